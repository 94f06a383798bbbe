"""Editions in a folder as ``edition make`` leaves them, and what a podcast app reads in a feed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from edition.model import Edition, Output, Recording
from edition.packaging import PackageOptions, identifier
from edition.packaging.manifest import manifest, text

ADDRESS = "https://example.org/editions"
NAMES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "atom": "http://www.w3.org/2005/Atom",
}


def publish(
    folder: Path,
    slug: str,
    made: Edition,
    recordings: Sequence[Recording],
    extra: Sequence[tuple[str, str, bytes]] = (),
) -> Path:
    """Put an edition's folder there as ``edition make`` leaves it; ``extra`` are (format, path, bytes)."""
    target = folder / slug
    (target / "audio").mkdir(parents=True)
    paths = {recording.section_id: f"audio/{n:02}.mp3" for n, recording in enumerate(recordings, 1)}
    files = [("audio", paths[recording.section_id], recording.path.read_bytes()) for recording in recordings]
    outputs = []
    for form, path, data in (*files, *extra):
        (target / path).parent.mkdir(exist_ok=True)
        (target / path).write_bytes(data)
        kind = {".mp3": "audio/mpeg", ".m4b": "audio/mp4", ".html": "text/html"}[Path(path).suffix]
        outputs.append(Output(form, path, kind, len(data), hashlib.sha256(data).hexdigest()))
    urn = identifier(made, PackageOptions(slug=slug))
    data = manifest(
        made, recordings=recordings, outputs=outputs, audio_paths=paths, generator="edition 0.1.0", identifier=urn
    )
    (target / "edition.json").write_text(text(data), encoding="utf-8")
    return target


def channel(folder: Path) -> etree._Element:
    return etree.parse(folder / "feed.xml").getroot()[0]


def items(folder: Path) -> list[etree._Element]:
    return channel(folder).findall("item")


def all_texts(elements: Sequence[etree._Element], name: str) -> list[str | None]:
    return [element.findtext(name, namespaces=NAMES) for element in elements]


def on_disk(folder: Path, address: str) -> Path:
    """Return the file that an address of the feed leads to."""
    assert address.startswith(f"{ADDRESS}/")
    return folder / unquote(address.removeprefix(f"{ADDRESS}/"))
