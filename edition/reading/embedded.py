"""The words inside a picture file: XMP first, then the older IPTC-IIM (IPTC Photo Metadata Standard 2023.2)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from edition.errors import PhotoError
from edition.imaging.metadata import (
    BYLINE,
    CAPTION,
    COPYRIGHT,
    CREDIT,
    XML_LANG,
    Records,
    one_line,
    packet,
    parsed,
    qualified,
    record_texts,
    records,
)
from edition.imaging.opening import opened


@dataclass(frozen=True, slots=True)
class Words:
    """What a picture says of itself; empty strings for what it leaves out."""

    source: str
    """``xmp`` or ``iptc``."""
    caption: str = ""
    credit: str = ""
    """The credit line or, without one, the creator or the copyright notice."""
    alt_text: str = ""
    """AltTextAccessibility, then ExtDescrAccessibility."""


def embedded_words(path: Path) -> tuple[Words, ...]:
    """Return the words in a picture file, the more trustworthy first; what is broken counts as absent."""
    try:
        with opened(path) as image:
            root, older = parsed(packet(image)), records(image)
    except PhotoError:
        return ()
    return (_from_xmp(root), _from_iim(older))


def _from_xmp(root: etree._Element | None) -> Words:
    if root is None:
        return Words("xmp")
    credit = _value(root, "photoshop:Credit") or _value(root, "dc:creator") or _value(root, "dc:rights")
    alt = _value(root, "Iptc4xmpCore:AltTextAccessibility") or _value(root, "Iptc4xmpCore:ExtDescrAccessibility")
    return Words("xmp", _value(root, "dc:description"), credit, alt)


def _value(root: etree._Element, name: str) -> str:
    """Return a property in whichever of XMP's forms it stands: attribute, element, list or language alternative."""
    for description in root.iter(qualified("rdf:Description")):
        if value := description.get(qualified(name)):
            return one_line(value)
        for element in description.findall(qualified(name)):
            if value := _text_of(element):
                return value
    return ""


def _text_of(element: etree._Element) -> str:
    items = list(element.iter(qualified("rdf:li")))
    if not items:
        return one_line(element.text or "")
    if element.find(qualified("rdf:Alt")) is not None:
        items = [item for item in items if item.get(XML_LANG) == "x-default"] or items
        return one_line(items[0].text or "")
    return ", ".join(filter(None, (one_line(item.text or "") for item in items)))


def _from_iim(older: Records) -> Words:
    def text(key: tuple[int, int]) -> str:
        return ", ".join(record_texts(older, key))

    return Words("iptc", text(CAPTION), text(CREDIT) or text(BYLINE) or text(COPYRIGHT))
