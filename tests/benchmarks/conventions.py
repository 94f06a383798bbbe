"""How each way to set a credit line is read together with other captions, names and next sentences.

Run: ``python -m tests.benchmarks.conventions [--language de] [--every 7] [--wrong TEXT]``

A convention that is read before one sentence may fail before the next: where a name ends without a full stop is told
by what follows. The texts are put together from ``tests/reading/flat/grid.toml``, all of it invented. Prints, for each
convention, caption, name and next sentence, in how many texts the credit line and the caption are exact and the only
ones (label words, brackets and a closing full stop in or out).
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import islice, product
from pathlib import Path
from typing import Any

from edition.model import Span
from edition.reading.flat import read_text
from tests.benchmarks.reading import core

GRID = Path(__file__).parents[1] / "reading" / "flat" / "grid.toml"
PARTS = ("convention", "caption", "name", "next sentence")


@dataclass(frozen=True, slots=True)
class Case:
    """A text put together, and what is to be found in it."""

    parts: tuple[str, ...]
    """In the order of :data:`PARTS`."""
    text: str
    caption: Span
    credit: Span


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a case was read."""

    case: Case
    credit: bool
    caption: bool
    found: tuple[str, ...]
    """What was taken for a caption or credit line, in the order of the text."""


@lru_cache(maxsize=1)
def grid() -> dict[str, dict[str, Any]]:
    """Return the parts of the texts, by language."""
    return tomllib.loads(GRID.read_text(encoding="utf-8"))


def cases(language: str, convention: str, every: int = 1) -> Iterator[Case]:
    """Yield each ``every``-th text of a convention."""
    table = grid()[language]
    combined = product(table["captions"], table["names"], table["following"])
    for caption, name, following in islice(combined, None, None, every):
        yield _case(table, (convention, caption, name, following))


def judge(case: Case, language: str) -> Verdict:
    """Read a text, and compare."""
    article = read_text(case.text, source="a.txt", language=language)
    photos = [block.photo for block in article.blocks if block.photo]
    captions = [photo.caption_span for photo in photos if photo.caption_span]
    credit_lines = [photo.credit_span for photo in photos if photo.credit_span]
    found = tuple(case.text[slice(*span)] for span in sorted(captions + credit_lines))
    return Verdict(case, _only(case, credit_lines, case.credit), _only(case, captions, case.caption), found)


def _only(case: Case, found: list[Span], wanted: Span) -> bool:
    return [core(case.text, span) for span in found] == [core(case.text, wanted)]


def _case(table: dict[str, Any], parts: tuple[str, str, str, str]) -> Case:
    convention, caption, name, following = parts
    shape = convention.replace("{NAME}", name.upper()).replace("{name}", name)
    text = f"{table['before']} {shape} {following} {table['after']}"
    spans: dict[str, Span] = {}
    for opening, closing in sorted(("{}", "⟦⟧"), key=lambda marks: text.index(marks[0])):
        begin, end = text.index(opening), text.index(closing)
        inside = caption if opening == "{" else text[begin + 1 : end]
        spans[opening] = (begin, begin + len(inside))
        text = text[:begin] + inside + text[end + 1 :]
    return Case(parts, text, spans["{"], spans["⟦"])


def _print(title: str, counted: dict[str, list[Verdict]]) -> None:
    print(f"\n{'credits':>8}{'captions':>9}{'texts':>7}  {title}")
    rows = [
        (sum(one.credit for one in of) / len(of), sum(one.caption for one in of) / len(of), len(of), part)
        for part, of in counted.items()
    ]
    for credited, captions, count, part in sorted(rows, key=lambda row: row[0] + row[1]):
        print(f"{credited:8.2f}{captions:9.2f}{count:7}  {part}")


def main(arguments: list[str] | None = None) -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--language", default="en", choices=list(grid()))
    parser.add_argument("--every", type=int, default=7, help="read one of so many texts (default 7)")
    parser.add_argument("--wrong", metavar="TEXT", help="list what is read wrongly in conventions that hold this")
    options = parser.parse_args(arguments)
    table = grid()[options.language]
    chosen = [
        case
        for convention in [*table["conventions"], *table["rare"]]
        if not options.wrong or options.wrong in convention
        for case in cases(options.language, convention, options.every)
    ]
    with ProcessPoolExecutor() as pool:
        verdicts = list(pool.map(partial(judge, language=options.language), chosen, chunksize=64))
    if options.wrong:
        for verdict in verdicts:
            if not (verdict.credit and verdict.caption):
                print(f"{verdict.case.text[len(table['before']) :]}\n    → {' ‖ '.join(verdict.found)}")
        return 0
    for n, title in enumerate(PARTS):
        counted: dict[str, list[Verdict]] = defaultdict(list)
        for verdict in verdicts:
            counted[verdict.case.parts[n]].append(verdict)
        _print(title, counted)
    exact = sum(verdict.credit and verdict.caption for verdict in verdicts)
    print(f"\n{exact} of {len(verdicts)} texts exact")
    return 0


if __name__ == "__main__":
    sys.exit(main())
