"""The few PDF objects that ReportLab has no class for, as bytes made when the file is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportlab.pdfbase import pdfdoc

from edition.typesetting.tagging.element import AttributeValue, Name


class Late(pdfdoc.PDFObject):  # type: ignore[misc]
    """An object whose bytes are asked for when the file is written and every object has its number.

    Args:
        body: Makes the bytes.
    """

    def __init__(self, body: Callable[[], bytes]) -> None:
        self.body = body

    def format(self, document: object) -> bytes:  # noqa: ARG002  (ReportLab's signature)
        """Return the bytes."""
        return self.body()


def number_of(document: pdfdoc.PDFDocument, key: str) -> int:
    """Return the object number of something registered under a key."""
    return int(document.idToObjectNumberAndVersion[key][0])


def register(document: pdfdoc.PDFDocument, body: Callable[[], bytes], key: str) -> int:
    """Give an object a number under a key and return the number."""
    document.Reference(Late(body), key)
    return number_of(document, key)


def text_string(text: str) -> bytes:
    """Return a text string (ISO 32000, 7.9.2.2): plain where it is ASCII, else UTF-16."""
    if text.isascii() and text.isprintable():
        return b"(" + text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode() + b")"
    return b"<FEFF" + text.encode("utf-16-be").hex().upper().encode() + b">"


def name(text: str) -> bytes:
    """Return a name object (ISO 32000, 7.3.5)."""
    return b"/" + b"".join(
        bytes((byte,)) if 33 <= byte <= 126 and byte not in b"#/()<>[]{}%" else b"#%02X" % byte
        for byte in text.encode()
    )


def number(value: float) -> bytes:
    """Return a number without needless digits: to a hundredth of a point, which no eye can tell."""
    return b"%d" % value if value == int(value) else (b"%.2f" % value).rstrip(b"0").rstrip(b".")


def attribute_dictionary(owner: str, values: Mapping[str, AttributeValue]) -> bytes:
    """Return the attributes that one owner gives to a structure element (ISO 32000, 14.7.6)."""
    entries = b"".join(b" " + name(key) + b" " + _value(value) for key, value in values.items())
    return b"<</O " + name(owner) + entries + b">>"


def _value(value: AttributeValue) -> bytes:
    if isinstance(value, Name):
        return name(value)
    if isinstance(value, str):
        return text_string(value)
    if isinstance(value, tuple):
        return b"[" + b" ".join(map(number, value)) + b"]"
    return number(value)
