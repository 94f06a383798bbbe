"""Proof that nothing is missing: the finished file is decoded again, and every sentence must be heard in it."""

from __future__ import annotations

import audioop
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from edition.errors import CheckFailed
from edition.model import Clip, Loudness
from edition.narration import ffmpeg, mastering
from edition.narration.script import Utterance
from edition.narration.voices import Speech

_OVERSAMPLING = 4
"""As ITU-R BS.1770-4, annex 2, measures true peaks."""
_BLOCK_MS = 10
_SILENCE_DBFS = -50.0
_LONGEST_SILENCE_MS = 1_500
_LEAST_HEARD = 0.2
_SHORTEST_CHARACTER_MS = 15
_LONGEST_CHARACTER_MS = 450
"""Of letters and digits, at 150 words a minute; a number that the voice spells out takes longest."""
_ALLOWANCE_MS = 1_500


@dataclass(frozen=True, slots=True)
class Heard:
    """A finished file as a listener's player decodes it."""

    samples: int
    """At the file's own rate."""
    envelope: tuple[int, ...]
    """Largest four times oversampled value of every 10 ms, 0 to 32768."""
    loudness: Loudness


def hear(path: Path, sample_rate_hz: int) -> Heard:
    """Decode a file to its end, in constant memory, and measure it.

    Raises:
        CheckFailed: It does not decode.
    """
    rate = sample_rate_hz * _OVERSAMPLING
    filters = f"asetnsamples=4096:p=0,ebur128=framelog=quiet,aresample={rate}:filter_size=16"
    one_thread = ("-threads", "1", "-filter_threads", "1")
    arguments = ("-xerror", *one_thread, "-i", f"file:{path}", "-af", filters, "-f", "s16le", "-")
    with ffmpeg.started(arguments, doing=f"decoding {path.name}") as (decoded, said):
        peaks, count = _envelope(decoded, rate)
    integrated = mastering.integrated(said())
    if integrated is None:
        raise CheckFailed("The finished file has no sound", place=path.name)
    loudness = Loudness(integrated, round(_decibels(max(peaks)), 1))
    return Heard(round(count / _OVERSAMPLING), tuple(peaks), loudness)


def decoded_samples(path: Path) -> int:
    """Decode a file to its end and count its samples.

    Raises:
        EditionError: It does not decode.
    """
    arguments = ("-v", "error", "-xerror", "-i", f"file:{path}", "-map", "0:a", "-f", "s16le", "-")
    count = 0
    with ffmpeg.started(arguments, doing=f"decoding {path.name}") as (decoded, _):
        while block := decoded.read(1 << 18):
            count += len(block)
    return count // 2


def prove(heard: Heard, clips: Sequence[Clip], utterances: Sequence[Utterance], ceiling_dbtp: float) -> None:
    """Check that every utterance is in the sound, in full and unspoilt.

    Args:
        heard: The finished file.
        clips: Its clips, one an utterance.
        utterances: What was to be said.
        ceiling_dbtp: Highest true peak allowed.

    Raises:
        CheckFailed: Something is missing or spoilt; names the sentence.
    """
    if [clip.id for clip in clips] != [utterance.id for utterance in utterances]:
        raise CheckFailed("The clips of a section are not its script's", place=utterances[0].id if utterances else None)
    for clip, utterance in zip(clips, utterances, strict=True):
        if not utterance.silent:
            for fault in _faults(heard, clip, utterance):
                raise CheckFailed(f"{fault}: “{_shortened(clip.text or utterance.spoken)}”", place=clip.id)
    if heard.loudness.true_peak_dbtp > ceiling_dbtp:
        raise CheckFailed(
            f"The sound peaks at {heard.loudness.true_peak_dbtp} dBTP, above {ceiling_dbtp}", place=clips[0].id
        )


def prove_speech(speech: Speech, utterance: Utterance) -> None:
    """Check what a voice gave for an utterance, before it is used.

    Raises:
        CheckFailed: It is silent, or too short or too long for the text.
    """
    duration_ms = len(speech.pcm) // 2 * 1000 // speech.sample_rate_hz
    shortest, longest = _plausible_ms(utterance.spoken)
    if not speech.pcm or audioop.max(speech.pcm, 2) <= _threshold():
        raise CheckFailed(f"The voice said nothing for “{_shortened(utterance.text)}”", place=utterance.id)
    if not shortest <= duration_ms <= longest:
        raise CheckFailed(
            f"The voice took {duration_ms} ms for “{_shortened(utterance.text)}”, where {shortest} to {longest} "
            "would be plausible", place=utterance.id,
        )  # fmt: skip


def _faults(heard: Heard, clip: Clip, utterance: Utterance) -> Iterator[str]:
    shortest, longest = _plausible_ms(utterance.spoken)
    duration = clip.end_ms - clip.begin_ms
    blocks = heard.envelope[clip.begin_ms // _BLOCK_MS : math.ceil(clip.end_ms / _BLOCK_MS)]
    if not shortest <= duration <= longest:
        yield f"A sentence lasts {duration} ms, where {shortest} to {longest} would be plausible"
    if len(blocks) * _BLOCK_MS < duration - _BLOCK_MS:
        yield "The finished file ends before a sentence does"
    loud = [value > _threshold() for value in blocks]
    if sum(loud) < _LEAST_HEARD * len(blocks):
        yield "A sentence is not heard in the finished file"
    if _longest_run(loud) * _BLOCK_MS > _LONGEST_SILENCE_MS:
        yield f"There are over {_LONGEST_SILENCE_MS} ms of silence within a sentence"


def _plausible_ms(spoken: str) -> tuple[int, int]:
    characters = sum(character.isalnum() for character in spoken)
    return _SHORTEST_CHARACTER_MS * characters, _LONGEST_CHARACTER_MS * characters + _ALLOWANCE_MS


def _longest_run(loud: Sequence[bool]) -> int:
    longest = current = 0
    for is_loud in loud:
        current = 0 if is_loud else current + 1
        longest = max(longest, current)
    return longest


def _threshold() -> float:
    return float(32768 * 10 ** (_SILENCE_DBFS / 20))


def _envelope(decoded: IO[bytes], rate: int) -> tuple[list[int], int]:
    """Return the peaks of every block, and how many samples there were."""
    size = rate * _BLOCK_MS // 1000 * 2
    peaks, count = [], 0
    while block := decoded.read(size * 100):
        count += len(block) // 2
        peaks += [audioop.max(block[at : at + size], 2) for at in range(0, len(block), size)]
    return peaks, count


def _decibels(value: int) -> float:
    return 20 * math.log10(max(value, 1) / 32768)


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"
