"""Which font files a look is made of, as data.

Every font names the faces that stand in for letters it lacks: Atkinson Hyperlegible Next has no Cyrillic and no Greek,
neither it nor Literata has an emoji.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from edition.typesetting.fonts import EMOJI, Font, load_face

_SANS, _SANS_BOLD = "AtkinsonHyperlegibleNext_400Regular", "AtkinsonHyperlegibleNext_700Bold"
_SANS_ITALIC = "AtkinsonHyperlegibleNext_400Regular_Italic"

_SIGNS = ("NotoSansSymbols2-Regular", "NotoSansSymbols-Regular", "NotoSansMath-Regular", EMOJI)

Faces = Mapping[str, Font]
"""Fonts by role, with `` bold`` and `` italic`` appended where they are."""


def _font(*files: str, bold: bool = False) -> Font:
    """Return a font of these files, with those that stand in for the letters and signs they lack."""
    return Font((*files, "NotoSans-Bold" if bold else "NotoSans-Regular", *_SIGNS))


_LITERATA: Faces = MappingProxyType(
    {
        "text": _font("Literata-Regular"),
        "text bold": _font("Literata-Bold", bold=True),
        "text italic": _font("Literata-Italic"),
        "text bold italic": _font("Literata-BoldItalic", bold=True),
        "display": _font("LiterataDisplay-Bold", bold=True),
        "caption": _font("LiterataCaption-Regular"),
        "small-caps": _font("LiterataSC-Regular"),
    }
)
_ATKINSON: Faces = MappingProxyType(
    {
        "text": _font(_SANS),
        "text bold": _font(_SANS_BOLD, bold=True),
        "text italic": _font(_SANS_ITALIC, "Literata-Italic"),
        "text bold italic": _font(_SANS_BOLD, bold=True),
        "display": _font(_SANS_BOLD, bold=True),
        "caption": _font(_SANS),
        "small-caps": _font(_SANS),
    }
)

TYPEFACES: Mapping[str, Faces] = MappingProxyType({"literata": _LITERATA, "atkinson": _ATKINSON})
"""Sets of fonts for ``--typeface``: a serif for reading, a sans for low vision."""


def with_fallbacks(faces: Faces, paths: Sequence[Path]) -> Faces:
    """Return faces that fall back, last of all, to fonts of the producer's.

    Raises:
        UsageError: One of them may not or cannot be embedded.
    """
    own = tuple(load_face(str(path.absolute())).name for path in paths)
    return MappingProxyType({role: replace(font, files=font.files + own) for role, font in faces.items()})


def font_of(faces: Faces, face: str, *, bold: bool = False, italic: bool = False) -> Font:
    """Return the font of a face; a face without bold or italic of its own takes them from ``text``."""
    looks = (" bold" if bold else "") + (" italic" if italic else "")
    return faces.get(face + looks) or faces["text" + looks]
