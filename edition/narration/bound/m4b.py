"""The whole edition as an audiobook with chapters for BookPlayer, Apple Books and the like: SLUG.m4b.

Chapters are in both of the lists that players read: QuickTime's chapter track and Nero's ``chpl``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from edition.model import Edition, Layout, Recording
from edition.narration import ffmpeg
from edition.narration.bound import BindingOptions, Tape, bind
from edition.narration.studio import SAMPLE_RATE_HZ
from edition.narration.tags import Chapter

_KBPS = 64


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
    return (bind(edition, recordings, folder / f"{options.slug}.m4b", options, _encode),)


def ffmetadata(chapters: Sequence[Chapter]) -> str:
    """Return chapters as ffmpeg reads them, with every sign escaped that means something there."""
    return ";FFMETADATA1\n" + "".join(
        f"[CHAPTER]\nTIMEBASE=1/1000\nSTART={one.begin_ms}\nEND={one.end_ms}\ntitle={_escaped(one.title)}\n"
        for one in chapters
    )


def _escaped(text: str) -> str:
    plain = re.sub(r"[\x00-\x1f\x7f\ud800-\udfff]", " ", text)
    return re.sub(r"([=;#\\])", r"\\\1", plain)


def _encode(tape: Tape, path: Path) -> int:
    chapters = path.with_name("chapters.txt")
    chapters.write_text(ffmetadata(tape.chapters), encoding="utf-8", newline="\n")
    ffmpeg.run(
        (
            "-v", "error", "-i", f"file:{tape.path}", "-f", "ffmetadata", "-i", f"file:{chapters}", "-map", "0:a",
            "-c:a", "aac", "-aac_coder", "fast", "-b:a", f"{_KBPS}k", *ffmpeg.BITEXACT,
            "-map_metadata", "1", "-map_chapters", "1",
            "-movflags", "+faststart", "-f", "ipod", f"file:{path}",
        ),
        doing=f"encoding {path.name}",
    )  # fmt: skip
    return SAMPLE_RATE_HZ
