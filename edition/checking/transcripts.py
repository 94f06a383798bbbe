"""Hold the transcripts against the edition: every sentence that is heard, once, in order, in words and time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from edition.checking.container import plain
from edition.checking.expected import Expected
from edition.checking.report import Finding, Report
from edition.checking.webvtt import in_order, read_track, track_findings


def check_transcripts(folder: Path, expected: Expected) -> Report:
    """Inspect the folder of transcripts: a WebVTT file a section with sound, and the whole as plain text."""
    return Report(tuple(_findings(folder, expected)), checks=(f"{folder.name}: words and times",))


def _findings(folder: Path, expected: Expected) -> Iterator[Finding]:
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.iterdir()) if path.is_file()}
    tracks = [read_track(name, text) for name, text in texts.items() if name.endswith(".vtt")]
    yield from track_findings(in_order(tracks, expected), expected, folder.name)
    plains = [(name, text) for name, text in texts.items() if name.endswith(".txt")]
    if len(plains) != 1:
        yield Finding("plain transcript", f"there are {len(plains)}", folder.name)
    yield from (finding for name, text in plains for finding in _plain_findings(name, text, expected))


def _plain_findings(name: str, text: str, expected: Expected) -> Iterator[Finding]:
    written, reached = plain(text), 0
    for id_, sentence in expected.sentences:
        words = plain(" ".join(sentence.split()))
        place = written.find(words, reached)
        if place < 0:
            yield Finding("sentence once", "is lost or out of order", f"{name}: {id_}")
        else:
            reached = place + len(words)
