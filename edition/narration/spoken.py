"""Spoken text: plain words and pauses for any voice, each word tied to what is printed.

The text is canonical: words with one space between them, a pause mark (``, ; : . ! ?``) right after the word it
follows, and a closing mark. It never holds brackets, quotes, angle brackets, ampersands or control characters, so that
nothing an article contains can become markup to a voice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

Slice = tuple[int, int]

PAUSES = ",;:.!?"
"""Marks that a voice pauses at, weakest first."""
_ATOM = re.compile(r"[^\s,;:.!?]+(?:[.,:][^\s,;:.!?]+)*|[,;:.!?]")
_FORBIDDEN = re.compile(r"[\[\]<>&\"“”„«»*\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Pronunciation:
    """How a stretch of the spoken text sounds, when the lexicon says so in IPA."""

    spoken: Slice
    """Slice of the spoken text; whole words."""
    ipa: str


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """A word as said, and the printed words it stands for."""

    spoken: Slice
    """Slice of the spoken text."""
    printed: Slice | None
    """Slice of the printed text; None for words that are only said (“Photograph:”)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What is said for a stretch of print, before the pieces are put together."""

    said: str
    """Words, a pause mark, or words with pause marks among them."""
    printed: Slice | None = None
    ipa: str | None = None


@dataclass(frozen=True, slots=True)
class Spoken:
    """A whole utterance as said."""

    text: str
    """Empty when there is nothing to say."""
    words: tuple[SpokenWord, ...] = ()
    pronunciations: tuple[Pronunciation, ...] = ()


def assemble(pieces: Iterable[Piece]) -> Spoken:
    """Put pieces together into canonical spoken text.

    Of several pauses in a row the strongest stays; a pause before the first word goes; a text that ends without a
    full pause gets a full stop.
    """
    parts: list[str] = []
    words: list[SpokenWord] = []
    sounds: list[Pronunciation] = []
    length, pending = 0, ""
    for piece in pieces:
        first = len(words)
        for atom in _atoms(piece):
            if atom in PAUSES:
                pending = _stronger(pending, atom) if words else ""
                continue
            lead = f"{pending} " if words else ""
            parts += (lead, atom)
            begin, pending = length + len(lead), ""
            length = begin + len(atom)
            words.append(SpokenWord((begin, length), piece.printed))
        if piece.ipa and len(words) > first:
            sounds.append(Pronunciation((words[first].spoken[0], words[-1].spoken[1]), piece.ipa))
    if not words:
        return Spoken("")
    return Spoken("".join(parts) + (pending if pending in (":", ".", "!", "?") else "."), tuple(words), tuple(sounds))


def _stronger(pause: str, other: str) -> str:
    return other if not pause or PAUSES.index(other) > PAUSES.index(pause) else pause


def _atoms(piece: Piece) -> Iterator[str]:
    return iter(_ATOM.findall(_FORBIDDEN.sub(" ", piece.said)))
