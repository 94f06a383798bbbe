"""Pull quotes: a quotation that stands alone and says again what the article quotes elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from edition.reading.flat.claims import Claim, Role
from edition.reading.flat.tokens import Document

SHORTEST = 25
LONGEST_TEXT = 300_000
"""Characters; in longer texts (books, archives) nothing is compared."""


def with_pull_quotes(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims with quotations that are given twice, once by themselves, taken for pull quotes."""
    if len(document.text) > LONGEST_TEXT:
        return list(claims)
    return [_judged(document, claims, n) for n in range(len(claims))]


def _judged(document: Document, claims: Sequence[Claim], n: int) -> Claim:
    openers, closers = document.quotes
    claim = claims[n]
    text = document.slice(claim.span)
    if claim.role is not Role.PROSE or text[0] not in openers or text[-1] not in closers:
        return claim
    words = text[1:-1].strip(" .,!?…")
    if len(words) < SHORTEST or any(mark in words for mark in openers + closers):
        return claim
    if document.text.count(words) < 2 or _is_first(document, claim, words):
        return claim
    return replace(claim, role=Role.PULL_QUOTE, reason="pull quote: given again in the text", confidence=0.85)


def _is_first(document: Document, claim: Claim, words: str) -> bool:
    """Tell whether the other place is one just like this and comes later: then that one is the pull quote."""
    other = document.text.find(words, claim.span[1])
    alone = (
        document.text[other - 1 : other] in document.quotes[0]
        and document.text[other + len(words) :][:2].strip(" .,!?…") in document.quotes[1]
    )
    return other > 0 and alone and document.text.find(words) > claim.span[0]
