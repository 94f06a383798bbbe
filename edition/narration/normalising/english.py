"""English."""

from __future__ import annotations

import re
from functools import partial

from edition.narration.normalising.addresses import address_rules, tag_rules
from edition.narration.normalising.calendar import calendar_rules, lead
from edition.narration.normalising.english_numbers import (
    clock,
    clock_rules,
    day,
    decade_rules,
    month_rules,
    ordinal,
    pair,
    year,
)
from edition.narration.normalising.english_quantities import attributive, quantity_rules
from edition.narration.normalising.english_words import (
    ABBREVIATIONS,
    ACRONYMS,
    CURRENCIES,
    FRACTIONS,
    LETTERS,
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

_REIGNING = re.compile(r"(?:^|[^\w])(?P<first>[^\W\d_]{2,})[ ]$")
_COUNTED = frozenset(
    listed(
        "war part chapter act volume phase type article title class book section appendix stage mark bowl schedule "
        "division level grade apollo saturn rocky episode vatican minsk psalm canto fantasy"
    )
)
"""Words before a Roman numeral that is said as a plain number."""
_NOT_NAMES = frozenset(
    listed("I The A An And But If So Then When While As In On At To For With That This He She They We You It")
)


def grammar(tag: str) -> Grammar:
    """Return the rules of English; of the United States for ``en-US``."""
    american = tag.lower().startswith("en-us")
    terms = _terms(american)
    known = {*ABBREVIATIONS, *TITLES, "No", "Nos", "St", "Rs", *(name.capitalize() for name in MONTHS)}
    return Grammar(
        numbers=(
            *address_rules(terms),
            *tag_rules(terms),
            *money_rules(terms, attributive),
            *clock_rules(),
            *decade_rules(),
            *calendar_rules(terms),
            *quantity_rules(),
            *measure_rules(terms, attributive),
            *number_rules(terms),
        ),
        words=(
            money_rules(terms, attributive)[0],
            *month_rules(terms),
            *_title_rules(),
            *abbreviation_rules(ABBREVIATIONS),
            *address_rules(terms),
            *roman_rules(_roman),
            rule(r"[BCDEFGHJKLMNOPQRSTUVWXYZ]\.(?=\s[A-Z])", lambda m: m[0][0]),
            *acronym_rules(ACRONYMS, ORDINARY, SPELLED, LETTERS),
        ),
        signs=(*tag_rules(terms), *sign_rules(None, terms.dot)),
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
        per="a",
        plus="plus",
        number="number",
        percent="percent",
        degrees=("degree", "degrees"),
        currencies=CURRENCIES,
        magnitudes=MAGNITUDES,
        units=UNITS if american else {**UNITS, "p": ("pence",)},
        months=tuple(name.capitalize() for name in list(MONTHS)[:12]),
        month_names=MONTHS,
        form=two_forms,
        day=day,
        date=lambda day, month, said_year: f"{day} of {month} {said_year}".strip(),
        year=year,
        clock=clock,
        minor_joiner="and",
        fractions=FRACTIONS,
        and_fraction="and",
        signs=SIGNS,
        day_first=not american,
    )


def _title_rules() -> tuple[Rule, ...]:
    titles = "|".join(sorted(TITLES, key=len, reverse=True))
    return (
        rule(rf"(?P<title>{titles})\b\.?(?=\s['’“]?[A-Z])", lambda m: TITLES[m["title"]]),
        rule(r"St\.?(?=\s[A-Z])", lambda m: None if _after_name(m) else "Saint"),
        rule(r"(?:St|Dr)\b\.?", lambda m: {"S": "Street", "D": "Drive"}[m[0][0]] if _after_name(m) else None),
        rule(r"No\.?\s?(?=\d)", lambda m: "number" if m[0] != "No " or not _sentence_start(m) else None),
        rule(r"(?:Nos\.?|nos\.)\s?(?=\d)", lambda _: "numbers"),
        rule(r"no\.\s?(?=\d)", lambda _: "number"),
        rule(r"x(?=\s\d)", lambda m: "by" if re.search(r"\d\w*\s$", lead(m)) else None),
        rule(r"(?P<first>[a-z]+)-(?=[A-Z]{2,}|(?:[A-Z]\.){2})", lambda m: m["first"]),
        rule(rf"(?P<title>{titles})\.(?=[,;)]|\s[a-z])", lambda m: TITLES[m["title"]]),
        rule(r"c\.\s?(?=\d)", lambda _: "circa"),
        rule(r"p\.\s?(?=\d)", lambda _: "page"),
        rule(r"(?P<when>mid|pre|post|early|late)[-‑](?=\d)", lambda m: m["when"]),
        rule(r"PhD(?P<many>s)?(?!\w)", lambda m: "P.H.D.'s" if m["many"] else "P.H.D"),
    )


def _after_name(match: re.Match[str]) -> bool:
    return bool(re.search(r"[A-Z][^\W\d_]+\s$", lead(match)))


def _sentence_start(match: re.Match[str]) -> bool:
    return not lead(match).strip("“‘\"' ")


def _roman(value: int, before: str) -> str | None:
    """Say a numeral after a ruler's name as an ordinal, after “World War” and the like as a number, else not at all."""
    found = _REIGNING.search(before)
    if not found or found["first"] in _NOT_NAMES:
        return None
    letter = value in (1, 5, 10, 50, 100)
    if found["first"].lower() in _COUNTED:
        return pair(value) if found["first"][0].isupper() or not letter else None
    if not found["first"][0].isupper():
        return None
    return None if letter and found["first"] not in _RULERS else f"the {ordinal(value)}"


_RULERS = frozenset(
    listed(
        "Elizabeth Charles James George William Henry Edward Richard Mary Nicholas Alexander Peter Catherine Francis "
        "Louis Philip Leopold Albert Wilhelm Friedrich Franz Haakon Harald Olav Christian Frederik Margrethe Carl "
        "Gustaf Juan Felipe Alfonso Pius Paul John Benedict Gregory Leo Clement Innocent Urban Boniface Rameses "
        "Ramesses Darius"
    )
)
