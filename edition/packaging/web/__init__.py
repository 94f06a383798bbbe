"""The web edition: a folder with one page, its sound and its pictures, that opens from disk and from any static server.

::

    web/
    ├── index.html          text, style and player: without JavaScript, text with a sound element a section
    ├── icon.svg
    ├── audio/a1-s1.mp3 …   the sections' sound, as it is
    ├── photos/…            the pictures
    └── fonts/…             Atkinson Hyperlegible Next, which is drawn for readers with low vision, and its licence

Nothing is fetched from anywhere else, and a Content-Security-Policy in the page sees to it: the one style sheet and the
one script are named by their hashes, so that nothing from an article can ever run. :mod:`single` puts it all into one
file.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from edition.model import Edition, Layout, Recording
from edition.packaging import PackageOptions
from edition.packaging.archive import write_folder
from edition.packaging.fonts import BOLD, ITALIC, LICENCE, REGULAR, font
from edition.packaging.pictures import pictures_of
from edition.packaging.web.page import Image, Media, asset, page

FOLDER = "web"
PAGE = "index.html"
ICON = "icon.svg"


def package(
    edition: Edition,
    recordings: Sequence[Recording],
    folder: Path,
    *,
    layout: Layout | None,
    options: PackageOptions,
) -> tuple[Path, ...]:
    """Write ``web/`` into the folder and return its files, the page first.

    Raises:
        PhotoError: A picture cannot be read.
        OutputError: A file cannot be written.
    """
    sounds = {recording.section_id: f"audio/{recording.section_id}{recording.path.suffix}" for recording in recordings}
    photos = pictures_of(edition)
    images = {id_: f"photos/{id_}{photo.suffix}" for id_, photo in photos.items()}
    media = Media(
        sounds=sounds,
        images={id_: Image.at(images[id_], photo) for id_, photo in photos.items()},
        fonts={name: f"fonts/{name}" for name in (REGULAR, ITALIC, BOLD)},
        icon=ICON,
        # For a page opened from disk, not every browser counts the files beside it as 'self'.
        allowed="'self' file:",
        fetched=True,
    )
    contents: dict[str, bytes | str | Path] = {
        PAGE: page(edition, recordings, layout=layout, options=options, media=media),
        ICON: asset(ICON),
        **{sounds[recording.section_id]: recording.path for recording in recordings},
        **{images[id_]: photo.data for id_, photo in photos.items()},
        **{f"fonts/{name}": font(name) for name in (REGULAR, ITALIC, BOLD, LICENCE)},
    }
    files = write_folder(folder, {f"{FOLDER}/{name}": content for name, content in contents.items()})
    return tuple(sorted(files, key=lambda path: (path.name != PAGE, path)))
