"""What every output must hold, made of the edition or, when only the finished folder is there, of ``edition.json``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from edition.checking import manifest
from edition.model import Edition, Layout, Recording

Sentences = Sequence[tuple[str, str]]
"""(id, text) of everything that must be in an output, once, in this order."""


@dataclass(frozen=True, slots=True)
class Expected:
    """Words, times and pages that every output has in common."""

    sentences: Sentences
    times_ms: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Begin and end of each sentence that is heard, within its section's sound; empty for an edition without sound."""
    page_count: int | None = None
    """Pages of the print edition; None without one."""
    languages: Mapping[str, str] = field(default_factory=dict)
    """BCP 47 tag of each sentence, by id."""
    title: str = ""
    """Of the edition."""
    language: str = ""
    """BCP 47 tag of the edition."""
    photos: Sequence[tuple[str, str | None]] = ()
    """(block id, alt text) of each photo that has a picture; None where nobody wrote one."""

    @classmethod
    def of(cls, edition: Edition, recordings: Sequence[Recording] = (), layout: Layout | None = None) -> Expected:
        """Return what the packages of an edition must hold."""
        sentences = tuple((sentence.id, sentence.text) for sentence in edition.sentences)
        clips = {clip.id: (clip.begin_ms, clip.end_ms) for recording in recordings for clip in recording.clips}
        heard = {id_: clips[id_] for id_, _ in sentences if id_ in clips and clips[id_][0] < clips[id_][1]}
        languages = {sentence.id: sentence.language for sentence in edition.sentences}
        photos = tuple(
            (block.id, block.photo.alt_text)
            for section in edition.sections
            for block in section.photos
            if block.photo and block.photo.image
        )
        page_count = layout.page_count if layout else None
        return cls(sentences, heard, page_count, languages, edition.title, edition.language, photos)

    @classmethod
    def of_manifest(cls, data: dict[str, Any]) -> Expected:
        """Return what the packages of a finished edition must hold, from its ``edition.json``."""
        sentences = tuple(manifest.sentences(data))
        heard = {
            sentence["id"]: (sentence["begin_ms"], sentence["end_ms"])
            for sentence in sentences
            if sentence["begin_ms"] is not None and sentence["begin_ms"] < sentence["end_ms"]
        }
        words = tuple((sentence["id"], sentence["text"]) for sentence in sentences)
        languages = {sentence["id"]: sentence["language"] for sentence in sentences}
        photos = tuple((photo["id"], photo["alt_text"]) for photo in manifest.photos(data) if photo["image"])
        return cls(words, heard, data["page_count"], languages, data["title"], data["language"], photos)
