"""The last look before an edition leaves: every output against ``edition.json``, and against its own standard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from edition.checking import manifest
from edition.checking.expected import Expected
from edition.checking.report import Report

Data = dict[str, Any]


def inspect(folder: Path, *, thorough: bool = True) -> Report:
    """Inspect a finished edition.

    Args:
        folder: The edition's folder, with its ``edition.json``.
        thorough: True also runs the standards' own validators (veraPDF, EPUBCheck) from the extra ``check``;
            without it they are neither run nor mentioned.

    Raises:
        SourceError: The folder holds no edition.
    """
    data = manifest.load(folder)
    schema = Report(tuple(manifest.inspect_schema(data)), checks=("schema of edition.json",))
    if not schema.ships:
        return schema
    files = Report(tuple(manifest.inspect_files(folder, data)), checks=("files of the edition",))
    if not files.ships:
        return Report.together((schema, files))
    times = Report(tuple(manifest.inspect_times(data)), checks=("times and pages of every sentence",))
    return Report.together((schema, files, times, *_outputs(folder, data, thorough=thorough)))


def _outputs(folder: Path, data: Data, *, thorough: bool) -> Iterator[Report]:
    expected = Expected.of_manifest(data)
    seen = set()
    for output in data["outputs"]:
        inspector = _INSPECTORS.get(output["format"])
        if inspector and output["format"] not in seen:
            seen.add(output["format"])
            yield from inspector(folder / output["path"], expected, thorough)


# A checker is imported when there is something for it to look at.


def _inspect_print(path: Path, expected: Expected, thorough: bool) -> Iterator[Report]:
    from edition.checking.structure import check_structure
    from edition.checking.verapdf import verify

    yield check_structure(path, expected)
    if thorough:
        yield verify(path)


def _inspect_large_print(path: Path, expected: Expected, thorough: bool) -> Iterator[Report]:
    from edition.checking.large_print import check_large_print

    yield from _inspect_print(path, expected, thorough)
    if thorough:
        yield check_large_print(path)


def _inspect_epub(path: Path, expected: Expected, thorough: bool) -> Iterator[Report]:
    from edition.checking.epub import check_epub
    from edition.checking.epubcheck import epubcheck

    yield check_epub(path, expected)
    if thorough:
        yield epubcheck(path)


def _inspect_daisy(path: Path, expected: Expected, thorough: bool) -> Iterator[Report]:  # noqa: ARG001
    from edition.checking.daisy import check_daisy

    yield check_daisy(path, expected)


def _inspect_web(path: Path, expected: Expected, thorough: bool) -> Iterator[Report]:  # noqa: ARG001
    from edition.checking.web import check_web

    yield check_web(path, expected)


def _inspect_audiobook(path: Path, expected: Expected, thorough: bool) -> Iterator[Report]:  # noqa: ARG001
    from edition.checking.audiobook import check_audiobook

    yield check_audiobook(path, expected)


def _inspect_transcripts(path: Path, expected: Expected, thorough: bool) -> Iterator[Report]:  # noqa: ARG001
    from edition.checking.transcripts import check_transcripts

    yield check_transcripts(path.parent, expected)


_INSPECTORS: dict[str, Callable[[Path, Expected, bool], Iterator[Report]]] = {
    "print": _inspect_print,
    "large-print": _inspect_large_print,
    "epub": _inspect_epub,
    "daisy": _inspect_daisy,
    "web": _inspect_web,
    "web-single": _inspect_web,
    "lpf": _inspect_audiobook,
    "transcripts": _inspect_transcripts,
}
"""By format; each gets the first file of the format."""
