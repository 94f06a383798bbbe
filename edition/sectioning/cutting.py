"""Where sections begin: at the publisher's sub-heads, else near even spacing at paragraph edges.

Measured: topic segmentation is at chance on news, even spacing is not; so what is optimised is length, with a liking
for edges that the source shows.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from edition.model import Block, BlockKind

LONGEST_HEADED_S = 240
"""A stretch under one sub-head that takes longer than this to hear is cut further."""
BLOCK_PAUSE_S = 0.5

MOST_EDGES = 40
"""How many beginnings are weighed for each end of a section; of more (blocks of a few words), only every n-th."""
_WIDEST, _NARROWEST = 2.2, 0.35
"""Lengths of a section that are considered at all, in targets (unless a block alone is longer, or the text shorter)."""
_STRONG_EDGE = -0.12
_AFTER_PHOTO = -0.06
_BEFORE_PHOTO = 0.04
_BAD_OPENING = 0.5
_NEVER = 100.0
_CLOSING_KINDS = (BlockKind.REPORTER_CREDIT, BlockKind.LIST_ITEM, BlockKind.PULL_QUOTE)
_WIDE_FIRST, _WIDE_LAST = "\u2e80", "\u9fff"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Blocks that become a section, and the sub-head that stands over them, if any."""

    heading: Block | None
    blocks: tuple[Block, ...]


def stretches(
    blocks: Sequence[Block], target_s: int, words_per_minute: int, *, sectioned: bool = False
) -> tuple[Stretch, ...]:
    """Return the sections of an article, in order; no block is lost, and each has at least one.

    Args:
        blocks: Of the article, in reading order.
        target_s: Playing time that a section is cut to, in seconds.
        words_per_minute: Speed of the voice.
        sectioned: True when the level-2 sub-heads say where every section begins; then nothing else is cut or joined.
    """
    if sectioned:
        return tuple(_as_marked(blocks))
    headed = _headed(blocks)
    limit = LONGEST_HEADED_S if len(headed) > 1 else 0
    parts: list[Stretch] = []
    for part in headed:
        seconds = [_seconds(block, words_per_minute) for block in part.blocks]
        if sum(seconds) <= limit:
            parts.append(part)
        else:
            parts.extend(_cut(part, seconds, target_s))
    return tuple(parts)


def _as_marked(blocks: Sequence[Block]) -> Iterator[Stretch]:
    """Open a section at each level-2 sub-head; one with nothing under it stays, as a sub-head of what follows."""
    heading: Block | None = None
    held: list[Block] = []
    for block in blocks:
        if block.kind is not BlockKind.SUBHEADING or block.level != 2:
            held.append(block)
        elif held:
            yield Stretch(heading, tuple(held))
            heading, held = _named(block), []
        elif heading and block.text:
            held.append(block)
        else:
            heading = heading or _named(block)
    if held or heading:
        yield Stretch(heading, tuple(held)) if held else Stretch(None, (heading,) if heading else ())


def _named(heading: Block) -> Block | None:
    """A sub-head without words only marks a break."""
    return heading if heading.text else None


def _headed(blocks: Sequence[Block]) -> list[Stretch]:
    """Open a section at each sub-head of the top-most level that has something under it."""
    top = min((block.level for block in blocks if block.kind is BlockKind.SUBHEADING), default=0)
    starts = [n for n in range(len(blocks)) if _opens(blocks, n, top)]
    edges = sorted({0, *starts, len(blocks)})
    return [_stretch(blocks[a:b]) for a, b in pairwise(edges)]


def _opens(blocks: Sequence[Block], n: int, top: int) -> bool:
    if blocks[n].kind is not BlockKind.SUBHEADING or blocks[n].level != top:
        return False
    follows_heading = n > 0 and blocks[n - 1].kind is BlockKind.SUBHEADING
    return not follows_heading and n + 1 < len(blocks)


def _stretch(blocks: Sequence[Block]) -> Stretch:
    if len(blocks) > 1 and blocks[0].kind is BlockKind.SUBHEADING:
        return Stretch(blocks[0], tuple(blocks[1:]))
    return Stretch(None, tuple(blocks))


def _cut(part: Stretch, seconds: Sequence[float], target_s: int) -> list[Stretch]:
    edges = _best_edges(part.blocks, seconds, target_s)
    first, *rest = (part.blocks[a:b] for a, b in pairwise(edges))
    return [Stretch(part.heading, first) if part.heading else _stretch(first), *map(_stretch, rest)]


def _best_edges(blocks: Sequence[Block], seconds: Sequence[float], target_s: int) -> list[int]:
    """Choose the edges whose sections deviate least from the target (dynamic programming over a sliding window)."""
    passed = list(accumulate(seconds, initial=0.0))
    edge_costs = [_edge_cost(blocks, n) for n in range(len(blocks))]
    costs, previous = [0.0], [0]
    for end in range(1, len(blocks) + 1):
        first = min(bisect_left(passed, passed[end] - _WIDEST * target_s), end - 1)
        narrow = bisect_left(passed, passed[end] - _NARROWEST * target_s)
        last = end if end == len(blocks) else min(end, max(narrow, first + 1))
        best, at = min(
            (costs[begin] + edge_costs[begin] + _length_cost(passed[end] - passed[begin], target_s), begin)
            for begin in range(first, last, 1 + (last - first) // MOST_EDGES)
        )
        costs.append(best)
        previous.append(at)
    edges = [len(blocks)]
    while edges[-1]:
        edges.append(previous[edges[-1]])
    return edges[::-1]


def _length_cost(length: float, target_s: int) -> float:
    """Grow with the square of the deviation, and sharply beyond 0.75 to 1.35 times the target."""
    ratio = length / target_s
    outside = max(0.0, 0.75 - ratio, ratio - 1.35)
    return (ratio - 1) ** 2 + 6 * outside


def _edge_cost(blocks: Sequence[Block], n: int) -> float:
    if n == 0:
        return 0.0
    before, after = blocks[n - 1], blocks[n]
    if before.kind is BlockKind.SUBHEADING or after.continues:
        return _NEVER
    if after.kind is BlockKind.SUBHEADING:
        return _NEVER if n + 1 == len(blocks) else 3 * _STRONG_EDGE
    cost = _STRONG_EDGE if after.strong_edge else 0.0
    cost += _BAD_OPENING if after.kind in _CLOSING_KINDS else 0.0
    cost += _BEFORE_PHOTO if after.kind is BlockKind.PHOTO else 0.0
    return cost + (_AFTER_PHOTO if before.kind is BlockKind.PHOTO else 0.0)


def _seconds(block: Block, words_per_minute: int) -> float:
    """Estimate how long a block takes to hear: words at the pace given, a pause after it."""
    text = f"{block.text} {block.photo.credit_line}" if block.photo else block.text
    wide = sum(_WIDE_FIRST <= character <= _WIDE_LAST for character in text)
    return (len(text.split()) + wide / 2) * 60 / words_per_minute + BLOCK_PAUSE_S
