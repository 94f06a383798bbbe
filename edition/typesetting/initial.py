"""Drop caps: a paragraph's first letter, as high as its first lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from edition.typesetting.fonts import clusters
from edition.typesetting.lines import Line, stretches_of
from edition.typesetting.runs import DropCap, Run
from edition.typesetting.shaping import Shaped, shape

QUOTES = "“„«‹‘‚\"'¿¡("
"""What goes with the letter after it."""


@dataclass(frozen=True, slots=True)
class Initial:
    """The first letter, with an opening quote if there is one, at its large size."""

    run: Run
    """Set in the drop cap's font; belongs to the same element as the text that it begins."""
    shaped: tuple[Shaped, ...]
    cap: DropCap

    @property
    def width(self) -> float:
        """Room that it takes from the first lines, in points."""
        return sum(stretch.width for stretch in self.shaped) * self.run.size_pt / 1000 + self.cap.gap_pt

    def line(self, x: float, baseline: float) -> Line:
        """Return it as a line of its own, to be painted at the last of its lines' baseline."""
        return Line(stretches_of(self.run, self.shaped), x, baseline)


def take_initial(
    runs: Sequence[Run], cap: DropCap, leading_pt: float, language: str
) -> tuple[Initial | None, tuple[Run, ...]]:
    """Return the enlarged first letter and the runs without it; None when there is no letter to enlarge.

    Its capitals reach from the baseline of its last line to the capitals' height of the first.
    """
    index = next((index for index, run in enumerate(runs) if run.text.strip()), None)
    if index is None:
        return None, tuple(runs)
    first = runs[index]
    text = first.text.lstrip()
    end = _initial_end(text)
    size = (cap.lines - 1) * leading_pt + first.font.face.cap_height * first.size_pt / 1000
    run = replace(
        first, text=text[:end], font=cap.font, size_pt=size * 1000 / cap.font.face.cap_height, colour=cap.colour
    )
    initial = Initial(run, shape(run.text, run.font, run.language or language), cap)
    return initial, (replace(first, text=text[end:]), *runs[index + 1 :])


def _initial_end(text: str) -> int:
    """Return how many characters the initial takes: quotes, and one letter with its marks."""
    for begin, cluster in clusters(text):
        if cluster[0] not in QUOTES:
            return begin + len(cluster)
    return len(text)
