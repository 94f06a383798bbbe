"""What a body of text in data is written in: HTML, text with a few tags in it, or plain text."""

from __future__ import annotations

import re

from edition.reading.html.plain import BLOCK_TAG, INLINE_TAG, unescaped

_PARAGRAPH_TAG = re.compile(r"<(?:p|br)(?:[\s/][^<>]*)?>", re.I)
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*")


def markup_of(text: str) -> str | None:
    """Return a body as HTML; None when it is plain text.

    HTML that was escaped once too often, from its first tag on, is HTML. Lines of text with a tag in them are
    paragraphs, and so are stretches between blank lines where nothing else says what is one (as WordPress keeps posts).
    """
    if not BLOCK_TAG.search(text) and BLOCK_TAG.match((once := unescaped(text)).lstrip()):
        text = once
    if BLOCK_TAG.search(text):
        return text if _PARAGRAPH_TAG.search(text) else _paragraphs(_BLANK_LINE.split(text))
    has_closing = any(tag[0].startswith("</") for tag in INLINE_TAG.finditer(text))
    return _paragraphs(text.splitlines()) if has_closing else None


def _paragraphs(parts: list[str]) -> str:
    """Put paragraphs around stretches of text; a block that opens one ends where it ends."""
    return "".join(map(_paragraph, filter(str.strip, parts)))


def _paragraph(part: str) -> str:
    return part if BLOCK_TAG.match(part.lstrip()) else f"<p>{part}</p>"
