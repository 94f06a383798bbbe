"""A source as it lies on the desk: its text, its name, its kind, and where its pictures may be."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from edition.errors import SourceError
from edition.model import Flag, Repair
from edition.reading.archives import archived_page
from edition.reading.decoding import LIMIT_BYTES, decode


class Kind(StrEnum):
    """What a source is written in."""

    TEXT = "text"
    MANUSCRIPT = "manuscript"
    PAGE = "page"
    STRUCTURED = "structured"
    ISSUE = "issue"


_SUFFIXES = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".md": Kind.MANUSCRIPT,
    ".markdown": Kind.MANUSCRIPT,
    ".html": Kind.PAGE,
    ".htm": Kind.PAGE,
    ".xhtml": Kind.PAGE,
    ".mhtml": Kind.PAGE,
    ".mht": Kind.PAGE,
    ".json": Kind.STRUCTURED,
    ".jsonld": Kind.STRUCTURED,
    ".toml": Kind.ISSUE,
}
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?:[^\n]*\n)*?---[ \t]*(?:\r?\n|\Z)")
_DRAFT = re.compile(r"---[ \t]*\r?\n(?:headline|title):", re.I)
_ENCODING = re.compile(rb"<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,200}?encoding)\s*=\s*[\"']?([\w.:-]{2,40})", re.I)
_HEADING = re.compile(r"#{1,2} \S", re.M)
_JSON = re.compile(r"\{|\[\s*[\[{]")
_SURELY_JSON = re.compile(r'(?:\[\s*)*\{\s*"[^"\n]{1,80}"\s*:')
_MARKUP = re.compile(r"<(?:!doctype\s+html|html|head|body|article)\b", re.I)
_FRAGMENT = re.compile(r"<(div|p|section|main|header|h[1-6]|figure|ul|ol|table|blockquote)\b[^<>]*>", re.I)
_BEFORE_MARKUP = re.compile(r"(?:\s|<!--.*?-->|<\?xml[^>]*>)+", re.S)


@dataclass(frozen=True, slots=True)
class Material:
    """A decoded source."""

    text: str
    name: str
    """File name, address or ``-``; no folder."""
    kind: Kind
    folders: tuple[Path, ...] = ()
    """Where its pictures may be, in order; empty when nowhere."""
    address: str | None = None
    """Of a page that was fetched; None for a file."""
    on_disk: bool = False
    """True of a file: pictures that it names by a relative path are meant to lie beside it."""
    repairs: tuple[Repair, ...] = ()
    flags: tuple[Flag, ...] = ()

    @staticmethod
    def of(
        data: bytes,
        *,
        name: str,
        kind: Kind | None = None,
        folders: tuple[Path | None, ...] = (),
        address: str | None = None,
        declared_encoding: str | None = None,
    ) -> Material:
        """Decode the bytes of a source; a kind of None is told from its name and text."""
        archived = archived_page(data, name)
        if archived is not None:
            kind, data, declared_encoding = Kind.PAGE, archived.data, archived.encoding
        decoded = decode(data, name, declared=declared_encoding or _declared_encoding(data))
        return Material(
            decoded.text,
            name,
            kind_of(name, decoded.text, kind),
            tuple(folder for folder in folders if folder is not None),
            address,
            repairs=decoded.repairs,
            flags=decoded.flags,
        )

    @staticmethod
    def from_file(path: Path, *, photos: Path | None = None) -> Material:
        """Read a source from a file; its pictures may lie in ``photos`` or beside it."""
        material = Material.of(_bytes_of(path), name=path.name, folders=(photos, path.parent))
        return replace(material, on_disk=True)


def is_web_address(source: str) -> bool:
    """Tell whether a source is an address to fetch rather than a file."""
    return source.lower().startswith(("http://", "https://"))


def kind_of(name: str, text: str, said: Kind | None = None) -> Kind:
    """Return a source's kind by its file name or, where that says nothing, by how its text begins.

    Args:
        name: File name, address or ``-``.
        text: The source; one called plain text that begins as JSON, as a page or as our own draft is that.
        said: What its server says; None without one.
    """
    known = said or _SUFFIXES.get(Path(name).suffix.lower())
    if known not in (None, Kind.TEXT):
        return known
    opening = text[_begin(text) :][:2000]
    if (_JSON if known is None else _SURELY_JSON).match(opening):
        return Kind.STRUCTURED
    if _MARKUP.match(opening) or _is_fragment(text, opening):
        return Kind.PAGE
    if _DRAFT.match(text) or (known is None and (_FRONT_MATTER.match(text[:20_000]) or _HEADING.match(opening))):
        return Kind.MANUSCRIPT
    return Kind.TEXT


def _begin(text: str) -> int:
    """Return where a text begins, after comments and an XML declaration."""
    before = _BEFORE_MARKUP.match(text)
    return before.end() if before else 0


def _is_fragment(text: str, opening: str) -> bool:
    """Tell a part of a page: it begins with an element that is closed, too."""
    tag = _FRAGMENT.match(opening)
    return tag is not None and f"</{tag[1]}>".lower() in text.lower()


def _declared_encoding(data: bytes) -> str | None:
    """Return what a page or XML file says of its own encoding."""
    match = _ENCODING.search(data[:2048])
    return match[1].decode("ascii") if match else None


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LIMIT_BYTES + 1)
    except IsADirectoryError as error:
        raise SourceError("the source is a folder", place=str(path), hint="Name a file in it.") from error
    except FileNotFoundError as error:
        raise SourceError("there is no such file", place=str(path)) from error
    except (OSError, ValueError) as error:
        raise SourceError(f"the source cannot be read: {error}", place=str(path)) from error
