"""Picture files: found safely, looked at before anybody relies on them.

A source names its pictures; what it names is data and never leads out of the folders that the producer gave: no
absolute paths, no ``..``, no symbolic links to elsewhere, nothing from the network.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from PIL import Image, UnidentifiedImageError

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


def leads_out(reference: str) -> bool:
    """Tell whether a local reference is one that may not be followed: absolute, or with ``..``."""
    path = PurePosixPath(unquote(reference).replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in (path.parts or ("",))[0]


def is_address(reference: str) -> bool:
    """Tell whether a reference is an address on the network rather than a file."""
    return reference.lower().startswith(("http://", "https://", "//"))


def is_local(reference: str) -> bool:
    """Tell whether a reference is meant as a file beside the source: a relative path that leads nowhere else."""
    return bool(reference) and not is_address(reference) and not leads_out(reference)


def look(path: Path, place: str) -> Look:
    """Decode a picture once, whole.

    Raises:
        PhotoError: It is no picture of a format we use, broken, or too large.
    """
    if path.stat().st_size > LIMIT_BYTES:
        raise PhotoError(f"“{path.name}” is larger than {LIMIT_BYTES // 2**20} MB", place=place)
    with opened(path, place) as image:
        width, height = image.size
        if orientation(image) in SIDEWAYS:
            width, height = height, width
        return Look(path, width, height, tuple(_remarks(image)))


@contextmanager
def opened(path: Path, place: str) -> Iterator[Image.Image]:
    """Open and decode a picture.

    Raises:
        PhotoError: It is no picture of a format we use, broken, or too large.
    """
    with _decoded(path, place) as image:
        yield image


def _decoded(path: Path, place: str) -> Image.Image:
    """Return a decoded picture, translating every way in which that can fail."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image: Image.Image = Image.open(BytesIO(path.read_bytes()), formats=FORMATS)
            if image.width * image.height > LIMIT_PIXELS:
                raise PhotoError(f"“{path.name}” has more than {LIMIT_PIXELS // 10**6} million pixels", place=place)
            image.load()
    except UnidentifiedImageError as error:
        raise PhotoError(
            f"“{path.name}” is {_kind(path)}, not a JPEG, PNG, WebP, GIF or TIFF picture", place=place, hint=_HINT
        ) from error
    except (*BROKEN, Image.DecompressionBombError) as error:
        raise PhotoError(f"“{path.name}” is broken: {error}", place=place, hint=_HINT) from error
    refuse_unscaled(image, path.name, place)
    return image


def _kind(path: Path) -> str:
    """Return what a file is that is none of our pictures."""
    with path.open("rb") as file:
        head = file.read(512).lstrip()
    return next((kind for mark, kind in _OTHERS if mark in head[:64] or head.startswith(mark)), "another kind of file")


def _candidates(reference: str) -> Iterator[tuple[str, ...]]:
    if not reference or "\x00" in reference:
        return
    if is_address(reference):
        yield (unquote(PurePosixPath(urlsplit_path(reference)).name),)
    elif not leads_out(reference):
        plain = reference.split("?")[0].split("#")[0]
        for text in dict.fromkeys((reference, unquote(reference), plain, unquote(plain))):
            yield PurePosixPath(text).parts


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
        inside = path.resolve().is_relative_to(folder.resolve())
        return path if inside and path.is_file() else None
    except (OSError, ValueError, RuntimeError):
        return None


def _remarks(image: Image.Image) -> Iterator[str]:
    if getattr(image, "n_frames", 1) > 1 and image.format != "MPO":
        yield "animated picture: its first frame is used"
    if _has_transparency(image):
        yield "transparent picture: it is put on white"
    if min(image.size) < 100:
        yield f"very small picture ({image.width} × {image.height} pixels)"


def _has_transparency(image: Image.Image) -> bool:
    return image.mode in ("LA", "PA", "RGBA", "La", "RGBa") or "transparency" in image.info
