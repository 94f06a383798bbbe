"""The cover: the producer's picture, or one drawn from title, publisher and date in our own typefaces."""

from __future__ import annotations

import colorsys
import hashlib
import io
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, ImageOps, UnidentifiedImageError

from edition.errors import MissingResource, PhotoError
from edition.imaging.colours import on_white, presentable
from edition.model import Edition
from edition.wording import wording

SIDE_PX = 1400
"""Square; what podcast directories ask for at least."""
_MARGIN_PX = 120
_WIDTH_PX = SIDE_PX - 2 * _MARGIN_PX
_TITLE_PX = range(168, 55, -8)
"""Sizes to try, largest first."""
_TITLE_HEIGHT_PX = 860
_SMALL_PX = 52
_LEADING = 1.2
_TITLE_FACES = ("Literata-Bold.ttf", "NotoSans-Bold.ttf")
_IMPRINT_FACES = ("AtkinsonHyperlegibleNext_400Regular.ttf", "NotoSans-Regular.ttf")
"""The first that has every letter is taken."""
_NO_CHARACTER = "\U000fffff"

_Colour = tuple[int, int, int]


def cover(edition: Edition) -> bytes:
    """Return the edition's cover as a square JPEG, the same bytes every time.

    Raises:
        PhotoError: The producer's picture cannot be read.
    """
    picture = _fitted(edition.cover) if edition.cover else _drawn(edition)
    finished = io.BytesIO()
    picture.save(finished, "JPEG", quality=85, optimize=True, subsampling=2)
    return finished.getvalue()


def _fitted(path: Path) -> Image.Image:
    try:
        with Image.open(path) as picture:
            upright = on_white(presentable(picture, path)).convert("RGB")
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError) as problem:
        raise PhotoError("The cover's picture cannot be read", place=str(path), hint="Give a JPEG or PNG.") from problem
    return ImageOps.fit(upright, (SIDE_PX, SIDE_PX), Image.Resampling.LANCZOS)


def _drawn(edition: Edition) -> Image.Image:
    ground, accent = _colours(edition.title)
    picture = Image.new("RGB", (SIDE_PX, SIDE_PX), ground)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((_MARGIN_PX, _MARGIN_PX, _MARGIN_PX + 180, _MARGIN_PX + 14), fill=accent)
    title, face = _drawable(edition.title, _TITLE_FACES)
    lines, font, size = _set_title(title, face)
    for number, line in enumerate(lines):
        draw.text((_MARGIN_PX, _MARGIN_PX + 70 + number * size * _LEADING), line, font=font, fill="white")
    for number, (line, face) in enumerate(reversed(_imprint(edition))):
        small = _font(face, _SMALL_PX)
        foot = SIDE_PX - _MARGIN_PX - _SMALL_PX - number * _SMALL_PX * _LEADING
        draw.text((_MARGIN_PX, foot), _shortened(line, small), font=small, fill="white")
    return picture


def _colours(title: str) -> tuple[_Colour, _Colour]:
    """Choose a dark ground and a bright accent by title; white on the ground has over 7 to 1 in contrast (WCAG AAA)."""
    hue = hashlib.sha256(title.encode("utf-8", "replace")).digest()[0] / 256
    return _rgb(hue, 0.17, 0.55), _rgb((hue + 0.12) % 1, 0.7, 0.8)


def _rgb(hue: float, lightness: float, saturation: float) -> _Colour:
    red, green, blue = (round(255 * part) for part in colorsys.hls_to_rgb(hue, lightness, saturation))
    return red, green, blue


def _imprint(edition: Edition) -> Sequence[tuple[str, str]]:
    day = wording(edition.language).date(edition.date) if edition.date else ""
    drawable = (_drawable(text, _IMPRINT_FACES) for text in (edition.publisher or "", day))
    return [(line, face) for line, face in drawable if line]


def _drawable(text: str, faces: Sequence[str]) -> tuple[str, str]:
    """Return the text without signs that a face lacks, and the face; nothing when none has its letters: no boxes."""
    for face in faces:
        if all(_has(face, character) for character in text if character.isalnum()):
            drawn = "".join(character for character in text if character.isspace() or _has(face, character))
            return " ".join(drawn.split()), face
    return "", faces[0]


def _has(face: str, character: str) -> bool:
    font = _font(face, _SMALL_PX)
    return character.isprintable() and bytes(font.getmask(character)) != bytes(font.getmask(_NO_CHARACTER))


def _set_title(title: str, face: str) -> tuple[Sequence[str], ImageFont.FreeTypeFont, int]:
    for size in _TITLE_PX:
        font = _font(face, size)
        lines = _broken(title, font)
        fits = all(font.getlength(line) <= _WIDTH_PX for line in lines)
        if fits and len(lines) * size * _LEADING <= _TITLE_HEIGHT_PX:
            return lines, font, size
    room = int(_TITLE_HEIGHT_PX / (size * _LEADING))
    kept = [_shortened(line, font) for line in lines[:room]]
    return [*kept[:-1], f"{kept[-1].rstrip('…')}…"] if len(lines) > room else kept, font, size


def _broken(title: str, font: ImageFont.FreeTypeFont) -> list[str]:
    lines: list[str] = []
    for word in title.split():
        if lines and font.getlength(f"{lines[-1]} {word}") <= _WIDTH_PX:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _shortened(line: str, font: ImageFont.FreeTypeFont) -> str:
    if font.getlength(line) <= _WIDTH_PX:
        return line
    while line and font.getlength(f"{line}…") > _WIDTH_PX:
        line = line[:-1]
    return f"{line}…"


@lru_cache(maxsize=32)
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    package = files("edition")
    for folder in (package / "assets" / "fonts", package / ".." / "assets" / "fonts"):
        if (folder / name).is_file():
            data = io.BytesIO((folder / name).read_bytes())
            return ImageFont.truetype(data, size, layout_engine=ImageFont.Layout.BASIC)
    raise MissingResource(f"The font {name} is not there")
