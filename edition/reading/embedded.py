"""The words inside a picture file: XMP first, then the older IPTC-IIM (IPTC Photo Metadata Standard 2023.2)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lxml import etree
from PIL import Image, IptcImagePlugin

from edition.reading.pictures import BROKEN, FORMATS

LIMIT_BYTES = 1024 * 1024
"""An XMP packet larger than this is not read."""

_NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
}
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CAPTION, _CREDIT, _BYLINE, _COPYRIGHT, _CHARSET = (2, 120), (2, 110), (2, 80), (2, 116), (1, 90)
_UTF8_ESCAPES = (b"\x1b%G", b"\x1b%/I")


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
        with Image.open(path, formats=FORMATS) as image:
            packet = _packet(image)
            records = IptcImagePlugin.getiptcinfo(image) or {}
    except BROKEN:
        return ()
    return (_from_xmp(packet), _from_iim(records))


def _packet(image: Image.Image) -> bytes:
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    if not packet and image.format == "TIFF":
        packet = image.tag_v2.get(700, b"")  # type: ignore[attr-defined]  # only TIFF images have it
    return packet.encode("utf-8", "replace") if isinstance(packet, str) else bytes(packet)


def _from_xmp(packet: bytes) -> Words:
    start, end = packet.find(b"<"), packet.rfind(b">") + 1
    if start < 0 or len(packet) > LIMIT_BYTES:
        return Words("xmp")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(packet[start:end], parser)
    except (etree.XMLSyntaxError, ValueError):
        return Words("xmp")
    credit = _value(root, "photoshop:Credit") or _value(root, "dc:creator") or _value(root, "dc:rights")
    alt = _value(root, "Iptc4xmpCore:AltTextAccessibility") or _value(root, "Iptc4xmpCore:ExtDescrAccessibility")
    return Words("xmp", _value(root, "dc:description"), credit, alt)


def _value(root: etree._Element, name: str) -> str:
    """Return a property in whichever of XMP's forms it stands: attribute, element, list or language alternative."""
    prefix, local = name.split(":")
    qualified = f"{{{_NAMESPACES[prefix]}}}{local}"
    for description in root.iter(f"{{{_NAMESPACES['rdf']}}}Description"):
        if value := description.get(qualified):
            return _one_line(value)
        for element in description.findall(qualified):
            if value := _text_of(element):
                return value
    return ""


def _text_of(element: etree._Element) -> str:
    items = list(element.iter(f"{{{_NAMESPACES['rdf']}}}li"))
    if not items:
        return _one_line(element.text or "")
    if element.find(f"{{{_NAMESPACES['rdf']}}}Alt") is not None:
        items = [item for item in items if item.get(_XML_LANG) == "x-default"] or items
        return _one_line(items[0].text or "")
    return ", ".join(filter(None, (_one_line(item.text or "") for item in items)))


def _from_iim(records: dict[tuple[int, int], bytes | list[bytes]]) -> Words:
    encoding = "utf-8" if records.get(_CHARSET) in _UTF8_ESCAPES else None

    def text(key: tuple[int, int]) -> str:
        values = records.get(key, [])
        return ", ".join(_decoded(value, encoding) for value in (values if isinstance(values, list) else [values]))

    return Words("iptc", text(_CAPTION), text(_CREDIT) or text(_BYLINE) or text(_COPYRIGHT))


def _decoded(value: bytes, encoding: str | None) -> str:
    try:
        return _one_line(value.decode(encoding or "utf-8"))
    except UnicodeDecodeError:
        return _one_line(value.decode("cp1252", "replace"))


def _one_line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() or c.isspace() else " " for c in text).split())
