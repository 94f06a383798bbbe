"""An article as read, one readable line a part: what the golden files hold."""

from __future__ import annotations

from edition.model import Article, Block


def outline(article: Article) -> str:
    """Return headline, front matter, blocks, and everything decided, skipped, mended or flagged."""
    lines = [f"headline: {article.headline}", f"standfirst: {article.standfirst}", f"byline: {article.byline}"]
    lines += [f"dateline: {article.dateline}", f"published: {article.published}", ""]
    lines += [_block(block) for block in article.blocks]
    lines += ["", *(f"decided: {item.kind} ({item.confidence:.2f}): {item.reason}" for item in article.decisions)]
    lines += ["", *(f"skipped: {item.reason} ({item.confidence:.2f}): {item.text}" for item in article.skipped)]
    lines += [f"mended: {repair.reason}: {repair.before!r} to {repair.after!r}" for repair in article.repairs]
    lines += [f"flagged: {flag.reason}: {flag.text}" for flag in article.flags]
    return "\n".join(lines) + "\n"


def _block(block: Block) -> str:
    edge = "- - -\n" if block.strong_edge else ""
    if block.photo:
        return f"{edge}[photo] {block.text} [{block.photo.credit_line}]"
    return f"{edge}[{block.kind.value}] {block.text}"
