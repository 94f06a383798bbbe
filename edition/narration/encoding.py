"""Encoding a mastered section: MP3 (the default), M4A, Opus, FLAC or WAV, the same bytes every time."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from edition.errors import UsageError
from edition.narration import ffmpeg


@dataclass(frozen=True, slots=True)
class Encoding:
    """A kind of sound file."""

    name: str
    """As given to ``--audio``."""
    extension: str
    media_type: str
    codec: tuple[str, ...]
    """ffmpeg's arguments for it."""
    container: tuple[str, ...]
    default_kbps: int | None
    """None for a codec without loss."""
    loss_lu: float = 0.0
    """By how much speech typically reads quieter after it."""
    sample_rates_hz: tuple[int, ...] = ()
    """Those it can hold; empty means any."""


ENCODINGS = MappingProxyType(
    {
        "mp3": Encoding(
            # Constant bit rate, as DAISY players need it. Level 9 is half the work of the default.
            "mp3", "mp3", "audio/mpeg", ("libmp3lame", "-compression_level", "9"),
            ("-id3v2_version", "0", "-f", "mp3"), 64, 0.45, (16000, 22050, 24000, 32000, 44100, 48000),
        ),
        "m4a": Encoding(
            "m4a", "m4a", "audio/mp4", ("aac", "-aac_coder", "fast"), ("-movflags", "+faststart", "-f", "ipod"), 64,
        ),
        "opus": Encoding(
            "opus", "opus", "audio/ogg", ("libopus", "-compression_level", "5", "-application", "audio"),
            ("-f", "opus"), 32, 0.0, (48000,),
        ),
        "flac": Encoding("flac", "flac", "audio/flac", ("flac", "-sample_fmt", "s16"), ("-f", "flac"), None),
        "wav": Encoding("wav", "wav", "audio/wav", ("pcm_s16le",), ("-f", "wav"), None),
    }
)  # fmt: skip


_MPEG_1_FROM_HZ = 32_000
_MPEG_1_KBPS = (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_MPEG_2_KBPS = (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
"""Layer III: ISO/IEC 11172-3, 2.4.2.3, and 13818-3, 2.4.2.3."""


@dataclass(frozen=True, slots=True)
class Quality:
    """What of an encoding the producer may set."""

    kbps: int | None = None
    """Bit rate in kbit/s; None is the encoding's own default."""
    sample_rate_hz: int | None = None
    """None keeps the voice's own, or the nearest that the encoding can hold."""


def encoding(name: str) -> Encoding:
    """Return an encoding by name.

    Raises:
        UsageError: There is none of that name.
    """
    if name not in ENCODINGS:
        raise UsageError(f"There is no sound format “{name}”", hint=f"There are: {', '.join(ENCODINGS)}.")
    return ENCODINGS[name]


def sample_rate(kind: Encoding, quality: Quality, voice_hz: int) -> int:
    """Return the sample rate of the finished file in Hertz.

    Raises:
        UsageError: The encoding cannot hold the rate asked for.
    """
    wanted = quality.sample_rate_hz or voice_hz
    if not kind.sample_rates_hz or wanted in kind.sample_rates_hz:
        return wanted
    if quality.sample_rate_hz:
        allowed = ", ".join(str(rate) for rate in kind.sample_rates_hz)
        raise UsageError(f"{kind.name} cannot hold {wanted} samples a second", hint=f"It can hold: {allowed}.")
    return next((rate for rate in kind.sample_rates_hz if rate >= wanted), kind.sample_rates_hz[-1])


def bit_rate(kind: Encoding, quality: Quality, rate_hz: int) -> int | None:
    """Return the bit rate of the finished file in kbit/s; None for an encoding without loss.

    Raises:
        UsageError: The encoding has none, or not the one asked for; an encoder would take another without a word.
    """
    if quality.kbps is None:
        return kind.default_kbps
    allowed = _bit_rates(kind, rate_hz)
    if quality.kbps in allowed:
        return quality.kbps
    if not allowed:
        raise UsageError(f"{kind.name} has no bit rate to set", hint="It loses nothing: leave --bit-rate out.")
    told = ", ".join(map(str, allowed)) if isinstance(allowed, tuple) else f"{allowed[0]} to {allowed[-1]}"
    raise UsageError(f"{kind.name} at {rate_hz} Hz cannot have {quality.kbps} kbit/s", hint=f"It can have: {told}.")


def _bit_rates(kind: Encoding, rate_hz: int) -> Sequence[int]:
    match kind.name:
        case "mp3":
            return _MPEG_1_KBPS if rate_hz >= _MPEG_1_FROM_HZ else _MPEG_2_KBPS
        case "m4a":
            # At most 6,144 bits a frame of 1,024 samples and channel (ISO/IEC 14496-3).
            return range(8, 6 * rate_hz // 1000 + 1)
        case "opus":
            return range(6, 257)
    return ()


def whole_frames(kind: Encoding, rate_hz: int, studio_hz: int) -> int:
    """Return the number of studio samples of which a section's length should be a multiple.

    An MP3 whose last frame is nearly full decodes up to 46 samples too long, because the encoder has no room left to
    say where the sound ends. A section of whole frames never does.
    """
    if kind.name != "mp3":
        return 1
    frame = (1_152 if rate_hz >= _MPEG_1_FROM_HZ else 576) * studio_hz
    return frame // math.gcd(frame, rate_hz)


def encode(
    sound: Path, filters: str, path: Path, kind: Encoding, quality: Quality, rate_hz: int, *, pcm: Path | None = None
) -> None:
    """Master and encode a section in one pass.

    Args:
        sound: Raw WAV.
        filters: Of :func:`edition.narration.mastering.chain`.
        path: The file to make.
        kind: Its encoding.
        quality: Bit rate.
        rate_hz: Sample rate of the file.
        pcm: Where to write the mastered sound as 16-bit WAV at its own rate as well; None for nowhere.

    Raises:
        OutputError: It cannot be written.
    """
    kbps = bit_rate(kind, quality, rate_hz)
    codec = ("-c:a", *kind.codec, *(("-b:a", f"{kbps}k") if kbps else ()))
    finished = (*codec, "-ar", str(rate_hz), *ffmpeg.BARE, *kind.container, f"file:{path}")
    if pcm is None:
        arguments = ("-i", f"file:{sound}", "-af", filters, *finished)
    else:
        mastered = ("-c:a", "pcm_s16le", *ffmpeg.BARE, "-f", "wav", f"file:{pcm}")
        graph = f"[0:a]{filters},asplit[a][b]"
        arguments = (
            "-i", f"file:{sound}", "-filter_complex", graph, "-map", "[a]", *finished, "-map", "[b]", *mastered,
        )  # fmt: skip
    ffmpeg.run(("-v", "error", *arguments), doing=f"encoding {path.name}")
