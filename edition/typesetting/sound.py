"""What print knows of the sound: how long each part lasts, who reads it, where it will be found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from edition.model import EditionArticle


@dataclass(frozen=True, slots=True)
class Sound:
    """The sound of an edition, as far as it is printed."""

    durations_ms: Mapping[str, int]
    """Playing time by section id; empty when there is no audio."""
    voices: Sequence[str]
    links: Mapping[str, str]
    """Web address by section id; empty when nobody knows."""

    def duration_ms(self, section_id: str) -> int:
        """Return a section's playing time; 0 when it has no sound."""
        return self.durations_ms.get(section_id, 0)

    def total_ms(self, article: EditionArticle) -> int:
        """Return an article's playing time."""
        return sum(self.duration_ms(section.id) for section in article.sections)
