"""The inline content of a Markdown block: its words on one line, their marks, and the pictures among them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from edition.model import Mark, MarkKind

if TYPE_CHECKING:
    from markdown_it.token import Token

_LINE_END = re.compile(r"[\r\n]")
_MARKS = {"em": MarkKind.EMPHASIS, "strong": MarkKind.STRONG, "link": MarkKind.LINK, "span": None}
_CLASSES = {"emphasis": MarkKind.EMPHASIS, "strong": MarkKind.STRONG}
_TARGETS = ("http://", "https://", "mailto:")
_NOT_KEPT = "address of a link that is not kept"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as the Markdown names it."""

    reference: str
    alt: str
    title: str
    attributes: dict[str, str]
    """Its credit, original and lang, as far as they are given."""
    line: int
    """1-based, within the Markdown."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What cannot be read as it was meant."""

    line: int
    """1-based, within the Markdown."""
    message: str
    hint: str


@dataclass(slots=True)
class Besides:
    """What a Markdown text holds besides its blocks, collected on the way."""

    comments: list[str] = field(default_factory=list)
    strays: list[tuple[str, str]] = field(default_factory=list)
    """Text without a place in an article, and what it is: titles of links, definitions that nothing refers to."""
    doubts: list[tuple[str, str]] = field(default_factory=list)
    """Text that stays in the article, and why an editor should look at it."""
    faults: list[Fault] = field(default_factory=list)


class Run:
    """The inline content of one block, as it is being read.

    Args:
        besides: Takes what is not the block's own text.
        source: The content as Markdown.
        line: Where that begins.
    """

    def __init__(self, besides: Besides, source: str, line: int) -> None:
        self.text = ""
        self.marks: list[Mark] = []
        self.pictures: list[Picture] = []
        self.leading = 0
        """How many of the pictures stand before the first word."""
        self.language: str | None = None
        self._besides = besides
        self._source = source
        self._line = line
        self._seen = 0

    def take(self, tokens: Sequence[Token]) -> None:
        """Read the tokens of the block."""
        opened: list[tuple[Token, int]] = []
        for token in tokens:
            if token.nesting == 1:
                opened.append((token, len(self.text)))
            elif token.nesting == -1:
                self._close(*opened.pop())
            else:
                self._take(token)

    def _take(self, token: Token) -> None:
        match token.type:
            case "image":
                self.pictures.append(self._picture(token))
                self.leading += not self.text.strip()
            case "comment":
                self._besides.comments.append(token.content)
            case "stray":
                self._besides.strays.append((token.content, token.info))
            case "fault":
                line = self._line_of(token.meta["at"])
                self._besides.faults.append(Fault(line, token.content, token.meta["hint"]))
            case "softbreak" | "hardbreak":
                self.text += " "
            case _:
                if token.type == "tag":
                    self._besides.doubts.append((token.content, "HTML tag, printed and spoken as it stands"))
                self.text += _LINE_END.sub(" ", token.content)

    def _line_of(self, place: int) -> int:
        """Return the line of a place in the source; each is at or behind the one asked for before."""
        self._line += self._source.count("\n", self._seen, place)
        self._seen = max(place, self._seen)
        return self._line

    def finished(self, label: str) -> tuple[str, tuple[Mark, ...]]:
        """Return the text without white space around it, a list's number before it, and the marks moved with it."""
        text = self.text.strip()
        shift = len(self.text) - len(self.text.lstrip())
        for mark in [mark for mark in self.marks if mark.kind is MarkKind.LANGUAGE]:
            if not self.text[: mark.span[0]].strip() and not self.text[mark.span[1] :].strip():
                self.language = mark.target
                self.marks.remove(mark)
        marks: list[Mark] = []
        for mark in self.marks:
            start, end = max(0, mark.span[0] - shift), min(len(text), mark.span[1] - shift)
            if start < end:
                marks.append(Mark(mark.kind, (start + len(label), end + len(label)), mark.target))
            elif mark.kind is MarkKind.LINK and mark.target:
                self._besides.strays.append((mark.target, _NOT_KEPT))
        return (label + text if text else ""), _joined(marks)

    def _close(self, token: Token, start: int) -> None:
        span = (start, len(self.text))
        name = token.type.removesuffix("_open")
        if name == "link":
            target = str(token.attrs.get("href", ""))
            if target.lower().startswith(_TARGETS):
                self.marks.append(Mark(MarkKind.LINK, span, target))
            elif target:
                self._besides.strays.append((target, _NOT_KEPT))
            if token.attrs.get("title"):
                self._besides.strays.append((str(token.attrs["title"]), "title of a link"))
        if name in ("link", "span"):
            if token.attrs.get("lang"):
                self.marks.append(Mark(MarkKind.LANGUAGE, span, str(token.attrs["lang"])))
            self.marks += [Mark(_CLASSES[c], span) for c in str(token.attrs.get("class", "")).split() if c in _CLASSES]
        elif kind := _MARKS.get(name):
            self.marks.append(Mark(kind, span))

    def _picture(self, token: Token) -> Picture:
        line = self._line_of(token.meta["at"])
        alt = Run(self._besides, token.content, line)
        alt.take(token.children or [])
        if alt.pictures:
            message = f"a picture within the alt text of another: {token.content[:80]}"
            self._besides.faults.append(Fault(line, message, "Write the one after the other."))
        self._besides.strays += [
            (mark.target, _NOT_KEPT) for mark in alt.marks if mark.kind is MarkKind.LINK and mark.target
        ]
        words = {name: str(value) for name, value in token.attrs.items()}
        reference, title, _ = words.pop("src"), words.pop("title", ""), words.pop("alt")
        return Picture(reference, alt.text.strip(), _LINE_END.sub(" ", title).strip(), words, line)


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
