"""The YAML block at the head of a manuscript: what is known of the article as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

import yaml

from edition.errors import ManuscriptError
from edition.model import Skipped
from edition.reading.languages import declared_tag

LIMIT_CHARACTERS = 64 * 1024

_BLOCK = re.compile(r"\s*?^---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S | re.M)
_PLAIN = re.compile(r"[^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]*")
"""What an editor can see and write."""
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
_MEANT = re.compile(
    r"(?:\s*(?:-{2,}|\+\+\+|;;;|\{|```.*|<!--.*?-->)[ \t]*$)*"
    rf"\s*\{{?[ \t]*[\"']?(?:{'|'.join(_NAMES)})[\"']?[ \t]*[:=]",
    re.I | re.M,
)
"""How a text begins whose author meant front matter, in whatever form."""
_REMARK = re.compile(r"(?:^|(?<=[ \t]))#.*", re.M)
_QUOTE = 'Put a value that holds “: ” or “ #”, or begins with a sign, in quotation marks: headline: "Port: the end".'


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
    """Remarks, and keys that mean nothing to us, as they are written."""


def split_front_matter(text: str, place: str) -> tuple[FrontMatter, str, int]:
    """Return the front matter, the Markdown after it, and how many lines stand before that.

    Args:
        text: The manuscript; lines end with a line feed.
        place: Its name, for messages.

    Raises:
        ManuscriptError: It is not YAML, a value is not of its key's kind, a key stands twice, or the text begins with
            what is meant as front matter and is none; the message names the line.
    """
    match = _BLOCK.match(text[:LIMIT_CHARACTERS])
    reader = _Reader(match[1], place, text.count("\n", 0, match.start(1))) if match else None
    if match and reader and reader.is_front_matter:
        return reader.front_matter(), text[match.end() :], text.count("\n", 0, match.end())
    if meant := _MEANT.match(text[:LIMIT_CHARACTERS]):
        line = text.count("\n", 0, meant.end()) + 1
        hint = "Begin the file with a line ---, then lines such as “headline: Port opens”, then a line --- again."
        raise ManuscriptError("the front matter cannot be read", place=f"{place}, line {line}", hint=hint)
    return FrontMatter(), text, 0


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
        style = None if _PLAIN.fullmatch(value) else '"'
        return (
            str(yaml.safe_dump(value, allow_unicode=True, width=float("inf"), default_style=style))
            .removesuffix("...\n")
            .rstrip("\n")
        )
    return value.isoformat()


class _Reader:
    """A YAML block, as it is being read; every value is the text that stands there (``No`` is no “False”)."""

    def __init__(self, block: str, place: str, lines_before: int) -> None:
        self._block = block
        self._place = place
        self._lines_before = lines_before
        self._skipped: list[Skipped] = []
        try:
            self._root = yaml.compose(block, Loader=yaml.BaseLoader)
            self._bare = self._without_values()
        except yaml.MarkedYAMLError as error:
            raise self._not_yaml(error.problem, _line_of_error(error, block)) from error
        except yaml.reader.ReaderError as error:
            raise self._not_yaml(error.reason, block.count("\n", 0, error.position)) from error
        except RecursionError as error:
            raise self._not_yaml("it is nested too deep", 0) from error

    @property
    def is_front_matter(self) -> bool:
        """True of keys with values, and of nothing (but remarks)."""
        return self._root is None or isinstance(self._root, yaml.MappingNode)

    def front_matter(self) -> FrontMatter:
        """Return what the block says."""
        found: dict[str, object] = {}
        keys: set[str] = set()
        for key, value, begin, end in self._entries():
            name = _NAMES.get(key.lower())
            line = self._block.count("\n", 0, begin)
            if name is None:
                self._skip(self._block[begin:end], "unknown front matter")
                continue
            self._take_remarks(begin, end)
            if key.lower() in keys:
                raise self._error(f"“{key}” stands twice in the front matter", line, "Keep one of them.")
            keys.add(key.lower())
            if name in found:
                self._skip(self._block[begin:end], "front matter, given twice")
            elif not _is_empty(value):
                found[name] = self._value(name, key, value)
        return FrontMatter(**found, skipped=tuple(self._skipped))  # type: ignore[arg-type]  # names and kinds are right

    def _without_values(self) -> str:
        """Return the block with every key and value blanked: a stroke that is left begins a remark."""
        pieces, done = [], 0
        for token in yaml.scan(self._block, Loader=yaml.BaseLoader):
            if isinstance(token, yaml.ScalarToken):
                begin, end = token.start_mark.index, token.end_mark.index
                pieces += [self._block[done:begin], re.sub(r"[^\n]", "x", self._block[begin:end])]
                done = end
        return "".join([*pieces, self._block[done:]])

    def _entries(self) -> Iterator[tuple[str, yaml.Node, int, int]]:
        """Yield each key, its value, and where both stand, up to the next key."""
        pairs = self._root.value if self._root else []
        begins = [key.start_mark.index for key, _ in pairs]
        self._take_remarks(0, begins[0] if begins else len(self._block))
        for (key, value), (begin, end) in zip(pairs, pairwise([*begins, len(self._block)]), strict=True):
            yield str(key.value) if isinstance(key, yaml.ScalarNode) else "", value, begin, end

    def _take_remarks(self, begin: int, end: int) -> None:
        """List the remarks in a part of the block; behind a value one would take away what may be its last words."""
        for match in _REMARK.finditer(self._bare, begin, end):
            line_begin = self._bare.rfind("\n", 0, match.start()) + 1
            if self._bare[line_begin : match.start()].strip():
                line = self._block.count("\n", 0, match.start())
                hint = f"{_QUOTE} A remark stands in a line of its own."
                raise self._error(f"the front matter has a remark behind a value: {match[0][:80]}", line, hint)
            self._skip(self._block[match.start() : match.end()], "comment")

    def _value(self, name: str, key: str, value: yaml.Node) -> object:
        if name == "published":
            return self._day(key, value)
        if name == "language":
            return self._tag(key, value)
        if name == "credits":
            return tuple(self._text(key, item) for item in _items(value) if not _is_empty(item))
        if name == "byline":
            people = (self._text(key, self._person(item)) for item in _items(value) if not _is_empty(item))
            return ", ".join(people) or None
        return self._text(key, value) or None

    def _person(self, person: yaml.Node) -> yaml.Node:
        """Return the name of an author who is written with address and affiliation, which are listed."""
        if not isinstance(person, yaml.MappingNode):
            return person
        names = [value for key, value in person.value if key.value == "name"]
        for key, value in person.value:
            if names and value is not names[0]:
                self._skip(self._block[key.start_mark.index : value.end_mark.index], "unknown front matter")
        return names[0] if names else person

    def _text(self, key: str, value: yaml.Node) -> str:
        if isinstance(value, yaml.ScalarNode):
            return " ".join(value.value.split("\n")).strip()
        raise self._error(f"“{key}” in the front matter is not a line of text", value.start_mark.line)

    def _tag(self, key: str, value: yaml.Node) -> str:
        if tag := declared_tag(self._text(key, value)):
            return tag
        line, hint = value.start_mark.line, "Write it as a BCP 47 tag such as en, de-AT or uk."
        raise self._error(f"“{key}” in the front matter is not a language tag", line, hint)

    def _day(self, key: str, value: yaml.Node) -> date:
        try:
            return datetime.fromisoformat(re.sub(r"\s+(?=[+-]\d|Z$)", "", self._text(key, value))).date()
        except ValueError as error:
            line, hint = value.start_mark.line, "Write it as 2026-01-31."
            raise self._error(f"“{key}” in the front matter is not a date", line, hint) from error

    def _skip(self, text: str, reason: str) -> None:
        self._skipped.append(Skipped(text.strip(), reason))

    def _not_yaml(self, problem: str | None, line: int) -> ManuscriptError:
        return self._error(f"the front matter is not YAML: {problem}", line, _QUOTE)

    def _error(self, message: str, line: int, hint: str | None = None) -> ManuscriptError:
        """Return an error at a line of the block, counted from 0."""
        return ManuscriptError(message, place=f"{self._place}, line {self._lines_before + line + 1}", hint=hint)


def _line_of_error(error: yaml.MarkedYAMLError, block: str) -> int:
    """Return the line of the problem or, where that only shows at the end, of what does not end."""
    mark = error.problem_mark
    if mark is None or (mark.index >= len(block.rstrip()) and error.context_mark):
        mark = error.context_mark
    return mark.line if mark else 0


def _items(value: yaml.Node) -> list[yaml.Node]:
    return value.value if isinstance(value, yaml.SequenceNode) else [value]


def _is_empty(value: yaml.Node) -> bool:
    return isinstance(value, yaml.ScalarNode) and value.style is None and value.value in ("", "~", "null")
