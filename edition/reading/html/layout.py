"""Where things stand on a page: the article's container, what lies between its paragraphs, the standfirst above."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from math import ceil

from edition.model import Skipped
from edition.reading.html.body import Kept
from edition.reading.html.byline import names_in
from edition.reading.html.facts import Facts
from edition.reading.html.markup import Element, Item, Stretch, classes, letters

_STANDFIRST = re.compile(
    r"standfirst|(?<![a-z])dek(?![a-z])|sub-?(?:title|head(?:line|ing))|strapline|(?:article|story)[-_]*(?:summary|intro|lead)"
)
_REASONS = (
    (re.compile(r"caption"), "caption without its picture"),
    (re.compile(r"newsletter|sign-?up|subscri|inscri"), "newsletter promo"),
    (re.compile(r"related|recommend|read-?(?:more|next)|more-?(?:on|from|stories)|teaser|card"), "related stories"),
    (re.compile(r"share|social|follow"), "share links"),
    (re.compile(r"(?<![a-z])ads?(?![a-z])|advert|sponsor|promo"), "advertisement"),
    (re.compile(r"comment"), "readers' comments"),
    (re.compile(r"byline|author|date|time|meta"), "byline and date"),
)


def container_of(kept: Sequence[Kept]) -> Element:
    """Return the innermost element that holds nearly all of the article's paragraphs.

    Args:
        kept: At least one stretch.
    """
    weights: dict[Element, int] = {}
    for each in kept:
        for element in (each.stretch.element, *each.stretch.element.iterancestors()):
            weights[element] = weights.get(element, 0) + len(each.stretch.text)
    total = sum(len(each.stretch.text) for each in kept)
    chain = [element for element, weight in weights.items() if weight >= 0.9 * total]
    return max(chain, key=_depth)


def standfirst_of(stream: Sequence[Item], kept: Sequence[Kept], facts: Facts) -> tuple[str | None, Sequence[Kept]]:
    """Return the standfirst, and the stretches without it.

    It is a line above the article that calls itself one or that the page is described with, or the article's first
    paragraph when that calls itself one.
    """
    first = kept[0].stretch
    if len(kept) > 1 and _STANDFIRST.search(classes(first.element)):
        return first.text, kept[1:]
    return _line_above(stream, kept, facts), kept


def _line_above(stream: Sequence[Item], kept: Sequence[Kept], facts: Facts) -> str | None:
    description = letters(facts.description or "")
    for item in stream[: ceil(kept[0].place)]:
        if not isinstance(item, Stretch) or not 25 <= len(item.text) <= 700 or item.element.tag == "h1":
            continue
        if 2 * item.linked > len(item.text) or names_in(item.text):
            continue
        if letters(item.text) == description or _is_standfirst(item):
            return item.text
    return None


def _is_standfirst(stretch: Stretch) -> bool:
    parent = stretch.element.getparent()
    if stretch.element.tag == "li":
        return False
    names = classes(stretch.element) + " " + (classes(parent) if parent is not None else "")
    return bool(_STANDFIRST.search(names))


def left_out(stream: Sequence[Item], kept: Sequence[Kept], taken: Collection[int]) -> tuple[Skipped, ...]:
    """Return what stands in the article's box and is not of it, each with the best guess why."""
    places = {each.place for each in kept} | set(taken)
    container = container_of(kept)
    found = [
        item
        for place, item in enumerate(stream)
        if isinstance(item, Stretch) and place not in places and _is_inside(item, place, kept, container)
    ]
    return tuple(Skipped(item.text, reason_of(item), confidence=0.7) for item in found)


def _is_inside(item: Stretch, place: int, kept: Sequence[Kept], container: Element) -> bool:
    if kept[0].place < place < kept[-1].place:
        return True
    return item.element.tag != "h1" and (item.element is container or container in item.element.iterancestors())


def reason_of(item: Stretch) -> str:
    """Return why a stretch is no prose, as far as the names of the boxes around it tell."""
    names = " ".join(classes(element) for element in (item.element, *list(item.element.iterancestors())[:4]))
    return next((reason for pattern, reason in _REASONS if pattern.search(names)), "not part of the article's text")


def _depth(element: Element) -> int:
    return sum(1 for _ in element.iterancestors())
