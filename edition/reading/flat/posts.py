"""Posts of social networks that a page embeds: “… pic.twitter.com/Ab1 — Ida Brandt (@idabrandt) May 3, 2024”.

They are part of the article, and nothing in them is a caption, a credit line or the article's date.
"""

from __future__ import annotations

import re

_POST = re.compile(r"\(@\w{2,30}\)|(?<!\w)pic\.(?:twitter|x)\.com/|(?<!\w)Posted by [A-ZÀ-Þ]")
_SIGNED = re.compile(r"\(@\w{2,30}\)\s\Z")
LONGEST_HANDLE = 34
"""Who posted it, in brackets and with the space behind, is no longer, in characters."""


def is_post(sentence: str) -> bool:
    """Tell a sentence that holds a post, or the name of who posted it."""
    return bool(_POST.search(sentence))


def is_signed(text: str, offset: int) -> bool:
    """Tell whether the account of who posted something stands right before a place of the text: before its date."""
    return bool(_SIGNED.search(text, max(0, offset - LONGEST_HANDLE), offset))
