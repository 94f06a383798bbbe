"""Opening a picture, and how large it is as one looks at it."""

from __future__ import annotations

import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import ExifTags, Image
from PIL.ImageFile import ImageFile

from edition.errors import PhotoError

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "TIFF")
"""Those that are read, by Pillow's names; a phone's JPEG of several pictures (MPO) opens as JPEG."""
BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    EOFError,
    struct.error,
    MemoryError,
)
"""What Pillow's decoders are known to raise on files that are not what they say."""
SIDEWAYS = (5, 6, 7, 8)
"""EXIF orientations that swap width and height."""


@contextmanager
def opened(path: Path, data: bytes | None = None) -> Iterator[ImageFile]:
    """Open a picture, of any number of pixels: how many are too many is settled when it is read.

    Args:
        path: Its file.
        data: The file's bytes, where they are known.

    Raises:
        PhotoError: It is no picture, or what is done with it finds it broken.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(path if data is None else BytesIO(data), formats=FORMATS)
        with image:
            yield image
    except (*BROKEN, Image.DecompressionBombError) as fault:
        raise PhotoError(f"the picture “{path.name}” cannot be decoded", place=str(path)) from fault


def orientation(image: Image.Image) -> int:
    """Return how the camera was held: 1 to 8, as EXIF says it; 1, upright, where nothing sensible is said."""
    try:
        found = int(image.getexif().get(ExifTags.Base.Orientation, 1))
    except BROKEN:
        return 1
    return found if 1 <= found <= 8 else 1


def upright_size(image: Image.Image) -> tuple[int, int]:
    """Return width and height in pixels of a picture whose pixels are not decoded yet, once it is upright."""
    width, height = image.size
    if image.format == "TIFF":  # Pillow 12 gives the size of one that is turned already, earlier ones do not
        tags = image.tag_v2  # type: ignore[attr-defined]  # only TIFF images have it
        width, height = tags[ExifTags.Base.ImageWidth], tags[ExifTags.Base.ImageLength]
    return (height, width) if orientation(image) in SIDEWAYS else (width, height)
