"""Runs to words: where one ends and the next begins, how wide each is, what of it may hang into the margin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from edition.errors import UnsupportedText
from edition.typesetting.hyphenation import SOFT_HYPHEN
from edition.typesetting.runs import ParagraphStyle, Run
from edition.typesetting.shaping import Shaped, ShapedWord, hyphen, shaper
from edition.typesetting.tagging import Element

NO_BREAK_SPACE = "\u00a0"
STRETCHING_SPACES = (" ", NO_BREAK_SPACE)
SPACE = re.compile("([ \u00a0])")
ODD_SPACES = re.compile("[ \t\n\r\f\v\x85\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]+")
"""What is set as one space between two words."""
BYTE_ORDER_MARK = "\ufeff"
IDLE_HYPHENS = re.compile(f"(?<!\\S){SOFT_HYPHEN}+|{SOFT_HYPHEN}+(?!\\S)")
"""Soft hyphens at a word's edge."""

HANGS_RIGHT = {**dict.fromkeys(".,-\u2010\u00ad", 0.7), **dict.fromkeys(":;’”'\"»", 0.5), "–": 0.3, "—": 0.2, ")": 0.1}
HANGS_RIGHT |= {"!": 0.2, "?": 0.2}
"""Part of a character's width that hangs out of a line that ends with it."""
HANGS_LEFT = {**dict.fromkeys("‘“„«‹'\"", 0.5), "(": 0.1, **dict.fromkeys("AVWTY", 0.04)}


class Place(NamedTuple):
    """Where a line may end: before a token's letter."""

    token: int
    offset: int = 0
    hyphen: bool = False


def words_of(text: str) -> list[str]:
    """Cut text into words and the spaces between them; several spaces in a row are one."""
    seen = IDLE_HYPHENS.sub("", text.replace(BYTE_ORDER_MARK, ""))
    return list(filter(None, SPACE.split(ODD_SPACES.sub(" ", seen))))


class Words:
    """A paragraph's words with their glyphs and measures.

    Args:
        runs: The paragraph's text.
        style: How to set it.
        language: BCP 47 tag of runs that name none.
        element: Structure element of runs that name none: says where something is wrong.
    """

    def __init__(self, runs: Sequence[Run], style: ParagraphStyle, language: str, element: Element) -> None:
        self.texts: list[str] = []
        """Words, parts of words in different runs, and spaces: ``" "`` or, where no line may end, a no-break space."""
        self.style = style
        self._owners: list[int] = []
        """Index of each text's run."""
        self._hints: dict[int, tuple[int, ...]] = {}
        self._runs = runs
        self._language = language
        self._element = element
        self._shapers = [shaper(run.font, run.language or language) for run in runs]
        for index, run in enumerate(runs):
            self._take(index, run.text)
        if self.texts and self.texts[-1] == " ":
            self.texts.pop()

    def run(self, token: int) -> Run:
        """Return the run a token belongs to."""
        return self._runs[self._owners[token]]

    def language(self, token: int) -> str:
        """Return a token's language as a BCP 47 tag."""
        return self.run(token).language or self._language

    def hints(self, token: int) -> tuple[int, ...]:
        """Return the letters before each soft hyphen that the author put into a token."""
        return self._hints.get(token, ())

    def shaped(self, token: int, start: int = 0, end: int | None = None) -> tuple[Shaped, ...]:
        """Return the glyphs of a token, or of some of its letters.

        Raises:
            UnsupportedText: No font has a letter.
        """
        text = self.texts[token]
        return self._glyphs(self._owners[token], text if end is None and not start else text[start:end]).stretches

    def width(self, token: int) -> float:
        """Return the width of a token in points.

        Raises:
            UnsupportedText: No font has a letter.
        """
        owner = self._owners[token]
        return self._glyphs(owner, self.texts[token]).width * self._runs[owner].size_pt / 1000

    def space(self, token: int) -> tuple[Shaped, ...]:
        """Return a space in a token's font."""
        return self._glyphs(self._owners[token], " ").stretches

    def hyphen(self, token: int) -> Shaped:
        """Return the hyphen that shows where a line breaks a token."""
        return hyphen(self.run(token).font)

    def hyphen_width(self, token: int) -> float:
        """Return the width of that hyphen in points."""
        return self.hyphen(token).width * self.run(token).size_pt / 1000

    def hang_left(self, place: Place) -> float:
        """Return by how much a line that begins at a place hangs into the left margin, in points."""
        if not self.style.hang or place.token >= len(self.texts):
            return 0.0
        letter = self.texts[place.token][place.offset]
        return self._hang(place.token, letter, HANGS_LEFT[letter]) if letter in HANGS_LEFT else 0.0

    def hang_right(self, place: Place) -> float:
        """Return by how much a line that ends at a place hangs into the right margin, in points."""
        if not self.style.hang:
            return 0.0
        if place.hyphen:
            return self._hang(place.token, "-", HANGS_RIGHT["-"])
        token, offset = place.token, place.offset
        while offset == 0 and token > 0:
            token -= 1
            offset = 0 if self.texts[token] == " " else len(self.texts[token])
        letter = self.texts[token][offset - 1] if offset else ""
        return self._hang(token, letter, HANGS_RIGHT[letter]) if letter in HANGS_RIGHT else 0.0

    def _take(self, index: int, text: str) -> None:
        """Append a run's words; a space after a space, or before everything, is dropped."""
        found = words_of(text)
        if found and found[0] == " " and (not self.texts or self.texts[-1] == " "):
            del found[0]
        if SOFT_HYPHEN in text:
            for number, word in enumerate(found, len(self.texts)):
                self._hints[number] = _hints(word)
            found = [word.replace(SOFT_HYPHEN, "") for word in found]
        self.texts += found
        self._owners += [index] * len(found)

    def _glyphs(self, run: int, text: str) -> ShapedWord:
        try:
            return self._shapers[run](text)
        except UnsupportedText as error:
            place = nearest_id(self._runs[run].element or self._element)
            raise UnsupportedText(error.message, place=place) from error

    def _hang(self, token: int, letter: str, part: float) -> float:
        run = self.run(token)
        return part * run.font.face.width(letter) * run.size_pt / 1000


def _hints(word: str) -> tuple[int, ...]:
    """Return how many letters are before each soft hyphen."""
    return tuple(dict.fromkeys(accumulate(map(len, word.split(SOFT_HYPHEN)[:-1]))))


def nearest_id(element: Element | None) -> str | None:
    """Return the id of an element or of the nearest one above it; None when none has any."""
    while element is not None and element.id is None:
        element = element.parent
    return element.id if element is not None else None
