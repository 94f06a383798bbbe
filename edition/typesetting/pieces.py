"""The matter that columns are filled with: text a row a line, pictures, rules, frames.

A piece knows its rows at a width and draws any stretch of them; where they stand is the composer's business.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from edition.errors import UnsupportedText
from edition.typesetting.columns import Drawable, Row

if TYPE_CHECKING:
    from edition.typesetting.paragraph import Paragraph
    from edition.typesetting.styles import TextStyle
    from edition.typesetting.tagging import TaggedCanvas


UNDIVIDED = 8
"""Lines of a heading that are never divided; a longer one is."""


BALANCING_STEPS = 6
"""Halvings of the measure's uncertainty: to within a hundredth of a column."""


class Piece(Drawable):
    """Something with rows."""

    keep_next = False
    """True when the first rows of the next piece stay in the same column."""
    wide = False
    """True when it should be as wide as the page, over several columns."""

    def rows(self, width_pt: float, height_pt: float) -> list[Row]:
        """Return its rows at a width; none is higher than ``height_pt``, a whole column."""
        raise NotImplementedError


class Text(Piece):
    """A paragraph: a row a line."""

    def __init__(self, paragraph: Paragraph, style: TextStyle, *, minimum: int = 2, keep_next: bool = False) -> None:
        self.paragraph, self.style = paragraph, style
        self.minimum = minimum
        """Least lines of it in a column."""
        self.keep_next = keep_next

    def rows(self, width_pt: float, height_pt: float) -> list[Row]:  # noqa: ARG002
        """Return a row a line; the first and the last ``minimum`` lines stay together, and the halves of a word."""
        count = self.paragraph.line_count(width_pt)
        kept = self._kept(count)
        return [
            Row(
                self,
                number,
                self.style.leading_pt,
                self.style.above_pt if number == 0 else 0.0,
                self.style.below_pt if number == count - 1 else 0.0,
                keep=kept[number],
            )
            for number in range(count)
        ]

    def _kept(self, count: int) -> list[bool]:
        """Return for each line whether it must stay in the column of the line before.

        A word is not left in halves where the line before is as good a place; in a row of hyphens one is.
        """
        last, whole = self.minimum - 1, self.keep_next and count <= UNDIVIDED
        kept = [number > 0 and (whole or number <= last or number >= count - last) for number in range(count)]
        for number in range(self.minimum + 1, count - last):
            if not kept[number - 1] and self.paragraph.is_hyphenated(number - 1):
                kept[number] = True
        return kept

    def draw(self, canvas: TaggedCanvas, first: int, last: int, left_pt: float, top_pt: float) -> None:
        """Paint some of its lines."""
        self.paragraph.draw_lines(canvas, first, last, left_pt, top_pt)


class Heading(Text):
    """A heading: its lines are about equally long, so that no single word is left on the last."""

    def rows(self, width_pt: float, height_pt: float) -> list[Row]:
        """Return a row a line, set to the narrowest measure that takes no more lines and breaks no more words."""
        count = self.paragraph.line_count(width_pt)
        broken = self._broken(count)
        narrowest, widest = width_pt / 2, width_pt
        for _ in range(BALANCING_STEPS if count > 1 else 0):
            middle = (narrowest + widest) / 2
            if not self._fits(middle, count, broken):
                narrowest = middle
            else:
                widest = middle
        return super().rows(widest, height_pt)

    def _broken(self, count: int) -> int:
        """Return how many lines end within a word."""
        return sum(self.paragraph.is_hyphenated(line) for line in range(count))

    def _fits(self, width_pt: float, count: int, broken: int) -> bool:
        try:
            return self.paragraph.line_count(width_pt) <= count and self._broken(count) <= broken
        except UnsupportedText:  # a passage that nothing may break is wider than that
            return False


class Rule(Piece):
    """A line across the column."""

    def __init__(self, thickness_pt: float, above_pt: float = 0.0, below_pt: float = 0.0, *, keep_next: bool = True):
        self.thickness_pt, self.above_pt, self.below_pt, self.keep_next = thickness_pt, above_pt, below_pt, keep_next
        self.width_pt = 0.0

    def rows(self, width_pt: float, height_pt: float) -> list[Row]:  # noqa: ARG002
        """Return its one row."""
        self.width_pt = width_pt
        return [Row(self, 0, self.thickness_pt, self.above_pt, self.below_pt)]

    def draw(self, canvas: TaggedCanvas, first: int, last: int, left_pt: float, top_pt: float) -> None:  # noqa: ARG002
        """Paint it, as an artifact."""
        with canvas.artifact():
            canvas.setLineWidth(self.thickness_pt)
            y = top_pt - self.thickness_pt / 2
            canvas.line(left_pt, y, left_pt + self.width_pt, y)


class Stack(Piece):
    """Pieces one below the other that stay together, unless higher than a column: a photograph with its caption."""

    def __init__(
        self,
        pieces: Sequence[Piece],
        *,
        space_pt: float,
        frame_pt: float = 0.0,
        wide: bool = False,
        floats: bool = True,
    ) -> None:
        self.pieces, self.space_pt, self.wide, self.frame_pt = pieces, space_pt, wide, frame_pt
        """White space between frame and matter; 0 for no frame."""
        self.floats = floats
        """True when text may pass it by."""
        self.width_pt = self.height_pt = 0.0
        self.inner: list[tuple[Row, float]] = []
        """Rows and the distance of each one's upper edge from the stack's."""

    def rows(self, width_pt: float, height_pt: float) -> list[Row]:
        """Return one row for everything or, when that is higher than a column, the rows within, to be divided."""
        self.width_pt = width_pt
        rows = flatten(self.pieces, width_pt - 2 * self.frame_pt, height_pt - 2 * self.frame_pt)
        self.inner, self.height_pt = _pile(rows, self.frame_pt)
        if self.height_pt <= height_pt:
            return [Row(self, 0, self.height_pt, self.space_pt, self.space_pt, floats=self.floats)]
        rows[0].above_pt = rows[-1].below_pt = self.space_pt
        return rows

    def draw(self, canvas: TaggedCanvas, first: int, last: int, left_pt: float, top_pt: float) -> None:  # noqa: ARG002
        """Paint everything within, and the frame."""
        if self.frame_pt:
            with canvas.artifact():
                canvas.setLineWidth(0.4)
                canvas.rect(left_pt, top_pt - self.height_pt, self.width_pt, self.height_pt)
        for row, down_pt in self.inner:
            row.piece.draw(canvas, row.index, row.index + 1, left_pt + self.frame_pt, top_pt - down_pt)


def flatten(pieces: Sequence[Piece], width_pt: float, height_pt: float, *, wide_pt: float | None = None) -> list[Row]:
    """Return the rows of pieces that follow one another.

    Args:
        pieces: In reading order.
        width_pt: Of a column.
        height_pt: Of a whole column: the most that a row may have.
        wide_pt: Of the page; None sets wide pieces in the column like the others.
    """
    rows: list[Row] = []
    keep = False
    for piece in pieces:
        own = _wide_rows(piece, wide_pt, height_pt) or piece.rows(width_pt, height_pt)
        if own and keep:
            own[0].keep = True
        keep = piece.keep_next if own else keep
        rows.extend(own)
    return rows


def _wide_rows(piece: Piece, wide_pt: float | None, height_pt: float) -> list[Row]:
    """Return the one row of a wide piece; nothing when it is not wide or does not fit on a page."""
    if wide_pt is None or not piece.wide:
        return []
    rows = piece.rows(wide_pt, height_pt)
    if len(rows) != 1 or not rows[0].floats:
        return []
    rows[0].wide = True
    return rows


def _pile(rows: Sequence[Row], frame_pt: float) -> tuple[list[tuple[Row, float]], float]:
    """Return where each row stands below the upper edge, and the height of them all."""
    placed, bottom, below = [], frame_pt, 0.0
    for number, row in enumerate(rows):
        top = bottom + (max(below, row.above_pt) if number else 0.0)
        placed.append((row, top))
        bottom, below = top + row.height_pt, row.below_pt
    return placed, bottom + frame_pt
