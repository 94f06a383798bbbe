"""How the page looks, as data: text styles by role, for ordinary print and for large print after a named guideline.

Lengths are in points. Colours are sRGB, as #rrggbb; contrast is measured against white paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal

from edition.typesetting.papers import MM

BLACK, DARK, GREY, LINK = "#000000", "#333333", "#595959", "#1a3a6b"
"""Text; secondary text (12.6:1); the lightest grey that still has a contrast of 7:1 on white; links (11:1)."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a paragraph of one role is set."""

    face: str = "text"
    """``text``, ``display``, ``caption`` or ``small-caps``: see :mod:`edition.typesetting.typefaces`."""
    size_pt: float = 9.8
    leading_pt: float = 13.0
    align: Literal["justify", "left", "centre", "right"] = "left"
    """``justify``, ``left``, ``centre`` or ``right``."""
    bold: bool = False
    italic: bool = False
    hyphenate: bool = False
    first_indent_pt: float = 0.0
    left_indent_pt: float = 0.0
    right_indent_pt: float = 0.0
    above_pt: float = 0.0
    below_pt: float = 0.0
    colour: str = BLACK


@dataclass(frozen=True, slots=True)
class Guideline:
    """What we make of a large-print guideline; :mod:`edition.checking.large_print` measures the finished file."""

    name: str
    title: str
    size_pt: float
    """Size of the text and, at least, of everything else."""
    leading: float
    """Distance of two baselines, in multiples of the size."""
    heading_leading: float = 1.3
    """The same for headings."""
    bold: bool = False
    """True where the guideline prefers bold text."""


GUIDELINES: Mapping[str, Guideline] = MappingProxyType(
    {
        guideline.name: guideline
        for guideline in (
            Guideline("ukaaf", "UKAAF G003 Creating clear print and large print documents", 18, 1.5),
            Guideline("rnib", "RNIB Clear print and large print", 18, 1.4),
            Guideline("aph", "APH Guidelines for Print Document Design", 18, 1.4),
            Guideline("acb", "ACB Best Practices for Large Print Documents", 20, 1.5, 1.5, bold=True),
        )
    }
)


@dataclass(frozen=True, slots=True)
class Design:
    """Everything that makes one profile look as it does."""

    name: str
    styles: Mapping[str, TextStyle]
    """By role: ``headline``, ``body``, ``caption`` …"""
    margins_pt: tuple[float, float, float, float]
    """Top, right, bottom, left; the running head and the folio stand in them."""
    gutter_pt: float
    headline_sizes: tuple[tuple[int, float], ...]
    """(characters, size): a headline of up to so many characters is set in that size; the last one holds for longer."""
    headline_leading: float = 1.13
    """In multiples of its size."""
    drop_cap_lines: int = 0
    """Height of the drop cap in lines; 0 for none."""
    emphasis: str = "italic"
    """``italic`` or ``bold``."""
    single_column: bool = False
    guideline: Guideline | None = None
    minimum_lines: int = 2
    """Least lines of a paragraph in a column, and under a heading."""
    grid_pt: float = 13.0
    photo_space_pt: float = 7.0
    """Least white space between a photograph's block and the text around it."""
    rules: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({"thin": 0.4, "thick": 1.2}))
    """Thickness of rules."""

    def style(self, role: str) -> TextStyle:
        """Return the style of a role."""
        return self.styles[role]

    def headline(self, characters: int, *, editorial: bool = True) -> TextStyle:
        """Return the headline's style for its length; opening words that stand in for one look lighter."""
        base = self.styles["headline" if editorial else "no headline"]
        size = next((size for limit, size in self.headline_sizes if characters <= limit), self.headline_sizes[-1][1])
        return replace(base, size_pt=size, leading_pt=round(size * self.headline_leading, 1))


_BODY = TextStyle(align="justify", hyphenate=True)
_CAPTION = TextStyle("caption", 8.2, 10.4, colour=DARK)

PRINT = Design(
    name="print",
    styles=MappingProxyType(
        {
            "headline": TextStyle("display", 31, 35, below_pt=6),
            "no headline": TextStyle(italic=True, colour=GREY, below_pt=6),
            "standfirst": TextStyle(italic=True, size_pt=13, leading_pt=17.5, colour=DARK, below_pt=5),
            "imprint": TextStyle("small-caps", 10, 13, below_pt=4, colour=DARK),
            "byline": TextStyle("small-caps", 11, 13),
            "body": replace(_BODY, first_indent_pt=10),
            "first": _BODY,
            "kicker": TextStyle("small-caps", 10, 13, above_pt=13, colour=GREY),
            "heading": TextStyle(bold=True, size_pt=11.4, leading_pt=13),
            "opening words": TextStyle(italic=True, size_pt=10.2, leading_pt=13, colour=GREY),
            "subheading": TextStyle(bold=True, size_pt=9.8, leading_pt=13, above_pt=6.5),
            "pull quote": TextStyle(italic=True, size_pt=13.5, leading_pt=17, below_pt=13),
            "list item": replace(_BODY, left_indent_pt=11),
            "label": TextStyle("small-caps", 9.2, 11, colour=GREY),
            "caption": replace(_CAPTION, above_pt=4),
            "credit": replace(_CAPTION, size_pt=7.6, colour=GREY),
            "reporter credit": TextStyle(italic=True, above_pt=13),
            "contents title": TextStyle("small-caps", 10.4, 13, colour=GREY),
            "contents": TextStyle(size_pt=9.2, leading_pt=13),
            "contents place": TextStyle("caption", 8.2, 13, colour=DARK),
            "colophon title": TextStyle("small-caps", 10.4, 13, colour=GREY),
            "colophon": replace(_CAPTION, leading_pt=11),
            "running head": TextStyle("caption", 8, 10, colour=GREY),
            "folio": TextStyle("caption", 8, 10, colour=GREY),
        }
    ),
    margins_pt=(23 * MM, 18 * MM, 18 * MM, 18 * MM),
    gutter_pt=6 * MM,
    headline_sizes=((70, 31.0), (140, 25.0), (260, 19.0), (10_000, 14.0)),
    drop_cap_lines=3,
)


HEADLINE_WIDTH_PT = 174 * MM
"""Width of the type area that the sizes of headlines are given for: that of A4."""
NARROW_PT = 190.0
"""A column narrower than this holds too few words for the size of ordinary print."""
SMALLER = 0.92
"""How much smaller text is set in such a column."""
FITTED = ((0.97, 0.5), (0.94, 0.8))
"""How much smaller text is set, and how much closer in points, that nearly fits on one page less."""
IN_COLUMNS = (
    "body",
    "first",
    "kicker",
    "heading",
    "opening words",
    "subheading",
    "pull quote",
    "list item",
    "reporter credit",
)


def narrowed(design: Design) -> Design:
    """Return a design for narrow columns: text a little smaller, so that a line holds enough words to be justified."""
    return _smaller(design, SMALLER, 1.0)


def fitted(design: Design) -> Iterator[Design]:
    """Yield designs that take less and less room, for an edition of which a few lines are left for a last page."""
    for factor, less_pt in FITTED:
        yield _smaller(design, factor, less_pt)


def _smaller(design: Design, factor: float, less_pt: float) -> Design:
    """Return a design with smaller text in its columns, on a grid that is so much closer."""
    grid = design.grid_pt - less_pt
    styles = {
        role: replace(
            style,
            size_pt=round(style.size_pt * factor, 1) if role in IN_COLUMNS else style.size_pt,
            leading_pt=grid if style.leading_pt == design.grid_pt else style.leading_pt,
            above_pt=min(style.above_pt, grid),
        )
        for role, style in design.styles.items()
    }
    return replace(design, styles=MappingProxyType(styles), grid_pt=grid)


def with_headlines_for(design: Design, width_pt: float) -> Design:
    """Return a design whose headlines suit the width of the type area: larger on a tabloid, smaller on a booklet."""
    factor = min(max(width_pt / HEADLINE_WIDTH_PT, 0.8), 1.6)
    sizes = tuple((limit, round(size * factor, 1)) for limit, size in design.headline_sizes)
    return replace(design, headline_sizes=sizes)


def large_print(guideline: Guideline) -> Design:
    """Return the design that follows a guideline: one column, ragged right, no italics, no split words."""
    size, leading = guideline.size_pt, round(guideline.size_pt * guideline.leading, 1)
    body = TextStyle("text", size, leading, bold=guideline.bold, below_pt=leading)
    strong = replace(body, bold=True)
    open_pt = guideline.heading_leading
    heading = replace(strong, size_pt=round(size * 1.25), leading_pt=round(size * 1.25 * open_pt), above_pt=leading)
    styles = dict.fromkeys(PRINT.styles, body) | {
        "headline": strong,
        "no headline": body,
        "byline": strong,
        "kicker": replace(strong, below_pt=0, above_pt=leading),
        "label": replace(strong, below_pt=0),
        "heading": replace(heading, above_pt=0, below_pt=leading / 2),
        "opening words": replace(body, below_pt=leading / 2),
        "subheading": replace(strong, above_pt=leading / 2),
        "pull quote": strong,
        "list item": replace(body, left_indent_pt=size * 1.4),
        "caption": replace(body, above_pt=leading / 3, below_pt=0),
        "credit": replace(body, below_pt=0),
        "contents title": strong,
        "contents": replace(body, below_pt=leading / 3),
        "colophon title": heading,
        "colophon": replace(body, below_pt=leading / 3),
        "running head": replace(body, below_pt=0),
        "folio": replace(strong, below_pt=0),
    }
    return Design(
        name="large-print",
        styles=MappingProxyType(styles),
        margins_pt=(32 * MM, 20 * MM, 20 * MM, 20 * MM),
        gutter_pt=0,
        headline_sizes=((60, size * 1.7), (140, size * 1.4), (10_000, size * 1.2)),
        headline_leading=open_pt,
        emphasis="bold",
        single_column=True,
        guideline=guideline,
        grid_pt=leading / 3,
        photo_space_pt=leading / 2,
    )
