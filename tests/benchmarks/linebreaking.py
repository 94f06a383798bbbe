"""Word-space spread of justified text, in multiples of the font's own space: total fit against greedy.

Usage: python tests/benchmarks/linebreaking.py [TEXT FILE] [--language en-GB]

Prints a row for one, two and three columns of an A4 page: number of justified lines, mean, standard deviation and
maximum of the word space, lines that end with a hyphen, and CPU milliseconds for each thousand words.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import fmean, pstdev
from unittest.mock import patch

from edition.typesetting import paragraph as paragraphs
from edition.typesetting.fonts import Font
from edition.typesetting.linebreaking import Breakpoint, Setting
from edition.typesetting.paragraph import Paragraph, ParagraphStyle, Run
from edition.typesetting.tagging import Element

ROMAN = Font(("Literata-Regular",))
SIZE_PT, LEADING_PT = 9.4, 12.5
MEASURES_PT = {1: 493.3, 2: 239.5, 3: 155.0}
SAMPLE = Path(__file__).parents[2] / "assets" / "sample"


def greedy(points: list[Breakpoint], widths: list[float], setting: Setting) -> list[int]:
    """Break every line as late as possible: what a browser or a word processor does."""
    ends, begin, line = [], 0, 0
    last = len(points) - 1
    while begin < last:
        width = widths[min(line, len(widths) - 1)]
        fitting = [place for place in range(begin + 1, last + 1) if points[place].end - points[begin].start <= width]
        begin = max(fitting, default=begin + 1)
        ends.append(begin)
        line += 1
    return ends


def spaces(text: str, measure_pt: float, language: str) -> Iterator[tuple[float, bool]]:
    """Yield every justified line's word space, and whether the line ends with a hyphen."""
    style = ParagraphStyle(LEADING_PT, first_indent_pt=10)
    for words in filter(None, (line.strip() for line in text.splitlines())):
        paragraph = Paragraph([Run(words, ROMAN, SIZE_PT)], style, Element("P"), language)
        count = paragraph.line_count(measure_pt)
        for number, line in enumerate(paragraph.set_lines(0, count - 1, 0, 0)):
            if line.spaces > 0:
                yield 1 + line.space_stretch + line.letter_stretch, paragraph.is_hyphenated(number)


def row(name: str, text: str, columns: int, language: str) -> str:
    """Return one line of the table."""
    begin = time.process_time()
    found = list(spaces(text, MEASURES_PT[columns], language))
    cost = (time.process_time() - begin) * 1e6 / max(1, len(text.split()))
    widths, hyphens = [width for width, _ in found], sum(hyphen for _, hyphen in found)
    return (
        f"{name:<10}{columns:>8}{len(found):>8}{fmean(widths):>8.2f}{pstdev(widths):>8.2f}{max(widths):>8.2f}"
        f"{min(widths):>8.2f}{hyphens:>9}{cost:>9.1f}"
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("text", type=Path, nargs="?")
    parser.add_argument("--language", default="en-GB")
    options = parser.parse_args()
    source = options.text or next(path for path in sorted(SAMPLE.glob("*")) if path.suffix in (".txt", ".md"))
    text = source.read_text(encoding="utf-8")
    print(
        f"{'method':<10}{'columns':>8}{'lines':>8}{'mean':>8}{'sd':>8}{'max':>8}{'min':>8}{'hyphens':>9}{'ms/1000w':>9}"
    )
    for columns in MEASURES_PT:
        print(row("total fit", text, columns, options.language))
        with patch.object(paragraphs, "break_lines", greedy):
            print(row("greedy", text, columns, options.language))


if __name__ == "__main__":
    main()
