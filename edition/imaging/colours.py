"""A picture as print and every player show it: upright, eight bits a channel, in the colours of sRGB."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import cast

from PIL import Image, ImageCms, ImageOps

from edition.errors import PhotoError

SIXTEEN_BITS = 0xFFFF
"""White, where pixels are whole numbers of more than eight bits."""


def refuse_unscaled(image: Image.Image, name: str, place: str) -> None:
    """Refuse a picture that does not say which of its values is black and which is white.

    Args:
        image: Decoded or not.
        name: Of its file.
        place: Where it is asked for, for the message.

    Raises:
        PhotoError: Its pixels are floating-point numbers, or whole ones beyond sixteen bits.
    """
    if image.mode == "F":
        kind = "floating-point numbers"
    elif image.mode == "I" and not _within_sixteen_bits(image):
        kind = "whole numbers beyond 16 bits"
    else:
        return
    raise PhotoError(
        f"the pixels of “{name}” are {kind}: nobody can tell how bright they are",
        place=place,
        hint="Save it from a picture editor with 8 or 16 bits a channel, or take it out of the article.",
    )


def presentable(image: Image.Image, path: Path) -> Image.Image:
    """Return an opened picture upright and in sRGB: in grey or RGB, or in RGBA where it is not all opaque.

    Nothing is left of what its file says beside the pixels. Without a colour profile, or with one that is broken, its
    colours are taken to be those of sRGB.

    Args:
        image: The picture, decoded or not.
        path: Its file, for messages.

    Raises:
        PhotoError: Its pixels have no scale.
    """
    refuse_unscaled(image, path.name, str(path))
    profile = image.info.get("icc_profile")
    upright = _eight_bits(ImageOps.exif_transpose(image))
    opacity = _opacity(upright)
    made = _in_srgb(upright, profile)
    if opacity:
        made = made.convert("RGBA")
        made.putalpha(opacity)
    made.info = {}
    return made


def on_white(image: Image.Image) -> Image.Image:
    """Return a presentable picture without transparency, on white."""
    if image.mode != "RGBA":
        return image
    return Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")


def _within_sixteen_bits(image: Image.Image) -> bool:
    darkest, brightest = cast("tuple[int, int]", image.getextrema())
    return 0 <= darkest <= brightest <= SIXTEEN_BITS


def _eight_bits(image: Image.Image) -> Image.Image:
    if not image.mode.startswith("I"):
        return image
    image = image.convert("I").point(lambda value: value / 256).convert("L")  # Pillow alone cuts off what is above 255
    image.info.pop("transparency", None)
    return image


def _opacity(image: Image.Image) -> Image.Image | None:
    """Return how opaque each pixel is; None where all are."""
    if not image.has_transparency_data:
        return None
    opacity = image.convert("RGBA").getchannel("A")
    return None if opacity.getextrema() == (255, 255) else opacity


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    grey = image.mode in ("1", "L", "LA", "La")
    image = image.convert("L") if grey else image if image.mode in ("RGB", "CMYK", "LAB") else image.convert("RGB")
    if profile:
        try:
            source, target = ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB")
            image = ImageCms.profileToProfile(image, source, target, outputMode="RGB") or image
        except (ImageCms.PyCMSError, OSError):
            pass
    return image.convert("L" if grey else "RGB")
