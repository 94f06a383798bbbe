"""Which stretches of a page are the article: trafilatura decides, the page's own markup gives the words.

trafilatura tells prose from furniture better than anything measured, but flattens what it keeps. So each paragraph that
it returns is found again on the page, and taken from there, with its marks and its place among the pictures. Of what
lies between, sub-heads over kept paragraphs are kept too, and the rest is listed as skipped.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import islice
from math import ceil

import trafilatura
from lxml import etree

from edition.reading.html.markup import Element, Item, Stretch, one_line

_LETTERS = re.compile(r"[\W_]+")
_PREFIX = 24
_LOOKED_AT = 20
"""Of so many stretches that begin alike one is tried, so that a page of repetitions costs no more than another."""
_FAULTS = (ValueError, TypeError, AttributeError, LookupError, RecursionError, etree.LxmlError, AssertionError)
"""What trafilatura is known to raise on pages that are none."""
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_PROSE_TAGS = frozenset({"p", "h2", "h3", "h4", "li", "blockquote", "pre", "dd", "dt"})


@dataclass(frozen=True, slots=True)
class Kept:
    """A stretch of the article's body."""

    place: float
    """Index among the page's items; between two of them where the extractor's own words stand in."""
    stretch: Stretch


def body_of(root: Element, items: Sequence[Item]) -> list[Kept]:
    """Return the article's stretches in page order; empty when nothing on the page looks like an article."""
    pieces = _extracted(root)
    kept = _found_again(pieces, items) if pieces else {}
    if not kept:
        kept = _plain_paragraphs(root, items)
    kept |= _headings_over(kept, items)
    return [Kept(place, kept[place]) for place in sorted(kept)]


def letters(text: str) -> str:
    """Return what stays of a text when case, punctuation and spaces are left out."""
    return _LETTERS.sub("", text).casefold()


def _extracted(root: Element) -> list[str]:
    """Return the paragraphs that trafilatura takes for the article."""
    try:
        found = trafilatura.bare_extraction(
            deepcopy(root), favor_precision=True, include_comments=False, include_tables=True, with_metadata=False
        )
    except _FAULTS:
        return []
    body = getattr(found, "body", None)
    return [] if body is None else [text for element in body for text in _texts(element)]


def _texts(element: Element) -> Iterator[str]:
    """Yield the text of each innermost block of an extracted element."""
    inner = [child for child in element if child.tag in ("item", "p", "row", "cell", "head", "quote", "list")]
    if not inner:
        if text := one_line(_plain(element)):
            yield text
        return
    run = element.text or ""
    for child in element:
        if child in inner:
            if one_line(run):
                yield one_line(run)
            yield from _texts(child)
            run = child.tail or ""
        else:
            run += _plain(child) + (child.tail or "")
    if one_line(run):
        yield one_line(run)


def _plain(element: Element) -> str:
    """Return an element's text, a line break being a space."""
    parts = [element.text or ""]
    for child in element:
        parts += [" " if child.tag == "lb" else "", _plain(child), child.tail or ""]
    return "".join(parts)


def _found_again(pieces: Sequence[str], items: Sequence[Item]) -> dict[float, Stretch]:
    """Return the page's stretches that the extracted pieces are, by their place.

    A piece that is not found is kept as the extractor gives it, after the one before: prose is never lost.
    """
    keys = {place: letters(item.text) for place, item in enumerate(items) if isinstance(item, Stretch)}
    whole, begin = defaultdict[str, list[int]](list), defaultdict[str, list[int]](list)
    for place, key in keys.items():
        whole[key].append(place)
        begin[key[:_PREFIX]].append(place)
    kept: dict[float, Stretch] = {}
    after = -1
    for piece in pieces:
        key = letters(piece)
        places = _places(key, keys, whole, begin, kept, after) if key else []
        for place in places:
            item = items[place]
            assert isinstance(item, Stretch)  # noqa: S101  # keys has stretches only
            kept[place] = item
            after = place
        if key and not places and after >= 0 and not any(key in keys.get(after - back, "") for back in range(3)):
            count = sum(1 for place in kept if after < place < after + 1)
            kept[after + (count + 1) / (count + 2)] = Stretch(piece, (), kept[after].element)
    return kept


def _places(
    key: str,
    keys: dict[int, str],
    whole: dict[str, list[int]],
    begin: dict[str, list[int]],
    kept: dict[float, Stretch],
    after: int,
) -> list[int]:
    """Return where a piece stands: one stretch, or several that the extractor has run together."""
    if place := _next(whole.get(key, []), kept, after):
        return [place - 1]
    if place := _next(_beginning_with(key, keys, begin, after), kept, after):
        return [place - 1]
    alike = begin.get(key[:_PREFIX], [])
    near = bisect_right(alike, after)
    for start in (*alike[near : near + _LOOKED_AT], *alike[:_LOOKED_AT]):
        run, rest = [], key
        for place in range(start, start + 400):
            part = keys.get(place, "")
            if part and rest.startswith(part):
                run.append(place)
                rest = rest[len(part) :]
            elif part:
                break
        if run and len(rest) < len(key) / 20 and not any(place in kept for place in run):
            return run
    return []


def _beginning_with(key: str, keys: dict[int, str], begin: dict[str, list[int]], after: int) -> list[int]:
    alike = begin.get(key[:_PREFIX], [])
    near = bisect_right(alike, after)
    return [place for place in alike[max(0, near - _LOOKED_AT) : near + _LOOKED_AT] if keys[place].startswith(key)]


def _next(places: Sequence[int], kept: dict[float, Stretch], after: int) -> int:
    """Return 1 + the first unused place after the last one used, else one before it; 0 when there is none near."""
    begin = bisect_right(places, after)
    near = (*places[begin : begin + _LOOKED_AT], *places[:_LOOKED_AT])
    return next((place + 1 for place in near if place not in kept), 0)


def _plain_paragraphs(root: Element, items: Sequence[Item]) -> dict[float, Stretch]:
    """Return the prose of the page's article element, for pages too short or too odd for the extractor."""
    holder = next((each for tag in ("article", "main", "body") for each in root.iter(tag)), root)
    return {
        place: item
        for place, item in enumerate(items)
        if isinstance(item, Stretch) and item.element.tag in _PROSE_TAGS and _is_below(item.element, holder)
    }


def _headings_over(kept: dict[float, Stretch], items: Sequence[Item]) -> dict[float, Stretch]:
    """Return the sub-heads that stand directly over kept paragraphs, after the first."""
    found: dict[float, Stretch] = {}
    first = min(kept, default=0)
    for place in sorted(kept)[1:]:
        above = ceil(place) - 1
        while above >= 0 and not isinstance(items[above], Stretch):
            above -= 1
        item = items[above] if above > first and above not in kept else None
        if isinstance(item, Stretch) and _stands_over(item.element, kept[place].element):
            found[above] = item
    return found


def _stands_over(heading: Element, paragraph: Element) -> bool:
    return heading.tag in _HEADINGS and paragraph.tag not in _HEADINGS and _are_near(heading, paragraph)


def _are_near(one: Element, other: Element) -> bool:
    """Tell whether two elements share an ancestor at most three levels up."""
    near = list(islice(one.iterancestors(), 3))
    return any(each in near for each in islice(other.iterancestors(), 3))


def _is_below(element: Element, holder: Element) -> bool:
    return element is holder or any(ancestor is holder for ancestor in element.iterancestors())
