"""Which language an article is in, and whether we can typeset it.

The source's own word is cross-checked against its text: pages often carry the template's language, not the article's.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from edition.errors import UsageError
from edition.model import Block, Flag, Mark, MarkKind

FALLBACK = "en"
ENOUGH_CHARACTERS = 60
"""Below this a detected language is worth less than the source's own word."""
SURE = 0.9
_ENOUGH_FOR_RARE = 600
"""Below this a language without a two-letter code (ISO 639-1) is a likely mistake."""
_EAST_SLAVIC = {"uk": frozenset("іїєґ"), "ru": frozenset("ыэъё"), "be": frozenset("іўыэё")}
"""The letters of each that not all of them have."""

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_SAMPLE = 6000
_WORD = re.compile(r"[^\W\d_]+")
_ESSENTIAL = {
    "en": "the of and to in that was for is with his it he had on at by from were are which they this have but",
    "de": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es werden aus hat",
    "fr": "le les des et du une dans est que pour qui sur au ce il pas par plus aux ont été avec cette se",
    "es": "el los las del y que una por con para su al es lo como más pero sus este ha sobre entre cuando",
    "it": "il di che è per un della sono con del non una gli dei alla nel più ha anche le si dal ma delle",
    "pl": "w i na się z że do nie o jest jak to przez po od za ale dla jego oraz są było tym może który",
    "uk": "і в на що з не та до у за як від про це його для але був було які він вони який також",
}
_SMALL_WORDS = {language: words.split() for language, words in _ESSENTIAL.items()}
_RIGHT_TO_LEFT = frozenset({"R", "AL"})


def language_of(text: str, *, given: str | None = None, declared: str | None = None) -> tuple[str, tuple[Flag, ...]]:
    """Return the BCP 47 tag of a text, and flags where it is doubtful or its script is one we cannot set.

    Args:
        text: The article's prose.
        given: What the producer says; believed, and flagged where the text beyond doubt is in another language.
        declared: What the source says of itself; believed unless the text clearly is in another language.

    Raises:
        UsageError: ``given`` is not a language tag.
    """
    if given is not None:
        return tag(given), (*_against(tag(given), text), *_script_flags(text))
    own = declared_tag(declared)
    language, flags = _cross_checked(text, own)
    return language, (*flags, *_script_flags(text))


def tag(language: str) -> str:
    """Return a language tag in its usual spelling (``de-AT``).

    Raises:
        UsageError: It is not one (BCP 47, RFC 5646).
    """
    if not _TAG.fullmatch(language.strip().replace("_", "-")):
        raise UsageError(f"“{language}” is not a language tag", hint="Give a BCP 47 tag such as en, de-AT or uk.")
    primary, *rest = language.strip().replace("_", "-").split("-")
    return "-".join([primary.lower(), *(_subtag(part) for part in rest)])


def declared_tag(declared: str | None) -> str | None:
    """Return the source's own tag in its usual spelling; None when it has none or it is no tag."""
    try:
        return tag(declared) if declared else None
    except UsageError:
        return None


def with_other_languages(blocks: Iterable[Block], language: str) -> tuple[Block, ...]:
    """Return the blocks of an article with those languages of theirs that are not the article's own.

    Markup copied from a word processor names a language for every passage, often the wrong one: what its text clearly
    contradicts is not believed.
    """
    return tuple(_with_other_languages(block, language) for block in blocks)


def _with_other_languages(block: Block, language: str) -> Block:
    own = _other(block.text, block.language, language)
    marks: list[Mark] = []
    for mark in block.marks:
        begin, end = mark.span
        if mark.kind is not MarkKind.LANGUAGE:
            marks.append(mark)
        elif other := _other(block.text[begin:end], mark.target, language):
            if block.text[begin:end] == block.text:
                own = other
            else:
                marks.append(replace(mark, target=other))
    return replace(block, language=own, marks=tuple(marks))


def _other(text: str, declared: str | None, language: str) -> str | None:
    own = declared_tag(declared)
    if own is None or own.split("-")[0] == language.split("-")[0]:
        return None
    checked, _ = _cross_checked(text, own)
    return checked if checked.split("-")[0] != language.split("-")[0] else None


def detected(text: str) -> tuple[str, float]:
    """Return the language that the text seems to be in (ISO 639-1) and how sure that is, 0 to 1."""
    from py3langid import rank

    ranking = rank(text[:_SAMPLE])
    best = float(ranking[0][1])
    return str(ranking[0][0]), 1 / sum(math.exp(max(float(score) - best, -700.0)) for _, score in ranking)


def by_letters(text: str, own: str) -> str | None:
    """Return the East Slavic language whose letters a text has that is said to be in another; None where it may be."""
    if own not in _EAST_SLAVIC:
        return None
    has = {letter for letter in text[:_SAMPLE].casefold() if letter in "іїєґўыэъё"}
    found = [language for language, letters in _EAST_SLAVIC.items() if has and has <= letters]
    return None if own in found else next(iter(found), None)


def ranked(text: str) -> list[str]:
    """Return every language that the detector knows (ISO 639-1), the one that the text seems to be in first."""
    from py3langid import rank

    return [str(language) for language, _ in rank(text[:_SAMPLE])]


def by_small_words(text: str) -> str | None:
    """Return the language whose articles and conjunctions the text is full of; None when that is not beyond doubt.

    Spares most articles the detector, whose model takes half a second to load.
    """
    words = Counter(_WORD.findall(text[:_SAMPLE].casefold()))
    shares = sorted(
        ((sum(words[w] for w in small), language) for language, small in _SMALL_WORDS.items()), reverse=True
    )
    (most, language), (next_most, _) = shares[:2]
    return language if most >= max(20, 0.15 * words.total()) and most >= 3 * next_most else None


def _subtag(part: str) -> str:
    if len(part) == 2:
        return part.upper()
    return part.title() if len(part) == 4 and part.isalpha() else part.lower()


def _cross_checked(text: str, own: str | None) -> tuple[str, tuple[Flag, ...]]:
    letters = sum(character.isalpha() for character in text[:_SAMPLE])
    language, sureness = by_letters(text, own.split("-")[0]) if own else None, 1.0
    if letters < ENOUGH_CHARACTERS and own and language is None:
        return own, ()
    language = language or by_small_words(text)
    if language is None:
        language, sureness = detected(text)
    if own is None and len(language) > 2 and letters < _ENOUGH_FOR_RARE:
        language, sureness = next(code for code in ranked(text) if len(code) == 2), 0.0
    if own and (own.split("-")[0] == language or sureness < SURE):
        return own, ()
    if own:
        return language, (Flag("", f"the source says its language is {own}, but its text is in {language}"),)
    if letters < ENOUGH_CHARACTERS or sureness < SURE:
        return _unsure(language, sureness)
    return language, ()


def _against(given: str, text: str) -> tuple[Flag, ...]:
    """Flag a text in another language than the producer says, of those whose small words we know."""
    found = by_small_words(text) if given.split("-")[0] in _SMALL_WORDS else None
    if found in (None, given.split("-")[0]):
        return ()
    return (Flag("", f"the language given is {given}, but the text is in {found}"),)


def _unsure(language: str, sureness: float) -> tuple[str, tuple[Flag, ...]]:
    chosen = language if sureness >= SURE else FALLBACK
    return chosen, (Flag("", f"too little text to tell its language; taken for {chosen}, --language sets it"),)


def _script_flags(text: str) -> tuple[Flag, ...]:
    letters = [character for character in text[:_SAMPLE] if character.isalpha()]
    backward = [character for character in letters if unicodedata.bidirectional(character) in _RIGHT_TO_LEFT]
    if len(backward) * 2 > len(letters):
        return (Flag(text.strip()[:40], "the text runs from right to left, which print cannot set yet"),)
    return ()
