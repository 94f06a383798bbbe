"""XMP: the packet inside a picture file, found in every format that may hold it, and its properties (ISO 16684-1).

Only what the packet says of the picture itself is its: descriptions of other pictures that stand inside (ingredients,
regions, versions) or beside it are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree
from PIL import ImageFile

LIMIT_BYTES = 10 * 1024 * 1024
"""A packet larger than this is not read."""

NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "xmpNote": "http://ns.adobe.com/xmp/note/",
}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_RDF = NAMESPACES["rdf"]
_EXTENSION = b"http://ns.adobe.com/xmp/extension/\x00"
_GUID, _OFFSETS = 32, 8
"""Bytes of an extension's header: the packet's digest; its whole length and where this part begins."""
_GIF_PACKET, _GIF_TRAILER = b"!\xff\x0bXMP DataXMP", b"\x01\xff\xfe\xfd"
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Control characters that XML 1.0 has no place for."""


@dataclass(frozen=True, slots=True)
class Packet:
    """What a picture's XMP says of the picture."""

    descriptions: tuple[etree._Element, ...] = ()
    remarks: tuple[str, ...] = ()
    """For the editor: what of it could not be read."""

    def value(self, name: str, language: str | None = None) -> str:
        """Return a property as one line, in whichever of XMP's forms it stands; empty when there is none.

        Args:
            name: With its usual prefix: ``dc:description``.
            language: BCP 47 tag; of language alternatives its own is taken, else the default, else the first.
        """
        for description in self.descriptions:
            if value := one_line(description.get(qualified(name), "")):
                return value
            for element in description.findall(qualified(name)):
                if value := _text_of(element, language):
                    return value
        return ""


def qualified(name: str) -> str:
    """Return a property's name, ``dc:creator``, as lxml writes it."""
    prefix, local = name.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def packet_of(image: ImageFile.ImageFile, data: bytes) -> Packet:
    """Return the XMP of an opened picture.

    Args:
        image: As Pillow opened it.
        data: The whole file.
    """
    main = _read(_main_packet(image, data))
    digest = main.value("xmpNote:HasExtendedXMP").encode("ascii", "replace")
    if not digest:
        return main
    extended = _read(_extension(image, digest), "the rest of the picture's XMP is missing or cannot be read")
    return Packet(main.descriptions + extended.descriptions, main.remarks + extended.remarks)


def one_line(text: str) -> str:
    """Return a text from a picture as one line without characters that nobody can see."""
    return " ".join("".join(c if c.isprintable() or c.isspace() else " " for c in text).split())


def _main_packet(image: ImageFile.ImageFile, data: bytes) -> bytes:
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    if not packet and image.format == "TIFF":
        packet = image.tag_v2.get(700, b"")  # type: ignore[attr-defined]  # only TIFF images have it
    if not packet and image.format == "GIF" and _GIF_PACKET in data:
        packet = data.partition(_GIF_PACKET)[2].partition(_GIF_TRAILER)[0]
    packet = packet.encode("utf-8", "replace") if isinstance(packet, str) else packet
    return packet if isinstance(packet, bytes) else b""


def _extension(image: ImageFile.ImageFile, digest: bytes) -> bytes:
    """Return what a JPEG keeps of its XMP in further segments; empty unless all of it is there."""
    parts: dict[int, bytes] = {}
    length = 0
    for name, segment in getattr(image, "applist", ()):
        head, part = segment[: len(_EXTENSION) + _GUID + _OFFSETS], segment[len(_EXTENSION) + _GUID + _OFFSETS :]
        if name == "APP1" and head.startswith(_EXTENSION + digest):
            length = int.from_bytes(head[-8:-4], "big")
            parts[int.from_bytes(head[-4:], "big")] = part
    whole = b"".join(part for _, part in sorted(parts.items()))
    return whole if len(whole) == length else b""


def _read(packet: bytes, without: str = "") -> Packet:
    """Parse a packet; ``without`` is the remark when there is none."""
    if not packet.strip(b"\x00 \n\r\t"):
        return Packet(remarks=(without,) if without else ())
    if len(packet) > LIMIT_BYTES:
        return Packet(remarks=(f"the picture's XMP is larger than {LIMIT_BYTES // 2**20} MB and is not read",))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, encoding="utf-8")
    try:
        text, remarks = _without_control_characters(_decoded(packet))
        root = etree.fromstring(text[text.find("<") : text.rfind(">") + 1].encode(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        return Packet(remarks=(f"the picture's XMP cannot be read: {str(error)[:200]}",))
    return Packet(_descriptions(root), remarks)


def _decoded(packet: bytes) -> str:
    """Decode a packet, which may be UTF-8, UTF-16 or UTF-32 in either order, with or without its mark."""
    begin = packet.find(b"<")
    for width, encoding in ((4, "utf-32"), (2, "utf-16")):
        if packet.startswith(b"\x00" * (width - 1), begin + 1):
            order = "be" if begin % width == width - 1 else "le"
            return packet[begin - begin % width :].decode(f"{encoding}-{order}", "replace")
    return packet.decode("utf-8")


def _without_control_characters(text: str) -> tuple[str, tuple[str, ...]]:
    text = text.rstrip("\x00")
    cleaned = _FORBIDDEN.sub("", text)
    return cleaned, ("control characters in the picture's XMP are left out",) if cleaned != text else ()


def _descriptions(root: etree._Element) -> tuple[etree._Element, ...]:
    """Return the descriptions of the picture itself: those at the top that are about what the first one is about."""
    rdf = next(root.iter(f"{{{_RDF}}}RDF"), None)
    found = [] if rdf is None else rdf.findall(f"{{{_RDF}}}Description")
    return tuple(each for each in found if _about(each) in ("", _about(found[0])))


def _about(description: etree._Element) -> str:
    return description.get(f"{{{_RDF}}}about") or description.get("about") or ""


def _text_of(element: etree._Element, language: str | None) -> str:
    for container in element:
        if container.tag == f"{{{_RDF}}}Alt":
            return _alternative([(item.get(XML_LANG, ""), _simple(item)) for item in _items(container)], language)
        if container.tag in (f"{{{_RDF}}}Seq", f"{{{_RDF}}}Bag"):
            return ", ".join(filter(None, map(_simple, _items(container))))
    return _simple(element)


def _items(container: etree._Element) -> list[etree._Element]:
    return container.findall(f"{{{_RDF}}}li")


def _simple(element: etree._Element) -> str:
    """Return a single value, which with qualifiers stands in an ``rdf:value``."""
    for path in (f"{{{_RDF}}}value", f"{{{_RDF}}}Description/{{{_RDF}}}value"):
        value = element.find(path)
        if value is not None:
            return one_line(value.text or "")
    return one_line(element.text or "")


def _alternative(texts: Sequence[tuple[str, str]], language: str | None) -> str:
    """Return the text of a language alternative that an article in the language wants."""
    known = {tag.casefold(): text for tag, text in reversed(texts) if text}
    wanted = (language or "x-default").casefold()
    kin = [tag.casefold() for tag, _ in texts if tag.casefold().split("-")[0] == wanted.split("-")[0]]
    order = [wanted, wanted.split("-")[0], *kin, "x-default", *(tag.casefold() for tag, _ in texts)]
    return next((known[tag] for tag in order if tag in known), "")
