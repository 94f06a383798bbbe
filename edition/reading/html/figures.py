"""Photographs of a page: how far a picture's box goes, what stands in it.

Extractors for prose lose nearly all captions and credits, so this is a pass of our own: ``<figure>`` with its
``<figcaption>``, an image in a box with words that are no prose, or one with its caption behind it.
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, replace
from itertools import islice

from edition.reading.html.captions import LONGEST_CAPTION, caption_and_credit
from edition.reading.html.images import TAGS, address_of, alt_of, drawn_in, has_several, identity, images_in
from edition.reading.html.markup import Element, classes, has_picture, one_line, words_of
from edition.reading.html.phrases import has_role
from edition.reading.pictures import urlsplit_path

LONGEST_BOX = 400
"""Characters of text that stand in a picture's box without saying what they are."""
_BOX_NAME = re.compile(r"image|img|picture|photo|media|figure|bild|foto|gallery|visual|thumb|carousel|slide", re.I)
_NO_BOX = ("body", "article", "main", "header", "aside", "ul", "ol", "table")
_NO_CAPTION = ("h1", "h2", "h3", "h4", "h5", "h6", "time", "address")
"""Elements that make a box one of a teaser or a byline."""
_NEAR = 6
"""How many levels above an image its caption may stand."""
_NEAR_UNNAMED = 3
_LONGEST_OPENING = 80
"""Characters: a sentence that is longer, in a paragraph's own text, is prose beside the image at its head."""
_BEHIND = re.compile(
    r"caption|cutline|credit(?!s)|(?:image|photo|picture)-?credits|photographer|photo-?by|bildunterschrift|fotograf|copyright",
    re.I,
)
"""What calls itself part of the picture that it stands behind."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture of a page with its words, as the page has them."""

    address: str
    """Of the image, as written; may be relative or empty."""
    caption: str
    credit: str
    alt: str
    element: Element
    """The outermost element that belongs to it: its text is no prose."""
    behind: tuple[Element, ...] = ()
    """Elements after it that hold its caption and credit."""


def figures_of(element: Element, around_text: Container[Element] = ()) -> list[Figure]:
    """Return the pictures in a ``<figure>``, or the one that a bare image is.

    What is said of several together is the first one's caption and everybody's credit.

    Args:
        element: A ``<figure>``, ``<picture>`` or ``<img>``.
        around_text: Elements that hold prose, and so are no picture's box.
    """
    images = images_in(element) if element.tag == "figure" else []
    if len(images) < 2:
        return [_figure_of(element, around_text)]
    boxes = [_box(image, (element,)) for image in images]
    caption, credit = caption_and_credit(element, apart=frozenset(boxes))
    figures = [_described(image, box) for image, box in zip(images, boxes, strict=True)]
    figures = [replace(figure, credit=figure.credit or credit) for figure in figures]
    figures[0] = replace(figures[0], caption=figures[0].caption or caption)
    return figures


def is_part_of_the_page(figure: Figure) -> bool:
    """Tell an author's portrait, a logo, a form and another story's teaser from a photograph by what the box holds."""
    box = figure.element
    caption = next(box.iter("figcaption"), None)
    if caption is None:
        is_drawing = urlsplit_path(figure.address).casefold().endswith(".svg")
        return is_drawing or next(box.iter("form"), None) is not None or any(map(_is_of_author, box.iter("a")))
    return next(caption.iter("address"), None) is not None or _is_teaser(box)


def leads_elsewhere(link: Element) -> bool:
    """Tell a link to another page from one to the picture itself."""
    target = link.get("href") or "#"
    return not (target.startswith("#") or re.search(r"\.(?:jpe?g|png|webp|gif)\b|image|photo", target, re.I))


def _is_of_author(link: Element) -> bool:
    return bool(re.match(r"auth?or", link.get("rel") or ""))


def _is_teaser(box: Element) -> bool:
    """Tell a picture that leads to the same page as every word below it."""
    around = [link for image in box.iter(*TAGS) for link in image.iterancestors("a") if box in link.iterancestors()]
    targets = {link.get("href") for link in around if leads_elsewhere(link)}
    linked = sum(len(words_of(link)) for link in box.iter("a") if link.get("href") in targets)
    return bool(targets) and 0 < len(words_of(box)) <= linked


def _figure_of(element: Element, around_text: Container[Element]) -> Figure:
    has_words = element.tag == "figure" and bool(words_of(element))
    holder = element if has_words else _box(element, around_text)
    image = next(iter(images_in(holder)), None)
    image = next(holder.iter(*TAGS), None) if image is None else image
    behind = () if has_words or holder is not element else _behind(element, around_text)
    if image is not None:
        return _described(image, holder, behind)
    address, alt = drawn_in(holder)
    return Figure(address, *caption_and_credit(holder, *behind), alt, holder, behind)


def _described(image: Element, holder: Element, behind: tuple[Element, ...] = ()) -> Figure:
    address = address_of(image)
    same = (each for each in holder.iter(*TAGS) if address and identity(address_of(each)) == identity(address))
    alt = next(filter(None, (alt_of(each) for each in (image, *same))), "")
    return Figure(address, *caption_and_credit(holder, *behind), alt, holder, behind)


def _box(image: Element, around_text: Container[Element]) -> Element:
    """Return a bare image's box: the nearest ancestor with words of its own, but no other image and no prose."""
    for level, ancestor in enumerate(islice(image.iterancestors(), _NEAR)):
        if ancestor in around_text or ancestor.tag in _NO_BOX or has_several(ancestor) or _is_amid(image, ancestor):
            break
        if any(has_role(element) for element in ancestor.iterdescendants() if isinstance(element.tag, str)):
            return image if next(ancestor.iter("h1", "time", "address"), None) is not None else ancestor
        near = level < _NEAR_UNNAMED or _BOX_NAME.search(classes(ancestor))
        if near and 0 < len(words_of(ancestor)) <= LONGEST_BOX:
            return image if next(ancestor.iter(*_NO_CAPTION), None) is not None else ancestor
    return image


def _behind(image: Element, around_text: Container[Element]) -> tuple[Element, ...]:
    """Return the elements right behind a picture's box that call themselves its caption or credit."""
    box = image
    for ancestor in islice(image.iterancestors(), _NEAR):
        if ancestor in around_text or ancestor.tag in _NO_BOX or words_of(ancestor) or has_several(ancestor):
            break
        box = ancestor
    found: list[Element] = []
    for element in box.itersiblings():
        if not isinstance(element.tag, str) or not _BEHIND.search(classes(element)) or has_picture(element):
            break
        if not 0 < len(words_of(element)) <= LONGEST_CAPTION:
            break
        found.append(element)
    return tuple(found)


def _is_amid(image: Element, paragraph: Element) -> bool:
    """Tell an image in the midst of a sentence, as formulas are, from one with its caption below."""
    if paragraph.tag not in ("p", "li", "dd", "td") or has_role(paragraph):
        return False
    for element in paragraph.iter():
        if element is image:
            return paragraph.tag == "p" and _goes_on_as_prose(paragraph)
        if isinstance(element.tag, str) and (element.text or "").strip():
            return True
    return False


def _goes_on_as_prose(paragraph: Element) -> bool:
    """Tell a paragraph that an image opens from a caption: its own text, after no line break, ends its sentence."""
    own = [paragraph.text, *(child.tail for child in paragraph)]
    text = one_line("".join(filter(None, own)))
    return len(text) > _LONGEST_OPENING and text.endswith((".", "!", "?", "”")) and paragraph.find(".//br") is None
