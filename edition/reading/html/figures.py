"""Photographs of a page: which picture, what stands under it, who made it.

Extractors for prose lose nearly all captions and credits, so this is a pass of our own: ``<figure>`` with its
``<figcaption>``, or an image with an element beside it that calls itself a caption. Within the caption, elements that
call themselves a credit are the credit line; where a caption says both in one breath, the flat-text reader parts them.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePosixPath

from edition.reading.flat.credits import find_credits
from edition.reading.flat.tokens import Document
from edition.reading.html.markup import Element, classes, one_line, words_of
from edition.reading.pictures import urlsplit_path

_CAPTION_NAME = re.compile(
    r"caption|cutline|legend|bildtext|bildunterschrift|bildinfo|didascalia|pie-?(?:de-?)?foto|opis-?zdj", re.I
)
_CREDIT_NAME = re.compile(
    r"credit|copyright|photographer|attribution|byline|(?<![a-z])author|photo-?by|rights|agency|"
    r"image-?source|photo-?source|(?<![a-z])source(?![a-z-]*set)|quelle|fotograf|nachweis|(?<![a-z])autor|crédit|autore|"
    r"fonte|fuente|zrodlo|contributor|owner|courtesy",
    re.I,
)
_NOISE_NAME = re.compile(r"counter|button|toggle|expand|zoom|lightbox|share|enlarge|icon|slide-?(?:number|count)", re.I)
_NOISE = re.compile(
    r"(?:open|view|click|tap|show|see|enlarge|hide|toggle|expand|full ?screen)\b[^.]{0,40}\b"
    r"(?:image|picture|photo|gallery|caption|full ?screen|larger|enlarge|zoom)s?(?: in (?:gallery|full ?screen))?"
    r"|\(?\d{1,3}\s?(?:/|of|von|de|di|sur|z)\s?\d{1,3}\)?|image \d+ of \d+|advertisement|caption|close|loading\S*|i",
    re.I,
)
_LABEL = re.compile(
    r"(?:image|photo|picture|figure)?\s?caption[,:]\s*|(?:bild|foto)unterschrift[:,]\s*|^légende\s?:\s*|^image:\s*", re.I
)
_ADDRESS_ATTRIBUTES = ("src", "data-src", "data-original", "data-lazy-src", "data-url", "data-image", "data-srcset", "srcset")
_NEAR = 4
"""How many levels above an image its caption may stand."""
_LONGEST_CAPTION = 1200
_LONGEST_BOX = 400
_LONGEST_REST = 80
_BOX_NAME = re.compile(r"image|img|picture|photo|media|figure|bild|foto|gallery|visual|thumb", re.I)


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
    holder = element if element.tag == "figure" else _holder(element, around_text)
    image = next(holder.iter("img", "amp-img"), None)
    caption, credit = _words(holder, image)
    alt = one_line(image.get("alt")) if image is not None else ""
    return Figure(_address(holder), caption, credit, alt, holder)


def key(address: str) -> str:
    """Return what stays the same of an image's address in all the sizes it is served in: its file name's stem."""
    path = PurePosixPath(urlsplit_path(address) or address)
    parts = [part for part in path.parts if not re.fullmatch(r"(?:\d+|master|original|[\w,]*[wh]_?\d+[\w,]*)(?:\.\w+)?", part)]
    stem = PurePosixPath(parts[-1] if parts else path.name).stem
    return re.sub(r"[-_@]\d{2,5}(?:x\d{2,5})?(?:px|w)?$|-scaled$", "", stem).casefold()


def _holder(image: Element, around_text: Container[Element]) -> Element:
    """Return a bare image's box: the nearest ancestor with a caption but no other image, else one that says it is."""
    for ancestor in islice(image.iterancestors(), _NEAR):
        if ancestor in around_text or ancestor.tag in ("body", "article", "main") or len(_images(ancestor)) > 1:
            break
        if any(True for _ in _captions(ancestor)):
            return ancestor
        if _BOX_NAME.search(classes(ancestor)) and 0 < len(words_of(ancestor)) <= _LONGEST_BOX:
            return ancestor
    return image


def _images(element: Element) -> set[str]:
    """Return the pictures below an element; an image and its fallback for browsers without scripts are one."""
    return {key(_source(image)) for image in element.iter("img", "amp-img")}


def _captions(holder: Element) -> Iterator[Element]:
    """Yield the outermost elements that are captions or credits."""
    inside: list[Element] = []
    for element in holder.iter("figcaption", "div", "p", "span", "small", "cite", "dd", "li", "em", "a", "b", "strong"):
        if element is holder or any(ancestor in inside for ancestor in element.iterancestors()):
            continue
        name = classes(element)
        if element.tag == "figcaption" or _CAPTION_NAME.search(name) or _CREDIT_NAME.search(name):
            if len(words_of(element)) <= _LONGEST_CAPTION:
                inside.append(element)
                yield element


def _words(holder: Element, image: Element | None) -> tuple[str, str]:
    """Return caption and credit line."""
    parts = list(_parts(holder)) or [("caption", _clean(words_of(holder)))]
    caption = _joined(text for field, text in parts if field == "caption")
    credit = _joined(text for field, text in parts if field == "credit")
    caption = _LABEL.sub("", caption).strip()
    if credit:
        return _without(caption, credit), credit
    return split_caption(caption) if caption else ("", "")


def split_caption(text: str) -> tuple[str, str]:
    """Part a caption that holds its credit (“The bridge. Photo: Name/Agency”) into caption and credit line.

    Here, unlike in running text, nothing follows a credit: what stands after one belongs to it, if it is short.
    """
    found = find_credits(Document(text))
    if not found:
        return text, ""
    begin, end = found[0].span[0], found[-1].span[1]
    rest = text[end:].strip()
    if begin == 0 and rest:
        return rest, text[:end].strip()
    if len(rest) > _LONGEST_REST:
        return f"{text[:begin].strip()} {rest}", text[begin:end].strip()
    return text[:begin].strip(), text[begin:].strip()


def _parts(holder: Element) -> Iterator[tuple[str, str]]:
    for element in _captions(holder):
        if element.tag != "figcaption" and not _CAPTION_NAME.search(classes(element)):
            yield "credit", _clean(words_of(element))
        else:
            yield from _caption_parts(element)


def _caption_parts(caption: Element) -> Iterator[tuple[str, str]]:
    """Yield the words of a caption element, those of the credit elements in it as credit."""
    credits = [element for element in _credit_elements(caption)]
    whole = words_of(caption)
    for element in credits:
        text = words_of(element)
        if text and text in whole:
            before, _, after = whole.partition(text)
            if before.strip() or after.strip() or len(credits) > 1 or element is not caption:
                whole = f"{before.rstrip()} {after.lstrip()}"
                yield "credit", _clean(text)
    yield "caption", _clean(whole)


def _credit_elements(caption: Element) -> list[Element]:
    found: list[Element] = []
    for element in caption.iterdescendants():
        if not isinstance(element.tag, str) or any(ancestor in found for ancestor in element.iterancestors()):
            continue
        name = classes(element)
        if _CREDIT_NAME.search(name) and not re.search(r"caption", name.split()[-1] if name else ""):
            found.append(element)
    return found


def _clean(text: str) -> str:
    text = one_line(text).strip("|•·- ")
    return "" if _NOISE.fullmatch(text) else text


def _joined(texts: Iterator[str]) -> str:
    return " ".join(dict.fromkeys(text for text in texts if text))


def _without(caption: str, credit: str) -> str:
    """Take out of a caption the credit that it repeats."""
    return caption.replace(credit, "").strip() if len(credit) > 3 else caption


def _source(image: Element) -> str:
    for name in _ADDRESS_ATTRIBUTES:
        value = (image.get(name) or "").strip()
        if value and not value.startswith(("data:", "blob:")):
            return value.split(",")[0].split()[0] if "srcset" in name else value
    return ""


def _address(holder: Element) -> str:
    for image in holder.iter("img", "amp-img", "source"):
        if address := _source(image):
            return address
    return ""
