"""Photographs in the two forms that every player shows: JPEG and still PNG. Others are converted, those are copied."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from edition.errors import PhotoError
from edition.model import Edition

_JPEG = b"\xff\xd8\xff"
_PNG = b"\x89PNG\r\n\x1a\n"
_ANIMATION = b"acTL"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's bytes and what they are."""

    data: bytes
    media_type: str
    """``image/jpeg`` or ``image/png``, by its bytes and not by its name."""
    suffix: str


def pictures_of(edition: Edition) -> dict[str, Picture]:
    """Return every photograph that has a picture, by its block's id, in reading order.

    Raises:
        PhotoError: A picture cannot be decoded.
    """
    blocks = (block for section in edition.sections for block in section.photos)
    return {block.id: picture(block.photo.image) for block in blocks if block.photo and block.photo.image}


def picture(path: Path) -> Picture:
    """Return a picture that does not move.

    Raises:
        PhotoError: The file is not there or holds no picture.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise PhotoError(f"cannot read the picture {path.name}: {error.strerror}", place=str(path)) from error
    if data.startswith(_JPEG):
        return Picture(data, "image/jpeg", ".jpg")
    if data.startswith(_PNG) and _ANIMATION not in data.partition(b"IDAT")[0]:
        return Picture(data, "image/png", ".png")
    return _converted(data, path)


def _converted(data: bytes, path: Path) -> Picture:
    from PIL import Image, ImageOps, UnidentifiedImageError

    target = BytesIO()
    try:
        with Image.open(BytesIO(data)) as image:
            still = ImageOps.exif_transpose(image).convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        raise PhotoError(f"{path.name} is no picture that can be decoded", place=str(path)) from error
    if still.getchannel("A").getextrema() == (255, 255):
        still.convert("RGB").save(target, "JPEG", quality=90)
        return Picture(target.getvalue(), "image/jpeg", ".jpg")
    still.save(target, "PNG")
    return Picture(target.getvalue(), "image/png", ".png")
