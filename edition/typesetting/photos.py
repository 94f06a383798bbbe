"""Photographs with the words that belong to them: picture, caption, credit line, in one stack.

Without a picture's file its description, caption and credit stand in a frame, so that nothing is lost. No alternative
text is ever invented: a picture without one is announced as such and points to its caption.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING

from reportlab.lib.utils import ImageReader

from edition.model import Block, Photo
from edition.typesetting.columns import Row
from edition.typesetting.pictures import picture_data, picture_size
from edition.typesetting.pieces import Piece, Stack, Text
from edition.typesetting.tagging import Element

if TYPE_CHECKING:
    from edition.typesetting.setting import Setting
    from edition.typesetting.tagging import TaggedCanvas

WIDE_FROM = 1.7
"""Ratio of width to height from which a picture is as wide as the page, over several columns."""
COARSEST = 90 / 72
"""Dots in a point below which a picture is printed smaller rather than coarser; large print takes it as it is."""
HIGHEST = 0.55
"""Share of a column that a picture may take; caption and credit need room as well."""


def photo(setting: Setting, block: Block, parent: Element, language: str, *, in_place: bool = False) -> Stack:
    """Return a photograph as one piece: picture or frame, caption, credit line.

    Args:
        setting: What it is set with.
        block: The photograph.
        parent: Structure element it belongs to.
        language: BCP 47 tag of a person's alt text.
        in_place: True when it stays where it is told of, in its column; otherwise text may pass it by.
    """
    assert block.photo is not None  # noqa: S101  (a photo block always has one)
    group = Element("Aside" if setting.pdf2 else "Div", parent, id=block.id)
    space = setting.design.photo_space_pt
    if block.photo.image is None:
        label = setting.words(setting.say("Photograph"), "label", Element("P", group), keep_next=True)
        framed = [label, *_description(setting, block, group), *_words(setting, block, group)]
        return Stack(framed, space_pt=space, frame_pt=space, floats=not in_place)
    alt = block.photo.alt_text or _no_description(setting, block.photo)
    spoken = setting.unless_document(language) if block.photo.alt_text else setting.own_language
    coarsest = 0.0 if setting.design.guideline else COARSEST
    picture = Picture(block.photo.image, Element("Figure", group, alt=alt, language=spoken), coarsest=coarsest)
    words = _words(setting, block, Element("Caption", group))
    wide = picture.ratio >= WIDE_FROM and setting.area.columns > 1 and picture.widest_pt >= setting.area.width_pt
    return Stack([picture, *words], space_pt=space, wide=wide and not in_place, floats=not in_place)


def printed_description(block: Block) -> str:
    """Return a photograph's alternative text where it is printed, in place of the picture; empty where it is not."""
    return block.photo.alt_text or "" if block.photo and block.photo.image is None else ""


class Picture(Piece):
    """A picture, as wide as its column unless that makes it too high or too coarse; decoded only when it is drawn."""

    keep_next = True

    def __init__(self, path: Path, element: Element, *, coarsest: float = 0.0) -> None:
        self.path, self.element = path, element
        width, height = picture_size(path)
        self.ratio = width / height
        """Width in multiples of the height."""
        self.widest_pt = width / coarsest if coarsest else inf
        self.width_pt = self.height_pt = 0.0

    def rows(self, width_pt: float, height_pt: float) -> list[Row]:
        """Return its one row."""
        self.height_pt = min(min(width_pt, self.widest_pt) / self.ratio, HIGHEST * height_pt)
        self.width_pt = min(width_pt, self.height_pt * self.ratio)
        return [Row(self, 0, self.height_pt)]

    def draw(self, canvas: TaggedCanvas, first: int, last: int, left_pt: float, top_pt: float) -> None:  # noqa: ARG002
        """Paint it as a figure, at the left edge, where its caption begins."""
        y = top_pt - self.height_pt
        with canvas.figure(self.element, left_pt, y, self.width_pt, self.height_pt):
            image = ImageReader(picture_data(self.path, self.width_pt))
            canvas.drawImage(image, left_pt, y, self.width_pt, self.height_pt)


def _no_description(setting: Setting, photo: Photo) -> str:
    if photo.caption:
        return setting.say("Photograph without a description; its caption follows.")
    return setting.say("Photograph without a description.")


def _description(setting: Setting, block: Block, parent: Element) -> Iterator[Text]:
    if words := printed_description(block):
        style = setting.design.style("caption")
        language = block.language if block.language != setting.language else None
        element = Element("P", parent, language=language)
        keep = bool(block.sentences or block.credit)
        yield setting.text([setting.run(words, style, None, language)], style, element, keep_next=keep)


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
