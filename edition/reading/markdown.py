"""Markdown, as manuscripts use it, taken apart: blocks of plain text with their marks, pictures and comments.

CommonMark with four differences. Tables are read, every row as a paragraph. Raw HTML is text like any other, but for
comments. ``{…}`` after a picture, link or bracketed span holds attributes (as in Pandoc and Djot):
``![alt](file "caption"){credit="…"}``, ``[texte]{lang=fr}``. Pictures at the beginning of a paragraph stand before it.
Nothing in the source is dropped: what has no place in an article comes out among the comments.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.attrs import attrs_plugin

from edition.model import BlockKind, Mark
from edition.reading.inline import Picture, Run
from edition.reading.rows import ROW, rows_as_paragraphs

if TYPE_CHECKING:
    from markdown_it.token import Token

_LAST = "place of a text's last end of a comment"


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
    row: int = 0
    """Of a table's row, its number in the table, from 1; else 0."""


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
    for piece in _blocks(rows_as_paragraphs(tokens), pieces):
        pieces.blocks.append(piece)
    pieces.strays += _unused_definitions(environment, tokens)
    return pieces


@lru_cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
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


def _blocks(tokens: Iterable[Token], pieces: Pieces) -> Iterator[Piece]:
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
    run = Run(pieces.comments, pieces.strays)
    run.take(token.children or [])
    text, marks = run.finished(label)
    pictures = [
        Piece(BlockKind.PHOTO, line, language=picture.attributes.get("lang"), picture=picture)
        for picture in run.pictures
    ]
    yield from pictures[: run.leading]
    if text or level == 2:
        yield Piece(kind, line, text, marks, level, run.language, after_rule=ruled, row=token.meta.get(ROW, 0))
    yield from pictures[run.leading :]


def _kind(around: list[str], level: int) -> BlockKind:
    if level:
        return BlockKind.SUBHEADING
    if "blockquote" in around:
        return BlockKind.PULL_QUOTE
    return BlockKind.LIST_ITEM if "list_item" in around else BlockKind.PARAGRAPH


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
