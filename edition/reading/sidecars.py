"""Sidecars: what a person writes about a picture, in a TOML file beside it (``bridge.jpg.toml``).

::

    alt = "A steel bridge over a harbour; two people wave from a boat."
    caption = "The bridge on its first day."
    credit = "Photo: Ada Example/Example News"

An empty text says that there is none, whatever the picture's file says.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from edition.errors import ManuscriptError
from edition.reading.embedded import Words
from edition.reading.pictures import is_beneath

_KEYS = ("alt", "caption", "credit")
_HINT = f"A sidecar holds the texts {', '.join(_KEYS)}, each in quotation marks, in UTF-8."


def sidecar_words(picture: Path, folders: tuple[Path, ...]) -> Words:
    """Return the words in a picture's sidecar; none when it has no sidecar.

    Raises:
        ManuscriptError: It cannot be read, holds something else, or is a link out of the folders.
    """
    path = picture.with_name(f"{picture.name}.toml")
    if path.is_symlink() and not any(is_beneath(path, folder) for folder in folders):
        message = "the sidecar is a link to a file outside the picture's folder"
        raise ManuscriptError(message, place=path.name, hint="Put the file itself there.")
    words: dict[str, str] = {}
    for key, value in _parsed(path).items():
        if key not in _KEYS or not isinstance(value, str):
            raise ManuscriptError(f"“{key}” is not a text that a sidecar holds", place=path.name, hint=_HINT)
        words[key] = " ".join(value.split())
    return Words("sidecar", words.get("caption"), words.get("credit"), words.get("alt"))


def _parsed(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        message = f"the sidecar cannot be read: {error.strerror or error}"
        raise ManuscriptError(message, place=path.name, hint="Make it a file that you may read.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ManuscriptError(f"the sidecar is not TOML: {error}", place=path.name, hint=_HINT) from error
