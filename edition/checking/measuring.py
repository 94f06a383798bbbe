"""Lines of a page as an eye sees them, and what can be measured of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edition.checking.painted import PagePaint, Painted

SAME_BASELINE_PT = 1.0
GAP = 2.5
"""Distance, in multiples of the size, from which two texts on one baseline are two lines (of two columns)."""
UNDER = 0.25
"""How far below its baseline a line under text may be, in multiples of the size."""


@dataclass(frozen=True, slots=True)
class Line:
    """Text on one baseline."""

    text: str
    size_pt: float
    """The smallest in it."""
    left_pt: float
    right_pt: float
    y_pt: float
    fonts: frozenset[str]
    colours: frozenset[tuple[float, float, float]]
    artifact: bool

    @property
    def shortened(self) -> str:
        """Its first words, in quotation marks."""
        words = self.text.replace("\u00ad", "")
        return f"“{words[:40]}{'…' if len(words) > 40 else ''}”"


def lines_of(page: PagePaint) -> list[Line]:
    """Return the lines of a page, from its head to its foot; artifacts and content apart."""
    found: list[Line] = []
    for artifact in (False, True):
        texts = sorted(
            (shown for shown in page.texts if shown.artifact is artifact and shown.text.strip()),
            key=lambda shown: (-round(shown.y_pt / SAME_BASELINE_PT), shown.x_pt),
        )
        group: list[Painted] = []
        for shown in texts:
            if group and not _continues(group[-1], shown):
                found.append(_line(group))
                group = []
            group.append(shown)
        if group:
            found.append(_line(group))
    return sorted(found, key=lambda line: (-line.y_pt, line.left_pt))


def contrast_on_white(colour: tuple[float, float, float]) -> float:
    """Return the contrast of a colour with white paper (WCAG 2.2, “contrast ratio”), 1 to 21."""
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in colour
    )
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def underlined(page: PagePaint, lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines that have a stroke close below some of their letters, no longer than themselves."""
    for line in lines:
        for left, right, y in page.lines:
            close = 0 <= line.y_pt - y < UNDER * line.size_pt
            inside = line.left_pt - 1 <= left and right <= line.right_pt + 1
            if close and inside:
                yield line
                break


def _continues(last: Painted, shown: Painted) -> bool:
    return abs(last.y_pt - shown.y_pt) <= 0.3 * last.size_pt and shown.x_pt - last.end_pt < GAP * last.size_pt


def _line(group: Sequence[Painted]) -> Line:
    text = ""
    end = group[0].x_pt
    for shown in group:
        apart = shown.x_pt - end > 0.15 * shown.size_pt and not text.endswith(" ")
        text += (" " if apart and text else "") + shown.text
        end = shown.end_pt
    return Line(
        text.strip(" "),
        min(shown.size_pt for shown in group),
        group[0].x_pt,
        max(shown.end_pt for shown in group),
        group[0].y_pt,
        frozenset(shown.font for shown in group),
        frozenset(shown.colour for shown in group),
        group[0].artifact,
    )
