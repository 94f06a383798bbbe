"""What stands in a picture file beside the pixels: an XMP packet, and the older IPTC-IIM records."""

from __future__ import annotations

from lxml import etree
from PIL import IptcImagePlugin
from PIL.ImageFile import ImageFile

LIMIT_BYTES = 1024 * 1024
"""An XMP packet larger than this is not read."""

NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
CAPTION, CREDIT, BYLINE, COPYRIGHT = (2, 120), (2, 110), (2, 80), (2, 116)
"""IPTC-IIM records: number of the record and of the data set."""
CHARSET = (1, 90)
UTF8_ESCAPES = (b"\x1b%G", b"\x1b%/I")

Records = dict[tuple[int, int], bytes | list[bytes]]


def qualified(name: str) -> str:
    """Return a property's name, ``dc:creator``, as lxml writes it."""
    prefix, local = name.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def packet(image: ImageFile) -> bytes:
    """Return a picture's XMP packet as it is; empty when it has none."""
    found = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    if not found and image.format == "TIFF":
        found = image.tag_v2.get(700, b"")  # type: ignore[attr-defined]  # only TIFF images have it
    return found.encode("utf-8", "replace") if isinstance(found, str) else bytes(found)


def parsed(found: bytes) -> etree._Element | None:
    """Return an XMP packet's root; None when it is too large or broken."""
    start, end = found.find(b"<"), found.rfind(b">") + 1
    if start < 0 or len(found) > LIMIT_BYTES:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(found[start:end], parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def records(image: ImageFile) -> Records:
    """Return a picture's IPTC-IIM records."""
    return IptcImagePlugin.getiptcinfo(image) or {}


def record_texts(found: Records, key: tuple[int, int]) -> list[str]:
    """Return what one kind of record says, each on one line."""
    encoding = "utf-8" if found.get(CHARSET) in UTF8_ESCAPES else None
    values = found.get(key, [])
    return [decoded(value, encoding) for value in (values if isinstance(values, list) else [values])]


def one_line(text: str) -> str:
    """Return a text without control characters and with single spaces."""
    return " ".join("".join(c if c.isprintable() or c.isspace() else " " for c in text).split())


def decoded(value: bytes, encoding: str | None = None) -> str:
    """Return what a record says, on one line: in the encoding that it names, else in UTF-8 or Windows' of the West."""
    try:
        return one_line(value.decode(encoding or "utf-8"))
    except UnicodeDecodeError:
        return one_line(value.decode("cp1252", "replace"))
