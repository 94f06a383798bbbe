"""Measures: “5 km”, “60 mph”, “20 °C”, “10%”, “5bn”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from edition.narration.normalising.money import Attributive, any_of, form
from edition.narration.normalising.numerals import DASH, number_pattern, spoken_number
from edition.narration.normalising.scanning import Rule, rule
from edition.narration.normalising.terms import Terms, joiner


def measure_rules(terms: Terms, attributive: Attributive = lambda _: False) -> Sequence[Rule]:
    """Return the rules for a number, or a range, with a unit."""
    number = number_pattern(terms, measured=True)
    unit = rf"(?:[\s\u00a0\u202f]?|-)(?P<unit>{any_of(terms.units)})(?![^\W_]|[²³°])"
    magnitude = rf"[\s\u00a0\u202f]?(?P<unit>{any_of(terms.magnitudes)})(?![^\W_])"
    minus = r"(?P<minus>(?<![\w)])[-−–])?"
    amount = rf"{minus}(?P<low>{number})(?:{DASH}(?P<high>{number}))?"
    angle = amount + r"[\s\u00a0\u202f]?(?P<unit>°)(?!\w)"
    percent = rf"{minus}(?P<low>{number})%?(?:{DASH}(?P<high>{number}))?[\s\u00a0\u202f]?(?P<unit>%)"
    return (
        rule(percent, lambda m: f"{_amount(m, terms)} {form(terms.percent, m['high'] or m['low'], terms)}"),
        rule(
            amount + unit + rf"(?:\.(?=,?\s[a-zа-яäöüąćęłńóśźżéèàіїєґ\d]))?(?P<on>{DASH}(?=\d))?",
            lambda m: _measure(m, terms, attributive),
        ),
        rule(angle, lambda m: f"{_amount(m, terms)} {form(terms.degrees, m['high'] or m['low'], terms)}"),
        rule(
            amount + magnitude,
            lambda m: f"{_amount(m, terms)} {form(terms.magnitudes[m['unit']], m['high'] or m['low'], terms)}",
        ),
    )


def _measure(match: re.Match[str], terms: Terms, attributive: Attributive) -> str:
    said = f"{_amount(match, terms)} {_unit(match, terms, attributive)}"
    return f"{said} {terms.to}" if match["on"] else said


def _amount(match: re.Match[str], terms: Terms) -> str:
    low = (f"{terms.minus} " if match["minus"] else "") + spoken_number(match["low"], terms)
    return f"{low} {joiner(match, terms)} {spoken_number(match['high'], terms)}" if match["high"] else low


def _unit(match: re.Match[str], terms: Terms, attributive: Attributive) -> str:
    forms = terms.units[match["unit"]]
    return forms[0] if attributive(match) else form(forms, match["high"] or match["low"], terms)
