"""QR codes beside headings: from paper to sound. Each is a figure with alternative text inside a link."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

import segno

from edition.typesetting.columns import Row
from edition.typesetting.paragraph import Link
from edition.typesetting.pieces import Piece, Text
from edition.typesetting.tagging import Element

if TYPE_CHECKING:
    from edition.model import Section
    from edition.typesetting.setting import Setting
    from edition.typesetting.tagging import TaggedCanvas

MODULE_PT = 1.5
"""Side of a module, about half a millimetre: a telephone reads it from a hand's distance."""
QUIET = 4
"""White modules that a code needs around it (ISO/IEC 18004, 6.3.8)."""


def qr_code(setting: Setting, section: Section, parent: Element, address: str, duration_ms: int) -> QrCode:
    """Return the code that leads to a part's sound, with the words that say so."""
    say = setting.say
    title = say("Listen to {part}", part=section.label)
    if duration_ms:
        title = say("Listen to {part}: {duration}", part=section.label, duration=say.duration(duration_ms))
    element = Element("P", parent, language=setting.own_language)
    link = Element("Link", element)
    figure = Element("Figure", link, alt=say("QR code that leads to the sound of {part}", part=section.label))
    side = QrCode.measure(address)
    style = replace(setting.design.style("caption"), left_indent_pt=side)
    run = replace(setting.run(title, style, link, None), link=Link(address, title))
    return QrCode(address, figure, setting.text([run], style, element, language=say.tag), side)


class QrCode(Piece):
    """The code, and the words to its right."""

    keep_next = True

    def __init__(self, address: str, figure: Element, words: Text, side_pt: float) -> None:
        self.modules = _modules(address)
        self.figure, self.words, self.side_pt = figure, words, side_pt

    @staticmethod
    def measure(address: str) -> float:
        """Return the side of an address's code with its quiet zone, in points."""
        return (len(_modules(address)) + 2 * QUIET) * MODULE_PT

    def rows(self, width_pt: float, height_pt: float) -> list[Row]:
        """Return its one row."""
        self.lines = len(self.words.rows(width_pt, height_pt))
        height = max(self.side_pt, self.lines * self.words.style.leading_pt)
        return [Row(self, 0, height, keep=True)]

    def draw(self, canvas: TaggedCanvas, first: int, last: int, left_pt: float, top_pt: float) -> None:  # noqa: ARG002
        """Paint the dark modules, a stroke for each run of them, then the words."""
        with canvas.figure(self.figure, left_pt, top_pt - self.side_pt, self.side_pt, self.side_pt):
            canvas.setFillColorRGB(0, 0, 0)
            for y, row in enumerate(self.modules):
                for start, length in _runs(row):
                    x, top = left_pt + (QUIET + start) * MODULE_PT, top_pt - (QUIET + y) * MODULE_PT
                    canvas.rect(x, top - MODULE_PT, length * MODULE_PT, MODULE_PT, stroke=0, fill=1)
        down = (self.side_pt - self.lines * self.words.style.leading_pt) / 2
        self.words.draw(canvas, 0, self.lines, left_pt, top_pt - max(down, 0.0))


@lru_cache(maxsize=4)
def _modules(address: str) -> tuple[bytes, ...]:
    """Return the code's modules, 1 for dark, a row a line."""
    return tuple(bytes(row) for row in segno.make(address, error="m", micro=False).matrix)


def _runs(row: bytes) -> Iterator[tuple[int, int]]:
    """Yield (start, length) of each run of dark modules."""
    at = 0
    for dark, group in groupby(row):
        length = len(list(group))
        if dark:
            yield at, length
        at += length
