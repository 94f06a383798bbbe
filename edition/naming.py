"""File names from titles: safe on FAT, in addresses and in car players, and in the right order when sorted."""

from __future__ import annotations

from slugify import slugify

LONGEST = 60


def slug(text: str, *, longest: int = LONGEST, otherwise: str = "edition") -> str:
    """Return the text as a file name's stem: ``[a-z0-9-]``, at most ``longest`` characters, cut between words.

    Letters of other scripts are transliterated. Text without any letter or digit gives ``otherwise``.
    """
    stem = slugify(text.replace("’", "").replace("'", ""), max_length=longest, word_boundary=True, save_order=True)
    return _not_reserved(stem or slugify(text, max_length=longest) or otherwise)


def _not_reserved(stem: str) -> str:
    # Windows keeps these names for devices, whatever the extension.
    devices = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
    return f"{stem}-edition" if stem in devices else stem
