"""Drop caps: a paragraph's first letter, as high as its first lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from edition.typesetting.clusters import clusters
from edition.typesetting.lines import Line, stretches_of
from edition.typesetting.runs import DropCap, Run
from edition.typesetting.shaping import SILENT, Shaped, shape, with_letters

QUOTES = "“„«‹‘‚\"'¿¡("
"""What goes with the letter after it."""


@dataclass(frozen=True, slots=True)
class Initial:
    """The first letter, with an opening quote if there is one, at its large size.

    Whoever reads a page by its geometry finds a large letter far from the rest of its word. So the glyphs that follow
    say the whole word, and the large ones nothing: “Th” and “e”, under a T that stands for a word joiner.
    """

    run: Run
    """Set in the drop cap's font; belongs to the same element as the text that it begins."""
    shaped: tuple[Shaped, ...]
    cap: DropCap
    following: str
    """The character after it: a letter in “The”, a space in “A boat”; empty at the end."""

    @property
    def begins_word(self) -> bool:
        """Tell whether its word goes on."""
        return self.following.isalpha()

    @property
    def width(self) -> float:
        """Room that it takes from the first lines, in points."""
        return sum(stretch.width for stretch in self.shaped) * self.run.size_pt / 1000 + self.cap.gap_pt

    def line(self, x: float, baseline: float) -> Line:
        """Return it as a line of its own, to be painted at the last of its lines' baseline, flush with the margin."""
        shaped = tuple(map(_silent, self.shaped)) if self.begins_word else self.shaped
        if self.following.isspace():
            shaped += shape(" ", self.run.font, "en")
        first = self.shaped[0]
        bearing = first.face.left_bearing(first.glyphs[0].glyph_id) * self.run.size_pt / 1000
        return Line(stretches_of(self.run, shaped), x - bearing, baseline)

    def lend_letters(self, line: Line) -> None:
        """Have the first glyph of its word's rest stand for its letters too."""
        if self.begins_word:
            words = line.stretches[0].glyphs
            words[0] = with_letters(words[0], self.run.text + words[0].glyphs[0].text)


def take_initial(
    runs: Sequence[Run], cap: DropCap, leading_pt: float, language: str
) -> tuple[Initial | None, tuple[Run, ...]]:
    """Return the enlarged first letter and the runs without it; None when there is none that its font has.

    Its capitals reach from the baseline of its last line to the capitals' height of the first.
    """
    index = next((index for index, run in enumerate(runs) if run.text.strip()), None)
    if index is None:
        return None, tuple(runs)
    first = runs[index]
    text = first.text.lstrip()
    end = _initial_end(text)
    size = (cap.lines - 1) * leading_pt + first.font.face.cap_height * first.size_pt / 1000
    if not cap.font.face.letters.issuperset(map(ord, text[:end])):
        return None, tuple(runs)
    run = replace(
        first, text=text[:end], font=cap.font, size_pt=size * 1000 / cap.font.face.cap_height, colour=cap.colour
    )
    rest = (replace(first, text=text[end:]), *runs[index + 1 :])
    following = "".join(other.text for other in rest)[:1]
    shaped = shape(run.text, run.font, run.language or language)
    return Initial(run, shaped, cap, following), rest


def _initial_end(text: str) -> int:
    """Return how many characters the initial takes: quotes, and one letter with its marks."""
    for begin, cluster in clusters(text):
        if cluster[0] not in QUOTES:
            return begin + len(cluster.rstrip())
    return len(text)


def _silent(shaped: Shaped) -> Shaped:
    return replace(shaped, glyphs=tuple(glyph._replace(text=SILENT) for glyph in shaped.glyphs))
