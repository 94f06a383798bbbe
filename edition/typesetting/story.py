"""An edition as it reads on the page: head, contents, parts, colophon; structure elements are made in this order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from edition.model import Block, BlockKind, Edition, EditionArticle, Section
from edition.typesetting.colophon import colophon
from edition.typesetting.columns import Drawable
from edition.typesetting.contents import Entry, contents
from edition.typesetting.pages import Flow
from edition.typesetting.paragraph import Bookmark, DropCap
from edition.typesetting.photos import photo
from edition.typesetting.pieces import Piece, Rule, Text, flatten
from edition.typesetting.qr import qr_code
from edition.typesetting.setting import Setting
from edition.typesetting.sound import Sound
from edition.typesetting.tagging import Element, Name
from edition.typesetting.typefaces import font_of
from edition.wording import wording

NUMBERED = re.compile(r"\d{1,3}[.)]\s")
"""How an item of a numbered list begins."""
DEEPEST = 6
"""Heading levels of PDF."""
MOST_ENTRIES = 12
"""Entries of the contents that may have a line each across the page."""


@dataclass(slots=True)
class Story:
    """What is to be composed, and the structure it has."""

    root: Element
    flows: list[Flow] = field(default_factory=list)
    entries: dict[str, Entry] = field(default_factory=dict)
    """Of the contents, by the key they lead to: their pages are filled in after composing."""
    running: dict[Drawable, str] = field(default_factory=dict)
    """What the running head says from this piece on."""
    wholes: dict[Drawable, str] = field(default_factory=dict)
    """What it says on a page that begins with this piece, a heading: what that is a part of."""
    headlines: set[Piece] = field(default_factory=set)
    """What opens an article."""
    aims: dict[str, Piece] = field(default_factory=dict)
    """The piece that each key of the contents leads to."""


def tell(setting: Setting, edition: Edition, sound: Sound) -> Story:
    """Turn an edition into flows of rows."""
    return _Teller(setting, edition, sound).tell()


class _Teller:
    """The story while it is told."""

    def __init__(self, setting: Setting, edition: Edition, sound: Sound) -> None:
        self.setting, self.edition, self.sound = setting, edition, sound
        self.design, self.area = setting.design, setting.area
        self.issue = len(edition.articles) > 1
        self.top = 2 if self.issue else 1
        """Heading level of an article's headline."""
        self.story = Story(Element("Document", title=edition.title))
        self.whole = edition.title
        """Headline of the article that is being told."""

    def tell(self) -> Story:
        if self.issue:
            self.masthead()
            self.table_of_contents(self.story.root)
        for article in self.edition.articles:
            self.article(article)
        self.colophon()
        return self.story

    # -- the heads

    def masthead(self) -> None:
        style = self.design.headline(len(self.edition.title))
        element = Element("H1", self.story.root, title=self.edition.title)
        run = self.setting.run(self.edition.title, style, None, None)
        mark = Bookmark("edition", self.edition.title, 0)
        pieces: list[Piece] = [self.setting.text([run], style, element, bookmark=mark, keep_next=True, balanced=True)]
        self.flow([*self.imprint(self.story.root), *pieces])

    def imprint(self, parent: Element) -> Iterator[Text]:
        """Set publisher and date, as far as they are known."""
        day = self.setting.say.date(self.edition.date) if self.edition.date else None
        if words := " · ".join(filter(None, (self.edition.publisher, day))):
            yield self.setting.words(words, "imprint", Element("P", parent), keep_next=True)

    def head(self, article: EditionArticle, parent: Element) -> None:
        pieces: list[Piece] = [] if self.issue else list(self.imprint(parent))
        pieces.append(Rule(self.design.rules["thick"], below_pt=self.area.grid_pt / 2))
        style = self.design.headline(len(article.headline.text), editorial=article.headline_editorial)
        element = Element(f"H{self.top}", parent, title=article.headline.text)
        run = self.setting.sentence(article.headline, style, element)
        mark = Bookmark(article.headline.id, article.headline.text, self.top - 1)
        headline = self.setting.text([run], style, element, bookmark=mark, keep_next=True, balanced=True)
        self.aim(headline, article.headline.id, article.headline.text)
        self.story.headlines.add(headline)
        pieces.append(headline)
        if article.standfirst:
            style, element = self.design.style("standfirst"), Element("P", parent)
            runs = self.setting.sentences(article.standfirst, style, element)
            pieces.append(self.setting.text(runs, style, element, balanced=True))
        if article.byline:
            style, element = self.design.style("byline"), Element("P", parent)
            pieces.append(self.setting.text([self.setting.sentence(article.byline, style, element)], style, element))
        self.flow(pieces, above_pt=2 * self.area.grid_pt, least=20)

    def table_of_contents(self, parent: Element) -> None:
        """Set the contents, where there is more than one part."""
        if len(self.edition.sections) < 2:
            return
        thin = self.design.rules["thin"]
        self.flow([Rule(thin), self.contents_title(parent)], above_pt=self.area.grid_pt, least=6)
        entries = contents(self.setting, self.edition, parent, self.sound)
        self.story.entries.update((entry.key, entry) for entry in entries)
        narrow = all(len(entry.text.rows(self.area.column_pt, self.area.height_pt)) == 1 for entry in entries)
        self.flow(entries, columns=self.area.columns if narrow or len(entries) > MOST_ENTRIES else 1)
        self.flow([Rule(thin)], above_pt=self.area.grid_pt / 2)

    def contents_title(self, parent: Element) -> Text:
        title, style = self.setting.say("Contents"), self.design.style("contents title")
        element = Element(f"H{self.top + 1}" if not self.issue else "H2", parent, title=title)
        mark = Bookmark("contents", title, 1)
        return self.setting.own_heading(title, style, element, mark)

    def colophon(self) -> None:
        """Set the colophon in columns, all on one page if it can be."""
        grid, columns = self.area.grid_pt, self.area.columns
        pieces = colophon(self.setting, self.edition, self.story.root, self.sound.voices)
        height = sum(row.height_pt for row in flatten(pieces, self.area.column_pt, self.area.height_pt))
        self.flow([Rule(self.design.rules["thin"])], above_pt=2 * grid, least=min(int(height / columns / grid) + 3, 20))
        self.flow(pieces, columns=columns)

    # -- the parts

    def article(self, article: EditionArticle) -> None:
        self.whole = article.headline.text
        parent = Element("Sect", self.story.root, id=article.id, title=article.headline.text)
        self.head(article, parent)
        if not self.issue:
            self.table_of_contents(parent)
        language = article.article.language
        pieces = [piece for section in article.sections for piece in self.section(section, parent, language)]
        self.flow(pieces, columns=self.area.columns, above_pt=self.area.grid_pt, least=5)

    def section(self, section: Section, parent: Element, language: str) -> Iterator[Piece]:
        """Set a section of an article in a language."""
        element = Element("Sect", parent, id=section.id, title=section.heading.text)
        yield from self.heading(section, element, language)
        if address := self.sound.links.get(section.id):
            yield qr_code(self.setting, section, element, address, self.sound.duration_ms(section.id))
        level, opening = self.top + 1, True
        alone = set(_alone(section.blocks))
        for kind, group in groupby(section.blocks, key=lambda block: block.kind):
            if kind is BlockKind.LIST_ITEM:
                yield from self.items(list(group), element)
                opening = False
                continue
            for block in group:
                if kind is BlockKind.SUBHEADING:
                    level = min(self.top + block.level, level + 1, DEEPEST)
                    yield self.subheading(block, element, level)
                elif kind is BlockKind.PULL_QUOTE:
                    yield from self.quote(block, element)
                elif kind is BlockKind.PHOTO:
                    own = block.language or language
                    yield photo(self.setting, block, element, own, in_place=block.id in alone)
                else:
                    yield self.paragraph(block, element, opening, first=section.number == 1)
                opening = kind is BlockKind.SUBHEADING or (opening and kind is BlockKind.PHOTO)

    def heading(self, section: Section, parent: Element, language: str) -> Iterator[Text]:
        """Set the part's label and, below it, the editor's heading or the opening words in a lighter look."""
        words = section.heading.text
        style = self.design.style("heading" if section.editorial else "opening words")
        kicker, element = self.design.style("kicker"), Element(f"H{self.top + 1}", parent, title=words)
        label, rest = _label_and_words(section)
        if label:
            run = self.setting.sentence(section.heading, kicker, element)
            first, second = replace(run, text=label.rstrip()), self.setting.run(rest, style, run.element, run.language)
        else:
            own = self.setting.unless_document(wording(language).tag)
            first = self.setting.run(section.label, kicker, Element("Span", element, language=own), own)
            second = self.setting.sentence(section.heading, style, element)
        mark = Bookmark(section.id, words, self.top)
        text = self.setting.text([first], kicker, element, bookmark=mark, keep_next=True, continues=bool(second.text))
        self.aim(text, section.id, words)
        yield text
        if second.text:
            yield self.setting.text([second], style, element, keep_next=True, balanced=True)

    def aim(self, piece: Text, key: str, running: str) -> None:
        """Note that the contents lead here, and the running head changes."""
        self.story.aims[key] = piece
        self.story.running[piece] = running
        self.story.wholes[piece] = self.whole
        if entry := self.story.entries.get(key):
            entry.item.references.append(piece.paragraph.element)

    def subheading(self, block: Block, parent: Element, level: int) -> Text:
        style, element = self.design.style("subheading"), Element(f"H{level}", parent, id=block.id, title=block.text)
        mark = Bookmark(block.id, block.text, level - 1)
        runs = self.setting.block(block, style, element)
        return self.setting.text(runs, style, element, bookmark=mark, keep_next=True, balanced=True)

    def paragraph(self, block: Block, parent: Element, opening: bool, *, first: bool) -> Text:
        role = "first" if opening else "body"
        if block.kind is BlockKind.REPORTER_CREDIT:
            role = "reporter credit"
        style, element = self.design.style(role), Element("P", parent, id=block.id)
        runs = self.setting.block(block, style, element)
        cap = self.drop_cap() if opening and first and len(block.text) > 240 and block.text[0].isalpha() else None
        return self.setting.text(runs, style, element, language=block.language, drop_cap=cap)

    def quote(self, block: Block, parent: Element) -> Iterator[Piece]:
        """Set a pull quote below a rule of its own."""
        style, element = self.design.style("pull quote"), Element("P", Element("BlockQuote", parent, id=block.id))
        yield Rule(self.design.rules["thick"], above_pt=self.area.grid_pt)
        yield self.setting.text(self.setting.block(block, style, element), style, element)

    def drop_cap(self) -> DropCap | None:
        lines = self.design.drop_cap_lines
        return DropCap(font_of(self.setting.faces, "display"), lines) if lines else None

    def items(self, blocks: Sequence[Block], parent: Element) -> Iterator[Text]:
        """Set a list; items that bring their numbers along get no bullet, and hang by them."""
        style = self.design.style("list item")
        numbered = all(NUMBERED.match(block.text) for block in blocks)
        if numbered:
            style = replace(style, first_indent_pt=-style.left_indent_pt)
        outer = Element("L", parent, attributes={} if numbered else {"List": {"ListNumbering": Name("Disc")}})
        for block in blocks:
            item = Element("LI", outer, id=block.id)
            label = None if numbered else self.setting.run("•", style, Element("Lbl", item), None)
            body = Element("LBody", item)
            yield self.setting.text(self.setting.block(block, style, body), style, body, label=label)

    def flow(self, pieces: Sequence[Piece], *, columns: int = 1, above_pt: float = 0.0, least: int = 0) -> None:
        """Add a flow; ``least`` is the number of grid rows it needs to begin on a page."""
        width = self.area.width_pt if columns == 1 else self.area.column_pt
        rows = flatten(pieces, width, self.area.height_pt, wide_pt=self.area.width_pt)
        self.story.flows.append(Flow(rows, columns, above_pt, least * self.area.grid_pt))


def _alone(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the photographs that are all there is below a heading: if they floated, nothing would stand below it."""
    for is_heading, group in groupby(blocks, key=lambda block: block.kind is BlockKind.SUBHEADING):
        below = list(group)
        if not is_heading and all(block.photo for block in below):
            yield from (block.id for block in below)


def _label_and_words(section: Section) -> tuple[str, str]:
    """Cut a heading that is made of label and opening words in two; the label is empty in any other heading."""
    words = section.heading.text
    if section.editorial or not words.startswith(section.label):
        return "", words
    sign, _, rest = words[len(section.label) :].partition(" ")
    if any(letter.isalnum() for letter in sign):
        return "", words
    return section.label + sign, rest
