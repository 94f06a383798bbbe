"""From claims to the blocks, photos and skipped passages of an article."""

from __future__ import annotations

from collections.abc import Sequence

from edition.model import Block, BlockKind, Decision, Flag, Photo, Repair, Skipped, Span
from edition.reading.flat.claims import Claim, Role
from edition.reading.flat.paragraphs import grouped
from edition.reading.flat.repairs import repaired
from edition.reading.flat.tokens import Document

_KINDS = {
    Role.PROSE: BlockKind.PARAGRAPH,
    Role.SUBHEADING: BlockKind.SUBHEADING,
    Role.PULL_QUOTE: BlockKind.PULL_QUOTE,
    Role.LIST_ITEM: BlockKind.LIST_ITEM,
    Role.REPORTER_CREDIT: BlockKind.REPORTER_CREDIT,
}
_WITHIN_PHOTO = frozenset({"picture furniture", "repeated caption"})
"""What may stand between a caption and its credit line."""
_BREAKS = frozenset({"newsletter promo", "stray punctuation", "rule", "advertisement", "privacy notice"})


def skipped(document: Document, claims: Sequence[Claim]) -> tuple[Skipped, ...]:
    """Return what is not part of the article."""
    return tuple(
        Skipped(document.slice(claim.span), claim.reason, claim.span, claim.confidence)
        for claim in claims
        if claim.role in (Role.SKIP, Role.LABEL)
    )


def decisions(document: Document, claims: Sequence[Claim]) -> tuple[Decision, ...]:
    """Return what was taken for something other than prose, and is part of the article."""
    return tuple(
        Decision(claim.role.value, document.slice(claim.span), claim.reason, claim.span, claim.confidence)
        for claim in claims
        if claim.role not in (Role.PROSE, Role.SKIP, Role.LABEL)
    )


def blocks(document: Document, claims: Sequence[Claim], repairs: Sequence[Repair]) -> tuple[Block, ...]:
    """Return the article's blocks in reading order, reporter credits last."""
    made: list[Block] = []
    strong = False
    pending: list[Claim] = []
    for group in grouped(document, claims):
        first = group[0]
        if first.role in (Role.CAPTION, Role.CREDIT):
            if pending and _closes(pending, first):
                made.append(_photo(document, pending, repairs))
                pending = []
            pending += group
            continue
        within = first.role is Role.LABEL or (first.role is Role.SKIP and first.reason in _WITHIN_PHOTO)
        if pending and not within:
            made.append(_photo(document, pending, repairs))
            pending = []
        if first.role is Role.SKIP:
            strong = strong or first.reason in _BREAKS
        elif first.role in _KINDS:
            made.append(_block(document, group, repairs, strong))
            strong = False
    if pending:
        made.append(_photo(document, pending, repairs))
    return tuple(sorted(made, key=lambda block: block.kind is BlockKind.REPORTER_CREDIT))


def _closes(pending: Sequence[Claim], following: Claim) -> bool:
    """Tell whether a photo is complete, so that another caption or credit begins the next."""
    return any(claim.role is following.role for claim in pending) or len({claim.role for claim in pending}) > 1


def _block(document: Document, group: Sequence[Claim], repairs: Sequence[Repair], strong: bool) -> Block:
    span = (group[0].span[0], group[-1].span[1])
    return Block(_KINDS[group[0].role], repaired(document.text, span, repairs), span, strong_edge=strong)


def _photo(document: Document, parts: Sequence[Claim], repairs: Sequence[Repair]) -> Block:
    caption = _joined([claim.span for claim in parts if claim.role is Role.CAPTION])
    credit = _joined([claim.span for claim in parts if claim.role is Role.CREDIT])
    text = repaired(document.text, caption, repairs) if caption else ""
    line = repaired(document.text, credit, repairs) if credit else ""
    photo = Photo(
        caption=text,
        credit_line=line,
        caption_span=caption,
        credit_span=credit,
        caption_source="text" if caption else "",
        credit_source="text" if credit else "",
    )
    return Block(BlockKind.PHOTO, text, (parts[0].span[0], parts[-1].span[1]), photo)


def _joined(spans: Sequence[Span]) -> Span | None:
    return (spans[0][0], spans[-1][1]) if spans else None


__all__ = ["Flag", "blocks", "skipped"]
