"""Gather a talking book: every file of it by its name. Names are short and plain, for old players and their discs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path

from edition.model import Edition, Layout, Recording
from edition.packaging import PackageOptions, identifier
from edition.packaging.creators import creators
from edition.packaging.daisy.ncc import NOTE_CLASS, PAGE_CLASS, Entry, entries
from edition.packaging.daisy.smil import Presentation, presentation
from edition.packaging.documents import Document, document
from edition.packaging.pages import PageBreaks, page_breaks
from edition.packaging.pictures import Picture, pictures_of
from edition.packaging.templating import one_line, render
from edition.packaging.timeline import Timeline, require_forms, timeline
from edition.wording import Wording, wording

AUDIO_SUFFIXES = {"audio/mpeg": ".mp3", "audio/wav": ".wav"}
"""DAISY 2.02, section 2.4; players of our day expect MP3."""

Files = dict[str, bytes | str | Path]


def bind(edition: Edition, recordings: Sequence[Recording], layout: Layout | None, options: PackageOptions) -> Files:
    """Return the book's files by their names, all in one folder.

    Raises:
        UsageError: The sound is in a form that DAISY 2.02 does not know.
        PhotoError: A picture cannot be decoded.
    """
    require_forms(recordings, AUDIO_SUFFIXES, "a DAISY 2.02 book")
    book = Book(edition, timeline(edition, recordings), page_breaks(edition, layout), options)
    files: Files = {
        "content.html": render("daisy/content.html", **book.facts),
        "master.smil": render("daisy/master.smil", **book.facts),
        "style.css": render("daisy/style.css"),
        **{
            f"{book.stems[part.section_id]}.smil": render("daisy/section.smil", part=part, **book.facts)
            for part in book.presentations
        },
        **{name: book.timeline.recordings[section].path for section, name in book.sounds.items()},
        **{name: book.pictures[block].data for block, name in book.images.items()},
    }
    return files | {"ncc.html": render("daisy/ncc.html", file_count=len(files) + 1, **book.facts)}


@dataclass(frozen=True)
class Book:
    """An edition on its way into a talking book."""

    edition: Edition
    timeline: Timeline
    breaks: PageBreaks
    options: PackageOptions

    @cached_property
    def say(self) -> Wording:
        """Our own words."""
        return wording(self.edition.language)

    @cached_property
    def title(self) -> str:
        """The edition's title on one line."""
        return one_line(self.edition.title) or self.say("Untitled")

    @cached_property
    def has_title_page(self) -> bool:
        """True for an issue of several articles, whose first opening says title, publisher and date."""
        return len(self.edition.articles) > 1

    @cached_property
    def stems(self) -> dict[str, str]:
        """Stem of each section's files by its id: ``s001``, ``s002`` and so on."""
        width = max(3, len(str(len(self.edition.sections))))
        return {section.id: f"s{number:0{width}d}" for number, section in enumerate(self.edition.sections, 1)}

    @cached_property
    def sounds(self) -> dict[str, str]:
        """Name of each section's sound by the section's id."""
        recordings = self.timeline.recordings.values()
        return {
            sound.section_id: self.stems[sound.section_id] + AUDIO_SUFFIXES[sound.media_type] for sound in recordings
        }

    @cached_property
    def pictures(self) -> dict[str, Picture]:
        """Each picture by its photo block's id."""
        return pictures_of(self.edition)

    @cached_property
    def images(self) -> dict[str, str]:
        """Name of each picture by its photo block's id: ``i001.jpg`` and so on."""
        return {id_: f"i{number:03d}{found.suffix}" for number, (id_, found) in enumerate(self.pictures.items(), 1)}

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """Every section, ready to be set. The title comes before the first page: DAISY 2.02 wants it first."""
        breaks = self.breaks if self.has_title_page else self.breaks.after_first(self.edition)
        last = self.edition.sections[-1]
        return tuple(
            document(article, section, breaks, self.images, last=section is last)
            for article in self.edition.articles
            for section in article.sections
        )

    @cached_property
    def presentations(self) -> tuple[Presentation, ...]:
        """The SMIL file of each section."""
        opening = f"{self.edition.sections[0].id}-opening" if self.has_title_page else None
        return tuple(
            presentation(document, self.timeline, title_opening=opening if number == 0 else None)
            for number, document in enumerate(self.documents)
        )

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Everything to jump to."""
        return entries(self.documents, self.title if self.has_title_page else None)

    @cached_property
    def facts(self) -> dict[str, object]:
        """What the templates ask for."""
        durations = [part.duration_ms for part in self.presentations]
        sections = [part.section_id for part in self.presentations]
        return {
            "edition": self.edition,
            "title": self.title,
            "has_title_page": self.has_title_page,
            "say": self.say,
            "wording": wording,
            "identifier": identifier(self.edition, self.options),
            "generator": self.options.generator,
            "date": (self.edition.date or self.edition.modified.date()).isoformat(),
            "languages": tuple(
                dict.fromkeys((self.edition.language, *(part.article.language for part in self.edition.articles)))
            ),
            "creators": creators(self.edition) or (self.say("Not stated"),),
            "publisher": ", ".join(self.edition.publishers) or self.say("Not stated"),
            "voices": self.timeline.voices,
            "multimedia_type": self.multimedia_type,
            "documents": self.documents,
            "presentations": self.presentations,
            "entries": self.entries,
            "depth": max(entry.level or 1 for entry in self.entries),
            "pages": [entry for entry in self.entries if entry.css_class == PAGE_CLASS],
            "notes": [entry for entry in self.entries if entry.css_class == NOTE_CLASS],
            "stems": self.stems,
            "sounds": self.sounds,
            "images": self.images,
            "elapsed_ms": dict(zip(sections, [0, *accumulate(durations)], strict=False)),
            "total_ms": sum(durations),
            "clock": clock,
        }

    @property
    def multimedia_type(self) -> str:
        """DAISY 2.02, section 1.3: what a reader gets."""
        if self.timeline.complete:
            return "audioFullText"
        return "textPartAudio" if self.timeline.recordings else "textNcc"


def clock(milliseconds: int) -> str:
    """Return a time in whole seconds, as DAISY 2.02 recommends: ``00:01:02``."""
    seconds = (milliseconds + 500) // 1000
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
