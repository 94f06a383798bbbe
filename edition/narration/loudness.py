"""Loudness of raw speech, and what a gain and a limiter will make of it, without running them.

A profile of peak and energy every 5 ms is enough to tell the mastered loudness of speech within a tenth of a decibel,
in a fiftieth of the time that measuring takes. The finished file is measured all the same.
"""

from __future__ import annotations

import audioop
import math
import wave
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from edition.errors import CheckFailed

ATTACK_MS = 5
"""How far the limiter looks ahead."""
RELEASE_MS = 80
_STEP_MS = 5
_FULL_SCALE = 32768
_SPEECH_WEIGHTING_DB = 0.8
"""What the K-weighting of BS.1770 adds to speech: 0.73 to 0.97 for espeak-ng's voices of six languages."""
_ABSOLUTE_GATE_LUFS = -70.0
_RELATIVE_GATE_LU = 10.0
_HOP_STEPS = 100 // _STEP_MS
_BLOCK_HOPS = 4
"""BS.1770 weighs blocks of 400 ms, a quarter further each time."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The course of a sound, one value every 5 ms."""

    peaks: Sequence[int]
    """0 to 32768."""
    energies: Sequence[float]
    """Mean squares."""

    def mastered_lufs(self, gain_db: float, limit_db: float) -> float:
        """Return the integrated loudness that speech will have after a gain and a limiter (EBU R128)."""
        gain = 10 ** (gain_db / 20)
        limit = 10 ** (limit_db / 20) * _FULL_SCALE / gain
        held = _held(self.peaks, limit) if max(self.peaks) > limit else None
        energies = self.energies if held is None else [e * h * h for e, h in zip(self.energies, held, strict=True)]
        return gain_db + _SPEECH_WEIGHTING_DB + _gated(energies)


def profile(sound: Path) -> Profile:
    """Take the profile of a mono 16-bit WAV, in constant memory.

    Raises:
        CheckFailed: There is no sound in it.
    """
    peaks, energies = array("i"), array("d")
    with wave.open(str(sound)) as file:
        size = file.getframerate() * _STEP_MS // 1000 * 2
        while block := file.readframes(size * 100):
            for at in range(0, len(block), size):
                step = block[at : at + size]
                peaks.append(audioop.max(step, 2))
                energies.append(audioop.rms(step, 2) ** 2)
    if not peaks or not max(peaks):
        raise CheckFailed("There is no sound in a section", place=sound.name)
    return Profile(peaks, energies)


def _held(peaks: Sequence[int], limit: float) -> list[float]:
    """Return the limiter's factor for each step: at once before a peak, back in a straight line after it."""
    held = []
    factor, rise = 1.0, 0.0
    coming = [*peaks[1:], 0]
    for now, soon in zip(peaks, coming, strict=True):
        peak = max(now, soon)
        if peak > limit and limit / peak < factor:
            factor = limit / peak
            rise = (1 - factor) * _STEP_MS / RELEASE_MS
        elif factor < 1:
            factor = min(1.0, factor + rise)
        held.append(factor)
    return held


def _gated(energies: Sequence[float]) -> float:
    hops = [sum(energies[at : at + _HOP_STEPS]) / _HOP_STEPS for at in range(0, len(energies), _HOP_STEPS)]
    blocks = [sum(hops[at : at + _BLOCK_HOPS]) / _BLOCK_HOPS for at in range(max(1, len(hops) - _BLOCK_HOPS + 1))]
    blocks = [block for block in blocks if _lufs(block) > _ABSOLUTE_GATE_LUFS] or blocks
    gate = _lufs(sum(blocks) / len(blocks)) - _RELATIVE_GATE_LU
    loud = [block for block in blocks if _lufs(block) > gate] or blocks
    return _lufs(sum(loud) / len(loud))


def _lufs(energy: float) -> float:
    return -0.691 + 10 * math.log10(max(energy, 1e-9) / _FULL_SCALE**2)
