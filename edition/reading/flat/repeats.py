"""What a page gives twice in a row: the alternative text of a picture and its caption, a player's title, a teaser.

Nobody writes the same eight words twice running; scrapers do, because pages hold the caption once for readers of the
screen and once for everybody, in any language.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from edition.model import Span
from edition.reading.flat.claims import Claim, Role
from edition.reading.flat.tokens import Document

SHINGLE = 3
"""So many words in a row that come again are looked at closely."""
SHORTEST = 24
"""Characters: what comes twice is no shorter."""
LONGEST_WORDS = 70
FRONT = 700
"""What comes twice in so many characters at the beginning is the headline's affair, unless a credit line follows."""

_STOPS = ".:;,!?…–-"
_BEGINS = re.compile(r"[“\"„«»‘(]*[^\W_a-zß-öø-ÿа-яѐ-џґ]")
_FOLLOWS = re.compile(r"\s*(?:$|[“\"„«»(\[•|©@]|[^\W_a-zß-öø-ÿа-яѐ-џґ])")


def find_repeats(document: Document, credited: Sequence[Span]) -> Iterator[Claim]:
    """Yield the copies but the last as skipped, and the last for what it is: a caption in the body of the article."""
    starts = {begin for begin, _ in credited}
    found = list(_copies(document.text))
    often = Counter(document.slice(copies[0]) for copies in found)
    for copies in found:
        last = copies[-1]
        leads = any(begin in starts for begin in range(last[1], last[1] + 4))
        if any(begin < last[1] and copies[0][0] < end for begin, end in credited):
            continue
        if not leads and (copies[0][0] < FRONT or often[document.slice(copies[0])] > 2):
            continue
        for copy in copies[:-1]:
            yield Claim(copy, Role.SKIP, "repeated caption", 0.975)
        yield Claim(last, Role.CAPTION, "caption: given twice", 0.93 if leads else 0.84)


def _copies(text: str) -> Iterator[list[Span]]:
    """Yield the places of words that come again right after themselves."""
    found = list(re.finditer(r"\S+", text))
    words = [match[0].strip(_STOPS) for match in found]
    seen: dict[tuple[str, ...], int] = {}
    n = 0
    while n < len(words):
        key = tuple(words[n : n + SHINGLE])
        before = seen.get(key, -1)
        length = n - before
        seen[key] = n
        if before < 0 or length > LONGEST_WORDS or words[before:n] != words[n : n + length]:
            n += 1
            continue
        first = before
        while words[n : n + length] == words[first : first + length]:
            n += length
        spans = [(found[m].start(), found[m + length - 1].end()) for m in range(first, n - length + 1, length)]
        if _is_whole(text, spans):
            yield spans
        seen.clear()


def _is_whole(text: str, spans: Sequence[Span]) -> bool:
    begin, end = spans[0]
    ended = text[spans[-1][1] - 1] not in ",;:"
    return (
        end - begin >= SHORTEST
        and ended
        and bool(_BEGINS.match(text, begin))
        and bool(_FOLLOWS.match(text, spans[-1][1]))
    )
