"""Composing pages: bands of columns one below the other, wide photographs at their head, nothing drawn yet.

A flow (the head of an article, its contents, its text) is set as a band across the page, of one column or several.
Where it ends on a page, it ends in columns of equal height; the next one begins below it, if there is room worth using.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import ceil

from edition.typesetting.columns import TOLERANCE_PT, Column, Drawable, Place, Row, balance, fill, spread
from edition.typesetting.papers import TypeArea

LEAST_TEXT = 0.2
"""Share of the page that text must have above a photograph at its foot."""


@dataclass(frozen=True, slots=True)
class Flow:
    """Rows that follow one another."""

    rows: Sequence[Row]
    columns: int = 1
    above_pt: float = 0.0
    """White space from the flow before, when both share a page."""
    least_pt: float = 0.0
    """Height that must be left on a page for the flow to begin there."""
    fresh: bool = False
    """True when it begins on a page of its own."""


@dataclass(slots=True)
class Stretch:
    """Rows of one piece that follow one another in a column; in points from the paper's lower left corner."""

    piece: Drawable
    first: int
    last: int
    """One more than the last row's number."""
    left_pt: float
    top_pt: float
    """y of its upper edge."""
    bottom_pt: float

    def goes_on_with(self, row: Row, left_pt: float) -> bool:
        """Tell whether a row belongs to the same stretch."""
        return row.piece is self.piece and row.index == self.last and left_pt == self.left_pt


@dataclass(slots=True)
class Page:
    """A composed page."""

    number: int
    """From 1."""
    stretches: list[Stretch] = field(default_factory=list)

    def add(self, row: Row, left_pt: float, top_pt: float) -> None:
        """Put a row on the page; rows of one piece are kept as one, for a long edition has a great many."""
        bottom_pt = top_pt - row.height_pt
        if self.stretches and self.stretches[-1].goes_on_with(row, left_pt):
            self.stretches[-1].last += 1
            self.stretches[-1].bottom_pt = bottom_pt
        else:
            self.stretches.append(Stretch(row.piece, row.index, row.index + 1, left_pt, top_pt, bottom_pt))


def compose(flows: Iterable[Flow], area: TypeArea) -> list[Page]:
    """Set every flow, in order; every row lands on a page, once."""
    composer = _Composer(area)
    for flow in flows:
        composer.set(flow)
    return composer.pages


class _Composer:
    """The page that is being filled, and how far."""

    def __init__(self, area: TypeArea) -> None:
        self.area = area
        self.pages = [Page(1)]
        self.used_pt = 0.0

    @property
    def room_pt(self) -> float:
        return self.area.height_pt - self.used_pt

    def set(self, flow: Flow) -> None:
        self.begin(flow)
        place = Place()
        while not place.finished(flow.rows) or place.wide:
            place = self.open(place)
            if place.finished(flow.rows):
                place = self.close(place)
                continue
            columns = self.columns(flow, place, self.room_pt)
            if self.used_pt and not self.fits(columns):
                self.turn()
                continue
            foot = None
            if not self.closes_with(flow, columns):
                columns, foot = self.with_foot(flow, place, columns)
            self.put(columns)
            place = columns[-1].next
            if foot is not None:
                place = self.put_foot(place)
            if not place.finished(flow.rows):
                self.turn()

    def begin(self, flow: Flow) -> None:
        """Leave white space to the flow before, or turn the page."""
        if not self.used_pt:
            return
        self.use(flow.above_pt)
        if flow.fresh or self.room_pt < flow.least_pt:
            self.turn()

    def open(self, place: Place) -> Place:
        """Set the wide floats that have waited for the page's head."""
        while place.wide and not self.used_pt:
            place = self.put_wide(place)
            while place.wide and self.takes(place.wide[0]):
                place = self.put_wide(place)
        return place

    def close(self, place: Place) -> Place:
        """Set the wide floats that are left when their flow has ended: below it, or on the next page."""
        if place.wide and self.takes(place.wide[0]):
            return self.put_wide(place)
        if place.wide:
            self.turn()
        return place

    def columns(self, flow: Flow, place: Place, room_pt: float) -> list[Column]:
        """Fill the band: balanced when the flow ends here, else as full as can be."""
        grid = self.area.grid_pt
        if balanced := balance(flow.rows, place, flow.columns, room_pt, grid):
            return balanced
        filled: list[Column] = []
        while len(filled) < flow.columns and not place.finished(flow.rows):
            column = fill(flow.rows, place, room_pt, grid)
            place = column.next
            filled.append(column if place.finished(flow.rows) or flow.columns == 1 else spread(column, room_pt, grid))
        return filled

    def closes_with(self, flow: Flow, columns: Sequence[Column]) -> bool:
        """Tell whether the flow ends here, with room below it for the wide floats that are left."""
        following = columns[-1].next
        below = self.room_pt - max(column.height_pt for column in columns)
        return following.finished(flow.rows) and not any(row.above_pt + row.height_pt > below for row in following.wide)

    def with_foot(self, flow: Flow, place: Place, columns: list[Column]) -> tuple[list[Column], Row | None]:
        """Make room at the page's foot for the first wide float of its columns, if they still lead up to it then."""
        for row in columns[-1].next.wide[:1]:
            room = self.room_pt - row.above_pt - row.height_pt
            if room < self.area.height_pt * LEAST_TEXT:
                continue
            shorter = self.columns(flow, place, room)
            good = all(not column.forced and column.height_pt <= room + TOLERANCE_PT for column in shorter)
            if good and shorter[-1].next.wide:
                return shorter, row
        return columns, None

    def put_foot(self, place: Place) -> Place:
        """Set the first wide float at the page's foot, which fills the page."""
        row, *others = place.wide
        bottom = self.area.top_pt - self.area.height_pt
        self.pages[-1].add(row, self.area.left_pt, bottom + row.height_pt)
        self.used_pt = self.area.height_pt
        return Place(place.index, place.waiting, tuple(others))

    def fits(self, columns: Sequence[Column]) -> bool:
        """Tell whether the band stays within what is left of the page, and ends its columns in good places."""
        return all(not column.forced and column.height_pt <= self.room_pt + TOLERANCE_PT for column in columns)

    def takes(self, row: Row) -> bool:
        return row.above_pt + row.height_pt <= self.room_pt + TOLERANCE_PT

    def put(self, columns: Sequence[Column]) -> None:
        top = self.area.top_pt - self.used_pt
        for number, column in enumerate(columns):
            left = self.area.column_left(number)
            for placed in column.placed:
                self.pages[-1].add(placed.row, left, top - placed.top_pt)
        self.use(max(column.height_pt for column in columns))

    def put_wide(self, place: Place) -> Place:
        row, *others = place.wide
        self.used_pt += row.above_pt if self.used_pt else 0.0
        self.pages[-1].add(row, self.area.left_pt, self.area.top_pt - self.used_pt)
        self.use(row.height_pt + row.below_pt)
        return Place(place.index, place.waiting, tuple(others))

    def use(self, height_pt: float) -> None:
        grid = self.area.grid_pt
        self.used_pt = ceil((self.used_pt + height_pt - TOLERANCE_PT) / grid) * grid

    def turn(self) -> None:
        self.pages.append(Page(self.pages[-1].number + 1))
        self.used_pt = 0.0
