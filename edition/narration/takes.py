"""Speaking an utterance: from the store, by its voice, by its voice once more, by the fallback voice, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from edition.errors import EditionError, MissingResource, MissingVoice, SourceError
from edition.model import Flag
from edition.narration import alphabets, proof
from edition.narration.assembly import Take
from edition.narration.breaths import breaths
from edition.narration.cache import Cache, Entry, key
from edition.narration.script import Role, Utterance
from edition.narration.voices import DEFAULT_ENGINE, Speech, Voice, VoiceChoice, WordMark, open_voice


@dataclass(frozen=True, slots=True)
class Casting:
    """Who speaks what."""

    voice: VoiceChoice
    rate_wpm: int
    by_language: tuple[tuple[str, VoiceChoice], ...] = ()
    """(BCP 47 tag or its first part, in lower case; voice)."""
    by_role: tuple[tuple[Role, VoiceChoice], ...] = ()
    fallback: VoiceChoice | None = None
    """Speaks a sentence that its own voice failed at twice; None gives up instead."""
    language: str = "en"
    """BCP 47 tag of the edition: the voice named on the command line speaks this language."""

    def voice_for(self, utterance: Utterance) -> Voice:
        """Open the voice for an utterance: by its language, else by its role, else the edition's.

        Raises:
            MissingVoice: There is none.
        """
        return self._voice(utterance.language, utterance.role)

    def check(self, languages: Iterable[str]) -> None:
        """Open every voice that is named, and all that may be needed for some languages.

        Raises:
            MissingVoice: One is not there.
        """
        for language in languages:
            for role in {Role.SENTENCE, *dict(self.by_role)}:
                self._voice(language, role)
        for tag, named in self.by_language:
            open_voice(named, tag, self.rate_wpm)
        if self.fallback:
            open_voice(self.fallback, self.language, self.rate_wpm)

    def _voice(self, language: str, role: Role) -> Voice:
        chosen = self._chosen(language.lower(), role)
        try:
            return open_voice(chosen, language, self.rate_wpm)
        except MissingVoice:
            if chosen.voice or chosen.engine == DEFAULT_ENGINE:
                raise
            # An engine that has not the passage's language: the default one may.
            return open_voice(VoiceChoice(DEFAULT_ENGINE, None), language, self.rate_wpm)

    def _chosen(self, tag: str, role: Role) -> VoiceChoice:
        languages = dict(self.by_language)
        for candidate in (tag, tag.split("-")[0]):
            if candidate in languages:
                return languages[candidate]
        if tag.split("-")[0] != self.language.lower().split("-")[0]:
            # A voice named for the edition's language would garble another one.
            return VoiceChoice(self.voice.engine, None)
        return dict(self.by_role).get(role, self.voice)


@dataclass(slots=True)
class Speaker:
    """Speaks the utterances of a section, and notes what the editor should know."""

    casting: Casting
    cache: Cache | None
    flags: list[Flag] = field(default_factory=list)

    def speak(self, utterance: Utterance) -> Iterator[Take]:
        """Give an utterance's sound, a very long one's in several takes; none when there is nothing to say.

        Raises:
            MissingVoice: There is no voice for it.
            UnsupportedText: The voice has not the letters.
            EditionError: Its voice failed twice, and so did the fallback, if there is one.
        """
        if utterance.silent:
            return
        voice = self.casting.voice_for(utterance)
        self.flags += alphabets.checked(utterance, voice.language)
        for breath in breaths(utterance):
            yield Take(breath, self._spoken(voice, breath))

    def _spoken(self, voice: Voice, utterance: Utterance) -> Speech:
        try:
            return self._twice(voice, utterance)
        except (MissingResource, SourceError):
            raise
        except EditionError as failure:
            return self._by_fallback(utterance, failure)

    def _twice(self, voice: Voice, utterance: Utterance) -> Speech:
        try:
            return self._kept(voice, utterance)
        except (MissingResource, SourceError):
            raise
        except EditionError:
            return self._kept(voice, utterance)

    def _by_fallback(self, utterance: Utterance, failure: EditionError) -> Speech:
        if self.casting.fallback is None:
            raise failure
        other = open_voice(self.casting.fallback, utterance.language, self.casting.rate_wpm)
        speech = self._kept(other, utterance)
        self.flags.append(Flag(utterance.text, f"spoken by {other.description}, because: {failure.message}"))
        return speech

    def _kept(self, voice: Voice, utterance: Utterance) -> Speech:
        asked = key("speech", voice.identity, utterance.language, utterance.spoken, repr(utterance.pronunciations))
        if self.cache and (entry := self.cache.get(asked)):
            marks = tuple(WordMark(*mark) for mark in entry.about["marks"])
            return Speech(entry.data, entry.about["sample_rate_hz"], marks)
        speech = voice.speak(utterance)
        proof.prove_speech(speech, utterance)
        if self.cache:
            plain = [(mark.start, mark.end, mark.sample) for mark in speech.marks]
            self.cache.put(asked, Entry({"sample_rate_hz": speech.sample_rate_hz, "marks": plain}, speech.pcm))
        return speech
