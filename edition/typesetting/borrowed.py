"""Fonts that the producer gives: read, and refused where they may not or cannot be embedded."""

from __future__ import annotations

import struct
from pathlib import Path

import uharfbuzz as hb

from edition.errors import UsageError

RESTRICTED, NO_SUBSETTING, BITMAPS_ALONE = 0x0002, 0x0100, 0x0200
"""Bits of ``OS/2.fsType`` that forbid what we do."""
GET_TRUETYPE = "Give a TrueType file (.ttf); fonts.google.com has one of every script."


def read_font(path: Path) -> bytes:
    """Return a font file.

    Raises:
        UsageError: It cannot be read, is no TrueType font, or its maker does not let it be embedded in part.
    """
    try:
        data = path.read_bytes()
        face = hb.Face(data)
    except (OSError, ValueError, hb.HarfBuzzError) as fault:
        raise UsageError("the font cannot be read", place=str(path), hint=GET_TRUETYPE) from fault
    if not face.glyph_count or not face.unicodes:
        raise UsageError("this is no font, or one without letters", place=str(path), hint=GET_TRUETYPE)
    if "glyf" not in face.table_tags:
        raise UsageError("the font has no TrueType outlines", place=str(path), hint=GET_TRUETYPE)
    rights = bytes(face.reference_table("OS/2").data)[8:10]
    if rights and struct.unpack(">H", rights)[0] & (RESTRICTED | NO_SUBSETTING | BITMAPS_ALONE):
        raise UsageError(
            "the font's maker does not let it be embedded", place=str(path), hint="Choose one with an open licence."
        )
    return data
