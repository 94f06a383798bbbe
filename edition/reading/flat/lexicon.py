"""The word lists of the flat-text reader, read once from ``lexicon.toml``."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any


@lru_cache(maxsize=1)
def lexicon() -> dict[str, Any]:
    """Return the tables of ``lexicon.toml`` as they stand there."""
    return tomllib.loads((files(__package__) / "lexicon.toml").read_text(encoding="utf-8"))


@lru_cache
def words(table: str, key: str) -> frozenset[str]:
    """Return one list of the lexicon (a TOML array, or words between white space), case folded."""
    listed = lexicon()[table][key]
    return frozenset(word.casefold() for word in (listed.split() if isinstance(listed, str) else listed))


def any_of_endings() -> str:
    """Return an expression for the words that houses' names end with (“Herald”, “Times”), with a capital."""
    return "|".join(re.escape(word.title()) for word in lexicon()["credits"]["organisation_endings"])


@lru_cache
def acronyms(table: str, key: str) -> frozenset[str]:
    """Return the words of a list that stand there in capitals only, case folded."""
    listed = {word for word in lexicon()[table][key] if " " not in word}
    others = {word.casefold() for word in listed if not word.isupper()}
    return frozenset(word.casefold() for word in listed if word.isupper()) - others
