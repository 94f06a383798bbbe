"""Typefaces: the files, their measures, and which of several has a letter."""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import uharfbuzz as hb

from edition.errors import MissingResource, UnsupportedText
from edition.typesetting.borrowed import read_font
from edition.typesetting.clusters import EMOJI_SEQUENCE, clusters, is_invisible

EMOJI = "NotoEmoji-Regular"
"""The face of emoji: it comes first where a sign that others have as well is written as an emoji."""
REGULAR = 400
"""Weight at which a variable font is taken."""
LONGEST_READ = 90
"""Bytes of a table that are read at most; old fonts have shorter ones."""
PRIVATE_USE = frozenset(range(0xE000, 0xF900))
STAND_INS = {"\u2010": "-", "\u2011": "-", "\u2212": "–", "\u2015": "—", "\u02bc": "’", "\u201b": "‘", "\u2043": "-"}
"""Characters that may be drawn as others which look the same; they still mean themselves when text is read back."""


@dataclass(frozen=True, slots=True)
class Font:
    """What a run is set in: one face, and those that stand in for the letters it lacks."""

    files: tuple[str, ...]
    """Names of our font files without ending, or absolute paths of the producer’s, in order of preference."""
    features: tuple[str, ...] = ()
    """OpenType features beyond kerning and standard ligatures: ``("smcp",)``, ``("onum",)``, ``("tnum",)`` …"""

    @property
    def face(self) -> Face:
        """Return the first face: the one whose measures the font has."""
        return load_face(self.files[0])

    def has(self, code: int) -> bool:
        """Tell whether any of the faces has a code point."""
        return any(code in load_face(name).letters for name in self.files)


class Face:
    """One TrueType file, with its measures in thousandths of the size.

    Args:
        name: File name without ending, or path.
        data: The file.
    """

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self.hb_face = hb.Face(data)
        self.hb_font = hb.Font(self.hb_face)
        self.axes = {
            axis.tag: min(max(REGULAR, axis.min_value), axis.max_value)
            for axis in self.hb_face.axis_infos
            if axis.tag == "wght"
        }
        """Where on its axes a variable font is taken, if not at their defaults."""
        self.hb_font.set_variations(self.axes)
        self.scale: float = 1000 / self.hb_face.upem
        self.letters = frozenset(self.hb_face.unicodes) - PRIVATE_USE
        """Code points it has a glyph for; not the private ones, which mean nothing outside the font."""
        self.postscript_name = re.sub(r"[^\w.+-]", "", str(self.hb_face.get_name(6) or "Font"), flags=re.ASCII)
        extents = self.hb_font.get_font_extents("ltr")
        self.ascent = extents.ascender * self.scale
        self.descent = extents.descender * self.scale
        self.cap_height, self.x_height = self._heights()
        self.bounding_box = self._bounding_box()
        self.italic_angle = self._fixed("post", 4)
        self._advances: dict[int, float] = {}
        self.weight = struct.unpack(">H", self._table("OS/2")[4:6])[0]

    def __repr__(self) -> str:
        return f"<Face {self.name}>"

    def glyph(self, letter: str) -> int | None:
        """Return the glyph of a letter without any feature; None when there is none."""
        glyph: int | None = self.hb_font.get_nominal_glyph(ord(letter))
        return glyph or None

    def advance(self, glyph: int) -> float:
        """Return a glyph's width, unkerned, in thousandths of the size."""
        if glyph not in self._advances:
            self._advances[glyph] = float(self.hb_font.get_glyph_h_advance(glyph) * self.scale)
        return self._advances[glyph]

    def left_bearing(self, glyph: int) -> float:
        """Return the empty room at a glyph's left, in thousandths of the size."""
        return float(self.hb_font.get_glyph_extents(glyph).x_bearing * self.scale)

    def width(self, letter: str) -> float:
        """Return a letter's width, unkerned, in thousandths of the size; 0 when there is no such letter."""
        glyph = self.glyph(letter)
        return self.advance(glyph) if glyph is not None else 0.0

    def _table(self, tag: str) -> bytes:
        return bytes(self.hb_face.reference_table(tag).data).ljust(LONGEST_READ, b"\0")

    def _heights(self) -> tuple[float, float]:
        x_height, cap_height = struct.unpack(">hh", self._table("OS/2")[86:90])
        return cap_height * self.scale, x_height * self.scale

    def _bounding_box(self) -> tuple[int, int, int, int]:
        x0, y0, x1, y1 = struct.unpack(">hhhh", self._table("head")[36:44])
        return (round(x0 * self.scale), round(y0 * self.scale), round(x1 * self.scale), round(y1 * self.scale))

    def _fixed(self, tag: str, offset: int) -> float:
        return float(struct.unpack(">i", self._table(tag)[offset : offset + 4])[0]) / 65536


@lru_cache
def load_face(name: str) -> Face:
    """Return a face that travels with the program, or one of the producer's.

    Args:
        name: File name in ``assets/fonts`` without ``.ttf``, or an absolute path.

    Raises:
        MissingResource: There is no such file.
        UsageError: The producer's font may not or cannot be embedded.
    """
    if Path(name).is_absolute():
        return Face(name, read_font(Path(name)))
    return Face(name, read_asset(f"{name}.ttf"))


def read_asset(file_name: str) -> bytes:
    """Return a file of ``assets/fonts``: from the wheel, or from a checkout's top folder.

    Raises:
        MissingResource: It is in neither place.
    """
    for folder in _font_folders():
        if (asset := folder / file_name).is_file():
            return asset.read_bytes()
    raise MissingResource("a font or colour profile of the program is missing", place=file_name)


def faces_of(text: str, font: Font, *, place: str | None = None) -> Iterator[tuple[str, Face]]:
    """Cut text into the longest stretches that one face can set.

    A combining mark stays with its letter; a character that is never visible stays with what is before it.

    Args:
        text: What to set.
        font: Faces in order of preference.
        place: Id of the passage, for the error.

    Raises:
        UnsupportedText: No face has a letter.
    """
    if text and font.face.letters.issuperset(map(ord, text)):
        yield text, font.face
        return
    start, current = 0, None
    for begin, cluster, face in _faced(text, font):
        if face is None:
            raise _unsupported(cluster, font, place)
        if current is not None and face is not current:
            yield text[start:begin], current
            start = begin
        current = face
    if current is not None:
        yield text[start:], current


def missing_letters(text: str, font: Font) -> list[str]:
    """Return the letters, with their marks, that no face has."""
    if font.face.letters.issuperset(map(ord, text)):
        return []
    return [
        "".join(letter for letter in cluster if not is_invisible(letter))
        for _, cluster, face in _faced(with_stand_ins(text, font), font)
        if face is None
    ]


def one_face_of(text: str, font: Font) -> Face:
    """Return the first face that has all letters of a text.

    Raises:
        UnsupportedText: None has all of them.
    """
    visible = {ord(letter) for letter in text if not is_invisible(letter)}
    for face in map(load_face, font.files):
        if face.letters.issuperset(visible):
            return face
    for _ in faces_of(text, font):
        pass  # which says so if there is a letter that none has
    raise UnsupportedText(f"no one font has all letters and signs of “{text}”")


def with_stand_ins(text: str, font: Font) -> str:
    """Return text of the same length, with look-alikes for the characters of a few kinds that the first face lacks."""
    if not STAND_INS.keys() & set(text):
        return text
    return "".join(
        STAND_INS[letter] if letter in STAND_INS and ord(letter) not in font.face.letters else letter for letter in text
    )


def _font_folders() -> Iterator[Traversable]:
    package = files("edition")
    yield package / "assets" / "fonts"
    yield package / ".." / "assets" / "fonts"


def _faced(text: str, font: Font) -> Iterator[tuple[int, str, Face | None]]:
    """Yield each cluster with its beginning and its face; one that no face has as a whole is taken apart."""
    for begin, cluster in clusters(text):
        face = _face_for(cluster, font)
        if face is not None or len(cluster) == 1:
            yield begin, cluster, face
            continue
        for at, letter in enumerate(cluster, begin):
            yield at, letter, _face_for(letter, font)


def _face_for(cluster: str, font: Font) -> Face | None:
    """Return the first face that has a cluster, in whichever of its forms; None when none has."""
    visible = "".join(letter for letter in cluster if not is_invisible(letter))
    files = font.files
    if EMOJI in files and EMOJI_SEQUENCE.search(cluster):
        files = (files[0], EMOJI, *files)
    for form in (visible, unicodedata.normalize("NFC", visible), unicodedata.normalize("NFD", visible)):
        for face in map(load_face, files):
            if face.letters.issuperset(map(ord, form)):
                return face
    return None


def _unsupported(cluster: str, font: Font, place: str | None) -> UnsupportedText:
    letter = next((letter for letter in cluster if not font.has(ord(letter))), cluster[0])
    name = unicodedata.name(letter, "unnamed")
    return UnsupportedText(f"no font has the letter {letter!r}, U+{ord(letter):04X} {name}", place=place)
