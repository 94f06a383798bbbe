"""The words under a picture: which of them are its caption, and which its credit line.

Markup says it, where it says anything: elements call themselves caption, credit, source, photographer. Otherwise the
flat-text reader's credit finder parts the words, then their place: last in the caption, in an element of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from edition.reading.flat.credit_labels import Credit
from edition.reading.flat.credits import find_credits
from edition.reading.flat.tokens import Document
from edition.reading.html.markup import BLOCKS, DROPPED, Element, classes, is_hidden, one_line

CAPTION_NAME = re.compile(
    r"caption|cutline|legend|bildtext|bildunterschrift|bildinfo|subtitle|didascalia|pie-?(?:de-?)?foto|opis-?zdj|"
    r"description",
    re.I,
)
CREDIT_NAME = re.compile(
    r"credit|copyright|photographer|attribution|byline|(?<![a-z])author|autor|photo-?by|rights|rechte|agency|"
    r"image-?source|photo-?source|(?<![a-z])source(?![a-z-]*set)|quelle|fotograf|nachweis|crédit|"
    r"fonte|fuente|zrodlo|contributor|distributor|provider|owner|courtesy",
    re.I,
)
LONGEST_CAPTION = 1200
"""Characters: more is no caption, but a story told in pictures."""
_LONGEST_CREDIT = 200
_LONGEST_REST = 80
_EDGES = '.!?…|:;–—-/)(”"»'
"""What stands between a sentence and a credit that does not belong to it."""
_LETTERS = re.compile(r"[^\W\d_]{2}")
_NOISE_NAME = re.compile(
    r"counter|button|toggle|expand|zoom|lightbox|share|enlarge|icon|slide-?count|visually-?count", re.I
)
_NOISE = re.compile(
    r"(?:open|view|click|tap|show|see|enlarge|hide|toggle|expand|full ?screen)\b[^.]{0,40}\b"
    r"(?:image|picture|photo|gallery|caption|full ?screen|larger|enlarge|zoom)s?(?: in (?:gallery|full ?screen))?"
    r"|\(?\d{1,3}\s?(?:/|of|von|de|di|sur|z)\s?\d{1,3}\)?|image \d+ of \d+|"
    r"advertisement|caption|close|\d+:\d\d(?: min)?|loading\S*|i|image|prev(?:ious)?|next",
    re.I,
)
_EMPTY = re.compile(r"(?!\d{4}$)[\W\d_]+|photo|foto|bild|credits?|crédits?|\S+\.(?:jpe?g|png|gif|webp)", re.I)
"""What is no caption by itself: numbers but for a year, a label, a file's name."""
_LABEL = re.compile(
    r"^(?:(?:image|photo|picture|figure)?\s?caption[,:]|(?:bild|foto)unterschrift[:,]|légende\s?:|image:)\s*", re.I
)
_BRACKET = re.compile(r"(?<=[.!?…”’\"»])\s*\(([^()]{2,90})\)$")
_STROKE = re.compile(r"(?<=\S)\s+(?:\|\s+([^|]{2,90})|/\s+((?:[^\s/]+[\s/]{0,3}){1,6}))$")
_CHAIN = re.compile(r"(?:[^\W\d_a-z][\w.'’-]* )?[^\s/]{3,40}(?:/[^\W\d_][^/]{1,30}){1,3}")
"""A whole caption that is only names parted by strokes (“someone/Agency Images”)."""
_STOCK = re.compile(
    r"/(?:Getty|iStock|AFP|AP|Reuters|REUTERS|Shutterstock|Alamy|EPA|dpa|PA|Corbis|Bloomberg)\b|Images$"
)
_SOURCE = re.compile(r"(?:sources?|quellen?|fuentes?|fonti?e?)\s?:\s[^.!?]{2,150}\.?", re.I)
_CUT_NAME = re.compile(r"(?:[^\W\d_a-z][\w.'’-]* ?){1,3}")
_NAME = re.compile(
    r"(?<=[.!?…”’\"»)])\s+((?:(?:[^\W\d_a-z][\w.&'’-]*|via|for|of|the|and|und|et|y|de|du|von|van)[\s/,|]{0,3}){1,7})$"
)
"""Only capitalised words after the last sentence (“… on Monday. Getty Images”)."""
_ASIAN = re.compile(r"[（(\[]([^（）()\[\]]*(?:撮影|提供|共同|사진)[^（）()\[\]]*)[）)\]]$")
_NOT_A_CREDIT = re.compile(r"\W*(?:archiv|symbol|file|stock|left|right|links|rechts|above|below)\w*\b[^/]{0,20}$", re.I)
_FORMATTING = frozenset("a abbr b br em i mark q strong sub sup u wbr".split())  # noqa: SIM905


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


def caption_and_credit(holder: Element) -> tuple[str, str]:
    """Return the caption and the credit line in a picture's box; either may be empty."""
    runs = [
        Run(run.role, text, run.element) for run in _merged(_runs(holder, Role.UNKNOWN)) if (text := _clean(run.text))
    ]
    has_own = any(run.role is Role.CAPTION for run in runs)
    runs = list(_continued(_judged(run) for run in runs))
    named = any(run.role is Role.CAPTION for run in runs)
    captions = [run for run in runs if run.role is (Role.CAPTION if named else Role.UNKNOWN)]
    if has_own and not named and sum(len(run.text) for run in captions) > _LONGEST_CREDIT:
        captions = []  # the caption is all credit, and the rest is prose
    credit = _joined(run.text for run in runs if run.role is Role.CREDIT).lstrip(": ")
    if not credit and len(captions) > 1 and _may_be_credit(captions[-1]):
        credit = captions.pop().text
    caption = _LABEL.sub("", _joined(run.text for run in captions)).strip()
    if len(caption) > LONGEST_CAPTION or _EMPTY.fullmatch(caption):
        return "", credit
    if credit:
        return _without(caption, credit), credit
    return split_caption(caption)


def split_caption(text: str) -> tuple[str, str]:
    """Part a caption that holds its credit (“The bridge. Photo: Name/Agency”) into caption and credit line.

    Here, unlike in running text, nothing follows a credit: what stands after one belongs to it, if it is short.
    """
    if _SOURCE.fullmatch(text) or (_CHAIN.fullmatch(text) and _STOCK.search(text)):
        return "", text
    begin = min((match.start() for match in _endings(text)), default=len(text))
    found = find_credits_in(text)
    if found:
        end, rest = found[-1].span[1], text[found[-1].span[1] :].strip()
        if found[0].span[0] == 0 and rest:
            return rest, text[:end].strip()
        if len(rest) > _LONGEST_REST:
            return f"{text[: found[0].span[0]].strip()} {rest}", text[found[0].span[0] : end].strip()
        begin = min(begin, found[0].span[0])
    if text[begin:].startswith("Images/") and _CUT_NAME.fullmatch(text[:begin]):
        return "", text
    return text[:begin].strip(), text[begin:].strip(" |").removeprefix("/ ")


def find_credits_in(text: str) -> list[Credit]:
    """Return the credits that the flat-text reader finds in a caption, without remarks such as “(archive)”."""
    return [credit for credit in find_credits(Document(text)) if not _NOT_A_CREDIT.match(text[slice(*credit.span)])]


def _endings(text: str) -> Iterator[re.Match[str]]:
    """Yield what may be a credit without a label at a caption's end: in brackets, after a stroke, or by capitals."""
    for pattern in (_BRACKET, _STROKE, _NAME, _ASIAN):
        match = pattern.search(text)
        words = next(filter(None, match.groups()), "") if match else ""
        if match and not _NOT_A_CREDIT.match(words) and not words[:1].islower() and not _is_sentence(words):
            yield match


def _is_sentence(words: str) -> bool:
    """Tell a remark in brackets from a name: it ends with a full stop after a small word."""
    return len(words.split()) > 6 and words.endswith((".", "!", "?")) and words.split()[-1][:1].islower()


def _runs(element: Element, role: Role) -> Iterator[Run]:
    """Yield the text below an element with the role of the innermost element that has one; blocks are set apart."""
    if not isinstance(element.tag, str) or element.tag in DROPPED or is_hidden(element):
        return
    name = classes(element)
    if _NOISE_NAME.search(name) and not has_role(element):
        return
    role = _role(element, name) or role
    apart = " " if element.tag in BLOCKS or (element.tag in ("br", "span") and _role(element, name)) else ""
    yield Run(role, apart + (element.text or ""), element)
    for child in element:
        yield from _runs(child, role)
        yield Run(role, child.tail or "", element)
    yield Run(role, apart, element)


def has_role(element: Element) -> bool:
    """Tell whether an element calls itself a caption or a credit."""
    return _role(element, classes(element)) is not None


def _role(element: Element, name: str) -> Role | None:
    if element.tag == "figcaption":
        return Role.CAPTION
    credit, caption = list(CREDIT_NAME.finditer(name)), list(CAPTION_NAME.finditer(name))
    if credit and (not caption or credit[-1].start() > caption[-1].start()):
        return Role.CREDIT
    return Role.CAPTION if caption else None


def _merged(runs: Iterator[Run]) -> Iterator[Run]:
    """Join what stands in one element or is only formatted differently, so that a run is a phrase."""
    held: Run | None = None
    for run in runs:
        if held and run.role is held.role and (_is_one_phrase(held, run) or not run.text.strip()):
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
    if one.element is other.element or other.element.tag in _FORMATTING:
        return True
    return one.element.tag in _FORMATTING and (inner is outer.getparent() or inner.getparent() is outer.getparent())


def _judged(run: Run) -> Run:
    """Tell a credit by its words where the markup says nothing, and refuse one that is too long to be one."""
    if run.role is Role.CREDIT and len(run.text) > _LONGEST_CREDIT:
        return Run(Role.CAPTION, run.text, run.element)
    if run.role is not Role.CREDIT and len(run.text) <= _LONGEST_CREDIT and not split_caption(run.text)[0]:
        return Run(Role.CREDIT, run.text, run.element)
    return run


def _continued(runs: Iterator[Run]) -> Iterator[Run]:
    """Give a credit what goes on after it in another element (“/AFP via Getty Images”)."""
    before = Role.UNKNOWN
    for run in runs:
        goes_on = before is Role.CREDIT and run.text[0] in "/|" and len(run.text) <= _LONGEST_REST
        yield Run(Role.CREDIT, run.text, run.element) if goes_on else run
        before = Role.CREDIT if goes_on else run.role


def _may_be_credit(run: Run) -> bool:
    """Tell whether the last of several phrases is a name rather than a sentence."""
    text = run.text
    return (
        len(text) <= _LONGEST_REST
        and run.element.tag not in _FORMATTING
        and bool(_LETTERS.search(text))
        and text[-1] not in ".!?:;,…"
        and not _NOT_A_CREDIT.match(text)
        and (text[0].isupper() or not text[0].isascii() or text[0] in "©(")
    )


def _clean(text: str) -> str:
    text = one_line(text).strip("|•·-›» ")
    return "" if _NOISE.fullmatch(text) else text


def _joined(texts: Iterator[str]) -> str:
    """Join texts, each once, be it in elements of its own or twice in a row for narrow and wide screens."""
    joined = " ".join(dict.fromkeys(text for text in texts if text))
    words = joined.split()
    half = len(words) // 2
    return " ".join(words[:half]) if words and words[:half] == words[half:] else joined


def _without(caption: str, credit: str) -> str:
    """Take out of a caption the credit that it repeats at its beginning or end, but no word of a sentence."""
    if len(credit) <= 3:
        return caption
    before, after = caption.removesuffix(credit).rstrip(), caption.removeprefix(credit).lstrip()
    if len(before) < len(caption.rstrip()) and (not before or before[-1] in _EDGES):
        return before.strip(" |")
    if len(after) < len(caption.lstrip()) and (not after or after[0] in _EDGES):
        return after.strip(" |")
    return caption
