"""Where a word may be broken: by its language's patterns, after a dash, inside an address."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import pyphen

SHORTEST_WORD = 5
"""Letters of the shortest word that is hyphenated."""
FEWEST_BEFORE = 2
FEWEST_AFTER = 3

SOFT_HYPHEN = "\u00ad"
DASHES = "-\u2010\u2013\u2014"
WORD = re.compile(r"(\W*)([^\W\d_]+)(\W*)")
AFTER_DASH = re.compile(rf"(?<=\w)[{DASHES}]+(?=\w)")
ADDRESS = re.compile(r"://|^www\.|/.*/|^[^@\s]+@[^@\s]+$")
IN_ADDRESS = re.compile(r"(?<=[/.?&=_@-])(?=\w)(?<!^.)")


class WordBreak(NamedTuple):
    """A place inside a word where a line may end."""

    offset: int
    """Letters before it."""
    hyphen: bool
    """Whether a hyphen appears when the line ends here."""


@lru_cache(maxsize=20_000)
def word_breaks(word: str, language: str) -> tuple[WordBreak, ...]:
    """Return the places inside a word where a line may end, in order.

    Args:
        word: Anything without spaces, with its punctuation and without soft hyphens.
        language: BCP 47 tag; without patterns for it, words are broken after dashes alone.
    """
    if ADDRESS.search(word):
        return tuple(WordBreak(match.start(), False) for match in IN_ADDRESS.finditer(word) if match.start() > 1)
    if dashes := [match.end() for match in AFTER_DASH.finditer(word)]:
        return tuple(WordBreak(offset, False) for offset in dashes)
    return tuple(WordBreak(offset, True) for offset in _pattern_breaks(word, language))


def letter_breaks(word: str) -> tuple[WordBreak, ...]:
    """Return every place between two letters, for a word that is wider than the line: the last resort."""
    return tuple(
        WordBreak(offset, word[offset - 1].isalpha() and word[offset].isalpha())
        for offset in range(1, len(word))
        if not re.match(r"[\u0300-\u036f\u200d\ufe0f]", word[offset])
    )


def _pattern_breaks(word: str, language: str) -> list[int]:
    match = WORD.fullmatch(word)
    patterns = _patterns(language)
    if match is None or patterns is None or len(match[2]) < SHORTEST_WORD:
        return []
    first, last = len(match[1]), len(match[1]) + len(match[2])
    return [
        first + position
        for position in patterns.positions(match[2])
        if position.data is None and first + FEWEST_BEFORE <= first + position <= last - FEWEST_AFTER
    ]


@lru_cache
def _patterns(language: str) -> pyphen.Pyphen | None:
    """Return a language's patterns; None when there are none."""
    found = pyphen.language_fallback(language.replace("-", "_"))
    return pyphen.Pyphen(lang=found) if found else None
