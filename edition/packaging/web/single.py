"""The web edition in one file, to send by mail or to keep on a stick: sound, pictures and fonts are inside the page."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path

from edition.errors import OutputError
from edition.model import Edition, Layout, Recording
from edition.packaging import PackageOptions
from edition.packaging.archive import write_folder
from edition.packaging.fonts import BOLD, ITALIC, REGULAR, font
from edition.packaging.pictures import pictures_of
from edition.packaging.web.page import Image, Media, asset, page


def package(
    edition: Edition,
    recordings: Sequence[Recording],
    folder: Path,
    *,
    layout: Layout | None,
    options: PackageOptions,
) -> tuple[Path, ...]:
    """Write ``SLUG.html`` into the folder and return it.

    Raises:
        PhotoError: A picture cannot be read.
        OutputError: The file cannot be written, or a sound file not be read.
    """
    media = Media(
        sounds={recording.section_id: _data(recording.media_type, _sound(recording)) for recording in recordings},
        images={
            id_: Image.at(_data(photo.media_type, photo.data), photo) for id_, photo in pictures_of(edition).items()
        },
        fonts={name: _data("font/ttf", font(name)) for name in (REGULAR, ITALIC, BOLD)},
        icon=_data("image/svg+xml", asset("icon.svg").encode()),
        allowed="data:",
    )
    html = page(edition, recordings, layout=layout, options=options, media=media)
    return write_folder(folder, {f"{options.slug}.html": html})


def _data(media_type: str, data: bytes) -> str:
    return f"data:{media_type};base64,{b64encode(data).decode('ascii')}"


def _sound(recording: Recording) -> bytes:
    try:
        return recording.path.read_bytes()
    except OSError as error:
        raise OutputError(f"cannot read {recording.path.name}: {error.strerror}", place=str(recording.path)) from error
