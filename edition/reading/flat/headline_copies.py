"""Headlines that a page gives twice: right after themselves, or once more below the picture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from edition.model import Span
from edition.reading.flat.claims import Claim, Role
from edition.reading.flat.datelines import dateline_at
from edition.reading.flat.galleries import GALLERY_TITLE
from edition.reading.flat.lexicon import words
from edition.reading.flat.tokens import Document, tokens

FIRST_CLAIMS = 6
"""Front matter is among so many claims."""
LONGEST_HEADLINE_WORDS = 26
SHORTEST_COPY = 5
"""Words of a headline that is given again further down, at least."""
LONGEST_BEFORE_COPY = 4000
"""So many characters, at most, stand before that."""
LONGEST_ABOVE_FRONT = 60
STOPPED = re.compile(r"[a-z0-9”’)]\. (?=[A-Z“])|[.!?]”\s")
CLOSED = re.compile(r"[.!?…]['”’\"]?$")
_GOES_ON = re.compile(r" (?!(?:by|von|par|por|di|de) )[^\W\dA-ZÀ-Þ_]")


def again_below(document: Document, claims: list[Claim]) -> list[Claim]:
    """Find the headline that a page gives once more below its picture, before the first sentence."""
    lead = next((n for n, claim in enumerate(claims[:FIRST_CLAIMS]) if claim.role is Role.PROSE), None)
    if lead is None or claims[lead].span[0] > LONGEST_ABOVE_FRONT:
        return claims
    opening = claims[lead].span
    for n, claim in enumerate(claims[lead + 1 :], lead + 1):
        if claim.span[0] > LONGEST_BEFORE_COPY:
            break
        length = _same_words(document, opening, claim.span) if claim.role is Role.PROSE else 0
        copy = (claim.span[0], claim.span[0] + length)
        goes_on = document.text[opening[0] + length : opening[0] + length + 2].strip()[:1]
        if length and _may_end_here(document, copy[1]) and not (goes_on.islower() or goes_on in ("’", "'", ",")):
            headline = Claim((opening[0], opening[0] + length), Role.HEADLINE, "headline: again below", 0.95)
            again = Claim(copy, Role.SKIP, "repeated headline", 0.95)
            above = [headline, *beyond(document, claims[lead:n], headline.span[1])]
            return [*claims[:lead], *above, again, *beyond(document, claims[n:], copy[1])]
    return claims


def _same_words(document: Document, opening: Span, span: Span) -> int:
    """Return how many characters two passages begin alike with, in whole words that a title may end with; 0 if few."""
    first, second = document.slice(opening).split(), document.slice(span).split()
    same = next(
        (n for n, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), min(len(first), len(second))
    )
    title = " ".join(first[:same])
    whole = document.text.startswith(title, opening[0]) and document.text.startswith(title, span[0])
    if not SHORTEST_COPY <= same <= LONGEST_HEADLINE_WORDS or not whole or STOPPED.search(title):
        return 0
    return 0 if CLOSED.search(title) or first[same - 1].casefold() in words("grammar", "small") else len(title)


def _may_end_here(document: Document, end: int) -> bool:
    """Tell whether a dateline or a new sentence follows, or nothing."""
    line = tokens(document.text, end, end + 40)[:1]
    if not line or dateline_at(document.text, line[0].start, shouted=True):
        return True
    return line[0].is_capital and document.begins_sentence(line[0].text) >= 2


def repeated(document: Document, claims: list[Claim]) -> list[Claim]:
    """Find a headline that a page gives twice in a row; what stands before it is the section's name."""
    first = next((n for n, claim in enumerate(claims[:4]) if claim.role is Role.PROSE), None)
    if first is None:
        return claims
    if any(claim.role is Role.CAPTION or claim.reason == GALLERY_TITLE for claim in claims[first : first + 4]):
        return claims
    begin = claims[first].span[0]
    text = document.text[begin : begin + 600]
    for match in list(re.finditer(r"\S+", text))[:8]:
        length = _repeat_length(text[match.start() :])
        copy = text[match.start() : match.start() + length]
        if STOPPED.search(text[: match.start()].rstrip()[:-1]):
            break
        closed = CLOSED.search(copy) and (match.start() or copy[0] == "(" or STOPPED.search(copy[:-1]))
        if length and not closed:
            return claims[:first] + _given_twice(document, claims[first:], begin + match.start(), length)
    return claims


def _repeat_length(text: str) -> int:
    for match in re.finditer(r"\s", text):
        length = match.start()
        if 20 <= length <= 250 and _given_again(text, length):
            return length
    return 0


def _given_again(text: str, length: int) -> bool:
    """Tell whether the first characters of a text come again behind a space, as whole words."""
    end = 2 * length + 1
    return text[length + 1 : end] == text[:length] and not text[end : end + 1].isalnum()


def _given_twice(document: Document, claims: Sequence[Claim], begin: int, length: int) -> list[Claim]:
    section = (claims[0].span[0], begin - 1)
    again = (begin + length + 1, begin + 2 * length + 1)
    ended = document.text[section[1] - 1 : section[1]] in (".", "!", "?")
    named = [Claim(section, Role.PROSE) if ended else Claim(section, Role.SKIP, "section name", 0.85)]
    parts = named if section[1] > section[0] else []
    parts.append(Claim((begin, begin + length), Role.HEADLINE, "headline: given twice", 0.97))
    if _GOES_ON.match(document.text, again[1]):  # its words again begin a sentence
        return parts + beyond(document, claims, again[0])
    parts.append(Claim(again, Role.SKIP, "repeated headline", 0.97))
    return parts + beyond(document, claims, again[1])


def beyond(document: Document, claims: Sequence[Claim], offset: int) -> list[Claim]:
    """Return what of the claims lies after an offset."""
    rest = []
    for claim in claims:
        begin = max(claim.span[0], offset)
        piece = document.text[begin : claim.span[1]]
        if piece.strip():
            begin += len(piece) - len(piece.lstrip())
            rest.append(claim if begin == claim.span[0] else replace(claim, span=(begin, claim.span[1])))
    return rest
