"""The places where a paragraph's lines may end, with the widths that decide between them."""

from __future__ import annotations

from collections.abc import Iterator

from edition.typesetting.composing import STRETCHING_SPACES, Place, Words
from edition.typesetting.hyphenation import WordBreak, letter_breaks, word_breaks
from edition.typesetting.linebreaking import Breakpoints

HYPHEN_PENALTY = 50.0
DASH_PENALTY = 30.0
LETTER_PENALTY = 2000.0
"""For breaking a word anywhere because it is wider than the line."""


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
        for word in self._between_spaces():
            self._add_word(word)
        if words.tokens:
            self._add_place(Place(len(words.tokens)), 0.0)

    def _between_spaces(self) -> Iterator[range]:
        """Yield the tokens between two breakable spaces; the space counts once the word is taken."""
        start = 0
        for index, token in enumerate(self._words.tokens):
            if token.text == " ":
                yield range(start, index)
                self._add_space(index)
                start = index + 1
        yield range(start, len(self._words.tokens))

    def _add_space(self, token: int) -> None:
        words, place = self._words, Place(token + 1)
        end, width = self._position - words.hang_right(place), words.width(token)
        self._position += width
        self.places.append(place)
        self.points.add(end, self._position + words.hang_left(place), self._spaces, self._spaces + width)
        self._spaces += width

    def _add_word(self, word: range) -> None:
        widths = [self._words.width(token) for token in word]
        too_wide = sum(widths) > self._narrowest
        for token, width in zip(word, widths, strict=True):
            if too_wide and token > word.start:
                self._add_place(Place(token), LETTER_PENALTY)
            before = self._position
            if self._words.tokens[token].text in STRETCHING_SPACES:
                self._spaces += width
            elif breaks := self._breaks(token, too_wide=too_wide):
                self._add_breaks(token, breaks)
            self._position = before + width

    def _breaks(self, token: int, *, too_wide: bool) -> list[tuple[WordBreak, float]]:
        """Return the places inside a token, in order, with their penalties."""
        word = self._words.tokens[token]
        known = (*word_breaks(word.text, self._words.language(token)), *(WordBreak(hint, True) for hint in word.hints))
        found = {place.offset: (place, LETTER_PENALTY) for place in (letter_breaks(word.text) if too_wide else ())}
        for place in known:
            if self._hyphenate or too_wide or not place.hyphen:
                found[place.offset] = (place, HYPHEN_PENALTY if place.hyphen else DASH_PENALTY)
        return [found[offset] for offset in sorted(found)]

    def _add_breaks(self, token: int, breaks: list[tuple[WordBreak, float]]) -> None:
        """Add places inside a token, at the width of the glyphs before each; kerning with a hyphen does not count."""
        size = self._words.run(token).size_pt
        letters, coming = 0, iter(breaks)
        following = next(coming, None)
        for glyph in (glyph for stretch in self._words.shaped(token) for glyph in stretch.glyphs):
            while following is not None and following[0].offset <= letters:
                self._add_place(Place(token, *following[0]), following[1])
                following = next(coming, None)
            letters += len(glyph.text)
            self._position += glyph.advance * size / 1000

    def _add_place(self, place: Place, penalty: float) -> None:
        end = self._position - self._words.hang_right(place)
        if place.hyphen:
            end += self._words.hyphen_width(place.token)
        start = self._position + self._words.hang_left(place)
        self.places.append(place)
        self.points.add(end, start, self._spaces, self._spaces, penalty, hyphen=place.hyphen)
