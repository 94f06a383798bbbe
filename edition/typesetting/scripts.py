"""Scripts that need more than letters in a row: written from right to left, or without spaces between words.

A phrase from right to left inside a line is set as one word, spaces and all, in the order of the Unicode bidirectional
algorithm (UAX #9) for a line from left to right; more than a line of it is beyond us, and refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_BACKWARDS = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff"
_NO_LETTER = rf"[\W\d_{_BACKWARDS}]"
RIGHT_TO_LEFT = re.compile(f"[{_BACKWARDS}]")
PHRASE = re.compile(rf"[{_BACKWARDS}](?:{_NO_LETTER}*[\d{_BACKWARDS}])?")
"""From the first letter of a phrase to its last: what is between them goes from right to left as well."""
NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*")
"""What goes from left to right within such a phrase."""
FORWARDS = re.compile(rf"(?![{_BACKWARDS}])[^\W\d_]")
PHRASE_OR_FORWARDS = re.compile(f"{PHRASE.pattern}|{FORWARDS.pattern}")

_IDEOGRAPHS = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u30fa\u3105-\u31ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
OPENING = "「『（【〈《〔〖｛［"
"""Signs that no line ends with."""
CLOSING = "」』）】〉》〕〗｝］、。，．・：；？！ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ"
"""Signs that no line begins with."""
IDEOGRAPH = re.compile(f"[{_IDEOGRAPHS}]")
BETWEEN_IDEOGRAPHS = re.compile(rf"(?<=[{_IDEOGRAPHS}{CLOSING}])(?![{CLOSING}])(?=[{_IDEOGRAPHS}{OPENING}])")
"""Where a line may end though there is no space: not before a closing sign, not after an opening one."""
UNBREAKABLE = re.compile(f"[{_BACKWARDS}\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Letters of words that have no place to break that we could find without a dictionary."""


def is_backwards(text: str) -> bool:
    """Tell whether a paragraph goes from right to left and is more than a phrase."""
    whole = text.strip()
    return bool(RIGHT_TO_LEFT.search(whole)) and not FORWARDS.search(whole) and not PHRASE.fullmatch(whole)


def directions(phrase: str) -> Iterator[tuple[str, str]]:
    """Yield the stretches of a phrase from right to left, and which way each goes: ``rtl``, or ``ltr`` for a number."""
    at = 0
    for number in NUMBER.finditer(phrase):
        if number.start() > at:
            yield phrase[at : number.start()], "rtl"
        yield number[0], "ltr"
        at = number.end()
    if at < len(phrase):
        yield phrase[at:], "rtl"


def split_words(text: str, space: re.Pattern[str]) -> list[str]:
    """Cut text at its spaces, which are kept; a phrase from right to left is one word with all its spaces."""
    if not RIGHT_TO_LEFT.search(text):
        return space.split(text)
    words: list[str] = [""]
    at = 0
    for phrase in PHRASE.finditer(text):
        before = space.split(text[at : phrase.start()])
        words[-1] += before[0]
        words += before[1:]
        words[-1] += phrase[0]
        at = phrase.end()
    rest = space.split(text[at:])
    return [*words[:-1], words[-1] + rest[0], *rest[1:]]
