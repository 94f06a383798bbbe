"""The whole edition as one MP3 with chapters (ID3 chapter frames), for podcast apps: SLUG-whole.mp3."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from edition.model import Edition, Layout, Recording
from edition.narration import encoding
from edition.narration.bound import BindingOptions, Tape, bind
from edition.narration.studio import SAMPLE_RATE_HZ

_KIND = encoding.encoding("mp3")


def package(
    edition: Edition,
    recordings: Sequence[Recording],
    folder: Path,
    *,
    layout: Layout | None,  # noqa: ARG001 – chapters have no pages
    options: BindingOptions,
) -> tuple[Path, ...]:
    """Write the file; nothing when there is no sound.

    Raises:
        OutputError: It cannot be written.
    """
    if not recordings:
        return ()
    multiple = encoding.whole_frames(_KIND, SAMPLE_RATE_HZ, SAMPLE_RATE_HZ)
    return (bind(edition, recordings, folder / f"{options.slug}-whole.mp3", options, _encode, multiple=multiple),)


def _encode(tape: Tape, path: Path) -> int:
    encoding.encode(tape.path, "anull", path, _KIND, encoding.Quality(), SAMPLE_RATE_HZ)
    return SAMPLE_RATE_HZ
