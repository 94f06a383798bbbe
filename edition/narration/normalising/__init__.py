"""Normalising for speech: what is printed, as plain words that any voice says right.

One module a language. A language without one keeps its words and figures as they are; only punctuation and signs that
could be markup are taken care of.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib import import_module

from edition.narration.normalising.scanning import Fixed, Grammar, pieces
from edition.narration.spoken import Piece, Spoken, assemble

LANGUAGES = {
    "en": "english",
    "de": "german",
    "fr": "french",
    "es": "spanish",
    "it": "italian",
    "pl": "polish",
    "uk": "ukrainian",
}
"""Primary subtags and their modules."""
_REGIONS = {"en": ("US", "GB", "IE"), "de": ("CH",)}
"""Regions whose rules differ from the rest of their language."""


def normalise(text: str, language: str, fixed: Sequence[Fixed] = ()) -> Spoken:
    """Say a printed text in plain words; stretches that the lexicon decided (``fixed``) are left to it."""
    return assemble(normalised_pieces(text, language, fixed))


def normalised_pieces(text: str, language: str, fixed: Sequence[Fixed] = ()) -> tuple[Piece, ...]:
    """Return the pieces of :func:`normalise`, for a caller who has words of their own to add."""
    return tuple(pieces(text, grammar(language), fixed))


@lru_cache
def grammar(language: str) -> Grammar:
    """Return the rules for a BCP 47 tag."""
    primary, *rest = language.split("-")
    region = next((part.upper() for part in rest if part.upper() in _REGIONS.get(primary.lower(), ())), "")
    return _compiled(primary.lower(), region)


@lru_cache
def _compiled(primary: str, region: str) -> Grammar:
    module = LANGUAGES.get(primary, "neutral")
    found: Grammar = import_module(f"edition.narration.normalising.{module}").grammar(f"{primary}-{region}".strip("-"))
    return found
