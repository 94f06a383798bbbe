"""Fonts of a PDF as one who reads it back needs them: which letters a code stands for, and how wide it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pikepdf

_HEX = re.compile(rb"<([0-9A-Fa-f]*)>")


@dataclass(slots=True)
class PdfFont:
    """How codes become letters and widths."""

    name: str
    """PostScript name without the subset's tag."""
    letters: Mapping[int, str]
    widths: Mapping[int, float]
    code_bytes: int
    default_width: float

    def decode(self, data: bytes) -> tuple[str, float]:
        """Return letters and width, in thousandths of the size."""
        step = self.code_bytes
        codes = [int.from_bytes(data[at : at + step], "big") for at in range(0, len(data), step)]
        letters = "".join(self.letters.get(code, "\ufffd") for code in codes)
        return letters, sum(self.widths.get(code, self.default_width) for code in codes)


def read_font(font: Any) -> PdfFont:
    """Read a font dictionary."""
    name = str(font.get("/BaseFont", "/?")).lstrip("/")
    letters, code_bytes = _letters(font)
    widths, default = _widths(font)
    return PdfFont(re.sub(r"^[A-Z]{6}\+", "", name), letters, widths, code_bytes, default)


def _letters(font: Any) -> tuple[dict[int, str], int]:
    """Read the ToUnicode map (ISO 32000, 9.10.3)."""
    simple = font.get("/Subtype") != pikepdf.Name.Type0
    if "/ToUnicode" not in font:
        return ({code: chr(code) for code in range(32, 127)} if simple else {}), 1 if simple else 2
    data = font.ToUnicode.read_bytes()
    letters: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", data, re.S):
        values = _HEX.findall(block)
        letters.update((int(code, 16), _utf16(text)) for code, text in zip(values[::2], values[1::2], strict=True))
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", data, re.S):
        values = _HEX.findall(block)
        for low, high, text in zip(values[::3], values[1::3], values[2::3], strict=True):
            first = int(low, 16)
            letters.update((code, chr(ord(_utf16(text)) + code - first)) for code in range(first, int(high, 16) + 1))
    return letters, 1 if simple else 2


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")


def _widths(font: Any) -> tuple[dict[int, float], float]:
    if "/DescendantFonts" not in font:
        first = int(font.get("/FirstChar", 0))
        return {first + n: float(width) for n, width in enumerate(font.get("/Widths", []))}, 0.0
    descendant = font.DescendantFonts[0]
    widths: dict[int, float] = {}
    entries = list(descendant.get("/W", []))
    while entries:
        first = int(entries.pop(0))
        second = entries.pop(0)
        if isinstance(second, pikepdf.Array):
            widths.update((first + n, float(width)) for n, width in enumerate(second))
        else:
            width = float(entries.pop(0))
            widths.update((code, width) for code in range(first, int(second) + 1))
    return widths, float(descendant.get("/DW", 1000))
