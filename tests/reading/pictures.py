"""Pictures with words in them, made here: a JPEG with an XMP packet and IPTC-IIM records."""

from __future__ import annotations

import struct
from hashlib import md5
from io import BytesIO
from pathlib import Path

from PIL import Image

XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" {attributes}>{elements}</rdf:Description>
</rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


def picture(path: Path, *, xmp: bytes = b"", iim: bytes = b"", mode: str = "RGB", size=(320, 200), **options) -> Path:
    """Write a JPEG, PNG, WebP or GIF (by suffix) with the given metadata."""
    made = BytesIO()
    form = {".jpg": "JPEG", ".png": "PNG", ".webp": "WEBP", ".gif": "GIF"}[path.suffix]
    Image.new(mode, size, 90).save(made, form, **options)
    data = made.getvalue()
    if form == "JPEG":
        segments = b""
        if xmp:
            segments += _segment(0xE1, b"http://ns.adobe.com/xap/1.0/\x00" + xmp)
        if iim:
            padded = iim + b"\x00" * (len(iim) % 2)
            block = b"8BIM\x04\x04\x00\x00" + struct.pack(">I", len(iim)) + padded
            segments += _segment(0xED, b"Photoshop 3.0\x00" + block)
        data = data[:2] + segments + data[2:]
    path.write_bytes(data)
    return path


def gif_with(path: Path, packet: bytes) -> Path:
    """Write a GIF with an XMP packet, as Adobe puts it there: not in sub-blocks, with a trailer that ends them."""
    data = picture(path, mode="P").read_bytes()
    begin = 13 + (3 * 2 ** ((data[10] & 7) + 1) if data[10] & 0x80 else 0)
    trailer = b"\x01" + bytes(range(255, -1, -1)) + b"\x00"
    path.write_bytes(data[:begin] + b"!\xff\x0bXMP DataXMP" + packet + trailer + data[begin:])
    return path


def jpeg_with_extension(path: Path, packet: bytes, parts: int, *, without: int | None = None) -> Path:
    """Write a JPEG whose main packet has a credit, and the given packet in so many extension segments."""
    digest = md5(packet, usedforsecurity=False).hexdigest().upper()
    note = f'xmlns:n="http://ns.adobe.com/xmp/note/" n:HasExtendedXMP="{digest}" photoshop:Credit="Example News"'
    size = -(-len(packet) // parts)
    segments = [
        b"http://ns.adobe.com/xmp/extension/\x00"
        + digest.encode()
        + struct.pack(">II", len(packet), begin)
        + packet[begin : begin + size]
        for number, begin in enumerate(range(0, len(packet), size))
        if number != without
    ]
    data = picture(path, xmp=xmp(note)).read_bytes()
    path.write_bytes(data[:2] + b"".join(_segment(0xE1, each) for each in reversed(segments)) + data[2:])
    return path


def xmp(attributes: str = "", elements: str = "") -> bytes:
    """Return an XMP packet."""
    return XMP.format(attributes=attributes, elements=elements).encode()


def iim(**values: str) -> bytes:
    """Return IPTC-IIM records: caption, credit, byline."""
    numbers = {"caption": 120, "credit": 110, "byline": 80}
    records = b"\x1c\x01\x5a\x00\x03\x1b%G"
    for name, value in values.items():
        data = value.encode()
        records += b"\x1c\x02" + bytes([numbers[name]]) + struct.pack(">H", len(data)) + data
    return records


def _segment(marker: int, data: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data
