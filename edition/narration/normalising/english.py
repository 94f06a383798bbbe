"""English."""

from __future__ import annotations

import re
from functools import partial

from edition.narration.normalising.addresses import address_rules, tag_rules
from edition.narration.normalising.calendar import calendar_rules, word_before
from edition.narration.normalising.english_words import (
    ABBREVIATIONS,
    ACRONYMS,
    CURRENCIES,
    MAGNITUDES,
    MONTHS,
    ORDINARY,
    SIGNS,
    SPELLED,
    TITLES,
    UNITS,
)
from edition.narration.normalising.measures import measure_rules
from edition.narration.normalising.money import money_rules
from edition.narration.normalising.numerals import number_rules
from edition.narration.normalising.scanning import Grammar, Rule, rule
from edition.narration.normalising.signs import PAUSING_SIGNS, sign_rules
from edition.narration.normalising.terms import Terms, listed, two_forms
from edition.narration.normalising.words import abbreviation_rules, acronym_rules, roman_rules

_SMALL = listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = listed("oh ten twenty thirty forty fifty sixty seventy eighty ninety")
_ORDINALS = listed("zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth")
_DIMENSIONS = (
    "high|long|wide|tall|deep|away|from|above|below|race|sprint|freestyle|hurdles|relay|by|in|up|down|of|and|to"
)
_REIGNING = re.compile(r"(?:^|[^\w])(?P<first>[A-Z][^\W\d_]+)[ ]$")
_COUNTED = frozenset(
    listed(
        "war part chapter act volume phase type article title class book section appendix stage mark bowl schedule "
        "division level grade apollo saturn rocky episode vatican minsk psalm canto"
    )
)
"""Words before a Roman numeral that is said as a plain number."""
_NOT_NAMES = frozenset(
    listed("I The A An And But If So Then When While As In On At To For With That This He She They We You It")
)


def ordinal(number: int) -> str:
    """Return an ordinal: words up to twelfth, figures with their ending above."""
    if number < len(_ORDINALS):
        return _ORDINALS[number]
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def year(number: int) -> str:
    """Say a year in pairs: “nineteen ninety”, “twenty twenty-two”; “2005” as it is."""
    century, rest = divmod(number, 100)
    if century % 10 == 0 and rest < 10:
        return str(number)
    if rest == 0:
        return f"{pair(century)} hundred"
    return f"{pair(century)} {'oh ' if rest < 10 else ''}{pair(rest)}"


def pair(number: int) -> str:
    """Return a number from 0 to 99 in words."""
    if number < len(_SMALL):
        return _SMALL[number]
    tens, units = divmod(number, 10)
    return f"{_TENS[tens]}-{_SMALL[units]}" if units else _TENS[tens]


def grammar(tag: str) -> Grammar:
    """Return the rules of English; of the United States for ``en-US``."""
    american = tag.lower().startswith("en-us")
    terms = _terms(american)
    known = {*ABBREVIATIONS, *TITLES, "No", "Nos", "St", *(name.capitalize() for name in MONTHS)}
    return Grammar(
        numbers=(
            *address_rules(terms),
            *tag_rules(terms),
            *money_rules(terms, _attributive),
            *_clock_rules(),
            *_decade_rules(),
            *calendar_rules(terms),
            *_metre_rules(),
            *measure_rules(terms, _attributive),
            rule(r"(?P<low>[1-9])/(?P<high>[2-9]|10)(?![\w/])", _vulgar),
            *number_rules(terms),
        ),
        words=(
            *address_rules(terms),
            *_month_rules(terms),
            *_title_rules(),
            *abbreviation_rules(ABBREVIATIONS),
            *roman_rules(_roman),
            rule(r"[BCDEFGHJKLMNOPQRSTUVWXYZ]\.(?=\s[A-Z])", lambda m: m[0][0]),
            *acronym_rules(ACRONYMS, ORDINARY, SPELLED),
        ),
        signs=(*tag_rules(terms), *sign_rules(None)),
        sign_names={**PAUSING_SIGNS, **SIGNS},
        plain=partial(_plain, known=frozenset(known)),
    )


def _plain(word: str, known: frozenset[str]) -> bool:
    return word[1:].islower() and word not in known


def _terms(american: bool) -> Terms:
    return Terms(
        language="en",
        decimal=".",
        groups=",",
        to="to",
        minus="minus",
        plus="plus",
        number="number",
        percent="percent",
        degrees=("degree", "degrees"),
        currencies=CURRENCIES,
        magnitudes=MAGNITUDES,
        units=UNITS if american else {**UNITS, "p": ("penny", "pence")},
        months=tuple(name.capitalize() for name in list(MONTHS)[:12]),
        month_names=MONTHS,
        form=two_forms,
        day=_day,
        date=lambda day, month, said_year: " ".join(filter(None, (day, month, said_year))),
        year=year,
        clock=_clock,
        minor_joiner="and",
        fractions=_FRACTIONS,
        and_fraction="and",
        signs=SIGNS,
        day_first=not american,
    )


_FRACTIONS = {
    "½": "a half", "⅓": "a third", "⅔": "two thirds", "¼": "a quarter", "¾": "three quarters", "⅕": "a fifth",
    "⅖": "two fifths", "⅗": "three fifths", "⅘": "four fifths", "⅙": "a sixth", "⅚": "five sixths", "⅛": "an eighth",
    "⅜": "three eighths", "⅝": "five eighths", "⅞": "seven eighths",
}  # fmt: skip


def _day(number: int, before: str) -> str:
    article = "" if before in ("the", "to") else "the "
    return f"{article}{ordinal(number)} of"


def _clock(hour: int, minute: int) -> str:
    if minute == 0:
        return f"{hour} hundred" if hour > 12 or hour == 0 else f"{hour} o'clock"
    return f"{hour} oh {minute}" if minute < 10 else f"{hour} {minute}"


def _clock_rules() -> tuple[Rule, ...]:
    half = r"\s?(?P<half>[ap])\.?m\.?(?![^\W_])"
    time = r"(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?"

    def said(match: re.Match[str]) -> str:
        minute = int(match["minute"] or 0)
        minutes = f" {'oh ' if minute < 10 else ''}{minute}" if minute else ""
        return f"{int(match['hour'])}{minutes} {match['half'].upper()}.M"

    return (
        rule(r"(?P<low>1[0-2]|[1-9])\s?[-–—]\s?(?=(?:1[0-2]|[1-9])\s?[ap]\.?m)", lambda m: f"{m['low']} to"),
        rule(f"(?i:{time}{half})", said),
    )


def _decade_rules() -> tuple[Rule, ...]:
    def said(match: re.Match[str]) -> str:
        century, tens = match["century"], int(match["tens"])
        many = f"{_TENS[tens]}s".replace("ys", "ies") if tens else ""
        if not century:
            return many or "noughties"
        if not tens:
            return "two thousands" if century == "20" else f"{pair(int(century))} hundreds"
        return f"{pair(int(century))} {many}"

    return (
        rule(r"(?P<century>1\d|20)(?P<tens>\d)0['’]?s(?!\w)", said),
        rule(r"['’]?(?P<century>(?!))?(?P<tens>[1-9])0['’]?s(?!\w)", said),
        rule(r"['’](?P<year>\d\d)(?![\w])", lambda m: pair(int(m["year"]))),
    )


def _metre_rules() -> tuple[Rule, ...]:
    """“5m” is five metres before a word of dimension or at an end, else five million (“5m people”)."""
    return (
        rule(
            r"(?P<number>\d[\d,]*(?:\.\d+)?)m(?=[ ](?!(?:" + _DIMENSIONS + r")\b)[a-z]{3,})",
            lambda m: f"{m['number']} million",
        ),
    )


def _vulgar(match: re.Match[str]) -> str | None:
    low, high = int(match["low"]), int(match["high"])
    if low >= high:
        return None
    name = {2: "half", 4: "quarter"}.get(high, ordinal(high))
    return f"{_SMALL[low]} {name}{'s' if low > 1 else ''}"


def _attributive(match: re.Match[str]) -> bool:
    return word_before(match) in ("a", "an") and bool(re.match(r"[\s-][^\W\d_]", match.string[match.end() :]))


def _month_rules(terms: Terms) -> tuple[Rule, ...]:
    names = "|".join(sorted((name.capitalize() for name in MONTHS), key=len, reverse=True))
    day = r"(?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?(?:\s?[-–—]\s?(?P<last>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?)?"
    tail = r"(?!\w|[.,:]\d|%|\s?(?:am|pm|people|percent|million)\b)(?:,?\s(?P<year>1\d\d\d|20\d\d)(?!\w))?"

    def said(match: re.Match[str]) -> str:
        month = terms.months[MONTHS[match["month"].lower()] - 1]
        first = ordinal(int(match["day"]))
        last = f" to {ordinal(int(match['last']))}" if match["last"] else ""
        when = f", {year(int(match['year']))}" if match["year"] else ""
        return f"{month} {first}{last}{when}"

    return (
        rule(rf"(?P<month>{names})\.?\s{day}{tail}", said),
        rule(rf"(?P<month>{names})\.(?!\w)", lambda m: terms.months[MONTHS[m["month"].lower()] - 1]),
    )


def _title_rules() -> tuple[Rule, ...]:
    titles = "|".join(sorted(TITLES, key=len, reverse=True))
    return (
        rule(rf"(?P<title>{titles})\b\.?(?=\s['’“]?[A-Z])", lambda m: TITLES[m["title"]]),
        rule(r"St\.?(?=\s[A-Z])", lambda m: None if _after_name(m) else "Saint"),
        rule(r"(?:St|Dr)\b\.?", lambda m: {"S": "Street", "D": "Drive"}[m[0][0]] if _after_name(m) else None),
        rule(r"No\.?\s?(?=\d)", lambda m: "number" if m[0] != "No " or not _sentence_start(m) else None),
        rule(r"Nos\.?\s?(?=\d)", lambda _: "numbers"),
    )


def _after_name(match: re.Match[str]) -> bool:
    return bool(re.search(r"[A-Z][^\W\d_]+\s$", match.string[: match.start()]))


def _sentence_start(match: re.Match[str]) -> bool:
    return not match.string[: match.start()].strip("“‘\"' ")


def _roman(value: int, before: str) -> str | None:
    """Say a numeral after a ruler's name as an ordinal, after “World War” and the like as a number, else not at all."""
    found = _REIGNING.search(before)
    if not found or found["first"] in _NOT_NAMES:
        return None
    if found["first"].lower() in _COUNTED:
        return pair(value)
    letter = value in (1, 5, 10, 50, 100)
    return None if letter and found["first"] not in _RULERS else f"the {ordinal(value)}"


_RULERS = frozenset(
    listed(
        "Elizabeth Charles James George William Henry Edward Richard Mary Nicholas Alexander Peter Catherine Francis "
        "Louis Philip Leopold Albert Wilhelm Friedrich Franz Haakon Harald Olav Christian Frederik Margrethe Carl "
        "Gustaf Juan Felipe Alfonso Pius Paul John Benedict Gregory Leo Clement Innocent Urban Boniface Rameses "
        "Ramesses Darius"
    )
)
