"""Very long sentences in breaths: no voice takes 50,000 characters at once in a reasonable amount of memory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from edition.narration.script import Utterance
from edition.narration.spoken import Slice

LONGEST = 1_200
"""Characters of spoken text; ordinary sentences stay whole."""
_PAUSE = re.compile(r"(?<=[,;:.!?]) ")


def breaths(utterance: Utterance) -> Iterator[Utterance]:
    """Give an utterance in stretches of at most 1,200 characters, broken at pauses if it can be, else between words.

    The stretches' spoken texts, joined by what they were broken at, are the utterance's; words and pronunciations keep
    what they stand for in print.
    """
    begin = 0
    while len(utterance.spoken) - begin > LONGEST:
        end, following = _break(utterance, begin)
        yield _stretch(utterance, begin, end)
        begin = following
    yield _stretch(utterance, begin, len(utterance.spoken)) if begin else utterance


def _break(utterance: Utterance, begin: int) -> tuple[int, int]:
    """Return where a stretch ends, and where the next one begins."""
    limit = begin + LONGEST
    window = utterance.spoken[begin:limit]
    pauses = [begin + found.start() for found in _PAUSE.finditer(window)]
    spaces = [begin + found.start() for found in re.finditer(" ", window)]
    for places in (pauses, spaces):
        free = [place for place in places if place > begin and not _inside(utterance, place)]
        if free:
            return free[-1], free[-1] + 1
    return limit, limit


def _inside(utterance: Utterance, place: int) -> bool:
    return any(one.spoken[0] < place < one.spoken[1] for one in utterance.pronunciations)


def _stretch(utterance: Utterance, begin: int, end: int) -> Utterance:
    return replace(
        utterance,
        spoken=utterance.spoken[begin:end],
        words=tuple(
            replace(word, spoken=_moved(word.spoken, begin))
            for word in utterance.words
            if begin <= word.spoken[0] < end
        ),
        pronunciations=tuple(
            replace(one, spoken=_moved(one.spoken, begin))
            for one in utterance.pronunciations
            if begin <= one.spoken[0] and one.spoken[1] <= end
        ),
    )


def _moved(place: Slice, begin: int) -> Slice:
    return place[0] - begin, place[1] - begin
