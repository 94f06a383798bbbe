"""French."""

from __future__ import annotations

import re
from functools import lru_cache

from edition.narration.normalising.european import GROUPS, grammar_of, metric
from edition.narration.normalising.scanning import Grammar, Rule, rule
from edition.narration.normalising.terms import Currency, Terms, listed, under_two

_MONTHS = listed("janvier février mars avril mai juin juillet août septembre octobre novembre décembre")
_EURO = Currency(("euro", "euros"), after_million="d'euros")
_DOLLAR = Currency(("dollar", "dollars"), after_million="de dollars")
_POUND = Currency(("livre", "livres"), after_million="de livres")
_FRANC = Currency(("franc suisse", "francs suisses"), after_million="de francs suisses")
_MILLION, _BILLION = ("million", "millions"), ("milliard", "milliards")


def grammar(tag: str) -> Grammar:  # noqa: ARG001
    """Return the rules of French."""
    return grammar_of(
        _terms(), numbers=_numbers(), words=_titles(), roman=_roman, roman_tail="(?P<nth>ers?|[èe]re?|e|ème)?",
        acronyms=_ACRONYMS, both="et", emoji="émoji",
        seen=("bd", "Bd", "Mme", "Mmes", "Mlle", "Mlles", "Dr", "Pr", "Me", "Mgr", "Ier", "Ve", "Xe"), elision=True,
    )  # fmt: skip


def _numbers() -> tuple[Rule, ...]:
    return (
        rule(
            r"(?P<hour>[01]?\d|2[0-4])\s?[hH](?:\s?(?P<minute>[0-5]\d))?(?!\w)",
            lambda m: _clock(int(m["hour"]), int(m["minute"] or 0)),
        ),
        rule(r"1(?:er|ers)(?!\w)", lambda _: "premier"),
        rule(r"1(?:re|ère|ères|res)(?!\w)", lambda _: "première"),
        rule(r"(?P<number>[1-9]\d{0,2})(?:e|è|ème|eme|nd|nde)s?(?!\w)", lambda m: ordinal(int(m["number"]))),
    )


def _titles() -> tuple[Rule, ...]:
    return (
        rule(r"MM\.(?=\s[A-Z])", lambda _: "Messieurs"),
        rule(r"M\.(?=\s[A-Z])", lambda _: "Monsieur"),
        rule(r"(?P<title>Mmes?|Mlles?|Dr|Pr|Me|Mgr)\.?(?=\s[A-ZÉÈÀ])", lambda m: _TITLES[m["title"]]),
        rule(r"chap\.(?=\s[IVXL\d])", lambda _: "chapitre"),
        rule(r"art\.(?=\s\d)", lambda _: "article"),
        rule(r"pp?\.\s?(?=\d)", lambda m: "pages" if m[0].startswith("pp") else "page"),
        rule(r"(?P<holy>Ste?)-(?=[A-Z])", lambda m: {"St": "Saint", "Ste": "Sainte"}[m["holy"]]),
        rule(r"(?:bd|Bd)\.?(?=\s[A-Z])", lambda _: "boulevard"),
        rule(r"[nN][°º]s?\s?(?=\d)", lambda _: "numéro"),
        rule(r"(?P<numeral>[IVX]+)(?:e|ème|er)s?(?=\s(?:siècle|arrondissement|République|Reich|millénaire))", _century),
    )


def _century(match: re.Match[str]) -> str | None:
    from edition.narration.normalising.words import roman

    value = roman(match["numeral"])
    return ordinal(value) if value else None


def _roman(value: int, before: str) -> str | None:
    if re.search(
        r"(?i:chapitre|chap\.|tome|acte|livre|volume|titre|partie|phase|type|article|guerre mondiale)\s$", before
    ):
        return str(value)
    if not re.search(r"(?:^|\W)[A-ZÉÈ][a-zéèêëïçô-]{2,}\s$", before) or value > 30:
        return None
    return "premier" if value == 1 else str(value)


@lru_cache(maxsize=256)
def ordinal(number: int) -> str:
    """Return an ordinal in words."""
    from num2words import num2words

    said: str = num2words(number, lang="fr", to="ordinal")
    return said


def _clock(hour: int, minute: int) -> str:
    hours = f"{hour} heure{'s' if hour > 1 else ''}"
    return f"{hours} {minute}" if minute else hours


def _day(number: int, _before: str) -> str:
    return "premier" if number == 1 else str(number)


def _terms() -> Terms:
    return Terms(
        language="fr",
        decimal=",",
        groups=GROUPS,
        to="à",
        minus="moins",
        between={"entre": "et"},
        rate="par {}".format,
        plus="plus",
        number="numéro",
        percent="pour cent",
        degrees=("degré", "degrés"),
        currencies={
            "€": _EURO, "EUR": _EURO, "euros": _EURO, "$": _DOLLAR, "US$": _DOLLAR, "USD": _DOLLAR, "£": _POUND,
            "GBP": _POUND,
            "CHF": _FRANC, "¥": Currency(("yen", "yens"), after_million="de yens"),
            "₴": Currency(("hryvnia", "hryvnias"), after_million="de hryvnias"),
            "₽": Currency(("rouble", "roubles"), after_million="de roubles"),
        },
        magnitudes={
            **dict.fromkeys(("M", "million", "millions"), _MILLION),
            **dict.fromkeys(("Md", "Mds", "Mrd", "milliard", "milliards"), _BILLION),
            **dict.fromkeys(("k",), ("mille",)),
        },
        units=metric(
            ("kilomètre", "kilomètres"), ("mètre", "mètres"), ("centimètre", "centimètres"),
            ("millimètre", "millimètres"),
            ("kilogramme", "kilogrammes"), ("gramme", "grammes"), ("milligramme", "milligrammes"), ("tonne", "tonnes"),
            ("litre", "litres"), ("millilitre", "millilitres"), ("hectare", "hectares"),
            ("kilomètre-heure", "kilomètres-heure"), ("mètre par seconde", "mètres par seconde"),
            ("kilomètre carré", "kilomètres carrés"), ("mètre carré", "mètres carrés"), ("mètre cube", "mètres cubes"),
            ("degré Celsius", "degrés Celsius"), ("degré Fahrenheit", "degrés Fahrenheit"),
            watt=("watt", "watts"), watt_hour=("wattheure", "wattheures"),
            others={"min": ("minute", "minutes"), "Go": ("gigaoctet", "gigaoctets"), "Mo": ("mégaoctet", "mégaoctets"),
                    "Hz": ("hertz",), "kg/h": ("kilogramme par heure", "kilogrammes par heure")},
        ),
        months=_MONTHS,
        month_names={
            **{name: number for number, name in enumerate(_MONTHS, 1)},
            "janv": 1, "févr": 2, "avr": 4, "juil": 7, "sept": 9, "oct": 10, "nov": 11, "déc": 12,
        },
        form=under_two,
        day=_day,
        date=lambda day, month, year: f"{day} {month} {year}".strip(),
        year=str,
        clock=_clock,
        fractions={
            "½": "un demi", "⅓": "un tiers", "⅔": "deux tiers", "¼": "un quart", "¾": "trois quarts",
            "⅛": "un huitième",
        },
        and_fraction="et",
        abbreviations=_ABBREVIATIONS,
        signs={
            "&": "et", "@": "arobase", "#": "dièse", "%": "pour cent", "+": "plus", "=": "égale", "×": "fois",
            "÷": "divisé par",
            "±": "plus ou moins", "≈": "environ", "~": "environ", "≤": "au plus", "≥": "au moins", "<": "inférieur à",
            ">": "supérieur à", "°": "degrés", "§": "paragraphe", "©": "copyright", "→": "vers", "$": "dollars",
            "£": "livres",
            "€": "euros", "−": "moins", "‰": "pour mille", "№": "numéro", "\\": "barre inverse",
        },
        at="arobase",
        dot="point",
        hashtag="mot-dièse",
        times="fois",
    )  # fmt: skip


_TITLES = {
    "Mme": "Madame", "Mmes": "Mesdames", "Mlle": "Mademoiselle", "Mlles": "Mesdemoiselles", "Dr": "Docteur",
    "Pr": "Professeur", "Me": "Maître", "Mgr": "Monseigneur",
}  # fmt: skip
_ACRONYMS = {
    **{
        word: word.capitalize()
        for word in listed("OTAN NASA UNESCO UNICEF FIFA UEFA OPEP COVID SIDA INSEE SAMU SMIC ENA")
    },
    "ONU": "Onu",
}
_ABBREVIATIONS = {
    "p. ex": "par exemple", "c.-à-d": "c'est-à-dire", "av. J.-C": "avant Jésus-Christ",
    "apr. J.-C": "après Jésus-Christ",
    "J.-C": "Jésus-Christ", "etc": "et cetera", "env": "environ", "vol": "volume", "éd": "édition", "tél": "téléphone",
    "bd": "boulevard", "av": "avenue", "hab": "habitants", "janv": "janvier", "févr": "février", "avr": "avril",
    "juill": "juillet", "sept": "septembre", "oct": "octobre", "nov": "novembre", "déc": "décembre", "cf": "confer",
}  # fmt: skip
