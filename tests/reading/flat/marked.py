"""Texts with their parts marked in place: ``⟦caption|words⟧``."""

from __future__ import annotations

import re
from pathlib import Path

from edition.model import Span

_MARK = re.compile(r"⟦(\w+)\|([^⟦⟧]*)⟧")
_LANGUAGES = (
    ("Die Fähre", "de"),
    ("Le ferry", "fr"),
    ("El barco", "es"),
    ("Il traghetto", "it"),
    ("La cabina", "it"),
    ("Prom", "pl"),
    ("Łódź", "pl"),
    ("Паром", "uk"),
    ("Der Rat von Harrow", "de"),
    ("Le conseil", "fr"),
    ("El consejo", "es"),
    ("Il consiglio", "it"),
    ("Rada miasta", "pl"),
    ("Міська рада", "uk"),
)


def cases(path: Path) -> list[str]:
    """Return the marked texts of a file, one a line; blank lines and lines with # are ignored."""
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def unmarked(line: str) -> tuple[str, dict[str, set[Span]]]:
    """Return the text without its marks, and the spans of what was marked, by kind; ⏎ becomes a line's end."""
    line = line.replace("⏎", "\n")
    text, reached = "", 0
    spans: dict[str, set[Span]] = {}
    for match in _MARK.finditer(line):
        text += line[reached : match.start()]
        spans.setdefault(match[1], set()).add((len(text), len(text) + len(match[2])))
        text += match[2]
        reached = match.end()
    return text + line[reached:], spans


def language_of(text: str) -> str:
    """Return the language that a case is written in."""
    return next((language for opening, language in _LANGUAGES if text.startswith(opening)), "en")
