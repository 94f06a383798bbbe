"""Runs to words: where one ends and the next begins, and how wide each is in its run's size."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from edition.errors import UnsupportedText
from edition.typesetting.hyphenation import SOFT_HYPHEN
from edition.typesetting.measuring import HANGS_LEFT, HANGS_RIGHT, Word, hang, measurer
from edition.typesetting.runs import ParagraphStyle, Run
from edition.typesetting.scripts import PHRASE_OR_FORWARDS, RIGHT_TO_LEFT, UNBREAKABLE, is_backwards, split_words
from edition.typesetting.shaping import NO_BREAK_SPACE, Shaped, hyphen
from edition.typesetting.tagging import Element

SPACE = re.compile(f"([ {NO_BREAK_SPACE}])")
_ODD = "\t\n\r\f\v\x85\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000"
ODD_SPACES = re.compile(f"[{_ODD}][ {_ODD}]*| [ {_ODD}]+")
"""What is set as one space between two words."""
PARAGRAPH = "a paragraph from right to left"
OPENING = 40
"""Letters of a passage that an error quotes."""
BYTE_ORDER_MARK = "\ufeff"
IDLE_HYPHENS = re.compile(f"(?<!\\S){SOFT_HYPHEN}+|{SOFT_HYPHEN}+(?!\\S)")
"""Soft hyphens at a word's edge."""


class Place(NamedTuple):
    """Where a line may end: before a token's letter."""

    token: int
    offset: int = 0
    hyphen: bool = False


def words_of(text: str) -> list[str]:
    """Cut text into words and the spaces between them; several spaces in a row are one."""
    text = text.replace(BYTE_ORDER_MARK, "")
    if SOFT_HYPHEN in text:
        text = IDLE_HYPHENS.sub("", text)
    return list(filter(None, split_words(ODD_SPACES.sub(" ", text), SPACE)))


class Words:
    """A paragraph's words (tokens: also parts of words in different runs, and spaces) with their measures.

    Args:
        runs: The paragraph's text.
        style: How to set it.
        language: BCP 47 tag of runs that name none.
        element: Structure element of runs that name none: says where something is wrong.
    """

    def __init__(self, runs: Sequence[Run], style: ParagraphStyle, language: str, element: Element) -> None:
        self.texts: list[str] = []
        """A space is ``" "`` or, where no line may end, a no-break space."""
        self.owners: list[int] = []
        """Index of each text's run."""
        self.scales = [run.size_pt / 1000 for run in runs]
        """Points for a thousandth, by run."""
        self.measures = [measurer(run.font, run.language or language) for run in runs]
        """What measures words, by run."""
        self.style = style
        self._runs = runs
        self._language = language
        self._element = element
        self._hints: dict[int, tuple[int, ...]] = {}
        for index, run in enumerate(runs):
            self._take(index, run.text)
        if self.texts and self.texts[-1] == " ":
            self.texts.pop()
        if any(RIGHT_TO_LEFT.search(run.text) for run in runs):
            self._refuse_disorder()

    def __len__(self) -> int:
        return len(self.texts)

    @property
    def hinted(self) -> bool:
        """Tell whether the author put in soft hyphens anywhere."""
        return bool(self._hints)

    def run(self, token: int) -> Run:
        """Return the run a token belongs to."""
        return self._runs[self.owners[token]]

    def language(self, token: int) -> str:
        """Return a token's language as a BCP 47 tag."""
        return self.run(token).language or self._language

    def hints(self, token: int) -> tuple[int, ...]:
        """Return the letters before each soft hyphen that the author put into a token."""
        return self._hints.get(token, ())

    def word(self, token: int, start: int = 0, end: int | None = None) -> Word:
        """Return glyphs and measures of a token, or of some of its letters.

        Raises:
            UnsupportedText: No font has a letter.
        """
        text = self.texts[token] if end is None and not start else self.texts[token][start:end]
        return self.measures[self.owners[token]](text)

    def space(self, token: int) -> tuple[Shaped, ...]:
        """Return a space in a token's font."""
        return self.measures[self.owners[token]](" ").stretches

    def hyphen(self, token: int) -> Shaped:
        """Return the hyphen that shows where a line breaks a token."""
        return hyphen(self.run(token).font)

    def hang_left(self, place: Place) -> float:
        """Return by how much a line that begins at a place hangs into the left margin, in points."""
        if not self.style.hang or place.token >= len(self.texts):
            return 0.0
        return self._hang(place.token, self.texts[place.token][place.offset], HANGS_LEFT)

    def hang_right(self, place: Place) -> float:
        """Return by how much a line that ends at a place hangs into the right margin, in points."""
        if not self.style.hang:
            return 0.0
        if place.hyphen:
            return self._hang(place.token, "-", HANGS_RIGHT)
        token, offset = place.token, place.offset
        while offset == 0 and token > 0:
            token -= 1
            offset = 0 if self.texts[token] == " " else len(self.texts[token])
        return self._hang(token, self.texts[token][offset - 1], HANGS_RIGHT) if offset else 0.0

    def unsupported(self) -> Iterator[UnsupportedText]:
        """Yield what is wrong with each token that no font can set, and the id of the passage it is in."""
        for token in range(len(self.texts)):
            try:
                self.word(token)
            except UnsupportedText as error:
                yield UnsupportedText(error.message, place=self._place(token))

    def refuse_unbreakable(self, begin: int, end: int) -> None:
        """Refuse tokens of one word, wider than a line, that we do not know how to break.

        Raises:
            UnsupportedText: One is from right to left, or of a script without spaces.
        """
        for token in range(begin, end):
            if UNBREAKABLE.search(self.texts[token]):
                raise refusal(
                    "a passage wider than a line, which nothing may break", self.texts[token], self._place(token)
                )

    def _refuse_disorder(self) -> None:
        """Refuse what a line from left to right would put in the wrong order.

        Raises:
            UnsupportedText: Two passages from right to left follow one another, or nothing else is in the paragraph.
        """
        whole = "".join(run.text for run in self._runs)
        if is_backwards(whole):
            raise refusal(PARAGRAPH, whole, _nearest_id(self._element))
        following = False
        for run in self._runs:
            for found in PHRASE_OR_FORWARDS.finditer(run.text):
                backwards = bool(RIGHT_TO_LEFT.match(found[0]))
                if following and backwards:
                    raise refusal(
                        "several sentences from right to left in a row",
                        found[0],
                        _nearest_id(run.element or self._element),
                    )
                following = backwards

    def _place(self, token: int) -> str | None:
        return _nearest_id(self.run(token).element or self._element)

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
        self.owners += [index] * len(found)

    def _hang(self, token: int, letter: str, table: dict[str, float]) -> float:
        return hang(letter, table, self.run(token).font) * self.scales[self.owners[token]]


def refusal(what: str, text: str, place: str | None) -> UnsupportedText:
    """Return the error for a passage of a script that cannot be set where it stands."""
    return UnsupportedText(
        f"we cannot set {what}: “{text if len(text) <= OPENING else text[:OPENING] + '…'}”",
        place=place,
        hint="A phrase within a line can be set. Take it out, or leave out print: --formats audio,epub,web.",
    )


def _hints(word: str) -> tuple[int, ...]:
    """Return how many letters are before each soft hyphen."""
    return tuple(dict.fromkeys(accumulate(map(len, word.split(SOFT_HYPHEN)[:-1]))))


def _nearest_id(element: Element | None) -> str | None:
    """Return the id of an element or of the nearest one above it; None when none has any."""
    while element is not None and element.id is None:
        element = element.parent
    return element.id if element is not None else None
