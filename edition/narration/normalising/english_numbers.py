"""English numbers that are said in words: years, ordinals, decades, dates, times of day."""

from __future__ import annotations

import re

from edition.narration.normalising.calendar import word_before
from edition.narration.normalising.english_words import MONTHS
from edition.narration.normalising.scanning import Rule, rule
from edition.narration.normalising.terms import Terms, listed

SMALL = listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = listed("oh ten twenty thirty forty fifty sixty seventy eighty ninety")
_ORDINALS = listed("zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth")


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
    if number < len(SMALL):
        return SMALL[number]
    tens, units = divmod(number, 10)
    return f"{_TENS[tens]}-{SMALL[units]}" if units else _TENS[tens]


def day(number: int, before: str) -> str:
    """Say the day of a month: “the fifth”, without the article after one."""
    article = "" if before == "the" else "the "
    return f"{article}{ordinal(number)}"


def clock(hour: int, minute: int) -> str:
    """Say a time on the 24 hour clock: “14 30”, “14 oh 5”, “14 hundred”."""
    if minute == 0:
        return f"{hour} hundred" if hour > 12 or hour == 0 else f"{hour} o'clock"
    return f"{hour} oh {minute}" if minute < 10 else f"{hour} {minute}"


def clock_rules() -> tuple[Rule, ...]:
    """Return the rules for “2am”, “7.30pm”, “9-11am”."""
    half = r"\s?(?P<half>[ap])\.?m\.?(?![^\W_])"
    time = r"(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?"
    to = r"(?P<to>(?:[-–—]|\s[-–—]\s)(?=(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)?\s?[ap]\.?m))?"

    def said(match: re.Match[str]) -> str:
        minute = int(match["minute"] or 0)
        minutes = f" {'oh ' if minute < 10 else ''}{minute}" if minute else ""
        return f"{int(match['hour'])}{minutes} {match['half'].upper()}.M{' to' if match['to'] else ''}"

    return (
        rule(r"(?P<low>1[0-2]|[1-9])\s?[-–—]\s?(?=(?:1[0-2]|[1-9])\s?[ap]\.?m)", lambda m: f"{m['low']} to"),
        rule(f"(?i:{time}{half}{to})", said),
        rule(r"(?P<hour>0\d)\.(?P<minute>[0-5]\d)(?![\d.])", lambda m: clock(int(m["hour"]), int(m["minute"]))),
    )


def decade_rules() -> tuple[Rule, ...]:
    """Return the rules for “1990s”, “’90s”, “’68”, “in 1066”, “44BC”."""

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
        rule(r"['’](?P<year>\d\d)(?![\w])", lambda m: ("oh " if m["year"] < "10" else "") + pair(int(m["year"]))),
        rule(r"(?P<year>10\d\d)(?!\w|[.,]\d)", lambda m: year(int(m["year"])) if _when(m) else None),
        rule(r"(?P<year>\d{1,4})\s?(?P<era>BCE?|CE|AD)(?!\w)", lambda m: f"{m['year']} {'.'.join(m['era'])}"),
    )


def _when(match: re.Match[str]) -> bool:
    return word_before(match) in ("in", "since", "of", "by", "from", "until", "before", "after", "year")


def month_rules(terms: Terms) -> tuple[Rule, ...]:
    """Return the rules for dates that begin with the month (“Jan. 5, 2022”) and for months cut short."""
    names = "|".join(sorted((name.capitalize() for name in MONTHS), key=len, reverse=True))
    day = r"(?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?(?:\s?[-–—]\s?(?P<last>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?)?"
    tail = r"(?!\w|[.,:]\d|%|\s?(?:am|pm|people|percent|million)\b)(?:,?\s(?P<year>1\d\d\d|20\d\d)(?!\w))?"
    tail += rf"(?P<on>\s?[-–]\s?(?=(?:{names})\.?\s\d))?"

    def said(match: re.Match[str]) -> str:
        month = terms.months[MONTHS[match["month"].lower()] - 1]
        first = ordinal(int(match["day"]))
        last = f" to {ordinal(int(match['last']))}" if match["last"] else ""
        when = f", {year(int(match['year']))}" if match["year"] else ""
        return f"{month} {first}{last}{when}{' to' if match['on'] else ''}"

    def months(match: re.Match[str]) -> str:
        return " to ".join(terms.months[MONTHS[match[name].lower()] - 1] for name in ("month", "last"))

    return (
        rule(rf"(?P<month>{names})\.?\s{day}{tail}", said),
        rule(rf"(?P<month>{names})\.?\s?[-–]\s?(?P<last>{names})(?:\.|\b)", months),
        rule(rf"(?P<month>{names})\.?(?=\s(?:1\d|20)\d\d\b)", lambda m: terms.months[MONTHS[m["month"].lower()] - 1]),
        rule(rf"(?P<month>{names})\.(?!\w)", lambda m: terms.months[MONTHS[m["month"].lower()] - 1]),
    )
