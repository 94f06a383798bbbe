"""Who wrote it, as catalogues want it: the byline without its “By”."""

from __future__ import annotations

import re

from edition.model import Edition

_OPENING_WORDS = {
    "de": "von",
    "en": "by",
    "es": "por",
    "fr": "par",
    "it": "di",
}


def creators(edition: Edition) -> tuple[str, ...]:
    """Return each article's byline once; several names in one byline stay together, as they were printed."""
    names = [_name(part.byline.text, part.byline.language) for part in edition.articles if part.byline]
    return tuple(dict.fromkeys(names))


def _name(byline: str, language: str) -> str:
    word = _OPENING_WORDS.get(language.split("-")[0].lower(), "by")
    return re.sub(rf"^{word}\s+(?=\S)", "", byline, flags=re.IGNORECASE)
