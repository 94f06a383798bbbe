"""Letters to glyphs: HarfBuzz with kerning and standard ligatures, once for each word and face."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

import uharfbuzz as hb

from edition.typesetting.fonts import Face, Font, faces_of, with_stand_ins

NO_BREAK_SPACE = "\u00a0"
SPACES = (" ", NO_BREAK_SPACE)
SILENT = "\u2060"
"""Word joiner: stands for a glyph that adds no letter of its own."""


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


def width_of(text: str, font: Font, language: str) -> float:
    """Return the width of a word in thousandths of the size.

    Raises:
        UnsupportedText: No face has a letter.
    """
    return sum(stretch.width for stretch in shape(text, font, language))


@lru_cache
def _shaper(font: Font, language: str) -> Callable[[str], tuple[Shaped, ...]]:
    """Return what turns words into glyphs, each word once."""

    @lru_cache(maxsize=20_000)
    def shape_word(text: str) -> tuple[Shaped, ...]:
        drawn, begin, stretches = with_stand_ins(text, font), 0, []
        for part, face in faces_of(drawn, font):
            letters = text[begin : begin + len(part)]
            stretches.append(_shape_in(face, part, letters, font.features, language))
            begin += len(part)
        return tuple(stretches)

    return shape_word


@lru_cache
def hyphen(font: Font) -> Shaped:
    """Return a hyphen that stands for U+00AD: it shows where a line breaks a word, and is no letter of the word."""
    (stretch,) = shape("-", font, "en")
    return with_letters(stretch, "\u00ad")


def with_letters(shaped: Shaped, text: str) -> Shaped:
    """Return glyphs that look the same, but whose first one stands for other letters; the others stay as they are."""
    first, *others = shaped.glyphs
    return replace(shaped, glyphs=(first._replace(text=text), *others))


def _shape_in(face: Face, drawn: str, text: str, features: tuple[str, ...], language: str) -> Shaped:
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(drawn)
    buffer.guess_segment_properties()
    buffer.direction = "ltr"
    buffer.language = language
    hb.shape(face.hb_font, buffer, {"kern": True, "liga": True, **dict.fromkeys(features, True)})
    glyphs = _glyphs(face, buffer, text)
    width = sum(glyph.advance for glyph in glyphs)
    return Shaped(face, glyphs, width, any(glyph.y_offset for glyph in glyphs), text in SPACES)


def _glyphs(face: Face, buffer: hb.Buffer, text: str) -> tuple[Glyph, ...]:
    """Return shapes with their letters; what shows nothing, as a variation selector, is said by the shape before it."""
    nothing = face.glyph(" ")
    glyphs: list[Glyph] = []
    letters = _letters([info.cluster for info in buffer.glyph_infos], text)
    for info, said, position in zip(buffer.glyph_infos, letters, buffer.glyph_positions, strict=True):
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


def _letters(clusters: list[int], text: str) -> Iterator[str]:
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
        yield from letters[ligature:].ljust(count - 1, SILENT)
