"""Lines of glyphs as text operators, each stretch inside its element's marked content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from edition.typesetting.composing import STRETCHING_SPACES, Place, Words
from edition.typesetting.embedding import EmbeddedFace, embed
from edition.typesetting.fonts import Face
from edition.typesetting.runs import Run
from edition.typesetting.shaping import Shaped
from edition.typesetting.tagging import Element, TaggedCanvas


class Piece(NamedTuple):
    """Glyphs of one run in a line: a word, part of one, or a space."""

    run: Run
    shaped: Shaped
    space: bool = False
    """Whether it is a space that grows with the line."""
    trailing: bool = False
    """Whether it is the space at the line's end, which keeps words apart and takes no room."""

    @property
    def width(self) -> float:
        """Its natural width in points."""
        return 0.0 if self.trailing else self.shaped.width * self.run.size_pt / 1000


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its place."""

    pieces: Sequence[Piece]
    x: float
    baseline: float
    space_stretch: float = 0.0
    """What every space gets, as a part of its own width."""
    letter_stretch: float = 0.0
    """What every glyph's width gets, as a part of itself."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pieces of one line that look the same and mean the same."""

    run: Run
    face: Face
    pieces: Sequence[Piece]
    x: float
    width: float
    line: Line


def line_pieces(words: Words, begin: Place, end: Place) -> list[Piece]:
    """Return the pieces between two places: the space at the end takes no room, a broken word gets its hyphen."""
    pieces: list[Piece] = []
    last = end.token - 1 if end.offset == 0 else end.token
    for token in range(begin.token, last + 1):
        start = begin.offset if token == begin.token else 0
        stop = end.offset if token == end.token else None
        run, text = words.run(token), words.texts[token]
        space, trailing = text in STRETCHING_SPACES, token == last and text == " "
        for stretch in words.shaped(token, start, stop):
            pieces.append(Piece(run, stretch, space, trailing))  # noqa: PERF401  (most words are one stretch)
    if end.hyphen:
        pieces.append(Piece(words.run(end.token), words.hyphen(end.token)))
    return pieces


def joining_space(words: Words) -> Piece:
    """Return the space that keeps a paragraph's last word apart from what follows in the same element."""
    last = len(words.texts) - 1
    (space,) = words.space(last)
    return Piece(words.run(last), space, space=True, trailing=True)


def paint(canvas: TaggedCanvas, lines: Iterable[Line], element: Element) -> None:
    """Paint lines; runs without an element belong to ``element``.

    Lines that follow each other within one element share one marked-content sequence. The rectangles of links are
    added after their text.
    """
    stretches = [stretch for line in lines for stretch in _stretches(line)]
    for owner, group in groupby(stretches, lambda stretch: stretch.run.element or element):
        own = list(group)
        with canvas.marked(owner):
            canvas.show_text(_text_object(canvas, own))
        _add_links(canvas, owner, own)


def paint_unmarked(canvas: TaggedCanvas, line: Line) -> None:
    """Paint a line inside whatever marked content or artifact is open."""
    canvas.show_text(_text_object(canvas, list(_stretches(line))))


def _stretches(line: Line) -> Iterator[Stretch]:
    x = line.x
    for (_, face), group in groupby(line.pieces, lambda piece: (id(piece.run), piece.shaped.face)):
        pieces = list(group)
        width = sum(_set_width(piece, line) for piece in pieces)
        yield Stretch(pieces[0].run, face, pieces, x, width, line)
        x += width


def _set_width(piece: Piece, line: Line) -> float:
    return piece.width * (1 + line.letter_stretch + (line.space_stretch if piece.space else 0.0))


def _text_object(canvas: TaggedCanvas, stretches: Sequence[Stretch]) -> str:
    """Return one text object that leaves the graphics state as it was."""
    operators = ["q BT"]
    state: dict[str, str] = {"Tz": "100 Tz", "Ts": "0 Ts"}
    for stretch in stretches:
        run, font = stretch.run, embed(canvas, stretch.face)
        wanted = {
            "Tf": f"/{font.name} {run.size_pt:g} Tf",
            "rg": _colour(run.colour),
            "Tz": f"{100 * (1 + stretch.line.letter_stretch):.5g} Tz",
            "Ts": f"{run.rise_pt:g} Ts",
        }
        operators += [operator for key, operator in wanted.items() if state.get(key) != operator]
        state |= wanted
        operators.append(f"1 0 0 1 {stretch.x:.3f} {stretch.line.baseline:.3f} Tm [{_array(font, stretch)}] TJ")
    return " ".join((*operators, "ET Q"))


def _array(font: EmbeddedFace, stretch: Stretch) -> str:
    """Return the inside of a TJ array: words, and spaces with what they grow by."""
    size, rise, line = stretch.run.size_pt, stretch.run.rise_pt, stretch.line
    growth = 1000 * line.space_stretch / (1 + line.letter_stretch)
    parts: list[str] = []
    for piece in stretch.pieces:
        parts.append(font.show(piece.shaped, size, rise))
        if piece.space and growth:
            parts.append(f"{-growth * piece.shaped.width / 1000:.4g}")
    return "".join(parts).replace("><", "")


def _add_links(canvas: TaggedCanvas, owner: Element, stretches: Sequence[Stretch]) -> None:
    """Put an annotation over each line's part of a link."""
    for _, group in groupby(stretches, lambda stretch: (id(stretch.line), stretch.run.link)):
        linked = list(group)
        first, last = linked[0], linked[-1]
        if first.run.link is None:
            continue
        baseline, face, size = first.line.baseline, first.face, first.run.size_pt
        bottom, top = baseline + face.descent * size / 1000, baseline + face.cap_height * size / 1000 * 1.15
        canvas.link(owner, (first.x, bottom, last.x + last.width, top), first.run.link.target, first.run.link.contents)


def _colour(colour: str) -> str:
    """Return the operator for a colour written ``#rrggbb``."""
    red, green, blue = (int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5))
    return f"{red:.4g} {green:.4g} {blue:.4g} rg"
