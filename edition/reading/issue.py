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

Paths are relative to the issue file. What an article says of itself is believed where its own table says nothing; the
issue's ``language`` is the edition's, and that of articles that do not say theirs.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from edition.errors import ManuscriptError, SourceError, UsageError
from edition.model import Article, Flag
from edition.reading import ReadingOptions, read
from edition.reading.languages import tag
from edition.reading.material import Material, is_web_address

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
    language: str | None = None
    """BCP 47 tag of the edition; None takes the first article's."""


def is_issue(source: str) -> bool:
    """Tell whether a source is an issue file, by its name."""
    return Path(source).suffix.lower() == ".toml" and not is_web_address(source)


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
    values = _values(path)
    language = options.language or _language(values, path.name)
    each = replace(options, title=None, assumed_language=language)
    entries = list(enumerate(_entries(values, path), 1))
    articles = [_article(entry, path, f"{path.name}, article {number}", each) for number, entry in entries]
    return Issue(
        articles=with_repeats_flagged(_sources(values, path), articles),
        title=options.title or _line(values, "title"),
        date=_day(values.get("date")),
        publisher=_line(values, "publisher"),
        cover=_cover(values.get("cover"), path),
        language=language,
    )


def article_sources(source: str) -> tuple[str, ...]:
    """Return the paths and addresses of an issue file's articles, in order.

    Raises:
        SourceError: The file cannot be read.
        ManuscriptError: A key or value is wrong; the message names it.
    """
    path = Path(source)
    return tuple(_sources(_values(path), path))


def with_repeats_flagged(sources: Sequence[str], articles: Sequence[Article]) -> tuple[Article, ...]:
    """Return articles, each flagged whose source was named before."""
    repeated = Flag("", "this source is named more than once")
    return tuple(
        replace(article, flags=(*article.flags, repeated)) if source in sources[:place] else article
        for place, (source, article) in enumerate(zip(sources, articles, strict=True))
    )


def _values(path: Path) -> dict[str, Any]:
    values = _parsed(path)
    _check(values, _KEYS, path.name)
    if "article" in values and "articles" in values:
        raise ManuscriptError(
            "the issue has both “article” and “articles”", place=path.name, hint="Begin each article with [[article]]."
        )
    for number, entry in enumerate(_entries(values, path), 1):
        _check(entry, _ARTICLE_KEYS, f"{path.name}, article {number}")
    return values


def _entries(values: Mapping[str, Any], path: Path) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = values.get("article") or values.get("articles") or []
    if not entries:
        raise ManuscriptError("the issue names no article", place=path.name, hint='Add [[article]] and source = "…".')
    return entries


def _sources(values: Mapping[str, Any], path: Path) -> list[str]:
    named = (entry.get("source", "") for entry in _entries(values, path))
    return [source if is_web_address(source) else str(path.parent / source) for source in named]


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


def _article(entry: Mapping[str, Any], path: Path, place: str, options: ReadingOptions) -> Article:
    source = entry.get("source")
    if not source:
        raise ManuscriptError("an article of the issue has no source", place=place, hint='Add source = "…".')
    if not is_web_address(source):
        if is_issue(source) or source == "-":
            hint = "Name one article's file, or its address."
            raise ManuscriptError(f"“{source}” cannot be an article of an issue", place=place, hint=hint)
        source = str(path.parent / source)
    if "photos" in entry and not (path.parent / entry["photos"]).is_dir():
        hint = "Name a folder beside the issue file."
        raise ManuscriptError(f"there is no folder “{entry['photos']}”", place=place, hint=hint)
    own = replace(
        options,
        title=_line(entry, "title"),
        language=_language(entry, place) or options.language,
        photos=path.parent / entry["photos"] if "photos" in entry else options.photos,
        require_alt=options.require_alt or entry.get("require_alt", False),
    )
    try:
        return read(source, own)
    except SourceError as error:
        raise type(error)(error.message, place=f"{place}: {error.place or source}", hint=error.hint) from error


def _line(values: Mapping[str, Any], key: str) -> str | None:
    """Return a text on one line; None when it has no words."""
    return " ".join(values.get(key, "").split()) or None


def _language(values: Mapping[str, Any], place: str) -> str | None:
    try:
        return tag(values["language"]) if "language" in values else None
    except UsageError as error:
        raise ManuscriptError(error.message, place=place, hint=error.hint) from error


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
