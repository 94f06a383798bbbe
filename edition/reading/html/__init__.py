"""Web pages: the article's text, facts and photographs out of everything else that is on a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from edition.errors import SourceError
from edition.model import Article, Block, BlockKind, Skipped
from edition.reading.html.body import Kept, body_of, letters
from edition.reading.html.facts import Facts, facts_of
from edition.reading.html.layout import left_out, standfirst_of
from edition.reading.html.markup import Item, Stretch, items, parse
from edition.reading.html.pictures import Shown, pictures_of
from edition.reading.languages import declared_tag, language_of

if TYPE_CHECKING:
    from edition.reading import ReadingOptions
    from edition.reading.material import Material

__all__ = ["read_page"]


def read_page(material: Material, options: ReadingOptions) -> Article:
    """Return the article of a web page.

    Raises:
        SourceError: It is no page, or has no article that can be told.
    """
    root = parse(material.text, material.name)
    facts = facts_of(root)
    stream = list(items(root))
    kept = [each for each in body_of(root, stream) if not _is_headline(each, facts)]
    shown, taken = pictures_of(stream, kept, facts, material)
    kept = [each for each in kept if each.place not in taken]
    if not kept:
        raise SourceError(
            "no article was found in the page",
            place=material.name,
            hint="Save the page after it has loaded, or give its text as a .txt or .md file.",
        )
    standfirst = standfirst_of(stream, kept, facts)
    blocks = _blocks(kept, shown)
    prose = "\n".join(each.stretch.text for each in kept)
    language, flags = language_of(prose, given=options.language, declared=facts.language)
    return Article(
        blocks=blocks,
        source=material.name,
        language=language,
        headline=facts.headline,
        standfirst=standfirst,
        byline=facts.byline,
        published=facts.published,
        publisher=facts.publisher,
        skipped=(*left_out(stream, kept, taken), *(skipped for each in shown for skipped in each.skipped)),
        flags=(*flags, *(flag for each in shown for flag in each.flags)),
    )


def _is_headline(kept: Kept, facts: Facts) -> bool:
    return kept.stretch.element.tag == "h1" or (
        facts.headline is not None and letters(kept.stretch.text) == letters(facts.headline)
    )


def _blocks(kept: Sequence[Kept], shown: Sequence[Shown]) -> tuple[Block, ...]:
    levels = sorted({int(each.stretch.element.tag[1]) for each in kept if _is_heading(each.stretch)})
    placed = [(each.place, _block(each.stretch, levels)) for each in kept]
    placed += [(each.place, each.block) for each in shown if each.block]
    return tuple(block for _, block in sorted(placed, key=lambda pair: pair[0]))


def _block(stretch: Stretch, levels: Sequence[int]) -> Block:
    """Return the block that a stretch is; the page's highest sub-heads get level 2."""
    if _is_heading(stretch):
        level = 2 + levels.index(int(stretch.element.tag[1]))
        return Block(BlockKind.SUBHEADING, stretch.text, marks=stretch.marks, level=level)
    kind = BlockKind.PARAGRAPH
    around = [stretch.element.tag, *(ancestor.tag for ancestor in stretch.element.iterancestors())]
    if "blockquote" in around:
        kind = BlockKind.PULL_QUOTE
    elif "li" in around:
        kind = BlockKind.LIST_ITEM
    return Block(kind, stretch.text, marks=stretch.marks, language=_language(stretch))


def _is_heading(stretch: Stretch) -> bool:
    return stretch.element.tag in ("h2", "h3", "h4", "h5", "h6")


def _language(stretch: Stretch) -> str | None:
    """Return the language that the markup gives a passage; None where only the whole page has one."""
    for element in (stretch.element, *stretch.element.iterancestors()):
        if element.tag in ("body", "html", "main", "article"):
            return None
        if element.get("lang"):
            return declared_tag(element.get("lang"))
    return None


_ = (Item, Skipped)
