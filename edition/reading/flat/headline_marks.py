"""Headlines that what stands right behind them shows: a house's dateline, “[VIDEO]”, a picture's “© Provided by …”."""

from __future__ import annotations

import re
from dataclasses import replace

from edition.reading.flat.claims import Claim, Role
from edition.reading.flat.datelines import broadcast_dateline
from edition.reading.flat.headline_copies import CLOSED, LONGEST_HEADLINE_WORDS, STOPPED, beyond
from edition.reading.flat.tokens import Document

_MARKED = re.compile(
    r"\S[^\n]{10,200}?(?<![.,;:]) ?"
    r"\[(?:VIDEO|VIDEOS|WATCH|PHOTOS?|PICS?|PICTURES|POLL|AUDIO|Video|Watch|Photos)\](?= [A-ZÀ-Þ“\"])"
)


def before_mark(document: Document, claims: list[Claim]) -> list[Claim]:
    """Take for headline what the text opens with, up to the mark that says what the page shows besides."""
    match = _MARKED.match(document.text, claims[0].span[0]) if claims else None
    words = match[0].split() if match else []
    if match is None or not 3 <= len(words) <= LONGEST_HEADLINE_WORDS or STOPPED.search(match[0]):
        return claims
    headline = Claim(match.span(), Role.HEADLINE, "headline: closed by what the page shows besides", 0.85)
    return [headline, *beyond(document, claims, match.end())]


def before_dateline(document: Document, claims: list[Claim]) -> list[Claim]:
    """Take for headline the unfinished words that open the text, before a broadcaster's dateline."""
    opens = broadcast_dateline(document.text)
    behind = len(claims) > 1 and opens is not None and claims[1].span[0] == opens[0]
    if not behind or not _may_be_title(document, claims[0]):
        return claims
    return [
        replace(claims[0], role=Role.HEADLINE, reason="headline: before the dateline", confidence=0.85),
        *claims[1:],
    ]


def before_credit(document: Document, claims: list[Claim]) -> list[Claim]:
    """Take for headline the unfinished words that open the text, before a portal's “© Provided by The Herald”.

    Behind that stands what the picture shows. Of “© AGENCY” the same cannot be told.
    """
    provided = len(claims) > 1 and claims[1].role is Role.CREDIT
    provided = provided and document.slice(claims[1].span).startswith("© Provided by")
    if not provided or not _may_be_title(document, claims[0]):
        return claims
    reason = "headline: before a portal’s credit line"
    return [replace(claims[0], role=Role.HEADLINE, reason=reason, confidence=0.8), *claims[1:]]


def _may_be_title(document: Document, claim: Claim) -> bool:
    text = document.slice(claim.span)
    whole = claim.role is Role.PROSE and not CLOSED.search(text) and not STOPPED.search(text)
    return whole and not claim.span[0] and 3 <= len(text.split()) <= LONGEST_HEADLINE_WORDS
