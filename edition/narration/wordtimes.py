"""When each printed word is said, from the marks that a voice gives.

A voice may say two words as one (espeak-ng: “of the”) and mark only the first: they share its time by their letters.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from edition.model import WordTime
from edition.narration.script import SpokenWord, Utterance
from edition.narration.voices import WordMark


def word_times(
    utterance: Utterance, marks: Sequence[WordMark], sample_rate_hz: int, begin_ms: int, end_ms: int
) -> tuple[WordTime, ...]:
    """Give the times of an utterance's printed words.

    Args:
        utterance: What was said, or a stretch of it.
        marks: The voice's, counted from the sample that stands at ``begin_ms``.
        sample_rate_hz: Of the marks.
        begin_ms: When the utterance begins.
        end_ms: When it ends.

    Returns:
        In the order of the printed text, not overlapping, within the utterance; nothing where the voice gave no marks.
    """
    known = {
        place: min(end_ms, begin_ms + max(0, sample) * 1000 // sample_rate_hz)
        for place, sample in _placed(utterance.words, marks).items()
    }
    begins: dict[tuple[int, int], int] = {}
    for word, time in zip(utterance.words, _shared(utterance.words, known, end_ms), strict=True):
        if word.printed and time is not None:
            begins.setdefault(word.printed, time)
    return tuple(_lasting(sorted(begins.items()), end_ms))


def _placed(words: Sequence[SpokenWord], marks: Sequence[WordMark]) -> dict[int, int]:
    """Return the sample of each word's first mark, by the word's place among the words."""
    placed: dict[int, int] = {}
    for mark in marks:
        # A mark may stand on the space or sign before its word.
        place = next((place for place, word in enumerate(words) if mark.start < word.spoken[1]), None)
        if place is not None:
            placed.setdefault(place, mark.sample)
    return placed


def _shared(words: Sequence[SpokenWord], known: dict[int, int], end_ms: int) -> list[int | None]:
    """Return when each word begins; None before the first mark."""
    begins: list[int | None] = [None] * len(words)
    places = [*sorted(known), len(words)]
    for place, following in pairwise(places):
        begin, end = known[place], known.get(following, end_ms)
        letters = [stop - start for start, stop in (word.spoken for word in words[place:following])]
        for index in range(place, following):
            begins[index] = begin + (end - begin) * sum(letters[: index - place]) // sum(letters)
    return begins


def _lasting(begins: Sequence[tuple[tuple[int, int], int]], end_ms: int) -> list[WordTime]:
    """Let each word last until the next one begins; one that lies before its forerunner waits for it."""
    steady: list[int] = []
    for _, begin in begins:
        steady.append(max(begin, steady[-1]) if steady else begin)
    ends = [*steady[1:], end_ms]
    printed = (slice_ for slice_, _ in begins)
    return [(*slice_, begin, end) for slice_, begin, end in zip(printed, steady, ends, strict=False) if end > begin]
