"""Pull quotes: a quotation that stands alone and says again what the article quotes elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from edition.reading.flat import caption_grammar as grammar
from edition.reading.flat.claims import Claim, Role
from edition.reading.flat.tokens import Document

SHORTEST = 25
SHORTEST_UNMARKED = 60
"""Without quotation marks of its own, a pull quote has so many characters, or more."""
LONGEST_SPEAKER = 8
"""Words of the line below a pull quote that says whose it is."""
LONGEST_TEXT = 300_000
"""Characters; in longer texts (books, archives) nothing is compared."""


def with_pull_quotes(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims with quotations that are given twice, once by themselves, taken for pull quotes."""
    if len(document.text) > LONGEST_TEXT:
        return list(claims)
    opened = re.finditer(rf'["{document.quotes[0]}]', document.text)
    said = {document.text[mark.end() : mark.end() + SHORTEST] for mark in opened}
    judged = [_judged(document, claims, n) for n in range(len(claims))]
    return _with_unmarked(document, judged, said)


def _words(document: Document, claim: Claim) -> str:
    return document.slice(claim.span).strip(' .,!?…"' + "".join(document.quotes))


def _with_unmarked(document: Document, claims: list[Claim], said: set[str]) -> list[Claim]:
    """Take for pull quotes sentences outside quotation marks that are given inside them too, with who said them."""
    settled: list[Claim] = []
    for claim in claims:
        before = settled[-1] if settled else None
        if claim.role is Role.PROSE and _is_said_elsewhere(document, claim, said):
            claim = replace(claim, role=Role.PULL_QUOTE, reason="pull quote: given again in the text", confidence=0.8)
        elif before and before.role is Role.PULL_QUOTE and _is_speaker(document, claim):
            settled[-1] = replace(before, span=(before.span[0], claim.span[1]))
            continue
        settled.append(claim)
    return settled


def _is_said_elsewhere(document: Document, claim: Claim, said: set[str]) -> bool:
    words = _words(document, claim)
    marked = not document.slice(claim.span).startswith(words[:SHORTEST])
    if len(words) < SHORTEST_UNMARKED or marked or words[:SHORTEST] not in said or _is_inside(document, claim.span[0]):
        return False
    places = (document.text.find(words), document.text.rfind(words))
    return any(place != claim.span[0] and _is_inside(document, place) for place in places)


def _is_inside(document: Document, place: int) -> bool:
    """Tell whether a quotation is open at a place."""
    before = document.text[:place]
    openers, closers = document.quotes
    curly = max(map(before.rfind, openers)) > max(map(before.rfind, closers))
    return curly or before.count('"') % 2 == 1


def _is_speaker(document: Document, claim: Claim) -> bool:
    """Tell the line below a pull quote: a name and what the person is, without a verb."""
    line = document.slice(claim.span)
    short = len(line.split()) <= LONGEST_SPEAKER and line[-1] not in '.!?:”"'
    return claim.role is Role.PROSE and short and line[0].isupper() and not grammar.has_verb(line)


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
