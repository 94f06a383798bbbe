"""Pictures for a text that only describes its photographs: told by number, or by the caption that they carry."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from edition.model import Article, Flag, Photo
from edition.reading.embedded import embedded_words
from edition.reading.faults import letters
from edition.reading.photos import Wanted, with_picture
from edition.reading.pictures import find
from edition.reading.sidecars import sidecar_words

MOST_NAMES = 20
"""Files that a flag names."""

_NUMBERED = re.compile(r"(?:(?:photo|picture|image|figure|fig|foto|bild)[-_ ]*)?0*(\d{1,3})", re.I)
_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif", ".tif", ".tiff"})


@dataclass(slots=True)
class Choice:
    """Which file is which photograph's, as it is being told."""

    left: list[Path]
    """Pictures that no photograph has taken."""
    files: dict[int, Path] = field(default_factory=dict)
    """By the photograph's number, from 1."""
    doubts: list[Flag] = field(default_factory=list)

    def take(self, number: int, found: Sequence[Path]) -> None:
        """Give a photograph the first of the files that could be its."""
        if len(found) > 1:
            self.doubts.append(Flag(_listed(found), f"several files could be photograph {number}: the first is taken"))
        if found:
            self.files[number] = found[0]
            self.left.remove(found[0])


def with_numbered_pictures(article: Article, folder: Path) -> Article:
    """Give photographs that the source only describes their files: ``photo-2.jpg`` or ``2.jpg`` is the second's.

    A file whose sidecar or metadata holds exactly the photograph's caption is its file, too. Files that could have
    been chosen as well, and those that nothing here calls for, are flagged.
    """
    pictures = [path for path in _pictures_in(folder) if find(path.name, (folder,))]
    photos = [block.photo for block in article.blocks if block.photo]
    choice = _chosen(photos, pictures, folder, article.language)
    blocks, flags, number = [], [*article.flags, *choice.doubts], 0
    for block in article.blocks:
        number += block.photo is not None
        if block.photo and (path := choice.files.get(number)):
            wanted = Wanted(path.name, article.source, required=True, language=article.language)
            photo, new = with_picture(block.photo, wanted, (folder,))
            block = replace(block, text=photo.caption, photo=photo)
            flags += new
        blocks.append(block)
    if choice.left:
        flags.append(Flag(_listed(choice.left), "pictures that no photograph of the text calls for"))
    return replace(article, blocks=tuple(blocks), flags=tuple(flags))


def _pictures_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*") if path.suffix.lower() in _SUFFIXES and path.is_file())


def _chosen(photos: Sequence[Photo], pictures: Sequence[Path], folder: Path, language: str) -> Choice:
    """Choose by number first, then by caption among what is left."""
    choice = Choice(left=list(pictures))
    wanting = [(number, letters(photo.caption)) for number, photo in enumerate(photos, 1) if photo.image is None]
    for number, _ in wanting:
        choice.take(number, [path for path in choice.left if _number_of(path) == number])
    wanting = [(number, caption) for number, caption in wanting if caption and number not in choice.files]
    captions = {path: _captions_of(path, folder, language) for path in choice.left} if wanting else {}
    for number, caption in wanting:
        choice.take(number, [path for path in choice.left if caption in captions[path]])
    return choice


def _listed(paths: Sequence[Path]) -> str:
    names = ", ".join(path.name for path in paths[:MOST_NAMES])
    return f"{names} and {len(paths) - MOST_NAMES} more" if len(paths) > MOST_NAMES else names


def _number_of(picture: Path) -> int | None:
    match = _NUMBERED.fullmatch(picture.stem)
    return int(match[1]) if match else None


def _captions_of(picture: Path, folder: Path, language: str) -> set[str]:
    found = (sidecar_words(picture, (folder,)), *embedded_words(picture, language))
    return {letters(words.caption) for words in found if words.caption} - {""}
