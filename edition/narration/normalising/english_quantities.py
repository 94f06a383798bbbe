"""English quantities that depend on the words around them: “5m people”, “100m race”, “5ft 10in”, “30C”, “7/10”."""

from __future__ import annotations

import re

from edition.narration.normalising.calendar import lead, word_before
from edition.narration.normalising.english_numbers import SMALL, ordinal
from edition.narration.normalising.english_words import MAGNITUDES
from edition.narration.normalising.money import any_of
from edition.narration.normalising.scanning import Rule, rule
from edition.narration.normalising.terms import Terms, listed

_DIMENSIONS = (
    "high|long|wide|tall|deep|away|from|above|below|race|sprint|freestyle|hurdles|relay|by|in|up|down|of|and|to"
)
_RACES = re.compile(r"[\s-](?:race|sprint|dash|final|freestyle|butterfly|backstroke|hurdles|relay|run|walk)\b")
_DETERMINED = re.compile(r"\b(?:the|its|his|her|their|our|my|your|this|that|another|each|every|[Aa]n?\s[\w-]+,)\s$")
_NO_NOUNS = frozenset(
    listed(
        "a about above after against ago also an and are around as at away back because before being below between but "
        "by down during each every for from had has have he if in into is it last less more next not of off on or out "
        "over per she since so than that the their they this to under until up was we were when which while who will "
        "with within worth would you"
    )
)
"""Words behind a quantity that it does not belong to."""
_NUMBERED = frozenset(
    listed("apartment appendix article block class figure flat gate page platform room route row seat section unit")
)
"""Words after which “12C” is no temperature."""


def attributive(match: re.Match[str]) -> bool:
    """Return True where a quantity stands before a noun and its unit keeps the singular (“a $5 million house”)."""
    behind = match.string[match.end() : match.end() + 24]
    if re.match(r"-(?!a-|plus\b)[^\W\d_]", behind) or _RACES.match(behind):
        return True
    noun = re.match(r"[\s-](?P<word>[^\W\d_]+)", behind)
    if not noun or (noun["word"] in _NO_NOUNS and behind[0] != "-"):
        return False
    return word_before(match) in ("a", "an") or bool(_DETERMINED.search(lead(match)))


def rate(unit: str) -> str:
    """Say what is behind the stroke in “$20/hr”: “an hour”."""
    return f"{'an' if unit[:1] in 'aeio' or unit.startswith('hour') else 'a'} {unit}"


def quantity_rules() -> tuple[Rule, ...]:
    """Return the rules, to be tried before those of plain measures."""
    return (
        rule(
            r"(?:(?P<low>\d[\d,]*(?:\.\d+)?)[-–])?(?P<number>\d[\d,]*(?:\.\d+)?)m(?=[ ](?!(?:"
            + _DIMENSIONS
            + r")\b)[a-z]{3,})",
            lambda m: f"{m['low']} to {m['number']} million" if m["low"] else f"{m['number']} million",
        ),
        rule(r"(?P<times>\d)x(?P<metres>\d+)m(?!\w)", lambda m: f"{m['times']} by {m['metres']} metres"),
        rule(r"(?P<low>\d\d)[-–](?P<high>\d\d)s(?!\w)", lambda m: f"{m['low']} to {m['high']}s"),
        rule(r"½(?=\san?\b)", lambda _: "half"),
        rule(r"(?P<lines>480|720|1080|1440|2160)p(?!\w)", lambda m: f"{m['lines']} P"),
        rule(r"(?P<number>[248])K(?!\w)", lambda m: f"{m['number']} K"),
        rule(
            r"(?P<thousands>\d{1,2})[kK](?=\s(?:run|race|walk|jog|swim|charity|fun|course|distance)\b)",
            lambda m: f"{m['thousands']} K",
        ),
        rule(r"(?P<low>\d+)-in-(?P<high>\d+)(?![\w-])", lambda m: f"{m['low']} in {m['high']}"),
        rule(r"(?P<low>[2468])[x×](?P<high>[2468])(?!\w)", lambda m: f"{m['low']} by {m['high']}"),
        rule(r"(?P<low>\d{1,3}):(?P<high>1(?:,?000)+|1)(?![\w:])", lambda m: f"{m['low']} to {m['high']}"),
        rule(r"(?P<stone>\d{1,2})st(?:\s?(?P<pounds>\d{1,2})\s?lbs?)?(?!\w)", _weight),
        rule(r"(?P<feet>\d+)\s?ft\s?(?P<inches>\d{1,2})\s?(?:in|ins)?(?!\w)\.?", _tall),
        rule(r"(?P<feet>\d)['’′](?P<inches>\d{1,2})(?:[\"”″]|''|’’)", _tall),
        rule(r"(?P<number>\d+(?:\.\d+)?)-?in(?:s)?(?![\w-])", _inches),
        rule(r"(?P<hours>\d+)\s?h(?:rs?)?\s?(?P<minutes>\d{1,2})\s?m(?:ins?)?(?!\w)", _lasting),
        rule(r"(?P<minus>[-−–])?(?P<degrees>\d{1,3}(?:\.\d)?)(?P<scale>[CF])(?!\w)", _temperature),
        rule(r"(?P<low>\d{1,2})/(?P<high>5|10)(?![\w/]|\sof\b)", lambda m: f"{m['low']} out of {m['high']}"),
        rule(
            r"(?P<whole>\d+)[ ](?P<low>[1-9])/(?P<high>[2-9])(?![\w/])",
            lambda m: (
                f"{m['whole']} and {_vulgar(m)}".replace("one ", "a ") if int(m["low"]) < int(m["high"]) else None
            ),
        ),
        rule(r"(?P<low>[1-9])/(?P<high>[2-9]|10)(?:rds|ths|nds)?(?![\w/])", _vulgar),
    )


def unit_rules(terms: Terms) -> tuple[Rule, ...]:
    """Return the rules for units without a number: “people per km²”, “a £5m-a-year deal”."""
    return (
        rule(rf"per\s(?P<unit>{any_of(terms.units)})(?![\w²³])", lambda m: f"per {terms.units[m['unit']][0]}"),
        rule(r"R(?P<amount>\d[\d,]*(?:\.\d+)?)(?:[ -]?(?P<many>million|billion|m|bn))?(?![\w-])", _rand),
        rule(r"a-(?=(?:year|month|week|day|night|time|head|piece|game)\b)", lambda _: "a"),
        rule(r"(?P<matter>PM)(?P<size>2\.5|10)(?!\w)", lambda m: f"P.M {m['size']}"),
        rule(r"(?P<first>s?he|his|him|her)/(?P<other>s?he|hers?|him|his)\b", lambda m: f"{m['first']} or {m['other']}"),
    )


def _rand(match: re.Match[str]) -> str | None:
    """Say a sum of South African money; a small number behind an R is a road or a grade."""
    amount, many = match["amount"], match["many"]
    if not many and len(amount) < 3:
        return None
    return " ".join(filter(None, (amount, MAGNITUDES[many][0] if many else "", "rand")))


def _tall(match: re.Match[str]) -> str:
    first = attributive(match)
    feet = "foot" if match["feet"] == "1" or first else "feet"
    return f"{match['feet']} {feet} {match['inches']} {'inch' if match['inches'] == '1' or first else 'inches'}"


def _weight(match: re.Match[str]) -> str | None:
    """Say “9st 4lb”; an ordinal (“1st”, “21st”) is none."""
    stone, pounds = match["stone"], match["pounds"]
    if ordinal(int(stone)).endswith("st") or int(stone) < 3:
        return None
    return f"{stone} stone {pounds} pound{'' if pounds == '1' else 's'}" if pounds else f"{stone} stone"


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
