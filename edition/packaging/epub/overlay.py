"""Media overlays: which stretch of sound belongs to which sentence (EPUB 3.3, section 9)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from edition.packaging.documents import Document, Item
from edition.packaging.timeline import Span, Timeline


@dataclass(frozen=True, slots=True)
class Sequence:
    """Sentences that belong together: a paragraph, a figure, or the headings between them."""

    id: str | None
    """Of the element in the content document; None for sentences that stand by themselves."""
    type: str | None
    """Its ``epub:type``; None without one."""
    clips: tuple[tuple[str, Span], ...]


@dataclass(frozen=True, slots=True)
class Overlay:
    """The overlay of one content document."""

    sequences: tuple[Sequence, ...]

    @property
    def duration_ms(self) -> int:
        """Time of all its clips together."""
        return sum(span.duration_ms for sequence in self.sequences for _, span in sequence.clips)

    @property
    def section_ids(self) -> tuple[str, ...]:
        """Sections whose sound it plays."""
        return tuple(dict.fromkeys(span.section_id for sequence in self.sequences for _, span in sequence.clips))


def overlay(document: Document, timeline: Timeline) -> Overlay | None:
    """Return a section's overlay; None when nothing of it is heard."""
    front = [line.passage.id for line in document.front_lines]
    found = [_sequence(None, None, front, timeline), *_of_items(document.items, timeline)]
    sequences = tuple(sequence for sequence in found if sequence.clips)
    return Overlay(sequences) if sequences else None


def title_overlay(id_: str, opening: str, timeline: Timeline) -> Overlay | None:
    """Return the overlay of a title page, spoken by an opening; None when that is not heard."""
    span = timeline.spans.get(opening)
    return Overlay((Sequence(None, None, ((id_, span),)),)) if span else None


def _of_items(items: Iterable[Item], timeline: Timeline) -> Iterator[Sequence]:
    for item in items:
        ids = [line.passage.id for line in item.lines]
        if item.figure and item.figure.credit:
            ids.append(item.figure.credit.passage.id)
        yield _sequence(item.id, "figure" if item.figure else None, ids, timeline)


def _sequence(id_: str | None, kind: str | None, ids: Iterable[str], timeline: Timeline) -> Sequence:
    return Sequence(id_, kind, tuple((id_, timeline.spans[id_]) for id_ in ids if id_ in timeline.spans))
