"""Read print from left to right and say it, by rules: the first rule that has something to say at a place wins."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from edition.narration.spoken import Piece, Slice

Say = Callable[[re.Match[str]], str | None]
"""Returns what is said for a match, or None to leave the place to the next rule. ``match.string`` is the whole text."""

_WORD = re.compile(r"[^\W_]+(?:['’ʼ\-‑][^\W_]+)*")
_PLAIN_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?(?=[\s,;?!”\")]|’(?![^\W_])|:(?:\s|$)|$)")
_JOINERS = "\u00ad\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff"
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‑": "-", **dict.fromkeys(_JOINERS, "")})


@dataclass(frozen=True)
class Rule:
    """How a kind of expression is said."""

    pattern: re.Pattern[str]
    say: Say


def rule(pattern: str, say: Say) -> Rule:
    """Return a rule for a verbose regular expression, matched at the place reached."""
    return Rule(re.compile(pattern, re.VERBOSE), say)


@dataclass(frozen=True)
class Grammar:
    """The rules of a language, by what the place begins with: trying few rules at a place keeps the scan fast."""

    numbers: Sequence[Rule]
    """Tried at digits, signs before digits and currency signs."""
    words: Sequence[Rule]
    """Tried at letters."""
    signs: Sequence[Rule]
    """Tried at everything else but white space."""
    sign_names: Mapping[str, str]
    """What single signs are called; a pause mark stands for a pause, empty for a sign that is not said."""
    plain: Callable[[str], bool]
    """True for a word of letters that no rule needs to see."""
    finish: Callable[[str], str] | None = None
    """Says figures that are left, where the language's voice reads figures wrong."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A stretch that the lexicon has already decided."""

    printed: Slice
    said: str
    ipa: str | None = None


def pieces(text: str, grammar: Grammar, fixed: Sequence[Fixed] = ()) -> Iterator[Piece]:
    """Say ``text`` piece by piece; stretches in ``fixed`` (in order, not overlapping) are said as given there."""
    position = 0
    for stretch in fixed:
        begin, end = stretch.printed
        yield from _scan(text, position, begin, grammar)
        yield Piece(stretch.said, stretch.printed, stretch.ipa)
        position = end
    yield from _scan(text, position, len(text), grammar)


def _scan(text: str, position: int, stop: int, grammar: Grammar) -> Iterator[Piece]:
    while position < stop:
        if text[position].isspace():
            position += 1
            continue
        said, end = _at(text, position, stop, grammar)
        if grammar.finish and any(map(str.isdecimal, said)):
            said = grammar.finish(said)
        if said:
            yield Piece(said, (position, end))
        position = end


def _at(text: str, position: int, stop: int, grammar: Grammar) -> tuple[str, int]:
    char = text[position]
    if char.isalpha():
        if (plain := _PLAIN_WORD.match(text, position)) and plain.end() <= stop and grammar.plain(plain[0]):
            return plain[0].replace("’", "'"), plain.end()
        rules = grammar.words
    else:
        rules = grammar.signs
        if char.isdecimal() or char in _NUMBER_SIGNS:
            rules = (*grammar.numbers, *grammar.signs)
    for candidate in rules:
        match = candidate.pattern.match(text, position)
        if match and position < match.end() <= stop:
            said = candidate.say(match)
            if said is not None:
                return said, match.end()
    return _as_it_is(text, position, stop, grammar)


_NUMBER_SIGNS = frozenset("$£€¥₴₽₹₺₩₦₱₪¢#+-−–±~≈≤≥'’½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞№")


def _as_it_is(text: str, position: int, stop: int, grammar: Grammar) -> tuple[str, int]:
    if match := _WORD.match(text, position, stop):
        end = match.end()
        while end < stop and (text[end] in _JOINERS or unicodedata.category(text[end])[0] == "M"):
            more = _WORD.match(text, end + 1, stop)
            end = more.end() if more else end + 1
        return unicodedata.normalize("NFC", text[position:end].translate(_APOSTROPHES)), end
    return sign_name(text[position], grammar.sign_names), position + 1


def sign_name(sign: str, names: Mapping[str, str]) -> str:
    """Return what a sign is called; a symbol without a name stays as it is, other signs are not said."""
    if sign in names:
        return names[sign]
    plain = unicodedata.normalize("NFKC", sign)
    if plain in names:
        return names[plain]
    kind = unicodedata.category(sign)
    if kind == "Pd":
        return ","
    return plain if kind[0] == "S" and kind != "Sk" and plain.isprintable() else ""
