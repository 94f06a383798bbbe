"""Tables of a manuscript as text: a table has no form in an edition, but what stands in one row stays together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

IN_WORDS = "a table is set as text, each row a paragraph"
"""For the editor, who may rather tell it in sentences."""
ROW = "row"
"""In a token's ``meta``: a row's number in its table, from 1."""

_PARTS = ("table", "thead", "tbody", "tr", "th", "td")
_BETWEEN = "; "
_CLOSED = tuple(".!?;:,…")
"""What a cell may end with so that no other mark is needed before the next."""


def rows_as_paragraphs(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield a text's tokens, each row of a table as one inline token that has the content of its cells."""
    number = 0
    row: Token | None = None
    for token in tokens:
        name = token.type.removesuffix("_open").removesuffix("_close")
        if token.type == "table_open":
            number = 0
        elif token.type == "tr_open":
            row = Token("inline", "", 0, map=token.map, children=[])
        elif token.type == "tr_close" and row:
            number += bool(_words(row.children or []))
            row.meta = {ROW: number}
            yield row
            row = None
        elif row and token.type == "inline":
            row.children = [*_parted(row.children or [], token.children or [])]
        elif name not in _PARTS:
            yield token


def _parted(before: Sequence[Token], cell: Sequence[Token]) -> Iterator[Token]:
    """Yield the cells before and another one, and what parts them; empty cells leave nothing."""
    yield from before
    text = _words(before)
    if text and _words(cell):
        yield Token("text", "", 0, content=" " if text.endswith(_CLOSED) else _BETWEEN)
    yield from cell


def _words(tokens: Sequence[Token]) -> str:
    """Return the words of inline tokens, without those that belong to pictures."""
    held = (token for token in tokens if token.type not in ("image", "comment", "stray", "fault"))
    return "".join(" " if token.type in ("softbreak", "hardbreak") else token.content for token in held).strip()
