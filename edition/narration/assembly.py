"""Putting a section together: speech and pauses, one after the other, into a WAV file, with the time of every clip.

Sound goes to the disk as it comes, so that the length of a section costs no memory. Times are from samples; the sum of
the pieces is the file.
"""

from __future__ import annotations

import warnings
import wave
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from edition.errors import OutputError
from edition.model import Clip
from edition.narration.script import Utterance
from edition.narration.voices import Speech, WordMark

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
        OutputError: The file cannot be written.
    """
    try:
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
    except OSError as problem:
        raise OutputError(f"The sound cannot be written: {problem.strerror}", place=str(path)) from problem
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
        words: list[tuple[int, int, int, int]] = []
        for take in spoken.takes:
            words += self._take(take)
        if self.samples == begin:
            self.silence(SILENT_CLIP_MS)
        return Clip(spoken.utterance.id, spoken.utterance.text, self._ms(begin), self._ms(self.samples), tuple(words))

    def _take(self, take: Take) -> tuple[tuple[int, int, int, int], ...]:
        begin = self.samples
        speech, cut = trimmed(take.speech)
        self._write(_at_rate(speech, self._rate))
        return _word_times(take.utterance, speech, cut, self._ms(begin), self._ms(self.samples))

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


def _word_times(
    utterance: Utterance, speech: Speech, cut: int, begin_ms: int, end_ms: int
) -> tuple[tuple[int, int, int, int], ...]:
    """Give each printed word that is said the time of its first mark; it lasts until the next one begins."""
    starts: dict[tuple[int, int], int] = {}
    for printed, mark in _printed_marks(utterance, speech.marks):
        time = begin_ms + max(0, mark.sample - cut) * 1000 // speech.sample_rate_hz
        starts.setdefault(printed, min(time, end_ms))
    ordered = sorted(starts.items())
    times = _rising([time for _, time in ordered], end_ms)
    timed = zip((printed for printed, _ in ordered), times, strict=True)
    return tuple((*printed, begin, end) for printed, (begin, end) in timed if end > begin)


def _printed_marks(utterance: Utterance, marks: Sequence[WordMark]) -> Iterable[tuple[tuple[int, int], WordMark]]:
    for mark in marks:
        for word in utterance.words:
            # A mark may stand on the space or sign before its word.
            if mark.start < word.spoken[1]:
                if word.printed:
                    yield word.printed, mark
                break


def _rising(begins: Sequence[int], end_ms: int) -> list[tuple[int, int]]:
    """Pair each beginning with the next; one that lies before its forerunner waits for it."""
    steady: list[int] = []
    for begin in begins:
        steady.append(max(begin, steady[-1]) if steady else begin)
    return list(zip(steady, [*steady[1:], end_ms], strict=False))
