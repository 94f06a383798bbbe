"""The grammar that languages with a decimal comma and the day before the month share; each gives it its own words."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial

from edition.narration.normalising.addresses import address_rules, tag_rules
from edition.narration.normalising.calendar import calendar_rules
from edition.narration.normalising.measures import measure_rules
from edition.narration.normalising.money import any_of, money_rules
from edition.narration.normalising.numerals import number_rules, telephone_rules
from edition.narration.normalising.scanning import Grammar, Rule, rule
from edition.narration.normalising.signs import PAUSING_SIGNS, sign_rules
from edition.narration.normalising.terms import Forms, Terms
from edition.narration.normalising.words import abbreviation_rules, acronym_rules, letters, roman_rules

GROUPS = ". \u00a0\u202f\u2009"
"""Between thousands: a full stop or a narrow or fixed space."""
WATTS = {"W": "", "kW": "kilo", "MW": "mega", "GW": "giga", "TW": "tera"}
_ALONE = ("kWh", "MWh", "GWh", "TWh", "km²", "m²", "m³", "km/h", "°C")
"""Symbols that also stand without a number (“Cent pro kWh”) and that a voice reads as letters."""
_VOWEL = re.compile("[AEIOUYÄÖÜ]")
_PRINTED = ("km", "m", "cm", "mm", "kg", "g", "mg", "t", "l", "ml", "ha", "km/h", "m/s", "km²", "m²", "m³", "°C", "°F")


def metric(*forms: Forms, watt: Forms, watt_hour: Forms, others: Mapping[str, Forms]) -> dict[str, Forms]:
    """Return units by symbol: the forms of km, m, cm, mm, kg, g, mg, t, l, ml, ha, km/h, m/s, km², m², m³, °C, °F."""
    units = dict(zip(_PRINTED, forms, strict=True))
    for symbol, prefix in WATTS.items():
        units[symbol] = tuple(prefix + form for form in watt)
        units[f"{symbol}h"] = tuple(prefix + form for form in watt_hour)
    units |= {
        "km2": units["km²"],
        "m2": units["m²"],
        "m3": units["m³"],
        "kmh": units["km/h"],
        **dict.fromkeys(("℃", "ºC", "° C"), units["°C"]),
        **others,
    }
    return units


def grammar_of(
    terms: Terms,
    *,
    numbers: Sequence[Rule] = (),
    words: Sequence[Rule] = (),
    roman: Callable[[int, str], str | None] = lambda _value, _before: None,
    roman_tail: str = "",
    acronyms: Mapping[str, str],
    both: str,
    spelled: Collection[str] = (),
    seen: Collection[str] = (),
    elision: bool = False,
    emoji: str,
    finish: Callable[[str], str] | None = None,
) -> Grammar:
    """Return the grammar of a language.

    Args:
        terms: Its words.
        numbers: Rules of its own, tried first at numbers.
        words: Rules of its own, tried first at words.
        roman: Says a Roman numeral after the words before it; None leaves it alone.
        roman_tail: Regular expression of what belongs to a Roman numeral.
        acronyms: Said as words, and how.
        both: “and”, for “&”.
        spelled: Acronyms that one could say, but spells.
        seen: Words in small letters that the language's own rules must see.
        elision: An article may stand before an acronym with an apostrophe.
        emoji: What any emoji is called.
        finish: Says what rules and print leave in figures.
    """
    short = {key.partition(".")[0].partition(" ")[0] for key in terms.abbreviations}
    return Grammar(
        numbers=(
            *address_rules(terms),
            *tag_rules(terms),
            *numbers,
            *money_rules(terms),
            *calendar_rules(terms),
            *measure_rules(terms),
            *number_rules(terms),
        ),
        words=(
            money_rules(terms)[0],
            *words,
            *abbreviation_rules(terms.abbreviations),
            rule(rf"(?:{any_of(_ALONE)})(?![\w²³])", lambda m: terms.units[m[0]][0] if m[0] in terms.units else None),
            rule(r"(?P<letters>[A-ZÄÖÜ]{2,3})(?P<number>\d+)(?!\w)", lambda m: _numbered(m, acronyms)),
            *address_rules(terms),
            *roman_rules(roman, roman_tail),
            *acronym_rules(acronyms, (), spelled, both=both, elision=elision),
        ),
        signs=(*tag_rules(terms), *telephone_rules(), *sign_rules(emoji, terms.dot)),
        sign_names={**PAUSING_SIGNS, **terms.signs},
        plain=partial(_plain, known=frozenset({*short, *seen})),
        finish=finish,
    )


def _numbered(match: re.Match[str], acronyms: Mapping[str, str]) -> str | None:
    """Say letters with a number (“CO2”, “COP30”) by letters where a voice would make a word of them."""
    word, number = match["letters"], match["number"]
    said = acronyms.get(word) or letters(word)
    return f"{said} {number}" if _VOWEL.search(word) else None


def _plain(word: str, known: Collection[str]) -> bool:
    return word[1:].islower() and word not in known
