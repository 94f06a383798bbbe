"""Letters that stand and fall together: a letter with its marks, an emoji with its colour, a flag of two letters.

What neither a change of face nor the end of a line may take apart (after UAX #29, grapheme clusters).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

MARKS = ("Mn", "Mc", "Me")
SIGNS = ("So", "Sm", "Sk")
JOINER = "\u200d"
SKIN_TONES = ("\U0001f3fb", "\U0001f3ff")
FLAG_LETTERS = ("\U0001f1e6", "\U0001f1ff")
EMOJI_SEQUENCE = re.compile("[\ufe0f\u20e3\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]|\u200d\\W")
"""What makes an emoji of letters that may also be plain signs: ❤ and a variation selector, 1 and a keycap."""


def clusters(text: str) -> Iterator[tuple[int, str]]:
    """Yield each letter with all that belongs to it and follows it, and where it begins."""
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or not _belongs(text, start, index):
            yield start, text[start:index]
            start = index


def is_invisible(letter: str) -> bool:
    """Tell whether a character never has a shape of its own: spaces, joiners, variation selectors, direction marks."""
    return (
        unicodedata.category(letter) in ("Cf", "Zs")
        or _within(letter, ("\ufe00", "\ufe0f"))
        or _within(letter, ("\U000e0100", "\U000e01ef"))
        or letter == "\u034f"
    )


def _belongs(text: str, start: int, index: int) -> bool:
    """Tell whether a character belongs to the cluster that began at ``start`` and is still open."""
    letter = text[index]
    if unicodedata.category(letter) in MARKS or is_invisible(letter) or _within(letter, SKIN_TONES):
        return True
    if _within(letter, FLAG_LETTERS):
        return index == start + 1 and _within(text[start], FLAG_LETTERS)
    return text[index - 1] == JOINER and unicodedata.category(letter) in SIGNS


def _within(letter: str, bounds: tuple[str, str]) -> bool:
    return bounds[0] <= letter <= bounds[1]
