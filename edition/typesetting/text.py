"""Single lines of text outside the flow: running heads, folios, labels."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from edition.typesetting.composing import words_of
from edition.typesetting.fonts import Font
from edition.typesetting.lines import Line, stretches_of
from edition.typesetting.painting import paint_unmarked
from edition.typesetting.runs import Run
from edition.typesetting.shaping import shape
from edition.typesetting.tagging import TaggedCanvas


def text_width(text: str, font: Font, size_pt: float, language: str = "en") -> float:
    """Return the width of a line in points, kerned.

    Raises:
        UnsupportedText: No face has a letter.
    """
    return _line(text, font, size_pt, "#000000", language).width


def draw_text(
    canvas: TaggedCanvas,
    x: float,
    y: float,
    text: str,
    font: Font,
    size_pt: float,
    *,
    colour: str = "#000000",
    align: Literal["left", "right", "centre"] = "left",
    language: str = "en",
) -> float:
    """Paint a line with its baseline at ``y`` and return its width.

    Call it inside ``with canvas.marked(element)`` or ``with canvas.artifact(…)``: text is never outside both.

    Raises:
        UnsupportedText: No face has a letter.
    """
    line = _line(text, font, size_pt, colour, language)
    shift = {"left": 0.0, "centre": 0.5, "right": 1.0}[align]
    paint_unmarked(canvas, replace(line, x=x - shift * line.width, baseline=y))
    return line.width


def _line(text: str, font: Font, size_pt: float, colour: str, language: str) -> Line:
    run = Run(text, font, size_pt, colour=colour)
    shaped = (stretch for part in words_of(text) for stretch in shape(part, font, language))
    return Line(stretches_of(run, shaped), 0.0, 0.0)
