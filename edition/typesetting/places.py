"""The places where a paragraph's lines may end, with the widths that decide between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from edition.typesetting.composing import NO_BREAK_SPACE, Place, Words
from edition.typesetting.fonts import Font
from edition.typesetting.hyphenation import COMPOUND, WordBreak, letter_breaks, word_breaks
from edition.typesetting.linebreaking import Breakpoints
from edition.typesetting.shaping import shape

HYPHEN_PENALTY = 50.0
COMPOUND_PENALTY = 500.0
"""For a hyphen of ours in a word that has one of its own."""
DASH_PENALTY = 30.0
STRAY = re.compile(r"[…–—/-]+[.,;:!?’”\"')]*$")
STRAY_PENALTY = 300.0
"""For a line that begins with a dash or an ellipsis that stands between spaces."""
LETTER_PENALTY = 2000.0
"""For breaking a word anywhere because it is wider than the line."""


class InnerPlace(NamedTuple):
    """A place inside a word."""

    at: WordBreak
    before: float
    """Width of the letters before it, in thousandths of the size; kerning with a hyphen does not count."""
    penalty: float


class LinePlaces:
    """Lists the places where lines may end.

    Args:
        words: The paragraph.
        narrowest: Width of the narrowest line in points: a wider word may be broken anywhere.

    Raises:
        UnsupportedText: No font has a letter.
    """

    def __init__(self, words: Words, narrowest: float) -> None:
        self.places = [Place(0)]
        """Where; as many as ``points``."""
        self.points = Breakpoints()
        self._words = words
        self._narrowest = narrowest
        self._hyphenate = words.style.hyphenate and words.style.alignment == "justify"
        self._position = 0.0
        self._spaces = 0.0
        self.points.starts[0] = words.hang_left(Place(0))
        begin = 0
        for token, text in enumerate(words.texts):
            if text == " ":
                self._add_word(begin, token)
                self._add_space(token)
                begin = token + 1
        self._add_word(begin, len(words.texts))
        if words.texts:
            self._add_place(Place(len(words.texts)), 0.0, 0.0)

    def _add_space(self, token: int) -> None:
        words, place = self._words, Place(token + 1)
        end, width = self._position - words.hang_right(place), words.width(token)
        self._position += width
        self.places.append(place)
        penalty = STRAY_PENALTY if STRAY.match(words.texts[token + 1]) else 0.0
        self.points.add(end, self._position + words.hang_left(place), self._spaces, self._spaces + width, penalty)
        self._spaces += width

    def _add_word(self, begin: int, end: int) -> None:
        """Add the places inside a word, whose parts may be of several runs."""
        widths = [self._words.width(token) for token in range(begin, end)]
        too_wide = sum(widths) > self._narrowest
        for token, width in enumerate(widths, begin):
            if too_wide and token > begin:
                self._add_place(Place(token), 0.0, LETTER_PENALTY)
            if self._words.texts[token] == NO_BREAK_SPACE:
                self._spaces += width
            else:
                self._add_inner(token, too_wide=too_wide)
            self._position += width

    def _add_inner(self, token: int, *, too_wide: bool) -> None:
        words, run = self._words, self._words.run(token)
        text, language, hints = words.texts[token], words.language(token), words.hints(token)
        found: Iterable[InnerPlace] = _known_places(run.font, language)(text)
        if too_wide or hints:
            found = inner_places(text, run.font, language, hints=hints, anywhere=too_wide)
        for at, before, penalty in found:
            if self._hyphenate or too_wide or not at.hyphen:
                self._add_place(Place(token, *at), before * run.size_pt / 1000, penalty)

    def _add_place(self, place: Place, before: float, penalty: float) -> None:
        """Add a place so far into the current word."""
        end = self._position + before - self._words.hang_right(place)
        if place.hyphen:
            end += self._words.hyphen_width(place.token)
        start = self._position + before + self._words.hang_left(place)
        self.places.append(place)
        self.points.add(end, start, self._spaces, self._spaces, penalty, hyphen=place.hyphen)


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
    hyphen = COMPOUND_PENALTY if COMPOUND.search(text) else HYPHEN_PENALTY
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


@lru_cache
def _known_places(font: Font, language: str) -> Callable[[str], tuple[InnerPlace, ...]]:
    """Return what tells a word's places, each word once."""

    @lru_cache(maxsize=20_000)
    def places(text: str) -> tuple[InnerPlace, ...]:
        return tuple(inner_places(text, font, language)) if word_breaks(text, language) else ()

    return places
