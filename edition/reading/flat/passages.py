"""Where the source itself breaks its text: blank lines, line ends, and lines that were only wrapped at a width."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from edition.model import Span

_LINE = re.compile(r"[^\n]*\n?")
MOST_LINES, SHORTEST_LINE = 20_000, 10
"""So many lines that are shorter than so many characters, on average, are no paragraphs: nothing is made of them."""
_WIDEST_WRAP = 130
"""Lines longer than this, in characters, were not wrapped."""


def passages(text: str) -> list[Span]:
    """Return what stands between the breaks of a text, in order and without surrounding white space.

    A blank line always breaks. A line end breaks, unless the text was wrapped there: its lines keep to a width, and the
    next word would not have fitted on the line.
    """
    lines = [(match.start(), match.end()) for match in _LINE.finditer(text) if match[0]]
    if len(lines) > MOST_LINES and len(text) < SHORTEST_LINE * len(lines):
        return [span] if (span := _trimmed(text, (0, len(text))))[0] < span[1] else []
    width = _wrap_width(text, lines)
    return list(_joined(text, lines, width))


def _wrap_width(text: str, lines: list[Span]) -> int:
    """Return the width that the text was wrapped to, in characters; 0 when line ends are breaks of their own."""
    broken = [(left, right) for left, right in pairwise(lines) if _breaks_sentence(text, left, right)]
    width = max((_length(text, left) for left, _ in broken), default=0)
    full = sum(_would_overflow(text, left, right, width) for left, right in broken)
    return width if len(broken) > 1 and 30 <= width <= _WIDEST_WRAP and full >= 0.8 * len(broken) else 0


def _length(text: str, line: Span) -> int:
    return len(text[slice(*line)].rstrip())


def _breaks_sentence(text: str, left: Span, right: Span) -> bool:
    """Tell whether a line ends and the next begins in the middle of a sentence."""
    before, after = text[slice(*left)].rstrip(), text[slice(*right)].lstrip()
    return bool(before and after) and before[-1] not in '.!?:…”"' and after[0].islower()


def _filled(text: str, line: Span) -> bool:
    return bool(text[slice(*line)].strip())


def _would_overflow(text: str, left: Span, right: Span, width: int) -> bool:
    word = text[slice(*right)].split(maxsplit=1)[0]
    return _length(text, left) <= width < _length(text, left) + 1 + len(word)


def _joined(text: str, lines: list[Span], width: int) -> Iterator[Span]:
    begin: int | None = None
    previous: Span | None = None
    for line in lines:
        breaks = not _filled(text, line) or not (width and previous and _would_overflow(text, previous, line, width))
        if begin is not None and previous and breaks:
            yield _trimmed(text, (begin, previous[1]))
            begin = None
        if _filled(text, line):
            begin = line[0] if begin is None else begin
            previous = line
        else:
            previous = None
    if begin is not None and previous:
        yield _trimmed(text, (begin, previous[1]))


def _trimmed(text: str, span: Span) -> Span:
    piece = text[slice(*span)]
    return span[0] + len(piece) - len(piece.lstrip()), span[1] - (len(piece) - len(piece.rstrip()))
