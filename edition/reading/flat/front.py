"""What stands before the article by its own form: byline and date; those that stand too late are none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from edition.reading.flat.bylines import LATEST, find_bylines
from edition.reading.flat.claims import Claim, Role, trimmed
from edition.reading.flat.datelines import broadcast_dateline
from edition.reading.flat.dates import SURE_STAMP, day_in, find_dates
from edition.reading.flat.tokens import Document

CAPTION_ALLOWANCE = 220
"""What a credit line before it adds to that: the caption it belongs to."""
LONGEST_SUMMARY = 700
"""The points of a story before its dateline are no longer, in characters."""
_SUMMARY_LABEL = re.compile(r"(?<!\S)Story [Hh]ighlights?(?=\s)")


def find_front(document: Document) -> Iterator[Claim]:
    """Yield bylines and dates of publication that may stand before the article; see :func:`without_late`."""
    yield from find_bylines(document)
    yield from find_dates(document)
    yield from _highlights(document)


def _highlights(document: Document) -> Iterator[Claim]:
    """Yield the summary that a page puts before the dateline of its report, and the words that announce it."""
    label = _SUMMARY_LABEL.search(document.text, 0, LATEST)
    opens = broadcast_dateline(document.text) if label else None
    if label and opens and label.end() < opens[0] <= label.end() + LONGEST_SUMMARY:
        yield Claim(label.span(), Role.SKIP, "page furniture", 0.97)
        summary = trimmed(document.text, label.end(), opens[0])
        if summary[0] < summary[1]:
            yield Claim(summary, Role.STANDFIRST, "standfirst: what the page calls the story’s highlights", 0.9)


def without_late(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims without bylines and dates that stand after too much text to be front matter.

    Credit lines before it are taken for a gallery, with a caption each.
    """
    kept: list[Claim] = []
    found: set[Role] = set()
    free, reached = 0, 0
    for claim in claims:
        free += max(0, claim.span[0] - reached) - (CAPTION_ALLOWANCE if claim.role is Role.CREDIT else 0)
        reached = claim.span[1]
        if claim.role not in (Role.BYLINE, Role.PUBLISHED):
            kept.append(claim)
        elif claim.role is Role.PUBLISHED and claim.confidence >= SURE_STAMP and (free > LATEST or claim.role in found):
            kept.append(replace(claim, role=Role.SKIP, reason="date of publication, given again"))
        elif free > LATEST or claim.role in found:
            free += claim.span[1] - claim.span[0]
        else:
            found.add(claim.role)
            kept.append(claim)
    return kept


def published(document: Document, claims: Sequence[Claim]) -> date | None:
    """Return the date that the front matter gives, if it is one of the calendar."""
    for claim in claims:
        day = day_in(document.slice(claim.span)) if claim.role in (Role.PUBLISHED, Role.BYLINE) else None
        if day:
            return day
    return None
