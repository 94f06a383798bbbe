"""What ``--formats`` can name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from mimetypes import guess_type
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Format:
    """A thing that an edition can consist of."""

    description: str
    """For ``--help``: what it is and which file it makes."""
    default: bool = True
    """True when it is made without being asked for."""
    needs_sound: bool = False
    takes: frozenset[str] | None = None
    """Kinds of sound (``--audio``) that it can hold; None for any."""
    module: str | None = None
    """The module whose ``package`` makes it; None for print and the sections' sound, which come before packages."""


FORMATS: Mapping[str, Format] = {
    "print": Format("tagged PDF for print and screen readers: SLUG-print.pdf"),
    "large-print": Format("large-print PDF: SLUG-large-print.pdf"),
    "audio": Format("one sound file a section: audio/", needs_sound=True),
    "headlines": Format("track 00, which tells what each part holds: audio/00-….mp3", needs_sound=True),
    "transcripts": Format(
        "WebVTT a section and plain text: transcripts/", needs_sound=True, module="edition.packaging.transcripts"
    ),
    "epub": Format(
        "EPUB 3 with media overlays: SLUG.epub",
        needs_sound=True,
        takes=frozenset({"mp3", "m4a"}),
        module="edition.packaging.epub",
    ),
    "daisy": Format(
        "DAISY 2.02, folder and zip: SLUG-daisy.zip",
        needs_sound=True,
        takes=frozenset({"mp3", "wav"}),
        module="edition.packaging.daisy",
    ),
    "web": Format("page with synchronised text: web/", needs_sound=True, module="edition.packaging.web"),
    "web-single": Format(
        "the same as one file: SLUG.html", default=False, needs_sound=True, module="edition.packaging.web.single"
    ),
    "m4b": Format(
        "audiobook with chapters: SLUG.m4b", default=False, needs_sound=True, module="edition.narration.bound.m4b"
    ),
    "mp3": Format(
        "the whole as one MP3 with chapters: SLUG-whole.mp3",
        default=False,
        needs_sound=True,
        module="edition.narration.bound.mp3",
    ),
    "lpf": Format("W3C audiobook: SLUG.lpf", needs_sound=True, module="edition.packaging.audiobook"),
}

_MEDIA_TYPES = {
    ".epub": "application/epub+zip",
    ".lpf": "application/audiobook+zip",
    ".m4a": "audio/mp4",
    ".m4b": "audio/mp4",
    ".mp3": "audio/mpeg",
    ".opus": "audio/ogg",
    ".flac": "audio/flac",
    ".smil": "application/smil",
    ".vtt": "text/vtt",
    ".wav": "audio/wav",
    ".woff2": "font/woff2",
}


def default_formats() -> tuple[str, ...]:
    """Return the formats that are made without being asked for."""
    return tuple(name for name, form in FORMATS.items() if form.default)


def media_type(path: Path) -> str:
    """Return a file's media type by its name; the same on every machine for the files that we make."""
    return _MEDIA_TYPES.get(path.suffix.lower()) or guess_type(path.name)[0] or "application/octet-stream"
