"""Signs and pictures between the words: dashes, ellipses, slashes, brackets, symbols, emoji."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from edition.narration.normalising.scanning import Rule, rule

PAUSING_SIGNS = {
    **{mark: mark for mark in ",;:.!?"},
    **dict.fromkeys("()（）|", ","),
    **dict.fromkeys("。．", "."),
    **dict.fromkeys("、，،", ","),
    "…": ",",
    "؟": "?",
    "؛": ";",
    "—": ",",
    "–": ",",
    "―": ",",
    "‒": ",",
    "-": "",
    "‐": "",
    "‑": "",
    "/": ",",
    "\\": "",
    "_": "",
    "*": "",
    "^": "",
    "`": "",
    "~": "",
    "•": "",
    "·": "",
    "†": "",
    "‡": "",
    "¶": "",
    "™": "",
    "®": "",
    "¿": "",
    "¡": "",
    "|": ",",
    "■": "",
    "▶": "",
    "►": "",
    "●": "",
    "◆": "",
    "▪": "",
}
"""Signs that mean the same in every language: a pause, or nothing to say."""
_PICTURE = (
    "\U0001f000-\U0001f3fa\U0001f400-\U0001faff\u2600-\u26ff\u2702-\u27b0\u231a-\u23f3"
    "\u2b05-\u2b55\u2934\u2935\u3030\u303d"
)
_TONE = "\U0001f3fb-\U0001f3ff\ufe0f\u200d\u20e3\U000e0020-\U000e007f"


def sign_rules(emoji: str | None, dot: str = "") -> Sequence[Rule]:
    """Return the rules for signs.

    Args:
        emoji: What an emoji is called when its own name is not known in the language; None takes the Unicode name.
        dot: What a full stop is called within a name (“file.txt”).
    """
    return (
        rule(r"(?:\[\s*)?(?:…|\.\s?\.(?:\s?\.)*)(?:\s*\])?(?P<more>[\s”’\"»]*)", _ellipsis),
        rule(r"[-–—‒―−]{2,}|[—―]|(?<=\s)[-–‒−](?=\s)", lambda _: ","),
        rule(r"[–‒](?=\w)", lambda m: "" if m.start() and m.string[m.start() - 1].isalnum() else ","),
        rule(r"/(?=(?:or|oder|ou|o|lub|або|чи)\b)", lambda _: ""),
        rule(r"[:*·](?=innen\b|in\b|[ner]\b)(?<=\w.)", lambda _: ""),
        rule(r"§(?=§)", lambda _: ""),
        rule(r"/(?=[^\W\d])", lambda _: ","),
        rule(r"(?<=[^\W_])\.(?=[a-z0-9])", lambda _: dot),
        rule(rf"[{_PICTURE}][{_PICTURE}{_TONE}]*", lambda m: _emoji(m[0], emoji)),
    )


def _ellipsis(match: re.Match[str]) -> str:
    return "." if match.end() == len(match.string) or match.string[match.end()] in ".?!" else ","


def _emoji(printed: str, name: str | None) -> str:
    """Say a run of emoji once: its first picture's name."""
    if name is not None:
        return name
    flags = "".join(chr(ord(c) - 0x1F1E6 + ord("A")) for c in printed if "\U0001f1e6" <= c <= "\U0001f1ff")
    if flags:
        return f"flag {' '.join(flags[:2])}"
    return f"emoji {unicodedata.name(printed[0], 'picture').lower().replace('-', ' ')}"
