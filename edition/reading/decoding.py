"""Bytes become text: the encoding is found, mojibake mended, what no reader should see taken out, all of it told.

Spans everywhere refer to the text as it leaves here. Line ends stay as they are; a character that is not fit for print
is replaced by one other character, so that it moves no span; only mended mojibake changes the length.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

from edition.errors import EncodingError, SourceError
from edition.model import Flag, Repair

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
_NEWSROOM = (
    "cp1252",
    "cp1250",
    "iso8859_2",
    "cp1251",
    "koi8_u",
    "koi8_r",
    "cp1253",
    "cp1254",
    "mac_roman",
)
"""Encodings that newsrooms have really used; a detector's rarer guess loses against one of these that fits as well."""

_DECLARABLE = re.compile(r"(?:windows|cp|iso|latin|us-ascii|ascii|koi8|mac|shift|sjis|euc|gb|big5|utf-16)", re.I)
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNREADABLE = re.compile("\ufffd+")
_WORD = re.compile(r'(?<![^ \t\r\n<>"])[^ \t\r\n<>"\x80-\U0010ffff]*+[^\x00-\x7f][^ \t\r\n<>"]*')
"""A word that is not ASCII, looked for from its beginning only: pages hold words of a megabyte (their scripts)."""
_SYMBOL_IN_WORD = re.compile(r"[^\W\d_][^\w\s'’‘\-–—.,:;/(){}\[\]“”„\"«»@&*+|…]|[¤¦§¨¬¯±¶¸¹¼-¾¿](?=[^\W\d_])")


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
    decoded = clean(_to_text(data, place, declared))
    if not decoded.text.strip():
        raise SourceError("the source is empty", place=place, hint="Give a file that holds an article.")
    return decoded


def clean(decoded: Decoded) -> Decoded:
    """Mend surrogates, mojibake and unprintable characters of a decoded text, reporting each kind."""
    for mend in (_join_surrogates, _mend_mojibake, _blank_unprintable, _flag_unreadable):
        decoded = mend(decoded)
    return decoded


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
    if b"\x00" in data:
        return _with_nulls(data, place)
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


def _with_nulls(data: bytes, place: str) -> Decoded:
    """Read UTF-16 without its mark: in Western text every other byte is zero."""
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if data[first::2].count(0) > 0.4 * len(data) / 2 and not data[1 - first :: 2].count(0):
            try:
                return Decoded(data.decode(encoding), encoding, flags=(_guess(encoding),))
            except UnicodeDecodeError:
                continue
    raise EncodingError("the source holds binary data, not text", place=f"{place}, byte {data.index(0)}")


def _almost_utf8(data: bytes) -> Decoded | None:
    """Read UTF-8 with a few broken bytes, or with surrogates, rather than take all of it for something else."""
    try:
        return Decoded(data.decode("utf-8", "surrogatepass"), "utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    sound = sum(character > "\x7f" for character in text) - text.count("\ufffd")
    return Decoded(text, "utf-8") if sound > 4 * text.count("\ufffd") else None


def _guessed(data: bytes, place: str) -> Decoded:
    from charset_normalizer import from_bytes

    matches = list(from_bytes(data[:SAMPLE_BYTES]))
    if not matches or _share_of_controls(data) > 0.01:
        raise EncodingError("the source's bytes are no text that can be told", place=place)
    names = [
        name for name in _NEWSROOM if any(name in {match.encoding, *match.could_be_from_charset} for match in matches)
    ]
    encoding = min(names, key=lambda name: _oddities(data, name)) if names else matches[0].encoding
    return Decoded(data.decode(encoding, "replace"), encoding, flags=(_guess(encoding),))


def _share_of_controls(data: bytes) -> float:
    return sum(data.count(byte) for byte in (*range(1, 9), *range(14, 27), *range(28, 32))) / len(data)


def _oddities(data: bytes, encoding: str) -> int:
    return len(_SYMBOL_IN_WORD.findall(data[:SAMPLE_BYTES].decode(encoding, "replace")))


def _guess(encoding: str) -> Flag:
    return Flag("", f"the file is not UTF-8; it was read as {encoding}, which is a guess")


def _join_surrogates(decoded: Decoded) -> Decoded:
    if not _SURROGATE.search(decoded.text):
        return decoded
    text = decoded.text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return replace(decoded, text=text)


def _mend_mojibake(decoded: Decoded) -> Decoded:
    """Mend words that were decoded wrongly before they came to us (“itâ€™s”)."""
    if decoded.text.isascii():
        return decoded
    from ftfy import fix_encoding

    pieces: list[str] = []
    repairs: list[Repair] = []
    end, length = 0, 0
    for match in _WORD.finditer(decoded.text):
        fixed = fix_encoding(match.group())
        if fixed == match.group():
            continue
        pieces += [decoded.text[end : match.start()], fixed]
        length += match.start() - end
        repairs.append(Repair(match.group(), fixed, "mojibake", (length, length + len(fixed))))
        length += len(fixed)
        end = match.end()
    return replace(decoded, text="".join([*pieces, decoded.text[end:]]), repairs=(*decoded.repairs, *repairs))


def _blank_unprintable(decoded: Decoded) -> Decoded:
    """Put a space (or, of Windows punctuation, the right character) in the place of every control character."""
    repairs: list[Repair] = []

    def mend(match: re.Match[str]) -> str:
        character = _windows(match.group())
        repairs.append(Repair(match.group(), character, "control character", match.span()))
        return character

    text = _UNPRINTABLE.sub(mend, decoded.text)
    return replace(decoded, text=text, repairs=(*decoded.repairs, *repairs[:100])) if repairs else decoded


def _windows(character: str) -> str:
    """Return what a C1 control character means in windows-1252, or a space."""
    if "\x80" <= character <= "\x9f" and character != "\x85":
        return character.encode("latin-1").decode("cp1252", "replace").replace("\ufffd", " ")
    return " "


def _flag_unreadable(decoded: Decoded) -> Decoded:
    flags = tuple(
        Flag(_around(decoded.text, match), "unreadable character in the source", match.span())
        for match, _ in zip(_UNREADABLE.finditer(decoded.text), range(100), strict=False)
    )
    return replace(decoded, flags=(*decoded.flags, *flags)) if flags else decoded


def _around(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - 20) : match.end() + 20]
