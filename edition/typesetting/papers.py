"""Paper sizes and where the type area lies on them.

Lengths are in points (1/72 inch) from the paper's lower left corner, as in PDF.
"""

from __future__ import annotations

from dataclasses import dataclass

MM = 72 / 25.4
"""Points in a millimetre."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet, upright."""

    name: str
    width_pt: float
    height_pt: float
    columns: int
    """Columns that suit the sheet at the size of ordinary print."""


PAPERS: dict[str, Paper] = {
    paper.name: paper
    for paper in (
        Paper("a4", 210 * MM, 297 * MM, 2),
        Paper("letter", 612.0, 792.0, 2),
        Paper("a5", 148 * MM, 210 * MM, 1),
        Paper("tabloid", 792.0, 1224.0, 3),
    )
}


@dataclass(frozen=True, slots=True)
class TypeArea:
    """Where text may stand: a block of columns, lined up on a baseline grid."""

    paper: Paper
    left_pt: float
    """x of the first column's left edge."""
    top_pt: float
    """y of the first row's upper edge."""
    width_pt: float
    height_pt: float
    """A whole number of rows of the grid."""
    grid_pt: float
    """Distance of two baselines of body text."""
    columns: int
    gutter_pt: float
    """White space between two columns."""

    @property
    def column_pt(self) -> float:
        """Width of one column."""
        return (self.width_pt - (self.columns - 1) * self.gutter_pt) / self.columns

    def column_left(self, number: int) -> float:
        """Return the x of a column's left edge; columns count from 0."""
        return self.left_pt + number * (self.column_pt + self.gutter_pt)


def type_area(
    paper: Paper, *, columns: int, grid_pt: float, margins_pt: tuple[float, float, float, float], gutter_pt: float
) -> TypeArea:
    """Lay a type area of whole grid rows on a sheet.

    Args:
        paper: The sheet.
        columns: At least 1.
        grid_pt: Leading of body text.
        margins_pt: Top, right, bottom and left; the bottom one grows by what is left over of the grid.
        gutter_pt: White space between columns.
    """
    top, right, bottom, left = margins_pt
    rows = int((paper.height_pt - top - bottom) / grid_pt)
    return TypeArea(
        paper=paper,
        left_pt=left,
        top_pt=paper.height_pt - top,
        width_pt=paper.width_pt - left - right,
        height_pt=rows * grid_pt,
        grid_pt=grid_pt,
        columns=columns,
        gutter_pt=gutter_pt,
    )
