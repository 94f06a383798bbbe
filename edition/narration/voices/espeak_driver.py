"""A synchronous espeak-ng driver for pyttsx3: ``pyttsx3.init("edition_espeak")`` after :func:`register`.

pyttsx3's own driver returns before the sound is complete, crashes on long texts and forgets rates; this one works
through pyttsx3's queue in the calling thread, and gives the same bytes every time.

Beside pyttsx3's properties ``voice``, ``voices`` and ``rate`` there is ``phonemes``: read ``[[ ]]`` as espeak's codes.
``save_to_file`` also takes a binary file object. ``started-word`` carries ``sample`` as well.
"""

from __future__ import annotations

import sys
import wave
from types import ModuleType
from typing import IO, Any

from edition.narration.voices import espeak

NAME = "edition_espeak"
"""The driver's name for ``pyttsx3.init``."""
DEFAULT_VOICE = "en-us"
DEFAULT_RATE_WPM = 150


def register() -> str:
    """Make the driver known to pyttsx3 and return its name."""
    module = ModuleType(f"pyttsx3.drivers.{NAME}")
    module.buildDriver = EspeakDriver  # type: ignore[attr-defined]
    sys.modules.setdefault(module.__name__, module)
    return NAME


class EspeakDriver:
    """What pyttsx3 asks of a driver, with its names."""

    def __init__(self, proxy: Any) -> None:
        """Keep pyttsx3's proxy, which holds the queue and passes on what happens."""
        self._proxy = proxy
        self._properties: dict[str, Any] = {
            "voice": DEFAULT_VOICE,
            "rate": DEFAULT_RATE_WPM,
            "phonemes": False,
        }

    def startLoop(self) -> None:  # noqa: N802
        """Work through the queue; when this returns, everything is spoken."""
        self._proxy.setBusy(False)

    def endLoop(self) -> None:  # noqa: N802
        """Nothing is left to end."""

    def stop(self) -> None:
        """Nothing runs between two calls."""

    def iterate(self) -> Any:
        """Work through the queue from a loop of the caller's."""
        self._proxy.setBusy(False)
        yield

    def destroy(self) -> None:
        """Nothing is held between two utterances."""

    def say(self, text: str) -> None:
        """Refuse: this driver writes files, it does not play."""
        raise NotImplementedError("this driver writes files only")

    def getProperty(self, name: str) -> Any:  # noqa: N802
        """Return a property's value."""
        return list(espeak.voices()) if name == "voices" else self._properties[name]

    def setProperty(self, name: str, value: Any) -> None:  # noqa: N802
        """Set a property for the utterances that follow."""
        if name not in self._properties:
            raise KeyError(f"unknown property {name}")
        self._properties[name] = value

    def save_to_file(self, text: str, filename: str | IO[bytes]) -> None:
        """Speak into a WAV file: mono, 16-bit."""
        self._proxy.notify("started-utterance")
        values = self._properties
        sound = espeak.speak(text, values["voice"], int(values["rate"]), phonemes=values["phonemes"])
        for start, length, sample in sound.words:
            word = text[start : start + length]
            self._proxy.notify("started-word", name=word, location=start, length=length, sample=sample)
        with wave.open(filename, "wb") as file:
            file.setparams((1, 2, sound.sample_rate_hz, 0, "NONE", ""))
            file.writeframes(sound.pcm)
        self._proxy.notify("finished-utterance", completed=True)
