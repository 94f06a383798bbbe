"""Fonts that travel with a package: Atkinson Hyperlegible Next, drawn for readers with low vision (SIL OFL 1.1)."""

from __future__ import annotations

from importlib.resources import files

from edition.errors import MissingResource

REGULAR = "AtkinsonHyperlegibleNext_400Regular.ttf"
ITALIC = "AtkinsonHyperlegibleNext_400Regular_Italic.ttf"
BOLD = "AtkinsonHyperlegibleNext_700Bold.ttf"
LICENCE = "OFL-AtkinsonHyperlegibleNext.txt"
"""Must go wherever the fonts go (OFL, condition 2)."""


def font(name: str) -> bytes:
    """Return a font file, or the licence, from the wheel or from a checkout's ``assets/fonts``.

    Raises:
        MissingResource: It is in neither place.
    """
    package = files("edition")
    for folder in (package / "assets" / "fonts", package / ".." / "assets" / "fonts"):
        if (found := folder / name).is_file():
            return found.read_bytes()
    raise MissingResource("a font of the program is missing", place=name)
