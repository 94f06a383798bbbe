"""Pronunciation lexicons: W3C PLS 1.0 files that say how names are read.

One lexicon drives every voice: an ``<alias>`` is said instead of the printed word, a ``<phoneme>`` in IPA is handed to
the engine in its own notation. Of several in a lexeme the one with ``prefer="true"`` counts, else the first
(PLS 1.0, 4.9). Earlier lexicons win over later ones; those that come with edition are the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import groupby
from pathlib import Path

from edition.narration.normalising.scanning import Fixed

NAMESPACE = "http://www.w3.org/2005/01/pronunciation-lexicon"
PROJECT_NAME = "lexicon.pls"
"""A lexicon of this name, or of the source's name, beside the source is found by itself."""
_POSSESSIVE = re.compile(r"['’]s(?!\w)")
_VOICELESS = ("p", "t", "k", "f", "θ")
_HISSING = ("s", "z", "ʃ", "ʒ")


@dataclass(frozen=True, slots=True)
class Lexeme:
    """How a word, or several, is said."""

    grapheme: str
    """As printed. In lower case it also stands for the word with a capital."""
    language: str
    """BCP 47 tag of the lexicon."""
    alias: str | None = None
    """Said instead of it."""
    ipa: str | None = None
    """How it sounds, in the International Phonetic Alphabet; either this or ``alias``."""


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The lexemes of all lexicons together; the first that fits wins."""

    lexemes: tuple[Lexeme, ...] = ()

    def fixed(self, text: str, language: str) -> Sequence[Fixed]:
        """Return the stretches of a text that the lexicon decides, in order; the longest grapheme wins."""
        matcher = _matcher(self, language) if self.lexemes else None
        if not matcher:
            return ()
        return tuple(_fixed(match, matcher.lexemes[match[0]], language) for match in matcher.pattern.finditer(text))


def house() -> Lexicon:
    """Return the lexicons that come with edition (``lexicons/``): names and loanwords that voices read wrong."""
    return read(())


def read(paths: Iterable[Path]) -> Lexicon:
    """Read lexicons, the most important first; after them count those that come with edition.

    Raises:
        ManuscriptError: A file is not a PLS lexicon; the place names file and line.
    """
    from edition.narration.pls import read_lexemes

    return Lexicon((*(lexeme for path in paths for lexeme in read_lexemes(path)), *_of_the_house()))


def beside(source: str) -> tuple[Path, ...]:
    """Return the lexicons beside a source file: of its own name, then the folder's; none for ``-`` or a URL."""
    if source == "-" or "://" in source:
        return ()
    place = Path(source)
    candidates = (place.with_suffix(".pls"), place.parent / PROJECT_NAME)
    return tuple(path for path in dict.fromkeys(candidates) if path.is_file() and path != place)


@lru_cache
def _of_the_house() -> tuple[Lexeme, ...]:
    from edition.narration.pls import lexemes_of

    folder = files("edition.narration") / "lexicons"
    sources = sorted((file for file in folder.iterdir() if file.name.endswith(".pls")), key=lambda file: file.name)
    return tuple(lexeme for source in sources for lexeme in lexemes_of(source.read_bytes(), source.name))


@dataclass(frozen=True)
class _Matcher:
    pattern: re.Pattern[str]
    lexemes: dict[str, Lexeme]
    """By printed form."""


@lru_cache(maxsize=32)
def _matcher(lexicon: Lexicon, language: str) -> _Matcher | None:
    printed: dict[str, Lexeme] = {}
    fitting = [lexeme for lexeme in lexicon.lexemes if _fits(lexeme.language, language)]
    for lexeme in fitting:
        for form in _typographic(lexeme.grapheme):
            printed.setdefault(form, lexeme)
    for lexeme in fitting:
        if lexeme.grapheme.islower():
            for form in _typographic(lexeme.grapheme):
                printed.setdefault(form[0].upper() + form[1:], lexeme)
    return _Matcher(_any_of(printed), printed) if printed else None


def _fits(lexicon: str, text: str) -> bool:
    """Return True when a lexicon's language covers a text's: ``en`` covers ``en-GB``; a bare ``en`` takes any."""
    wide, narrow = lexicon.lower(), text.lower()
    return narrow == wide or narrow.startswith(f"{wide}-") or wide.startswith(f"{narrow}-")


def _typographic(grapheme: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((grapheme, grapheme.replace("'", "’"), grapheme.replace("’", "'"))))


def _any_of(printed: Iterable[str]) -> re.Pattern[str]:
    """Compile whole words, the longest first, grouped by initial so that thousands are tried quickly."""
    groups = [
        "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
        for _, words in groupby(sorted(printed), key=lambda word: word[0])
    ]
    return re.compile(rf"(?<![\w.@/])(?:{'|'.join(groups)})(?!\w)")


def _fixed(match: re.Match[str], lexeme: Lexeme, language: str) -> Fixed:
    begin, end = match.span()
    owner = _POSSESSIVE.match(match.string, end) if language.lower().startswith("en") else None
    said = lexeme.alias or match[0]
    if not owner:
        return Fixed((begin, end), said, lexeme.ipa)
    return Fixed((begin, owner.end()), f"{said}'s", lexeme.ipa and lexeme.ipa + _possessive(lexeme.ipa))


def _possessive(ipa: str) -> str:
    """Return how the English 's sounds after a word: s, z or ɪz."""
    if ipa.endswith(_HISSING):
        return "ɪz"
    return "s" if ipa.endswith(_VOICELESS) else "z"
