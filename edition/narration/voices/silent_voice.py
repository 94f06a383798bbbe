"""A voice of known length, for tests and for trying out a layout: a quiet hum, 60 ms a character at 150 words a minute.

It hums rather than being silent, so that its recordings pass the proof that every sentence has sound.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from edition.narration.script import Utterance
from edition.narration.voices import Speech, VoiceInfo, VoiceSettings, WordMark

SAMPLE_RATE_HZ = 22_050
CHARACTER_MS = 60
"""At 150 words a minute."""
_HUM_HZ = 210  # a whole number of samples a period, so that the hum can be repeated without a seam
_AMPLITUDE = 3_000


@dataclass(frozen=True, slots=True)
class SilentVoice:
    """Hums for as long as a voice would take."""

    language: str
    rate_wpm: int

    @property
    def description(self) -> str:
        """Say that nobody speaks here."""
        return f"silent, {self.rate_wpm}/min"

    @property
    def identity(self) -> str:
        """Name version and rate."""
        return f"silent 1 {self.rate_wpm}"

    def speak(self, utterance: Utterance) -> Speech:
        """Hum for the length of the spoken text, with a mark a word."""
        return Speech(
            _hum(self._sample(len(utterance.spoken))),
            SAMPLE_RATE_HZ,
            tuple(WordMark(*word.spoken, self._sample(word.spoken[0])) for word in utterance.words),
        )

    def _sample(self, character: int) -> int:
        return character * CHARACTER_MS * SAMPLE_RATE_HZ * 150 // (1000 * self.rate_wpm)


def open_voice(settings: VoiceSettings) -> SilentVoice:
    """Open it; it speaks every language equally little."""
    return SilentVoice(settings.language, settings.rate_wpm)


def list_voices() -> Sequence[VoiceInfo]:
    """Return the one voice there is."""
    return (VoiceInfo("silent", "und", "A hum of the right length, for trials", "silent"),)


def _hum(samples: int) -> bytes:
    period = _period()
    return (period * (samples * 2 // len(period) + 1))[: samples * 2]


@lru_cache
def _period() -> bytes:
    count = SAMPLE_RATE_HZ // _HUM_HZ
    return struct.pack(f"<{count}h", *(round(_AMPLITUDE * math.sin(2 * math.pi * n / count)) for n in range(count)))
