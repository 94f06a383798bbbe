"""Stretches of a page, or of a fragment of HTML, as an article's blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from edition.model import Block, BlockKind, Flag, Skipped
from edition.reading.flat.closing import is_reporter_credit
from edition.reading.html.accounts import reason_of, unread_of
from edition.reading.html.body import Kept, is_heading
from edition.reading.html.figures import figures_of
from edition.reading.html.markup import Picture, Stretch, items, parse_fragment
from edition.reading.html.pictures import Shown, shown_at
from edition.reading.material import Material
from edition.reading.photos import Wanted
from edition.reading.pictures import is_local

_TAIL = 4
_LONGEST_CREDIT = 240


def fragment_blocks(
    markup: str, material: Material, place: str
) -> tuple[tuple[Block, ...], tuple[Skipped, ...], tuple[Flag, ...]]:
    """Return the blocks of a fragment of HTML, as newsroom systems keep article bodies: all of it is the article.

    Args:
        markup: Without head or page furniture; asides in it are listed as skipped.
        material: Where it is from.
        place: For messages.
    """
    kept: list[Kept] = []
    shown: list[Shown] = []
    skipped: list[Skipped] = []
    root = parse_fragment(markup, place)
    for number, item in enumerate(items(root)):
        if isinstance(item, Picture):
            for figure in figures_of(item.element):
                wanted = Wanted(figure.address, place, material.on_disk and is_local(figure.address))
                shown.append(shown_at(number, figure, material, wanted))
        elif any(ancestor.tag == "aside" for ancestor in (item.element, *item.element.iterancestors())):
            skipped.append(Skipped(item.text, reason_of(item)))
        else:
            kept.append(Kept(number, item))
    flags = (flag for each in shown for flag in each.flags)
    skipped += [*unread_of(root), *(one for each in shown for one in each.skipped)]
    return blocks_of(kept, shown), tuple(skipped), tuple(flags)


def blocks_of(kept: Sequence[Kept], shown: Sequence[Shown]) -> tuple[Block, ...]:
    """Return stretches and photographs as blocks, in page order."""
    levels = sorted({int(each.stretch.element.tag[1]) for each in kept if is_heading(each.stretch)})
    placed = [(each.place, _block(each.stretch, levels)) for each in kept]
    placed[-_TAIL:] = [(place, _closing(block)) for place, block in placed[-_TAIL:]]
    placed += [(each.place, each.block) for each in shown if each.block]
    return tuple(block for _, block in sorted(placed, key=lambda pair: pair[0]))


def _closing(block: Block) -> Block:
    """Tell who else reported from the last paragraphs of the article itself."""
    short = block.kind is BlockKind.PARAGRAPH and len(block.text) <= _LONGEST_CREDIT
    return replace(block, kind=BlockKind.REPORTER_CREDIT) if short and is_reporter_credit(block.text) else block


def _block(stretch: Stretch, levels: Sequence[int]) -> Block:
    """Return the block that a stretch is; the page's highest sub-heads get level 2."""
    if is_heading(stretch):
        level = 2 + levels.index(int(stretch.element.tag[1]))
        return Block(BlockKind.SUBHEADING, stretch.text, marks=stretch.marks, level=level)
    kind = BlockKind.PARAGRAPH
    around = [stretch.element.tag, *(ancestor.tag for ancestor in stretch.element.iterancestors())]
    if "blockquote" in around:
        kind = BlockKind.PULL_QUOTE
    elif "li" in around:
        kind = BlockKind.LIST_ITEM
    return Block(kind, stretch.text, marks=stretch.marks, language=_language(stretch))


def _language(stretch: Stretch) -> str | None:
    """Return the language that the markup gives a passage; None where only the whole page has one."""
    for element in (stretch.element, *stretch.element.iterancestors()):
        if element.tag in ("body", "html", "main", "article"):
            return None
        if element.get("lang"):
            return element.get("lang")
    return None
