"""What a published picture goes on saying of itself: who made it, whose it is, what it shows, and nothing private.

A camera writes down where it stood, whose it is and its number; editors' programs write down their machines, their
folders and notes to the desk. None of this is published. Of the XMP packet those properties are kept that are meant for
everybody (IPTC Photo Metadata Standard 2023.2: description, creator, credit, rights, licence, alternative texts, and
whether a machine made it); what only the older IPTC-IIM or EXIF say of these is put into the packet.
"""

from __future__ import annotations

from copy import deepcopy

from lxml import etree
from PIL import ExifTags
from PIL.ImageFile import ImageFile

from edition.imaging import iim
from edition.imaging.opening import BROKEN
from edition.imaging.xmp import NAMESPACES, XML_LANG, Packet, one_line, packet_of, qualified

PUBLIC = (
    "dc:creator",
    "dc:description",
    "dc:rights",
    "photoshop:Credit",
    "photoshop:Source",
    "xmpRights:Marked",
    "xmpRights:Owner",
    "xmpRights:UsageTerms",
    "xmpRights:WebStatement",
    "plus:CopyrightOwner",
    "plus:Licensor",
    "Iptc4xmpCore:AltTextAccessibility",
    "Iptc4xmpCore:ExtDescrAccessibility",
    "Iptc4xmpExt:DigitalSourceType",
)
"""Properties that are published, in the order in which they are written."""

_FORMS = {"dc:creator": "Seq", "dc:description": "Alt", "dc:rights": "Alt"}
"""The container that XMP has for a property's values; none for a simple text."""
_BEGIN = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'.encode()
_END = b'<?xpacket end="r"?>'


def rights(image: ImageFile, data: bytes) -> bytes:
    """Return an XMP packet of what an opened picture says for everybody; empty when that is nothing.

    Args:
        image: As Pillow opened it.
        data: The whole file.
    """
    description = etree.Element(qualified("rdf:Description"), nsmap=NAMESPACES)
    description.set(qualified("rdf:about"), "")
    own, older = packet_of(image, data), _older(image)
    for name in PUBLIC:
        found = _properties(own, name) or _property(name, older.get(name, ()))
        description.extend(found[:1])
    if not len(description):
        return b""
    outer = etree.Element("{adobe:ns:meta/}xmpmeta", nsmap={"x": "adobe:ns:meta/"})
    etree.SubElement(outer, qualified("rdf:RDF"), nsmap={"rdf": NAMESPACES["rdf"]}).append(description)
    etree.cleanup_namespaces(outer)
    return _BEGIN + etree.tostring(outer, encoding="utf-8") + _END


def _older(image: ImageFile) -> dict[str, list[str]]:
    """Return what IPTC-IIM and EXIF say, by the XMP property that says it today."""
    try:
        texts = iim.records_of(image).texts
        notice = str(image.getexif().get(ExifTags.Base.Copyright, "")).encode("latin-1")  # as Pillow decodes it
    except BROKEN:
        return {}
    keys = {
        "dc:creator": iim.BYLINE,
        "dc:description": iim.CAPTION,
        "dc:rights": iim.COPYRIGHT,
        "photoshop:Credit": iim.CREDIT,
    }
    found = {name: [text for text in texts[key] if text] for name, key in keys.items()}
    return found | {"dc:rights": found["dc:rights"] or list(filter(None, [_notice(notice)]))}


def _notice(value: bytes) -> str:
    """Return EXIF's copyright notice, in UTF-8 or Windows' encoding of the West, on one line."""
    try:
        return one_line(value.decode("utf-8"))
    except UnicodeDecodeError:
        return one_line(value.decode("cp1252", "replace"))


def _properties(own: Packet, name: str) -> list[etree._Element]:
    """Return copies of a property in the packet, as elements whether or not it stands as an attribute."""
    found = []
    for description in own.descriptions:
        found += [deepcopy(element) for element in description.findall(qualified(name))]
        found += _property(name, [value] if (value := description.get(qualified(name))) else [])
    for element in found:
        element.tail = None
    return found


def _property(name: str, values: list[str] | tuple[()]) -> list[etree._Element]:
    """Return a property with its values in the form that XMP has for it; nothing without any."""
    if not values:
        return []
    element = etree.Element(qualified(name), nsmap=NAMESPACES)
    if form := _FORMS.get(name):
        container = etree.SubElement(element, qualified(f"rdf:{form}"))
        for value in values if form == "Seq" else [", ".join(values)]:
            item = etree.SubElement(container, qualified("rdf:li"))
            item.text = value
            if form == "Alt":
                item.set(XML_LANG, "x-default")
    else:
        element.text = ", ".join(values)
    return [element]
