"""What listeners get one by one: an edition in one sound file, or each of its parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from edition.errors import SourceError
from edition.packaging.feed.editions import AGAIN, Published
from edition.packaging.templating import legal, one_line
from edition.packaging.webvtt import Cue

Json = dict[str, Any]


WHOLE = ("audio/mpeg", "audio/mp4")
"""Media types of files that may hold an edition's whole sound, the best known first."""
TOLERANCE_MS = 1000
"""How much such a file may differ in length from its parts together: headers of MP3 and MP4 tell a little more."""


@dataclass(frozen=True, slots=True)
class Part:
    """A section of an edition, with its article."""

    article: Json
    section: Json

    @property
    def title(self) -> str:
        """Headline and heading, or the headline alone of an article in one piece."""
        if len(self.article["sections"]) == 1:
            return one_line(self.article["headline"])
        return one_line(f"{self.article['headline']} – {self.section['heading']}")


@dataclass(frozen=True, slots=True)
class Chapter:
    """A place in an episode that listeners can jump to."""

    title: str
    begin_ms: int


@dataclass(frozen=True, slots=True)
class Episode:
    """One sound file of the feed."""

    name: str
    """Stem of the files beside the feed: the edition's folder and the part's id."""
    guid: str
    """``urn:uuid:…``: of the edition and the part alone, so that it stays when text, sound or server change."""
    title: str
    summary: str
    """Plain text; may be empty."""
    published: datetime
    language: str
    sound: str
    """Address."""
    media_type: str
    bytes: int
    duration_ms: int
    cues: tuple[Cue, ...]
    chapters: tuple[Chapter, ...]
    season: int | None = None
    number: int | None = None
    """Of a part within its edition; None for a whole edition."""
    page: str | None = None
    """Address of the web edition; None without one."""
    transcript: str = ""
    """Address; empty until it is known."""
    chapters_file: str = ""


def episodes(edition: Published, address: str, season: int) -> Iterator[Episode]:
    """Give an edition's episodes in order; none without sound.

    Args:
        edition: As it lies in its folder.
        address: Under which the folder of all editions is published.
        season: Which edition of the feed it is, from 1, the oldest first.

    Raises:
        SourceError: A sound file is missing or has another size than ``edition.json`` says.
    """
    parts = [Part(article, section) for article in edition.data["articles"] for section in article["sections"]]
    heard = [part for part in parts if part.section["audio"]]
    whole = _whole(edition, heard) if len(heard) == len(parts) else None
    if whole and heard:
        yield _of_edition(edition, address, heard, whole)
    else:
        for number, part in enumerate(heard, 1):
            yield replace(_of_part(edition, address, part, number), season=season, number=number)


def _whole(edition: Published, heard: Sequence[Part]) -> Json | None:
    """Return the output that holds the whole sound; an MP3 before an MP4, which fewer players know."""
    parts = {part.section["audio"] for part in heard}
    length = sum(part.section["duration_ms"] for part in heard)
    found = [
        output for output in edition.data["outputs"] if output["media_type"] in WHOLE and output["path"] not in parts
    ]
    found.sort(key=lambda output: WHOLE.index(output["media_type"]))
    return next((o for o in found if abs(_length(edition.folder / o["path"]) - length) < TOLERANCE_MS), None)


def _of_edition(edition: Published, address: str, heard: Sequence[Part], whole: Json) -> Episode:
    data = edition.data
    starts = list(accumulate((part.section["duration_ms"] for part in heard), initial=0))
    single = len(data["articles"]) == 1
    placed = list(zip(heard, starts, strict=False))
    return Episode(
        name=edition.slug,
        guid=_guid(edition, ""),
        title=one_line(data["title"]),
        summary=_summary(data["articles"][0]),
        published=edition.published,
        language=data["language"],
        sound=_address(address, edition.slug, whole["path"]),
        media_type=whole["media_type"],
        bytes=_size(edition.folder / whole["path"], whole["bytes"]),
        duration_ms=starts[-1],
        cues=tuple(cue for part, start in placed for cue in _cues(part, data["language"], start)),
        chapters=tuple(Chapter(part.section["heading"] if single else part.title, start) for part, start in placed),
        page=_page(edition, address, ""),
    )


def _of_part(edition: Published, address: str, part: Part, number: int) -> Episode:
    section = part.section
    listed = {output["path"]: output["bytes"] for output in edition.data["outputs"]}
    return Episode(
        name=f"{edition.slug}-{section['id']}",
        guid=_guid(edition, section["id"]),
        title=part.title,
        summary=_summary(part.article) if section["number"] == 1 else _paragraph(section),
        # Parts a second apart, since players sort by time alone.
        published=edition.published + timedelta(seconds=number),
        language=part.article["language"],
        sound=_address(address, edition.slug, section["audio"]),
        media_type=section["media_type"],
        bytes=_size(edition.folder / section["audio"], listed.get(section["audio"])),
        duration_ms=section["duration_ms"],
        cues=tuple(_cues(part, part.article["language"], 0)),
        chapters=tuple(_chapters(section)),
        page=_page(edition, address, f"#{section['id']}"),
    )


def _cues(part: Part, language: str, start_ms: int) -> Iterator[Cue]:
    """Give everything that is heard in a part, in order, from ``start_ms`` on."""
    spoken = [sentence for sentence in _sentences(part) if sentence["begin_ms"] is not None]
    for sentence in sorted(spoken, key=lambda sentence: sentence["begin_ms"]):
        own = sentence.get("language", language)
        begin, end = start_ms + sentence["begin_ms"], start_ms + sentence["end_ms"]
        yield Cue(sentence["id"], sentence["text"], begin, end, own if own != language else None)


def _sentences(part: Part) -> Iterator[Json]:
    section = part.section
    yield from (spoken for spoken in (section["opening"], section["closing"]) if spoken)
    yield from part.article["front"] if section["number"] == 1 else ()
    yield section["heading_sentence"]
    for block in section["blocks"]:
        yield from block["sentences"]
        if block.get("credit"):
            yield block["credit"]


def _chapters(section: Json) -> Iterator[Chapter]:
    """Give a part's own chapters: its heading at the beginning, then its sub-headings."""
    yield Chapter(section["heading"], 0)
    for block in section["blocks"]:
        begins = [sentence["begin_ms"] for sentence in block["sentences"]]
        if block["kind"] == "subheading" and begins and begins[0] is not None:
            yield Chapter(block["text"], begins[0])


def _summary(article: Json) -> str:
    standfirst = " ".join(item["text"] for item in article["front"] if item["role"] == "standfirst")
    return standfirst or next((text for section in article["sections"] if (text := _paragraph(section))), "")


def _paragraph(section: Json) -> str:
    return next((str(block["text"]) for block in section["blocks"] if block["kind"] == "paragraph"), "")


def _guid(edition: Published, part: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, legal(f'{edition.identifier}/{edition.slug}/{part}'))}"


def _page(edition: Published, address: str, fragment: str) -> str | None:
    pages = [output["path"] for output in edition.data["outputs"] if output["media_type"] == "text/html"]
    web = next((path for path in pages if path == "web/index.html"), None)
    return f"{_address(address, edition.slug, web)}{fragment}" if web else None


def _address(address: str, slug: str, path: str) -> str:
    return f"{address}/{quote(slug)}/{quote(path)}"


def _size(path: Path, listed: int | None) -> int:
    """Return a sound file's true size; players take a wrong one for a broken download."""
    try:
        size = path.stat().st_size
    except OSError as error:
        raise SourceError("a sound file of the edition is missing", place=str(path), hint=AGAIN) from error
    if listed not in (None, size):
        raise SourceError(f"a sound file has {size} bytes and not {listed}", place=str(path), hint=AGAIN)
    return size


def _length(path: Path) -> int:
    """Return a sound file's length in ms as its headers tell it; 0 when they cannot be read."""
    import mutagen

    try:
        found = mutagen.File(path)
    except (mutagen.MutagenError, OSError):
        return 0
    return 0 if found is None else round(found.info.length * 1000)
