"""A podcast feed over the editions in a folder, for any static server: RSS 2.0 with the Podcasting 2.0 namespace.

::

    DIR/
    ├── feed.xml                    what listeners subscribe to
    ├── feed_files/
    │   ├── artwork.jpg             1400 pixels square
    │   ├── SLUG-a1-s1.vtt          what is heard in an episode, with times
    │   └── SLUG-a1-s1.json         its chapters
    └── SLUG/ …                     the editions, untouched

An edition with its whole sound in one file is one episode, with a chapter a part; otherwise each part is an episode.
Everything is read from the editions' ``edition.json``, and from the sound files their size.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from edition.errors import OutputError, UsageError
from edition.packaging import PackageOptions
from edition.packaging.archive import write_folder
from edition.packaging.feed.artwork import artwork
from edition.packaging.feed.chapters import chapters_json
from edition.packaging.feed.editions import editions
from edition.packaging.feed.episodes import Episode, episodes
from edition.packaging.feed.rss import FeedOptions, rss
from edition.packaging.webvtt import webvtt

__all__ = ["FeedOptions", "feed"]

FEED = "feed.xml"
FOLDER = "feed_files"
"""No edition's folder has an underscore in its name."""


def feed(folder: Path, base_url: str, options: FeedOptions | None = None) -> tuple[Path, ...]:
    """Write ``feed.xml`` over the editions in a folder, and what it points to; return the files made.

    Args:
        folder: Holds the editions' folders, as ``edition make -o`` leaves them.
        base_url: http(s) address under which the folder is published.
        options: What the feed says of itself; None: what the editions agree on.

    Raises:
        UsageError: The address is none, or there is no edition with sound in the folder.
        SourceError: An ``edition.json`` cannot be understood, or a sound file that it lists is not as listed.
        PhotoError: The picture for the artwork is none.
        OutputError: A file cannot be written.
    """
    address = PackageOptions(base_url=base_url).base_url or base_url
    options = options or FeedOptions()
    found = editions(folder)
    heard = [episode for season, edition in enumerate(found, 1) for episode in episodes(edition, address, season)]
    if not heard:
        raise UsageError("there is no edition with sound in the folder", place=str(folder), hint="See edition make.")
    heard = [_with_addresses(episode, f"{address}/{FOLDER}") for episode in heard]
    contents: dict[str, bytes | str | Path] = {"artwork.jpg": artwork(found, options.image)}
    for episode in heard:
        contents[f"{episode.name}.vtt"] = webvtt(episode.cues)
        contents[f"{episode.name}.json"] = chapters_json(episode)
    xml = rss(found, heard, address=address, feed_name=FEED, artwork=f"{FOLDER}/artwork.jpg", options=options)
    # The feed last: it never points to what is not there yet.
    files = write_folder(folder / FOLDER, contents)
    _clear(folder / FOLDER, frozenset(files))
    return (_replaced(folder / FEED, xml), *files)


def _replaced(path: Path, data: bytes) -> Path:
    """Put a file in the place of an earlier one at once: it may be served while we write."""
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise OutputError(f"cannot write {path.name}: {error.strerror or error}", place=str(path)) from error
    return path


def _clear(folder: Path, wanted: frozenset[Path]) -> None:
    """Remove the files of episodes that are no longer there."""
    for path in folder.iterdir():
        if path.suffix in {".vtt", ".json"} and path not in wanted:
            path.unlink()


def _with_addresses(episode: Episode, address: str) -> Episode:
    return replace(episode, transcript=f"{address}/{episode.name}.vtt", chapters_file=f"{address}/{episode.name}.json")
