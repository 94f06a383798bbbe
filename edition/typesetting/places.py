"""The places where a paragraph's lines may end, with the widths that decide between them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from edition.typesetting.composing import Place, Words
from edition.typesetting.linebreaking import Breakpoint
from edition.typesetting.measuring import LETTER_PENALTY, InnerPlace, Word, inner_places
from edition.typesetting.scripts import BETWEEN_IDEOGRAPHS, CLOSING

STRAY_SIGNS = "…–—/-"
STRAY = re.compile(rf"[{STRAY_SIGNS}]+[.,;:!?’”\"')]*$")
STRAY_PENALTY = 300.0
"""For a line that begins with a dash or an ellipsis that stands between spaces."""


class LinePlaces:
    """Lists the places where lines may end.

    Args:
        words: The paragraph.
        narrowest: Width of the narrowest line in points: a wider word may be broken anywhere.

    Raises:
        UnsupportedText: No font has a letter, or a passage that nothing may break is wider than a line.
    """

    def __init__(self, words: Words, narrowest: float) -> None:
        self.places = [Place(0)]
        """Where; as many as ``points``."""
        self.points = [Breakpoint(0.0, words.hang_left(Place(0)), 0.0, 0.0)]
        """How wide a line to each is, and how good it would be."""
        self._words = words
        self._narrowest = narrowest
        self._hyphenate = words.style.hyphenate and words.style.alignment == "justify"
        self._ragged = words.style.alignment != "justify"
        self._hang = 1.0 if words.style.hang else 0.0
        self._hinted = words.hinted
        self._position = 0.0
        self._spaces = 0.0
        self._add_all()

    def _add_all(self) -> None:
        words = self._words
        begin, measured = 0, list[tuple[Word, float]]()
        for token, text in enumerate(words.texts):
            owner = words.owners[token]
            word, scale = words.measures[owner](text), words.scales[owner]
            if text != " ":
                measured.append((word, scale))
                continue
            self._add_word(begin, measured)
            last, last_scale = measured[-1]
            self._add_space(token, word.width * scale, last.hang_right * last_scale * self._hang)
            begin, measured = token + 1, []
        self._add_word(begin, measured)
        if words:
            self._add_place(Place(len(words)), 0.0, 0.0)

    def _add_space(self, token: int, width: float, hang_right: float) -> None:
        """Add the place at a space, once the word before it is taken."""
        words, spaces, position = self._words, self._spaces, self._position
        owner, following = words.owners[token + 1], words.texts[token + 1]
        hang_left = words.measures[owner](following).hang_left * words.scales[owner] * self._hang
        penalty = STRAY_PENALTY if following[0] in STRAY_SIGNS and STRAY.match(following) else 0.0
        self._position, self._spaces = position + width, spaces + width
        if penalty and self._ragged and not STRAY.match(words.texts[token - 1]):
            return  # a ragged line may as well end behind it
        self.places.append(Place(token + 1))
        self.points.append(
            Breakpoint(position - hang_right, position + width + hang_left, spaces, spaces + width, penalty)
        )

    def _add_word(self, begin: int, measured: list[tuple[Word, float]]) -> None:
        """Add the places inside a word, whose parts may be of several runs."""
        too_wide = sum([word.width * scale for word, scale in measured]) > self._narrowest
        if too_wide:
            self._words.refuse_unbreakable(begin, begin + len(measured))
        for token, (word, scale) in enumerate(measured, begin):
            if token > begin:
                self._add_joint(token, too_wide=too_wide)
            if word.places or too_wide or self._hinted:
                self._add_inner(token, word, scale, too_wide=too_wide)
            self._position += word.width * scale
            if word.stretches[0].space:
                self._spaces += word.width * scale

    def _add_joint(self, token: int, *, too_wide: bool) -> None:
        """Add the place between two parts of a word that are of different runs, if a line may end there."""
        before, after = self._words.texts[token - 1][-1:], self._words.texts[token][:1]
        if BETWEEN_IDEOGRAPHS.search(before + after):
            self._add_place(Place(token), 0.0, 0.0)
        elif too_wide and after not in CLOSING:
            self._add_place(Place(token), 0.0, LETTER_PENALTY)

    def _add_inner(self, token: int, word: Word, scale: float, *, too_wide: bool) -> None:
        words = self._words
        found: Iterable[InnerPlace] = word.places
        if too_wide or words.hints(token):
            font, language = words.run(token).font, words.language(token)
            found = inner_places(words.texts[token], font, language, hints=words.hints(token), anywhere=too_wide)
        for at, before, penalty in found:
            if self._hyphenate or too_wide or not at.hyphen:
                self._add_place(Place(token, *at), before * scale, penalty)

    def _add_place(self, place: Place, before: float, penalty: float) -> None:
        """Add a place so far into the current word."""
        words = self._words
        end = self._position + before - words.hang_right(place)
        if place.hyphen:
            end += words.hyphen(place.token).width * words.scales[words.owners[place.token]]
        start = self._position + before + words.hang_left(place)
        self.places.append(place)
        self.points.append(Breakpoint(end, start, self._spaces, self._spaces, penalty, place.hyphen))
