"""The manuscript that a producer corrects: an edition of one article, written as Markdown.

What is written here, `edition.reading.manuscript` reads back to the same edition: sections, blocks, photographs, ids
and text. Section headings that we made stand as a note in an empty ``##``; whoever writes words there has made it an
editorial heading. Of a picture whose file was there all words stand in the draft: those that an editor deletes are not
taken from the file again. What was skipped, mended or is doubtful follows at the end as notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from edition.errors import UsageError
from edition.model import (
    Block,
    BlockKind,
    Edition,
    EditionArticle,
    Flag,
    Mark,
    MarkKind,
    Photo,
    Repair,
    Section,
    Skipped,
)
from edition.reading import NO_ALT_TEXT
from edition.reading.comments import GUIDE, HEADING_WANTED, write_comment, write_note
from edition.reading.front_matter import FrontMatter, write_front_matter
from edition.reading.manuscript import COMPLETE
from edition.reading.markdown import take_apart
from edition.reading.photos import NOT_HERE
from edition.reading.pictures import is_address

_INLINE = re.compile(r"([\\`*_\[\]<{])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_AWKWARD = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_CLOSING = re.compile(r"(?:^|(?<= ))#+$")
"""What a heading's end loses: strokes as people put them behind it."""
_NUMBER = re.compile(r"(\d{1,9})([.)])( |$)")
_PLAIN_REFERENCE = re.compile(r"[^\s<>()\\&]+")
_TAGS = {MarkKind.EMPHASIS: ("*", "emphasis"), MarkKind.STRONG: ("**", "strong")}
"""Delimiter and class of each mark."""


def draft(edition: Edition | EditionArticle) -> str:
    """Return the manuscript of an article.

    Raises:
        UsageError: The edition has several articles; each has a manuscript of its own.
    """
    if isinstance(edition, EditionArticle):
        return "\n".join(_lines(edition))
    if len(edition.articles) != 1:
        raise UsageError("a manuscript holds one article", hint="Draft the sources one by one.")
    return draft(edition.articles[0])


def _lines(made: EditionArticle) -> Iterator[str]:
    article = made.article
    yield write_front_matter(_front(made)) + write_comment(GUIDE)
    for section in made.sections:
        yield "\n" + _heading(section, len(made.sections), article.language)
        for block in section.blocks:
            if block.kind is not BlockKind.REPORTER_CREDIT:
                yield "\n" + _written(block)
    notes: list[Skipped | Repair | Flag] = [
        *article.skipped,
        *article.repairs,
        *(flag for flag in article.flags if not _is_told_again(flag)),
    ]
    yield "".join("\n" + write_note(note) + "\n" for note in notes)


def _is_told_again(flag: Flag) -> bool:
    """Tell what whoever reads the manuscript is told anyhow."""
    return flag.reason == NO_ALT_TEXT or (flag.reason == NOT_HERE and is_address(flag.text))


def _front(made: EditionArticle) -> FrontMatter:
    article = made.article
    blocks = (block for section in made.sections for block in section.blocks)
    return FrontMatter(
        headline=article.headline,
        standfirst=article.standfirst,
        byline=article.byline,
        dateline=article.dateline,
        published=article.published,
        language=article.language,
        publisher=article.publisher,
        source=article.source,
        credits=tuple(block.text for block in blocks if block.kind is BlockKind.REPORTER_CREDIT),
    )


def _heading(section: Section, total: int, language: str) -> str:
    if section.editorial:
        heading = section.heading
        other = heading.language if heading.language != language else None
        return f"## {_in_language(_heading_text(_escaped(heading.text)), other)}"
    return f"## {write_comment(HEADING_WANTED.format(number=section.number, total=total))}"


def _heading_text(written: str) -> str:
    return _CLOSING.sub(r"\\\g<0>", written)


def _written(block: Block) -> str:
    if block.photo:
        return _photo(block.photo, block.language)
    text = _in_language(_text(block), block.language)
    match block.kind:
        case BlockKind.SUBHEADING:
            return f"{'#' * max(3, block.level)} {_heading_text(text)}"
        case BlockKind.PULL_QUOTE:
            return f"> {_opening(text)}"
        case BlockKind.LIST_ITEM:
            return f"- {_opening(text)}"
        case _:
            return _opening(text)


def _in_language(text: str, language: str | None) -> str:
    return f"[{text}]{{lang={language}}}" if language else text


def _opening(text: str) -> str:
    """Keep what begins a line from meaning a heading, list or rule."""
    if text[:1] in ("#", ">", "+", "-", "~", "=", "|"):
        return "\\" + text
    return _NUMBER.sub(r"\1\\\2\3", text, count=1) if _NUMBER.match(text) else text


def _text(block: Block) -> str:
    """Write text and marks as usual (``*so*``) or, where that would be misread, as spans (``[so]{.emphasis}``)."""
    usual = _marked(block.text, block.marks)
    read = take_apart(_opening(usual)).blocks
    if len(read) == 1 and read[0].text == block.text and set(read[0].marks) == set(block.marks):
        return usual
    return _spanned(block.text, block.marks)


def _marked(text: str, marks: Sequence[Mark]) -> str:
    """Write marks with the usual delimiters, one within the other."""
    written, end, opened = "", 0, list[Mark]()
    pending = sorted(marks, key=lambda mark: (mark.span[0], -mark.span[1], mark.kind))
    for edge in sorted({edge for mark in marks for edge in mark.span}):
        written += _escaped(text[end:edge])
        end = edge
        while opened and opened[-1].span[1] <= edge:
            mark = opened.pop()
            written += _TAGS[mark.kind][0] if mark.kind in _TAGS else f"]{_meaning(mark)}"
        while pending and pending[0].span[0] <= edge:
            mark = pending.pop(0)
            opened.append(mark)
            written = written + _TAGS[mark.kind][0] if mark.kind in _TAGS else _before_bracket(written) + "["
    return written + _escaped(text[end:])


def _spanned(text: str, marks: Sequence[Mark]) -> str:
    """Write marks as spans around each stretch that has the same ones; the reader joins what touches."""
    edges = sorted({0, len(text), *(edge for mark in marks for edge in mark.span)})
    written = ""
    for start, end in pairwise(edges):
        part = _escaped(text[start:end])
        around = [mark for mark in marks if mark.span[0] <= start and end <= mark.span[1]]
        for mark in sorted(around, key=lambda mark: (mark.kind is not MarkKind.LINK, mark.kind)):
            part = f"[{part}]{_meaning(mark)}"
        written = (_before_bracket(written) if part.startswith("[") else written) + part
    return written


def _meaning(mark: Mark) -> str:
    """Return what stands behind the brackets around marked words."""
    if mark.kind is MarkKind.LINK:
        return f"({_destination(mark.target or '')})"
    return f"{{lang={mark.target}}}" if mark.kind is MarkKind.LANGUAGE else f"{{.{_TAGS[mark.kind][1]}}}"


def _before_bracket(written: str) -> str:
    """Keep an exclamation mark from making a picture of the link after it."""
    return f"{written[:-1]}\\!" if written.endswith("!") else written


def _photo(photo: Photo, language: str | None) -> str:
    reference = photo.image_reference
    here = photo.image is not None or reference.startswith(("http://", "https://"))
    title = f' "{_quoted(photo.caption)}"' if photo.caption else ""
    attributes = [("credit", photo.credit_line), ("original", "" if here else reference), ("lang", language or "")]
    words = " ".join(
        [f'{name}="{_attribute(value)}"' for name, value in attributes if value]
        + [f"words={COMPLETE}"] * (photo.image is not None)
    )
    destination = _destination(reference) if here else "<>"
    return f"![{_escaped(photo.alt_text or '')}]({destination}{title}){f'{{{words}}}' if words else ''}"


def _escaped(text: str) -> str:
    """Write text so that Markdown reads back exactly that."""
    return _AWKWARD.sub(_number, _INLINE.sub(r"\\\1", _ENTITY.sub("&amp;", text)))


def _quoted(text: str) -> str:
    text = _ENTITY.sub("&amp;", text).replace("\\", r"\\").replace('"', r"\"")
    return _AWKWARD.sub(_number, text)


def _attribute(text: str) -> str:
    text = _AWKWARD.sub(_number, text.replace("&", "&amp;"))
    return text.replace("\\", r"\\").replace('"', r"\"")


def _number(match: re.Match[str]) -> str:
    """Write a character as a numeric entity: what would end a line or be lost, and what no editor could see."""
    return f"&#{ord(match.group())};"


def _destination(reference: str) -> str:
    if _PLAIN_REFERENCE.fullmatch(reference):
        return reference
    text = _ENTITY.sub("&amp;", reference).replace("\\", r"\\").replace("<", r"\<").replace(">", r"\>")
    return f"<{_AWKWARD.sub(_number, text)}>"
