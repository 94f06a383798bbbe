"""The finished file: object streams and a cross-reference stream (ISO 32000, 7.5.7 and 7.5.8).

ReportLab writes every object in clear; a tagged document has tens of thousands of small ones. Packed, a file is about
half as large, and nothing has to be read back to pack it.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from typing import BinaryIO, Protocol

from reportlab.pdfbase import pdfdoc

OBJECTS_A_STREAM = 128
COMPRESSION = 6
ROW = struct.Struct(">BIH")
"""Kind, offset or stream, generation or index: the widths that /W names."""


class Bodies(Protocol):
    """Objects that are numbered but not registered with the document."""

    def __contains__(self, number: int) -> bool: ...

    def body(self, number: int) -> bytes:
        """Return the object of a number."""


class PdfFile:
    """Writes a document's objects, small ones packed together.

    Args:
        stream: Where the bytes go; need not be seekable.
        version: Major and minor.
    """

    def __init__(self, stream: BinaryIO, version: tuple[int, int]) -> None:
        self._stream = stream
        self._length = 0
        self._digest = hashlib.md5(usedforsecurity=False)
        self._rows = bytearray()
        """The cross-reference table, a row of fixed length for each object number."""
        self._enter(0, 0, 0, 65535)
        self._waiting: list[tuple[int, bytes]] = []
        """Small objects that are not packed yet."""
        self._packed: list[tuple[list[int], bytes]] = []
        """Object streams, each with the numbers of the objects in it; they get numbers of their own last."""
        self._write(b"%%PDF-%d.%d\n%%\xe2\xe3\xcf\xd3\n" % version)

    def write_document(self, document: pdfdoc.PDFDocument, others: Bodies, *, root: int, info: int | None) -> None:
        """Write everything.

        Args:
            document: ReportLab's document; objects that are first referred to while writing are written as well.
            others: Objects with reserved numbers.
            root: Number of the catalog.
            info: Number of the information dictionary; None leaves it out (PDF 2.0).
        """
        total = 0
        while total < document.objectcounter:
            total += 1
            self._add(total, others.body(total) if total in others else _registered(document, total))
        self._pack()
        self._write_xref(self._write_packed(total + 1), root, info)

    def _add(self, number: int, body: bytes) -> None:
        if not body.endswith(b"endstream\n"):
            self._waiting.append((number, body))
            if len(self._waiting) == OBJECTS_A_STREAM:
                self._pack()
            return
        if not body.endswith(b"\nendstream\n"):
            body = body[: -len(b"endstream\n")] + b"\nendstream\n"  # PDF/A asks for the line end; ReportLab has none
        self._write_object(number, body)

    def _write_object(self, number: int, body: bytes) -> None:
        self._enter(number, 1, self._length, 0)
        self._write(b"%d 0 obj\n%s\nendobj\n" % (number, body.rstrip(b"\n")))

    def _pack(self) -> None:
        """Put the waiting objects into an object stream."""
        self._packed.append(([number for number, _ in self._waiting], _object_stream(self._waiting)))
        self._waiting = []

    def _write_packed(self, number: int) -> int:
        """Write the object streams, numbered from here on; return the next free number."""
        for packed, body in self._packed:
            for index, inside in enumerate(packed):
                self._enter(inside, 2, number, index)
            self._write_object(number, body)
            number += 1
        return number

    def _write_xref(self, number: int, root: int, info: int | None) -> None:
        start = self._length
        self._enter(number, 1, start, 0)
        identity = self._digest.hexdigest().encode()
        entries = b"/Type/XRef/Size %d/W[1 4 2]/Root %d 0 R" % (number + 1, root)
        if info is not None:
            entries += b"/Info %d 0 R" % info
        entries += b"/ID[<%s><%s>]" % (identity, identity)
        self._write_object(number, compressed_stream(entries, bytes(self._rows)))
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)

    def _enter(self, number: int, kind: int, second: int, third: int) -> None:
        """Note where an object is (ISO 32000, table 18)."""
        size = ROW.size
        self._rows.extend(bytes(max(0, (number + 1) * size - len(self._rows))))
        ROW.pack_into(self._rows, number * size, kind, second, third)

    def _write(self, data: bytes) -> None:
        self._stream.write(data)
        self._digest.update(data)
        self._length += len(data)


def compressed_stream(entries: bytes, data: bytes) -> bytes:
    """Return a stream object with its data compressed; ``entries`` go into its dictionary."""
    data = zlib.compress(data, COMPRESSION)
    return b"<<%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream\n" % (entries, len(data), data)


def _registered(document: pdfdoc.PDFDocument, number: int) -> bytes:
    found = document.idToObject[document.numberToId[number]]
    return bytes(pdfdoc.format(found, document, toplevel=1))


def _object_stream(chunk: list[tuple[int, bytes]]) -> bytes:
    offsets, position = [], 0
    for number, body in chunk:
        offsets.append(b"%d %d" % (number, position))
        position += len(body) + 1
    head = b" ".join(offsets) + b"\n"
    body = b"\n".join(body for _, body in chunk)
    return compressed_stream(b"/Type/ObjStm/N %d/First %d" % (len(chunk), len(head)), head + body)
