"""Putting a section together: speech and pauses, one after the other, into a WAV file, with the time of every clip.

Sound goes to the disk as it comes, so that the length of a section costs no memory. Times are from samples; the sum of
the pieces is the file.
"""

from __future__ import annotations

import warnings
import wave
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from edition.model import Clip, WordTime, WordTimes
from edition.narration.script import Utterance
from edition.narration.voices import Speech
from edition.narration.wordtimes import word_times

with warnings.catch_warnings():
    # pydub looks for ffmpeg when it is imported; we only join PCM with it, and run ffmpeg ourselves.
    warnings.simplefilter("ignore")
    from pydub import AudioSegment

SAMPLE_WIDTH = 2
SILENT_CLIP_MS = 100
"""Length of a clip that has nothing to say."""
_BLOCK_MS = 5
_KEPT_BEFORE_MS = 10
_KEPT_AFTER_MS = 40
_FADE_MS = 5
_SILENCE = 10 ** (-54 / 20) * 32768
"""Peak below which the engine's own sound at the ends of a sentence counts as silence (−54 dBFS)."""


@dataclass(frozen=True, slots=True)
class Take:
    """An utterance, or a stretch of a very long one, and its sound."""

    utterance: Utterance
    speech: Speech


@dataclass(frozen=True, slots=True)
class Spoken:
    """An utterance and its takes; none when there is nothing to say."""

    utterance: Utterance
    takes: Iterable[Take]


@dataclass(frozen=True, slots=True)
class Assembly:
    """A section in raw sound: not yet mastered."""

    path: Path
    """Mono 16-bit WAV."""
    sample_rate_hz: int
    samples: int
    clips: tuple[Clip, ...]

    @property
    def duration_ms(self) -> int:
        """Its length, rounded to a millisecond."""
        return self.samples * 1000 // self.sample_rate_hz


def assemble(
    spoken: Iterable[Spoken], path: Path, *, sample_rate_hz: int, head_ms: int, tail_ms: int, multiple: int = 1
) -> Assembly:
    """Write speech and pauses to a WAV file.

    The pause after the last utterance is the tail, and it is lengthened to a ``multiple`` of so many samples in all.

    Raises:
        OSError: The file cannot be written.
    """
    with wave.open(str(path), "wb") as file:
        file.setparams((1, SAMPLE_WIDTH, sample_rate_hz, 0, "NONE", ""))
        tape = _Tape(file, sample_rate_hz)
        tape.silence(head_ms)
        clips = []
        pause_ms = 0
        for one in spoken:
            tape.silence(pause_ms)
            clips.append(tape.clip(one))
            pause_ms = one.utterance.pause_after_ms
        tape.silence(tail_ms)
        tape.fill(multiple)
    return Assembly(path, sample_rate_hz, tape.samples, tuple(clips))


class _Tape:
    """The file being written, and how far it is."""

    def __init__(self, file: wave.Wave_write, sample_rate_hz: int) -> None:
        self._file = file
        self._rate = sample_rate_hz
        self.samples = 0

    def silence(self, duration_ms: int) -> None:
        self._write(bytes(SAMPLE_WIDTH * (duration_ms * self._rate // 1000)))

    def fill(self, multiple: int) -> None:
        self._write(bytes(SAMPLE_WIDTH * (-self.samples % multiple)))

    def clip(self, spoken: Spoken) -> Clip:
        begin = self.samples
        words: list[WordTime] = []
        for take in spoken.takes:
            words += self._take(take)
        if self.samples == begin:
            self.silence(SILENT_CLIP_MS)
        return Clip(
            spoken.utterance.id, spoken.utterance.text, self._ms(begin), self._ms(self.samples), WordTimes.of(words)
        )

    def _take(self, take: Take) -> tuple[WordTime, ...]:
        begin = self.samples
        speech, cut = trimmed(take.speech)
        self._write(_at_rate(speech, self._rate))
        marks = [replace(mark, sample=mark.sample - cut) for mark in speech.marks]
        return word_times(take.utterance, marks, speech.sample_rate_hz, self._ms(begin), self._ms(self.samples))

    def _write(self, pcm: bytes) -> None:
        self._file.writeframesraw(pcm)
        self.samples += len(pcm) // SAMPLE_WIDTH

    def _ms(self, sample: int) -> int:
        return sample * 1000 // self._rate


def trimmed(speech: Speech) -> tuple[Speech, int]:
    """Take the engine's own silence off both ends, leaving a little.

    Returns:
        The speech, and how many samples were taken from its beginning.
    """
    sound = AudioSegment(speech.pcm, sample_width=SAMPLE_WIDTH, frame_rate=speech.sample_rate_hz, channels=1)
    blocks = range(0, len(sound), _BLOCK_MS)
    first = _first_heard(sound, blocks)
    last = _first_heard(sound, reversed(blocks))
    if first is None or last is None:
        return speech, 0
    begin = max(0, first - _KEPT_BEFORE_MS)
    end = last + _BLOCK_MS + _KEPT_AFTER_MS
    kept = sound[begin:end].fade_in(_FADE_MS).fade_out(_FADE_MS)
    return Speech(kept.raw_data, speech.sample_rate_hz, speech.marks), int(sound.frame_count(begin))


def _first_heard(sound: AudioSegment, blocks: Iterable[int]) -> int | None:
    return next((begin for begin in blocks if sound[begin : begin + _BLOCK_MS].max > _SILENCE), None)


def _at_rate(speech: Speech, rate: int) -> bytes:
    if speech.sample_rate_hz == rate:
        return speech.pcm
    sound = AudioSegment(speech.pcm, sample_width=SAMPLE_WIDTH, frame_rate=speech.sample_rate_hz, channels=1)
    pcm: bytes = sound.set_frame_rate(rate).raw_data
    return pcm
