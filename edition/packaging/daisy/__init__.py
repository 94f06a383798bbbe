"""DAISY 2.02: the talking book that every player for blind readers opens, as a folder and as a zip file.

:mod:`book` gathers the files, :mod:`smil` ties text to sound, :mod:`ncc` lists what a reader can jump to.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from edition.model import Edition, Layout, Recording
from edition.packaging import PackageOptions
from edition.packaging.archive import write_archive, write_folder
from edition.packaging.daisy.book import bind


def package(
    edition: Edition,
    recordings: Sequence[Recording],
    folder: Path,
    *,
    layout: Layout | None,
    options: PackageOptions,
) -> tuple[Path, ...]:
    """Write ``SLUG-daisy.zip`` and the same files in the folder ``SLUG-daisy``.

    Args:
        edition: What is published.
        recordings: Its sound; sections without a recording have text alone.
        folder: Where both go.
        layout: The print edition, for page numbers; None leaves them out.
        options: Names.

    Returns:
        The zip file, then the folder's files.

    Raises:
        UsageError: The sound is in a form that DAISY 2.02 does not know.
        PhotoError: A picture cannot be decoded.
        OutputError: A file cannot be written.
    """
    files = bind(edition, recordings, layout, options)
    archive = write_archive(folder / f"{options.slug}-daisy.zip", files)
    return archive, *write_folder(folder / f"{options.slug}-daisy", files)
