"""Set lines: the glyphs between two places, by run and face, and how they fill the measure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter

from edition.typesetting.composing import Place, Words
from edition.typesetting.fonts import Face
from edition.typesetting.linebreaking import Setting
from edition.typesetting.runs import Run
from edition.typesetting.shaping import Shaped


@dataclass(slots=True)
class Stretch:
    """What of a line is of one run and one face."""

    run: Run
    face: Face
    glyphs: list[Shaped] = field(default_factory=list)
    """Words and spaces."""
    width: float = 0.0
    """Natural width in points, without the space at the line's end, which takes no room."""
    spaces: float = 0.0
    """What of it is spaces that can grow."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its place."""

    stretches: Sequence[Stretch]
    x: float
    baseline: float
    space_stretch: float = 0.0
    """What every space gets, as a part of its own width."""
    letter_stretch: float = 0.0
    """What every glyph's width gets, as a part of itself."""

    @property
    def width(self) -> float:
        """Natural width in points."""
        return sum([stretch.width for stretch in self.stretches])

    @property
    def spaces(self) -> float:
        """Natural width of the spaces that can grow."""
        return sum([stretch.spaces for stretch in self.stretches])

    @property
    def text(self) -> str:
        """Its letters in order, with U+00AD where it breaks a word."""
        return "".join(glyph.text for stretch in self.stretches for word in stretch.glyphs for glyph in word.glyphs)


def stretches_between(words: Words, begin: Place, end: Place, *, joined: bool = False) -> list[Stretch]:
    """Return what is between two places: a broken word gets its hyphen, the space at the end takes no room.

    Args:
        words: The paragraph.
        begin: Where the line begins.
        end: Where it ends.
        joined: Whether to end the paragraph's last line with a space, as every other.
    """
    stretches: list[Stretch] = []
    last = end.token - 1 if end.offset == 0 else end.token
    width = 0.0
    for owner, group in groupby(range(begin.token, last + 1), words.owners.__getitem__):
        shaped: list[Shaped] = []
        measure = words.measures[owner]
        for token in group:
            text = words.texts[token]
            if token == end.token:
                text = text[: end.offset]
            if token == begin.token:
                text = text[begin.offset :]
            shaped += measure(text).stretches
        width = _append(stretches, words.run(token), shaped)
    if end.hyphen:
        _append(stretches, words.run(end.token), (words.hyphen(end.token),))
    elif words.texts[last] == " " or joined:
        if joined:
            width = _append(stretches, words.run(last), words.space(last))
        stretches[-1].width -= width
        stretches[-1].spaces -= width
    return stretches


def stretches_of(run: Run, words: Iterable[Shaped]) -> list[Stretch]:
    """Return the stretches of words that are all of one run."""
    stretches: list[Stretch] = []
    _append(stretches, run, words)
    return stretches


def growth(line: Line, slack: float, setting: Setting) -> tuple[float, float]:
    """Return by what part of themselves spaces and letters grow so that a line takes up its slack.

    Letters share in it up to a limit that no eye can tell; where there is no space, they shrink at most.
    """
    natural, spaces = line.width, line.spaces
    if spaces <= 0:
        return 0.0, max(-setting.letter_stretch, min(0.0, slack / natural if natural else 0.0))
    room = (setting.stretch if slack > 0 else setting.shrink) * spaces + setting.letter_stretch * natural
    letters = max(-1.0, min(1.0, slack / room)) * setting.letter_stretch
    return (slack - letters * natural) / spaces, letters


def _append(stretches: list[Stretch], run: Run, words: Iterable[Shaped]) -> float:
    """Append glyphs to the last stretch, or to a new one where run or face change; return the last one's width."""
    scale, width = run.size_pt / 1000, 0.0
    for face, group in groupby(words, attrgetter("face")):
        glyphs = list(group)
        width = glyphs[-1].width * scale
        if not stretches or stretches[-1].run is not run or stretches[-1].face is not face:
            stretches.append(Stretch(run, face))
        stretch = stretches[-1]
        stretch.glyphs += glyphs
        stretch.width += sum([shaped.width for shaped in glyphs]) * scale
        stretch.spaces += sum([shaped.width for shaped in glyphs if shaped.space]) * scale
    return width
