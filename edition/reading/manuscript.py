"""The manuscript: Markdown with front matter, the form in which a person writes or corrects an article.

::

    ---
    headline: The harbour bridge opens
    byline: Ada Example
    published: 2026-01-31
    language: en
    credits:
      - Additional reporting by Ben Example in Northport
    ---
    ## A heading of the editor's

    A paragraph with *emphasis*, **strong words** and [a link](https://example.org).

    ![What the picture shows](bridge.jpg "The caption."){credit="Photo: Name/Agency"}

    > A pull quote

Every ``##`` opens a section, and nothing else does; one without words is a break whose heading we make (“Part 2 of 6”).
Deeper headings stay in their section. Without any ``##`` sections are cut as in plain text. A picture without a file is
``![](<> "The caption.")``; ``original="…"`` may say what the source called it. `edition.reading.drafting` writes this
form, and what it writes is read back to the same edition.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from edition.errors import ManuscriptError, SourceError, UsageError
from edition.model import Article, Block, BlockKind, Flag, MarkKind, Photo, Skipped
from edition.reading.comments import read_notes
from edition.reading.front_matter import FrontMatter, split_front_matter
from edition.reading.languages import language_of, tag
from edition.reading.markdown import Piece, Pieces, take_apart

if TYPE_CHECKING:
    from edition.reading import ReadingOptions
    from edition.reading.material import Material


LIMIT_BLOCKS = 20_000
"""Paragraphs, list items, cells of tables and pictures of a manuscript."""
LIMIT_BARS = 50_000
LIMIT_BRACKETS = 5000
"""Opening square brackets in one paragraph."""


_SPACED = re.compile(
    r"(?<![\\`])!\[[^\[\]]{0,2000}\]\([^()<>\s\"]+ [^()<>\"]{0,200}\.(?:jpe?g|png|webp|gif|tiff?)\b", re.I
)
"""``![…](my picture.jpg``, as people write it."""


def read_manuscript(material: Material, options: ReadingOptions) -> Article:
    """Return the article that a Markdown text holds.

    Raises:
        ManuscriptError: Its front matter is wrong; the message names the line.
        PhotoError: A picture that it names is missing or broken.
        SourceError: It has no text.
    """
    front, body, lines_before = split_front_matter(material.text, material.name)
    _refuse_junk(body, material.name, lines_before)
    _refuse_spaces(body, material.name, lines_before)
    pieces = take_apart(body)
    if len(pieces.blocks) > LIMIT_BLOCKS:
        hint = "Give one article at a time."
        raise ManuscriptError(f"the manuscript has more than {LIMIT_BLOCKS} paragraphs", place=material.name, hint=hint)
    headline, rest, repeated = _headline(front, pieces.blocks)
    blocks, photo_flags = _blocks(rest, material, lines_before)
    blocks += [Block(BlockKind.REPORTER_CREDIT, credit) for credit in front.credits if credit]
    if not blocks:
        raise SourceError("the manuscript has no text", place=material.name)
    prose = "\n".join(block.text for block in blocks)
    language, language_flags = language_of(prose, given=options.language or front.language)
    notes = read_notes(pieces.comments)
    return Article(
        blocks=tuple(blocks),
        source=front.source or material.name,
        language=language,
        headline=headline,
        standfirst=front.standfirst,
        byline=front.byline,
        dateline=front.dateline,
        published=front.published,
        publisher=front.publisher,
        sectioned=any(block.kind is BlockKind.SUBHEADING and block.level == 2 for block in blocks),
        skipped=(*notes.skipped, *front.skipped, *repeated, *_strays(pieces)),
        repairs=notes.repairs,
        flags=(*notes.flags, *photo_flags, *language_flags),
    )


def _refuse_junk(body: str, name: str, lines_before: int) -> None:
    """Refuse tables of a hundred thousand cells, and a paragraph whose brackets would be matched for minutes."""
    if body.count("|") > LIMIT_BARS:
        raise ManuscriptError(f"the manuscript has tables of more than {LIMIT_BARS} strokes", place=name)
    line = lines_before + 1
    for paragraph in re.split(r"\n[ \t]*(?=\n)", body):
        if paragraph.count("[") > LIMIT_BRACKETS:
            raise ManuscriptError(f"a paragraph has more than {LIMIT_BRACKETS} brackets", place=f"{name}, line {line}")
        line += paragraph.count("\n") + 1


def _refuse_spaces(body: str, name: str, lines_before: int) -> None:
    """Refuse a picture that is none to Markdown, which would be read out: its file's name has a space."""
    for number, line in enumerate(body.splitlines(), lines_before + 1):
        if (match := _SPACED.search(line)) and not line.startswith(("    ", "\t")):
            raise ManuscriptError(
                f"a picture's file name with spaces cannot be read: {match[0][:80]}",
                place=f"{name}, line {number}",
                hint="Put it in angle brackets: ![alt text](<my picture.jpg>).",
            )


def _headline(front: FrontMatter, pieces: list[Piece]) -> tuple[str | None, list[Piece], tuple[Skipped, ...]]:
    """Return the headline, the pieces without it, and a heading that only repeats it."""
    first = next((piece for piece in pieces if not piece.picture), None)
    if first is None or first.level != 1:
        return front.headline, pieces, ()
    if front.headline is None:
        return first.text, [piece for piece in pieces if piece is not first], ()
    if first.text != front.headline:
        return front.headline, pieces, ()
    skipped = (Skipped(first.text, "headline, given twice"),)
    return front.headline, [piece for piece in pieces if piece is not first], skipped


def _blocks(pieces: Iterable[Piece], material: Material, lines_before: int) -> tuple[list[Block], tuple[Flag, ...]]:
    blocks: list[Block] = []
    flags: list[Flag] = []
    before: Piece | None = None
    for piece in pieces:
        if before and before.picture and before.line == piece.line and piece.text.startswith("{"):
            raise _wrong_attributes(piece, material, lines_before)
        before = piece
        if piece.picture:
            block, found = _photo(piece, material, lines_before)
            flags += found
        else:
            block = _block(piece, material.name, lines_before)
        blocks.append(replace(block, strong_edge=piece.after_rule))
    return blocks, tuple(flags)


def _wrong_attributes(piece: Piece, material: Material, lines_before: int) -> ManuscriptError:
    return ManuscriptError(
        f"the attributes of a picture cannot be read: {piece.text[:80]}",
        place=f"{material.name}, line {piece.line + lines_before}",
        hint='Write them as {credit="Photo: Name/Agency"}, with straight quotation marks, right after the picture.',
    )


def _block(piece: Piece, name: str, lines_before: int) -> Block:
    place = f"{name}, line {piece.line + lines_before}"
    marks = tuple(
        replace(mark, target=_language(mark.target, place)) if mark.kind is MarkKind.LANGUAGE else mark
        for mark in piece.marks
    )
    return Block(
        piece.kind, piece.text, marks=marks, level=max(2, piece.level), language=_language(piece.language, place)
    )


def _photo(piece: Piece, material: Material, lines_before: int) -> tuple[Block, tuple[Flag, ...]]:
    from edition.reading.photos import Wanted, photo_block, with_picture  # Pillow, only where there are pictures

    picture = piece.picture
    assert picture is not None  # noqa: S101  # told apart by the caller
    photo = Photo(
        caption=picture.title,
        credit_line=picture.attributes.get("credit", ""),
        alt_text=picture.alt or None,
        image_reference=picture.attributes.get("original", "") or picture.reference,
        caption_source="manuscript" if picture.title else "",
        credit_source="manuscript" if picture.attributes.get("credit") else "",
        alt_source="manuscript" if picture.alt else "",
    )
    wanted = Wanted(picture.reference, f"{material.name}, line {piece.line + lines_before}", required=True)
    photo, flags = with_picture(photo, wanted, material.folders)
    return photo_block(photo, _language(piece.language, wanted.place)), flags


def _language(given: str | None, place: str) -> str | None:
    try:
        return tag(given) if given else None
    except UsageError as error:
        raise ManuscriptError(error.message, place=place, hint="Write a BCP 47 tag such as {lang=fr}.") from error


def _strays(pieces: Pieces) -> tuple[Skipped, ...]:
    return tuple(Skipped(text, reason) for text, reason in pieces.strays)
