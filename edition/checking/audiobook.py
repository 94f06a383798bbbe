"""Read a W3C audiobook back: its manifest (Audiobooks, Publication Manifest), its sound, and what is shown with it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from edition.checking.container import Container, dangers, local_name, open_container
from edition.checking.expected import Expected
from edition.checking.report import Finding, Report
from edition.checking.webvtt import read_track, track_findings

MANIFEST = "publication.json"
REQUIRED = (
    "@context",
    "conformsTo",
    "type",
    "name",
    "readingOrder",
    "abridged",
    "duration",
    "inLanguage",
    "accessMode",
)
"""What Audiobooks, section 3, demands or recommends and we always know."""
_DURATION = re.compile(r"PT(\d+)\.(\d{3})S")
_MP3_PADDING_MS = 120
"""Headers of an MP3 tell up to two frames more than was recorded."""


def check_audiobook(path: Path, expected: Expected) -> Report:
    """Inspect an audiobook in Lightweight Packaging Format.

    Args:
        path: The file.
        expected: The words and times that it must hold.
    """
    container = open_container(path)
    if isinstance(container, Finding):
        return Report((container,))
    return Report(tuple(_findings(container, expected)), checks=(f"contents of {path.name}",))


def _findings(container: Container, expected: Expected) -> Iterator[Finding]:
    try:
        data = json.loads(container.members.get(MANIFEST, b""))
    except ValueError as error:
        yield Finding("LPF 3.1", f"cannot be read: {error}", f"{container.name}: {MANIFEST}")
        return
    missing = [name for name in REQUIRED if name not in data]
    yield from (Finding("Audiobooks 3", "is missing", f"{MANIFEST}: {name}") for name in missing)
    if missing:
        return
    for rule in (_profile, _files, _sounds, _contents):
        yield from rule(container, data)
    yield from dangers(container)
    tracks = [read_track(name, container.members.get(name, b"").decode()) for name in _alternates(data)]
    yield from track_findings(tracks, expected, container.name)
    if data["abridged"] == (len(expected.times_ms) == len(expected.sentences)):
        yield Finding("Audiobooks abridged", f"says {data['abridged']}", MANIFEST)


def _profile(_: Container, data: dict[str, Any]) -> Iterator[Finding]:
    if (data["type"], data["conformsTo"]) != ("Audiobook", "https://www.w3.org/TR/audiobooks/"):
        yield Finding("Audiobooks 3.2", "is no audiobook", MANIFEST)
    if not str(data["name"]).strip():
        yield Finding("Audiobooks 3", "is empty", f"{MANIFEST}: name")


def _files(container: Container, data: dict[str, Any]) -> Iterator[Finding]:
    """Everything named is there, and everything there is named (LPF, section 3)."""
    named = [item["url"] for item in (*data["readingOrder"], *data.get("resources", ()))] + list(_alternates(data))
    there = set(container.members) - {MANIFEST}
    yield from (
        Finding("Publication Manifest 4.3", "is named but not there", name) for name in sorted({*named} - there)
    )
    yield from (Finding("LPF 3", "is there but not named", name) for name in sorted(there - {*named}))
    yield from (
        Finding("Publication Manifest 4.3", "is named twice", name) for name in {*named} if named.count(name) > 1
    )


def _sounds(container: Container, data: dict[str, Any]) -> Iterator[Finding]:
    total = 0
    for item in data["readingOrder"]:
        sound, told = container.sounds.get(item["url"]), _milliseconds(item.get("duration", ""))
        total += told
        if sound is None:
            yield Finding("Audiobooks 3.3", "is no sound", item["url"])
            continue
        if item.get("encodingFormat") != sound.media_type:
            yield Finding("Audiobooks 3.3", f"is {sound.media_type}, not {item.get('encodingFormat')}", item["url"])
        if not told <= sound.duration_ms <= told + _MP3_PADDING_MS:
            yield Finding("Audiobooks duration", f"is {sound.duration_ms} ms long, not {told}", item["url"])
    if _milliseconds(data["duration"]) != total:
        yield Finding("Audiobooks duration", f"is not the sum of its parts, {total} ms", MANIFEST)


def _contents(container: Container, data: dict[str, Any]) -> Iterator[Finding]:
    """There is a table of contents that leads to every sound (Publication Manifest, section 8.2)."""
    pages = [item["url"] for item in data.get("resources", ()) if item.get("rel") == "contents"]
    root = container.documents.get(pages[0]) if pages else None
    tables = [] if root is None else [one for one in root.iter() if one.get("role") == "doc-toc"]
    if not tables:
        yield Finding("Publication Manifest 8.2", "there is no table of contents", container.name)
        return
    links = {element.get("href") for element in tables[0].iter() if local_name(element) == "a"}
    unreached = {item["url"] for item in data["readingOrder"]} - links
    yield from (
        Finding("Publication Manifest 8.2", "is not in the table of contents", url) for url in sorted(unreached)
    )


def _alternates(data: dict[str, Any]) -> Iterator[str]:
    yield from (other["url"] for item in data["readingOrder"] for other in item.get("alternate", ()))


def _milliseconds(duration: str) -> int:
    found = _DURATION.fullmatch(duration)
    return int(found[1]) * 1000 + int(found[2]) if found else -1
