"""Markdown, as manuscripts use it, taken apart: blocks of plain text with their marks, pictures and comments.

CommonMark with three differences. Raw HTML is text like any other, but for comments. ``{…}`` after a picture, link or
bracketed span holds attributes (as in Pandoc and Djot): ``![alt](file "caption"){credit="…"}``, ``[texte]{lang=fr}``.
Nothing in the source is dropped: what has no place in an article comes out among the comments.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.attrs import attrs_plugin

from edition.model import BlockKind, Mark, MarkKind

if TYPE_CHECKING:
    from markdown_it.token import Token

_LAST = "place of a text's last end of a comment"
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


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of Markdown."""

    kind: BlockKind
    line: int
    """1-based, within the Markdown."""
    text: str = ""
    """One line."""
    marks: tuple[Mark, ...] = ()
    level: int = 0
    """Of a heading, 1 to 6; else 0."""
    language: str | None = None
    picture: Picture | None = None
    after_rule: bool = False
    """True after a thematic break."""


@dataclass(slots=True)
class Pieces:
    """A Markdown text, taken apart."""

    blocks: list[Piece] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    strays: list[tuple[str, str]] = field(default_factory=list)
    """Text without a place in an article, and what it is: link titles, definitions that nothing refers to."""


def take_apart(text: str) -> Pieces:
    """Return the blocks, comments and strays of a Markdown text without front matter."""
    environment: dict[str, object] = {}
    tokens = _parser().parse(text, environment)
    pieces = Pieces()
    for piece in _blocks(tokens, pieces):
        pieces.blocks.append(piece)
    pieces.strays += _unused_definitions(environment, tokens)
    return pieces


@lru_cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False})
    parser.block.ruler.at("html_block", _comment_block, {"alt": ["paragraph", "reference", "blockquote"]})
    parser.inline.ruler.at("html_inline", _comment_inline)
    parser.use(attrs_plugin, spans=True)
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]  # an address stays as it was written
    return parser


def _comment_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Recognise a comment that has its lines to itself."""
    begin = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("<!--", begin) or state.sCount[start] - state.blkIndent >= 4:
        return False
    close = state.src.find("-->", begin + 4, state.eMarks[end - 1])
    line = next((line for line in range(start, end) if close + 3 <= state.eMarks[line]), None)
    if close < 0 or line is None or state.src[close + 3 : state.eMarks[line]].strip():
        return False
    if not silent:
        token = state.push("comment", "", 0)
        token.content = state.src[begin + 4 : close]
        token.map = [start, line + 1]
        state.line = line + 1
    return True


def _comment_inline(state: StateInline, silent: bool) -> bool:
    """Recognise a comment in the midst of text."""
    if not state.src.startswith("<!--", state.pos) or state.pos > _last_end(state):
        return False
    close = state.src.find("-->", state.pos + 4, state.posMax)
    if close < 0:
        return False
    if not silent:
        state.push("comment", "", 0).content = state.src[state.pos + 4 : close]
    state.pos = close + 3
    return True


def _last_end(state: StateInline) -> int:
    """Return where a text's last comment ends, found once: a text of unfinished ones is not searched for each."""
    known = state.env.get(_LAST)
    if known is None or known[0] is not state.src:
        known = state.env[_LAST] = (state.src, state.src.rfind("-->"))
    return int(known[1])


def _blocks(tokens: Sequence[Token], pieces: Pieces) -> Iterator[Piece]:
    """Yield the blocks in reading order, collecting comments and strays on the way."""
    around: list[str] = []
    numbers: list[int | None] = []
    label, ruled = "", False
    for token in tokens:
        name = token.type.removesuffix("_open").removesuffix("_close")
        if name in ("bullet_list", "ordered_list"):
            numbers = [*numbers, _first_number(token)] if token.nesting == 1 else numbers[:-1]
        elif token.type == "list_item_open" and numbers[-1] is not None:
            label, numbers[-1] = f"{token.info}{token.markup} ", numbers[-1] + 1
        if token.nesting:
            around = [*around, token.tag if name == "heading" else name] if token.nesting == 1 else around[:-1]
        elif token.type == "hr":
            ruled = True
        elif token.type == "comment":
            pieces.comments.append(token.content)
        else:
            for piece in _pieces_of(token, around, label, ruled, pieces):
                label, ruled = "", False
                yield piece


def _first_number(token: Token) -> int | None:
    return int(token.attrs.get("start", 1)) if token.type == "ordered_list_open" else None


def _pieces_of(token: Token, around: list[str], label: str, ruled: bool, pieces: Pieces) -> Iterator[Piece]:
    line = token.map[0] + 1 if token.map else 0
    level = int(around[-1][1]) if around and around[-1][0] == "h" else 0
    kind = _kind(around, level)
    if token.type != "inline":
        yield Piece(kind, line, " ".join(token.content.split()), after_rule=ruled)
        return
    run = _Run(pieces)
    run.take(token.children or [])
    text, marks = run.finished(label)
    if text or level == 2:
        yield Piece(kind, line, text, marks, level, run.language, after_rule=ruled)
    for picture in run.pictures:
        yield Piece(BlockKind.PHOTO, line, language=picture.attributes.get("lang"), picture=picture)


def _kind(around: list[str], level: int) -> BlockKind:
    if level:
        return BlockKind.SUBHEADING
    if "blockquote" in around:
        return BlockKind.PULL_QUOTE
    return BlockKind.LIST_ITEM if "list_item" in around else BlockKind.PARAGRAPH


class _Run:
    """The inline content of one block, as it is being read."""

    def __init__(self, pieces: Pieces) -> None:
        self.text = ""
        self.marks: list[Mark] = []
        self.pictures: list[Picture] = []
        self.language: str | None = None
        self._pieces = pieces
        self._spans: list[tuple[int, int, str]] = []

    def take(self, tokens: Sequence[Token]) -> None:
        opened: list[tuple[Token, int]] = []
        for token in tokens:
            if token.nesting == 1:
                opened.append((token, len(self.text)))
            elif token.nesting == -1:
                self._close(*opened.pop())
            elif token.type == "image":
                self.pictures.append(_picture(token))
            elif token.type == "comment":
                self._pieces.comments.append(token.content)
            else:
                self.text += " " if token.type in ("softbreak", "hardbreak") else token.content

    def finished(self, label: str) -> tuple[str, tuple[Mark, ...]]:
        """Return the text without white space around it, a list's number before it, and the marks moved with it."""
        text = self.text.strip()
        shift = len(self.text) - len(self.text.lstrip())
        for start, end, language in self._spans:
            if not self.text[:start].strip() and not self.text[end:].strip():
                self.language = language
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
                self._pieces.strays.append((str(token.attrs["title"]), "title of a link"))
        elif name == "span":
            if token.attrs.get("lang"):
                self._spans.append((*span, str(token.attrs["lang"])))
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


def _unused_definitions(environment: dict[str, object], tokens: Sequence[Token]) -> list[tuple[str, str]]:
    references = environment.get("references")
    if not isinstance(references, dict):
        return []
    used = {str(child.attrs.get("href") or child.attrs.get("src")) for child in _descendants(tokens)}
    return [
        (" ".join(filter(None, (f"[{label}]:", each["href"], each["title"]))), "definition of a link that is not used")
        for label, each in references.items()
        if each["href"] not in used
    ]


def _descendants(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _descendants(token.children or [])
