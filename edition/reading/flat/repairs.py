"""Certain repairs: defects of the source that can be mended without doubt. Everything else is only flagged."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edition.model import Repair, Span
from edition.reading.flat.tokens import Document

_TIGHT_BRACKET = re.compile(r"(?<=[\w.!?])\](?=[A-Z][\w’']*\s|I\s)")
_LOOSE_STOP = re.compile(r"(?P<word>[^\W\d_]{3,})\.(?P<space>\s)(?P<next>(?:in|on|at|of|to|from|with|by|for|into|over|under|and|or|as|than)\s)")
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|may|might|must|should|said|says)\b")


def find_repairs(document: Document) -> Iterator[Repair]:
    """Yield the certain repairs within the text: a missing space after a bracket, a full stop inside a sentence."""
    text = document.text
    for match in _TIGHT_BRACKET.finditer(text):
        if "[" in text[max(0, match.start() - 80) : match.start()]:
            yield Repair("]", "] ", "missing space after a bracket", match.span())
    for match in _LOOSE_STOP.finditer(text):
        if _is_fragment(text, match.start("next")):
            yield Repair(".", "", "full stop inside a sentence", (match.end("word"), match.end("word") + 1))


def _is_fragment(text: str, begin: int) -> bool:
    """Tell whether what follows the stop, up to the sentence's end, is short and has no finite verb."""
    end = re.compile(r"[.!?]").search(text, begin, begin + 80)
    return end is not None and not _FINITE.search(text, begin, end.start())


def repaired(text: str, span: Span, repairs: list[Repair]) -> str:
    """Return a slice of the text with the repairs that lie in it made, on one line."""
    parts, reached = [], span[0]
    for repair in repairs:
        if repair.span and span[0] <= repair.span[0] and repair.span[1] <= span[1]:
            parts += [text[reached : repair.span[0]], repair.after]
            reached = repair.span[1]
    return " ".join("".join([*parts, text[reached : span[1]]]).split())
