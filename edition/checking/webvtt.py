"""Read WebVTT back: cues with their ids, times and words, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import pairwise

from edition.checking.container import plain
from edition.checking.expected import Expected
from edition.checking.report import Finding
from edition.checking.sentences import order_findings

_CUE = re.compile(r"(?P<id>\S+)\n(?P<begin>[\d:.]+) --> (?P<end>[\d:.]+)\n(?P<text>[^\n]+)")
_TAG = re.compile(r"</?[a-z][^>]*>")


@dataclass(frozen=True, slots=True)
class Cue:
    """A sentence as a player shows it."""

    id: str
    begin_ms: int
    end_ms: int
    text: str


@dataclass(frozen=True, slots=True)
class Track:
    """A WebVTT file."""

    name: str
    cues: tuple[Cue, ...]
    unread: tuple[str, ...]
    """Blocks that are no cues."""


def read_track(name: str, text: str) -> Track:
    """Return a file's cues; what is none is kept for a finding."""
    head, *blocks = re.split(r"\n{2,}", text.strip("\n"))
    found = [(block, _CUE.fullmatch(block)) for block in blocks]
    cues = tuple(_cue(match) for _, match in found if match)
    unread = tuple(block for block, match in found if not match)
    return Track(name, cues, unread if head == "WEBVTT" else (head, *unread))


def track_findings(tracks: Iterable[Track], expected: Expected, place: str) -> Iterator[Finding]:
    """Hold an edition's tracks against what it must say and when.

    Args:
        tracks: In the order of the edition.
        expected: Words and times.
        place: The package, for the messages.
    """
    all_tracks = tuple(tracks)
    for track in all_tracks:
        yield from (
            Finding("WebVTT 4.1", f"is no cue: {text[:60]!r}", f"{place}: {track.name}") for text in track.unread
        )
        yield from _succession(track, place)
    wanted = dict(expected.sentences)
    cues = [cue for track in all_tracks for cue in track.cues if cue.id in wanted]
    heard = [id_ for id_, _ in expected.sentences if id_ in expected.times_ms]
    yield from order_findings([cue.id for cue in cues], heard, place)
    yield from (finding for cue in cues for finding in _cue_findings(cue, wanted[cue.id], expected, place))


def _cue_findings(cue: Cue, text: str, expected: Expected, place: str) -> Iterator[Finding]:
    where = f"{place}: {cue.id}"
    if cue.text != plain(" ".join(text.split())):
        yield Finding("sentence unchanged", f"reads {cue.text!r}", where)
    begin, end = expected.times_ms.get(cue.id, (cue.begin_ms, cue.end_ms))
    if (cue.begin_ms, cue.end_ms) != (begin, max(end, begin + 1)):
        yield Finding(
            "times agree", f"is shown from {cue.begin_ms} to {cue.end_ms} ms, heard from {begin} to {end}", where
        )


def _succession(track: Track, place: str) -> Iterator[Finding]:
    for cue, following in pairwise(track.cues):
        if following.begin_ms < cue.end_ms:
            yield Finding("cues in succession", f"begins before {cue.id} ends", f"{place}: {following.id}")


def _cue(match: re.Match[str]) -> Cue:
    text = plain(unescape(_TAG.sub("", match["text"])))
    return Cue(match["id"], _milliseconds(match["begin"]), _milliseconds(match["end"]), text)


def _milliseconds(timestamp: str) -> int:
    whole, _, thousandths = timestamp.partition(".")
    seconds = 0
    for part in whole.split(":"):
        seconds = seconds * 60 + int(part or 0)
    return seconds * 1000 + int(thousandths or 0)


def in_order(tracks: Sequence[Track], expected: Expected) -> tuple[Track, ...]:
    """Return tracks in the order of the edition, by the first sentence that each one shows; strangers come last."""
    places = {id_: place for place, (id_, _) in enumerate(expected.sentences)}
    return tuple(
        sorted(
            tracks, key=lambda track: min((places.get(cue.id, len(places)) for cue in track.cues), default=len(places))
        )
    )
