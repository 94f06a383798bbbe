"""Voices: what turns an utterance into sound, found by name.

An engine registers by entry point (group ``edition.voices``): its name and a function
``open_voice(settings: VoiceSettings) -> Voice``, with ``list_voices() -> Sequence[VoiceInfo]`` in the same module if it
can tell what it has. The engines that come with edition work from a checkout too.

A voice is chosen as ``ENGINE``, ``ENGINE:VOICE`` or ``VOICE`` (of the default engine): ``piper``, ``pyttsx3:en-gb``,
``en-gb``.
"""

from __future__ import annotations

import platform
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from typing import Protocol

from edition.errors import MissingProgram, MissingVoice
from edition.narration.script import Utterance

GROUP = "edition.voices"
DEFAULT_ENGINE = "system" if platform.system() in ("Windows", "Darwin") else "pyttsx3"
"""pyttsx3 either way: with its own drivers where the system has voices, else with ours for espeak-ng."""
_BUILT_IN = {
    engine: EntryPoint(engine, f"edition.narration.voices.{engine}_voice:open_voice", GROUP)
    for engine in ("pyttsx3", "system", "piper", "silent")
}


@dataclass(frozen=True, slots=True)
class WordMark:
    """When a word is said."""

    start: int
    """Slice of ``Utterance.spoken``."""
    end: int
    sample: int
    """Where it begins in the speech."""


@dataclass(frozen=True, slots=True)
class Speech:
    """An utterance as sound."""

    pcm: bytes
    """Mono, signed 16-bit, little-endian."""
    sample_rate_hz: int
    marks: tuple[WordMark, ...] = ()
    """In order of time; empty where the voice does not know."""


@dataclass(frozen=True, slots=True)
class VoiceSettings:
    """What a voice is opened with."""

    language: str
    """BCP 47 tag of what it will say."""
    rate_wpm: int
    """Words a minute, 80 to 450."""
    voice: str | None = None
    """The engine's name for a voice; None has the engine choose by language."""


class Voice(Protocol):
    """A voice of some engine, ready to speak."""

    @property
    def description(self) -> str:
        """For the manifest: engine, voice and rate."""

    @property
    def identity(self) -> str:
        """Everything its sound depends on but the utterance (versions too): the cache's key."""

    @property
    def language(self) -> str:
        """BCP 47 tag of what it speaks."""

    def speak(self, utterance: Utterance) -> Speech:
        """Say an utterance that has something to say: the same sound for the same utterance, whatever came before."""


@dataclass(frozen=True, slots=True)
class VoiceInfo:
    """A voice that this machine has."""

    choice: str
    """As given to ``--voice``."""
    language: str
    """BCP 47 tag."""
    title: str
    """For people."""
    engine: str


@dataclass(frozen=True, slots=True)
class VoiceChoice:
    """A voice as the producer named it."""

    engine: str
    voice: str | None


def choice(text: str | None) -> VoiceChoice:
    """Understand ``ENGINE``, ``ENGINE:VOICE`` or ``VOICE``; None is the default engine and its choice of voice."""
    if not text:
        return VoiceChoice(DEFAULT_ENGINE, None)
    engine, _, voice = text.partition(":")
    if engine in engines():
        return VoiceChoice(engine, voice or None)
    return VoiceChoice(DEFAULT_ENGINE, text)


@lru_cache(maxsize=32)
def open_voice(chosen: VoiceChoice, language: str, rate_wpm: int) -> Voice:
    """Open a voice, once a process for each setting.

    Raises:
        MissingVoice: There is no such voice, or none for the language.
        MissingProgram: The engine is not installed.
    """
    opened: Voice = _loaded(chosen.engine)(VoiceSettings(language, rate_wpm, chosen.voice))
    return opened


def list_voices() -> tuple[VoiceInfo, ...]:
    """Return every voice of every engine that is installed, the default engine's first."""
    found: list[VoiceInfo] = []
    for engine in sorted(engines(), key=lambda name: (name != DEFAULT_ENGINE, name)):
        found += _listed(engine)
    return tuple(found)


@lru_cache
def engines() -> dict[str, EntryPoint]:
    """Return the engines by name; an installed one goes before a built-in one of the same name."""
    return _BUILT_IN | {point.name: point for point in entry_points(group=GROUP)}


def _loaded(engine: str) -> Callable[[VoiceSettings], Voice]:
    if engine not in engines():
        raise MissingVoice(f"There is no voice engine “{engine}”", hint=f"There are: {', '.join(sorted(engines()))}.")
    try:
        opener: Callable[[VoiceSettings], Voice] = engines()[engine].load()
    except (ImportError, AttributeError) as problem:
        raise MissingProgram(
            f"The voice engine “{engine}” cannot be loaded: {problem}", hint="pip install '.[neural]'"
        ) from problem
    return opener


def _listed(engine: str) -> Sequence[VoiceInfo]:
    try:
        module = import_module(engines()[engine].module)
    except ImportError:
        return ()
    lister: Callable[[], Sequence[VoiceInfo]] | None = getattr(module, "list_voices", None)
    return lister() if lister else (VoiceInfo(engine, "und", engine, engine),)
