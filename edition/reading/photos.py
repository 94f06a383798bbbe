"""What belongs to a photograph, gathered from everywhere it may be written down.

====== =============================================================================================
Words  In this order
====== =============================================================================================
alt    manuscript; sidecar; the newsroom's data (JSON); XMP in the file; HTML, when it says something of its own
caption article; sidecar; XMP; IPTC-IIM
credit article; sidecar; XMP (Credit, else Creator, else Copyright Notice); IPTC-IIM
====== =============================================================================================

Alt text is never invented: a caption repeated or a file name is none. A **sidecar** is a TOML file beside the picture
with its name and ``.toml`` after it (``bridge.jpg.toml``)::

    alt = "A steel bridge over a harbour; two people wave from a boat."
    caption = "The bridge on its first day."
    credit = "Photo: Ada Example/Example News"
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from edition.errors import ManuscriptError, PhotoError
from edition.model import Article, Block, BlockKind, Flag, Photo
from edition.reading.embedded import Words, embedded_words
from edition.reading.pictures import find, is_address, leads_out, look, urlsplit_path

NOT_HERE = "picture is not on this machine"

_ALT_ORDER = ("manuscript", "sidecar", "json", "xmp", "html")
_SIDECAR_KEYS = ("alt", "caption", "credit")
_NUMBERED = re.compile(r"(?:(?:photo|picture|image|figure|fig|foto|bild)[-_ ]*)?0*(\d{1,3})", re.I)
_PICTURE_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif", ".tif", ".tiff"})
_NOT_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A picture as the source asks for it."""

    reference: str
    place: str
    """For messages: file and line, or JSON path."""
    required: bool = False
    """True when a missing file is an error (somebody wrote its name by hand), False when it is only flagged."""


def with_picture(photo: Photo, wanted: Wanted, folders: tuple[Path, ...]) -> tuple[Photo, tuple[Flag, ...]]:
    """Return the photograph with its file, if there is one, and the words that the file and its sidecar add.

    Raises:
        PhotoError: The file is broken or, if required, missing or outside the folders.
        ManuscriptError: Its sidecar is wrong.
    """
    path = find(wanted.reference, folders)
    if path is None:
        return _without_file(photo, wanted)
    try:
        remarks = tuple(Flag(path.name, remark) for remark in look(path, wanted.place).remarks)
    except PhotoError as error:
        if wanted.required:
            raise
        photo, flags = _without_file(photo, wanted)
        return photo, (Flag(path.name, error.message), *(flag for flag in flags if flag.reason != NOT_HERE))
    photo = replace(photo, image=path, image_reference=photo.image_reference or wanted.reference)
    photo, flags = _with_words(photo, _sidecar_words(path), embedded_words(path))
    return photo, (*remarks, *flags)


def with_numbered_pictures(article: Article, folder: Path) -> Article:
    """Give photographs that the source only describes their files: ``photo-2.jpg`` or ``2.jpg`` is the second's.

    A file whose sidecar or metadata holds exactly the photograph's caption is its file, too.
    """
    pictures = sorted(path for path in folder.glob("*") if path.suffix.lower() in _PICTURE_SUFFIXES and path.is_file())
    blocks, flags, number = [], list(article.flags), 0
    for block in article.blocks:
        photo = block.photo
        number += photo is not None
        if photo and photo.image is None and (path := _picture_for(photo, number, pictures)):
            found, new = with_picture(photo, Wanted(path.name, article.source, required=True), (folder,))
            block = replace(block, text=found.caption, photo=found)
            flags += new
        blocks.append(block)
    return replace(article, blocks=tuple(blocks), flags=tuple(flags))


def photo_block(photo: Photo, language: str | None = None) -> Block:
    """Return the block that a photograph is."""
    return Block(BlockKind.PHOTO, photo.caption, photo=photo, language=language)


def _without_file(photo: Photo, wanted: Wanted) -> tuple[Photo, tuple[Flag, ...]]:
    reference = wanted.reference
    photo, flags = _with_words(replace(photo, image_reference=photo.image_reference or reference), Words("sidecar"), ())
    if not reference or (is_address(reference) and wanted.required):
        return photo, flags
    if not wanted.required:
        return photo, (*flags, Flag(f"{reference[:200]} ({wanted.place})", NOT_HERE))
    if leads_out(reference):
        raise PhotoError(f"“{reference}” leads out of the article's folder", place=wanted.place)
    raise PhotoError(f"there is no picture “{reference}”", place=wanted.place)


def _with_words(photo: Photo, sidecar: Words, embedded: tuple[Words, ...]) -> tuple[Photo, tuple[Flag, ...]]:
    for words in (sidecar, *embedded):
        if not photo.caption and words.caption:
            photo = replace(photo, caption=words.caption, caption_source=words.source)
        if not photo.credit_line and words.credit:
            photo = replace(photo, credit_line=words.credit, credit_source=words.source)
    found = [(photo.alt_source, photo.alt_text or "")] + [(w.source, w.alt_text) for w in (sidecar, *embedded)]
    found = sorted((each for each in found if each[1]), key=lambda each: _rank(each[0]))
    return _with_alt_text(photo, found)


def _with_alt_text(photo: Photo, found: list[tuple[str, str]]) -> tuple[Photo, tuple[Flag, ...]]:
    flags: list[Flag] = []
    for source, text in found:
        if fault := _fault(text, photo, source):
            flags.append(Flag(text[:200], fault))
        else:
            return replace(photo, alt_text=text, alt_source=source), tuple(flags)
    return replace(photo, alt_text=None, alt_source=""), tuple(flags)


def _rank(source: str) -> int:
    return _ALT_ORDER.index(source) if source in _ALT_ORDER else len(_ALT_ORDER)


def _fault(alt: str, photo: Photo, source: str) -> str | None:
    """Return why a text is no alt text; None when it may be one."""
    letters = _letters(alt)
    if not letters:
        return "alt text without words is not used"
    if letters == _letters(photo.caption) or letters == _letters(f"{photo.caption} {photo.credit_line}"):
        return "alt text that repeats the caption is not used"
    if letters in _file_names(photo):
        return "alt text that is a file name is not used"
    credit = _letters(photo.credit_line)
    if source == "html" and credit and credit in letters:
        return "alt text that holds the credit is not used"
    return None


def _file_names(photo: Photo) -> set[str]:
    name = PurePosixPath(urlsplit_path(photo.image_reference) or photo.image_reference)
    paths = [name, *([photo.image] if photo.image else [])]
    return {_letters(text) for path in paths for text in (path.name, path.stem)}


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub(" ", text).strip().casefold()


def _sidecar_words(picture: Path) -> Words:
    path = picture.with_name(f"{picture.name}.toml")
    try:
        values = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Words("sidecar")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError, RecursionError) as error:
        raise ManuscriptError(f"the sidecar is not TOML: {error}", place=path.name) from error
    for key, value in values.items():
        if key not in _SIDECAR_KEYS or not isinstance(value, str):
            hint = "A sidecar holds the texts " + ", ".join(_SIDECAR_KEYS) + "."
            raise ManuscriptError(f"“{key}” is not a text that a sidecar holds", place=path.name, hint=hint)
    words = {key: " ".join(value.split()) for key, value in values.items()}
    return Words("sidecar", words.get("caption", ""), words.get("credit", ""), words.get("alt", ""))


def _picture_for(photo: Photo, number: int, pictures: list[Path]) -> Path | None:
    for path in pictures:
        match = _NUMBERED.fullmatch(path.stem)
        if match and int(match[1]) == number:
            return path
    caption = _letters(photo.caption)
    return next((path for path in pictures if caption and caption in _captions_of(path)), None)


def _captions_of(picture: Path) -> set[str]:
    return {_letters(words.caption) for words in (_sidecar_words(picture), *embedded_words(picture))}
