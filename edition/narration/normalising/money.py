"""Money: “$5 million”, “£3.20”, “€1bn”, “3,20 €”, “$5–$10”."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from edition.narration.normalising.numerals import DASH, number_pattern, spoken_number
from edition.narration.normalising.scanning import Rule, rule
from edition.narration.normalising.terms import Currency, Forms, Terms, joiner

_THOUSAND = frozenset({"k", "K", "mil", "mila", "thousand", "tausend"})
"""Magnitudes that are no nouns: a currency follows them as it follows a number."""
Attributive = Callable[[re.Match[str]], bool]
"""True where the noun stands before another (“a $5 million house”) and takes its first form."""


def money_rules(terms: Terms, attributive: Attributive = lambda _: False) -> Sequence[Rule]:
    """Return the rules for sums, sign before or behind."""
    number = number_pattern(terms, measured=True)
    sign = any_of(terms.currencies)
    magnitude = rf"(?:[\s\u00a0\u202f-]?(?P<magnitude>{any_of(terms.magnitudes)})(?![^\W_]))?"
    thousand = rf"(?:[\s\u00a0\u202f-]?(?P<thousand>{any_of(terms.magnitudes)})(?={DASH}(?:{sign})?\s?\d))?"
    high = rf"{thousand}(?:{DASH}(?:{sign})?\s?(?P<high>{number}))?"
    per = r"(?:/(?P<per>[^\W\d_]{1,}[²³]?)(?!\w))?"
    ahead = rf"(?P<minus>(?<!\w)[-−–])?(?P<sign>{sign})\s?(?P<low>{number})(?![,.]\d){high}{magnitude}(?![^\W_]){per}"
    behind = rf"(?P<minus>(?!))?(?P<low>{number}){high}{magnitude}[\s\u00a0\u202f]?(?P<sign>{sign})(?![^\W_]){per}"
    return tuple(rule(pattern, lambda m: _rate(m, terms, attributive)) for pattern in (ahead, behind))


def any_of(words: Iterable[str]) -> str:
    """Return a regular expression for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _rate(match: re.Match[str], terms: Terms, attributive: Attributive) -> str:
    said = _sum(match, terms, attributive)
    return f"{said} {terms.rate(terms.units.get(match['per'], (match['per'],))[0])}" if match["per"] else said


def _sum(match: re.Match[str], terms: Terms, attributive: Attributive) -> str:
    currency = terms.currencies[match["sign"]]
    first = attributive(match)
    lead = f"{terms.minus} " if match["minus"] else ""
    last = match["high"] or match["low"]
    amount = spoken_number(match["low"], terms)
    if match["thousand"] and match["thousand"] != match["magnitude"]:
        amount = f"{amount} {form(terms.magnitudes[match['thousand']], match['low'], terms)}"
    if match["high"]:
        amount = f"{amount} {joiner(match, terms)} {spoken_number(last, terms)}"
    if match["magnitude"]:
        return f"{lead}{amount} {_millions(match['magnitude'], last, currency, terms, first)}"
    if not match["high"] and (parts := _minor(match["low"], currency, terms)):
        return lead + parts
    return f"{lead}{amount} {currency.name[0] if first else form(currency.name, last, terms)}"


def _millions(magnitude: str, number: str, currency: Currency, terms: Terms, first: bool) -> str:
    after = currency.after_million if magnitude not in _THOUSAND else ""
    name = currency.name[0] if first else after or currency.name[-1]
    return f"{form(terms.magnitudes[magnitude], number, terms)} {name}"


def _minor(printed: str, currency: Currency, terms: Terms) -> str | None:
    whole, mark, cents = spoken_number(printed, terms).partition(terms.decimal)
    if not mark or len(cents) != 2:
        return None
    number = plain(whole, terms)
    major = f"{whole} {form(currency.name, whole, terms)}"
    if cents == "00":
        return major
    said = cents.lstrip("0")
    small = f"{said} {form(currency.minor, said, terms)}" if currency.minor else said
    if number == "0" and currency.minor:
        return small
    return " ".join(filter(None, (major, terms.minor_joiner, small)))


def form(forms: Forms, number: str, terms: Terms) -> str:
    """Return the form of a noun that a printed number takes."""
    return forms[min(terms.form(plain(number, terms)), len(forms) - 1)]


def plain(number: str, terms: Terms) -> str:
    """Return a printed number with nothing between its thousands."""
    return re.sub(f"[{re.escape(terms.groups)}\\s]", "", spoken_number(number, terms))
