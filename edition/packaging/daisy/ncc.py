"""The navigation control centre: everything that a reader can jump to, in reading order (DAISY 2.02, section 2.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from edition.packaging.daisy.smil import page_id
from edition.packaging.documents import Document, Item, Line
from edition.wording import wording

ARTICLE_LEVEL = 1
SECTION_LEVEL = 2
PAGE_CLASS = "page-normal"
NOTE_CLASS = "optional-prodnote"


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading, a page or a note about a photograph."""

    id: str
    text: str
    section_id: str
    """Of the section in whose presentation it is."""
    target: str
    """Id of the par to play."""
    level: int | None = None
    """Of a heading; None for the rest."""
    css_class: str | None = None
    language: str | None = None
    """BCP 47 tag of the text; None of an issue's title and of page numbers."""

    @property
    def element(self) -> str:
        """``h1`` to ``h6`` or ``span``."""
        return f"h{self.level}" if self.level else "span"


def entries(documents: Sequence[Document], title: str | None) -> tuple[Entry, ...]:
    """Return every entry; the first is the heading of class ``title``.

    Args:
        documents: The sections.
        title: An issue's title; None when the one article's headline is the title.
    """
    first = documents[0]
    opening = [Entry("title", title, first.section.id, "title", ARTICLE_LEVEL, "title")] if title is not None else []
    found = [*opening, *(entry for document in documents for entry in _of_document(document))]
    if title is None:
        found[0] = replace(found[0], level=ARTICLE_LEVEL, css_class="title")
    return tuple(found)


def _of_document(document: Document) -> Iterator[Entry]:
    section = document.section.id
    levels = {document.heading.passage.id: SECTION_LEVEL}
    if document.headline:
        levels[document.headline.passage.id] = ARTICLE_LEVEL
    for line in document.front_lines:
        yield from _pages(line.pages, section)
        if line.passage.id in levels:
            passage = line.passage
            yield Entry(passage.id, passage.text, section, passage.id, levels[passage.id], language=passage.language)
    for item in document.items:
        yield from _of_item(item, document)
    yield from _pages(document.pages_at_end, section)


def _of_item(item: Item, document: Document) -> Iterator[Entry]:
    section = document.section.id
    credit = (item.figure.credit,) if item.figure and item.figure.credit else ()
    lines = (*item.lines, *credit)
    yield from _pages(item.pages, section)
    first, *others = lines or (None,)
    if first:
        yield from _pages(first.pages, section)
        yield from _landmark(item, first, document)
    yield from (entry for line in others if line for entry in _pages(line.pages, section))


def _landmark(item: Item, first: Line, document: Document) -> Iterator[Entry]:
    section, target, language = document.section.id, first.passage.id, first.passage.language
    if item.level:
        text = "".join(line.passage.text + line.passage.gap for line in item.lines)
        yield Entry(item.id, text, section, target, item.level, language=language)
    elif item.figure:
        text = wording(document.language)("Photograph: {caption}", caption=first.passage.text)
        yield Entry(item.id, text, section, target, css_class=NOTE_CLASS, language=language)


def _pages(numbers: Iterable[int], section: str) -> Iterator[Entry]:
    for number in numbers:
        yield Entry(page_id(number), str(number), section, page_id(number), css_class=PAGE_CLASS)
