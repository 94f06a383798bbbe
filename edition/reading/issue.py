"""Issue files: several articles under one title, in TOML.

::

    title = "The harbour issue"
    date = 2026-02-01
    publisher = "Example News"
    cover = "cover.jpg"

    [[article]]
    source = "bridge.md"

    [[article]]
    source = "fish.txt"
    title = "The fish that came back"
    language = "en-GB"
    photos = "pictures"

Paths are relative to the issue file. What an article says of itself is believed where the issue file says nothing.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from edition.errors import ManuscriptError
from edition.model import Article
from edition.reading import ReadingOptions, read
from edition.reading.languages import tag
from edition.reading.material import Material

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEYS = {"title": str, "date": date, "publisher": str, "cover": str, "language": str, "article": list, "articles": list}
_KINDS: dict[type, tuple[str, str]] = {
    str: ("a text", 'Write it in quotation marks: title = "The harbour issue".'),
    date: ("a date", "Write it without quotation marks: date = 2026-02-01."),
    list: ("a list of articles", 'Begin each with [[article]] on a line of its own, then source = "…".'),
    bool: ("true or false", "Write it without quotation marks: require_alt = true."),
}
"""What a key's value is called, and how it is written."""
_ARTICLE_KEYS = {"source": str, "title": str, "language": str, "photos": str, "require_alt": bool}


@dataclass(frozen=True, slots=True)
class Issue:
    """What an issue file says, and the articles that it names, read."""

    articles: tuple[Article, ...]
    title: str | None = None
    date: date | None = None
    publisher: str | None = None
    cover: Path | None = None


def is_issue(source: str) -> bool:
    """Tell whether a source is an issue file, by its name."""
    return Path(source).suffix.lower() == ".toml" and not source.startswith(("http://", "https://"))


def read_issue(source: str, options: ReadingOptions = ReadingOptions()) -> Issue:  # noqa: B008
    """Return an issue with its articles, in order.

    Args:
        source: Path of the TOML file.
        options: For every article that has none of its own; ``title`` is the issue's.

    Raises:
        SourceError: The file or an article cannot be read.
        ManuscriptError: A key or value is wrong; the message names it.
    """
    path = Path(source)
    values = _parsed(path)
    _check(values, _KEYS, path.name)
    entries = values.get("article") or values.get("articles") or []
    if not entries:
        raise ManuscriptError("the issue names no article", place=path.name, hint='Add [[article]] and source = "…".')
    return Issue(
        articles=tuple(_articles(entries, path, values, options)),
        title=options.title or values.get("title"),
        date=_day(values.get("date")),
        publisher=values.get("publisher"),
        cover=_cover(values.get("cover"), path),
    )


def _parsed(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(Material.from_file(path).text.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        hint = "Correct the line named; each article begins with [[article]], and texts stand in quotation marks."
        raise ManuscriptError(f"the issue file is not TOML: {error}", place=path.name, hint=hint) from error


def _check(values: object, known: Mapping[str, type], place: str) -> None:
    if not isinstance(values, dict):
        raise ManuscriptError("an article of the issue is not a table", place=place, hint=_KINDS[list][1])
    for key, value in values.items():
        if key not in known:
            raise ManuscriptError(f"“{key}” is not known here", place=place, hint=f"Known are {', '.join(known)}.")
        if not isinstance(value, known[key]):
            name, hint = _KINDS[known[key]]
            raise ManuscriptError(f"“{key}” is not {name}", place=place, hint=hint)


def _articles(
    entries: list[object], path: Path, values: Mapping[str, Any], options: ReadingOptions
) -> Iterator[Article]:
    for number, entry in enumerate(entries, 1):
        place = f"{path.name}, article {number}"
        _check(entry, _ARTICLE_KEYS, place)
        assert isinstance(entry, dict)  # noqa: S101  # checked just now
        yield _article(
            entry, path, place, replace(options, title=None, language=options.language or values.get("language"))
        )


def _article(entry: Mapping[str, Any], path: Path, place: str, options: ReadingOptions) -> Article:
    source = entry.get("source")
    if not source:
        raise ManuscriptError("an article of the issue has no source", place=place, hint='Add source = "…".')
    if not source.startswith(("http://", "https://")):
        if is_issue(source) or source == "-":
            hint = "Name one article's file, or its address."
            raise ManuscriptError(f"“{source}” cannot be an article of an issue", place=place, hint=hint)
        source = str(path.parent / source)
    if "photos" in entry and not (path.parent / entry["photos"]).is_dir():
        hint = "Name a folder beside the issue file."
        raise ManuscriptError(f"there is no folder “{entry['photos']}”", place=place, hint=hint)
    own = ReadingOptions(
        title=entry.get("title"),
        language=tag(entry["language"]) if "language" in entry else options.language,
        photos=path.parent / entry["photos"] if "photos" in entry else options.photos,
        require_alt=entry.get("require_alt", options.require_alt),
    )
    return read(source, own)


def _day(value: date | None) -> date | None:
    return value.date() if isinstance(value, datetime) else value


def _cover(name: str | None, path: Path) -> Path | None:
    if name is None:
        return None
    from edition.errors import PhotoError
    from edition.reading.pictures import find, look

    cover = find(name, (path.parent,))
    if cover is None:
        raise PhotoError(f"there is no cover picture “{name}” beside the issue file", place=path.name)
    return look(cover, path.name).path
