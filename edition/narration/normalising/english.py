"""English."""

from __future__ import annotations

import re
from functools import partial

from edition.narration.normalising.addresses import address_rules, tag_rules
from edition.narration.normalising.calendar import calendar_rules, lead
from edition.narration.normalising.english_acronyms import ACRONYMS, LETTERS, ORDINARY, SPELLED
from edition.narration.normalising.english_names import foreign, name_rules
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
from edition.narration.normalising.english_places import STREETS, place_rules
from edition.narration.normalising.english_quantities import attributive, quantity_rules, rate, unit_rules
from edition.narration.normalising.english_words import (
    ABBREVIATIONS,
    CURRENCIES,
    FRACTIONS,
    MAGNITUDES,
    MONTHS,
    SIGNS,
    TITLES,
    UNITS,
)
from edition.narration.normalising.measures import measure_rules
from edition.narration.normalising.money import money_rules
from edition.narration.normalising.numerals import number_rules, telephone_rules
from edition.narration.normalising.scanning import Grammar, Rule, rule
from edition.narration.normalising.signs import PAUSING_SIGNS, sign_rules
from edition.narration.normalising.terms import Terms, listed, two_forms
from edition.narration.normalising.words import abbreviation_rules, acronym_rules, letters, roman, roman_rules

_WEEK = listed("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
_DAYS = "|".join([*_WEEK, *listed("Tues Thurs Thur Mon Tue Wed Thu Fri Sat Sun")])
_VOWEL = re.compile("[AEIOUY]")
_REIGNING = re.compile(r"(?:^|[^\w])(?P<first>[^\W\d_]{2,})[ ]$")
_SCORING = (
    "won|win|beat|lost|lose|losing|loss|defeat|victor|triumph|draw|drew|scor|final|match|game|semi|aggregate|half-time|"
    "thrash|hammer|thump|edge|trail|led|lead|ahead|down|finished|ended|vote|set"
)
_COUNTING = frozenset(
    listed(
        "about around some over nearly almost than of least most roughly approximately only another fewer under "
        "estimated with"
    )
)
_COUNTED_THINGS = re.compile(r"\s(?:[a-z]+ )?(?:people|men|women|children|[a-z]{3,}[^\Ws]s)\b")
_COUNTED = frozenset(
    listed(
        "war part chapter act volume phase type article title class book section appendix stage mark bowl schedule "
        "division level grade apollo saturn rocky episode vatican minsk psalm canto fantasy tier group "
        "category gladiator paddington wrestlemania leopard typhoon civilization redemption region zone camp basel"
    )
)
"""Words before a Roman numeral that is said as a plain number."""
_NOT_NAMES = frozenset(
    listed("I The A An And But If So Then When While As In On At To For With That This He She They We You It")
)


def grammar(tag: str) -> Grammar:
    """Return the rules of English; of the United States for ``en-US``."""
    american = tag.lower().startswith("en-us")
    terms = _terms(american, british=tag.lower().startswith(("en-gb", "en-ie")))
    known = {*ABBREVIATIONS, *TITLES, "No", "Nos", "St", "Rs", "per", *STREETS, *(name.capitalize() for name in MONTHS)}
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
            *unit_rules(terms),
            *place_rules(),
            *roman_rules(_roman),
            *_title_rules(),
            *abbreviation_rules(ABBREVIATIONS),
            *address_rules(terms),
            rule(r"[BCDEFGHJKLMNOPQRSTUVWXYZ]\.(?=\s[A-Z])", lambda m: m[0][0]),
            *name_rules(),
            *acronym_rules(ACRONYMS, ORDINARY, SPELLED, LETTERS),
        ),
        signs=(
            *tag_rules(terms),
            *telephone_rules(),
            rule(r"(?<![\w.])\.(?P<part>\d+)(?!\w)", lambda m: f"0.{m['part']}"),
            *sign_rules(None, terms.dot),
        ),
        sign_names={**PAUSING_SIGNS, **SIGNS},
        plain=partial(_plain, known=frozenset(known)),
    )


def _plain(word: str, known: frozenset[str]) -> bool:
    return word[1:].islower() and word not in known and not foreign(word)


def _terms(american: bool, british: bool) -> Terms:
    return Terms(
        language="en",
        decimal=".",
        groups=",",
        to="to",
        minus="minus",
        between={"between": "and"},
        rate=rate,
        scoring=_SCORING,
        nil="nil" if british else "",
        counting=_COUNTING,
        counted=_COUNTED_THINGS,
        plus="plus",
        number="number",
        percent=("percent",),
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
        rule(
            r"No\.?\s?(?=(?P<number>\d+))",
            lambda m: "number" if m[0] != "No " or m["number"] in ("10", "11") or not _sentence_start(m) else None,
        ),
        rule(r"(?:Nos\.?|nos\.)\s?(?=\d)", lambda _: "numbers"),
        rule(r"no\.\s?(?=\d)", lambda _: "number"),
        rule(r"x(?=\s\d)", lambda m: "by" if re.search(r"\d\w*\s$", lead(m)) else None),
        rule(r"(?P<first>[a-z]+)-(?=[A-Z]{2,}|(?:[A-Z]\.){2})", lambda m: m["first"]),
        rule(rf"(?P<title>{titles})\.(?=[,;)]|\s[a-z])", lambda m: TITLES[m["title"]]),
        rule(r"ca?\.\s?(?=\d)", lambda _: "circa"),
        rule(r"(?:pp?\.\s?|p(?=\d+(?:[.,;)]|$)))(?=\d)", lambda m: "pages" if m[0].startswith("pp") else "page"),
        rule(r"pp(?P<low>\d+)[-–](?P<high>\d+)", lambda m: f"pages {m['low']} to {m['high']}"),
        rule(
            rf"(?P<first>{_DAYS})\.?[-–](?P<last>{_DAYS})(?!\w)", lambda m: f"{_day(m['first'])} to {_day(m['last'])}"
        ),
        rule(r"c(?=1\d{3}(?!\w))", lambda _: "circa"),
        rule(r"(?P<life>[bd])\.\s(?=(?:1\d|20)\d\d(?!\d))", lambda m: {"b": "born", "d": "died"}[m["life"]]),
        rule(r"(?P<first>noon|midnight)[-–](?=\d)", lambda m: f"{m['first']} to"),
        rule(r"(?P<letters>[A-Z]{2,3})(?P<number>\d+)(?![^\W\d_])", _lettered),
        rule(r"(?P<when>mid|pre|post|early|late)[-‑](?=\d)", lambda m: m["when"]),
        rule(r"(?P<first>[A-Z])(?P<number>\d)S(?!\w)", lambda m: f"{m['first']} {m['number']} S"),
        rule(r"(?P<road>A\d+)\(M\)", lambda m: f"{m['road']} M"),
        rule(r"(?P<numeral>II|III|VII|VIII|IX|XII|XIII|XIV|XV|XVI)(?!\w|['’.])", lambda m: pair(roman(m["numeral"]))),
        rule(r"PhD(?P<many>s)?(?!\w)", lambda m: letters("PHD", m["many"] or "")),
        rule(r"(?:MR|MRS|MS|DR)\.?(?=\s[A-Z])", lambda m: m[0].capitalize()),
    )


def _day(name: str) -> str:
    return next(day for day in _WEEK if day.startswith(name[:3]))


def _lettered(match: re.Match[str]) -> str | None:
    """Say “MI5”, “FY2024”, “COP30”: the letters, or the word that they are, and the number."""
    word, number = match["letters"], match["number"]
    if not _VOWEL.search(word) and word not in ACRONYMS:
        return None
    said = year(int(number)) if re.fullmatch(r"20[1-9]\d", number) else number
    return f"{ACRONYMS.get(word) or letters(word)} {said}"


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
