"""What a stretch of the source text is taken for, why, and how surely."""

from __future__ import annotations

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
    REPORTER_CREDIT = "reporter credit"
    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    PUBLISHED = "published"
    LIST_ITEM = "list item"


@dataclass(frozen=True, slots=True)
class Claim:
    """One reading of one stretch. Claims never begin or end with white space."""

    span: Span
    role: Role
    reason: str = ""
    """The field's word for it, as the editor reads it."""
    confidence: float = 1.0
    edge: bool = False
    """True when the source shows a paragraph edge before it."""


def without_overlap(claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims in order; where two overlap, the surer stays, of equals the longer, then the earlier."""
    ranked = sorted(claims, key=lambda claim: (-claim.confidence, claim.span[0] - claim.span[1], claim.span))
    kept: list[Claim] = []
    taken = _Taken()
    for claim in ranked:
        if taken.add(claim.span):
            kept.append(claim)
    return sorted(kept, key=lambda claim: claim.span)


class _Taken:
    """Disjoint spans, kept in order."""

    def __init__(self) -> None:
        self._begins: list[int] = []
        self._ends: list[int] = []

    def add(self, span: Span) -> bool:
        from bisect import bisect_right

        at = bisect_right(self._begins, span[0])
        if at and self._ends[at - 1] > span[0] or at < len(self._begins) and self._begins[at] < span[1]:
            return False
        self._begins.insert(at, span[0])
        self._ends.insert(at, span[1])
        return True
