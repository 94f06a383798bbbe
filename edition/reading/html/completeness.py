"""Prose that the extractor leaves out: it errs on the side of precision, and a sentence lost is the worse fault.

Two things are told from the page's own markup. A paragraph that is a sibling of kept ones, as they are, and is prose
rather than links, is kept too. And where the extractor took a small part of the page's prose for all of it (a summary,
the first of several columns), the box with most of the prose is read whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from edition.reading.html.markup import Element, Item, Stretch, classes

_PROSE_TAGS = frozenset({"p", "div", "section", "article", "main", "body", "blockquote", "pre", "li", "td", "dd"})
_WHOLES = frozenset({"ul", "ol", "dl", "table", "blockquote", "pre"})
_FURNITURE_TAGS = frozenset({"nav", "footer", "aside", "form", "figcaption", "address", "h1", "time"})
_FURNITURE = re.compile(
    r"comment|disqus|related|recommend|teaser|promo|newsletter|sign-?up|subscri|sidebar(?!-grid)|footer|share|social|advert|sponsor|"
    r"most-?(?:read|popular)|trending|read-?(?:more|next)|cookie|consent|paywall|byline|bio(?![a-z])|caption|credit|"
    r"copyright|disclaimer|(?<![a-z])(?:ad|tags?|meta|nav|menu|modal|toc)(?![a-z])|references|infobox|catlinks"
)
_BOXES = 8
"""So many boxes around a stretch are looked at."""
_SHORTEST = 60
"""Characters of a paragraph that is prose by its length alone."""
_SENTENCE = re.compile(r"[.!?…:]['\"”’»)\]]*$|[。！？」]$")
_ENOUGH = 0.4
"""Of the prose in the page's main box; with less than that the extractor has missed the article."""
_MAIN = 0.7
_LEAST = 1500
"""Characters of prose in a box that may be an article which the extractor has missed."""


def completed(kept: Mapping[float, Stretch], items: Sequence[Item]) -> dict[float, Stretch]:
    """Return the kept stretches with the prose beside them that was left out."""
    missed = _missed_article(kept, items)
    return missed if missed is not None else {**kept, **dict(_siblings(kept, items))}


def _siblings(kept: Mapping[float, Stretch], items: Sequence[Item]) -> Iterator[tuple[float, Stretch]]:
    """Yield the prose between kept paragraphs that stands where they stand."""
    around = _around(kept.values())
    homes = {_home(_whole(stretch, around)) for stretch in kept.values() if len(stretch.text) >= _SHORTEST}
    first, last = min(kept, default=0), max(kept, default=0)
    left = {
        place: (item, whole)
        for place, item in enumerate(items)
        if first < place < last and place not in kept and isinstance(item, Stretch)
        if _home(whole := _whole(item, around)) in homes
    }
    unlinked = Counter[Element]()
    for item, whole in left.values():
        unlinked[whole] += len(item.text) - 2 * item.linked
    for place, (item, whole) in left.items():
        in_list = whole.tag in _WHOLES and unlinked[whole] > 0
        if (in_list or is_prose(item)) and not _is_furniture(item.element, 2):
            yield place, item


def _whole(stretch: Stretch, around: Container[Element] = ()) -> Element:
    """Return the paragraph, or the outermost list, table or quotation that it is in, short of the article itself."""
    whole = stretch.element
    for element in whole.iterancestors():
        if element in around:
            break
        if element.tag in _WHOLES:
            whole = element
    return whole


def _home(whole: Element) -> Element | None:
    """Return the element that a paragraph stands in: of bare text between others that which holds it."""
    return whole if whole.tag == "div" and len(whole) else whole.getparent()


def _around(stretches: Iterable[Stretch]) -> frozenset[Element]:
    """Return the elements that hold at least half of a text: pages are laid out in tables and lists, too."""
    held = Counter[Element]()
    total = 0
    for stretch in stretches:
        total += len(stretch.text)
        held.update(dict.fromkeys(stretch.element.iterancestors(), len(stretch.text)))
    return frozenset(element for element, length in held.items() if 2 * length >= total)


def is_prose(stretch: Stretch) -> bool:
    """Tell sentences from links, labels and headings."""
    text = stretch.text
    if stretch.element.tag not in _PROSE_TAGS or 2 * stretch.linked > len(text):
        return False
    return len(text) >= _SHORTEST or bool(_SENTENCE.search(text))


def _missed_article(kept: Mapping[float, Stretch], items: Sequence[Item]) -> dict[float, Stretch] | None:
    """Return all prose of the page's main box where the kept stretches are but a small part of it; else None.

    Only paragraphs with others beside them count: teasers stand alone, each in its own box.
    """
    running: dict[float, Stretch] = {
        place: item for place, item in enumerate(items) if isinstance(item, Stretch) and _is_running(item)
    }
    together = Counter(_home(_whole(item)) for item in running.values())
    main = _main_box([item for item in running.values() if together[_home(_whole(item))] > 1])
    if main is None:
        return None
    inside = {place: item for place, item in running.items() if main in item.element.iterancestors()}
    total = sum(len(item.text) for item in inside.values())
    found = sum(len(stretch.text) for place, stretch in kept.items() if place in inside)
    if total < _LEAST or found > _ENOUGH * total:
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
    return (
        len(stretch.text) >= _SHORTEST
        and not is_item
        and is_prose(stretch)
        and not _is_furniture(stretch.element, _BOXES)
    )


def _belongs(item: Stretch, main: Element) -> bool:
    """Tell a short paragraph or list item of the main box."""
    return main in item.element.iterancestors() and is_prose(item) and not _is_furniture(item.element, _BOXES)


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


def _is_furniture(element: Element, boxes: int) -> bool:
    """Tell by their names that the boxes around an element are not the article."""
    for level, box in enumerate((element, *element.iterancestors())):
        if level > boxes or box.tag in ("body", "html"):
            return False
        if box.tag in _FURNITURE_TAGS or _FURNITURE.search(classes(box)):
            return True
    return False
