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
``![](<> "The caption.")``; ``original="…"`` may say what the source called it. Words that a picture lacks are
taken from its sidecar or file; ``credit=""`` says that it has no credit, ``words=complete`` that its file is not to be
asked. `edition.reading.drafting` writes this form, and what it writes is read back to the same edition. What cannot be
read as it was meant is an error with its line.
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
from edition.reading.inline import Picture
from edition.reading.languages import language_of, tag
from edition.reading.markdown import Piece, Pieces, take_apart
from edition.reading.rows import IN_WORDS

if TYPE_CHECKING:
    from edition.reading import ReadingOptions
    from edition.reading.material import Material


COMPLETE = "complete"
"""Value of ``words`` for a picture all of whose words stand in the manuscript: none are taken from its file."""
LIMIT_BLOCKS = 20_000
"""Paragraphs, list items, rows of tables and pictures of a manuscript."""
LIMIT_BARS = 50_000
LIMIT_BRACKETS = 5000
"""Opening square brackets in one paragraph."""
_LINE_END = re.compile(r"\r\n?")


def read_manuscript(material: Material, options: ReadingOptions) -> Article:
    """Return the article that a Markdown text holds.

    Raises:
        ManuscriptError: Its front matter or Markdown cannot be read as it was meant; the message names the line.
        PhotoError: A picture that it names is missing or broken.
        SourceError: It has no text.
    """
    text = _LINE_END.sub("\n", material.text)
    front, body, lines_before = split_front_matter(text, material.name)
    _refuse_junk(body, material.name, lines_before)
    pieces = take_apart(body)
    _refuse_faults(pieces, material.name, lines_before)
    if len(pieces.blocks) > LIMIT_BLOCKS:
        hint = "Give one article at a time."
        raise ManuscriptError(f"the manuscript has more than {LIMIT_BLOCKS} paragraphs", place=material.name, hint=hint)
    headline, rest, repeated = _headline(front, pieces.blocks)
    prose = "\n".join(piece.text or (piece.picture.title if piece.picture else "") for piece in rest)
    language, language_flags = language_of(
        prose, given=options.language or front.language, declared=options.assumed_language
    )
    blocks, photo_flags = _blocks(rest, material, lines_before, language)
    blocks += [Block(BlockKind.REPORTER_CREDIT, credit) for credit in front.credits if credit]
    if not blocks:
        raise SourceError("the manuscript has no text", place=material.name)
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
        flags=(*notes.flags, *photo_flags, *language_flags, *(Flag(text, reason) for text, reason in pieces.doubts)),
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


def _refuse_faults(pieces: Pieces, name: str, lines_before: int) -> None:
    if pieces.faults:
        first = min(pieces.faults, key=lambda fault: fault.line)
        raise ManuscriptError(first.message, place=f"{name}, line {first.line + lines_before}", hint=first.hint)


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


def _blocks(
    pieces: Iterable[Piece], material: Material, lines_before: int, language: str
) -> tuple[list[Block], tuple[Flag, ...]]:
    blocks: list[Block] = []
    flags: list[Flag] = []
    for piece in pieces:
        if piece.picture:
            block, found = _photo(piece, material, lines_before, language)
            flags += found
        else:
            block = _block(piece, material.name, lines_before)
        if piece.row == 1:
            flags.append(Flag(f"{piece.text[:200]} ({material.name}, line {piece.line + lines_before})", IN_WORDS))
        blocks.append(replace(block, strong_edge=piece.after_rule))
    return blocks, tuple(flags)


def _block(piece: Piece, name: str, lines_before: int) -> Block:
    place = f"{name}, line {piece.line + lines_before}"
    marks = tuple(
        replace(mark, target=_language(mark.target, place)) if mark.kind is MarkKind.LANGUAGE else mark
        for mark in piece.marks
    )
    return Block(
        piece.kind,
        piece.text,
        marks=marks,
        level=max(2, piece.level),
        language=_language(piece.language, place),
        continues=piece.row > 1,
    )


def _photo(piece: Piece, material: Material, lines_before: int, language: str) -> tuple[Block, tuple[Flag, ...]]:
    from edition.reading.photos import NOT_HERE, Wanted, photo_block, with_picture  # Pillow, only for pictures
    from edition.reading.pictures import is_address

    picture = piece.picture
    assert picture is not None  # noqa: S101  # told apart by the caller
    photo = Photo(
        caption=picture.title,
        credit_line=picture.attributes.get("credit", ""),
        alt_text=picture.alt or None,
        image_reference=picture.attributes.get("original", "") or picture.reference,
        caption_source="manuscript" if picture.title else "",
        credit_source="manuscript" if "credit" in picture.attributes else "",
        alt_source="manuscript" if picture.alt else "",
    )
    place = f"{material.name}, line {piece.line + lines_before}"
    language, complete = _language(piece.language, place) or language, _complete(picture, place)
    wanted = Wanted(picture.reference, place, required=True, language=language, complete=complete)
    photo, flags = with_picture(photo, wanted, material.folders)
    if is_address(picture.reference):
        flags = (*flags, Flag(f"{picture.reference[:200]} ({wanted.place})", NOT_HERE))
    return photo_block(photo, _language(piece.language, place)), flags


def _complete(picture: Picture, place: str) -> bool:
    words = picture.attributes.get("words")
    if words not in (None, COMPLETE):
        hint = f"Write words={COMPLETE} to take none from the picture's file, or leave it out."
        raise ManuscriptError(f"“words” of a picture is not “{words[:80]}”", place=place, hint=hint)
    return words is not None


def _language(given: str | None, place: str) -> str | None:
    try:
        return tag(given) if given else None
    except UsageError as error:
        raise ManuscriptError(error.message, place=place, hint="Write a BCP 47 tag such as {lang=fr}.") from error


def _strays(pieces: Pieces) -> tuple[Skipped, ...]:
    return tuple(Skipped(text, reason) for text, reason in pieces.strays)
