"""Gather a book: every file of the EPUB container by its name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from edition.model import Edition, Layout, Recording
from edition.packaging import PackageOptions, identifier
from edition.packaging.creators import creators
from edition.packaging.documents import Document, document
from edition.packaging.epub.lexicons import Lexicon, lexicons
from edition.packaging.epub.metadata import WCAG, offer
from edition.packaging.epub.overlay import Overlay, overlay, title_overlay
from edition.packaging.pages import PageBreaks, page_breaks
from edition.packaging.pictures import Picture, picture, pictures_of
from edition.packaging.templating import one_line, render
from edition.packaging.timeline import Timeline, require_forms, timeline
from edition.wording import Wording, wording

AUDIO_SUFFIXES = {"audio/mpeg": ".mp3", "audio/mp4": ".m4a"}
"""EPUB 3.3, 3.2: the core media types for sound that every player has had since EPUB 3.0."""

Files = dict[str, bytes | str | Path]


def bind(edition: Edition, recordings: Sequence[Recording], layout: Layout | None, options: PackageOptions) -> Files:
    """Return the container's files, the ``mimetype`` aside, by their names.

    Raises:
        UsageError: The sound is in a form that EPUB players need not play.
        PhotoError: A picture cannot be decoded.
    """
    require_forms(recordings, AUDIO_SUFFIXES, "an EPUB")
    book = Book(edition, timeline(edition, recordings), page_breaks(edition, layout), options)
    return {
        "META-INF/container.xml": render("epub/container.xml"),
        "EPUB/package.opf": render("epub/package.opf", **book.facts),
        "EPUB/nav.xhtml": render("epub/nav.xhtml", **book.facts),
        "EPUB/style.css": render("epub/style.css", narrated=bool(book.timeline.voices)),
        **{f"EPUB/{name}": data for name, data in book.files()},
    }


@dataclass(frozen=True)
class Chapter:
    """A content document with its overlay."""

    name: str
    """Stem of its files."""
    overlay: Overlay | None
    document: Document | None
    """None for the title page."""


@dataclass(frozen=True)
class Book:
    """An edition on its way into the container."""

    edition: Edition
    timeline: Timeline
    breaks: PageBreaks
    options: PackageOptions

    @cached_property
    def say(self) -> Wording:
        """Our own words."""
        return wording(self.edition.language)

    @cached_property
    def pictures(self) -> dict[str, Picture]:
        """Each picture by its photo block's id."""
        return pictures_of(self.edition)

    @cached_property
    def images(self) -> dict[str, str]:
        """Path of each picture by its photo block's id."""
        return {id_: f"images/{id_}{found.suffix}" for id_, found in self.pictures.items()}

    @cached_property
    def cover(self) -> Picture | None:
        """The cover; None without one."""
        path = self.options.cover or self.edition.cover
        return picture(path) if path else None

    @cached_property
    def lexicons(self) -> tuple[Lexicon, ...]:
        """The pronunciation lexicons."""
        return lexicons(self.options.lexicons)

    @cached_property
    def sounds(self) -> dict[str, str]:
        """Path of each section's sound by the section's id."""
        recordings = self.timeline.recordings.values()
        played = {id_ for chapter in self.chapters if chapter.overlay for id_ in chapter.overlay.section_ids}
        return {
            recording.section_id: f"audio/{recording.section_id}{AUDIO_SUFFIXES[recording.media_type]}"
            for recording in recordings
            if recording.section_id in played
        }

    @cached_property
    def has_title_page(self) -> bool:
        """True for an issue of several articles, whose first opening says title, publisher and date."""
        return len(self.edition.articles) > 1

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        """Every content document of the spine."""
        return (*((self._title_page,) if self.has_title_page else ()), *self._sections())

    @property
    def _title_page(self) -> Chapter:
        opening = f"{self.edition.sections[0].id}-opening" if self.edition.sections else ""
        return Chapter("title", title_overlay("title", opening, self.timeline), None)

    def _sections(self) -> Iterator[Chapter]:
        last = self.edition.sections[-1] if self.edition.sections else None
        for article in self.edition.articles:
            for section in article.sections:
                made = document(article, section, self.breaks, self.images, last=section is last)
                yield Chapter(section.id, overlay(made, self.timeline), made)

    @cached_property
    def facts(self) -> dict[str, object]:
        """What the templates ask for."""
        return {
            "edition": self.edition,
            "title": one_line(self.edition.title) or self.say("Untitled"),
            "say": self.say,
            "wording": wording,
            "identifier": identifier(self.edition, self.options),
            "modified": self.edition.modified.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "languages": tuple(dict.fromkeys((self.edition.language, *self._article_languages()))),
            "creators": creators(self.edition),
            "print_edition": self._print_edition,
            "breaks": self.breaks,
            "offer": offer(self.edition, frozenset(self.images), self.timeline, self.breaks),
            "certified_by": self.options.certified_by,
            "wcag": WCAG,
            "chapters": self.chapters,
            "images": self.images,
            "pictures": self.pictures,
            "cover": self.cover,
            "lexicons": self.lexicons,
            "sounds": self.sounds,
            "recordings": self.timeline.recordings,
            "total_ms": sum(chapter.overlay.duration_ms for chapter in self.chapters if chapter.overlay),
            "clock": clock,
            "page_targets": tuple(self._page_targets()),
        }

    def files(self) -> Iterator[tuple[str, bytes | str | Path]]:
        """Give every file that depends on the edition, by its path beneath the package document."""
        for chapter in self.chapters:
            template = "section.xhtml" if chapter.document else "title.xhtml"
            yield f"{chapter.name}.xhtml", render(f"epub/{template}", chapter=chapter, **self.facts)
            if chapter.overlay:
                yield f"{chapter.name}.smil", render("epub/overlay.smil", chapter=chapter, **self.facts)
        yield from ((path, self.pictures[id_].data) for id_, path in self.images.items())
        yield from ((path, self.timeline.recordings[id_].path) for id_, path in self.sounds.items())
        yield from ((lexicon.name, lexicon.data) for lexicon in self.lexicons)
        if self.cover:
            yield f"cover{self.cover.suffix}", self.cover.data

    def _article_languages(self) -> Iterator[str]:
        return (article.article.language for article in self.edition.articles)

    @property
    def _print_edition(self) -> str:
        """What the page numbers are those of: its address or, without one, its file name."""
        name = f"{self.options.slug}-print.pdf"
        return f"{self.options.base_url}/{self.options.slug}/{name}" if self.options.base_url else name

    def _page_targets(self) -> Iterator[tuple[int, str]]:
        for chapter in self.chapters:
            if chapter.document:
                yield from ((page, f"{chapter.name}.xhtml#page-{page}") for page in chapter.document.pages)


def clock(milliseconds: int) -> str:
    """Return a SMIL clock value: ``0:01:02.345``."""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}.{rest:03d}"
