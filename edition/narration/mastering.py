"""Mastering: one gain for a whole section and a look-ahead limiter, so that it is as loud as its target asks.

Loudness is EBU R128 (ITU-R BS.1770-4). A fixed gain keeps the voice's own dynamics; the limiter only holds the peaks
that the gain lifts above the ceiling.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from edition.errors import UsageError
from edition.narration import loudness


@dataclass(frozen=True, slots=True)
class Target:
    """How finished sound is to be."""

    name: str
    integrated_lufs: float
    tolerance_lu: float
    """Largest difference from ``integrated_lufs``, measured on the encoded file."""
    true_peak_dbtp: float
    """Ceiling, measured on the encoded file with four times oversampling."""
    limit_db: float
    """Where the limiter holds the samples: below the ceiling, for what lies between samples and what a codec adds."""
    head_ms: int
    """Silence before the first word."""
    tail_ms: int
    """Silence after the last one."""


TARGETS = MappingProxyType(
    {
        # Apple Podcasts: −16 ±1 LUFS, −1 dBTP.
        "podcast": Target("podcast", -16.0, 0.5, -1.0, -2.0, 300, 700),
        # EBU R128 (2023), with the ±0.5 LU of programmes measured at once.
        "broadcast": Target("broadcast", -23.0, 0.5, -1.0, -2.0, 300, 700),
        # Audiobook Creation Exchange: RMS −23 to −18 dB, peaks ≤ −3 dB, floor ≤ −60 dB, 0.5–1 s before, 1–5 s after.
        "acx": Target("acx", -19.5, 0.7, -3.0, -4.0, 700, 2000),
    }
)
_TRIES = 6
_CLOSE_LU = 0.1
_SLOPE = 1.5
"""The limiter takes back about a third of every decibel of gain by which speech is lifted over it."""
_LARGEST_GAIN_DB = 40.0


def target(name: str) -> Target:
    """Return a target by name.

    Raises:
        UsageError: There is none of that name.
    """
    if name not in TARGETS:
        raise UsageError(f"There is no loudness target “{name}”", hint=f"There are: {', '.join(TARGETS)}.")
    return TARGETS[name]


def chain(aim: Target, gain_db: float) -> str:
    """Return ffmpeg's filters for a gain: volume, then a limiter that looks ahead and keeps the timing."""
    limit = 10 ** (aim.limit_db / 20)
    limiter = (
        f"alimiter=limit={limit:.4f}:attack={loudness.ATTACK_MS}:release={loudness.RELEASE_MS}:level=false:latency=true"
    )
    return f"volume={gain_db:.2f}dB:precision=float,{limiter}"


def find_gain(sound: Path, aim: Target, *, loss_lu: float = 0.0) -> float:
    """Find the gain in dB that brings raw sound to its target, by what the limiter will hold back and the codec lose.

    Args:
        sound: Raw WAV.
        aim: The target.
        loss_lu: By how much quieter sound reads after encoding.

    Raises:
        CheckFailed: There is no sound.
    """
    heard = loudness.profile(sound)
    gain = 0.0
    for _ in range(_TRIES):
        missing = aim.integrated_lufs + loss_lu - heard.mastered_lufs(gain, aim.limit_db)
        gain = corrected(gain, missing)
        if abs(missing) < _CLOSE_LU:
            break
    return gain


def corrected(gain_db: float, missing_lu: float) -> float:
    """Return the gain that makes up for a measured difference, rounded to what :func:`chain` writes."""
    slope = _SLOPE if gain_db and missing_lu > 0 else 1.0
    return round(max(-_LARGEST_GAIN_DB, min(_LARGEST_GAIN_DB, gain_db + slope * missing_lu)), 2)


def integrated(said: str) -> float | None:
    """Read the integrated loudness in LUFS from what ffmpeg's ebur128 filter said; None below its gate (−70)."""
    found = re.findall(r"^\s+I:\s+(-?[\d.]+|-inf|nan) LUFS", said, re.MULTILINE)
    if not found or found[-1] in ("-inf", "nan"):
        return None
    loudness = float(found[-1])
    return loudness if loudness > -70 else None
