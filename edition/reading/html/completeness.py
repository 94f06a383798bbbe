"""Prose that the extractor leaves out: it errs on the side of precision, and a sentence lost is the worse fault.

Two things are told from the page's own markup. A paragraph that stands where kept ones stand, or in boxes of the same
names, and is prose rather than links, is kept too: between them, and next to them until the page's end matter begins.
And where the extractor took a small part of the page's prose for all of it (a summary, a notice, the first of several
columns), the box with most of the prose is read whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile

from edition.reading.html.furniture import BOXES, is_end_matter, is_furniture
from edition.reading.html.markup import Element, Item, Stretch, classes, letters
from edition.reading.html.shape import SHORTEST, Likeness, home_of, is_list

_PROSE_TAGS = frozenset({"p", "div", "section", "article", "main", "body", "blockquote", "pre", "li", "td", "dd"})
_ENDED = re.compile(r"[.!?…]['\"”’»)\]]*$|[。！？」]$")
_UNLINKED = 15
"""Characters of a sentence outside its links."""
_VOUCHED = 0.2
"""Of the kept text, that much in boxes of one name shows that the name is the article's own."""
_ENOUGH = 0.4
"""Of the prose in the page's main box; with less than that the extractor has missed the article."""
_MAIN = 0.7
_LEAST = 1500
"""Characters of prose in a box that may be an article which the extractor has missed …"""
_LEAST_BESIDE_LITTLE, _LITTLE = 600, 0.25
"""… or fewer, where all that it took, anywhere, is only so much of that."""


def completed(kept: Mapping[float, Stretch], items: Sequence[Item]) -> dict[float, Stretch]:
    """Return the kept stretches with the prose beside them that was left out."""
    missed = _missed_article(kept, items)
    found = dict(kept) if missed is None else missed
    return {**found, **dict(_Beside(found, items).found())} if found else found


class _Beside:
    """The prose that stands where kept paragraphs stand, or in boxes like theirs."""

    def __init__(self, kept: Mapping[float, Stretch], items: Sequence[Item]) -> None:
        self._kept, self._items = kept, items
        self._likeness = Likeness(kept.values())
        self._vouched = _vouched_names(kept.values())
        self._said = {letters(stretch.text) for stretch in kept.values()}

    def found(self) -> Iterator[tuple[float, Stretch]]:
        """Yield what was left out between, below and above the kept paragraphs."""
        first, last = min(self._kept), max(self._kept)
        places = range(len(self._items))
        yield from self._between([place for place in places if first < place < last])
        yield from self._beyond([place for place in places if place > last])
        yield from self._beyond([place for place in reversed(places) if place < first])

    def _between(self, places: Iterable[int]) -> Iterator[tuple[float, Stretch]]:
        left = {
            place: (item, self._likeness.whole(item))
            for place, item in self._stretches(places)
            if place not in self._kept and self._likeness.is_like(item)
        }
        unlinked = Counter[Element]()
        for item, whole in left.values():
            unlinked[whole] += len(item.text) - 2 * item.linked
        for place, (item, whole) in left.items():
            in_list = is_list(whole) and unlinked[whole] > 0
            may_be_ours = in_list or is_prose(item) or _is_sentence_of_links(item)
            if may_be_ours and not is_furniture(item.element, 2, self._vouched):
                yield place, item

    def _beyond(self, places: Iterable[int]) -> Iterator[tuple[float, Stretch]]:
        """Yield the paragraphs further on that are like the kept ones, until something is surely of another part."""
        further = list(takewhile(lambda pair: not self._is_end(pair[1]), self._stretches(places)))
        long = [(place, item) for place, item in further if len(item.text) >= SHORTEST and self._likeness.is_like(item)]
        homes = {self._likeness.home(item) for _, item in long}
        near = takewhile(lambda pair: self._likeness.is_at_home(pair[1]) and _is_sentence(pair[1]), further)
        short = [pair for pair in further if self._likeness.home(pair[1]) in homes and _is_sentence(pair[1])]
        for place, item in dict([*long, *near, *short]).items():
            if self._is_new_prose(item):
                yield place, item

    def _stretches(self, places: Iterable[int]) -> Iterator[tuple[int, Stretch]]:
        return ((place, item) for place in places if isinstance(item := self._items[place], Stretch))

    def _is_new_prose(self, item: Stretch) -> bool:
        is_said = len(item.text) >= SHORTEST and letters(item.text) in self._said
        if is_said or not (is_prose(item) or _is_sentence_of_links(item)):
            return False
        return not is_furniture(item.element, BOXES, self._vouched)

    def _is_end(self, item: Stretch) -> bool:
        return item.element.tag == "h1" or is_end_matter(item.element, self._vouched)


def _vouched_names(stretches: Iterable[Stretch]) -> frozenset[str]:
    """Return what the boxes that hold much of the kept text call themselves, whatever that sounds like."""
    held = Counter[str]()
    total = 0
    for stretch in stretches:
        total += len(stretch.text)
        boxes = (stretch.element, *stretch.element.iterancestors())
        held.update(dict.fromkeys((classes(box) for box in boxes), len(stretch.text)))
    return frozenset(names for names, length in held.items() if length >= _VOUCHED * total)


def is_prose(stretch: Stretch) -> bool:
    """Tell sentences from links, labels and headings."""
    text = stretch.text
    if stretch.element.tag not in _PROSE_TAGS or 2 * stretch.linked > len(text):
        return False
    return len(text) >= SHORTEST or _is_sentence(stretch) or text.endswith(":")


def _is_sentence(stretch: Stretch) -> bool:
    return bool(_ENDED.search(stretch.text))


def _is_sentence_of_links(stretch: Stretch) -> bool:
    """Tell a sentence of which much is a link from a link to something else, which is all link or no sentence."""
    is_mixed = len(stretch.text) - stretch.linked >= _UNLINKED
    return is_mixed and len(stretch.text) >= SHORTEST and stretch.element.tag == "p" and _is_sentence(stretch)


def _missed_article(kept: Mapping[float, Stretch], items: Sequence[Item]) -> dict[float, Stretch] | None:
    """Return all prose of the page's main box where the kept stretches are but a small part of it; else None.

    Only paragraphs with others beside them count: teasers stand alone, each in its own box.
    """
    running: dict[float, Stretch] = {
        place: item for place, item in enumerate(items) if isinstance(item, Stretch) and _is_running(item)
    }
    together = Counter(home_of(item) for item in running.values())
    main = _main_box([item for item in running.values() if together[home_of(item)] > 1])
    if main is None:
        return None
    inside = {place: item for place, item in running.items() if main in item.element.iterancestors()}
    total = sum(len(item.text) for item in inside.values())
    found = sum(len(stretch.text) for place, stretch in kept.items() if place in inside)
    taken = sum(len(stretch.text) for stretch in kept.values())
    is_missed = total >= _LEAST or (total >= _LEAST_BESIDE_LITTLE and taken <= _LITTLE * total)
    if not is_missed or found > _ENOUGH * total:
        return None
    first, last = min(inside), max(inside)
    between: dict[float, Stretch] = {
        place: item
        for place, item in enumerate(items)
        if first <= place <= last and isinstance(item, Stretch) and _belongs(item, main)
    }
    prose = {place: stretch for place, stretch in kept.items() if is_prose(stretch)}
    return {**prose, **inside, **between}


def _is_running(stretch: Stretch) -> bool:
    is_item = any(element.tag in ("li", "td") for element in (stretch.element, *stretch.element.iterancestors()))
    return len(stretch.text) >= SHORTEST and not is_item and is_prose(stretch) and not is_furniture(stretch.element)


def _belongs(item: Stretch, main: Element) -> bool:
    """Tell a short paragraph or list item of the main box."""
    return main in item.element.iterancestors() and is_prose(item) and not is_furniture(item.element)


def _main_box(prose: Iterable[Stretch]) -> Element | None:
    """Return the innermost element that holds most of the page's prose."""
    weights: dict[Element, int] = {}
    total = 0
    for stretch in prose:
        total += len(stretch.text)
        for element in stretch.element.iterancestors():
            weights[element] = weights.get(element, 0) + len(stretch.text)
    chain = [element for element, weight in weights.items() if weight >= _MAIN * total]
    return max(chain, key=lambda element: sum(1 for _ in element.iterancestors()), default=None)
