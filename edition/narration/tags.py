"""Tags of a finished sound file: title, album, part n of N, language, cover, chapters and the words themselves.

Everything is written by mutagen from values, so that nothing in an article can become syntax.
"""

# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mutagen import MutagenError
from mutagen.flac import FLAC, Picture
from mutagen.id3 import (
    APIC,
    CHAP,
    CTOC,
    ID3,
    TALB,
    TCON,
    TDRC,
    TIT2,
    TLAN,
    TPE1,
    TRCK,
    USLT,
    CTOCFlags,
    Encoding,
    PictureType,
)  # fmt: skip
from mutagen.mp4 import MP4, MP4Cover
from mutagen.oggopus import OggOpus

from edition.errors import OutputError
from edition.model import Edition, Recording

GENRE = "Speech"
_AUDIOBOOK = 2
"""Apple's kind of medium: players keep the place in an audiobook."""
_NO_OFFSET = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Chapter:
    """A stretch of a sound file with a title."""

    title: str
    begin_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class Tags:
    """What a player shows."""

    title: str
    album: str
    artist: str
    """Publisher or byline; empty for none."""
    track: int
    """From 0: the track that says what the others hold."""
    tracks: int
    language: str
    """BCP 47 tag."""
    date: str
    """ISO date; empty for none."""
    words: str = ""
    """What is said, for players that show it."""
    cover: bytes = b""
    """A JPEG; empty for none."""
    chapters: tuple[Chapter, ...] = ()


@dataclass(frozen=True, slots=True)
class Album:
    """What the tags of all the files of an edition have in common."""

    edition: Edition
    tracks: int
    cover: bytes
    """A JPEG."""

    def label(self, recording: Recording, title: str, track: int) -> None:
        """Write the tags of one track.

        Raises:
            OutputError: The file cannot be written.
        """
        edition = self.edition
        words = "\n".join(clip.text for clip in recording.clips if clip.text)
        day = edition.date.isoformat() if edition.date else ""
        artist, language = edition.publisher or "", edition.language
        tag(recording.path, Tags(title, edition.title, artist, track, self.tracks, language, day, words, self.cover))


def tag(path: Path, tags: Tags) -> None:
    """Write tags into a finished file, by the kind that its name tells; WAV has none.

    Raises:
        OutputError: The file cannot be written.
    """
    writers = {".mp3": _tag_mp3, ".m4a": _tag_mp4, ".m4b": _tag_mp4, ".flac": _tag_flac, ".opus": _tag_opus}
    writer = writers.get(path.suffix)
    if writer is None:
        return
    try:
        writer(path, tags)
    except (MutagenError, OSError) as problem:
        raise OutputError(f"The tags cannot be written: {problem}", place=path.name) from problem


def _tag_mp3(path: Path, tags: Tags) -> None:
    frames = ID3()
    for kind, value in (
        (TIT2, tags.title), (TALB, tags.album), (TPE1, tags.artist), (TRCK, f"{tags.track}/{tags.tracks}"),
        (TLAN, _iso_639_2(tags.language)), (TCON, GENRE), (TDRC, tags.date),
    ):  # fmt: skip
        if value:
            frames.add(kind(encoding=Encoding.UTF16, text=[value]))
    if tags.cover:
        frames.add(APIC(encoding=Encoding.LATIN1, mime="image/jpeg", type=PictureType.COVER_FRONT, data=tags.cover))
    if tags.words:
        frames.add(USLT(encoding=Encoding.UTF16, lang=_iso_639_2(tags.language), desc="", text=tags.words))
    _add_chapters(frames, tags.chapters)
    frames.update_to_v23()
    # Windows and car players read version 2.3 best.
    frames.save(path, v1=0, v2_version=3, padding=lambda _info: 0)


def _add_chapters(frames: ID3, chapters: Sequence[Chapter]) -> None:
    if not chapters:
        return
    names = [f"chapter{number:03}" for number in range(1, len(chapters) + 1)]
    order = CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED
    frames.add(CTOC(element_id="contents", flags=order, child_element_ids=names, sub_frames=[]))
    for name, chapter in zip(names, chapters, strict=True):
        title = TIT2(encoding=Encoding.UTF16, text=[chapter.title])
        frames.add(
            CHAP(
                element_id=name, start_time=chapter.begin_ms, end_time=chapter.end_ms,
                start_offset=_NO_OFFSET, end_offset=_NO_OFFSET, sub_frames=[title],
            )
        )  # fmt: skip


def _tag_mp4(path: Path, tags: Tags) -> None:
    file = MP4(path)
    values = {
        "\xa9nam": tags.title, "\xa9alb": tags.album, "\xa9ART": tags.artist, "\xa9day": tags.date,
        "\xa9gen": GENRE, "\xa9lyr": tags.words, "----:com.apple.iTunes:LANGUAGE": tags.language.encode(),
    }  # fmt: skip
    for key, value in values.items():
        if value:
            file[key] = [value]
    if path.suffix == ".m4b":
        file["stik"] = [_AUDIOBOOK]
    file["trkn"] = [(tags.track, tags.tracks)]
    if tags.cover:
        file["covr"] = [MP4Cover(tags.cover, imageformat=MP4Cover.FORMAT_JPEG)]
    file.save(padding=lambda _info: 0)


def _tag_flac(path: Path, tags: Tags) -> None:
    file = FLAC(path)
    file.update(_vorbis_comments(tags))
    if tags.cover:
        file.add_picture(_picture(tags.cover))
    file.save(padding=lambda _info: 0)


def _tag_opus(path: Path, tags: Tags) -> None:
    file = OggOpus(path)
    file.update(_vorbis_comments(tags))
    if tags.cover:
        file["metadata_block_picture"] = [base64.b64encode(_picture(tags.cover).write()).decode("ascii")]
    file.save(padding=lambda _info: 0)


def _vorbis_comments(tags: Tags) -> dict[str, str]:
    comments = {
        "title": tags.title, "album": tags.album, "artist": tags.artist, "tracknumber": str(tags.track),
        "tracktotal": str(tags.tracks), "language": tags.language, "date": tags.date, "genre": GENRE,
        "lyrics": tags.words,
    }  # fmt: skip
    return {key: value for key, value in comments.items() if value}


def _picture(cover: bytes) -> Picture:
    picture = Picture()
    picture.type = PictureType.COVER_FRONT
    picture.mime = "image/jpeg"
    picture.data = cover
    return picture


def _iso_639_2(language: str) -> str:
    """Return the three-letter code that ID3 wants; ``und`` for a language we do not name."""
    codes = {
        "en": "eng", "de": "deu", "fr": "fra", "es": "spa", "it": "ita", "pt": "por", "nl": "nld", "pl": "pol",
        "uk": "ukr", "ru": "rus", "sv": "swe", "da": "dan", "nb": "nob", "no": "nor", "fi": "fin", "cs": "ces",
        "sk": "slk", "sl": "slv", "hr": "hrv", "sr": "srp", "hu": "hun", "ro": "ron", "bg": "bul", "el": "ell",
        "tr": "tur", "ar": "ara", "he": "heb", "fa": "fas", "hi": "hin", "zh": "zho", "ja": "jpn", "ko": "kor",
        "ga": "gle", "cy": "cym", "eu": "eus", "ca": "cat", "et": "est", "lv": "lav", "lt": "lit", "is": "isl",
    }  # fmt: skip
    return codes.get(language.split("-")[0].lower(), "und")
