"""Where two things run together without a full stop: a caption or sub-head and the sentence after it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from edition.model import Span
from edition.reading.flat.lexicon import words
from edition.reading.flat.tokens import SURE, Document, Token, tokens

_STOP = re.compile(r"(?<=[a-zß-öø-ÿ)]{3})[.!?] (?=[a-z])")
"""A full stop before a small letter: no sentence begins there by rule, but what comes after says something else."""
SHORTEST_GERMAN = 3
"""Words of a German sentence that runs on from a notice, at least."""
_ON_SITES = re.compile(
    r"(?:[ ,&]+(?:und|oder|auf|bei|über)?\s?(?:Facebook|Instagram|WhatsApp|Twitter|X|TikTok|YouTube|Telegram|LinkedIn|"
    r"Threads|Bluesky|Google News)\b)*\s*"
)
_REQUEST_END = re.compile(
    r"(?:anmelden|abonnieren|registrieren|weiterlesen|bestellen|herunterladen|testen|sichern|eintragen|spenden|einloggen|unterstützen|"
    r"mitmachen|folgen|Mitglied werden|anhören|ansehen|downloaden)\s*\Z"
)
"""The infinitive that stands for a request closes it."""
_SPEAKS_GERMAN = re.compile(
    r"\b(?:Sie|Ihr\w*|Ihnen|[Uu]ns|[Uu]nser\w*|du|dir|dich|[Dd]ein\w*|[Aa]bo|Newsletter|Kanal|App)\b"
)
_CLOSING_QUOTES = '”"'
_OPENING_QUOTES = '“"‘„«'
_SUBJECTS = ("She", "He", "They", "We")
_TITLES = ("Mr", "Mrs", "Ms", "Dr")
_COUNTED = frozenset(
    {"Phase", "Part", "Chapter", "Level", "Stage", "Day", "Week", "Act", "Section", "Division", "Tier"}
)
_FIRST_PERSON = ("I", "I’m", "I'm", "I’ve", "I'd")


@dataclass(frozen=True, slots=True)
class Seam:
    """A place inside a sentence where a new one may begin."""

    offset: int
    words_before: int
    score: float
    """From 2 it is likely, from 3 it is sure enough to cut where something else asks for it."""


def seams(document: Document, span: Span) -> Iterator[Seam]:
    """Yield the places of a span at which a capitalised word follows on a word with no mark between them."""
    line = tokens(document.text, *span)
    for n in range(1, len(line) - 1):
        score = _score(document, line, n)
        if score > 0:
            yield Seam(line[n].start, n, score)


def best_seam(
    document: Document,
    span: Span,
    *,
    least: float,
    words: int = 1,
    first: bool = False,
    last: bool = False,
    after: int = 0,
) -> int | None:
    """Return the offset of the likeliest seam with a score of ``least`` or more, at least ``words`` words in.

    Args:
        document: The text.
        span: Where to look.
        least: The lowest score that will do.
        words: How many words must stand before it.
        first: Take the first of them all, and not the likeliest.
        last: Of equals take the last instead of the first.
        after: Where in the text it may be at the earliest.
    """
    likely = (seam for seam in seams(document, span) if seam.score >= least and seam.offset >= after)
    found = [seam for seam in likely if seam.words_before >= words]
    if not found:
        return None
    if first:
        return found[0].offset
    top = max(seam.score for seam in found)
    equals = [seam for seam in found if seam.score == top]
    return equals[-1 if last else 0].offset


def first_step(document: Document, span: Span) -> int | None:
    """Return the first place where a capitalised word follows on a small one that is no article or preposition."""
    line = tokens(document.text, *span)
    for before, token in pairwise(line):
        plain = before.text[:1].islower() and before.is_word and before.text not in words("grammar", "prepositions")
        if plain and token.is_word and token.is_capital:
            return token.start
    return None


def fresh_start(document: Document, begin: int, end: int) -> int | None:
    """Return where a sentence begins right after a name that goes on from ``begin`` (“… on X. The”); None if none."""
    line = tokens(document.text, begin, min(end, begin + 120))
    held = words("grammar", "prepositions") | {"and", "or"}
    before = document.text[max(0, begin - 20) : begin].split()[-1:]
    for token in line[:8]:
        after_initial = bool(before) and len(before[0]) <= 2 and before[0].endswith(".")
        anew = token.is_capital and not token.is_shout and (document.begins_sentence(token.text) >= 2 or after_initial)
        if token.is_word and anew and not (before and before[0].casefold() in held):
            return token.start
        if not (token.is_capital or token.text in ".,;:!?" or token.text.casefold() in held):
            return None
        before = [token.text]
    return None


def german_start(document: Document, span: Span) -> int | None:
    """Return where a German sentence runs on right behind a notice's last word (“Jetzt anmelden Anwohner klagen …”).

    Capitals say nothing there; so what follows must be a sentence that does not speak to the reader, or for the house.
    """
    begin = _ON_SITES.match(document.text, *span)
    start = begin.end() if begin else span[0]
    rest = document.text[start : span[1]]
    closed = bool(begin and begin[0].strip()) or _REQUEST_END.search(document.text, max(0, span[0] - 20), span[0])
    opens = bool(closed) and (rest[:1].isupper() or rest[:1] in _OPENING_QUOTES)
    plain = len(rest.split()) >= SHORTEST_GERMAN and rest[-1:] in ".!?“”" and not _SPEAKS_GERMAN.search(rest)
    return start if document.tongue == "de" and opens and plain else None


def last_stop(text: str, span: Span) -> int | None:
    """Return where something else begins after the last full stop of a span before a small letter; None without one."""
    stops = list(_STOP.finditer(text, span[0], span[1] + 1))
    return stops[-1].end() if stops else None


def first_stop(text: str, span: Span) -> int | None:
    """The same after the first such full stop."""
    stop = _STOP.search(text, *span)
    return stop.end() if stop else None


def clause_start(document: Document, span: Span, *, words_before: int) -> int | None:
    """Return where a second clause begins whose subject nothing else shows (“… in the north Ansel has declared …”).

    The subject follows on a small word and is a name of whatever length, or a capitalised word and a plural; or a title
    and a name after another name. Its verb follows at once. None where there is no such place, or no English.
    """
    if document.tongue != "en":
        return None
    line = tokens(document.text, *span)
    finite = words("grammar", "finite")
    titles = words("grammar", "before_names") | words("grammar", "posts")
    held = words("grammar", "prepositions") | words("grammar", "small") | titles | finite
    first_small = next((token for token in line if not token.is_capital), None)
    told = first_small is not None and first_small.text.islower() and first_small.text.endswith("s")
    for n in range(words_before, len(line) - 2):
        before, token = line[n - 1], line[n]
        plain = before.is_word and before.text.islower() and before.text not in held
        titled = before.is_capital and token.text.casefold() in titles and line[n + 1].is_capital
        if not (plain or titled or _ends_as_name(before)) or not token.is_capital or token.is_shout:
            continue
        end = next((m for m in range(n, len(line) - 1) if not line[m].is_capital), len(line) - 1)
        if line[end].text not in finite and line[end].text.endswith("s") and end - n == 1:  # “Independent councillors”
            end += 1
        second = titled or told or any(word.text in finite or word.text.endswith("ed") for word in line[: n - 1])
        if line[end].text in finite and second:
            return token.start
    return None


def _ends_as_name(token: Token) -> bool:
    """Tell a name with a small word before its hyphen (“al-Harrow”)."""
    small, hyphen, rest = token.text.partition("-")
    return bool(hyphen) and small.islower() and rest[:1].isupper()


def heading_before(document: Document, span: Span, *, least: int = 4) -> int | None:
    """Return where a sub-head of two to six words begins that a span without a full stop ends with (“… Funding gap”).

    Args:
        document: The text.
        span: What stands before a sure beginning of a sentence.
        least: How many words must stand before the sub-head.
    """
    line = tokens(document.text, *span)
    for n in range(len(line) - 2, max(least, len(line) - 6) - 1, -1):
        before, token, after = line[n - 1], line[n], line[n + 1]
        plain = not before.is_capital and before.text not in words("grammar", "prepositions")
        if plain and token.is_capital and after.text.islower() and all(word.is_word for word in line[n:]):
            return token.start
    return None


def _score(document: Document, line: Sequence[Token], n: int) -> float:
    before, token, after = line[n - 1], line[n], line[n + 1]
    if before.text in _CLOSING_QUOTES:
        ends = line[n - 2].end == before.start if n > 1 else False
        return (
            SURE
            if ends and token.is_capital and after.text.islower() and document.begins_sentence(token.text) >= SURE
            else 0.0
        )
    if not (before.is_word or before.text in ")]%") or before.text == "I":
        return 0.0
    if not before.is_capital and before.text.casefold() in words("grammar", "small") | document.unfinished:
        stranded = token.text in _SUBJECTS and before.text in words("grammar", "prepositions") and after.text.islower()
        return SURE if stranded and document.tongue == "en" else 0.0
    if token.text in _OPENING_QUOTES:
        opens = after.is_word and after.is_capital and before.is_word and not before.is_capital
        return 1.0 if opens and token.start > before.end else 0.0
    if not token.is_capital or token.text in _FIRST_PERSON or token.is_shout:
        return 0.0
    if before.text.islower() and before.text == token.text.casefold():  # “… Hong Kong protesters Protesters want …”
        return SURE
    if n > 1 and (line[n - 2].text, before.text) == (token.text, after.text):  # “Ida Brandt Ida Brandt was …”
        return SURE
    if _opens_with_title(line, n):
        return SURE - 0.5
    return _start_score(document, before, token, after) + _clause_bonus(document, line, n)


def _opens_with_title(line: Sequence[Token], n: int) -> bool:
    """Tell “… with seven witnesses Ms Harrow said”: a title, a name and a verb after a word with a small letter."""
    name = n + 1 + (n + 1 < len(line) and line[n + 1].text == ".")
    told = line[n - 1].text in words("grammar", "finite")
    titled = line[n].text in _TITLES and line[n - 1].text.islower() and not told and name + 1 < len(line)
    return titled and line[name].is_capital and line[name + 1].text.casefold() in words("grammar", "finite")


def _start_score(document: Document, before: Token, token: Token, after: Token) -> float:
    """Return how much a word begins a sentence: less after a name, or before one (“the film The Long Quay”)."""
    if token.text.casefold() in words("grammar", "days") or (_is_of_calendar(token) and after.text[:1].isdigit()):
        return 0.0
    numbered = before.is_capital and (after.text == "," or before.text in _COUNTED)
    if numbered and token.text.casefold() in words("grammar", "number_words"):  # “aboard Boat One, May 13”, “Phase Two”
        return 0.0
    folded, titles = token.text.casefold(), words("grammar", "before_names") | words("grammar", "posts")
    if folded in titles and after.is_capital and before.text.endswith("ed"):  # “… welcomed President Ida Brandt”
        return 0.0
    score = document.begins_sentence(token.text)
    if score >= SURE and document.tongue != "en":
        return 0.0 if _belongs_to_name(document, before, token, after) else SURE
    if score and before.is_capital and not _is_of_calendar(before):
        score -= 1.0
    if score and after.is_word and after.is_capital:
        score -= 1.5 if token.text in ("The", "A", "An") and not after.is_shout else 0.25
        score -= 0.5 if document.is_pair(token, after) else 0.0
    return score


def _belongs_to_name(document: Document, before: Token, token: Token, after: Token) -> bool:
    """Tell what has its capital in mid-sentence: “La Rochelle”, “im Hier und Jetzt”, “Sie” to the reader."""
    folded = token.text.casefold()
    if before.text in document.unfinished:
        return True
    if not document.has_capital_nouns:
        return after.is_capital and (folded in document.articles or folded in words("names", "particles"))
    if folded in words("capital_nouns", "polite"):
        return True
    titled = after.is_capital and after.text.casefold() in words("capital_nouns", "titled")
    return titled or before.text.casefold().rpartition("-")[2] in words("capital_nouns", "works")


def _is_of_calendar(token: Token) -> bool:
    """Tell a month or day, after which no name goes on (“… in January Repairs to the wall …”)."""
    return token.text.casefold() in words("grammar", "days") or token.text.casefold() in words("grammar", "months")


def _clause_bonus(document: Document, line: Sequence[Token], n: int) -> float:
    """Give “… manager of the Rovers Wanderers have won …” a chance: a second verb, its subject right after a name.

    Of “… police say the former mayor Ida Brandt is …” the subject is the whole name, if the document has it elsewhere.
    """
    before, token, after = line[n - 1], line[n], line[n + 1]
    titles, finite = words("grammar", "before_names"), words("grammar", "finite")
    named = words("names", "given")
    if before.text.casefold() in titles | named | words("grammar", "posts"):
        return 0.0
    if before.is_capital and token.text.casefold() not in named:
        follows, earlier = after, line[: n - 1]
        subject = not document.is_pair(before, token) and token.text.casefold() not in titles
        subject = subject and not _is_titled(line, n)
    else:
        end = _name_end(line, n)
        follows, earlier = line[end], line[:n]
        known = token.text.casefold() in named or document.is_pair(line[end - 2], line[end - 1])
        subject = end - n > 1 and (known or _is_titled(line, n + 1))
    second = any(word.text in finite for word in earlier)
    return 2.0 if subject and second and follows.text.casefold() in finite else 0.0


def _is_titled(line: Sequence[Token], n: int) -> bool:
    """Tell whether the capitalised words before the ``n``-th begin with a title (“President Marta”, before “Lind”)."""
    first = n
    while first > 0 and line[first - 1].is_capital:
        first -= 1
    return first < n and line[first].text.casefold() in words("grammar", "before_names")


def _name_end(line: Sequence[Token], n: int) -> int:
    """Return the place of the first word from the ``n``-th on that is neither a title nor has a capital."""
    titles = words("grammar", "before_names")
    return next((m for m in range(n, len(line)) if not (line[m].is_capital or line[m].text in titles)), len(line) - 1)
