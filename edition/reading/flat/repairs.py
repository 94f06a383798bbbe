"""Certain repairs: defects of the source that can be mended without doubt. Everything else is only flagged."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from edition.model import Repair, Span
from edition.reading.flat.claims import Claim, Role
from edition.reading.flat.lexicon import words
from edition.reading.flat.tokens import Document

_TIGHT_BRACKET = re.compile(r"(?<=[\w.!?])\](?=(?P<next>[^\W\d_])[\w’']*[\s,.;:])")
_LOOSE_STOP = re.compile(
    r"(?<![\w.’'-])(?P<word>[a-zß-öø-ÿ]{3,})(?P<stop>\.)\s(?=(?:in|on|at|of|to|from|with|by|for|into|over|under|and|or|as|than|near|across)\s[a-z])"
)
FOLD = "[+]"
"""The button that unfolds a caption, in the middle of its sentence (“one ... [+] with loops”)."""
_REMARK = re.compile(r",? opens new tab(?: (?=[.,;:)])|(?= [a-z(])|(?=[.,;:)]))| (?:\.\.\.|…) \[\+\](?= \w)")
"""What a link tells screen readers, or such a button, in the middle of a sentence."""
_TAGGED = re.compile(
    r"(?P<name>[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){1,4}?)(?P<links>(?P=name)(?=[A-Z])[^\n]{20,900}? MORE)(?= )"
)
"""A name given once more, glued to itself, with the links under it (“Ann ReyAnn Rey … MORE”)."""
_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|has|have|had|do|does|did|will|would|can|could|may|might|must|should|said|says|went|came|took|made|[a-z]+n[’']t)\b"
)
_SENTENCE_END = re.compile(r"[.!?]")
_FRAGMENT = 80
"""A fragment that a stray full stop cut off is no longer than this, in characters."""


def find_repairs(document: Document, claims: Sequence[Claim]) -> tuple[Repair, ...]:
    """Return the certain repairs, in order."""
    found = [
        *_stray_stops(document, claims),
        *_tight_brackets(document.text),
        *_loose_stops(document.text),
        *_remarks(document.text),
        *_tagged(document.text),
    ]
    return tuple(sorted(found, key=_begin))


def _stray_stops(document: Document, claims: Sequence[Claim]) -> Iterator[Repair]:
    """Yield punctuation that stands alone between two sentences; it is skipped, and the place is a paragraph's edge."""
    for claim in claims:
        if claim.role is Role.SKIP and claim.reason == "stray punctuation":
            begin, end = claim.span
            spaced = begin > 0 and end < len(document.text)
            span = (begin - 1, end + 1) if spaced else claim.span
            yield Repair(document.slice(span), " " if spaced else "", "stray punctuation between sentences", span)


def _tight_brackets(text: str) -> Iterator[Repair]:
    for match in _TIGHT_BRACKET.finditer(text):
        opened = text.rfind("[", max(0, match.start() - 80), match.start())
        inside = text[opened + 1 : match.start()]
        # “[t]he” and “[report]ed” go on with their word; several words in brackets cannot.
        apart = match["next"].isupper() or " " in inside
        if opened >= 0 and len(inside) > 3 and "]" not in inside and apart:
            yield Repair("]", "] ", "missing space after a bracket", match.span())


def _loose_stops(text: str) -> Iterator[Repair]:
    for match in _LOOSE_STOP.finditer(text):
        if match["word"] not in words("grammar", "abbreviations") and _is_fragment(text, match.end()):
            yield Repair(".", "", "full stop inside a sentence", match.span("stop"))


def _remarks(text: str) -> Iterator[Repair]:
    for match in _REMARK.finditer(text):
        yield Repair(match[0], "", "remark of the page within a sentence", match.span())


def _tagged(text: str) -> Iterator[Repair]:
    for match in _TAGGED.finditer(text):
        yield Repair(match["links"], "", "links of the page within a sentence", match.span("links"))


def _is_fragment(text: str, begin: int) -> bool:
    """Tell whether what follows the stop, up to the sentence's end, is short and has no finite verb."""
    end = _SENTENCE_END.search(text, begin, begin + _FRAGMENT)
    return end is not None and not _FINITE.search(text, begin, end.start())


def _begin(repair: Repair) -> int:
    return repair.span[0] if repair.span else 0


def repaired(text: str, span: Span, repairs: Sequence[Repair]) -> str:
    """Return a slice of the text with the repairs that lie in it made, on one line; repairs come in order."""
    parts, reached = [], span[0]
    for repair in repairs[bisect_left(repairs, span[0], key=_begin) : bisect_left(repairs, span[1], key=_begin)]:
        if repair.span and repair.span[1] <= span[1]:
            parts += [text[reached : repair.span[0]], repair.after]
            reached = repair.span[1]
    return " ".join("".join([*parts, text[reached : span[1]]]).split())
