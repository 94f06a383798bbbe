"""Markdown, as manuscripts use it, taken apart: blocks of plain text with their marks, pictures and comments.

CommonMark with five differences. Tables are read, every row as a paragraph. HTML is text like any other, but for
comments and ``<br>``. ``{…}`` after a picture, link or bracketed span holds attributes (as in Pandoc and Djot):
``![alt](file "caption"){credit="…"}``, ``[texte]{lang=fr}``. A footnote's mark is ``[1]``, its text a paragraph where
it stands. Pictures at the beginning of a paragraph stand before it. Nothing in the source is dropped: what has no place
in an article comes out among comments and strays, what cannot be read as it was meant among faults.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from edition.model import BlockKind, Mark
from edition.reading.inline import Besides, Fault, Picture, Run
from edition.reading.rows import ROW, rows_as_paragraphs
from edition.reading.syntax import LIMIT_NESTING, parser

if TYPE_CHECKING:
    from markdown_it.token import Token

_LONGEST_DOUBT = 200


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
class Pieces(Besides):
    """A Markdown text, taken apart."""

    blocks: list[Piece] = field(default_factory=list)


def take_apart(text: str) -> Pieces:
    """Return the blocks of a Markdown text without front matter, and what else it holds."""
    environment: dict[str, Any] = {}
    tokens = parser().parse(text, environment)
    pieces = Pieces()
    pieces.blocks += _blocks(rows_as_paragraphs(tokens), pieces)
    pieces.strays += _lost_definitions(environment, tokens)
    pieces.faults += _too_deep(tokens)
    return pieces


def _blocks(tokens: Iterable[Token], pieces: Pieces) -> Iterator[Piece]:
    """Yield the blocks in reading order, collecting everything else on the way."""
    around: list[str] = []
    numbers: list[int | None] = []
    label, ruled = "", False
    for token in tokens:
        name = token.type.removesuffix("_open").removesuffix("_close")
        if name in ("bullet_list", "ordered_list"):
            numbers = [*numbers, _first_number(token)] if token.nesting == 1 else numbers[:-1]
        elif token.type == "list_item_open" and numbers[-1] is not None:
            label, numbers[-1] = f"{label}{token.info}{token.markup} ", numbers[-1] + 1
        elif token.type == "list_item_close" and label:
            pieces.strays.append((label.strip(), "number of a list item without words"))
            label = ""
        if token.nesting:
            around = [*around, token.tag if name == "heading" else name] if token.nesting == 1 else around[:-1]
        elif token.type == "hr":
            ruled = True
        else:
            for piece in _pieces_of(token, around, label, pieces):
                yield replace(piece, after_rule=ruled and not piece.picture)
                label = "" if piece.text else label
                ruled = False


def _first_number(token: Token) -> int | None:
    return int(token.attrs.get("start", 1)) if token.type == "ordered_list_open" else None


def _pieces_of(token: Token, around: list[str], label: str, pieces: Pieces) -> Iterator[Piece]:
    line = token.map[0] + 1 if token.map else 0
    match token.type:
        case "inline":
            yield from _inline_pieces(token, around, label, pieces)
        case "comment":
            pieces.comments.append(token.content)
        case "fault":
            pieces.faults.append(Fault(line, token.content, token.meta["hint"]))
        case _:
            yield from _code(token, _kind(around, 0), label, pieces)


def _inline_pieces(token: Token, around: list[str], label: str, pieces: Pieces) -> Iterator[Piece]:
    line = token.map[0] + 1 if token.map else 0
    level = int(around[-1][1]) if around and around[-1][0] == "h" else 0
    run = Run(pieces, token.content, line)
    run.take(token.children or [])
    text, marks = run.finished(label)
    pictures = [
        Piece(BlockKind.PHOTO, picture.line, language=picture.attributes.get("lang"), picture=picture)
        for picture in run.pictures
    ]
    yield from pictures[: run.leading]
    if text or level == 2:
        if level in (1, 2):  # headlines and headings have no marks
            pieces.strays += [(mark.target, "address of a link in a heading") for mark in marks if mark.target]
        yield Piece(_kind(around, level), line, text, marks, level, run.language, row=token.meta.get(ROW, 0))
    yield from pictures[run.leading :]


def _code(token: Token, kind: BlockKind, label: str, pieces: Pieces) -> Iterator[Piece]:
    """Yield a code block as one line of text, which an editor should look at."""
    line = token.map[0] + 1 if token.map else 0
    text = " ".join(token.content.split())
    if token.type == "code_block" and text.startswith("!["):
        hint = "Take the spaces or the tabulator before it away."
        pieces.faults.append(Fault(line, f"a picture that is indented is a code block: {text[:80]}", hint))
    if token.info.strip():
        pieces.strays.append((token.info.strip(), "words that open a code block"))
    if text:
        pieces.doubts.append((text[:_LONGEST_DOUBT], "code block, printed and spoken as one line"))
        yield Piece(kind, line, label + text)


def _kind(around: list[str], level: int) -> BlockKind:
    if level:
        return BlockKind.SUBHEADING
    if "blockquote" in around:
        return BlockKind.PULL_QUOTE
    return BlockKind.LIST_ITEM if "list_item" in around else BlockKind.PARAGRAPH


def _too_deep(tokens: Sequence[Token]) -> Iterator[Fault]:
    """Yield where lists and quotations are nested so deep that the parser goes on behind them."""
    deepest = next((token for token in tokens if token.level >= LIMIT_NESTING - 1), None)
    if deepest:
        message = f"lists or quotations stand within each other more than {LIMIT_NESTING} deep"
        yield Fault(deepest.map[0] + 1 if deepest.map else 1, message, r"Begin a line that is no list with \.")


def _lost_definitions(environment: dict[str, Any], tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """Yield the definitions of links that nothing refers to, and those given a second time."""
    used = {token.meta.get("label") for token in _descendants(tokens)}
    for label, each in environment.get("references", {}).items():
        if label not in used:
            yield _definition(label, each), "definition of a link that is not used"
    for each in environment.get("duplicate_refs", []):
        yield _definition(each["label"], each), "definition of a link that is given twice"


def _definition(label: str, each: dict[str, str]) -> str:
    return " ".join(filter(None, (f"[{label}]:", each["href"], each["title"])))


def _descendants(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _descendants(token.children or [])
