"""The words that tell boilerplate, read once from ``notices*.toml``; each entry is one regular expression."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

_NEW_SENTENCE = r"(?=\s*$|\s+[A-Z“\"‘„«(À-ÞА-ЯІЇЄҐ\d•])"
REPORTED = re.compile(
    r"\b(?:said|says?|told|asked|announced|wrote|added|according to|claims?|claimed|reported|complained|argued|replied|"
    r"insisted|explained|warned|admitted|recalled)\b",
    re.IGNORECASE,
)
"""Words of a sentence that reports what somebody said."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry: the reason that the editor reads, and what tells it."""

    reason: str
    confidence: float
    pattern: re.Pattern[str]
    weak: bool = False
    """True when the text may go on after all."""


@lru_cache
def cues(kind: str, key: str = "patterns", *, tongue: str = "") -> tuple[Cue, ...]:
    """Return the entries of one kind, in order.

    Args:
        kind: As the tables name it.
        key: Which of an entry's lists.
        tongue: ``en`` leaves out the table of the other languages, which costs time on every page.
    """
    entries = _read("notices.toml").get(kind, []) if tongue == "en" else _tables()[kind]
    return tuple(
        _cue(kind, entry, entry[key]) for entry in entries if key in entry and entry.get("tongue", tongue) == tongue
    )


def hints() -> list[str]:
    """Return what an English sentence must have of, case folded, for a closer look to be worth while."""
    return list(_read("notices.toml")["hints"])


def _cue(kind: str, entry: dict[str, Any], patterns: list[str]) -> Cue:
    """Join an entry's expressions into one: ten thousand sentences pass through it."""
    scoped = [f"(?i:{pattern[4:]})" if pattern.startswith("(?i)") else f"(?:{pattern})" for pattern in patterns]
    after = {"furniture": _NEW_SENTENCE, "link": r"(?!\w)", "list": r"(?!\w)", "item": r"(?!\w)"}.get(kind, "")
    return Cue(
        entry["reason"], entry["confidence"], re.compile(rf"(?:{'|'.join(scoped)}){after}"), entry.get("weak", False)
    )


@lru_cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / name).read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _tables() -> dict[str, list[dict[str, Any]]]:
    """Return the entries by kind: those of ``notices.toml``, then those of ``notices_other.toml``."""
    joined: dict[str, list[dict[str, Any]]] = {}
    for name in ("notices.toml", "notices_other.toml"):
        for kind, entries in _read(name).items():
            joined.setdefault(kind, []).extend(entries)
    return joined
