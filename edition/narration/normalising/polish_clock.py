"""Polish times of day: “o godz. 14:30”, “8.00–16.00”."""

from __future__ import annotations

import re

from edition.narration.normalising.polish_numbers import bent, ordinal
from edition.narration.normalising.terms import word_before


def time(match: re.Match[str]) -> str | None:
    """Say “14:30”, and “8.05” after a word that makes a time of it."""
    before = word_before(match)
    if ":" not in match[0] and before not in ("o", "od", "do", "godz", "godzinie", "godziny"):
        return None
    return spoken_hour(match, "ej" if before in ("o", "od", "do", "po", "przed", "godzinie", "godziny") else "a")


def spoken_hour(match: re.Match[str], case: str) -> str:
    """Say an hour as an ordinal in its case, and the minutes behind it."""
    hour = int(match["hour"])
    said = bent(ordinal(hour), case) if hour else "zero"
    return f"{said} {match['minute']}" if match["minute"] not in (None, "00") else said


def span(match: re.Match[str]) -> str | None:
    """Say “8.00–16.00”."""
    low, high = int(match["from"]), int(match["to"])
    if not (0 < low < 25 and 0 < high < 25):
        return None
    ahead = "" if word_before(match) in ("od", "godzinach") else "od "
    first, last = _minutes(low, match["minute"]), _minutes(high, match["last"])
    return f"{ahead}{first} do {last}"


def _minutes(hour: int, minute: str) -> str:
    return f"{bent(ordinal(hour), 'ej')}{f' {minute}' if minute != '00' else ''}"
