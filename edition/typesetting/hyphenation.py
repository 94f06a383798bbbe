"""Where a word may be broken: by its language's patterns, after a dash, inside an address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import pyphen

from edition.typesetting.clusters import clusters
from edition.typesetting.scripts import BETWEEN_IDEOGRAPHS, CLOSING, IDEOGRAPH, OPENING, UNBREAKABLE

SHORTEST_WORD = 5
"""Letters of the shortest word that is hyphenated."""
FEWEST_BEFORE = 2
FEWEST_AFTER = 3

SOFT_HYPHEN = "\u00ad"
LETTERS = re.compile(r"[^\W\d_]+")
AFTER_DASH = re.compile(r"(?<=\w)[-\u2010\u2013\u2014\u200b]+(?=\w)")
UNBROKEN = re.compile(r"[\d_@\\]|\w[\u2011.]\w")
"""What is in words that get no hyphen of ours: codes, abbreviations, what the author wants unbroken."""
COMPOUND = re.compile(r"\w[-\u2010]\w")
"""What is in words that have a hyphen of their own, so that another would mislead."""
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
    if UNBREAKABLE.search(word):
        return ()
    dashes = {match.end() for match in AFTER_DASH.finditer(word)}
    dashes.update(match.start() for match in BETWEEN_IDEOGRAPHS.finditer(word))
    hyphens = set() if UNBROKEN.search(word) else set(_pattern_breaks(word, language))
    return tuple(WordBreak(offset, offset in hyphens) for offset in sorted(dashes | hyphens))


def letter_breaks(word: str) -> tuple[WordBreak, ...]:
    """Return every place between two letters, for a word that is wider than the line: the last resort."""
    return tuple(
        WordBreak(
            offset, word[offset - 1].isalpha() and word[offset].isalpha() and not IDEOGRAPH.match(word, offset - 1)
        )
        for offset, _ in clusters(word)
        if offset and word[offset] not in CLOSING and word[offset - 1] not in OPENING
    )


def _pattern_breaks(word: str, language: str) -> Iterator[int]:
    """Yield the places that the patterns allow in each stretch of letters: in “l’administration”, in the second."""
    patterns = _patterns(language)
    for match in LETTERS.finditer(word):
        letters = match[0]
        if patterns is None or len(letters) < SHORTEST_WORD:
            continue
        for position in patterns.positions(letters):
            if position.data is None and FEWEST_BEFORE <= position <= len(letters) - FEWEST_AFTER:
                yield match.start() + position


@lru_cache
def _patterns(language: str) -> pyphen.Pyphen | None:
    """Return a language's patterns; None when there are none."""
    found = pyphen.language_fallback(language.replace("-", "_"))
    return pyphen.Pyphen(lang=found) if found else None
