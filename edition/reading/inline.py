"""The inline content of a Markdown block: its words on one line, their marks, and the pictures among them."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from edition.model import Mark, MarkKind

if TYPE_CHECKING:
    from markdown_it.token import Token

_ESCAPED = re.compile(r"\\([\\\"])")
_MARKS = {"em": MarkKind.EMPHASIS, "strong": MarkKind.STRONG, "link": MarkKind.LINK, "span": None}
_CLASSES = {"emphasis": MarkKind.EMPHASIS, "strong": MarkKind.STRONG}
_TARGETS = ("http://", "https://", "mailto:")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as the Markdown names it."""

    reference: str
    alt: str
    title: str
    attributes: dict[str, str]


class Run:
    """The inline content of one block, as it is being read."""

    def __init__(self, comments: list[str], strays: list[tuple[str, str]]) -> None:
        self.text = ""
        self.marks: list[Mark] = []
        self.pictures: list[Picture] = []
        self.leading = 0
        """How many of the pictures stand before the first word."""
        self.language: str | None = None
        self._comments = comments
        self._strays = strays

    def take(self, tokens: Sequence[Token]) -> None:
        """Read the tokens of the block, collecting comments and strays on the way."""
        opened: list[tuple[Token, int]] = []
        for token in tokens:
            if token.nesting == 1:
                opened.append((token, len(self.text)))
            elif token.nesting == -1:
                self._close(*opened.pop())
            elif token.type == "image":
                self.pictures.append(_picture(token))
                self.leading += not self.text.strip()
            elif token.type == "comment":
                self._comments.append(token.content)
            else:
                self.text += " " if token.type in ("softbreak", "hardbreak") else token.content

    def finished(self, label: str) -> tuple[str, tuple[Mark, ...]]:
        """Return the text without white space around it, a list's number before it, and the marks moved with it."""
        text = self.text.strip()
        shift = len(self.text) - len(self.text.lstrip())
        for mark in [mark for mark in self.marks if mark.kind is MarkKind.LANGUAGE]:
            if not self.text[: mark.span[0]].strip() and not self.text[mark.span[1] :].strip():
                self.language = mark.target
                self.marks.remove(mark)
        moved = [(mark, max(0, mark.span[0] - shift), min(len(text), mark.span[1] - shift)) for mark in self.marks]
        marks = [
            Mark(mark.kind, (start + len(label), end + len(label)), mark.target)
            for mark, start, end in moved
            if start < end
        ]
        return (label + text if text else ""), _joined(marks)

    def _close(self, token: Token, start: int) -> None:
        span = (start, len(self.text))
        name = token.type.removesuffix("_open")
        if name == "link":
            target = str(token.attrs.get("href", ""))
            if target.startswith(_TARGETS):
                self.marks.append(Mark(MarkKind.LINK, span, target))
            if token.attrs.get("title"):
                self._strays.append((str(token.attrs["title"]), "title of a link"))
        elif name == "span":
            if token.attrs.get("lang"):
                self.marks.append(Mark(MarkKind.LANGUAGE, span, str(token.attrs["lang"])))
            self.marks += [Mark(_CLASSES[c], span) for c in str(token.attrs.get("class", "")).split() if c in _CLASSES]
        elif kind := _MARKS.get(name):
            self.marks.append(Mark(kind, span))


def _joined(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Return marks in order, those of one kind and target that touch as one."""
    joined: dict[tuple[MarkKind, str | None], list[Mark]] = {}
    for mark in sorted(marks, key=lambda mark: mark.span):
        same = joined.setdefault((mark.kind, mark.target), [])
        if same and same[-1].span[1] >= mark.span[0]:
            before = same.pop().span
            mark = Mark(mark.kind, (before[0], max(before[1], mark.span[1])), mark.target)
        same.append(mark)
    every = [mark for same in joined.values() for mark in same]
    return tuple(sorted(every, key=lambda mark: (mark.span[0], -mark.span[1], mark.kind)))


def _picture(token: Token) -> Picture:
    words = dict(token.attrs)
    reference, title = str(words.pop("src", "")), str(words.pop("title", ""))
    attributes = {key: _unescaped(str(value)) for key, value in words.items() if key != "alt"}
    return Picture(reference, _plain(token.children or []).strip(), " ".join(title.split("\n")).strip(), attributes)


def _plain(tokens: Sequence[Token]) -> str:
    parts = (
        " " if token.type in ("softbreak", "hardbreak") else _plain(token.children) if token.children else token.content
        for token in tokens
        if token.type != "comment"
    )
    return "".join(parts)


def _unescaped(value: str) -> str:
    """Undo what an attribute's value needs: backslashes before quotes, and entities."""
    return html.unescape(_ESCAPED.sub(r"\1", value)).strip()
