"""The last look before an edition leaves: every output against ``edition.json``, and against its own standard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from edition.checking import manifest
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
    seen = set()
    for output in data["outputs"]:
        inspector = _INSPECTORS.get(output["format"])
        if inspector and output["format"] not in seen:
            seen.add(output["format"])
            yield from inspector(folder / output["path"], data, thorough)


def _pairs(data: Data) -> tuple[tuple[str, str], ...]:
    return tuple((sentence["id"], sentence["text"]) for sentence in manifest.sentences(data))


def _inspect_pdf(path: Path, data: Data, thorough: bool) -> Iterator[Report]:
    from edition.checking.structure import Expected, check_structure

    language = data["language"]
    expected = Expected(
        title=data["title"],
        language=language,
        sentences=_pairs(data),
        photos=tuple((photo["id"], photo["alt_text"]) for photo in manifest.photos(data) if photo["image"]),
        languages={
            sentence["id"]: sentence["language"]
            for sentence in manifest.sentences(data)
            if sentence["language"] != language
        },
    )
    yield check_structure(path, expected)
    if thorough:
        from edition.checking.verapdf import verify

        yield verify(path)


def _inspect_large_print(path: Path, data: Data, thorough: bool) -> Iterator[Report]:
    from edition.checking.large_print import check_large_print

    yield from _inspect_pdf(path, data, thorough)
    if thorough:
        yield check_large_print(path)


def _inspect_epub(path: Path, data: Data, thorough: bool) -> Iterator[Report]:
    from edition.checking.epub import check_epub
    from edition.checking.expected import Expected

    yield check_epub(path, Expected.of_manifest(data))
    if thorough:
        from edition.checking.epubcheck import epubcheck

        yield epubcheck(path)


def _inspect_daisy(path: Path, data: Data, thorough: bool) -> Iterator[Report]:  # noqa: ARG001
    from edition.checking.daisy import check_daisy
    from edition.checking.expected import Expected

    yield check_daisy(path, Expected.of_manifest(data))


def _inspect_web(path: Path, data: Data, thorough: bool) -> Iterator[Report]:  # noqa: ARG001
    from edition.checking.expected import Expected
    from edition.checking.web import check_web

    yield check_web(path, Expected.of_manifest(data))


def _inspect_audiobook(path: Path, data: Data, thorough: bool) -> Iterator[Report]:  # noqa: ARG001
    from edition.checking.audiobook import check_audiobook
    from edition.checking.expected import Expected

    yield check_audiobook(path, Expected.of_manifest(data))


def _inspect_transcripts(path: Path, data: Data, thorough: bool) -> Iterator[Report]:  # noqa: ARG001
    from edition.checking.expected import Expected
    from edition.checking.transcripts import check_transcripts

    yield check_transcripts(path.parent, Expected.of_manifest(data))


_INSPECTORS: dict[str, Callable[[Path, Data, bool], Iterator[Report]]] = {
    "print": _inspect_pdf,
    "large-print": _inspect_large_print,
    "epub": _inspect_epub,
    "daisy": _inspect_daisy,
    "web": _inspect_web,
    "web-single": _inspect_web,
    "lpf": _inspect_audiobook,
    "transcripts": _inspect_transcripts,
}
"""By format; each gets the first file of the format."""
