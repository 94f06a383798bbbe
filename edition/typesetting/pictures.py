"""Pictures for the PDF: upright, in sRGB, on white, no finer than print can show, without their files' metadata."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image

from edition.imaging.colours import on_white, presentable
from edition.imaging.opening import SIDEWAYS, opened, orientation, upright_size

DOTS_PER_POINT = 300 / 72
"""Finest resolution that is kept."""
ENOUGH = 1.3
"""A picture is made smaller only where it is finer than that by this factor."""
QUALITY = 88


def picture_size(path: Path) -> tuple[int, int]:
    """Return width and height in pixels, as one looks at it; the pixels themselves are not decoded.

    Raises:
        PhotoError: It is no picture.
    """
    with opened(path) as image:
        return upright_size(image)


def picture_data(path: Path, width_pt: float) -> BytesIO:
    """Return a picture as JPEG.

    Args:
        path: Its file.
        width_pt: How wide it will be printed.

    Raises:
        PhotoError: It cannot be decoded.
    """
    wanted = max(1, round(width_pt * DOTS_PER_POINT))
    with opened(path) as source:
        source.draft(None, (1, wanted) if orientation(source) in SIDEWAYS else (wanted, 1))
        image = on_white(presentable(source, path))
    if image.width > wanted * ENOUGH:
        image = image.resize((wanted, max(1, round(image.height * wanted / image.width))), Image.Resampling.LANCZOS)
    file = BytesIO()
    image.save(file, "JPEG", quality=QUALITY)
    file.seek(0)
    return file
