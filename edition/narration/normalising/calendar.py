"""Dates, years, decades and times of day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from edition.narration.normalising.money import any_of
from edition.narration.normalising.scanning import Rule, rule
from edition.narration.normalising.terms import Terms, lead, word_before

__all__ = ["calendar_rules", "full_pause", "lead", "word_before"]

_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_MONTH = r"(?:1[0-2]|0?[1-9])"
_YEAR = r"(?:1[0-9]|20)\d\d"
_ISO = rf"(?P<year>{_YEAR})-(?P<month>1[0-2]|0[1-9])-(?P<day>3[01]|[12]\d|0[1-9])"
_CLOCK = r"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)"
_CLOCK_AGAIN = r"(?:[01]?\d|2[0-3]):[0-5]\d(?![\w:])"
_STOP = r"(?:(?=[A-Z]{3,4}(?!\w))|(?![\w:]|[.,]\d))"
"""Nothing that makes it another number; letters of a time zone may follow."""


def calendar_rules(terms: Terms) -> Sequence[Rule]:
    """Return the rules for dates and times that begin with a digit."""
    names = any_of(terms.month_names)
    return (
        rule(rf"{_ISO}[T ]{_CLOCK}(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?(?!\w)", lambda m: _moment(m, terms)),
        rule(rf"{_ISO}(?![\w-])", lambda m: _iso(m, terms)),
        rule(
            rf"(?P<day>{_DAY})(?:st|nd|rd|th|\.|º|°|er)?"
            rf"(?:\s?[-–—]\s?(?P<last>{_DAY})\.?)?\s(?:de\s)?(?P<month>(?i:{names}))(?:(?P<cut>\.)|\b)"
            rf"(?:,?\s(?:de\s)?(?P<year>{_YEAR})(?!\w|-\w|\s(?:r\.|roku|р\.|року)))?"
            rf"(?P<on>\s?[-–]\s?(?={_DAY}\.?\s(?i:{names})))?",
            lambda m: _named(m, terms),
        ),
        rule(
            rf"(?P<a>\d\d?)(?P<mark>[./-])(?P<b>\d\d?)(?P=mark)(?P<year>{_YEAR}|\d\d)(?![\w/])",
            lambda m: _numeric(m, terms),
        ),
        rule(
            rf"{_CLOCK}(?::(?P<second>[0-5]\d))?{_STOP}(?P<on>\s?[-–—]\s?(?={_CLOCK_AGAIN}))?",
            lambda m: _time(m, terms),
        ),
        rule(
            rf"(?P<low>{_YEAR})(?P<mark>[-–—/]|\s[-–—]\s)(?P<high>{_YEAR}|\d\d)(?![\w]|[.,]\d|-\d)",
            lambda m: _years(m, terms),
        ),
        rule(r"(?P<year>1[1-9]\d\d|20\d\d)(?![\w]|[.,:/]\d|-\d)", lambda m: _year(m, terms)),
    )


def _moment(match: re.Match[str], terms: Terms) -> str:
    return f"{_iso(match, terms)}, {terms.clock(int(match['hour']), int(match['minute']))}"


def _iso(match: re.Match[str], terms: Terms) -> str:
    return _written(int(match["day"]), int(match["month"]), match["year"], match, terms)


def _numeric(match: re.Match[str], terms: Terms) -> str | None:
    if len(match["year"]) == 2 and match["mark"] not in ("/" if terms.decimal == "." else "/."):
        return None
    day, month = (int(match["a"]), int(match["b"])) if terms.day_first else (int(match["b"]), int(match["a"]))
    if month > 12:
        day, month = month, day
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return f"{match['a']} {match['b']} {match['year']}"
    return _written(day, month, match["year"], match, terms)


def _written(day: int, month: int, year: str, match: re.Match[str], terms: Terms) -> str:
    said_year = terms.year(int(year)) if len(year) == 4 else year
    return terms.date(terms.day(day, word_before(match)), terms.months[month - 1], said_year)


def _named(match: re.Match[str], terms: Terms) -> str | None:
    month = terms.month_names.get(match["month"].lower())
    if month is None or _other_word(match, terms):
        return None
    before = word_before(match)
    day = terms.day(int(match["day"]), before)
    if match["last"]:
        day = f"{day} {terms.to} {terms.day(int(match['last']), terms.to)}"
    said = terms.date(day, terms.months[month - 1], terms.year(int(match["year"])) if match["year"] else "")
    return f"{said} {terms.to}" if match["on"] else said


def _other_word(match: re.Match[str], terms: Terms) -> bool:
    """Return True for “5 may” in a language with capital months, and for a month cut short without its full stop."""
    name = match["month"]
    if terms.months[0][0].isupper():
        return name[0].islower()
    return name.lower() not in terms.months and not match["cut"]


def _time(match: re.Match[str], terms: Terms) -> str | None:
    if match["second"] or len(match["minute"]) != 2:
        return f"{match['hour']} {match['minute']} {match['second']}"
    said = terms.clock(int(match["hour"]), int(match["minute"]))
    return f"{said} {terms.to}" if match["on"] else said


def _years(match: re.Match[str], terms: Terms) -> str | None:
    low, high = match["low"], match["high"]
    if match["mark"] == "/":
        return f"{terms.year(int(low))} {high}" if len(high) == 2 else None
    if len(high) == 2 and int(high) <= int(low[2:]):
        return None
    to = terms.between.get(word_before(match), terms.to)
    return f"{terms.year(int(low))} {to} {terms.year(int(low[: -len(high)] + high))}"


def _year(match: re.Match[str], terms: Terms) -> str | None:
    """Say a year; “about 1500 people” is none."""
    if terms.counting and word_before(match) in terms.counting and terms.counted.match(match.string, match.end()):
        return None
    return terms.year(int(match["year"]))


def full_pause(match: re.Match[str]) -> str:
    """Return the pause of an abbreviation whose full stop ends a sentence too; empty within one."""
    behind = match.string[match.end() : match.end() + 4].lstrip(' \u00a0“„«"')
    return "." if behind[:1].isupper() else ""
