"""A section as it is set: headings, paragraphs, figures, lists, and where print pages begin. For all packages alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from edition.model import Block, BlockKind, EditionArticle, Section
from edition.packaging.pages import PageBreaks
from edition.packaging.passages import Passage, heading_levels, passage, passages


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with the pages that begin before it."""

    passage: Passage
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """What a photo block has beside its caption."""

    image: str | None
    """Path of the picture relative to the document; None when there is no file."""
    alt_text: str | None
    credit: Line | None

    @property
    def shown(self) -> bool:
        """False for a photo that left nothing behind at all."""
        return bool(self.image or self.alt_text)


@dataclass(frozen=True, slots=True)
class Item:
    """A block of a section."""

    id: str
    kind: str
    """The model's word: ``paragraph``, ``subheading`` …"""
    lines: tuple[Line, ...]
    level: int = 0
    """Heading level of a sub-heading."""
    pages: tuple[int, ...] = ()
    """Pages that begin before the block itself."""
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One content document."""

    section: Section
    language: str
    headline: Line | None
    """As standfirst and byline, in the article's first section alone."""
    standfirst: tuple[Line, ...]
    byline: Line | None
    heading: Line
    items: tuple[Item, ...]
    pages_at_end: tuple[int, ...]

    @property
    def article_id(self) -> str:
        """Of the article that it belongs to."""
        return self.section.id.rpartition("-")[0]

    @property
    def groups(self) -> Iterator[tuple[bool, tuple[Item, ...]]]:
        """Give the items, list items that follow each other together."""
        for is_list, items in groupby(self.items, key=lambda item: item.kind == BlockKind.LIST_ITEM.value):
            yield is_list, tuple(items)

    @property
    def pages(self) -> Iterator[int]:
        """Give the pages that begin in it, in order."""
        for line in self.front_lines:
            yield from line.pages
        for item in self.items:
            yield from item.pages
            for line in item.lines:
                yield from line.pages
            if item.figure and item.figure.credit:
                yield from item.figure.credit.pages
        yield from self.pages_at_end

    @property
    def front_lines(self) -> tuple[Line, ...]:
        """Headline, standfirst and byline, where they stand in it, and its heading."""
        front = (self.headline, *self.standfirst, self.byline, self.heading)
        return tuple(line for line in front if line)

    @property
    def subheadings(self) -> tuple[Item, ...]:
        """The sub-headings, in order."""
        return tuple(item for item in self.items if item.kind == BlockKind.SUBHEADING.value)


def document(
    article: EditionArticle, section: Section, breaks: PageBreaks, images: Mapping[str, str], *, last: bool
) -> Document:
    """Return a section ready to be set.

    Args:
        article: The article that it belongs to; its first section carries headline, standfirst and byline.
        section: The section.
        breaks: Where print pages begin.
        images: Path of each picture, by photo block id.
        last: True for the edition's last section, which carries the pages that nothing begins on.
    """
    setter = _Setter(breaks, images)
    first = section is article.sections[0]
    standfirst = tuple(setter.line(passage(sentence)) for sentence in article.standfirst) if first else ()
    return Document(
        section=section,
        language=article.article.language,
        headline=setter.line(passage(article.headline)) if first else None,
        standfirst=standfirst,
        byline=setter.line(passage(article.byline)) if first and article.byline else None,
        heading=setter.line(passage(section.heading)),
        items=tuple(setter.items(section)),
        pages_at_end=breaks.at_end if last else (),
    )


@dataclass(frozen=True, slots=True)
class _Setter:
    breaks: PageBreaks
    images: Mapping[str, str]

    def line(self, of: Passage) -> Line:
        return Line(of, self.breaks.before.get(of.id, ()))

    def items(self, section: Section) -> Iterable[Item]:
        levels = heading_levels(section)
        for block in section.blocks:
            lines = tuple(self.line(of) for of in passages(block))
            figure = self.figure(block)
            if lines or (figure and (figure.shown or figure.credit)):
                pages = self.breaks.before.get(block.id, ())
                yield Item(block.id, block.kind.value, lines, levels.get(block.id, 0), pages, figure)

    def figure(self, block: Block) -> Figure | None:
        if block.photo is None:
            return None
        credit = self.line(passage(block.credit)) if block.credit else None
        return Figure(self.images.get(block.id), block.photo.alt_text, credit)
