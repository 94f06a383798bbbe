"""What looks wrong but may be right: left as it is, and shown to the editor."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from edition.model import Flag, Repair, Span
from edition.reading.flat.claims import Claim, Role
from edition.reading.flat.lexicon import words
from edition.reading.flat.page_words import TONGUES
from edition.reading.flat.posts import is_post
from edition.reading.flat.tokens import Document

MOST = 60
"""No more flags of one kind than this: beyond it the text is not news prose, and the editor knows."""

LONG_SENTENCE = 14
"""Words of a sentence that has small words among them, in any language we have."""
HOUSE_STYLE = 3
"""So many quotations opened again without being closed are the newsroom's custom and no defect."""

_TWICE_AROUND_BRACKET = re.compile(r"\b(?P<word>[^\W\d_]{3,})\.?\s\([^()]{2,40}\)\s(?P=word)\b")
_TWICE = re.compile(r"\b(?P<word>[^\W\d_]{2,})\s(?P=word)\b")
_LETTERS = re.compile(r"[^\W\d_]+")
_TIGHT_STOP = re.compile(r"(?<=[a-z]{2})[.!?][A-Z][a-z]+(?=[\s,.])")
_SMALL_START = re.compile(r"(?<![\w.’'-])[a-zß-öø-ÿ]{3,}\.\s[a-zß-öø-ÿ]{2,}\b")
_NAME = re.compile(r"(?<![\w’'.@/-])[A-ZÀ-Þ][a-zß-öø-ÿ]{4,}(?![\w@/])")


def find_doubts(document: Document, claims: Sequence[Claim], repairs: Sequence[Repair]) -> tuple[Flag, ...]:
    """Return what an editor should look at, in the order of the text."""
    prose = [claim.span for claim in claims if claim.role in (Role.PROSE, Role.CAPTION)]
    mended = {repair.span for repair in repairs}
    finders = (
        _kept(document, claims),
        _open_quotes(document, claims),
        _twice(document.text),
        _stops(document.text, mended),
        _odd_characters(document.text),
        _scrambled(document, claims),
        _spellings(document),
    )
    flags = [flag for finder in finders for flag in islice(finder, MOST) if _within(flag, prose)]
    return tuple(sorted(flags, key=lambda flag: flag.span or (0, 0)))


def _within(flag: Flag, prose: Sequence[Span]) -> bool:
    if flag.span is None:
        return True
    begin, end = (bisect_right(prose, (place, 1 << 60)) - 1 for place in (flag.span[0], flag.span[1] - 1))
    return begin >= 0 and flag.span[0] < prose[begin][1] and flag.span[1] - 1 < prose[end][1]


def _flag(text: str, span: Span, reason: str) -> Flag:
    return Flag(text[slice(*span)], reason, span)


def _kept(document: Document, claims: Sequence[Claim]) -> Iterator[Flag]:
    """Yield what may not belong to the article, or not as prose, but was kept: the evidence was too weak."""
    for claim in claims:
        if claim.role is Role.PROSE and claim.reason:
            yield _flag(document.text, claim.span, f"kept in the text; may be a {claim.reason.split(':')[0]}")


def _open_quotes(document: Document, claims: Sequence[Claim]) -> Iterator[Flag]:
    """Yield quotations that are not closed before the next opens, and closing marks that nothing opened.

    A quotation that runs over a paragraph's edge is opened again there by custom: that is no defect where the source
    shows the edge, nor in flat text that does so several times.
    """
    edges = {claim.span[0] for claim in claims if claim.edge}
    reopened = list(islice(_reopened(document, edges), HOUSE_STYLE))
    if len(reopened) < HOUSE_STYLE:
        for span in reopened:
            yield _flag(document.text, span, "quotation not closed before the next one opens")
    yield from _unpaired(document)


def _reopened(document: Document, edges: set[int]) -> Iterator[Span]:
    opened: int | None = None
    for place, mark in _quotation_marks(document):
        if mark in document.quotes[0] and opened is not None and place not in edges:
            yield opened, len(document.text[:place].rstrip())
        opened = place if mark in document.quotes[0] else None


def _unpaired(document: Document) -> Iterator[Flag]:
    opened: int | None = None
    for place, mark in _quotation_marks(document):
        if mark in document.quotes[1] and opened is None:
            yield _flag(document.text, (max(0, place - 60), place + 1), "closing quotation mark without an opening one")
        opened = place if mark in document.quotes[0] else None
    if opened is not None:
        span = (opened, min(len(document.text.rstrip()), opened + 80))
        yield _flag(document.text, span, "quotation never closed")


def _quotation_marks(document: Document) -> Iterator[tuple[int, str]]:
    marks = f"[{document.quotes[0][0]}{document.quotes[1][0]}]"
    return ((match.start(), match[0]) for match in re.finditer(marks, document.text))


def _twice(text: str) -> Iterator[Flag]:
    for match in _TWICE_AROUND_BRACKET.finditer(text):
        yield _flag(text, match.span(), "word repeated around a bracket, perhaps a conversion added by machine")
    for match in _TWICE.finditer(text):
        if match["word"].islower() and match["word"] not in words("grammar", "may_double"):
            yield _flag(text, match.span(), "word given twice")


def _stops(text: str, mended: set[Span | None]) -> Iterator[Flag]:
    for match in _TIGHT_STOP.finditer(text):
        yield _flag(text, match.span(), "no space after the end of a sentence")
    for match in _SMALL_START.finditer(text):
        stop = text.index(".", *match.span())
        known = text.startswith("pic.", stop + 2) or match[0].split(".")[0] in words("grammar", "abbreviations")
        if not known and (stop, stop + 1) not in mended:
            yield _flag(text, match.span(), "full stop before a small letter")


def _odd_characters(text: str) -> Iterator[Flag]:
    for match in re.finditer("\ufffd+", text):
        yield _flag(text, match.span(), "characters lost in an earlier conversion")


def _scrambled(document: Document, claims: Sequence[Claim]) -> Iterator[Flag]:
    """Yield long sentences without one of the small words of the language: pages hide what they sell that way."""
    if document.tongue not in TONGUES:
        return
    small = document.starters | document.unfinished | document.articles
    for claim in claims:
        listed = _LETTERS.findall(document.slice(claim.span)) if claim.role is Role.PROSE else []
        posted = is_post(document.slice(claim.span)) or "#" in document.slice(claim.span)
        if len(listed) >= LONG_SENTENCE and not posted and small.isdisjoint(word.casefold() for word in listed):
            reason = f"no common word of the language ({document.tongue}): scrambled, or in another one?"
            yield _flag(document.text, claim.span, reason)


def _spellings(document: Document) -> Iterator[Flag]:
    """Yield the rarer spelling of a name that also occurs with one letter more, less or different."""
    places: dict[str, int] = {}
    counts: Counter[str] = Counter()
    for match in _NAME.finditer(document.text):
        counts[match[0]] += 1
        places.setdefault(match[0], match.start())
    names = [name for name in counts if name.casefold() not in document.lower_words]
    for rare, common in _near_pairs(names, counts):
        begin = places[rare]
        yield Flag(rare, f"spelt “{common}” elsewhere: one name or two?", (begin, begin + len(rare)))


def _near_pairs(names: Sequence[str], counts: Counter[str]) -> Iterator[tuple[str, str]]:
    """Yield pairs at an edit distance of one, found by their common shortenings; inflected forms are no pairs."""
    shortened: dict[str, set[str]] = defaultdict(set)
    for name in names:
        for n in range(1, len(name) + 1):
            shortened[name[: n - 1] + name[n:] if n <= len(name) else name].add(name)
        shortened[name].add(name)
    seen: set[tuple[str, str]] = set()
    for same in shortened.values():
        for left in same:
            for right in same:
                pair = (left, right)
                if left < right and pair not in seen and _may_be_one(left, right):
                    seen.add(pair)
                    common, rare = sorted(pair, key=lambda name: (-counts[name], name))
                    yield rare, common


def _may_be_one(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    if len(short) < 6 or short[0] != long[0]:
        return False
    if len(short) == len(long):
        differing = [n for n, (a, b) in enumerate(zip(short, long, strict=True)) if a != b]
        return len(differing) == 1 and len(short) >= 7 and differing[0] < len(short) - 1
    if long.startswith(short):
        return long[len(short) :] == "h" or (long.endswith("ss") and short.endswith("s"))
    return any(long[:n] + long[n + 1 :] == short for n in range(len(long)))
