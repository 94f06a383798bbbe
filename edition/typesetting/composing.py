"""Runs to words: where one ends and the next begins, how wide each is, what of it may hang into the margin."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from edition.errors import UnsupportedText
from edition.typesetting.hyphenation import SOFT_HYPHEN
from edition.typesetting.runs import ParagraphStyle, Run
from edition.typesetting.shaping import Shaped, hyphen, shaper
from edition.typesetting.tagging import Element

SPACE = re.compile("([ \t\n\r\f\v\x85\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]+|\u00a0)")
NO_BREAK_SPACE = "\u00a0"
STRETCHING_SPACES = (" ", NO_BREAK_SPACE)
BYTE_ORDER_MARK = "\ufeff"

HANGS_RIGHT = {**dict.fromkeys(".,-\u2010\u00ad", 0.7), **dict.fromkeys(":;’”'\"»", 0.5), "–": 0.3, "—": 0.2, ")": 0.1}
HANGS_RIGHT |= {"!": 0.2, "?": 0.2}
"""Part of a character's width that hangs out of a line that ends with it."""
HANGS_LEFT = {**dict.fromkeys("‘“„«‹'\"", 0.5), "(": 0.1, **dict.fromkeys("AVWTY", 0.04)}


class Token(NamedTuple):
    """A word, part of a word, or a space: of one run."""

    run: int
    text: str
    """A space is ``" "`` or, where no line may end, a no-break space."""
    hints: tuple[int, ...] = ()
    """Letters before each soft hyphen that the author put in."""


class Place(NamedTuple):
    """Where a line may end: before a token's letter."""

    token: int
    offset: int = 0
    hyphen: bool = False


def tokens_of(runs: Sequence[Run]) -> list[Token]:
    """Cut runs into words and spaces; several spaces in a row are one, and none is left at either end."""
    tokens: list[Token] = []
    for index, run in enumerate(runs):
        for place, part in enumerate(SPACE.split(run.text)):
            if place % 2 and part != NO_BREAK_SPACE:
                if tokens and tokens[-1].text != " ":
                    tokens.append(Token(index, " "))
            elif part:
                tokens.append(Token(index, part) if part.isalpha() else _word(index, part))
    if tokens and tokens[-1].text == " ":
        tokens.pop()
    return [token for token in tokens if token.text]


def _word(run: int, text: str) -> Token:
    """Return a word without what never shows: its soft hyphens are kept as hints."""
    text = text.replace(BYTE_ORDER_MARK, "")
    if SOFT_HYPHEN not in text:
        return Token(run, text)
    hints, position = [], 0
    for part in text.split(SOFT_HYPHEN)[:-1]:
        position += len(part)
        hints.append(position)
    bare = text.replace(SOFT_HYPHEN, "")
    return Token(run, bare, tuple(hint for hint in dict.fromkeys(hints) if 0 < hint < len(bare)))


class Words:
    """A paragraph's words with their glyphs and measures.

    Args:
        runs: The paragraph's text.
        style: How to set it.
        language: BCP 47 tag of runs that name none.
        element: Structure element of runs that name none: says where something is wrong.
    """

    def __init__(self, runs: Sequence[Run], style: ParagraphStyle, language: str, element: Element) -> None:
        self.tokens = tokens_of(runs)
        self.style = style
        self._runs = runs
        self._language = language
        self._element = element
        self._shapers = [shaper(run.font, run.language or language) for run in runs]

    def run(self, token: int) -> Run:
        """Return the run a token belongs to."""
        return self._runs[self.tokens[token].run]

    def language(self, token: int) -> str:
        """Return a token's language as a BCP 47 tag."""
        return self.run(token).language or self._language

    def shaped(self, token: int, start: int = 0, end: int | None = None) -> tuple[Shaped, ...]:
        """Return the glyphs of a token, or of some of its letters.

        Raises:
            UnsupportedText: No font has a letter.
        """
        word = self.tokens[token]
        text = word.text if end is None and not start else word.text[start:end]
        return self._glyphs(word.run, text)

    def width(self, token: int) -> float:
        """Return the width of a token in points.

        Raises:
            UnsupportedText: No font has a letter.
        """
        word = self.tokens[token]
        size = self._runs[word.run].size_pt
        return sum([stretch.width for stretch in self._glyphs(word.run, word.text)]) * size / 1000

    def space(self, token: int) -> tuple[Shaped, ...]:
        """Return a space in a token's font."""
        return self._glyphs(self.tokens[token].run, " ")

    def hyphen(self, token: int) -> Shaped:
        """Return the hyphen that shows where a line breaks a token."""
        return hyphen(self.run(token).font)

    def hyphen_width(self, token: int) -> float:
        """Return the width of that hyphen in points."""
        return self.hyphen(token).width * self.run(token).size_pt / 1000

    def hang_left(self, place: Place) -> float:
        """Return by how much a line that begins at a place hangs into the left margin, in points."""
        if not self.style.hang or place.token >= len(self.tokens):
            return 0.0
        return self._hang(place.token, self.tokens[place.token].text[place.offset], HANGS_LEFT)

    def hang_right(self, place: Place) -> float:
        """Return by how much a line that ends at a place hangs into the right margin, in points."""
        if not self.style.hang:
            return 0.0
        if place.hyphen:
            return self._hang(place.token, SOFT_HYPHEN, HANGS_RIGHT)
        token, offset = place.token, place.offset
        while offset == 0 and token > 0:
            token -= 1
            offset = 0 if self.tokens[token].text == " " else len(self.tokens[token].text)
        return self._hang(token, self.tokens[token].text[offset - 1], HANGS_RIGHT) if offset else 0.0

    def _glyphs(self, run: int, text: str) -> tuple[Shaped, ...]:
        try:
            return self._shapers[run](text)
        except UnsupportedText as error:
            place = nearest_id(self._runs[run].element or self._element)
            raise UnsupportedText(error.message, place=place) from error

    def _hang(self, token: int, letter: str, table: Mapping[str, float]) -> float:
        if letter not in table:
            return 0.0
        run = self.run(token)
        return table[letter] * run.font.face.width("-" if letter == SOFT_HYPHEN else letter) * run.size_pt / 1000


def nearest_id(element: Element | None) -> str | None:
    """Return the id of an element or of the nearest one above it; None when none has any."""
    while element is not None and element.id is None:
        element = element.parent
    return element.id if element is not None else None
