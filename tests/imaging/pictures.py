"""A picture whose corners tell how it stands, turned in any way, and a colour profile that shows when it is used."""

from __future__ import annotations

import struct
from pathlib import Path

from PIL import ExifTags, Image

from tests.conftest import ROOT

RED, GREEN, BLUE = (220, 0, 0), (0, 160, 0), (0, 0, 220)
BACK = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
"""By EXIF orientation, Pillow's transposition that makes a picture look as a camera held like that sees it."""


def corners(size: tuple[int, int] = (90, 60)) -> Image.Image:
    """Return a grey picture with a red, green and blue corner: upper left, upper right, lower left."""
    width, height = size
    image = Image.new("RGB", size, (200, 200, 210))
    image.paste(RED, (0, 0, width // 4, height // 4))
    image.paste(GREEN, (width - width // 4, 0, width, height // 4))
    image.paste(BLUE, (0, height - height // 4, width // 4, height))
    return image


def turned(path: Path, orientation: int, size: tuple[int, int] = (90, 60), **options: object) -> Path:
    """Save the corners as a camera does that was held otherwise: looked at as it asks for, they are as above."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    image = corners(size)
    if orientation in BACK:
        image = image.transpose(Image.Transpose(BACK[orientation]))
    image.save(path, exif=exif, **options)
    return path


def seen(image: Image.Image) -> list[tuple[int, int, int]]:
    """Return the colours in the three corners."""
    (width, height), pixels = image.size, image.convert("RGB")
    return [pixels.getpixel(at) for at in ((3, 3), (width - 4, 3), (3, height - 4))]


def near(found: list[tuple[int, int, int]], wanted: tuple[tuple[int, int, int], ...] = (RED, GREEN, BLUE)) -> bool:
    """Tell whether colours are those wanted, but for what JPEG changes."""
    return all(
        abs(a - b) < 12 for one, other in zip(found, wanted, strict=True) for a, b in zip(one, other, strict=True)
    )


def swapped_profile() -> bytes:
    """Return sRGB's profile with red and green exchanged."""
    profile = bytearray((ROOT / "assets" / "fonts" / "srgb.icc").read_bytes())
    (count,) = struct.unpack_from(">I", profile, 128)
    entries = {bytes(profile[place : place + 4]): place for place in range(132, 132 + 12 * count, 12)}
    red, green = entries[b"rXYZ"] + 4, entries[b"gXYZ"] + 4
    profile[red : red + 8], profile[green : green + 8] = profile[green : green + 8], profile[red : red + 8]
    return bytes(profile)


def swapped(image: Image.Image) -> Image.Image:
    """Return a picture with red and green exchanged: with the profile above it is what it was."""
    red, green, blue = image.split()
    return Image.merge("RGB", (green, red, blue))
