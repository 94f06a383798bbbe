"""The words inside a picture file: XMP first, then the older IPTC-IIM (IPTC Photo Metadata Standard 2023.2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import ImageFile

from edition.errors import PhotoError
from edition.imaging import iim
from edition.imaging.opening import BROKEN
from edition.imaging.xmp import Packet, packet_of
from edition.reading.faults import letters
from edition.reading.pictures import opened


@dataclass(frozen=True, slots=True)
class Words:
    """What a picture or its sidecar says of it: None for what it leaves out, empty where it says that there is none."""

    source: str
    """``sidecar``, ``xmp`` or ``iptc``."""
    caption: str | None = None
    credit: str | None = None
    """The credit line or, without one, the creator or the copyright notice."""
    alt_text: str | None = None
    """AltTextAccessibility, then ExtDescrAccessibility."""
    remarks: tuple[str, ...] = ()
    """For the editor, whether or not the words are used: what could not be read."""
    doubt: str = ""
    """For the editor, where the words are used: why they may be wrong."""


def embedded_words(path: Path, language: str | None = None) -> tuple[Words, ...]:
    """Return the words in a picture file, the more trustworthy first; a file that is no picture has none.

    Args:
        path: Of a picture.
        language: BCP 47 tag of the article: a picture may say the same in several languages.
    """
    try:
        with opened(path) as (image, data):
            return (_from_xmp(packet_of(image, data), language), _from_iim(image))
    except PhotoError:
        return ()


def _from_xmp(packet: Packet, language: str | None) -> Words:
    def first(*names: str) -> str | None:
        return _first([packet.value(name, language) for name in names])

    return Words(
        "xmp",
        caption=first("dc:description"),
        credit=first("photoshop:Credit", "dc:creator", "dc:rights"),
        alt_text=first("Iptc4xmpCore:AltTextAccessibility", "Iptc4xmpCore:ExtDescrAccessibility"),
        remarks=packet.remarks,
    )


def _from_iim(image: ImageFile.ImageFile) -> Words:
    try:
        records = iim.records_of(image)
    except BROKEN:
        return Words("iptc", remarks=("the picture's IPTC records cannot be read",))
    texts = {key: ", ".join(each) for key, each in records.texts.items()}
    credit = _first([texts[iim.CREDIT], texts[iim.BYLINE], texts[iim.COPYRIGHT]])
    return Words("iptc", _first([texts[iim.CAPTION]]), credit, doubt=records.doubt)


def _first(texts: Sequence[str]) -> str | None:
    """Return the first text that has words or, without one, the first that is anything; None when there is none."""
    given = [text for text in texts if text]
    return next((text for text in given if letters(text)), given[0] if given else None)
