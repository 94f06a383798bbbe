"""Filling columns: which row stands in which column, and how far down.

Knows rows, not what is in them. A row is a line of text or a picture with its caption; a column is filled from the top
on a baseline grid until the next row has no room, then cut back to a place where a column may end. A float that has no
room steps aside for the text behind it and opens the next column. Nothing is ever lost: every row lands once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from math import ceil
from typing import Any, Protocol

TOLERANCE_PT = 0.01
MOST_SPREAD = 4
"""Lines that a column may end short and still be made as high as the others."""
PATIENCE = 2
"""How many floats may wait for the next column before text has to wait for them."""


class Drawable(Protocol):
    """What rows are made of; drawn a stretch of rows at a time."""

    def draw(self, canvas: Any, first: int, last: int, left_pt: float, top_pt: float) -> None:
        """Draw rows ``first`` up to ``last`` with the upper left corner at (``left_pt``, ``top_pt``)."""


@dataclass(slots=True)
class Row:
    """What cannot be divided: a line, a picture, a picture with its caption."""

    piece: Drawable
    index: int
    """Its number within the piece, from 0."""
    height_pt: float
    above_pt: float = 0.0
    """White space wanted above it; none where a column begins."""
    below_pt: float = 0.0
    """White space wanted below it; the larger of two neighbours' wishes counts."""
    keep: bool = False
    """True when no column may begin with it: it stays with the row before."""
    floats: bool = False
    """True when text may pass it by."""
    wide: bool = False
    """True for a float as wide as the page: columns do not hold it."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A row and where it stands."""

    row: Row
    top_pt: float
    """Distance of its upper edge from the top of the column."""


@dataclass(frozen=True, slots=True)
class Place:
    """How far a flow of rows has been set."""

    index: int = 0
    """Next row of the flow."""
    waiting: tuple[Row, ...] = ()
    """Floats passed by, in order; they open the next column."""
    wide: tuple[Row, ...] = ()
    """Floats as wide as the page, in order; they open the next page."""

    def finished(self, rows: Sequence[Row]) -> bool:
        """Tell whether nothing is left for another column."""
        return self.index >= len(rows) and not self.waiting


@dataclass(frozen=True, slots=True)
class Column:
    """A filled column and where to go on."""

    placed: tuple[Placed, ...]
    height_pt: float
    """Used, without white space below."""
    next: Place
    forced: bool = False
    """True when there was no good place to end it: rows that should stay together are apart."""


def fill(rows: Sequence[Row], start: Place, height_pt: float, grid_pt: float) -> Column:
    """Fill one column from ``start``.

    An empty column takes any row, even one higher than itself: every column gets on, so there is no endless loop.
    """
    return _Filling(rows, start, height_pt, grid_pt).run()


def spread(column: Column, height_pt: float, grid_pt: float) -> Column:
    """Make a column that ends a few lines short as high as its neighbours, if it has white space to share them out to.

    Every piece of white space gets a whole line or two: what stands below it stays on the grid.
    """
    short = int((height_pt - column.height_pt + TOLERANCE_PT) / grid_pt)
    gaps = [number for number in range(1, len(column.placed)) if _is_gap(*column.placed[number - 1 : number + 1])]
    if column.forced or not 0 < short <= min(MOST_SPREAD, 2 * len(gaps)):
        return column
    lines = Counter((gaps * 2)[:short] if short > len(gaps) else gaps[-short:])
    shifts = accumulate(lines[number] * grid_pt for number in range(len(column.placed)))
    placed = tuple(Placed(one.row, one.top_pt + shift) for one, shift in zip(column.placed, shifts, strict=True))
    return replace(column, placed=placed, height_pt=column.height_pt + short * grid_pt)


def _is_gap(above: Placed, below: Placed) -> bool:
    """Tell whether there is white space between two rows that may be apart."""
    return not below.row.keep and below.top_pt > above.top_pt + above.row.height_pt + TOLERANCE_PT


def balance(rows: Sequence[Row], start: Place, columns: int, height_pt: float, grid_pt: float) -> list[Column] | None:
    """Set all that is left in columns of about equal height; None when it does not fit into ``height_pt``."""
    least = _least(rows, start, columns * height_pt)
    if least > columns * height_pt + TOLERANCE_PT or not (full := _columns(rows, start, columns, height_pt, grid_pt)):
        return None
    height = ceil(least / columns / grid_pt) * grid_pt
    while height < height_pt and columns > 1:
        if lower := _columns(rows, start, columns, height, grid_pt):
            return lower
        height += grid_pt
    return full


def _least(rows: Sequence[Row], start: Place, enough_pt: float) -> float:
    """Return the height of what is left, without the white space between it; stop counting beyond ``enough_pt``."""
    least = sum(row.height_pt for row in start.waiting)
    for index in range(start.index, len(rows)):
        if least > enough_pt + TOLERANCE_PT:
            break
        least += 0.0 if rows[index].wide else rows[index].height_pt
    return least


def _columns(rows: Sequence[Row], start: Place, columns: int, height_pt: float, grid_pt: float) -> list[Column] | None:
    filled: list[Column] = []
    for _ in range(columns):
        filled.append(fill(rows, start, height_pt, grid_pt))
        start = filled[-1].next
        if filled[-1].forced or filled[-1].height_pt > height_pt + TOLERANCE_PT:
            return None
    return filled if start.finished(rows) else None


class _Filling:
    """A column being filled, and the last place it may be cut back to."""

    def __init__(self, rows: Sequence[Row], start: Place, height_pt: float, grid_pt: float) -> None:
        self.rows, self.start, self.height_pt, self.grid_pt = rows, start, height_pt, grid_pt
        self.placed: list[Placed] = []
        self.bottom_pt = self.below_pt = 0.0
        self.index = start.index
        self.waiting, self.wide = list(start.waiting), list(start.wide)
        self.keep = self.forced = False
        self.mark()

    def run(self) -> Column:
        while self.waiting and self.takes(self.waiting[0]):
            self.place(self.waiting.pop(0))
        self.mark()
        while self.index < len(self.rows):
            row = self.rows[self.index]
            if not (row.keep or self.keep):
                self.mark()
            if not self.step(row):
                self.cut_back()
                break
            self.index += 1
        return self.column()

    def step(self, row: Row) -> bool:
        """Find a place for the row; False when the column ends before it."""
        if row.wide or (row.floats and (self.waiting or not self.takes(row))):
            if len(self.waiting) >= PATIENCE and not row.wide:
                return False
            (self.wide if row.wide else self.waiting).append(row)
            self.keep = self.keep or row.keep
            return True
        if not self.takes(row):
            return False
        self.place(row)
        self.keep = False
        return True

    def takes(self, row: Row) -> bool:
        return not self.placed or self.top_of(row) + row.height_pt <= self.height_pt + TOLERANCE_PT

    def top_of(self, row: Row) -> float:
        """Return where the row would stand: text begins on the grid, a float where it may."""
        if not self.placed:
            return 0.0
        top = self.bottom_pt + max(self.below_pt, row.above_pt)
        if row.floats or (row.index and self.placed[-1].row.piece is row.piece):
            return top
        return ceil((top - TOLERANCE_PT) / self.grid_pt) * self.grid_pt

    def place(self, row: Row) -> None:
        top = self.top_of(row)
        self.placed.append(Placed(row, top))
        self.bottom_pt, self.below_pt = top + row.height_pt, row.below_pt

    def mark(self) -> None:
        self.legal = (len(self.placed), self.index, len(self.waiting), len(self.wide), self.bottom_pt)

    def cut_back(self) -> None:
        """Give back the rows after the last place where a column may end, if that leaves any progress."""
        count, index, waiting, wide, bottom_pt = self.legal
        if count == 0 and index == self.start.index:
            self.forced = True
            return
        del self.placed[count:], self.waiting[waiting:], self.wide[wide:]
        self.index, self.bottom_pt = index, bottom_pt

    def column(self) -> Column:
        place = Place(self.index, tuple(self.waiting), tuple(self.wide))
        return Column(tuple(self.placed), self.bottom_pt, place, self.forced)
