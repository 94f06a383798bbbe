"""A paragraph: runs in, tagged lines out. Its text is data, never markup."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from edition.errors import UnsupportedText
from edition.typesetting.composing import Place, Words
from edition.typesetting.initial import Initial, take_initial
from edition.typesetting.linebreaking import Setting, break_lines
from edition.typesetting.lines import Line, growth, stretches_between, stretches_of
from edition.typesetting.painting import paint
from edition.typesetting.places import LinePlaces
from edition.typesetting.runs import Bookmark, DropCap, Link, ParagraphStyle, Run
from edition.typesetting.shaping import shape
from edition.typesetting.tagging import Element, TaggedCanvas

__all__ = ["Bookmark", "DropCap", "Link", "Paragraph", "ParagraphStyle", "Run"]

JUSTIFIED = Setting(letter_stretch=0.02)
RAGGED = Setting(stretch=0.0, shrink=0.0, ragged_zone=0.15)
SHIFT = {"left": 0.0, "centre": 0.5, "right": 1.0}
"""Part of its slack that a ragged line is moved by."""


class Paragraph:
    """Runs set in lines.

    Args:
        runs: Its text; runs without text are ignored.
        style: How to set it.
        element: The structure element it is: ``P``, ``H2``, ``Caption`` …
        language: BCP 47 tag of runs that name none.
        bookmark: Destination and outline entry where it begins.
        drop_cap: How its first letter is enlarged; None for an ordinary beginning.
        label: A run (with an ``Lbl`` element) set before the first line inside the left indent: a bullet or number.
        continues: Whether the next paragraph goes on within the same element: a space keeps their words apart.
    """

    def __init__(
        self,
        runs: Sequence[Run],
        style: ParagraphStyle,
        element: Element,
        language: str,
        *,
        bookmark: Bookmark | None = None,
        drop_cap: DropCap | None = None,
        label: Run | None = None,
        continues: bool = False,
    ) -> None:
        self.style = style
        self.element = element
        self.language = language
        self._bookmark = bookmark
        self._label = label
        self._continues = continues
        self._initial: Initial | None = None
        self._runs = tuple(runs)
        if drop_cap is not None:
            self._initial, self._runs = take_initial(runs, drop_cap, style.leading_pt, language)
        self._width: float | None = None
        self._ends = array("I")
        """For each line: token, letter in it, and whether a hyphen follows, where the next line begins."""

    def line_count(self, width: float) -> int:
        """Return how many lines it takes at a width in points, and keep them for painting.

        Raises:
            UnsupportedText: No font has a letter.
        """
        if width != self._width:
            self._break(width)
        return max(len(self._ends) // 3, self._initial.cap.lines if self._initial else 0)

    def height(self, width: float) -> float:
        """Return the height of its lines at a width, without the space before and after, in points."""
        return self.line_count(width) * self.style.leading_pt

    def is_hyphenated(self, line: int) -> bool:
        """Tell whether a line, from 0, ends within a word."""
        return 3 * line < len(self._ends) and bool(self._ends[3 * line + 2])

    def draw_lines(self, canvas: TaggedCanvas, first: int, last: int, x: float, y_top: float) -> None:
        """Paint lines ``first`` to ``last`` (without the last).

        Args:
            canvas: Where to.
            first: From 0; with the first line go drop cap, label and bookmark.
            last: At most the line count.
            x: Left edge of the measure.
            y_top: Upper edge of line ``first``.
        """
        if first == 0:
            self._begin(canvas, x, y_top)
        paint(canvas, self.set_lines(first, last, x, y_top), self.element)

    def set_lines(self, first: int, last: int, x: float, y_top: float) -> list[Line]:
        """Return lines ``first`` to ``last`` (without the last) with their places, as they are painted."""
        words = Words(self._runs, self.style, self.language, self.element)
        baseline = y_top - self.style.baseline
        return [
            self._line(words, line, x, baseline - (line - first) * self.style.leading_pt)
            for line in range(first, min(last, len(self._ends) // 3))
        ]

    def _begin(self, canvas: TaggedCanvas, x: float, y_top: float) -> None:
        """Paint what goes with the first line alone: bookmark, label, drop cap."""
        baseline = y_top - self.style.baseline
        if self._bookmark is not None:
            canvas.destination(self._bookmark.key, self.element, x, y_top)
            if self._bookmark.title is not None:
                canvas.outline(self._bookmark.title, self._bookmark.key, self._bookmark.level)
        if self._label is not None:
            run = self._label
            shaped = shape(run.text, run.font, run.language or self.language)
            paint(canvas, [Line(stretches_of(run, shaped), x, baseline)], self.element)
        if self._initial is not None:
            low = baseline - (self._initial.cap.lines - 1) * self.style.leading_pt
            paint(canvas, [self._initial.line(x + self.style.left_indent_pt, low)], self.element)

    def _line(self, words: Words, number: int, x: float, baseline: float) -> Line:
        """Return a line with its spaces stretched to the measure, or shifted as the style says."""
        begin = self._place(number - 1)
        end = self._place(number)
        widths = self._line_widths(self._width or 0.0)
        measure = widths[min(number, len(widths) - 1)]
        last = end.token == len(words)
        stretches = stretches_between(words, begin, end, joined=last and self._continues)
        hang_left, hang_right = words.hang_left(begin), words.hang_right(end)
        left = x + self.style.left_indent_pt + widths[-1] - measure - hang_left
        line = Line(stretches, left, baseline)
        if number == 0 and self._initial is not None:
            self._initial.lend_letters(line)
        slack = measure + hang_left + hang_right - line.width
        if self.style.alignment == "justify":
            return Line(stretches, left, baseline, *growth(line, min(slack, 0.0) if last else slack, JUSTIFIED))
        return Line(stretches, left + SHIFT[self.style.alignment] * slack, baseline)

    def _place(self, line: int) -> Place:
        """Return where a line ends; of line -1, the paragraph's beginning."""
        if line < 0:
            return Place(0)
        token, offset, hyphen = self._ends[3 * line : 3 * line + 3]
        return Place(token, offset, bool(hyphen))

    def _break(self, width: float) -> None:
        """Find the lines' ends at a width, as compactly as can be: a long document keeps them all at once."""
        words = Words(self._runs, self.style, self.language, self.element)
        widths = self._line_widths(width)
        try:
            found = LinePlaces(words, min(widths))
        except UnsupportedText as error:
            raise next(words.unsupported(), error) from error
        setting = JUSTIFIED if self.style.alignment == "justify" else RAGGED
        ends = array("I")
        for index in break_lines(found.points, widths, setting):
            place = found.places[index]
            ends.extend((place.token, place.offset, place.hyphen))
        self._ends, self._width = ends, width

    def _line_widths(self, width: float) -> list[float]:
        """Return the widths of the first lines and, last, of all further ones."""
        style = self.style
        full = max(width - style.left_indent_pt - style.right_indent_pt, 1.0)
        if self._initial is not None:
            return [max(full - self._initial.width, 1.0)] * self._initial.cap.lines + [full]
        return [max(full - style.first_indent_pt, 1.0), full] if style.first_indent_pt else [full]
