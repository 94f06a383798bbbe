"""The words of a language that numbers, money, measures and dates are said with."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

Forms = tuple[str, ...]
"""A noun by grammatical number, in the order that the language's ``form`` counts: singular, plural; or one, few, many,
fraction."""


@dataclass(frozen=True)
class Currency:
    """What a currency is called."""

    name: Forms
    minor: Forms = ()
    """Its hundredth part; empty when it is not said (“3 Euro 20”)."""
    after_million: str = ""
    """As it stands after million or billion (“d'euros”); empty takes the last form of ``name``."""


@dataclass(frozen=True)
class Terms:
    """The words of one language."""

    language: str
    """Primary BCP 47 subtag."""
    decimal: str
    """Decimal mark."""
    groups: str
    """Characters that may part thousands."""
    to: str
    """Between the ends of a range."""
    minus: str
    plus: str
    number: str
    """Before a number, for “No.” and “#”."""
    percent: Forms
    degrees: Forms
    currencies: Mapping[str, Currency]
    """By sign and by ISO 4217 code."""
    magnitudes: Mapping[str, Forms]
    """million, billion … by how they are printed (“m”, “bn”)."""
    units: Mapping[str, Forms]
    """By symbol."""
    months: tuple[str, ...]
    """The twelve, as said in a date."""
    month_names: Mapping[str, int]
    """Every printed form of a month, lower case and without its full stop, to its number from 1."""
    form: Callable[[str], int]
    """Which of a noun's forms a printed number takes."""
    day: Callable[[int, str], str]
    """Says the day of a month: (day, word before it) → “the 5th”."""
    date: Callable[[str, str, str], str]
    """Says a date of a spoken day, a month and a year (“” for none)."""
    year: Callable[[int], str]
    """Says a year."""
    clock: Callable[[int, int], str]
    """Says a time of day on the 24 hour clock."""
    rate: Callable[[str], str] = "per {}".format
    """Says the stroke and what is behind it in “$5/month”."""
    minor_joiner: str = ""
    """Between the whole and the hundredths of a sum."""
    fractions: Mapping[str, str] = field(default_factory=dict)
    """Vulgar fractions by their character."""
    and_fraction: str = ""
    """Between a whole number and a fraction: “and”."""
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    """Printed (without its last full stop) to said."""
    signs: Mapping[str, str] = field(default_factory=dict)
    day_first: bool = True
    """How 3/4/2022 is read."""
    at: str = "at"
    dot: str = "dot"
    hashtag: str = "hashtag"
    times: str = "times"
    spread: str = ""
    """Between two numbers, where it is not ``to``: a pause in languages in which ``to`` would bend them."""
    between: Mapping[str, str] = field(default_factory=dict)
    """Words before a range after which another word than ``to`` joins its ends (“between 5–10”: “and”)."""
    counting: Collection[str] = ()
    """Words before a number that is no year if something countable follows (“about 1500 people”)."""
    counted: re.Pattern[str] = re.compile("(?!)")
    """Matches something countable right behind a number."""
    scoring: str = ""
    """Regular expression of word beginnings that tell that two numbers are a score: “won 1-2”."""
    score_to: str = ""
    """Between the numbers of a score; empty where they are said one after the other."""
    nil: str = ""
    """What 0 is called in a score; empty takes the voice's own."""


def listed(words: str) -> tuple[str, ...]:
    """Return words that are written one after the other, for tables."""
    return tuple(words.split())


def two_forms(number: str) -> int:
    """Singular for exactly one, else plural (English, German, Spanish, Italian)."""
    return 0 if number.lstrip("-−") == "1" else 1


def under_two(number: str) -> int:
    """Singular below two (French)."""
    whole = number.replace(" ", "").split(",")[0].split(".")[0]
    return 0 if whole in ("0", "1") else 1


def polish_forms(number: str) -> int:
    """One, few (2–4, not 12–14), many, fraction."""
    if "," in number:
        return 3
    if number == "1":
        return 0
    return 1 if number[-1] in "234" and number[-2:-1] != "1" else 2


def ukrainian_forms(number: str) -> int:
    """One (1, 21 …), few (2–4, 22–24 …), many, fraction."""
    if "," in number:
        return 3
    teens = number[-2:-1] == "1"
    if number[-1] == "1" and not teens:
        return 0
    return 1 if number[-1] in "234" and not teens else 2


def joiner(match: re.Match[str], terms: Terms) -> str:
    """Return what is said between the ends of a range: “to”, or “and” after “between”."""
    return terms.between.get(word_before(match), terms.spread or terms.to)


def lead(match: re.Match[str], longest: int = 60) -> str:
    """Return the text just before a match: not all of it, so that a long sentence takes no longer a character."""
    return match.string[max(0, match.start() - longest) : match.start()]


def word_before(match: re.Match[str]) -> str:
    """Return the word just before a match, in lower case; empty at the beginning or after a mark."""
    found = re.search(r"(\w+)[.,]?\s$", lead(match, 24))
    return found[1].lower() if found else ""
