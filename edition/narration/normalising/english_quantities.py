"""English quantities that depend on the words around them: “5m people”, “100m race”, “5ft 10in”, “30C”, “7/10”."""

from __future__ import annotations

import re

from edition.narration.normalising.calendar import word_before
from edition.narration.normalising.english_numbers import SMALL, ordinal
from edition.narration.normalising.scanning import Rule, rule
from edition.narration.normalising.terms import listed

_DIMENSIONS = (
    "high|long|wide|tall|deep|away|from|above|below|race|sprint|freestyle|hurdles|relay|by|in|up|down|of|and|to"
)
_RACES = re.compile(r"[\s-](?:race|sprint|dash|final|freestyle|butterfly|backstroke|hurdles|relay|run|walk)\b")
_NUMBERED = frozenset(
    listed("apartment appendix article block class figure flat gate page platform room route row seat section unit")
)
"""Words after which “12C” is no temperature."""


def attributive(match: re.Match[str]) -> bool:
    """Return True where a quantity stands before a noun and its unit keeps the singular (“a $5 million house”)."""
    behind = match.string[match.end() : match.end() + 24]
    if re.match(r"-[^\W\d_]", behind) or _RACES.match(behind):
        return True
    return word_before(match) in ("a", "an") and bool(re.match(r"\s[^\W\d_]", behind))


def quantity_rules() -> tuple[Rule, ...]:
    """Return the rules, to be tried before those of plain measures."""
    return (
        rule(
            r"(?P<number>\d[\d,]*(?:\.\d+)?)m(?=[ ](?!(?:" + _DIMENSIONS + r")\b)[a-z]{3,})",
            lambda m: f"{m['number']} million",
        ),
        rule(r"(?P<times>\d)x(?P<metres>\d+)m(?!\w)", lambda m: f"{m['times']} by {m['metres']} metres"),
        rule(r"(?P<low>\d\d)[-–](?P<high>\d\d)s(?!\w)", lambda m: f"{m['low']} to {m['high']}s"),
        rule(r"(?P<number>[248])K(?!\w)", lambda m: f"{m['number']} K"),
        rule(r"(?P<feet>\d+)\s?ft\s?(?P<inches>\d{1,2})\s?(?:in|ins)?(?!\w)\.?", _tall),
        rule(r"(?P<feet>\d)['’′](?P<inches>\d{1,2})(?:[\"”″]|''|’’)", _tall),
        rule(r"(?P<number>\d+(?:\.\d+)?)-?in(?:s)?(?!\w)", _inches),
        rule(r"(?P<hours>\d+)\s?h(?:rs?)?\s?(?P<minutes>\d{1,2})\s?m(?:ins?)?(?!\w)", _lasting),
        rule(r"(?P<minus>[-−–])?(?P<degrees>\d{1,2})(?P<scale>[CF])(?!\w)", _temperature),
        rule(r"(?P<low>\d{1,2})/(?P<high>5|10)(?![\w/]|\sof\b)", lambda m: f"{m['low']} out of {m['high']}"),
        rule(r"(?P<low>[1-9])/(?P<high>[2-9]|10)(?:rds|ths|nds)?(?![\w/])", _vulgar),
    )


def _tall(match: re.Match[str]) -> str:
    feet = "foot" if match["feet"] == "1" else "feet"
    return f"{match['feet']} {feet} {match['inches']} {'inch' if match['inches'] == '1' else 'inches'}"


def _inches(match: re.Match[str]) -> str:
    return f"{match['number']} {'inch' if match['number'] == '1' or attributive(match) else 'inches'}"


def _lasting(match: re.Match[str]) -> str:
    hours, minutes = match["hours"], match["minutes"]
    return f"{hours} hour{'' if hours == '1' else 's'} {int(minutes)} minute{'' if int(minutes) == 1 else 's'}"


def _temperature(match: re.Match[str]) -> str | None:
    if word_before(match) in _NUMBERED or match.string[match.start() - 1 : match.start()] in ("-", "–"):
        return None
    scale = {"C": "Celsius", "F": "Fahrenheit"}[match["scale"]]
    return f"{'minus ' if match['minus'] else ''}{match['degrees']} degrees {scale}"


def _vulgar(match: re.Match[str]) -> str | None:
    low, high = int(match["low"]), int(match["high"])
    if low >= high:
        return None
    name = {2: "half", 4: "quarter"}.get(high, ordinal(high))
    return f"{SMALL[low]} {name}{'s' if low > 1 else ''}"
