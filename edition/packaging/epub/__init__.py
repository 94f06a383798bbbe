"""EPUB 3.3 with Media Overlays: one file, read and heard sentence by sentence.

:mod:`book` gathers what the edition offers, :mod:`content` sets a section for its content document,
:mod:`overlay` ties its sentences to sound, :mod:`metadata` says truthfully what a reader will find.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from edition.model import Edition, Layout, Recording
from edition.packaging import PackageOptions
from edition.packaging.archive import write_archive
from edition.packaging.epub.book import bind

MEDIA_TYPE = "application/epub+zip"


def package(
    edition: Edition,
    recordings: Sequence[Recording],
    folder: Path,
    *,
    layout: Layout | None,
    options: PackageOptions,
) -> tuple[Path, ...]:
    """Write ``SLUG.epub``.

    Args:
        edition: What is published.
        recordings: Its sound; sections without a recording have text alone, and the metadata says so.
        folder: Where the file goes.
        layout: The print edition, for the page list; None leaves page navigation out.
        options: Names, cover, lexicons, who certifies.

    Returns:
        The one file.

    Raises:
        UsageError: The sound is in a form that EPUB players need not play.
        PhotoError: A picture cannot be decoded.
        OutputError: The file cannot be written.
    """
    book = bind(edition, recordings, layout, options)
    return (write_archive(folder / f"{options.slug}.epub", book, mimetype=MEDIA_TYPE),)
