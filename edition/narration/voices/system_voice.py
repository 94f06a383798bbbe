"""The system's own voices by pyttsx3's own drivers: SAPI 5 on Windows, NSSpeechSynthesizer on macOS.

They tell no times of words, and what a voice says may change with the system.
"""

from __future__ import annotations

import platform
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyttsx3

from edition.errors import EditionError, MissingVoice
from edition.narration import ffmpeg
from edition.narration.script import Utterance
from edition.narration.voices import Speech, VoiceInfo, VoiceSettings

DRIVERS = {"Windows": "sapi5", "Darwin": "nsss"}
"""pyttsx3's driver by :func:`platform.system`; what is not named has no voices of its own but espeak-ng's."""
_SAMPLE_RATE_HZ = 22_050


@dataclass(frozen=True, slots=True)
class SystemVoice:
    """A voice of the system."""

    driver: str
    voice: str
    """The system's id of it."""
    language: str
    rate_wpm: int

    @property
    def description(self) -> str:
        """Name driver, voice and rate."""
        return f"pyttsx3, {self.driver}, {self.voice}, {self.rate_wpm}/min"

    @property
    def identity(self) -> str:
        """Name what can be known of what the sound depends on."""
        return f"{self.driver} {platform.platform()} 1 {self.voice} {self.rate_wpm}"

    def speak(self, utterance: Utterance) -> Speech:
        """Say an utterance."""
        engine = _engine(self.driver)
        engine.setProperty("voice", self.voice)
        engine.setProperty("rate", self.rate_wpm)
        with tempfile.TemporaryDirectory(prefix="edition-voice-") as folder:
            spoken = Path(folder) / "spoken"
            engine.save_to_file(utterance.spoken, str(spoken))
            engine.runAndWait()
            if not spoken.is_file():
                raise EditionError("The system's voice gave no sound", place=utterance.id)
            # The drivers write WAV or AIFF, at rates of their own.
            arguments = ("-i", f"file:{spoken}", "-ac", "1", "-ar", str(_SAMPLE_RATE_HZ), "-f", "s16le", "-")
            with ffmpeg.started(arguments, doing="reading the system's voice") as (sound, _):
                return Speech(sound.read(), _SAMPLE_RATE_HZ)


def open_voice(settings: VoiceSettings) -> SystemVoice:
    """Open the voice named by its id or title, or the first for the language.

    Raises:
        MissingVoice: There is none.
    """
    driver = DRIVERS.get(platform.system())
    if driver is None:
        hint = "Leave --voice out to use espeak-ng's."
        raise MissingVoice(f"{platform.system()} has no voices of its own", hint=hint)
    for voice in _voices(driver):
        if settings.voice in (voice.choice.removeprefix("system:"), voice.title) or (
            settings.voice is None and _speaks(voice, settings.language)
        ):
            return SystemVoice(driver, voice.choice.removeprefix("system:"), voice.language, settings.rate_wpm)
    raise MissingVoice(f"The system has no voice “{settings.voice or settings.language}”")


def list_voices() -> Sequence[VoiceInfo]:
    """Return the system's voices; none on a system that has none."""
    driver = DRIVERS.get(platform.system())
    return _voices(driver) if driver else ()


def _speaks(voice: VoiceInfo, language: str) -> bool:
    return voice.language.split("-")[0].lower() == language.split("-")[0].lower()


@lru_cache
def _voices(driver: str) -> tuple[VoiceInfo, ...]:
    return tuple(
        VoiceInfo(f"system:{voice.id}", _tag(voice.languages), str(voice.name), "system")
        for voice in _engine(driver).getProperty("voices")
    )


def _tag(languages: Sequence[str | bytes]) -> str:
    """Return the first language as a BCP 47 tag: drivers write ``en_US``, ``en-US`` or bytes."""
    first = next(iter(languages), "und")
    text = first.decode("ascii", "ignore") if isinstance(first, bytes) else str(first)
    return text.replace("_", "-").split(".")[0].strip("\x00\x05") or "und"


@lru_cache
def _engine(driver: str) -> Any:
    try:
        return pyttsx3.init(driver)
    except (ImportError, OSError, RuntimeError, KeyError) as problem:
        raise MissingVoice(f"The system's voices cannot be reached: {problem}") from problem
