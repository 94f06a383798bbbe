"""What belongs to a photograph, gathered from everywhere it may be written down.

====== =============================================================================================
Words  In this order
====== =============================================================================================
alt    manuscript; sidecar; the newsroom's data (JSON); XMP in the file; HTML, when it says something of its own
caption article; sidecar; XMP; IPTC-IIM
credit article; sidecar; XMP (Credit, else Creator, else Copyright Notice); IPTC-IIM
====== =============================================================================================

Alt text is never invented: a caption repeated or a file name is none (`faults`). Of words that a picture's file has in
several languages, the article's are taken.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from edition.errors import PhotoError
from edition.model import Block, BlockKind, Flag, Photo
from edition.reading.embedded import Words, embedded_words
from edition.reading.faults import fault_of_alt_text, fault_of_caption, fault_of_credit
from edition.reading.pictures import absence, find, is_address, look
from edition.reading.sidecars import sidecar_words

NOT_HERE = "picture is not on this machine"

_ALT_ORDER = ("manuscript", "sidecar", "json", "xmp", "html")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A picture as the source asks for it."""

    reference: str
    place: str
    """For messages: file and line, or JSON path."""
    required: bool = False
    """True when a missing file is an error (somebody wrote its name by hand), False when it is only flagged."""
    language: str | None = None
    """BCP 47 tag of the text around it; None when it is not known."""
    complete: bool = False
    """True when the source has all of its words, and none are taken from the picture's file."""


def with_picture(photo: Photo, wanted: Wanted, folders: tuple[Path, ...]) -> tuple[Photo, tuple[Flag, ...]]:
    """Return the photograph with its file, if there is one, and the words that the file and its sidecar add.

    Raises:
        PhotoError: The file is broken or, if required, missing or outside the folders.
        ManuscriptError: Its sidecar is wrong.
    """
    path = find(wanted.reference, folders)
    if path is None:
        return _without_file(photo, wanted, folders)
    try:
        remarks = tuple(Flag(path.name, remark) for remark in look(path, wanted.place).remarks)
    except PhotoError as error:
        if wanted.required:
            raise
        photo, flags = _without_file(photo, wanted, folders)
        return photo, (Flag(path.name, error.message), *(flag for flag in flags if flag.reason != NOT_HERE))
    photo = replace(photo, image=path, image_reference=photo.image_reference or wanted.reference)
    embedded = () if wanted.complete else embedded_words(path, wanted.language)
    photo, flags = _with_words(photo, (sidecar_words(path, folders), *embedded))
    return photo, (*remarks, *flags)


def photo_block(photo: Photo, language: str | None = None) -> Block:
    """Return the block that a photograph is."""
    return Block(BlockKind.PHOTO, photo.caption, photo=photo, language=language)


def _without_file(photo: Photo, wanted: Wanted, folders: tuple[Path, ...]) -> tuple[Photo, tuple[Flag, ...]]:
    reference = wanted.reference
    photo, flags = _with_words(replace(photo, image_reference=photo.image_reference or reference), ())
    if not reference or (is_address(reference) and wanted.required):
        return photo, flags
    if not wanted.required:
        return photo, (*flags, Flag(f"{reference[:200]} ({wanted.place})", NOT_HERE))
    raise PhotoError(absence(reference, folders), place=wanted.place)


def _with_words(photo: Photo, found: tuple[Words, ...]) -> tuple[Photo, tuple[Flag, ...]]:
    """Fill in what the article leaves out, and choose the alt text."""
    flags: list[Flag] = []
    for words in found:
        flags += [Flag(_named(photo), remark) for remark in words.remarks]
        completed, refused = _completed(photo, words)
        flags += refused
        if words.doubt and completed != photo:
            flags.append(Flag(_named(photo), words.doubt))
        photo = completed
    photo, refused = _with_alt_text(photo, found)
    return photo, (*flags, *refused)


def _completed(photo: Photo, words: Words) -> tuple[Photo, list[Flag]]:
    """Fill in caption and credit, unless there are some, somebody said that there are none, or these are none."""
    flags: list[Flag] = []
    is_from_file = words.source != "sidecar"
    if words.caption is not None and not (photo.caption or photo.caption_source):
        if is_from_file and (fault := fault_of_caption(words.caption)):
            flags.append(_refused(photo, words.caption, fault))
        else:
            photo = replace(photo, caption=words.caption, caption_source=words.source)
    if words.credit is not None and not (photo.credit_line or photo.credit_source):
        if is_from_file and (fault := fault_of_credit(words.credit)):
            flags.append(_refused(photo, words.credit, fault))
        else:
            photo = replace(photo, credit_line=words.credit, credit_source=words.source)
    return photo, flags


def _with_alt_text(photo: Photo, found: tuple[Words, ...]) -> tuple[Photo, list[Flag]]:
    texts = [(photo.alt_source, photo.alt_text), *((words.source, words.alt_text) for words in found)]
    flags: list[Flag] = []
    for source, text in sorted(texts, key=lambda each: _rank(each[0])):
        if text == "":
            break
        if text is not None and (fault := fault_of_alt_text(text, photo, source)):
            flags.append(_refused(photo, text, fault))
        elif text is not None:
            return replace(photo, alt_text=text, alt_source=source), flags
    return replace(photo, alt_text=None, alt_source=""), flags


def _rank(source: str) -> int:
    return _ALT_ORDER.index(source) if source in _ALT_ORDER else len(_ALT_ORDER)


def _refused(photo: Photo, text: str, fault: str) -> Flag:
    name = _named(photo)
    return Flag(f"{name}: {text[:200]}" if name else text[:200], fault)


def _named(photo: Photo) -> str:
    """Return the picture's file name, for messages; what the source calls it where there is no file."""
    return photo.image.name if photo.image else photo.image_reference[:200]
