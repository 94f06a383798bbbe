"""Photographs with the words that belong to them: picture, caption, credit line, in one stack.

Without a picture's file its caption and credit stand in a frame, so that nothing is lost. Nobody's alternative text is
ever invented: a picture without one is announced as such and points to its caption.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageOps
from reportlab.lib.utils import ImageReader

from edition.errors import PhotoError
from edition.model import Block, Photo
from edition.typesetting.columns import Row
from edition.typesetting.pieces import Piece, Stack, Text
from edition.typesetting.tagging import Element

if TYPE_CHECKING:
    from edition.typesetting.setting import Setting
    from edition.typesetting.tagging import TaggedCanvas

DOTS_PER_POINT = 300 / 72
"""Finest resolution that is kept."""
WIDE_FROM = 1.7
"""Ratio of width to height from which a picture is as wide as the page, over several columns."""
HIGHEST = 0.55
"""Share of a column that a picture may take; caption and credit need room as well."""


def photo(setting: Setting, block: Block, parent: Element) -> Stack:
    """Return a photograph as one piece: picture or frame, caption, credit line."""
    assert block.photo is not None  # noqa: S101  (a photo block always has one)
    group = Element("Aside" if setting.pdf2 else "Div", parent, id=block.id)
    space = setting.design.photo_space_pt
    if block.photo.image is None:
        label = setting.words(setting.say("Photograph"), "label", Element("P", group), keep_next=True)
        return Stack([label, *_words(setting, block, group)], space_pt=space, frame_pt=space)
    alt = block.photo.alt_text or _no_description(setting, block.photo)
    picture = Picture(_load(block.photo.image), Element("Figure", group, alt=alt))
    words = _words(setting, block, Element("Caption", group))
    wide = picture.image.width / picture.image.height >= WIDE_FROM and setting.area.columns > 1
    return Stack([picture, *words], space_pt=space, wide=wide)


class Picture(Piece):
    """A picture, as wide as its column unless that makes it too high."""

    keep_next = True

    def __init__(self, image: Image.Image, element: Element) -> None:
        self.image, self.element = image, element
        self.width_pt = self.height_pt = self.column_pt = 0.0

    def rows(self, width_pt: float, height_pt: float) -> list[Row]:
        """Return its one row."""
        width, height = self.image.size
        self.column_pt = width_pt
        self.height_pt = min(width_pt * height / width, HIGHEST * height_pt)
        self.width_pt = min(width_pt, self.height_pt * width / height)
        return [Row(self, 0, self.height_pt)]

    def draw(self, canvas: TaggedCanvas, first: int, last: int, left_pt: float, top_pt: float) -> None:  # noqa: ARG002
        """Paint it as a figure, in the middle of its column."""
        x, y = left_pt + (self.column_pt - self.width_pt) / 2, top_pt - self.height_pt
        with canvas.figure(self.element, x, y, self.width_pt, self.height_pt):
            canvas.drawImage(_reader(self.image, self.width_pt), x, y, self.width_pt, self.height_pt)


def _no_description(setting: Setting, photo: Photo) -> str:
    if photo.caption:
        return setting.say("Photograph without a description; its caption follows.")
    return setting.say("Photograph without a description.")


def _words(setting: Setting, block: Block, parent: Element) -> list[Text]:
    pieces = []
    if block.sentences:
        style = setting.design.style("caption")
        element = Element("P", parent)
        pieces.append(setting.text(setting.block(block, style, element), style, element, keep_next=bool(block.credit)))
    if block.credit:
        style = setting.design.style("credit")
        element = Element("P", parent)
        pieces.append(setting.text([setting.sentence(block.credit, style, element)], style, element))
    return pieces


@lru_cache(maxsize=8)
def _load(path: Path) -> Image.Image:
    """Return an upright RGB picture on white.

    Raises:
        PhotoError: It cannot be decoded.
    """
    try:
        with Image.open(path) as source:
            image = ImageOps.exif_transpose(source)
            if "A" in image.getbands() or "transparency" in image.info:
                image = image.convert("RGBA")
                image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
            return image.convert("RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as fault:
        raise PhotoError("a picture cannot be decoded", place=str(path)) from fault


def _reader(image: Image.Image, width_pt: float) -> ImageReader:
    """Return the picture as JPEG, no finer than print can show."""
    wanted = max(1, round(width_pt * DOTS_PER_POINT))
    if image.width > wanted * 1.3:
        image = image.resize((wanted, max(1, round(image.height * wanted / image.width))), Image.Resampling.LANCZOS)
    file = BytesIO()
    image.save(file, "JPEG", quality=88)
    file.seek(0)
    return ImageReader(file)
