"""Setting text: sentences with their marks become runs, runs a paragraph in the style of its role.

The structure is made here too: every sentence is a ``Span`` with its id, every link a ``Link`` within it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from edition.model import Block, Mark, MarkKind, Sentence
from edition.typesetting.fonts import missing_letters
from edition.typesetting.papers import TypeArea
from edition.typesetting.paragraph import Bookmark, DropCap, Link, Paragraph, ParagraphStyle, Run
from edition.typesetting.pieces import Heading, Text
from edition.typesetting.styles import LINK, Design, TextStyle
from edition.typesetting.tagging import Element
from edition.typesetting.typefaces import Faces, font_of
from edition.wording import Wording


@dataclass(frozen=True, slots=True)
class Setting:
    """What every piece of an edition is set with."""

    design: Design
    faces: Faces
    area: TypeArea
    language: str
    """BCP 47 tag of the document."""
    say: Wording
    pdf2: bool = False
    """True when the types of PDF 2.0 may be used."""

    def text(
        self,
        runs: Sequence[Run],
        style: TextStyle,
        element: Element,
        *,
        language: str | None = None,
        bookmark: Bookmark | None = None,
        drop_cap: DropCap | None = None,
        label: Run | None = None,
        keep_next: bool = False,
        balanced: bool = False,
        continues: bool = False,
    ) -> Text:
        """Set runs as a paragraph.

        Args:
            runs: Its text.
            style: Of its role.
            element: What it is.
            language: BCP 47 tag; None for the document's.
            bookmark: Makes it the aim of links.
            drop_cap: Of its first letter.
            label: Of a list's item.
            keep_next: It stays with what follows.
            balanced: Its lines are to be about equally long, as a heading's.
            continues: The next paragraph goes on in the same element.
        """
        paragraph = Paragraph(
            runs,
            _paragraph_style(style),
            element,
            language or self.language,
            bookmark=bookmark,
            drop_cap=drop_cap,
            label=label,
            continues=continues,
        )
        kind = Heading if balanced else Text
        return kind(paragraph, style, minimum=self.design.minimum_lines, keep_next=keep_next)

    def words(self, text: str, role: str, element: Element, *, keep_next: bool = False) -> Text:
        """Set words of our own, in the language they are in."""
        style = self.design.style(role)
        element.language = self.own_language
        return self.text(
            [self.run(text, style, None, None)], style, element, language=self.say.tag, keep_next=keep_next
        )

    def own_heading(self, title: str, style: TextStyle, element: Element, bookmark: Bookmark) -> Text:
        """Set a heading of our own."""
        element.language = self.own_language
        runs = [self.run(title, style, None, None)]
        return self.text(runs, style, element, language=self.say.tag, bookmark=bookmark, keep_next=True)

    @property
    def own_language(self) -> str | None:
        """BCP 47 tag of our own words where it is not the document's."""
        return self.unless_document(self.say.tag)

    def unless_document(self, language: str) -> str | None:
        """Return a language where it is not the document's."""
        return language if language != self.language else None

    def can_set(self, text: str) -> bool:
        """Tell whether there is a font for every letter."""
        return not missing_letters(text, self.faces["text"])

    def run(self, text: str, style: TextStyle, element: Element | None, language: str | None) -> Run:
        """Return text in the look of a style."""
        font = font_of(self.faces, style.face, bold=style.bold, italic=style.italic)
        return Run(text, font, style.size_pt, element, style.colour, language=language)

    def sentence(self, sentence: Sentence, style: TextStyle, parent: Element) -> Run:
        """Return a sentence that stands alone: a headline, a byline, a credit line."""
        return self.run(sentence.text, style, self.span(sentence, parent), self.foreign(sentence))

    def sentences(self, sentences: Sequence[Sentence], style: TextStyle, parent: Element) -> list[Run]:
        """Return sentences that are not part of a block, with a space between them."""
        last = len(sentences) - 1
        return [
            replace(run, text=run.text + " " * (number < last))
            for number, run in enumerate(self.sentence(sentence, style, parent) for sentence in sentences)
        ]

    def block(self, block: Block, style: TextStyle, parent: Element) -> list[Run]:
        """Return a block's text, sentence by sentence, with its marks; the space after a sentence belongs to it."""
        runs: list[Run] = []
        at = 0
        for sentence, end in zip(block.sentences, _ends(block), strict=True):
            if before := block.text[at : sentence.start].strip():
                runs.append(self.run(before + " ", style, None, None))
            span = self.span(sentence, parent)
            for text, marks in _marked(block, sentence.start, end):
                runs.append(self._marked_run(text, marks, style, span, self.foreign(sentence)))
            at = end
        if after := block.text[at:].strip():
            runs.append(self.run(after, style, None, None))
        return runs

    def span(self, sentence: Sentence, parent: Element) -> Element:
        """Return the element of a sentence."""
        return Element("Span", parent, id=sentence.id, language=self.foreign(sentence))

    def foreign(self, sentence: Sentence) -> str | None:
        """Return the sentence's language where it is not the document's."""
        return self.unless_document(sentence.language)

    def _marked_run(
        self, text: str, marks: Sequence[Mark], style: TextStyle, element: Element, language: str | None
    ) -> Run:
        if not marks:
            return self.run(text, style, element, language)
        kinds = {mark.kind for mark in marks}
        bold, italic = style.bold, style.italic
        for kind, tag in (MarkKind.EMPHASIS, "Em"), (MarkKind.STRONG, "Strong"):
            if kind in kinds and self.pdf2:
                element = Element(tag, element)
        if MarkKind.STRONG in kinds or (MarkKind.EMPHASIS in kinds and self.design.emphasis == "bold"):
            bold = True
        elif MarkKind.EMPHASIS in kinds:
            italic = not italic
        run = self.run(text, replace(style, bold=bold, italic=italic), element, language)
        link = next((mark for mark in marks if mark.kind is MarkKind.LINK and mark.target), None)
        if link is None or not link.target:
            return run
        aim = Link(link.target, f"{text.strip()} ({link.target})")
        return replace(run, element=Element("Link", element), colour=LINK, link=aim)


def _ends(block: Block) -> Iterator[int]:
    """Yield where each sentence ends, with the white space that follows it."""
    for sentence in block.sentences:
        end = sentence.start + len(sentence.text)
        while end < len(block.text) and block.text[end].isspace():
            end += 1
        yield end


def _marked(block: Block, start: int, end: int) -> Iterator[tuple[str, tuple[Mark, ...]]]:
    """Yield the stretches of ``block.text[start:end]`` that have the same marks."""
    edges = {start, end}
    for mark in block.marks:
        edges.update(edge for edge in mark.span if start < edge < end)
    cuts = sorted(edges)
    for left, right in pairwise(cuts):
        yield block.text[left:right], tuple(m for m in block.marks if m.span[0] <= left and right <= m.span[1])


def _paragraph_style(style: TextStyle) -> ParagraphStyle:
    return ParagraphStyle(
        leading_pt=style.leading_pt,
        alignment=style.align,
        first_indent_pt=style.first_indent_pt,
        left_indent_pt=style.left_indent_pt,
        right_indent_pt=style.right_indent_pt,
        hyphenate=style.hyphenate,
        hang=style.align == "justify",
    )
