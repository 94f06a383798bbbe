"""IPTC-IIM: the older records inside a picture file, which seldom say how their text is encoded."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from PIL import ImageFile, IptcImagePlugin

from edition.imaging.xmp import one_line

CAPTION, CREDIT, BYLINE, COPYRIGHT = (2, 120), (2, 110), (2, 80), (2, 116)

_CHARSET = (1, 90)
_UTF8_ESCAPES = (b"\x1b%G", b"\x1b%/I")
_GUESSES = {"cp1252": "Windows-1252", "mac_roman": "Mac Roman"}
"""Python's names of what newsrooms used before UTF-8, the likelier first, and what people call them."""
_BEHIND_LETTERS = "’‘”“»«…–—·œ\xa0"
"""What may follow a letter though it is none of Latin-1."""


@dataclass(frozen=True, slots=True)
class Records:
    """A picture's IIM records, decoded."""

    texts: dict[tuple[int, int], tuple[str, ...]]
    """What each kind of record says, each on one line."""
    doubt: str = ""
    """Why the texts may be wrong; empty when they are sure."""


def records_of(image: ImageFile.ImageFile) -> Records:
    """Return the words among the IIM records of an opened picture."""
    found = IptcImagePlugin.getiptcinfo(image) or {}
    values = {key: _list(found.get(key)) for key in (CAPTION, CREDIT, BYLINE, COPYRIGHT)}
    whole = b"\n".join(value for each in values.values() for value in each)
    encoding, doubt = _encoding(whole, found.get(_CHARSET) in _UTF8_ESCAPES)
    texts = {key: tuple(one_line(v.decode(encoding, "replace")) for v in each) for key, each in values.items()}
    return Records(texts, doubt)


def _list(value: bytes | list[bytes] | None) -> list[bytes]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _encoding(whole: bytes, is_declared_utf8: bool) -> tuple[str, str]:
    """Return how records are encoded, and the doubt about that."""
    try:
        whole.decode("utf-8")
    except UnicodeDecodeError:
        encoding = min(_GUESSES, key=lambda name: _oddities(whole.decode(name, "replace")))
        said = "say that they are UTF-8 and are not" if is_declared_utf8 else "do not say their encoding"
        return encoding, f"the picture's IPTC records {said}; taken for {_GUESSES[encoding]}"
    return "utf-8", ""


def _oddities(text: str) -> int:
    """Count what a wrong encoding leaves behind letters: signs, capitals, letters of elsewhere."""
    return sum(before.isalpha() and _is_odd(before, character) for before, character in pairwise(text))


def _is_odd(before: str, character: str) -> bool:
    if character.isascii() or character in _BEHIND_LETTERS:
        return False
    is_letter = character.isalpha() and character <= "\xff"
    return not is_letter or (character.isupper() and before.islower())
