"""Why words that come with a picture are not its caption, credit or alt text: file names, labels, echoes."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from edition.model import Photo
from edition.reading.pictures import urlsplit_path

_BY_HAND = ("manuscript", "sidecar")
"""Sources in which a person wrote the words for this picture."""
_LONGEST_NAME = 255
"""Characters of a file's name, at most."""
_NOT_LETTERS = re.compile(r"[\W_]+")
_FILE = re.compile(r".*\S\.(?:jpe?g|png|webp|gif|tiff?|heic|avif|svg|bmp)", re.I | re.S)
_NUMBERED_FILE = re.compile(
    r"(?:_?IMG|_?DSC[NF]?|_MG|PICT|GOPR|DJI|PXL|MVI)[-_ ]?\d{3,}[-_\d]*|P\d{7}|(?:Screenshot|WhatsApp Image) \d.+",
    re.I,
)
_JOINED = re.compile(r"\w*_\w+|[^\W\dA-Z]+(?:-[^\W_A-Z]+){3,}")
"""A word with underscores, or four in small letters with hyphens between them."""
_GENERIC = re.compile(
    r"alt|alternative|text|images?|img|pictures?|pic|photos?|photograph|figure|graphic|thumbnail|placeholder|loading|"
    r"untitled|null|undefined|none|bild|fotos?|abbildung|grafik|imagen|fotografía|immagine|fotografia|obraz|obrazek|"
    r"zdjęcie|grafika|зображення|фото|світлина|малюнок"
)
_BESIDE_GENERIC = re.compile(r"an?|the|\d+")
_BY_CAMERA = re.compile(
    r"[A-Z][A-Z ]* DIGITAL CAMERA|KODAK Digital Still Camera|SONY DSC|SAMSUNG (?:CSC|CAMERA PICTURES)|Exif_JPEG\w*|"
    r"Processed with \w+(?: with \w+ preset)?|Created with (?:The )?GIMP|Camera 360|DCIM\b.*|"
    r"(?:cof|dav|hdr|sdr|rhdr|btf|mde|nor|bty|pls)"
)
"""Descriptions that cameras and programs write by themselves."""


def fault_of_alt_text(alt: str, photo: Photo, source: str) -> str | None:
    """Return why a text is no alt text of a photograph; None when it may be one."""
    said = letters(alt)
    if not said:
        return "alt text without words is not used"
    if _is_generic(said):
        return "alt text that does not say what the picture shows is not used"
    if said in _wordings(photo) or _is_cut_short(alt, photo.caption):
        return "alt text that repeats the caption is not used"
    if _is_file_name(alt) or _is_name_of(photo, alt, source):
        return "alt text that is a file name is not used"
    credit = letters(photo.credit_line)
    unlabelled = letters(photo.credit_line.partition(":")[2])
    if credit and (said in (credit, unlabelled) or (source == "html" and credit in said)):
        return "alt text that holds the credit is not used"
    return None


def fault_of_caption(caption: str) -> str | None:
    """Return why a description in a picture file is no caption; None when it may be one."""
    said = letters(caption)
    if not said or _BY_CAMERA.fullmatch(caption) or _is_generic(said):
        return "a description that a camera or program left in the picture is not used as its caption"
    if _is_file_name(caption):
        return "a file name in the picture is not used as its caption"
    return None


def fault_of_credit(credit: str) -> str | None:
    """Return why a text in a picture file is no credit line; None when it may be one."""
    return None if letters(credit) else "a credit without words in the picture is not used"


def letters(text: str) -> str:
    """Return what two writings of the same words have in common."""
    return _NOT_LETTERS.sub(" ", text).strip().casefold()


def _wordings(photo: Photo) -> tuple[str, ...]:
    caption, credit = photo.caption, photo.credit_line
    return (letters(caption), letters(f"{caption} {credit}"), letters(f"{credit} {caption}"))


def _is_cut_short(alt: str, caption: str) -> bool:
    """Tell an alt text that is the caption's beginning, as systems cut it (“People cross the …”)."""
    return alt.rstrip().endswith(("…", "...")) and letters(caption).startswith(letters(alt))


def _is_generic(said: str) -> bool:
    """Tell a label that says nothing of the picture (“Photo 2”)."""
    words = [word for word in said.split() if not _BESIDE_GENERIC.fullmatch(word)]
    return bool(words) and all(_GENERIC.fullmatch(word) for word in words)


def _is_file_name(text: str) -> bool:
    """Tell a file's name, of this picture or another, by its form."""
    name = text.strip()
    return len(name) <= _LONGEST_NAME and any(form.fullmatch(name) for form in (_FILE, _NUMBERED_FILE, _JOINED))


def _is_name_of(photo: Photo, alt: str, source: str) -> bool:
    """Tell the name of the picture's own file; a person may well use a plain word that the file is called, too."""
    reference = PurePosixPath(urlsplit_path(photo.image_reference) or photo.image_reference)
    names = {name for path in (reference, photo.image) if path for name in (path.name, path.stem)}
    if source in _BY_HAND:
        return alt in names and not alt.replace(" ", "").isalpha()
    return letters(alt) in map(letters, names)
