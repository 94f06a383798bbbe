"""Names, acronyms and rare words of an edition, before any sound: where they occur and how each voice will say them.

These are what listeners mishear. A producer looks through the list, hears the doubtful ones and fills in the lexicon
that :func:`stub` writes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from edition.model import Edition
from edition.narration.lexicon import NAMESPACE, Lexicon
from edition.narration.normalising import normalise
from edition.narration.script import Role, ScriptOptions, Utterance, script
from edition.narration.spotting import Kind, candidates, tokens

Sounds = Callable[[str, str], str]
"""How a voice says a spoken text of a language (BCP 47), in IPA."""

_ANY_RATE = 150
_SPOKEN_ONLY = frozenset({Role.OPENING, Role.CLOSING})
_READ_AS_CONSONANTS = frozenset("bcdfgjklmnpqrstvxz")
_VOWEL_SOUNDS = frozenset("aeiouyæɐɑɒɔəɚɛɜɪɨʊʌœøᵻ")
_PLURALS = {
    "name": "names",
    "acronym": "acronyms",
    "rare word": "rare words",
    "letters and figures": "letters and figures",
}


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

    @property
    def garbled_by(self) -> tuple[str, ...]:
        """Voices that cannot read how it begins and name its first letter instead (“ES-vitlana”)."""
        if self.kind is Kind.ACRONYM or self.lexicon or self.printed[:1].lower() not in _READ_AS_CONSONANTS:
            return ()
        return tuple(voice for voice, ipa in self.sounds if ipa.lstrip("ˈˌ")[:1] in _VOWEL_SOUNDS)


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
    texts = _printed(edition, chosen)
    for utterance, printed, kind in candidates(texts):
        _, _, places = found.setdefault(printed, (kind, utterance.language, []))
        if utterance.id not in places[-1:]:
            places.append(utterance.id)
    sounds = voices if voices is not None else {"espeak-ng": espeak_sounds}
    decided = _decided(texts, chosen.lexicon)
    return tuple(
        _word(printed, kind, language, places, decided.get(printed), chosen.lexicon, sounds)
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
            "garbled_by": list(word.garbled_by),
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
    garbled = "  (spells it)" if word.garbled_by else ""
    return f"  {word.printed:<24} {times:<4} {word.sentences[0]:<18} {said}{garbled}"


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
    printed: str,
    kind: Kind,
    language: str,
    places: Sequence[str],
    decided: str | None,
    lexicon: Lexicon,
    voices: Mapping[str, Sounds],
) -> Word:
    spoken = normalise(printed, language, lexicon.fixed(printed, language)).text.rstrip(".")
    sounds = tuple((voice, sound(spoken, language)) for voice, sound in voices.items())
    return Word(printed, kind, language, tuple(places), spoken, decided, sounds)


def _decided(texts: Sequence[Utterance], lexicon: Lexicon) -> dict[str, str]:
    """Return what the lexicon says of a word, alone or among the words of a name."""
    decided: dict[str, str] = {}
    for utterance in texts:
        for one in lexicon.fixed(utterance.text, utterance.language):
            for word in tokens(utterance.text[slice(*one.printed)]):
                decided.setdefault(word, one.ipa or one.said)
    return decided


def _printed(edition: Edition, options: ScriptOptions) -> list[Utterance]:
    made_up = {article.headline.id for article in edition.articles if not article.headline_editorial}
    made_up |= {section.heading.id for section in edition.sections if not section.editorial}
    return [
        utterance
        for section in script(edition, options)
        for utterance in section.utterances
        if utterance.role not in _SPOKEN_ONLY and utterance.id not in made_up
    ]
