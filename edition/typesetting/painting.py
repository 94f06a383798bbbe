"""Lines of glyphs as text operators, each stretch inside its element's marked content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from edition.typesetting.embedding import EmbeddedFace, embed
from edition.typesetting.lines import Line, Stretch
from edition.typesetting.runs import Run
from edition.typesetting.tagging import Element, TaggedCanvas


class Placed(NamedTuple):
    """A stretch at its place in a line."""

    run: Run
    stretch: Stretch
    line: Line
    x: float
    end: float


def paint(canvas: TaggedCanvas, lines: Iterable[Line], element: Element) -> None:
    """Paint lines; runs without an element belong to ``element``.

    Lines that follow each other within one element share one marked-content sequence. The rectangles of links are
    added after their text.
    """
    placed = [stretch for line in lines for stretch in _placed(line)]
    for owner, group in groupby(placed, lambda stretch: stretch.run.element or element):
        own = list(group)
        with canvas.marked(owner):
            canvas.show_text(_text_object(canvas, own))
        if any(stretch.run.link for stretch in own):
            _add_links(canvas, owner, own)


def paint_unmarked(canvas: TaggedCanvas, line: Line) -> None:
    """Paint a line inside whatever marked content or artifact is open."""
    canvas.show_text(_text_object(canvas, list(_placed(line))))


def _placed(line: Line) -> Iterator[Placed]:
    x = line.x
    for stretch in line.stretches:
        end = x + stretch.width * (1 + line.letter_stretch) + stretch.spaces * line.space_stretch
        yield Placed(stretch.run, stretch, line, x, end)
        x = end


def _text_object(canvas: TaggedCanvas, placed: Sequence[Placed]) -> str:
    """Return one text object that leaves the graphics state as it was."""
    operators = ["q BT"]
    state: list[str] = ["", "", "100 Tz", "0 Ts"]
    for run, stretch, line, x, _ in placed:
        font = embed(canvas, stretch.face)
        wanted = [
            f"/{font.name} {run.size_pt:g} Tf",
            _colour(run.colour),
            f"{100 * (1 + line.letter_stretch):.5g} Tz",
            f"{run.rise_pt:g} Ts",
        ]
        if wanted != state:
            operators += [new for new, old in zip(wanted, state, strict=True) if new != old]
            state = wanted
        operators.append(f"1 0 0 1 {x:.3f} {line.baseline:.3f} Tm [{_array(font, stretch, line)}]TJ")
    return " ".join((*operators, "ET Q"))


def _array(font: EmbeddedFace, stretch: Stretch, line: Line) -> str:
    """Return the inside of a TJ array: words, and spaces with what they grow by."""
    size, rise = stretch.run.size_pt, stretch.run.rise_pt
    growth = line.space_stretch / (1 + line.letter_stretch)
    parts: list[str] = []
    for shaped in stretch.glyphs:
        parts.append(font.show(shaped, size, rise))
        if shaped.space and growth:
            parts.append(f"{-growth * shaped.width:.4g}")
    return "".join(parts).replace("><", "")


def _add_links(canvas: TaggedCanvas, owner: Element, placed: Sequence[Placed]) -> None:
    """Put an annotation over each line's part of a link."""
    for _, group in groupby(placed, lambda stretch: (id(stretch.line), stretch.run.link)):
        linked = list(group)
        first, last = linked[0], linked[-1]
        if first.run.link is None:
            continue
        baseline, face, size = first.line.baseline, first.stretch.face, first.run.size_pt
        bottom, top = baseline + face.descent * size / 1000, baseline + face.cap_height * size / 1000 * 1.15
        canvas.link(owner, (first.x, bottom, last.end, top), first.run.link.target, first.run.link.contents)


@lru_cache
def _colour(colour: str) -> str:
    """Return the operator for a colour written ``#rrggbb``."""
    red, green, blue = (int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5))
    return f"{red:.4g} {green:.4g} {blue:.4g} rg"
