"""Letters to glyphs: HarfBuzz with kerning and standard ligatures, once for each word and face."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

import uharfbuzz as hb

from edition.typesetting.fonts import Face, Font, faces_of, one_face_of, with_stand_ins
from edition.typesetting.scripts import PHRASE, RIGHT_TO_LEFT, directions

NO_BREAK_SPACE = "\u00a0"
SPACES = (" ", NO_BREAK_SPACE)
SILENT = "\u2060"
"""Word joiner: stands for a glyph that adds no letter of its own."""
SILENT_BACKWARDS = "\u200f"
"""Right-to-left mark: the same in a phrase from right to left, which it does not interrupt."""


class Glyph(NamedTuple):
    """A shape and the letters it stands for; measures in thousandths of the size."""

    glyph_id: int
    """Number in the font file."""
    text: str
    """Its letters: several for a ligature, never none."""
    width: float
    """Its own width, which the PDF's width table repeats."""
    advance: float
    """Way to the next glyph, kerned."""
    x_offset: float = 0.0
    y_offset: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Shaped:
    """A stretch of glyphs of one face; equal only to itself, so that it serves as a key at no cost."""

    face: Face
    glyphs: tuple[Glyph, ...]
    width: float
    """Sum of the advances, in thousandths of the size."""
    raised: bool = False
    """Whether a glyph, such as a combining mark, is off the baseline."""
    space: bool = False
    """Whether it is a space that grows with its line."""


def shape(text: str, font: Font, language: str) -> tuple[Shaped, ...]:
    """Return the glyphs of a word, a stretch for each face it takes.

    Args:
        text: One word, or one space.
        font: Faces in order of preference, and further features.
        language: BCP 47 tag; chooses letter forms where the font has local ones.

    Raises:
        UnsupportedText: No face has a letter.
    """
    return _shaper(font, language)(text)


@lru_cache
def _shaper(font: Font, language: str) -> Callable[[str], tuple[Shaped, ...]]:
    """Return what turns words into glyphs, each word once."""

    @lru_cache(maxsize=20_000)
    def shape_word(text: str) -> tuple[Shaped, ...]:
        if RIGHT_TO_LEFT.search(text):
            return tuple(_shape_mixed(text, font, language))
        return tuple(_shape_forwards(text, font, language))

    return shape_word


def _shape_forwards(text: str, font: Font, language: str) -> Iterator[Shaped]:
    begin = 0
    for part, face in faces_of(with_stand_ins(text, font), font):
        letters = text[begin : begin + len(part)]
        glyphs = _glyphs(face, _buffer(face, part, font, language, "ltr"), letters)
        yield _shaped(face, glyphs, space=letters in SPACES)
        begin += len(part)


def _shape_mixed(text: str, font: Font, language: str) -> Iterator[Shaped]:
    """Yield the glyphs of a word with phrases from right to left in it."""
    at = 0
    for phrase in PHRASE.finditer(text):
        yield from _shape_forwards(text[at : phrase.start()], font, language)
        yield _shape_phrase(phrase[0], font, language)
        at = phrase.end()
    yield from _shape_forwards(text[at:], font, language)


def _shape_phrase(phrase: str, font: Font, language: str) -> Shaped:
    """Return a phrase from right to left: its glyphs in the order they are read in, each moved to where it stands."""
    face = one_face_of(phrase, font)
    placed: list[tuple[float, Glyph]] = []
    edge = 0.0
    for part, direction in directions(phrase):
        buffer = _buffer(face, part, font, language, direction)
        glyphs = _glyphs(face, buffer, part)
        edge -= sum(glyph.advance for glyph in glyphs)
        pen = edge
        found = []
        for glyph in glyphs if direction == "ltr" else reversed(glyphs):
            found.append((pen + glyph.x_offset, glyph))
            pen += glyph.advance
        placed += found if direction == "ltr" else reversed(found)
    return _shaped(face, tuple(_moved([(x - edge, glyph) for x, glyph in placed], -edge)))


def _moved(placed: Sequence[tuple[float, Glyph]], width: float) -> Iterator[Glyph]:
    """Yield glyphs that take the pen from place to place, and at last to the phrase's right end."""
    pen = 0.0
    for (x, glyph), (following, _) in zip(placed, [*placed[1:], (width, None)], strict=True):
        yield glyph._replace(x_offset=x - pen, advance=following - pen)
        pen = following


def _shaped(face: Face, glyphs: tuple[Glyph, ...], *, space: bool = False) -> Shaped:
    width = sum(glyph.advance for glyph in glyphs)
    return Shaped(face, glyphs, width, any(glyph.y_offset for glyph in glyphs), space)


@lru_cache
def hyphen(font: Font) -> Shaped:
    """Return a hyphen that stands for U+00AD: it shows where a line breaks a word, and is no letter of the word."""
    (stretch,) = shape("-", font, "en")
    return with_letters(stretch, "\u00ad")


def with_letters(shaped: Shaped, text: str) -> Shaped:
    """Return glyphs that look the same, but whose first one stands for other letters; the others stay as they are."""
    first, *others = shaped.glyphs
    return replace(shaped, glyphs=(first._replace(text=text), *others))


def _buffer(face: Face, drawn: str, font: Font, language: str, direction: str) -> hb.Buffer:
    """Return what HarfBuzz makes of letters."""
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(drawn)
    buffer.guess_segment_properties()
    buffer.direction = direction
    buffer.language = language
    hb.shape(face.hb_font, buffer, {"kern": True, "liga": True, **dict.fromkeys(font.features, True)})
    return buffer


def _glyphs(face: Face, buffer: hb.Buffer, text: str) -> tuple[Glyph, ...]:
    """Return shapes with their letters, in the order they are read in.

    What shows nothing, as a variation selector, is said by the shape before it.
    """
    nothing = face.glyph(" ")
    pairs = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
    if backwards := buffer.direction == "rtl":
        pairs.reverse()
    glyphs: list[Glyph] = []
    letters = _letters([info.cluster for info, _ in pairs], text, SILENT_BACKWARDS if backwards else SILENT)
    for (info, position), said in zip(pairs, letters, strict=True):
        if glyphs and info.codepoint == nothing and not position.x_advance:
            glyphs[-1] = glyphs[-1]._replace(text=glyphs[-1].text + said)
        else:
            glyphs.append(_glyph(face, info.codepoint, said, position))
    return tuple(glyphs)


def _glyph(face: Face, index: int, letters: str, position: hb.GlyphPosition) -> Glyph:
    scale = face.scale
    return Glyph(
        index,
        letters,
        face.advance(index),
        position.x_advance * scale,
        position.x_offset * scale,
        position.y_offset * scale,
    )


def _letters(clusters: list[int], text: str, silent: str) -> Iterator[str]:
    """Yield each glyph's letters: a ligature's are several; the parts of a composed letter share its decomposition."""
    if len(clusters) == len(text) == len(set(clusters)):
        yield from text
        return
    for cluster, group in groupby(clusters):
        count = len(list(group))
        end = next((later for later in clusters if later > cluster), len(text))
        letters = text[cluster:end]
        if len(letters) < count == len(decomposed := unicodedata.normalize("NFD", letters)):
            letters = decomposed
        ligature = max(len(letters) - count + 1, 1)
        yield letters[:ligature]
        yield from letters[ligature:].ljust(count - 1, silent)
