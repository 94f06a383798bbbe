"""Pictures for the PDF: upright, in sRGB, on white, no finer than print can show, without their files' metadata."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import ExifTags, Image, ImageCms, ImageOps

from edition.errors import PhotoError

DOTS_PER_POINT = 300 / 72
"""Finest resolution that is kept."""
ENOUGH = 1.3
"""A picture is made smaller only where it is finer than that by this factor."""
QUALITY = 88
TURNED = (5, 6, 7, 8)
"""EXIF orientations that swap width and height."""


def picture_size(path: Path) -> tuple[int, int]:
    """Return width and height in pixels, as one looks at it; the pixels themselves are not decoded.

    Raises:
        PhotoError: It is no picture.
    """
    with _opened(path) as image:
        width, height = image.size
        turned = image.getexif().get(ExifTags.Base.Orientation) in TURNED
    return (height, width) if turned else (width, height)


def picture_data(path: Path, width_pt: float) -> BytesIO:
    """Return a picture as JPEG.

    Args:
        path: Its file.
        width_pt: How wide it will be printed.

    Raises:
        PhotoError: It cannot be decoded.
    """
    wanted = max(1, round(width_pt * DOTS_PER_POINT))
    with _opened(path) as source:
        source.draft(None, (wanted, 1))
        image = _plain(ImageOps.exif_transpose(source))
    if image.width > wanted * ENOUGH:
        image = image.resize((wanted, max(1, round(image.height * wanted / image.width))), Image.Resampling.LANCZOS)
    file = BytesIO()
    image.save(file, "JPEG", quality=QUALITY)
    file.seek(0)
    return file


@contextmanager
def _opened(path: Path) -> Iterator[Image.Image]:
    try:
        with Image.open(path) as image:
            yield image
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as fault:
        raise PhotoError("a picture cannot be decoded", place=str(path)) from fault


def _plain(image: Image.Image) -> Image.Image:
    """Return a picture in grey or RGB, transparent parts white, colours those of sRGB."""
    if image.mode.startswith("I"):  # 16 bits a pixel: Pillow would cut off what is above 255
        image = image.convert("I").point(lambda value: value / 256)
    if image.mode in ("L", "I", "1"):
        return image.convert("L")
    profile = image.info.get("icc_profile")
    if "A" in image.getbands() or "transparency" in image.info:
        image = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
        return _in_srgb(image.convert("RGB"), profile)
    return _in_srgb(image if image.mode in ("RGB", "CMYK", "LAB") else image.convert("RGB"), profile)


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return the picture in sRGB; without a profile, or with one that is broken, it is taken to be so already."""
    if profile:
        try:
            source, target = ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(image, source, target, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            converted = None
        if converted is not None:
            return converted
    return image.convert("RGB")
