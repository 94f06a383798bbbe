"""Names, acronyms and rare words of an edition, before any sound: where they occur and how each voice will say them.

These are what listeners mishear. A producer looks through the list, hears the doubtful ones and fills in the lexicon
that :func:`stub` writes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape

from edition.model import Edition
from edition.narration.lexicon import NAMESPACE, Lexicon
from edition.narration.normalising import normalise
from edition.narration.normalising.terms import listed
from edition.narration.script import Role, ScriptOptions, Utterance, script
from edition.narration.spelling import unusual

Sounds = Callable[[str, str], str]
"""How a voice says a spoken text of a language (BCP 47), in IPA."""

_TOKEN = re.compile(r"[^\W_]+(?:['’ʼ-][^\W_]+)*")
_ADDRESS = re.compile(r"\S*(?:@\w|://|www\.)\S*|[#]\w+")
_BEGINS_ANEW = re.compile(r"(?:^|[.!?…][”’\"'»)]?\s+|[“‘\"„«(\[]\s*|[—–]\s)$")
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Sen|Rep|Gov|Rev|Hr|Fr|Sr|Sra|Mme|M|[A-Z])\.\s$")
_ANY_RATE = 150
_SPOKEN_ONLY = frozenset({Role.OPENING, Role.CLOSING})
_CAPITAL_NOUNS = frozenset({"de"})
"""Languages in which a capital does not tell a name."""
_ORDINARY = frozenset(
    listed(
        "I Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
        "September October November December Mr Mrs Ms Dr The Photo Photograph Credit"
    )
)
_OPENERS = frozenset(
    listed(
        "a according after again all also although among an and another as at because before both but by did do "
        "does during each every few for from he her here his how however if in is it its many meanwhile more most "
        "my no nor of on once one only or other our out she since so some that the their then there these they "
        "this those though to today two under until we what when where while who why with yesterday you your"
    )
)
"""Words that open a sentence before a name without being part of it."""
_PLURALS = {
    "name": "names",
    "acronym": "acronyms",
    "rare word": "rare words",
    "letters and figures": "letters and figures",
}


class Kind(StrEnum):
    """Why a word is on the list."""

    NAME = "name"
    ACRONYM = "acronym"
    RARE = "rare word"
    """Its spelling is not of the language."""
    MIXED = "letters and figures"


@dataclass(frozen=True, slots=True)
class Word:
    """A word to listen to."""

    printed: str
    kind: Kind
    language: str
    """BCP 47 tag of the sentence that it was first met in."""
    sentences: tuple[str, ...]
    """Ids of the sentences that it stands in, in order."""
    spoken: str
    """As the script says it."""
    lexicon: str | None
    """What the lexicon says about it, alias or IPA; None when it says nothing."""
    sounds: tuple[tuple[str, str], ...]
    """(voice, IPA): how each voice says it."""


def words(
    edition: Edition, options: ScriptOptions | None = None, voices: Mapping[str, Sounds] | None = None
) -> tuple[Word, ...]:
    """Return the words to listen to, in order of appearance.

    Args:
        edition: What will be narrated.
        options: As the script will be written; its lexicon counts.
        voices: By name, how they say a text; None takes espeak-ng's voice of the language.
    """
    chosen = options or ScriptOptions()
    found: dict[str, tuple[Kind, str, list[str]]] = {}
    for utterance, printed, kind in _candidates(_printed(edition, chosen)):
        _, _, places = found.setdefault(printed, (kind, utterance.language, []))
        if utterance.id not in places[-1:]:
            places.append(utterance.id)
    sounds = voices if voices is not None else {"espeak-ng": espeak_sounds}
    return tuple(
        _word(printed, kind, language, places, chosen.lexicon, sounds)
        for printed, (kind, language, places) in found.items()
    )


def espeak_sounds(text: str, language: str) -> str:
    """Say a text with espeak-ng's voice of a language, in IPA; empty when it has none."""
    from edition.errors import MissingVoice
    from edition.narration.voices import VoiceSettings
    from edition.narration.voices.espeak import ipa
    from edition.narration.voices.pyttsx3_voice import open_voice

    try:
        return ipa(text, open_voice(VoiceSettings(language, _ANY_RATE)).voice)
    except MissingVoice:
        return ""


def words_as_json(found: Sequence[Word]) -> list[dict[str, object]]:
    """Return the list as plain values for ``edition words --json``."""
    return [
        {
            "word": word.printed,
            "kind": str(word.kind),
            "language": word.language,
            "sentences": list(word.sentences),
            "spoken": word.spoken,
            "lexicon": word.lexicon,
            "sounds": dict(word.sounds),
        }
        for word in found
    ]


def words_as_text(found: Sequence[Word]) -> str:
    """Return the list for people, by kind."""
    return "\n\n".join(
        "\n".join([f"{_PLURALS[kind]}:", *(_as_line(word) for word in found if word.kind is kind)])
        for kind in Kind
        if any(word.kind is kind for word in found)
    )


def _as_line(word: Word) -> str:
    times = f"{len(word.sentences)}×" if len(word.sentences) > 1 else "  "
    said = f"lexicon: {word.lexicon}" if word.lexicon else "; ".join(f"{voice}: {ipa}" for voice, ipa in word.sounds)
    return f"  {word.printed:<24} {times:<4} {word.sentences[0]:<18} {said}"


def stub(found: Sequence[Word], language: str) -> str:
    """Return a PLS lexicon to fill in, of the words that none has yet; empty entries mean nothing when it is read."""
    primary = language.split("-")[0]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        "<!-- Fill in what is said wrong: <alias>words to say instead</alias>, or <phoneme>sound in IPA</phoneme>.",
        "     Entries left empty change nothing. Keep it beside the source, under its name with .pls. -->",
        f'<lexicon version="1.0" xmlns="{NAMESPACE}" alphabet="ipa" xml:lang="{escape(language)}">',
    ]
    for word in found:
        if word.lexicon is None and word.language.split("-")[0] == primary:
            sounds = "; ".join(f"{voice} says {ipa}" for voice, ipa in word.sounds if ipa)
            note = f"{word.kind}, {word.sentences[0]}{'; ' if sounds else ''}{sounds}".replace("--", "- -")
            lines.append(
                f"  <lexeme><grapheme>{escape(word.printed)}</grapheme><alias></alias></lexeme> <!-- {note} -->"
            )
    return "\n".join([*lines, "</lexicon>", ""])


def _word(
    printed: str, kind: Kind, language: str, places: Sequence[str], lexicon: Lexicon, voices: Mapping[str, Sounds]
) -> Word:
    spoken = normalise(printed, language, lexicon.fixed(printed, language)).text.rstrip(".")
    lexeme = lexicon.find(printed, language)
    sounds = tuple((voice, sound(spoken, language)) for voice, sound in voices.items())
    return Word(
        printed, kind, language, tuple(places), spoken, (lexeme.alias or lexeme.ipa) if lexeme else None, sounds
    )


def _printed(edition: Edition, options: ScriptOptions) -> list[Utterance]:
    made_up = {article.headline.id for article in edition.articles if not article.headline_editorial}
    made_up |= {section.heading.id for section in edition.sections if not section.editorial}
    return [
        utterance
        for section in script(edition, options)
        for utterance in section.utterances
        if utterance.role not in _SPOKEN_ONLY and utterance.id not in made_up
    ]


def _candidates(utterances: Iterable[Utterance]) -> Iterator[tuple[Utterance, str, Kind]]:
    texts = list(utterances)
    small = {token for utterance in texts for token in _tokens(utterance.text) if token.islower()}
    names = {name for utterance in texts for name in _names(utterance) if name.lower() not in small}
    for utterance in texts:
        for token in _tokens(utterance.text):
            if kind := _kind(token, utterance.language, names):
                yield utterance, token, kind


def _kind(word: str, language: str, names: set[str]) -> Kind | None:
    letters = sum(char.isalpha() for char in word)
    if letters == 0 or word in _ORDINARY:
        return None
    if any(char.isdigit() for char in word):
        return Kind.MIXED if letters > 1 and not re.fullmatch(r"\d+(?:[a-z]{1,3}|-.*)", word) else None
    if len(word) > 1 and word.isupper():
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
    first, end = "", 0
    for match in _TOKEN.finditer(text):
        word = _stem(match[0])
        capital = word[:1].isupper() and not word.isupper() and word not in _ORDINARY
        joined = bool(first) and text[end : match.start()] == " "
        if capital and (joined or not (capital_nouns or _anew(text, match.start()))):
            yield word
            if joined and first.lower() not in _OPENERS:
                yield first
        first, end = (word if capital else ""), match.end()


def _anew(text: str, place: int) -> bool:
    before = text[max(0, place - 8) : place]
    return bool(_BEGINS_ANEW.search(before)) and not _TITLED.search(before)


def _tokens(text: str) -> Iterator[str]:
    hidden = _ADDRESS.sub(lambda match: " " * len(match[0]), text)
    return (_stem(match[0]) for match in _TOKEN.finditer(hidden))


def _stem(token: str) -> str:
    """Return a word without the English 's and what a hyphen adds (“Soviet-era”), so that a name is one word."""
    bare = re.sub(r"['’]s?$", "", token)
    head, _, tail = bare.partition("-")
    return head if len(head) > 2 and head[0].isupper() and tail.islower() else bare
