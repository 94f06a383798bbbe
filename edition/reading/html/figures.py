"""Photographs of a page: which picture it is, how far its box goes, what stands in it.

Extractors for prose lose nearly all captions and credits, so this is a pass of our own: ``<figure>`` with its
``<figcaption>``, or an image in a box with words that are no prose.
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from itertools import islice
from urllib.parse import unquote

from edition.reading.html.captions import caption_and_credit
from edition.reading.html.markup import Element, classes, one_line, words_of
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
_MARKUP = re.compile(r"<[a-zA-Z/][^<>]*>")
_ADDRESS_ATTRIBUTES = (
    "src",
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-url",
    "data-image",
    "data-srcset",
    "srcset",
)
_IMAGE_ADDRESS = re.compile(r"(?:https?:)?//\S+\.(?:jpe?g|png|webp)\b", re.I)
_SIZE = re.compile(r"(?:\d+|master|original|[\w,]*[wh]_?\d+[\w,]*)(?:\.\w{3,4})?")
_SIZE_SUFFIX = re.compile(r"[-_@]\d{2,5}(?:x\d{2,5})?(?:px|w)?$|-scaled$")
_EXTENSION = re.compile(r"\.(?:jpe?g|png|webp|gif|avif|tiff?)\b.*$", re.I)


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


def figure_of(element: Element, around_text: Container[Element] = ()) -> Figure:
    """Return what a ``<figure>`` or a bare image holds.

    Args:
        element: A ``<figure>``, ``<picture>`` or ``<img>``.
        around_text: Elements that hold prose, and so are no picture's box.
    """
    has_words = element.tag == "figure" and bool(words_of(element))
    holder = element if has_words else _box(element, around_text)
    image = next(holder.iter("img", "amp-img"), None)
    caption, credit = caption_and_credit(holder)
    alt = one_line(_MARKUP.sub(" ", image.get("alt") or "")) if image is not None else ""
    return Figure(_address(holder), caption, credit, alt, holder)


def key(address: str) -> str:
    """Return what stays the same of an image's address in all the sizes it is served in: its file name's stem."""
    parts = unquote(urlsplit_path(address) or address).rstrip("/").split("/")
    telling = [part for part in parts if part and not _SIZE.fullmatch(part)]
    return _SIZE_SUFFIX.sub("", _EXTENSION.sub("", telling[-1] if telling else "")).casefold()


def _box(image: Element, around_text: Container[Element]) -> Element:
    """Return a bare image's box: the nearest ancestor with words of its own, but no other image and no prose."""
    for level, ancestor in enumerate(islice(image.iterancestors(), _NEAR)):
        if ancestor in around_text or ancestor.tag in _NO_BOX or _has_several(ancestor) or _is_amid(image, ancestor):
            break
        if any(has_role(element) for element in ancestor.iterdescendants() if isinstance(element.tag, str)):
            return image if next(ancestor.iter("h1", "time", "address"), None) is not None else ancestor
        near = level < _NEAR_UNNAMED or _BOX_NAME.search(classes(ancestor))
        if near and 0 < len(words_of(ancestor)) <= LONGEST_BOX:
            return image if next(ancestor.iter(*_NO_CAPTION), None) is not None else ancestor
    return image


def _is_amid(image: Element, paragraph: Element) -> bool:
    """Tell an image in the midst of a sentence, as formulas are, from one with its caption below."""
    if paragraph.tag not in ("p", "li", "dd", "td") or has_role(paragraph):
        return False
    for element in paragraph.iter():
        if element is image:
            return False
        if isinstance(element.tag, str) and (element.text or "").strip():
            return True
    return False


def _has_several(element: Element) -> bool:
    """Tell whether there is more than one picture below; one and its fallback for browsers without scripts are one."""
    first = ""
    for image in element.iter("img", "amp-img"):
        name = key(_source(image))
        if first and name and name != first:
            return True
        first = first or name
    return False


def _source(image: Element) -> str:
    """Return an image's address, in whichever attribute scripts look for it."""
    others = (name for name, value in image.attrib.items() if _IMAGE_ADDRESS.match(str(value)))
    for name in (*_ADDRESS_ATTRIBUTES, *others):
        value = (image.get(name) or "").strip()
        if value and not value.startswith(("data:", "blob:")):
            return value.split(",")[0].split()[0] if "srcset" in name else value
    return ""


def _address(holder: Element) -> str:
    for image in holder.iter("img", "amp-img", "source"):
        if address := _source(image):
            return address
    return ""
