"""The feed's picture: square, as podcast directories demand (Apple: JPEG or PNG, 1400 to 3000 pixels)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from edition.errors import PhotoError
from edition.packaging.feed.editions import Published

if TYPE_CHECKING:
    from PIL import Image

SIDE = 1400
"""Pixels."""
GROUND, BARS = "#0a4c8b", "#ffffff"


def artwork(editions: Sequence[Published], chosen: Path | None) -> bytes:
    """Return the picture as JPEG: the chosen one, else the newest edition's cover, else a plain drawn one.

    Raises:
        PhotoError: The chosen picture cannot be read.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    cover = None if chosen else next(_covers(editions), None)
    source = chosen or (BytesIO(cover) if cover else None)
    if source is None:
        return _jpeg(_drawn())
    try:
        with Image.open(source) as image:
            upright = ImageOps.exif_transpose(image).convert("RGB")
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as error:
        raise PhotoError("the feed's picture cannot be read", place=str(chosen or "cover")) from error
    return _jpeg(ImageOps.fit(upright, (SIDE, SIDE)))


def _covers(editions: Sequence[Published]) -> Iterator[bytes]:
    """Give the covers inside the editions' sound files, the newest edition's first."""
    import mutagen

    for edition in reversed(editions):
        for output in edition.data["outputs"]:
            if output["media_type"] not in {"audio/mpeg", "audio/mp4"}:
                continue
            try:
                found = mutagen.File(edition.folder / output["path"])
            except (mutagen.MutagenError, OSError):
                continue
            tags = found.tags if found is not None and found.tags is not None else {}
            pictures = tags.getall("APIC") if hasattr(tags, "getall") else tags.get("covr", ())
            yield from (bytes(getattr(picture, "data", picture)) for picture in pictures)


def _drawn() -> Image.Image:
    """Return lines of text and a sign to play: the web edition's icon."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (SIDE, SIDE), GROUND)
    draw = ImageDraw.Draw(image)
    for number, width in enumerate((500, 360, 270)):
        top = 370 + number * 270
        draw.rectangle((280, top, 280 + width, top + 110), fill=BARS)
    draw.polygon(((790, 600), (790, 1080), (1150, 840)), fill=BARS)
    return image


def _jpeg(image: Image.Image) -> bytes:
    target = BytesIO()
    image.save(target, "JPEG", quality=88)
    return target.getvalue()
