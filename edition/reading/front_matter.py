"""The YAML block at the head of a manuscript: what is known of the article as a whole."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

import yaml

from edition.errors import ManuscriptError
from edition.model import Skipped

LIMIT_CHARACTERS = 64 * 1024

_BLOCK = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S | re.M)
_NAMES = {
    "headline": "headline",
    "title": "headline",
    "standfirst": "standfirst",
    "subtitle": "standfirst",
    "dek": "standfirst",
    "lead": "standfirst",
    "lede": "standfirst",
    "byline": "byline",
    "author": "byline",
    "authors": "byline",
    "dateline": "dateline",
    "published": "published",
    "date": "published",
    "language": "language",
    "lang": "language",
    "publisher": "publisher",
    "source": "source",
    "credits": "credits",
}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a manuscript's front matter says; None for what it leaves out."""

    headline: str | None = None
    standfirst: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: date | None = None
    language: str | None = None
    publisher: str | None = None
    source: str | None = None
    credits: tuple[str, ...] = ()
    """Reporter credits (“Additional reporting by …”), a line each."""
    skipped: tuple[Skipped, ...] = ()
    """Keys that mean nothing to us."""


def split_front_matter(text: str, place: str) -> tuple[FrontMatter, str, int]:
    """Return the front matter, the Markdown after it, and how many lines stand before that.

    Raises:
        ManuscriptError: It is not YAML, or a value is not of its key's kind; the message names the line.
    """
    match = _BLOCK.match(text[:LIMIT_CHARACTERS])
    if not match:
        return FrontMatter(), text, 0
    values = _load(match[1], place)
    if not isinstance(values, dict):
        return (FrontMatter(), text, 0) if values is not None else (FrontMatter(), text[match.end() :], 2)
    return _read(values, match[1], place), text[match.end() :], text.count("\n", 0, match.end())


def write_front_matter(front: FrontMatter) -> str:
    """Return the YAML block for an article; keys of the main facts stand there even when empty."""
    lines = [_line(name, getattr(front, name)) for name in ("headline", "standfirst", "byline")]
    lines += [_line(name, value) for name in ("dateline",) if (value := getattr(front, name))]
    lines += [_line(name, getattr(front, name)) for name in ("published", "language", "publisher", "source")]
    if front.credits:
        lines += ["credits:", *(f"  - {_scalar(credit)}" for credit in front.credits)]
    return "\n".join(["---", *lines, "---", ""])


def _line(name: str, value: str | date | None) -> str:
    return f"{name}:" if value is None else f"{name}: {_scalar(value)}"


def _scalar(value: str | date) -> str:
    if isinstance(value, str):
        style = None if value.isprintable() and "\ufeff" not in value else '"'
        return (
            str(yaml.safe_dump(value, allow_unicode=True, width=float("inf"), default_style=style))
            .removesuffix("...\n")
            .rstrip("\n")
        )
    return value.isoformat()


def _load(block: str, place: str) -> object:
    try:
        return yaml.safe_load(block)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise ManuscriptError(
            f"the front matter is not YAML: {error.problem}", place=f"{place}, line {line}"
        ) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ManuscriptError(f"the front matter is not YAML: {error}", place=f"{place}, line 1") from error


def _read(values: Mapping[object, object], block: str, place: str) -> FrontMatter:
    found: dict[str, object] = {}
    skipped: list[Skipped] = []
    for key, value in values.items():
        name = _NAMES.get(str(key).lower())
        where = f"{place}, line {_line_of(str(key), block)}"
        if name is None or (name in found and value is not None):
            skipped.append(Skipped(f"{key}: {_short(value)}", "unknown front matter"))
        elif value is not None:
            found[name] = _value(name, str(key), value, where)
    return FrontMatter(**found, skipped=tuple(skipped))  # type: ignore[arg-type]  # names and kinds are checked above


def _line_of(key: str, block: str) -> int:
    match = re.search(rf"^[\"']?{re.escape(key)}[\"']?[ \t]*:", block, re.M)
    return block.count("\n", 0, match.start()) + 2 if match else 1


def _value(name: str, key: str, value: object, where: str) -> object:
    if name == "published":
        return _day(key, value, where)
    if name == "credits":
        return tuple(_text(key, item, where) for item in (value if isinstance(value, list) else [value]))
    if name == "byline":
        people = value if isinstance(value, list) else [value]
        return ", ".join(_text(key, _name_of(person), where) for person in people) or None
    return _text(key, value, where) or None


def _name_of(person: object) -> object:
    """Return the name in an author that is written with address and affiliation, as some systems want it."""
    return person.get("name", person) if isinstance(person, dict) else person


def _text(key: str, value: object, where: str) -> str:
    if isinstance(value, str | int | float | date):
        return " ".join(str(value).split("\n")).strip()
    raise ManuscriptError(f"“{key}” in the front matter is not a line of text", place=where)


def _day(key: str, value: object, where: str) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return datetime.fromisoformat(str(value).strip()).date()
    except ValueError as error:
        raise ManuscriptError(
            f"“{key}” in the front matter is not a date", place=where, hint="Write it as 2026-01-31."
        ) from error


def _short(value: object) -> str:
    return str(value)[:200] if isinstance(value, str | int | float | date) or value is None else type(value).__name__
