"""When each sentence is heard, without gaps, as players of synchronised text want it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from edition.errors import UsageError
from edition.model import Edition, Recording


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a section's sound."""

    section_id: str
    begin_ms: int
    speech_end_ms: int
    """End of the words; the rest is pause."""
    end_ms: int
    """Begin of the next utterance or end of the sound: a player that jumps from clip to clip keeps the pauses."""

    @property
    def duration_ms(self) -> int:
        """Always positive."""
        return self.end_ms - self.begin_ms


@dataclass(frozen=True, slots=True)
class Timeline:
    """The sound of an edition, by the id of what is spoken."""

    spans: Mapping[str, Span]
    recordings: Mapping[str, Recording]
    """By section id."""
    complete: bool
    """True when every sentence of the edition is heard."""

    @property
    def voices(self) -> tuple[str, ...]:
        """Who speaks, in the order of appearance."""
        return tuple(dict.fromkeys(recording.voice for recording in self.recordings.values()))


def timeline(edition: Edition, recordings: Sequence[Recording]) -> Timeline:
    """Return when everything is heard; openings and closings are among it, recordings of something else are not."""
    sections = {section.id for section in edition.sections}
    ours = {recording.section_id: recording for recording in recordings if recording.section_id in sections}
    spans = {id_: span for recording in ours.values() for id_, span in _spans(recording)}
    complete = bool(ours) and all(sentence.id in spans for sentence in edition.sentences)
    return Timeline(spans, ours, complete)


def require_forms(recordings: Sequence[Recording], suffixes: Mapping[str, str], package: str) -> None:
    """Refuse sound in a form that a package cannot carry.

    Args:
        recordings: The sound.
        suffixes: File suffix of each media type that the package can carry: ``{"audio/mpeg": ".mp3"}``.
        package: What it is called: ``an EPUB``.

    Raises:
        UsageError: There is sound in another form.
    """
    for recording in recordings:
        if recording.media_type not in suffixes:
            forms = " or ".join(suffix.removeprefix(".") for suffix in suffixes.values())
            raise UsageError(
                f"{package} that every player can play holds no {recording.media_type}",
                place=recording.path.name,
                hint=f"Make the sound with --audio {forms}, or leave the package out of --formats.",
            )


def _spans(recording: Recording) -> Iterable[tuple[str, Span]]:
    clips = recording.clips
    ends = [*(clip.begin_ms for clip in clips[1:]), recording.duration_ms]
    for clip, end in zip(clips, ends, strict=False):
        last = min(max(end, clip.end_ms), recording.duration_ms)
        if clip.begin_ms < min(clip.end_ms, last):
            yield clip.id, Span(recording.section_id, clip.begin_ms, min(clip.end_ms, last), last)
