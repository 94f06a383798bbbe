"""What a paragraph is made of, and how it is to be set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from edition.typesetting.fonts import Font
from edition.typesetting.tagging import Element


@dataclass(frozen=True, slots=True)
class Link:
    """Where a run leads."""

    target: str
    """An http(s) or mailto address, or ``#key`` of a destination in the same document."""
    contents: str
    """What the link is, for those who do not see its surroundings (/Contents of the annotation)."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look and one meaning."""

    text: str
    font: Font
    size_pt: float
    element: Element | None = None
    """The structure element it belongs to; None means the paragraph's own. A link's run has a ``Link`` element."""
    colour: str = "#000000"
    link: Link | None = None
    rise_pt: float = 0.0
    language: str | None = None
    """BCP 47 tag, for shaping and hyphenation; None means the paragraph's."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """Makes a paragraph the aim of links and an entry of the outline."""

    key: str
    title: str | None = None
    """Words of the outline entry; None makes a destination without an entry."""
    level: int = 0
    """0 for the outermost entries."""


@dataclass(frozen=True, slots=True)
class DropCap:
    """A first letter that is as high as several lines."""

    font: Font
    lines: int = 3
    gap_pt: float = 3.0
    colour: str = "#000000"


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """How a paragraph is set; sizes and faces come with its runs."""

    leading_pt: float
    alignment: Literal["justify", "left", "centre", "right"] = "justify"
    first_indent_pt: float = 0.0
    left_indent_pt: float = 0.0
    right_indent_pt: float = 0.0
    space_before_pt: float = 0.0
    space_after_pt: float = 0.0
    hyphenate: bool = True
    hang: bool = True
    """Let punctuation hang into the margins (optical margins)."""
    orphans: int = 2
    """Fewest lines left at the foot of a column. This and the four below are for whoever composes the columns."""
    widows: int = 2
    """Fewest lines carried to the next column."""
    keep_together: bool = False
    """Never split (captions, headings), unless higher than a whole column."""
    keep_next_pt: float = 0.0
    """Room that must be left below it in the same column: for a heading, space after + two lines of text."""
    baseline_pt: float | None = None
    """From the top of a line to its baseline; None means three quarters of the leading, so grids agree."""

    @property
    def baseline(self) -> float:
        """From the top of a line to its baseline, in points."""
        return 0.75 * self.leading_pt if self.baseline_pt is None else self.baseline_pt
