"""Picture files: found safely, looked at before anybody relies on them.

A source names its pictures; what it names is data and never leads out of the folders that the producer gave: no
absolute paths, no ``..``, no symbolic links to elsewhere, nothing from the network.
"""

from __future__ import annotations

import re
import unicodedata
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from PIL import Image, ImageFile, UnidentifiedImageError

from edition.errors import PhotoError
from edition.imaging.colours import refuse_unscaled
from edition.imaging.opening import BROKEN, FORMATS, SIDEWAYS, orientation

LIMIT_BYTES = 100 * 1024 * 1024
LIMIT_PIXELS = 120_000_000

_OTHERS = (
    (b"ftypavif", "an AVIF picture"),
    (b"ftyphei", "a HEIC picture"),
    (b"ftypmif1", "a HEIC picture"),
    (b"<svg", "an SVG drawing"),
    (b"%PDF-", "a PDF"),
    (b"<html", "a web page"),
    (b"<!DOCTYPE", "a web page"),
    (b"BM", "a BMP picture"),
)
_HINT = "Save it as JPEG or PNG from a picture editor, or take it out of the article."
_DRIVE_OR_SCHEME = re.compile(r"[a-z]:|[a-z][\w+.-]*://|(?:about|blob|cid|data|file|javascript|mailto):", re.I)


@dataclass(frozen=True, slots=True)
class Look:
    """What a sound picture file is like."""

    path: Path
    width: int
    """Pixels, as it is to be seen (after its EXIF orientation)."""
    height: int
    remarks: tuple[str, ...]
    """For the editor: what print and players will not show as it is."""


def find(reference: str, folders: tuple[Path, ...]) -> Path | None:
    """Return the file that a source means, or None when it lies beneath none of the folders.

    Args:
        reference: A relative path, or an address, of which only the file name is looked for.
        folders: Where to look, in order.
    """
    for parts in _candidates(reference):
        for folder in folders:
            if path := _beneath(folder, parts):
                return path
    return None


def absence(reference: str, folders: tuple[Path, ...]) -> str:
    """Return why a local reference that `find` does not follow means no picture, as a message."""
    if leads_out(reference):
        return f"“{reference}” leads out of the article's folder"
    for path, folder in ((folder.joinpath(*parts), folder) for parts in _candidates(reference) for folder in folders):
        if not _exists(path):
            continue
        if not is_beneath(path, folder):
            return f"“{reference}” is a link that leads out of the article's folder"
        return f"“{reference}” is {'a folder' if path.is_dir() else 'something else'}, not a picture"
    return f"there is no picture “{reference}”"


def leads_out(reference: str) -> bool:
    """Tell whether a local reference is one that may not be followed: absolute, with ``..`` or of another scheme."""
    return _climbs(reference) or bool(_DRIVE_OR_SCHEME.match(reference))


def is_address(reference: str) -> bool:
    """Tell whether a reference is an address on the network rather than a file."""
    return reference.lower().startswith(("http://", "https://", "//"))


def is_local(reference: str) -> bool:
    """Tell whether a reference is meant as a file beside the source: a relative path that leads nowhere else."""
    return bool(reference) and not is_address(reference) and not leads_out(reference)


def is_beneath(path: Path, folder: Path) -> bool:
    """Tell whether a path, its links followed, lies in a folder."""
    return path.resolve().is_relative_to(folder.resolve())


def look(path: Path, place: str) -> Look:
    """Decode a picture once, whole.

    Raises:
        PhotoError: It cannot be read, is no picture of a format we use, broken, or too large.
    """
    with opened(path, place) as (image, _):
        image.load()
        width, height = image.size
        if orientation(image) in SIDEWAYS:
            width, height = height, width
        return Look(path, width, height, tuple(_remarks(image)))


@contextmanager
def opened(path: Path, place: str | None = None) -> Iterator[tuple[ImageFile.ImageFile, bytes]]:
    """Open a picture, not yet decoded, and give its file's bytes with it; in every way that may fail, here or within.

    Raises:
        PhotoError: It cannot be read, is no picture of a format we use, broken, or too large.
    """
    data = _bytes_of(path, place)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(BytesIO(data), formats=FORMATS)
            if image.width * image.height > LIMIT_PIXELS:
                raise Image.DecompressionBombError
            refuse_unscaled(image, path.name, place or str(path))
            yield image, data
    except UnidentifiedImageError as error:
        message = f"“{path.name}” is {_kind(data)}, not a JPEG, PNG, WebP, GIF or TIFF picture"
        raise PhotoError(message, place=place, hint=_HINT) from error
    except Image.DecompressionBombError as error:
        message = f"“{path.name}” has more than {LIMIT_PIXELS // 10**6} million pixels"
        raise PhotoError(message, place=place, hint="Save it smaller: print needs no more than 20 million.") from error
    except BROKEN as error:
        raise PhotoError(f"“{path.name}” is broken: {error}", place=place, hint=_HINT) from error


def _bytes_of(path: Path, place: str | None) -> bytes:
    try:
        if path.stat().st_size > LIMIT_BYTES:
            raise PhotoError(f"“{path.name}” is larger than {LIMIT_BYTES // 2**20} MB", place=place, hint=_HINT)
        data = path.read_bytes()
    except OSError as error:
        message = f"“{path.name}” cannot be read: {error.strerror or error}"
        raise PhotoError(message, place=place, hint="Make the file readable for yourself.") from error
    if not data:
        raise PhotoError(f"“{path.name}” is empty", place=place, hint="Copy the picture there again.")
    return data


def _kind(data: bytes) -> str:
    """Return what a file is that is none of our pictures."""
    head = data[:512].lstrip()
    return next((kind for mark, kind in _OTHERS if mark in head[:64] or head.startswith(mark)), "another kind of file")


def _candidates(reference: str) -> Iterator[tuple[str, ...]]:
    if not reference or "\x00" in reference:
        return
    if is_address(reference):
        yield (unquote(PurePosixPath(urlsplit_path(reference)).name),)
    elif not _climbs(reference):
        plain = reference.split("?")[0].split("#")[0]
        for text in dict.fromkeys((reference, unquote(reference), plain, unquote(plain))):
            forms = (text, unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text))
            yield from filter(None, (PurePosixPath(form).parts for form in dict.fromkeys(forms)))


def _climbs(reference: str) -> bool:
    path = PurePosixPath(unquote(reference).replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts


def urlsplit_path(address: str) -> str:
    """Return the path of an address; empty when it is not one."""
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


def _beneath(folder: Path, parts: tuple[str, ...]) -> Path | None:
    if not parts or not all(part and part != ".." for part in parts):
        return None
    try:
        path = folder.joinpath(*parts)
        return path if is_beneath(path, folder) and path.is_file() else None
    except (OSError, ValueError, RuntimeError):
        return None


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError, RuntimeError):
        return False


def _remarks(image: Image.Image) -> Iterator[str]:
    if getattr(image, "n_frames", 1) > 1 and image.format == "TIFF":
        yield "picture of several pages: its first page is used"
    elif getattr(image, "n_frames", 1) > 1 and image.format != "MPO":
        yield "animated picture: its first frame is used"
    if _has_transparency(image):
        yield "transparent picture: it is put on white"
    if min(image.size) < 100:
        yield f"very small picture ({image.width} × {image.height} pixels)"


def _has_transparency(image: Image.Image) -> bool:
    return image.mode in ("LA", "PA", "RGBA", "La", "RGBa") or "transparency" in image.info
