"""Which stretches of a page are the article: trafilatura decides, the page's own markup gives the words.

trafilatura tells prose from furniture better than anything measured, but flattens what it keeps. So each paragraph that
it returns is found again on the page, and taken from there, with its marks and its place among the pictures. Of what
lies between, sub-heads over kept paragraphs are kept too, and the rest is listed as skipped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import islice
from math import ceil
from typing import cast

import lxml.html
import trafilatura
from lxml import etree

from edition.reading.flat.closing import is_reporter_credit
from edition.reading.html.completeness import completed, is_prose
from edition.reading.html.markup import Element, Item, Stretch, one_line
from edition.reading.html.matching import found_again
from edition.reading.html.preparing import why_unread

_FAULTS = (ValueError, TypeError, AttributeError, LookupError, RecursionError, etree.LxmlError, AssertionError)
"""What trafilatura is known to raise on pages that are none."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SUB_HEADS = _HEADINGS - {"h1"}
_NEAR, _NEAR_UNLINKED = 3, 5
"""So many levels above a sub-head and its paragraph stands an element that holds both."""
_BELOW, _LONGEST_CREDIT = 6, 240
"""So many items below the article a reporter credit is looked for, of so many characters."""
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
    kept = completed(found_again(pieces, items), items)
    if not kept:
        kept = _plain_paragraphs(root, items)
    kept |= headings_over(kept, items)
    kept |= _credits_below(kept, items)
    return [Kept(place, kept[place]) for place in sorted(kept)]


def _extracted(root: Element) -> list[str]:
    """Return the paragraphs that trafilatura takes for the article, of what a reader sees."""
    page = deepcopy(root)
    for element in list(page.iter()):
        if isinstance(element.tag, str) and element.getparent() is not None and why_unread(element):
            cast("lxml.html.HtmlElement", element).drop_tree()
    try:
        found = trafilatura.bare_extraction(
            page, favor_precision=True, include_comments=False, include_tables=True, with_metadata=False
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


def _plain_paragraphs(root: Element, items: Sequence[Item]) -> dict[float, Stretch]:
    """Return the prose of the page's article element, for pages too short or too odd for the extractor."""
    holder = next((each for tag in ("article", "main", "body") for each in root.iter(tag)), root)
    inside: dict[float, Stretch] = {
        place: item
        for place, item in enumerate(items)
        if isinstance(item, Stretch) and (item.element is holder or _is_below(item.element, holder))
    }
    tagged = {place: item for place, item in inside.items() if item.element.tag in _PROSE_TAGS}
    return tagged or {place: item for place, item in inside.items() if is_prose(item)}


def _credits_below(kept: dict[float, Stretch], items: Sequence[Item]) -> dict[float, Stretch]:
    """Return the lines shortly after the article that say who else reported, which extractors take for furniture."""
    last = ceil(max(kept, default=len(items)))
    below = ((place, item) for place, item in enumerate(items) if last < place <= last + _BELOW)
    return {
        place: item
        for place, item in below
        if isinstance(item, Stretch) and len(item.text) <= _LONGEST_CREDIT and is_reporter_credit(item.text)
    }


def headings_over(kept: dict[float, Stretch], items: Sequence[Item]) -> dict[float, Stretch]:
    """Return the sub-heads that stand directly over kept paragraphs, after the first."""
    found: dict[float, Stretch] = {}
    first = min(kept, default=0)
    for place in sorted(kept)[1:]:
        above = ceil(place) - 1
        while above >= 0 and not isinstance(items[above], Stretch):
            above -= 1
        item = items[above] if above > first and above not in kept else None
        if isinstance(item, Stretch) and _stands_over(item, kept[place]):
            found[above] = item
    return found


def _stands_over(heading: Stretch, paragraph: Stretch) -> bool:
    """Tell whether a sub-head is that of a paragraph; of headings further off, those that are links are teasers."""
    if heading.element.tag not in _SUB_HEADS or paragraph.element.tag in _SUB_HEADS or _is_in_link(heading):
        return False
    near = _NEAR if 2 * heading.linked > len(heading.text) else _NEAR_UNLINKED
    ancestors = list(islice(heading.element.iterancestors(), near))
    return any(each in ancestors for each in islice(paragraph.element.iterancestors(), near))


def _is_in_link(heading: Stretch) -> bool:
    """Tell the title of a teaser: it is in a link, with a picture or text, rather than a link in it."""
    return 2 * heading.linked > len(heading.text) and next(heading.element.iterancestors("a"), None) is not None


def is_heading(stretch: Stretch) -> bool:
    """Tell a heading by its element."""
    return stretch.element.tag in _HEADINGS


def _is_below(element: Element, holder: Element) -> bool:
    return element is holder or any(ancestor is holder for ancestor in element.iterancestors())
