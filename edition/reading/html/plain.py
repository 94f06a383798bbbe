"""Plain words out of a text that may hold markup, as the fields of newsroom systems do (“The <em>Titanic</em> …”).

Only HTML's own tags are taken out and only whole character references replaced: “< 3%”, “<ada@example.org>” and
“?a=1&copy=2” are words. Every pattern ends at the next angle bracket, so that its time is bounded on any input.
"""

from __future__ import annotations

import html
import re

from edition.reading.html.markup import BLOCKS, DROPPED

_INLINE_NAMES = """
a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd mark nobr q rp rt ruby s samp small span
strike strong sub sup time tt u var wbr
"""
_TAG = r"</?(?:{})(?:[\s/][^<>]*)?>"


def _tags(names: set[str] | frozenset[str]) -> re.Pattern[str]:
    return re.compile(_TAG.format("|".join(sorted(names, key=len, reverse=True))), re.I)


INLINE_TAG = _tags({*_INLINE_NAMES.split()} - {"br", "img"})
BLOCK_TAG = _tags(BLOCKS | DROPPED | {"br", "img"})
"""What separates the words around it."""
_COMMENT = re.compile(r"<!--[^<>]*-->")
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def plain(text: str) -> str:
    """Return a text without markup, on one line."""
    bare = INLINE_TAG.sub("", BLOCK_TAG.sub(" ", _COMMENT.sub("", text)))
    return " ".join(unescaped(unescaped(bare)).split())


def unescaped(text: str) -> str:
    """Return a text with its character references (``&amp;``, ``&#8217;``) replaced."""
    return _REFERENCE.sub(lambda match: html.unescape(match[0]), text)
