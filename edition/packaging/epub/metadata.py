"""What the edition offers to whom, computed from what is there, never claimed (EPUB Accessibility 1.1, section 2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from edition.model import Edition
from edition.packaging.pages import PageBreaks
from edition.packaging.timeline import Timeline
from edition.wording import Wording

WCAG = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
"""The string that EPUB Accessibility 1.1, 5.2.3 demands, to the letter."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What there is to see, to hear and to find one's way by."""

    pictures: int
    """Photographs whose picture is in the book; the cover does not count."""
    described: int
    """Those of them with a text alternative written by a person."""
    voices: tuple[str, ...]
    narrated: bool
    """True when every sentence is heard."""
    pages: bool

    @property
    def features(self) -> tuple[str, ...]:
        """schema.org ``accessibilityFeature``."""
        return (
            "tableOfContents",
            "readingOrder",
            "structuralNavigation",
            "displayTransformability",
            "ARIA",
            "unlocked",
            *(("synchronizedAudioText",) if self.narrated else ()),
            *(("pageNavigation", "pageBreakMarkers") if self.pages else ()),
            *(("alternativeText",) if self.pictures and self.described == self.pictures else ()),
        )

    @property
    def modes(self) -> tuple[str, ...]:
        """schema.org ``accessMode``: the senses that the content speaks to."""
        return ("textual", *(("auditory",) if self.voices else ()), *(("visual",) if self.pictures else ()))

    @property
    def sufficient(self) -> tuple[str, ...]:
        """schema.org ``accessModeSufficient``: senses that are enough to take in everything.

        Text is enough when each picture has a text alternative. Hearing is enough only without pictures, since a
        recording does not tell whether text alternatives were narrated.
        """
        textual = self.described == self.pictures
        return (
            *(("textual",) if textual else ()),
            *(("auditory",) if self.narrated and not self.pictures else ()),
            *(("textual,visual",) if self.pictures else ()),
        )

    def summary(self, say: Wording) -> str:
        """Return the same for people, in the edition's language."""
        return " ".join(self._sentences(say))

    def _sentences(self, say: Wording) -> Iterator[str]:
        yield say("A table of contents and headings lead to every article and section.")
        if self.narrated:
            yield say("A synthetic voice reads the whole text aloud; each sentence is highlighted as it is read.")
        elif self.voices:
            yield say("A synthetic voice reads a part of the text aloud.")
        else:
            yield say("The text is not read aloud.")
        if self.pages:
            yield say("The pages of the print edition are marked and listed.")
        if self.pictures and self.described == self.pictures:
            yield say("Every photograph is described in words.")
        elif self.pictures:
            missing = self.pictures - self.described
            yield say.plural(
                "{n} photograph is not described in words.", "{n} photographs are not described in words.", missing
            )


def offer(edition: Edition, images: frozenset[str], timeline: Timeline, breaks: PageBreaks) -> Offer:
    """Return what a book of the edition offers; ``images`` are the photo blocks whose picture is in it."""
    shown = [block for section in edition.sections for block in section.photos if block.id in images]
    return Offer(
        pictures=len(shown),
        described=sum(1 for block in shown if block.photo and block.photo.alt_text),
        voices=timeline.voices,
        narrated=timeline.complete,
        pages=bool(breaks.numbers),
    )
