"""The foot of a page: what stands below the last sentence of an article.

Most furniture stands there. What is no sentence is furniture once some of it surely is; what readers wrote is none of
the article either.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from edition.reading.flat import caption_grammar as grammar
from edition.reading.flat.claims import Claim, Role
from edition.reading.flat.closing import is_about_author, is_reporter_credit
from edition.reading.flat.glue import last_stop
from edition.reading.flat.lexicon import lexicon
from edition.reading.flat.page_words import BESIDE, QUOTES, addresses, is_request, place, points, table
from edition.reading.flat.tokens import Document

LONGEST_FOREIGN = 0.7
"""Readers' comments fill at most this share of a text …"""
READERS = 0.3
"""… and at least this share of their sentences speak for themselves or to somebody."""
SHORT_TAIL = 0.25
"""In other languages than English, titles and teasers may fill this share of the text at its end …"""
SHORT_TAIL_CHARACTERS = 1500
"""… and so many characters."""
SHORTEST_LEAD = 10
"""Words of a sentence that ends with a colon, above what a page shows there."""
SHORTEST_SENTENCE = 6
"""Words of a sentence of an article, at its end."""
SHORTEST_OF_OTHERS = 3
"""The same in languages whose verbs we do not know."""
FURNITURE = frozenset(
    {
        "subscription offer",
        "newsletter promo",
        "privacy notice",
        "call to the reader",
        "advertisement",
        "page furniture",
        "share links",
        "links to other articles",
        "link to other articles",
        "copyright notice",
        "player button",
        "video player",
        "contact",
    }
)
"""Reasons that show where furniture stands."""
_MARKER_ENDS = re.compile(r"\s*(?:$|[:•|(“\"\d]|[A-ZÀ-Þ]|[^\W\d_]+ “)")
_QUOTATION = re.compile(r"“[^“”]*”|\"[^\"]*\"")
_READER = re.compile(
    r"\b(?:I|I[’'](?:m|ve|d|ll)|[Yy]ou|[Yy]our|[Mm]y|[Tt]hanks?|[Rr]epl(?:y|ies)|[Cc]omments?|logged|ago)\b|"
    r"\bsa(?:id|ys):|\d{1,2}:\d\d ?(?:[ap]m|[AP]M)\b|@\w"
)
_ENDED_INSIDE = re.compile(r"\w{2}[.!?][”“«»\"]?\s")
_NUMBERED = re.compile(r"(?<![\w,]) \d{1,2}\.$")


def with_foot(document: Document, claims: list[Claim]) -> list[Claim]:
    """Return the claims with what stands below the article skipped: readers' comments, titles, buttons, calls."""
    return _below(document, _without_comments(document, claims))


def _without_comments(document: Document, claims: list[Claim]) -> list[Claim]:
    """Skip what readers wrote below the article, if the page says so above and below it, and they speak as readers."""
    floor = len(document.text) * (1 - LONGEST_FOREIGN)
    for n, claim in enumerate(claims):
        if claim.span[0] < floor or claim.role not in (Role.PROSE, Role.SKIP, Role.LIST_ITEM):
            continue
        marker = place(document.tongue, "foreign").match(document.text, *claim.span)
        ended = document.tongue != "en" or (marker and _MARKER_ENDS.match(document.text, marker.end()))
        if marker is None or not ended:
            continue
        if place(document.tongue, "closes").search(
            document.text, marker.end() if document.tongue == "en" else claim.span[0]
        ) and _is_by_readers(document, claims[n:]):
            return claims[:n] + [_skipped(tail, "readers’ comments", 0.85) for tail in claims[n:]]
    return claims


def _is_by_readers(document: Document, tail: Sequence[Claim]) -> bool:
    """Tell comments from an article that goes on: they say “I” and “you” outside quotation marks, at an hour."""
    if document.tongue != "en":
        return _is_short(document, tail) or _speaks_as_reader(document, tail)
    prose = [_QUOTATION.sub(" ", document.slice(claim.span)) for claim in tail if claim.role is Role.PROSE]
    spoken = sum(bool(_READER.search(sentence)) for sentence in prose)
    return spoken >= READERS * len(prose) and not any(claim.role is Role.CREDIT for claim in tail)


def _is_short(document: Document, tail: Sequence[Claim]) -> bool:
    """Tell a tail of titles and teasers from an article that goes on, which reports what somebody said."""
    length = tail[-1].span[1] - tail[0].span[0]
    reports = lexicon()["captions"].get(document.tongue, {}).get("reports", r"(?!)")
    reported = any(claim.role is Role.PROSE and re.search(reports, document.slice(claim.span)) for claim in tail)
    return length <= min(SHORT_TAIL * len(document.text), SHORT_TAIL_CHARACTERS) and not reported


def _speaks_as_reader(document: Document, tail: Sequence[Claim]) -> bool:
    """Tell readers' comments in other languages by the words of a table, where there is one."""
    words = table(document.tongue)["ends"].get("readers")
    prose = [document.slice(claim.span) for claim in tail if claim.role is Role.PROSE]
    spoken = sum(bool(re.search(words, sentence)) for sentence in prose) if words else 0
    return bool(spoken) and spoken >= READERS * len(prose)


def _below(document: Document, claims: list[Claim]) -> list[Claim]:
    """Skip the fragments below the last sentence of the article, from the first of them that surely is furniture on."""
    last = next((n for n in range(len(claims) - 1, -1, -1) if _is_of_article(document, claims[n])), -1)
    first = next(
        (n for n in range(last + 1, len(claims)) if last >= 0 and _opens_end(document, claims[n])), len(claims)
    )
    return claims[:first] + [
        claim if _is_signed(document.slice(claim.span)) else _skipped(claim, "page furniture", 0.8)
        for claim in claims[first:]
    ]


def _is_of_article(document: Document, claim: Claim) -> bool:
    """Tell a sentence of the article (or what belongs to it) from titles, buttons, names and calls."""
    if claim.role is not Role.PROSE:
        return claim.role in (Role.CREDIT, Role.CAPTION, Role.REPORTER_CREDIT)
    text = document.slice(claim.span)
    closed = text.rstrip("”“«»’\"')]").endswith((".", "!", "?")) and not text.endswith("...")
    closed = closed and not _NUMBERED.search(text)
    stop = last_stop(document.text, claim.span)
    ends_first = stop is not None and len(document.text[claim.span[0] : stop].split()) >= SHORTEST_SENTENCE
    leads = (
        text.count(":") == 1
        and text[-2:-1].islower()
        and text.endswith(":")
        and len(text.split()) >= SHORTEST_LEAD
        and grammar.has_verb(text)
    )
    closed = closed or ends_first or leads or (document.tongue != "en" and bool(_ENDED_INSIDE.search(text)))
    short = len(text.split()) < (SHORTEST_SENTENCE if document.tongue == "en" else SHORTEST_OF_OTHERS)
    if not closed or (short and not grammar.has_verb(text)):
        return text[-1] in '”“«"' or text[0] in QUOTES
    return not (
        points(text, document.tongue) >= BESIDE
        and (addresses(text, document.tongue) or is_request(text, document.tongue))
    )


def _opens_end(document: Document, claim: Claim) -> bool:
    return _is_furniture(claim) or bool(place(document.tongue, "openers").match(document.text, *claim.span))


def _is_furniture(claim: Claim) -> bool:
    return claim.role is Role.SKIP and claim.reason in FURNITURE and claim.span[1] - claim.span[0] > 1


def _is_signed(sentence: str) -> bool:
    return is_about_author(sentence) or is_reporter_credit(sentence)


def _skipped(claim: Claim, reason: str, confidence: float) -> Claim:
    if claim.role in (Role.SKIP, Role.REPORTER_CREDIT):
        return claim
    return replace(claim, role=Role.SKIP, reason=reason, confidence=confidence)
