"""What stands under a picture as phrases, each with the role that the markup gives it: caption, credit, or none."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import islice

from edition.reading.html.markup import BLOCKS, DROPPED, Element, classes, is_hidden, one_line

CAPTION_NAME = re.compile(
    r"caption|cutline|legend|bildtext|bildunterschrift|bildinfo|subtitle|didascalia|pie-?(?:de-?)?foto|opis-?zdj|"
    r"description",
    re.I,
)
CREDIT_NAME = re.compile(
    r"credit|copyright|photographer|attribution|byline|(?<![a-z])author|autor|photo-?by|rights|rechte|agency|"
    r"image-?source|photo-?source|(?<![a-z])source(?![a-z-]*set)|quelle|fotograf|nachweis|crédit|"
    r"fonte|fuente|zrodlo|contributor|distributor|provider|owner|courtesy|licen[cs]e(?:-caption)?",
    re.I,
)
_NOISE_NAME = re.compile(
    r"counter|button|toggle|expand|zoom|lightbox|share|enlarge|icon|slide-?count|visually-?count", re.I
)
_NOISE = re.compile(
    r"(?:open|view|click|tap|show|see|enlarge|hide|toggle|expand|full ?screen)\b[^.]{0,40}\b"
    r"(?:image|picture|photo|gallery|caption|full ?screen|larger|enlarge|zoom)s?(?: in (?:gallery|full ?screen))?"
    r"|\(?\d{1,3}\s?(?:/|of|von|de|di|sur|z)\s?\d{1,3}\)?|image \d+ of \d+|"
    r"(?:image |photo |media )?caption|media playback is (?:un|not )supported on (?:your|this) device|"
    r"(?:purchase|acquire|buy) licen[cs]ing rights\b.{0,40}|"
    r"advertisement|close|\d+:\d\d(?: min)?|loading\S*|i|image|prev(?:ious)?|next",
    re.I,
)
_LARGEST_BUTTON = 200
"""Elements within one that are looked at for a caption."""
_MOST_BESIDE = 10
"""Elements in one box with a source that is named."""
FORMATTING = frozenset("a abbr b br em i mark q strong sub sup u wbr".split())  # noqa: SIM905


class Role(Enum):
    """What a word under a picture is, as far as the markup tells."""

    CAPTION = "caption"
    CREDIT = "credit"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one role."""

    role: Role
    text: str
    element: Element


def phrases_of(holder: Element, apart: Container[Element] = ()) -> list[Run]:
    """Return the phrases in a picture's box, without what serves the screen only.

    Args:
        holder: The box.
        apart: Boxes in it that are other pictures'.
    """
    merged = _merged(_runs(holder, Role.UNKNOWN, apart))
    return [Run(run.role, text, run.element) for run in merged if (text := _clean(run.text))]


def _runs(element: Element, role: Role, apart: Container[Element]) -> Iterator[Run]:
    """Yield the text below an element with the role of the innermost element that has one; blocks are set apart.

    What follows a line break belongs to the break, so that each line is a phrase.
    """
    if not isinstance(element.tag, str) or element.tag in DROPPED or is_hidden(element) or element in apart:
        return
    name = classes(element)
    if _NOISE_NAME.search(name) and not any(map(has_role, islice(element.iter("*"), _LARGEST_BUTTON))):
        return
    own = _role(element, name) or (Role.CREDIT if role is Role.UNKNOWN and _is_cited(element) else None)
    role = own or role
    edge = " " if element.tag in BLOCKS or element.tag == "br" or (element.tag == "span" and own) else ""
    yield Run(role, edge + (element.text or ""), element)
    line = element
    for child in element:
        yield from _runs(child, role, apart)
        line = child if child.tag == "br" else line
        yield Run(role, child.tail or "", line)
    yield Run(role, edge, element)


def has_role(element: Element) -> bool:
    """Tell whether an element calls itself a caption or a credit."""
    return _role(element, classes(element)) is not None


def _role(element: Element, name: str) -> Role | None:
    if element.tag == "figcaption":
        return Role.CAPTION
    credit, caption = list(CREDIT_NAME.finditer(name)), list(CAPTION_NAME.finditer(name))
    if credit and (not caption or credit[-1].end() >= caption[-1].end()):
        return Role.CREDIT
    return Role.CAPTION if caption else None


def _is_cited(element: Element) -> bool:
    """Tell the source that a figure names in an element of its own from a title that a sentence cites."""
    box = element.getparent()
    if element.tag != "cite" or box is None or next(islice(box, _MOST_BESIDE, None), None) is not None:
        return False
    return not one_line("".join(filter(None, (box.text, *(child.tail for child in box)))))


def _merged(runs: Iterator[Run]) -> Iterator[Run]:
    """Join what stands in one element or is only formatted differently, so that a run is a phrase."""
    held: Run | None = None
    for run in runs:
        if held and run.role is held.role and not run.text.strip():
            held = Run(held.role, f"{held.text} " if run.text and held.text[-1:] != " " else held.text, held.element)
        elif held and run.role is held.role and _is_one_phrase(held, run):
            held = Run(held.role, held.text + run.text, held.element)
        else:
            if held:
                yield held
            held = run
    if held:
        yield held


def _is_one_phrase(one: Run, other: Run) -> bool:
    if not one.text.strip():
        return True
    inner, outer = other.element, one.element
    if one.element is other.element or other.element.tag in FORMATTING:
        return True
    return one.element.tag in FORMATTING and (inner is outer.getparent() or inner.getparent() is outer.getparent())


def _clean(text: str) -> str:
    text = one_line(text).strip("|•·-›» ")
    return "" if _NOISE.fullmatch(text) else text
