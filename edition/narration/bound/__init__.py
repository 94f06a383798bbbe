"""A whole edition in one file with chapters: for audiobook players, and for players that only take MP3.

The sections' sound is joined as it was mastered (or as it was encoded, where the mastered sound is gone), so that a
chapter begins exactly where its section's file would. Each kind has one public function, as formats have::

    package(edition, recordings, folder, *, layout, options) -> tuple[Path, ...]
"""

from __future__ import annotations

import tempfile
import wave
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol

from edition.errors import CheckFailed, OutputError
from edition.model import Edition, EditionArticle, Recording
from edition.narration import ffmpeg, proof
from edition.narration.artwork import cover
from edition.narration.studio import SAMPLE_RATE_HZ
from edition.narration.tags import Chapter, Tags, tag

_BLOCK_SAMPLES = 1 << 16


class BindingOptions(Protocol):
    """What is needed of a package's options."""

    @property
    def slug(self) -> str:
        """Safe stem of the file name."""

    @property
    def cover(self) -> Path | None:
        """A JPEG; None has the edition's cover taken or drawn."""


@dataclass(frozen=True, slots=True)
class Tape:
    """Every section's sound in one file."""

    path: Path
    """Mono 16-bit WAV at the studio's rate."""
    samples: int
    chapters: tuple[Chapter, ...]


Encoder = Callable[[Tape, Path], int]
"""Encodes a tape into a file, and returns the file's sample rate in Hertz."""


def bind(
    edition: Edition,
    recordings: Sequence[Recording],
    path: Path,
    options: BindingOptions,
    encode: Encoder,
    *,
    multiple: int = 1,
) -> Path:
    """Join, encode, prove and tag; the file appears whole or not at all.

    Args:
        edition: What is bound.
        recordings: Of its sections, in order.
        path: The file to make.
        options: Of the packages.
        encode: The kind of file.
        multiple: Number of samples of which the length is made a multiple.

    Raises:
        OutputError: It cannot be written.
        CheckFailed: The finished file has not the length of its sections.
    """
    try:
        with tempfile.TemporaryDirectory(prefix=".binding-", dir=path.parent) as work:
            tape = _joined(edition, recordings, Path(work) / "whole.wav", multiple)
            made = Path(work) / path.name
            rate = encode(tape, made)
            _prove(made, rate, tape)
            tag(made, _tags(edition, tape, options))
            made.replace(path)
    except OSError as problem:
        raise OutputError(f"The bound edition cannot be written: {problem.strerror}", place=str(path)) from problem
    return path


def _joined(edition: Edition, recordings: Sequence[Recording], path: Path, multiple: int) -> Tape:
    ends = [0]
    with wave.open(str(path), "wb") as tape:
        tape.setparams((1, 2, SAMPLE_RATE_HZ, 0, "NONE", ""))
        for recording in recordings:
            samples = 0
            for block in _sound(recording):
                tape.writeframesraw(block)
                samples += len(block) // 2
            ends.append(ends[-1] + samples)
        fill = -ends[-1] % multiple
        tape.writeframesraw(bytes(2 * fill))
    times = [end * 1000 // SAMPLE_RATE_HZ for end in ends]
    titles = _titles(edition)
    chapters = (
        Chapter(titles[recording.section_id], begin, end)
        for recording, begin, end in zip(recordings, times, times[1:], strict=False)
    )
    return Tape(path, ends[-1] + fill, tuple(chapters))


def _sound(recording: Recording) -> Iterator[bytes]:
    if recording.pcm and recording.pcm.is_file():
        with wave.open(str(recording.pcm)) as file:
            while block := file.readframes(_BLOCK_SAMPLES):
                yield block
        return
    arguments = ("-i", f"file:{recording.path}", "-map", "0:a", "-ar", str(SAMPLE_RATE_HZ), "-f", "s16le", "-")
    with ffmpeg.started(("-v", "error", *arguments), doing=f"decoding {recording.path.name}") as (decoded, _):
        yield from _blocks(decoded)


def _blocks(decoded: IO[bytes]) -> Iterator[bytes]:
    while block := decoded.read(_BLOCK_SAMPLES * 2):
        yield block


def _titles(edition: Edition) -> dict[str, str]:
    """Title chapters by their headings, with the article's headline where a further article begins."""
    titles = {}
    for article in edition.articles:
        for section in article.sections:
            opens = section.number == 1 and len(edition.articles) > 1
            titles[section.id] = f"{article.headline.text} – {section.heading.text}" if opens else section.heading.text
    return titles


def _prove(path: Path, rate_hz: int, tape: Tape) -> None:
    samples = proof.decoded_samples(path)
    expected = tape.samples * rate_hz / SAMPLE_RATE_HZ
    if abs(samples - expected) > 1:
        raise CheckFailed(f"The bound edition decodes to {samples} samples instead of {expected:.0f}", place=path.name)


def _tags(edition: Edition, tape: Tape, options: BindingOptions) -> Tags:
    return Tags(
        title=edition.title,
        album=edition.title,
        artist=edition.publisher or "",
        track=1,
        tracks=1,
        language=edition.language,
        date=edition.date.isoformat() if edition.date else "",
        words="\n\n".join(_words(article) for article in edition.articles),
        cover=options.cover.read_bytes() if options.cover else cover(edition),
        chapters=tape.chapters,
    )


def _words(article: EditionArticle) -> str:
    front = (sentence.text for sentence in article.front)
    sections = ("\n".join(sentence.text for sentence in section.sentences) for section in article.sections)
    return "\n\n".join(("\n".join(front), *sections))
