"""Measure a finished PDF against a guideline for large print, and name every breach with its page.

Measured: size, leading, contrast, weight, alignment, columns, length of lines, split words, italics, underlining,
blocks of capitals, size of page numbers. The paper is taken to be white.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

import pikepdf

from edition.checking.measuring import Line, contrast_on_white, lines_of, underlined
from edition.checking.painted import PagePaint, paint_of
from edition.checking.report import Finding, Report, Severity


@dataclass(frozen=True, slots=True)
class Guideline:
    """What a guideline asks for, as numbers."""

    name: str
    title: str
    minimum_pt: float
    """Smallest size of anything that is to be read."""
    leading: float
    """Least distance of two baselines, in multiples of the size."""
    bold: bool = False
    """True when it prefers bold text."""
    folio_at_body_size: bool = False
    """True when page numbers should be as large as the text."""
    contrast: float = 7.0
    """Least contrast (WCAG 2.2, success criterion 1.4.6)."""
    line_characters: int = 70
    """Longest line."""


GUIDELINES: Mapping[str, Guideline] = MappingProxyType(
    {
        guideline.name: guideline
        for guideline in (
            Guideline("ukaaf", "UKAAF G003", 16, 1.2, folio_at_body_size=True),
            Guideline("rnib", "RNIB Clear print and large print", 16, 1.2),
            Guideline("aph", "APH Print Document Design", 18, 1.25),
            Guideline("acb", "ACB Large Print Best Practices", 18, 1.5, bold=True),
        )
    }
)
"""Numbers of each guideline. UKAAF and RNIB name no ratio for leading: theirs is the least that is open setting."""
DEFAULT = "ukaaf"
EDGE_PT = 2.0
"""How close the ends of lines are that end at one edge, punctuation hanging out or not."""
JUSTIFIED, LEFT_EDGE, SECOND_COLUMN = 0.35, 0.4, 0.2
"""Shares of a page's lines from which, or below which, they show how it is set."""
FEW_LINES = 8
"""Fewer lines than this do not show how a page is aligned."""
CAPITALS = 4
"""Words in capitals in a row that make a block."""


def check_large_print(path: Path, guideline: str | None = None) -> Report:
    """Measure a PDF against a guideline.

    Args:
        path: The finished PDF.
        guideline: Name in :data:`GUIDELINES`; None for UKAAF G003.

    Raises:
        KeyError: There is no such guideline.
    """
    rules = GUIDELINES[guideline or DEFAULT]
    with pikepdf.open(path) as pdf:
        pages = list(paint_of(pdf))
    found = [finding for page in pages for finding in _page(page, rules)]
    found += _body(pages, rules)
    return Report(tuple(found), checks=(f"large print of {path.name} ({rules.title})",))


def _page(page: PagePaint, rules: Guideline) -> Iterator[Finding]:
    lines = lines_of(page)
    text = [line for line in lines if not line.artifact]
    for measure in (_sizes, _contrasts, _leading, _lengths, _split_words, _italics, _capitals):
        for rule, message in measure(text, rules):
            yield Finding(rule, message, f"page {page.number}")
    for line in underlined(page, text):
        yield Finding("underlining", f"underlined: {line.shortened}", f"page {page.number}")
    for rule, message in _alignment(text):
        yield Finding(rule, message, f"page {page.number}")


Breaches = Iterator[tuple[str, str]]


def _sizes(lines: Sequence[Line], rules: Guideline) -> Breaches:
    for line in lines:
        if line.size_pt < rules.minimum_pt:
            yield "size", f"{line.size_pt:g} pt, less than {rules.minimum_pt:g} pt: {line.shortened}"


def _contrasts(lines: Sequence[Line], rules: Guideline) -> Breaches:
    for line in lines:
        ratio = min(contrast_on_white(colour) for colour in line.colours)
        if ratio < rules.contrast:
            yield "contrast", f"{ratio:.1f}:1, less than {rules.contrast:g}:1: {line.shortened}"


def _leading(lines: Sequence[Line], rules: Guideline) -> Breaches:
    for above, line in pairwise(lines):
        overlap = min(above.right_pt, line.right_pt) - max(above.left_pt, line.left_pt)
        ratio = (above.y_pt - line.y_pt) / ((above.size_pt + line.size_pt) / 2)
        if overlap > 0 and 0 < ratio < rules.leading - 0.01:
            yield "leading", f"{ratio:.2f} times the size, less than {rules.leading:g}: {line.shortened}"


def _lengths(lines: Sequence[Line], rules: Guideline) -> Breaches:
    for line in lines:
        if len(line.text) > rules.line_characters:
            yield "line length", f"{len(line.text)} characters, more than {rules.line_characters}: {line.shortened}"


def _split_words(lines: Sequence[Line], rules: Guideline) -> Breaches:  # noqa: ARG001  (all measures are called alike)
    for line in lines:
        if line.text.endswith("\u00ad"):
            yield "split word", f"a word is divided at the end of: {line.shortened}"


def _italics(lines: Sequence[Line], rules: Guideline) -> Breaches:  # noqa: ARG001
    for line in lines:
        if any("italic" in font.lower() or "oblique" in font.lower() for font in line.fonts):
            yield "italics", f"set in italics: {line.shortened}"


def _capitals(lines: Sequence[Line], rules: Guideline) -> Breaches:  # noqa: ARG001
    for line in lines:
        run = 0
        for word in line.text.split():
            run = run + 1 if len(word) > 1 and word.isupper() else 0
            if run == CAPITALS:
                yield "capitals", f"a block of capitals: {line.shortened}"


def _alignment(lines: Sequence[Line]) -> Breaches:
    if len(lines) < FEW_LINES:
        return
    level = _commonest(sorted(line.right_pt for line in lines))
    if level > len(lines) * JUSTIFIED:
        yield "alignment", f"{level} of {len(lines)} lines end at one edge: the text is justified"
    left = _commonest(sorted(line.left_pt for line in lines))
    if left < len(lines) * LEFT_EDGE:
        yield "alignment", f"only {left} of {len(lines)} lines begin at one edge: the text is not aligned to the left"
    middle = (min(line.left_pt for line in lines) + max(line.right_pt for line in lines)) / 2
    if (second := sum(line.left_pt > middle for line in lines)) > len(lines) * SECOND_COLUMN:
        yield "columns", f"{second} of {len(lines)} lines stand in a second column"


def _commonest(edges: Sequence[float]) -> int:
    """Return how many edges, in order, lie together at the commonest place."""
    return max(bisect_right(edges, edge + EDGE_PT) - at for at, edge in enumerate(edges))


def _body(pages: Sequence[PagePaint], rules: Guideline) -> Iterator[Finding]:
    """Yield what concerns the commonest size and look of the whole text, and the page numbers held against it."""
    looks: Counter[tuple[float, bool]] = Counter()
    for page in pages:
        for shown in page.texts:
            if not shown.artifact:
                looks[shown.size_pt, "bold" in shown.font.lower()] += len(shown.text)
    if not looks:
        yield Finding("text", "there is no text to measure")
        return
    size, bold = looks.most_common(1)[0][0]
    if rules.bold and not bold:
        yield Finding("weight", "the text is not bold, as the guideline prefers", severity=Severity.WARNING)
    for page in pages:
        folios = [line for line in lines_of(page) if line.artifact and str(page.number) in line.text]
        if not folios:
            yield Finding("page number", "none", f"page {page.number}", Severity.WARNING)
        elif rules.folio_at_body_size and max(line.size_pt for line in folios) < size:
            yield Finding("page number", f"smaller than the text’s {size:g} pt", f"page {page.number}")
