"""Which font files a look is made of, as data.

Every font names the faces that stand in for letters it lacks: Atkinson Hyperlegible Next has no Cyrillic and no Greek.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from edition.typesetting.fonts import Font

_SANS, _SANS_BOLD = "AtkinsonHyperlegibleNext_400Regular", "AtkinsonHyperlegibleNext_700Bold"
_SANS_ITALIC = "AtkinsonHyperlegibleNext_400Regular_Italic"

Faces = Mapping[str, Font]
"""Fonts by role, with `` bold`` and `` italic`` appended where they are."""

_LITERATA: Faces = MappingProxyType(
    {
        "text": Font(("Literata-Regular", _SANS)),
        "text bold": Font(("Literata-Bold", _SANS_BOLD)),
        "text italic": Font(("Literata-Italic", _SANS_ITALIC)),
        "text bold italic": Font(("Literata-BoldItalic", _SANS_BOLD)),
        "display": Font(("LiterataDisplay-Bold", "Literata-Bold", _SANS_BOLD)),
        "caption": Font(("LiterataCaption-Regular", "Literata-Regular", _SANS)),
        "small-caps": Font(("LiterataSC-Regular", "Literata-Regular", _SANS)),
    }
)
_ATKINSON: Faces = MappingProxyType(
    {
        "text": Font((_SANS, "LiterataCaption-Regular")),
        "text bold": Font((_SANS_BOLD, "Literata-Bold")),
        "text italic": Font((_SANS_ITALIC, "Literata-Italic")),
        "text bold italic": Font((_SANS_BOLD, "Literata-BoldItalic")),
        "display": Font((_SANS_BOLD, "Literata-Bold")),
        "caption": Font((_SANS, "LiterataCaption-Regular")),
        "small-caps": Font((_SANS, "LiterataCaption-Regular")),
    }
)

TYPEFACES: Mapping[str, Faces] = MappingProxyType({"literata": _LITERATA, "atkinson": _ATKINSON})
"""Sets of fonts for ``--typeface``: a serif for reading, a sans for low vision."""


def font_of(faces: Faces, face: str, *, bold: bool = False, italic: bool = False) -> Font:
    """Return the font of a face; a face without bold or italic of its own takes them from ``text``."""
    looks = (" bold" if bold else "") + (" italic" if italic else "")
    return faces.get(face + looks) or faces["text" + looks]
