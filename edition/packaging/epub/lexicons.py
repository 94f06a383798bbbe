"""Pronunciation lexicons (W3C PLS 1.0) that travel with the book for its reader's own voice (EPUB 3 TTS, section 3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from edition.errors import SourceError

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A lexicon as it lies in the book."""

    name: str
    language: str
    """BCP 47 tag of the words that it holds."""
    data: bytes


def lexicons(paths: Sequence[Path]) -> tuple[Lexicon, ...]:
    """Return the lexicons, written anew without document type, comments or processing instructions.

    Raises:
        SourceError: A file is not there or is no XML.
    """
    return tuple(_lexicon(path, number) for number, path in enumerate(paths, 1))


def _lexicon(path: Path, number: int) -> Lexicon:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(path.read_bytes(), parser)
    except (OSError, etree.XMLSyntaxError) as error:
        raise SourceError(f"{path.name} is no lexicon: {error}", place=str(path)) from error
    data = etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"
    return Lexicon(f"lexicon-{number}.pls", root.get(_LANGUAGE, "und"), data)
