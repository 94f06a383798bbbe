"""Bytes become text: the encoding is found, the text mended (:mod:`edition.reading.mending`), all of it told.

Spans everywhere refer to the text as it leaves here.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass

from edition.errors import EncodingError, SourceError
from edition.model import Flag, Repair
from edition.reading.encodings import Guess, guessed
from edition.reading.mending import mend

LIMIT_BYTES = 64 * 1024 * 1024
SAMPLE_BYTES = 128 * 1024

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "a rich-text document"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"ID3", "a sound file"),
    (b"RIFF", "a sound or picture file"),
    (b"OggS", "a sound file"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x7fELF", "a program"),
)
_DECLARABLE = re.compile(r"(?:windows|cp|iso|latin|us-ascii|ascii|koi8|mac|shift|sjis|euc|gb|big5|utf-16)", re.I)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, and what had to be done to get it."""

    text: str
    """Without byte order mark; spans refer to it."""
    encoding: str
    """Python's name of the encoding that it was in."""
    repairs: tuple[Repair, ...] = ()
    flags: tuple[Flag, ...] = ()


def decode(data: bytes, place: str, *, declared: str | None = None) -> Decoded:
    """Return the bytes as text.

    Args:
        data: A whole file.
        place: Its name, for messages.
        declared: The encoding that the file or its server says; believed only where it is not UTF-8.

    Raises:
        SourceError: It is empty or all white space, or larger than `LIMIT_BYTES`.
        EncodingError: It is no text in any encoding that can be told.
    """
    _refuse_what_is_no_text(data, place)
    decoded = _to_text(data, place, declared)
    mended = mend(decoded.text)
    if not mended.text.strip():
        raise SourceError("the source is empty", place=place, hint="Give a file that holds an article.")
    return Decoded(mended.text, decoded.encoding, mended.repairs, (*decoded.flags, *mended.flags))


def _refuse_what_is_no_text(data: bytes, place: str) -> None:
    if len(data) > LIMIT_BYTES:
        raise SourceError(
            f"the source is larger than {LIMIT_BYTES // 2**20} MB", place=place, hint="Give one article at a time."
        )
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise EncodingError(f"the source is {kind}, not a text", place=place)


def _to_text(data: bytes, place: str, declared: str | None) -> Decoded:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _by_mark(data, encoding, place)
    if b"\x00" in data and (wide := _wide(data)):
        return wide
    if _is_binary(data):
        raise EncodingError("the source holds binary data, not text", place=f"{place}, byte {data.find(0)}")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _as_declared(data, declared) or _almost_utf8(data) or _guessed(data, place)


def _as_declared(data: bytes, declared: str | None) -> Decoded | None:
    """Read the bytes as they are declared; Latin-1 means windows-1252, as in browsers (WHATWG Encoding)."""
    if declared is None or not _DECLARABLE.match(declared):
        return None
    name = "cp1252" if declared.lower() in ("iso-8859-1", "latin1", "us-ascii", "ascii") else declared
    try:
        return Decoded(data.decode(name), name)
    except (UnicodeError, LookupError):
        return None


def _by_mark(data: bytes, encoding: str, place: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8-sig" and (text := _almost_utf8(data[3:])):
            return text
        raise EncodingError(
            f"the source says it is {encoding} but is not", place=f"{place}, byte {error.start}"
        ) from error


def _wide(data: bytes) -> Decoded | None:
    """Read UTF-16 without its mark: every other byte is one of the few that begin the characters of a script."""
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high, low = data[first : 2 * SAMPLE_BYTES : 2], data[1 - first : 2 * SAMPLE_BYTES : 2]
        usual = sum(count for _, count in Counter(high).most_common(3))
        if usual < 0.9 * len(high) or low.count(0) > 0.01 * len(low) or len(set(low)) <= len(set(high)):
            continue
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if sum(character.isalpha() or character.isspace() for character in text[:2000]) > 0.7 * len(text[:2000]):
            return Decoded(text, encoding, flags=(_guess(encoding),))
    return None


def _is_binary(data: bytes) -> bool:
    """Tell what has more zero bytes than a text that was damaged; those at its end are padding."""
    text = data.rstrip(b"\x00")
    return text.count(0) > max(1, len(text) // 500) or (not text and bool(data))


def _almost_utf8(data: bytes) -> Decoded | None:
    """Read UTF-8 with a few broken bytes, or with surrogates, rather than take all of it for something else."""
    try:
        return Decoded(data.decode("utf-8", "surrogatepass"), "utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    sound = sum(character > "\x7f" for character in text) - text.count("\ufffd")
    return Decoded(text, "utf-8") if sound > 4 * text.count("\ufffd") else None


def _guessed(data: bytes, place: str) -> Decoded:
    if _share_of_controls(data) > 0.01:
        raise EncodingError("the source's bytes are no text that can be told", place=place)
    guess = guessed(data)
    if guess is None:
        guess = Guess(_rarer(data, place))
    return Decoded(data.decode(guess.encoding, "replace"), guess.encoding, flags=(_guess(guess.encoding, guess.rival),))


def _rarer(data: bytes, place: str) -> str:
    from charset_normalizer import from_bytes

    match = from_bytes(data[:SAMPLE_BYTES]).best()
    if match is None:
        raise EncodingError("the source's bytes are no text that can be told", place=place)
    return match.encoding


def _share_of_controls(data: bytes) -> float:
    return sum(data.count(byte) for byte in (*range(1, 9), *range(14, 27), *range(28, 32))) / len(data)


def _guess(encoding: str, rival: str | None = None) -> Flag:
    doubt = f"; {rival} fits as well: look at the letters with accents" if rival else ""
    return Flag("", f"the file is not UTF-8; it was read as {encoding}, which is a guess{doubt}")
