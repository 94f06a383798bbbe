"""Sentences as marked-up passages: which words are emphasised, strong or linked, and what stands between sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from urllib.parse import quote, urlsplit

from edition.model import Block, BlockKind, Mark, MarkKind, Section, Sentence

_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?", re.IGNORECASE)
_URL_CHARACTERS = "!#$%&'()*+,/:;=?@[]~"
SECTION_LEVEL = 2
"""Articles have heading level 1 and their sections level 2."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that are set alike."""

    text: str
    emphasis: bool = False
    strong: bool = False
    target: str | None = None
    """A sound http(s) or mailto address; None for words that lead nowhere."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence as it is set."""

    id: str
    text: str
    language: str
    runs: tuple[Run, ...]
    gap: str = ""
    """What stands between it and the next sentence of its block: mostly a space."""

    @property
    def links(self) -> Iterator[tuple[str | None, tuple[Run, ...]]]:
        """Give the runs, those with the same target together."""
        for target, runs in groupby(self.runs, key=lambda run: run.target):
            yield target, tuple(runs)


def passage(sentence: Sentence) -> Passage:
    """Return a sentence that stands by itself: a headline, a credit line."""
    return Passage(sentence.id, sentence.text, sentence.language, (Run(sentence.text),))


def passages(block: Block) -> tuple[Passage, ...]:
    """Return a block's sentences with their marks; joined with their gaps they are the block's text."""
    ends = [*(sentence.start for sentence in block.sentences[1:]), len(block.text)]
    found = []
    for sentence, following in zip(block.sentences, ends, strict=False):
        end = sentence.start + len(sentence.text)
        runs = tuple(_runs(sentence, block.marks))
        found.append(Passage(sentence.id, sentence.text, sentence.language, runs, block.text[end:following]))
    return tuple(found)


def heading_levels(section: Section) -> dict[str, int]:
    """Return the level of each sub-heading by block id: the publisher's, but beneath the section and never skipping."""
    levels, current = {}, SECTION_LEVEL
    for block in section.blocks:
        if block.kind is BlockKind.SUBHEADING:
            current = max(SECTION_LEVEL + 1, min(block.level, current + 1, 6))
            levels[block.id] = current
    return levels


def address(target: str | None) -> str | None:
    """Return a link's address with everything odd percent-encoded; None when it is not one we may link to."""
    if target is None:
        return None
    try:
        parts = urlsplit(target)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return None
    if parts.scheme == "mailto":
        sound = "@" in parts.path
    else:
        sound = parts.scheme in {"http", "https"} and bool(_HOST.fullmatch(host)) and "@" not in parts.netloc
    return _encoded(target) if sound else None


def _encoded(target: str) -> str:
    # "[]" are sound in a host alone, which we do not let through; a lone "%" is no encoding of anything.
    text = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", target).replace("[", "%5B").replace("]", "%5D")
    head, mark, fragment = text.partition("#")
    return quote(f"{head}{mark}{fragment.replace('#', '%23')}", safe=_URL_CHARACTERS, errors="replace")


def _runs(sentence: Sentence, marks: Sequence[Mark]) -> Iterator[Run]:
    start, end = sentence.start, sentence.start + len(sentence.text)
    for left, right in _cuts(start, end, marks):
        here = [mark for mark in marks if mark.span[0] <= left and right <= mark.span[1]]
        kinds = {mark.kind for mark in here}
        targets = [address(mark.target) for mark in here if mark.kind is MarkKind.LINK]
        yield Run(
            sentence.text[left - start : right - start],
            MarkKind.EMPHASIS in kinds,
            MarkKind.STRONG in kinds,
            next((target for target in targets if target), None),
        )


def _cuts(start: int, end: int, marks: Iterable[Mark]) -> Iterator[tuple[int, int]]:
    edges = {start, end, *(edge for mark in marks for edge in mark.span if start < edge < end)}
    ordered = sorted(edges)
    return pairwise(ordered)
