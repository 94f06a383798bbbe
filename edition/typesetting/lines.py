"""Set lines: the glyphs between two places, by run and face, and how they fill the measure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

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
    for token in range(begin.token, last + 1):
        start = begin.offset if token == begin.token else 0
        word = words.word(token, start, end.offset if token == end.token else None)
        width = _append(stretches, words.run(token), word.stretches)
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
    width, scale = 0.0, run.size_pt / 1000
    stretch = stretches[-1] if stretches else None
    for shaped in words:
        if stretch is None or stretch.run is not run or stretch.face is not shaped.face:
            stretch = Stretch(run, shaped.face)
            stretches.append(stretch)
        width = shaped.width * scale
        stretch.glyphs.append(shaped)
        stretch.width += width
        if shaped.space:
            stretch.spaces += width
    return width
