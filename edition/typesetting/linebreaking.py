"""Where a paragraph's lines end: the total-fit method of Knuth and Plass, for numbers alone.

Knows nothing of fonts, tags or letters. Of all ways to break a paragraph into lines, the best is the one whose lines
are, all together, closest to their natural spacing (D. E. Knuth and M. F. Plass, “Breaking Paragraphs into Lines”,
Software: Practice and Experience 11, 1981). Widths may be in any unit, the same one throughout.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

TINY = 1e-9
"""Stands for the stretch of a line that cannot stretch."""
WORST_RATIO = 100.0
OVERFULL = 1e16
"""Demerits of a line that is too wide; and of one more hyphen in a row than may be:"""
LADDER = 1e10

_Way = tuple[float, int, float]
"""A way to a place: its demerits, the node that its last line begins at, and that line's ratio."""


class Breakpoint(NamedTuple):
    """A place where a line may end; a paragraph's first is its beginning, its last its end."""

    end: float
    """Width of everything before it, with what shows only when a line ends here, without what hangs out."""
    start: float
    """Width of everything before the next line's first letter, with what hangs out to the left of it."""
    spaces_before: float
    """Width of the spaces that can stretch, up to here when a line ends here."""
    spaces_after: float
    """The same up to where the next line begins: with the space that is dropped between two lines."""
    penalty: float = 0.0
    """How bad it is to end a line here, from 0."""
    hyphen: bool = False
    """Whether it breaks a word with a hyphen of ours."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a good line is."""

    stretch: float = 0.5
    """A space grows by this part of itself at a ratio of 1."""
    shrink: float = 0.25
    """A space never shrinks by more than this part of itself."""
    letter_stretch: float = 0.0
    """The letters grow by this part of their width at a ratio of 1, and never shrink by more."""
    ragged_zone: float = 0.0
    """For ragged setting: a line that is shorter by this part of the measure has a ratio of 1."""
    tolerance: float = 2.5
    """Highest ratio of stretching that is tried first; if nothing fits, any is."""
    hyphen_demerits: float = 10000.0
    """For a second line in a row that ends with a hyphen of ours."""
    most_hyphens: int = 2
    """No more lines than this in a row end with a hyphen of ours."""
    last_hyphen_demerits: float = 60000.0
    """For a hyphen at the end of the last line but one."""
    contrast_demerits: float = 2000.0
    """For a tight line beside a loose one."""
    short_last_demerits: float = 20000.0
    """For a last line shorter than ``shortest_last``."""
    shortest_last: float = 0.15
    """Part of the measure that the last line should fill."""


def break_lines(points: Sequence[Breakpoint], widths: Sequence[float], setting: Setting) -> list[int]:
    """Return the indexes of the places where the lines end; the last is the paragraph's end.

    A line is wider than it may be only where two neighbouring places are further apart than the line is wide.

    Args:
        points: Where lines may end.
        widths: Widths of the first lines; the last one is that of all further lines.
        setting: What a good line is.
    """
    if len(points) < 2:
        return []
    for tolerance in (setting.tolerance, inf):
        nodes = _Nodes(points, widths)
        if (last := _search(nodes, points, setting, tolerance)) is not None:
            return nodes.path(last)
    raise AssertionError("without a tolerance, every paragraph can be broken")


class _Nodes:
    """The best ways found so far to end a line at a place, as columns of a table."""

    def __init__(self, points: Sequence[Breakpoint], widths: Sequence[float]) -> None:
        self.points = points
        self.widths = widths
        self.ordered = len(widths) == 1 or (len(widths) == 2 and widths[0] <= widths[1])
        """Whether a line from a younger node is always shorter, for its room, than one from an older."""
        self.places: list[int] = []
        self.previous: list[int] = []
        self.demerits: list[float] = []
        self.ratios: list[float] = []
        self.hyphens: list[int] = []
        """Lines in a row, up to here, that end with a hyphen of ours."""
        self.lines: list[int] = []
        """Which of ``widths`` the next line has."""
        self.starts: list[float] = []
        self.spaces: list[float] = []
        self.room: list[float] = []
        """Width of the next line."""
        self.add(0, -1, 0.0, 0.0, 0)

    def add(self, place: int, previous: int, demerits: float, ratio: float, hyphens: int) -> None:
        """Add a way to end a line at a place."""
        line = min(self.lines[previous] + 1, len(self.widths) - 1) if self.lines else 0
        self.places.append(place)
        self.previous.append(previous)
        self.demerits.append(demerits)
        self.ratios.append(ratio)
        self.hyphens.append(hyphens)
        self.lines.append(line)
        self.starts.append(self.points[place].start)
        self.spaces.append(self.points[place].spaces_after)
        self.room.append(self.widths[line])

    def path(self, node: int) -> list[int]:
        """Return the places on the way to a node, without the paragraph's beginning."""
        places = []
        while node > 0:
            places.append(self.places[node])
            node = self.previous[node]
        return places[::-1]


def _search(nodes: _Nodes, points: Sequence[Breakpoint], setting: Setting, tolerance: float) -> int | None:
    """Fill the table of nodes and return the best one at the paragraph's end; None when none is within tolerance.

    A place has at most one node for each number of hyphens in a row; of two nodes, one with more hyphens is kept only
    if it is better.
    """
    oldest, last = 0, len(points) - 1
    first_of_last = 0
    for place in range(1, last + 1):
        if nodes.ordered and place < last and _is_too_short(nodes, oldest, points[place], setting, tolerance):
            continue
        best, oldest = _lines_to(place, oldest, nodes, points, setting, tolerance)
        if not best and oldest == len(nodes.places):
            if tolerance < inf:
                return None
            oldest -= 1
            best = {0: (nodes.demerits[oldest] + OVERFULL, oldest, -1.0)}
        first_of_last, floor = len(nodes.places), inf
        for hyphens in sorted(best):
            demerits, previous, ratio = best[hyphens]
            if demerits < floor:
                floor = demerits
                nodes.add(place, previous, demerits, ratio, hyphens)
    return min(range(first_of_last, len(nodes.places)), key=nodes.demerits.__getitem__, default=None)


def _is_too_short(nodes: _Nodes, oldest: int, point: Breakpoint, setting: Setting, tolerance: float) -> bool:
    """Tell whether a line to a place is too short even from the oldest node: then it is from all the others."""
    natural, room = point.end - nodes.starts[oldest], nodes.room[oldest]
    spaces = point.spaces_before - nodes.spaces[oldest]
    elastic = setting.stretch * spaces + setting.letter_stretch * natural + setting.ragged_zone * room
    return room - natural > tolerance * (elastic + TINY)


def _lines_to(
    place: int, oldest: int, nodes: _Nodes, points: Sequence[Breakpoint], setting: Setting, tolerance: float
) -> tuple[dict[int, _Way], int]:
    """Return the best lines that end at a place, by hyphens in a row, and the oldest node that is still near enough.

    This is where the time goes: hence the local names, and the nodes that are passed over because the way to them is
    already worse than the whole way through another.
    """
    end, _, spaces_before, _, _, hyphen = points[place]
    stretch, shrink, letters, zone = setting.stretch, setting.shrink, setting.letter_stretch, setting.ragged_zone
    demerits, starts, spaces, room = nodes.demerits, nodes.starts, nodes.spaces, nodes.room
    final = place == len(points) - 1
    best: dict[int, _Way] = {}
    for node in range(oldest, len(demerits)):
        hyphens = nodes.hyphens[node] + 1 if hyphen else 0
        if hyphens in best and best[hyphens][0] <= demerits[node]:
            continue
        natural = end - starts[node]
        slack = room[node] - natural
        if slack >= 0:
            elastic = stretch * (spaces_before - spaces[node]) + letters * natural + zone * room[node]
        else:
            elastic = shrink * (spaces_before - spaces[node]) + letters * natural
        ratio = slack / (elastic + TINY)
        if ratio < -1.0:
            oldest += node == oldest
        elif ratio <= tolerance or final:
            ratio = min(ratio, 0.0) if final else ratio
            total = demerits[node] + _line_demerits(nodes, points, setting, node, place, ratio, hyphens)
            if hyphens not in best or total < best[hyphens][0]:
                best[hyphens] = (total, node, ratio)
        elif nodes.ordered:
            break  # lines from younger nodes are shorter still
    return best, oldest


def _line_demerits(
    nodes: _Nodes, points: Sequence[Breakpoint], setting: Setting, node: int, place: int, ratio: float, hyphens: int
) -> float:
    """Return how bad a line from a node to a place is, beside the one before it."""
    demerits = (1 + 100 * min(abs(ratio), WORST_RATIO) ** 3 + points[place].penalty) ** 2
    if abs(ratio - nodes.ratios[node]) > 1:
        demerits += setting.contrast_demerits
    if hyphens > 1:
        demerits += setting.hyphen_demerits if hyphens <= setting.most_hyphens else LADDER
    if place == len(points) - 1:
        if nodes.hyphens[node]:
            demerits += setting.last_hyphen_demerits
        if node > 0 and points[-1].end - nodes.starts[node] < setting.shortest_last * nodes.room[node]:
            demerits += setting.short_last_demerits
    return demerits
