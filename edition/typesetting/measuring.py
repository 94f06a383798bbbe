"""What line breaking needs to know of a word, worked out once: its width, where it may break, what of it may hang."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from edition.typesetting.fonts import Font
from edition.typesetting.hyphenation import COMPOUND, WordBreak, letter_breaks, word_breaks
from edition.typesetting.shaping import Shaped, shape

HYPHEN_PENALTY = 50.0
COMPOUND_PENALTY = 500.0
"""For a hyphen of ours in a word that has one of its own."""
NAME_PENALTY = 250.0
"""For a hyphen in a word with a capital, which may be a name, where not every noun has one."""
CAPITAL_NOUNS = ("de", "lb")
DASH_PENALTY = 30.0
LETTER_PENALTY = 2000.0
"""For breaking a word anywhere because it is wider than the line."""

HANGS_RIGHT = {
    **dict.fromkeys(".,-\u2010\u00ad", 0.7),
    **dict.fromkeys(":;’”'\"»", 0.5),
    **dict.fromkeys("–", 0.3),
    **dict.fromkeys("—!?", 0.2),
    ")": 0.1,
}
"""Part of a character's width that hangs out of a line that ends with it."""
HANGS_LEFT = {**dict.fromkeys("‘“„«‹'\"", 0.5), "(": 0.1, **dict.fromkeys("AVWTY", 0.04)}
"""The same for a line that begins with it."""


class InnerPlace(NamedTuple):
    """A place inside a word where a line may end."""

    at: WordBreak
    before: float
    """Width of the letters before it; kerning with a hyphen does not count."""
    penalty: float


class Word(NamedTuple):
    """A word's glyphs and measures, in thousandths of the size."""

    stretches: tuple[Shaped, ...]
    """One for each face that it takes."""
    width: float
    hang_left: float
    hang_right: float
    places: tuple[InnerPlace, ...]


Measurer = Callable[[str], Word]


@lru_cache
def measurer(font: Font, language: str) -> Measurer:
    """Return what measures words, each word once.

    Args:
        font: What they are set in.
        language: BCP 47 tag, for letter forms and hyphenation.
    """

    @lru_cache(maxsize=20_000)
    def measure(text: str) -> Word:
        stretches = shape(text, font, language)
        return Word(
            stretches,
            sum(stretch.width for stretch in stretches),
            hang(text[0], HANGS_LEFT, font),
            hang(text[-1], HANGS_RIGHT, font),
            tuple(inner_places(text, font, language)) if word_breaks(text, language) else (),
        )

    return measure


def hang(letter: str, table: dict[str, float], font: Font) -> float:
    """Return how much of a letter hangs out, in thousandths of the size."""
    return table[letter] * font.face.width(letter) if letter in table else 0.0


def inner_places(
    text: str, font: Font, language: str, *, hints: tuple[int, ...] = (), anywhere: bool = False
) -> Iterator[InnerPlace]:
    """Yield the places inside a word, in order.

    Args:
        text: The word.
        font: What it is set in.
        language: BCP 47 tag.
        hints: Letters before each soft hyphen of the author's.
        anywhere: Whether it may be broken between any two letters.
    """
    found = {place.offset: (place, LETTER_PENALTY) for place in (letter_breaks(text) if anywhere else ())}
    hyphen = _hyphen_penalty(text, language)
    for place in (*word_breaks(text, language), *(WordBreak(hint, True) for hint in hints)):
        found[place.offset] = (place, hyphen if place.hyphen else DASH_PENALTY)
    coming = iter(sorted(found.items()))
    following = next(coming, None)
    letters, width = 0, 0.0
    for glyph in (glyph for stretch in shape(text, font, language) for glyph in stretch.glyphs):
        while following is not None and following[0] <= letters:
            yield InnerPlace(following[1][0], width, following[1][1])
            following = next(coming, None)
        letters += len(glyph.text)
        width += glyph.advance


def _hyphen_penalty(text: str, language: str) -> float:
    if COMPOUND.search(text):
        return COMPOUND_PENALTY
    first = text.lstrip("“„«‹‘‚\"'([")[:1]
    return NAME_PENALTY if first.isupper() and language.split("-")[0] not in CAPITAL_NOUNS else HYPHEN_PENALTY
