"""What a page gives twice in a row: the alternative text of a picture and its caption, a player's title, a teaser.

Nobody writes the same eight words twice running; scrapers do, because pages hold the caption once for readers of the
screen and once for everybody, in any language.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from itertools import islice, pairwise

from edition.model import Span
from edition.reading.flat import caption_grammar as grammar
from edition.reading.flat.claims import Claim, Role, trimmed
from edition.reading.flat.credit_labels import any_of, budget
from edition.reading.flat.notice_marks import GALLERY_COUNTER
from edition.reading.flat.tokens import Document

GIVEN_TWICE = "caption: given twice"
SHINGLE = 3
"""So many words in a row that come again are looked at closely."""
SHORTEST = 24
"""Characters: what comes twice is no shorter."""
LONGEST_WORDS = 70
LONGEST_AROUND = 500
"""So many characters before a credit line, and after it, hold the copies of its caption."""
LONGEST_FRAMED = 250
"""Characters of an alternative text between its agency and the agency again."""
FRONT = 700
"""What comes twice in so many characters at the beginning is the headline's affair, unless a credit line follows."""

_WORD = re.compile(
    r"\S+?(?<=[a-zß-öø-ÿ\d.)])(?=(?:Credit|Photo|Image|Picture|Bild|Foto|Quelle)s?:)|"
    r"\S+?[a-zß-öø-ÿ][.!?](?=[A-ZÀ-Þ][a-zß-öø-ÿ])|\S+"
)
_PERSON = re.compile(
    r"\b(?:I|I[’']\w+|[Ww]e|[Yy]ou|[Yy]our|us|[Oo]ur)\b|^(?:Be the first|Chip in|Sign up|Subscribe|Donate)\b"
)
LONGEST_REFRAIN = 40
"""A sentence that a speaker gives twice is no longer, in characters."""
LONGEST_QUOTATION = 600
"""A quotation that is open began so many characters before, at most."""
_LABEL = re.compile(r"(?<!\w)Image: (?=[A-ZÀ-Þ])")
_COUNTER = re.compile(r"\d{1,2}")
_STOPS = ".:;,!?…–-"
_BEGINS = re.compile(r"[“\"„«»‘(]*[^\W_a-zß-öø-ÿа-яѐ-џґ]")
_FOLLOWS = re.compile(r"\s*(?:$|[“\"„«»(\[•|©@]|[^\W_a-zß-öø-ÿа-яѐ-џґ])")


def find_framed(document: Document) -> Iterator[Claim]:
    """Yield a picture's alternative text between its agency and the agency again, glued to its last word.

    “EPA Two fishers mend a netEPA”: a page gives the agency over the picture and once more after its alternative text,
    which is all the caption that the text has.
    """
    for match in _framed().finditer(document.text):
        yield Claim(match.span("agency"), Role.SKIP, "repeated credit line", 0.95)
        yield Claim(match.span("caption"), Role.CAPTION, "caption: between its agency and the agency again", 0.9)
        yield Claim(match.span("again"), Role.CREDIT, "credit line: agency given twice", 0.95)


@lru_cache
def _framed() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w/])(?P<agency>{any_of('bare')}|BBC) "
        rf"(?P<caption>[A-ZÀ-Þ\d](?:(?![.!?…] )[^\n]){{8,{LONGEST_FRAMED}}}?[^\sA-ZÀ-Þ(\[/“\"@#—–-])"
        r"(?P<again>(?P=agency))(?=\s[A-ZÀ-Þ“\"‘]|\s*$)"
    )


@lru_cache
def _agency_alone() -> re.Pattern[str]:
    return re.compile(rf" (?P<agency>(?:{any_of('bare')})(?: [Pp]hoto)?)(?= [A-ZÀ-Þ“\"‘]|\s*$)")


def find_repeats(document: Document, credited: Sequence[Span]) -> Iterator[Claim]:
    """Yield the copies but the last as skipped, and the last for what it is: a caption in the body of the article."""
    yield from _around_credits(document, credited)
    yield from _around_labels(document, {begin for begin, _ in credited})
    starts = {begin for begin, _ in credited}
    found = list(_copies(document.text))
    often = Counter(document.slice(copies[0]) for copies in found)
    for copies in found:
        if document.word_before(copies[0][0]).casefold() in document.unfinished:
            copies = copies[1:]  # the first goes on with a sentence (“… is found in The Theory of Boats. The Theory …”)
        last = copies[-1]
        leads = any(begin in starts for begin in range(last[1], last[1] + 4))
        if any(begin < last[1] and copies[0][0] < end for begin, end in credited):
            continue
        if not leads and (_is_spoken(document, last) or _is_in_sentence(document, copies)):
            continue
        if not leads and (copies[0][0] < FRONT or often[document.slice(copies[0])] > 2):
            continue
        for copy, following in pairwise(copies):
            yield Claim(copy, Role.SKIP, "repeated caption", 0.975)
            between = trimmed(document.text, copy[1], following[0])
            if between[0] < between[1]:
                yield Claim(between, Role.SKIP, GALLERY_COUNTER, 0.9)
        yield Claim(last, Role.CAPTION, GIVEN_TWICE, 0.93 if leads else 0.84)
        agency = _agency_alone().match(document.text, last[1])
        if agency:
            yield Claim(agency.span("agency"), Role.CREDIT, "credit line: an agency after a caption given twice", 0.9)


def _is_spoken(document: Document, copy: Span) -> bool:
    """Tell what somebody says twice: in the first person, or inside a quotation that is still open."""
    before = document.text[max(0, copy[0] - LONGEST_QUOTATION) : copy[0]]
    opened, closed = (sum(before.count(mark) for mark in marks) for marks in document.quotes)
    return bool(_PERSON.search(document.slice(copy))) or opened > closed


def _is_in_sentence(document: Document, copies: Sequence[Span]) -> bool:
    """Tell copies that are part of a sentence, or a short sentence said twice for its weight."""
    said, before = document.slice(copies[-1]), document.text[: copies[0][0]].rstrip()[-1:]
    broken = before in (",", ";") or (before == ":" and said.endswith("."))
    broken = broken or said.split()[-1].casefold() in document.unfinished
    refrain = said.endswith(".") and len(said) <= LONGEST_REFRAIN and grammar.has_verb(said)
    refrain = refrain or (len(said) <= LONGEST_REFRAIN and said[0] in '“"' and said[-1] in '”"')  # a chant
    return broken or refrain


def _around_credits(document: Document, credited: Sequence[Span]) -> Iterator[Claim]:
    """Yield a caption that stands before its credit line and again right after it, whatever runs into the first."""
    for begin, end in credited:
        around = _again_behind(document.text, (begin, end))
        if around and _is_whole(document.text, around):
            yield Claim(around[0], Role.CAPTION, GIVEN_TWICE, 0.93)
            yield Claim(around[1], Role.SKIP, "repeated caption", 0.975)


def _around_labels(document: Document, begins: Set[int]) -> Iterator[Claim]:
    """Yield an alternative text, the label after it, and the same words again: the label's caption, just so long.

    Args:
        document: The text.
        begins: Where credit lines begin, with a label too.
    """
    for label in islice(_LABEL.finditer(document.text), budget(document)):
        around = _again_behind(document.text, label.span()) if label.start() not in begins else None
        if around:
            yield Claim(around[0], Role.SKIP, "alternative text", 0.98)
            yield Claim((label.start(), label.end() - 1), Role.LABEL, "caption label", 0.98)
            yield Claim(around[1], Role.CAPTION, GIVEN_TWICE, 0.97)


def _again_behind(text: str, span: Span) -> tuple[Span, Span] | None:
    """Return the longest words right before a span that stand right behind it again, both times; None without any."""
    begin, end = span
    before = list(re.finditer(r"\S+", text[max(0, begin - LONGEST_AROUND) : begin]))
    after = list(re.finditer(r"\S+", text[end : end + LONGEST_AROUND]))
    for length in range(min(len(before), len(after), LONGEST_WORDS), SHINGLE, -1):
        if [match[0] for match in before[-length:]] == [match[0] for match in after[:length]]:
            first = (max(0, begin - LONGEST_AROUND) + before[-length].start(), len(text[:begin].rstrip()))
            return first, (end + after[0].start(), end + after[length - 1].end())
    return None


def _copies(text: str) -> Iterator[list[Span]]:
    """Yield the places of words that come again right after themselves, a picture's number between them or not."""
    found = list(_WORD.finditer(text))
    words = [match[0].strip(_STOPS) for match in found]
    seen: dict[tuple[str, ...], int] = {}
    n = 0
    while n < len(words):
        key = tuple(words[n : n + SHINGLE])
        first = seen.get(key, -1)
        length = _length_again(words, first, n) if first >= 0 else 0
        seen[key] = n
        if not 0 < length <= LONGEST_WORDS:
            n += 1
            continue
        begins = [first]
        while words[n : n + length] == words[first : first + length]:
            begins.append(n)
            n += length
        spans = [(found[m].start(), found[m + length - 1].end()) for m in begins]
        if _is_whole(text, spans):
            yield spans
        seen.clear()


def _length_again(words: Sequence[str], first: int, again: int) -> int:
    """Return how many words come again right after themselves, or after a number behind them; 0 if they do not."""
    length = again - first
    for shorter in (0, 1) if _COUNTER.fullmatch(words[again - 1]) else (0,):
        if words[first : again - shorter] == words[again : again + length - shorter]:
            return length - shorter
    return 0


def _is_whole(text: str, spans: Sequence[Span]) -> bool:
    begin, end = spans[0]
    ended = text[spans[-1][1] - 1] not in ",;:"
    return (
        end - begin >= SHORTEST
        and ended
        and bool(_BEGINS.match(text, begin))
        and bool(_FOLLOWS.match(text, spans[-1][1]))
    )
