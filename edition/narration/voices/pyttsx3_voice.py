"""The default voice: pyttsx3, on our own espeak-ng driver; on macOS and Windows the system's voices.

The espeak-ng voice is chosen by language (``en`` speaks American English, the best understood of its accents), and
speaks text only: the driver reads phoneme codes in brackets just where the lexicon put them.
"""

from __future__ import annotations

import io
import threading
import wave
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pyttsx3

from edition.errors import EditionError, MissingVoice
from edition.narration import ipa
from edition.narration.script import Utterance
from edition.narration.voices import Speech, VoiceInfo, VoiceSettings, WordMark, espeak, espeak_driver

_engine_lock = threading.Lock()
_PREFERRED = {
    "en": "en-us", "fr": "fr-fr", "zh": "cmn", "no": "nb", "pt": "pt",
    **dict.fromkeys(("es-ar", "es-cl", "es-co", "es-mx", "es-pe", "es-us", "es-uy", "es-ve"), "es-419"),
    **dict.fromkeys(("en-au", "en-ie", "en-in", "en-ke", "en-ng", "en-nz", "en-sg", "en-za"), "en-gb"),
}  # fmt: skip
"""The library's voice for a language that has several, or goes by another code."""


@dataclass(frozen=True, slots=True)
class EspeakVoice:
    """An espeak-ng voice behind pyttsx3."""

    voice: str
    language: str
    rate_wpm: int

    @property
    def description(self) -> str:
        """Name engine, voice and rate."""
        return f"pyttsx3, espeak-ng {espeak.version()}, {self.voice}, {self.rate_wpm}/min"

    @property
    def identity(self) -> str:
        """Name everything the sound depends on."""
        return f"espeak-ng {espeak.version()} driver 1 {self.voice} {self.rate_wpm}"

    def speak(self, utterance: Utterance) -> Speech:
        """Say an utterance."""
        sounded = ipa.sounded(utterance.spoken, utterance.pronunciations, self._codes)
        with _engine() as (engine, marks, failures):
            sink = io.BytesIO()
            engine.setProperty("voice", self.voice)
            engine.setProperty("rate", self.rate_wpm)
            engine.setProperty("phonemes", bool(utterance.pronunciations))
            engine.save_to_file(sounded.text, sink)
            engine.runAndWait()
        if failures:
            raise _translated(failures[0], utterance) from failures[0]
        pcm, rate = _wave(sink.getvalue())
        return Speech(pcm, rate, tuple(_mark(sounded, *mark) for mark in marks))

    def _codes(self, text: str) -> str:
        return ipa.espeak_codes(text, self.language)


def open_voice(settings: VoiceSettings) -> EspeakVoice:
    """Open the voice named, or the one for the language.

    Raises:
        MissingVoice: There is none.
    """
    name = settings.voice or _voice_for(settings.language)
    language = settings.language if settings.voice is None else _language_of(name)
    return EspeakVoice(name, language, settings.rate_wpm)


def list_voices() -> Sequence[VoiceInfo]:
    """Return espeak-ng's voices."""
    return tuple(VoiceInfo(voice.name, voice.language, voice.title, "pyttsx3") for voice in espeak.voices())


@contextmanager
def _engine() -> Iterator[tuple[Any, list[tuple[int, int, int]], list[Exception]]]:
    """Lend pyttsx3's one engine for our driver, with what it tells meanwhile: word marks and failures."""
    marks: list[tuple[int, int, int]] = []
    failures: list[Exception] = []
    with _engine_lock:
        engine = pyttsx3.init(espeak_driver.register())
        listeners = (
            engine.connect(
                "started-word", lambda **word: marks.append((word["location"], word["length"], word["sample"]))
            ),
            engine.connect("error", lambda exception, **_: failures.append(exception)),
        )
        try:
            yield engine, marks, failures
        finally:
            for listener in listeners:
                engine.disconnect(listener)


def _mark(sounded: ipa.Sounded, start: int, length: int, sample: int) -> WordMark:
    return WordMark(sounded.spoken_position(start), sounded.spoken_position(start + length), sample)


def _voice_for(language: str) -> str:
    names = {voice.name for voice in espeak.voices()}
    tag = language.lower()
    primary = tag.split("-")[0]
    for candidate in (tag, _PREFERRED.get(tag, ""), _PREFERRED.get(primary, ""), primary):
        if candidate in names:
            return candidate
    raise MissingVoice(
        f"There is no voice for the language “{language}”",
        hint="edition voices lists the voices of this machine; name one with --voice, or the language with --language.",
    )


def _language_of(name: str) -> str:
    plain, plus, variant = name.partition("+")
    for voice in espeak.voices():
        if voice.name.lower() == plain.lower() and (not plus or variant in espeak.variants()):
            return voice.language
    raise MissingVoice(f"espeak-ng has no voice “{name}”")


def _translated(failure: Exception, utterance: Utterance) -> EditionError:
    if isinstance(failure, EditionError):
        return failure
    return EditionError(f"espeak-ng did not speak a sentence: {failure}", place=utterance.id)


def _wave(data: bytes) -> tuple[bytes, int]:
    with wave.open(io.BytesIO(data)) as file:
        return file.readframes(file.getnframes()), file.getframerate()
