"""What a stretch of the source text is taken for, why, and how surely."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from edition.model import Span


class Role(StrEnum):
    """What a stretch of text can be."""

    PROSE = "prose"
    CAPTION = "caption"
    CREDIT = "credit"
    LABEL = "label"
    """“Image caption”, “Image:” before a caption: neither printed nor spoken."""
    SKIP = "skip"
    SUBHEADING = "subheading"
    PULL_QUOTE = "pull quote"
    LIST_ITEM = "list item"
    REPORTER_CREDIT = "reporter credit"
    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    PUBLISHED = "published"


BYLINE_OR_DATE = (Role.BYLINE, Role.PUBLISHED)
"""What stands last before an article."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One reading of one stretch. Claims never begin or end with white space."""

    span: Span
    role: Role
    reason: str = ""
    """The field's word for it, as the editor reads it; on prose, what it might be instead."""
    confidence: float = 1.0
    """0 to 1."""
    edge: bool = False
    """True when the source shows a paragraph edge before it."""


def trimmed(text: str, begin: int, end: int) -> Span:
    """Return a span without the white space at its ends."""
    piece = text[begin:end]
    return begin + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))


def without_overlap(claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims in order; where two overlap, the surer stays, of equals the longer, then the earlier."""
    ranked = sorted(claims, key=lambda claim: (-claim.confidence, claim.span[0] - claim.span[1], claim.span))
    taken = _Taken()
    return sorted((claim for claim in ranked if taken.add(claim.span)), key=lambda claim: claim.span)


class _Taken:
    """Disjoint spans, kept in order."""

    def __init__(self) -> None:
        self._begins: list[int] = []
        self._ends: list[int] = []

    def add(self, span: Span) -> bool:
        """Take a span, unless it overlaps one taken before; tell which."""
        at = bisect_right(self._begins, span[0])
        overlaps_before = at > 0 and self._ends[at - 1] > span[0]
        overlaps_after = at < len(self._begins) and self._begins[at] < span[1]
        if overlaps_before or overlaps_after:
            return False
        self._begins.insert(at, span[0])
        self._ends.insert(at, span[1])
        return True
