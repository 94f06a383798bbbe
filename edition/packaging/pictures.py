"""Photographs in the two forms that every player shows: JPEG and still PNG, upright, with nothing private in them.

Where a file is such a picture its pixels are not touched; others are converted. What it says of its maker, its rights
and of what it shows stays in it (:mod:`edition.imaging.rights`).
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from edition.errors import PhotoError
from edition.model import Edition

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

QUALITY = 90
_GREY_OR_RGB = ("L", "RGB")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's bytes and what they are."""

    data: bytes
    media_type: str
    """``image/jpeg`` or ``image/png``, by its bytes and not by its name."""
    suffix: str
    width: int
    """Pixels."""
    height: int


def pictures_of(edition: Edition) -> dict[str, Picture]:
    """Return every photograph that has a picture, by its block's id, in reading order.

    Raises:
        PhotoError: A picture cannot be decoded.
    """
    blocks = (block for section in edition.sections for block in section.photos)
    return {block.id: picture(block.photo.image) for block in blocks if block.photo and block.photo.image}


def picture(path: Path) -> Picture:
    """Return a picture that does not move, as it may be published.

    Raises:
        PhotoError: The file is not there or holds no picture.
    """
    from edition.imaging.opening import opened
    from edition.imaging.rights import rights

    try:
        data = path.read_bytes()
    except OSError as error:
        raise PhotoError(f"cannot read the picture {path.name}: {error.strerror}", place=str(path)) from error
    with opened(path, data) as image:
        words = rights(image, data)
        return _untouched(data, image, words) or _converted(image, path, words)


def _untouched(data: bytes, image: ImageFile, words: bytes) -> Picture | None:
    """Return a picture without what is private; None where its pixels are not yet as every player shows them."""
    from edition.imaging.files import JPEG, PNG
    from edition.imaging.opening import orientation

    try:
        if orientation(image) == 1 and data.startswith(JPEG) and image.mode in _GREY_OR_RGB:
            return _jpeg(data, words, image.size)
        if orientation(image) == 1 and data.startswith(PNG):
            return _png(data, words, image.size)
    except ValueError:  # Pillow makes sense of it; perhaps not every player does
        return None
    return None


def _converted(image: ImageFile, path: Path, words: bytes) -> Picture:
    """Return a picture upright and in sRGB: as JPEG, or as PNG where it was one or is not all opaque."""
    from edition.imaging.colours import presentable

    lossless = image.format == "PNG"
    made, target = presentable(image, path), BytesIO()
    if lossless or made.mode == "RGBA":
        made.save(target, "PNG")
        return _png(target.getvalue(), words, made.size)
    made.save(target, "JPEG", quality=QUALITY)
    return _jpeg(target.getvalue(), words, made.size)


def _jpeg(data: bytes, words: bytes, size: tuple[int, int]) -> Picture:
    from edition.imaging.files import bare_jpeg

    return Picture(bare_jpeg(data, words), "image/jpeg", ".jpg", *size)


def _png(data: bytes, words: bytes, size: tuple[int, int]) -> Picture:
    from edition.imaging.files import bare_png

    return Picture(bare_png(data, words), "image/png", ".png", *size)
