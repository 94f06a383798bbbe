"""Marks of the page that a flat text has in its prose: counters, stray punctuation, rules, notices of fixed words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from edition.reading.flat.claims import Claim, Role, trimmed
from edition.reading.flat.cues import cues
from edition.reading.flat.lexicon import words
from edition.reading.flat.tokens import Document

LONGEST_PHRASE = 60
"""A number and two words are no longer, in characters."""
GALLERY_COUNTER = "gallery counter"
_STRAY = re.compile(
    r"(?<=[.!?…”’\")\]])(?<!\s[.])\s(?P<mark>[.|]|[,;](?!\s[a-z]))(?=\s(?![.“])|$)|^\s*(?P<lead>[.,;|])(?=\s)|(?<!\S)(?P<dot>[•·→►▶\u200c])(?!\S)"
)
_LONE_NUMBER = re.compile(r"(?<=[.!?”’\"] )(\d{1,2})(?=\s(?:A|[A-Z][\w’']+)\s)")
_NUMBER = re.compile(
    r"(?<!\S)(\d{1,2})(?=\s(?:A|[A-Z][\w’']+)\s)(?!\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
)
_SHORT = re.compile(r"\b(?:Nos?|Nr|vs|pp|Vol|Ch|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|St|Rt|Hwy)\. $")
_ROW = re.compile(r"\d%?(?: [^\s.!?]+){0,2} $")
LONGEST_ROW = 40
"""“Okello 24 22 Hale +2”: the row of a table, and no counter; characters before it."""
_FORMULA = re.compile(r"(?<!\w)[^\W_]{1,2} · [^\W_]{1,2}(?!\w)")
"""“P = v3 · r”: a dot between two short terms multiplies."""
_RULE = re.compile(
    r"(?<!\S)_{3}(?!\S)|"
    r"(?:(?<=[.!?…”’\")\]]\s)|^)(?:_{2,}|-{3,}|\*{3,}|(?:[*_] ){2,}[*_]|={3,}|~{3,})(?!\S)",
    re.MULTILINE,
)


_INSERT = re.compile(
    r"(?<!\w)(?P<surname>[A-Z][\w’'-]+) (?P<insert>(?:(?:[A-Z][\w.’'-]*|\([A-Z][^()\n]{1,20}\)) ){1,5}"
    r"(?P=surname)(?=[A-Z\d“\"'‘])[^\n]{10,700}? MORE)(?!\w)"
)
"""Behind a name: the whole name, glued to the titles of links, and “MORE”."""


def find_notices(document: Document) -> Iterator[Claim]:
    """Yield notices whose extent their own words fix, stray marks and rules."""
    text = document.text
    for cue in cues("span", tongue=document.tongue):
        for match in cue.pattern.finditer(text):
            row = match[0].startswith("+") and _ROW.search(text, max(0, match.start() - LONGEST_ROW), match.start())
            if match[0] and not row:
                yield Claim(trimmed(text, *match.span()), Role.SKIP, cue.reason, cue.confidence)
    yield from _lone_counters(document)
    for match in _STRAY.finditer(text):
        group = match.lastgroup or "mark"
        if group == "dot" and _FORMULA.search(text, max(0, match.start() - 3), match.end() + 3):
            continue
        reason = "stray punctuation" if group != "dot" else "page furniture"
        confidence = 0.6 if group == "dot" or match[group] == "|" else 0.98  # less than of a credit line that it leads
        yield Claim(match.span(group), Role.SKIP, reason, confidence)
    for match in _INSERT.finditer(text):
        yield Claim(match.span("insert"), Role.SKIP, "links to other articles", 0.96)
    for match in _RULE.finditer(text):
        yield Claim(match.span(), Role.SKIP, "rule", 0.98)


def _lone_counters(document: Document) -> Iterator[Claim]:
    """Yield a number that stands alone before several captions: how many pictures the gallery has.

    Where every noun has a capital, a number before one says nothing (“2 EL Milch”); nor does one that stands before the
    same words again (“10 Downing Street”).
    """
    text = document.text
    if document.has_capital_nouns:
        return
    between = Counter(match[1] for match in _LONE_NUMBER.finditer(text) if not _after_short(text, match.start()))
    anywhere = [match for match in _NUMBER.finditer(text) if not _after_short(text, match.start())]
    phrases = Counter(_phrase(text, match) for match in anywhere)
    alone = [match for match in anywhere if phrases[_phrase(text, match)] == 1]
    counts = Counter(match[1] for match in alone)
    for match in alone:
        after_sentence = bool(_LONE_NUMBER.match(text, match.start()))
        of_note = match[1] == "1"  # two notes with that mark are likelier than two galleries of one picture
        if of_note or (not after_sentence and _governs(text, match.start())):
            continue
        if (between[match[1]] and counts[match[1]] > 2) or (after_sentence and between[match[1]] > 1):
            yield Claim(match.span(1), Role.SKIP, GALLERY_COUNTER, 0.85)


def _governs(text: str, begin: int) -> bool:
    """Tell a number that the small word before it asks for (“down to 1 Hz”)."""
    before = text[max(0, begin - LONGEST_PHRASE) : begin].split()
    return bool(before) and before[-1] in words("grammar", "small")


def _after_short(text: str, begin: int) -> bool:
    """Tell a number that belongs to the short word before it: “No. 17”, “Nov. 8”, “vs. 3”."""
    return bool(_SHORT.search(text, max(0, begin - 7), begin))


def _phrase(text: str, number: re.Match[str]) -> str:
    """Return a number with the two words after it."""
    return " ".join(text[number.start() : number.start() + LONGEST_PHRASE].split()[:3])
