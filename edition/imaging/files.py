"""JPEG and PNG files without what is private in them: taken apart and put together again, their pixels untouched.

Only the parts that make up the picture are kept, the colour profile among them: no EXIF, no thumbnails, no comments, no
second pictures or films behind the end, no programs that hide in any of these. One XMP packet may be put in.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

JPEG = b"\xff\xd8"
PNG = b"\x89PNG\r\n\x1a\n"

_XMP = b"http://ns.adobe.com/xap/1.0/\x00"
_JFIF, _XMP_SEGMENT = 0xE0, 0xE1
_APPLICATIONS = {_JFIF: b"JFIF\x00", 0xE2: b"ICC_PROFILE\x00", 0xEE: b"Adobe"}
"""Of a JPEG's application segments, those that belong to the picture, and how each begins."""
_APPLICATION = range(0xE0, 0xF0)
_COMMENT, _SCAN, _END = 0xFE, 0xDA, 0xD9
_AFTER_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
"""A marker that ends compressed data: no escaped byte, no restart, no fill."""
_MOST = 0xFFFF - 2
"""Bytes that a JPEG's segment has room for."""
_CHUNKS = frozenset({
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP",
    b"sBIT", b"sRGB", b"cICP", b"mDCV", b"cLLI", b"bKGD", b"pHYs"
})  # fmt: skip
"""A PNG's chunks that belong to a still picture (PNG, third edition, clause 11)."""


def bare_jpeg(data: bytes, packet: bytes) -> bytes:
    """Return a JPEG with nothing in it but the picture and an XMP packet.

    Args:
        data: The file.
        packet: The XMP packet; empty for none. One that a segment has no room for is left out.

    Raises:
        ValueError: Its structure is not sound.
    """
    try:
        first, *others = _segments(data)
    except (IndexError, struct.error) as error:
        raise ValueError("a JPEG that has no end") from error
    own = [_segment(_XMP_SEGMENT, _XMP + packet)] if packet and len(_XMP + packet) <= _MOST else []
    if first[1] == _JFIF:  # JFIF wants to be first
        return b"".join((JPEG, first, *own, *others))
    return b"".join((JPEG, *own, first, *others))


def _segments(data: bytes) -> Iterator[bytes]:
    """Yield a JPEG's segments that belong to the picture, up to its end; a scan has its compressed data with it."""
    place = len(JPEG)
    while True:
        while data[place + 1] == 0xFF:  # fill
            place += 1
        marker = data[place + 1]
        if data[place] != 0xFF:
            raise ValueError("a JPEG with bytes between its segments")
        if marker == _END:
            yield data[place : place + 2]
            return
        (length,) = struct.unpack_from(">H", data, place + 2)
        end = place + 2 + length
        if marker == _SCAN:
            found = _AFTER_SCAN.search(data, end)
            if not found:
                raise ValueError("a JPEG that has no end")
            end = found.start()
        if _belongs(marker, data[place + 4 : end]):
            segment = data[place:end]
            yield segment if marker != _JFIF else _segment(_JFIF, segment[4:16] + b"\x00\x00")  # without a thumbnail
        place = end


def _belongs(marker: int, body: bytes) -> bool:
    """Tell whether a segment belongs to the picture."""
    if marker in _APPLICATION:
        return marker in _APPLICATIONS and body.startswith(_APPLICATIONS[marker])
    return marker != _COMMENT


def _segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def bare_png(data: bytes, packet: bytes) -> bytes:
    """Return a PNG with nothing in it but one still picture and an XMP packet.

    Args:
        data: The file.
        packet: The XMP packet; empty for none.

    Raises:
        ValueError: Its structure is not sound.
    """
    try:
        header, *others = _chunks(data)
    except struct.error as error:
        raise ValueError("a PNG that has no end") from error
    own = [_chunk(b"iTXt", b"XML:com.adobe.xmp\x00\x00\x00\x00\x00" + packet)] if packet else []
    return b"".join((PNG, header, *own, *others))


def _chunks(data: bytes) -> Iterator[bytes]:
    place, name = len(PNG), b""
    while name != b"IEND":
        length, name = struct.unpack_from(">I4s", data, place)
        if name in _CHUNKS:
            yield data[place : place + 12 + length]
        place += 12 + length


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
