"""Finding names, acronyms and unusual words in print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

from edition.narration.normalising.english_words import ABBREVIATIONS, MONTHS, TITLES
from edition.narration.normalising.terms import listed
from edition.narration.spelling import unusual
from edition.narration.utterance import Utterance

_TOKEN = re.compile(r"[^\W_]+(?:['’ʼ-][^\W_]+)*")
_ADDRESS = re.compile(r"\S*(?:@\w|://|www\.)\S*|[#]\w+")
_BEGINS_ANEW = re.compile(r"(?:^|[.!?…][”’\"'»)]?\s+|[“‘\"„«(\[]\s*|[—–]\s)$")
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Sen|Rep|Gov|Rev|Hr|Fr|Sr|Sra|Mme|M|[A-Z])\.\s$")
_CAPITAL_NOUNS = frozenset({"de"})
"""Languages in which a capital does not tell a name."""
_ORDINARY = frozenset(
    {
        *listed("I I'm I’m I've I’ve I'll I’ll I'd I’d The Photo Photograph Credit Monday Tuesday Wednesday Thursday "
                "Friday Saturday Sunday Mr Mrs Ms Dr"),
        *(name.capitalize() for name in MONTHS),
        *TITLES,
        *(short for short in ABBREVIATIONS if short[0].isupper()),
    }
)  # fmt: skip
_OPENERS = frozenset(
    listed(
        "a according after again all also although among an and another as at because before both but by did do "
        "does during each every few for from he her here his how however if in is it its many meanwhile more most "
        "my no nor of on once one only or other our out she since so some that the their then there these they "
        "this those though to today two under until we what when where while who why with yesterday you your"
    )
)
"""Words that open an English sentence before a name without being part of it."""


class Kind(StrEnum):
    """Why a word is on the list."""

    NAME = "name"
    ACRONYM = "acronym"
    RARE = "rare word"
    """Its spelling is not of the language."""
    MIXED = "letters and figures"


def candidates(utterances: Iterable[Utterance]) -> Iterator[tuple[Utterance, str, Kind]]:
    """Yield every occurrence of a word to listen to, with the utterance that prints it."""
    texts = list(utterances)
    small = {token for utterance in texts for token in tokens(utterance.text) if token.islower()}
    names = {name for utterance in texts for name in _names(utterance) if name.lower() not in small}
    for utterance in texts:
        for token in tokens(utterance.text):
            if kind := _kind(token, utterance.language, names):
                yield utterance, token, kind


def _kind(word: str, language: str, names: set[str]) -> Kind | None:
    letters = sum(char.isalpha() for char in word)
    if letters == 0 or word in _ORDINARY:
        return None
    if any(char.isdigit() for char in word):
        return Kind.MIXED if letters > 1 and not re.fullmatch(r"\d+(?:[a-z]{1,3}|-.*)", word) else None
    if len(word) > 1 and word.removesuffix("s").isupper() and len(word.removesuffix("s")) > 1:
        return Kind.ACRONYM
    if word in names:
        return Kind.NAME
    return Kind.RARE if len(word) > 2 and unusual(word, language) else None


def _names(utterance: Utterance) -> Iterator[str]:
    """Yield words whose capital only a name explains: not at a sentence's beginning, unless another name follows."""
    text = utterance.text
    if sum(char.isupper() for char in text) > 0.6 * max(1, sum(char.isalpha() for char in text)):
        return
    capital_nouns = utterance.language.split("-")[0] in _CAPITAL_NOUNS
    english = utterance.language.startswith("en")
    first, end, opener = "", 0, False
    for match in _TOKEN.finditer(text):
        word = _stem(match[0])
        capital = word[:1].isupper() and not word.isupper() and word not in _ORDINARY
        joined = bool(first) and text[end : match.start()] == " "
        if capital and (joined or not (capital_nouns or _anew(text, match.start()))):
            yield word
            if joined and not opener:
                yield first
        first, end = (word if capital else ""), match.end()
        opener = _anew(text, match.start()) and (not english or word.lower() in _OPENERS)


def _anew(text: str, place: int) -> bool:
    before = text[max(0, place - 8) : place]
    return bool(_BEGINS_ANEW.search(before)) and not _TITLED.search(before)


def tokens(text: str) -> Iterator[str]:
    """Return the words of a text, those of addresses left out."""
    hidden = _ADDRESS.sub(lambda match: " " * len(match[0]), text)
    return (_stem(match[0]) for match in _TOKEN.finditer(hidden))


def _stem(token: str) -> str:
    """Return a word without the English 's and what a hyphen adds (“Soviet-era”), so that a name is one word."""
    bare = re.sub(r"['’]s?$", "", token)
    head, _, tail = bare.partition("-")
    return head if len(head) > 2 and head[0].isupper() and tail.islower() else bare
