"""Polish."""

from __future__ import annotations

import re

from edition.narration.normalising.calendar import full_pause, word_before
from edition.narration.normalising.european import GROUPS, grammar_of, metric
from edition.narration.normalising.polish_clock import span, spoken_hour, time
from edition.narration.normalising.polish_numbers import (
    COUNTED,
    bent,
    counted,
    decade,
    genitive,
    in_words,
    in_year,
    joined,
    ordinal,
    parted,
    ranked,
    reigning,
)
from edition.narration.normalising.polish_tables import ABBREVIATIONS, ACRONYMS, CASES, FEMININE, MEASURED
from edition.narration.normalising.polish_words import word_rules
from edition.narration.normalising.scanning import Grammar, Rule, rule
from edition.narration.normalising.terms import Currency, Terms, listed, polish_forms
from edition.narration.normalising.words import roman

_MONTHS = listed("stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia")
_SHORT = listed("sty lut mar kwi maj cze lip sie wrz paź lis gru")
_ZLOTY = Currency(("złoty", "złote", "złotych", "złotego"), ("grosz", "grosze", "groszy"), "złotych")
_EURO = Currency(("euro",), ("cent", "centy", "centów"))
_DOLLAR = Currency(("dolar", "dolary", "dolarów", "dolara"), ("cent", "centy", "centów"), "dolarów")
_POUND = Currency(("funt", "funty", "funtów", "funta"), ("pens", "pensy", "pensów"), "funtów")
_MILLION = ("milion", "miliony", "milionów", "miliona")
_BILLION = ("miliard", "miliardy", "miliardów", "miliarda")


def grammar(tag: str) -> Grammar:  # noqa: ARG001
    """Return the rules of Polish."""
    return grammar_of(
        _terms(),
        numbers=_numbers(),
        words=(*word_rules(), *_words()),
        roman=reigning,
        acronyms=ACRONYMS,
        both="i",
        emoji="emoji",
        seen=("artykuł", "Artykuł", "część", "Część", "części", "W", "w", "wiek", "wieku", "nr", "wg", "bp", "abp"),
        finish=_halves,
    )


def _numbers() -> tuple[Rule, ...]:
    return (
        rule(r"(?P<year>1[1-9]\d\d|20\d\d)\s?(?P<noun>roku|rok|r\.)(?!\w)", _in_year),
        rule(r"(?P<year>19\d\d|20\d\d)(?!\w|[.,:/]\d|[-–]\d|\s(?:r\.|rok))", _after_preposition),
        rule(r"(?P<number>[1-9]0)\.(?!\d)", decade),
        rule(r"(?P<number>[1-9]\d?)\.(?=\s[a-ząćęłńóśźż])", ranked),
        rule(rf"(?P<number>\d{{1,3}})-(?P<word>(?:{MEASURED})\w*)", _joined),
        rule(
            rf"(?P<day>[12]\d|3[01]|[1-9])(?=\s(?:do|na|i|oraz|lub|[-–])\s\d{{1,2}}\s(?:{'|'.join(_MONTHS)})\b)", _day
        ),
        rule(rf"(?P<tens>\d*)(?P<end>[12])(?=\s(?:{FEMININE})\b)", _of_feminine),
        rule(r"1,5(?=\s(?:godziny|tony|minuty|doby|strony)\b)", lambda _: "półtorej"),
        rule(r"(?P<from>\d{1,2})[.:](?P<minute>[0-5]\d)[-–](?P<to>\d{1,2})[.:](?P<last>[0-5]\d)(?!\d)", span),
        rule(r"(?P<hour>[01]?\d|2[0-4])[.:](?P<minute>[0-5]\d)(?!\d|[.,]\d)", time),
    )


def _words() -> tuple[Rule, ...]:
    hour = r"godz\.\s(?P<hour>[01]?\d|2[0-4])(?:[.:](?P<minute>[0-5]\d))?(?!\d|[.,]\d)"
    return (
        rule(r"(?P<numeral>[IVXL]+)(?=\s(?:i|oraz|lub|czy)\s[IVXL]+\s(?:w\.|wieku))(?P<noun>(?!))?", _century),
        rule(r"(?P<numeral>[IVXL]+)\s(?P<noun>w\.|wieku|wiek)(?!\w)", _century),
        rule(rf"(?P<numeral>[IVX]{{1,4}})(?=\s(?P<noun>{COUNTED})(?!\w))", counted),
        rule(r"(?P<noun>wieku|wiek|w\.)\s(?P<numeral>[IVXL]+)(?!\w)", _century_before),
        rule(
            hour,
            lambda m: f"godzinie {spoken_hour(m, 'ej')}" if word_before(m) == "o" else f"godzina {spoken_hour(m, 'a')}",
        ),
        rule(r"nr\.?\s?(?=\d)", lambda _: "numer"),
        rule(r"(?P<numeral>[IVXL]+)-(?P<word>(?:wieczn|leci)\w*)", _old),
        rule(r"ub\.(?=\s\w+u\b)", lambda m: "ubiegłym" if word_before(m) in ("w", "we") else "ubiegłego"),
        rule(
            r"(?P<noun>[Cc]zęść|[Cc]zęści|[Aa]rtykuł)\s(?P<number>\d{1,2})(?:\sz\s(?P<total>\d{1,2}))?(?!\w|[.,:]\d)",
            parted,
        ),
        rule(r"(?P<in>[Ww])\s(?P<number>\d{1,2})(?=\sczęściach)", lambda m: f"{m['in']} {genitive(int(m['number']))}"),
    )


def _in_year(match: re.Match[str]) -> str:
    case = "ym" if word_before(match) in ("w", "we") else "y" if match["noun"] == "rok" else "ego"
    return (
        f"{in_year(int(match['year']), case)} {f'roku{full_pause(match)}' if match['noun'] == 'r.' else match['noun']}"
    )


def _century(match: re.Match[str]) -> str | None:
    value = roman(match["numeral"])
    if not value:
        return None
    noun = {"w.": "wieku", None: ""}.get(match["noun"], match["noun"])
    case = "y" if noun == "wiek" else "ym" if word_before(match) in ("w", "we") else "ego"
    return f"{bent(ordinal(value), case)} {noun}".strip()


def _century_before(match: re.Match[str]) -> str | None:
    value = roman(match["numeral"])
    case = "y" if match["noun"] == "wiek" else "ego"
    return f"{'wieku' if match['noun'] == 'w.' else match['noun']} {bent(ordinal(value), case)}" if value else None


def _joined(match: re.Match[str]) -> str | None:
    """Say “18-latek” as the one word that it is."""
    first = joined(int(match["number"]))
    return f"{first}{match['word']}" if first else None


def _old(match: re.Match[str]) -> str | None:
    """Say “XIX-wieczny”, “XX-lecie”."""
    value = roman(match["numeral"])
    first = "dwudziestopierwszo" if (value, match["word"][0]) == (21, "w") else joined(value)
    return f"{first}{match['word']}" if value and first else None


def _day(match: re.Match[str]) -> str:
    return bent(ordinal(int(match["day"])), "ego")


def _after_preposition(match: re.Match[str]) -> str | None:
    case = CASES.get(word_before(match))
    return in_year(int(match["year"]), case) if case else None


def _of_feminine(match: re.Match[str]) -> str | None:
    """Say a number that ends in one or two before a feminine noun: “jedna”, “dwie”, “dwadzieścia dwie”."""
    tens, end = match["tens"], match["end"]
    if (end == "1" and tens) or tens.endswith("1"):
        return None
    said = {"1": "jedna", "2": "dwie"}[end]
    return f"{in_words(int(tens) * 10, 'cardinal')} {said}" if tens else said


def _halves(said: str) -> str:
    """Say “2,5” as two and a half."""
    said = re.sub(r"(?<![\d,])1,5(?!\d)", "półtora", said)
    return re.sub(r"(?<![\d,])([2-9]|\d{2,}),5(?!\d)", r"\1 i pół", said)


def _accusative(unit: str) -> str:
    """Return a unit as it stands after “za”: “za tonę”."""
    return f"{unit[:-1]}ę" if unit.endswith("a") else unit


def _terms() -> Terms:
    return Terms(
        language="pl",
        decimal=",",
        groups=GROUPS,
        to="do",
        minus="minus",
        spread=",",
        between={"między": "a", "pomiędzy": "a"},
        rate=lambda unit: f"za {_accusative(unit)}",
        plus="plus",
        number="numer",
        percent=("procent",),
        degrees=("stopień", "stopnie", "stopni", "stopnia"),
        currencies={
            "zł": _ZLOTY, "PLN": _ZLOTY, "€": _EURO, "EUR": _EURO, "euro": _EURO, "$": _DOLLAR, "US$": _DOLLAR,
            "USD": _DOLLAR,
            "£": _POUND, "GBP": _POUND, "₴": Currency(("hrywna", "hrywny", "hrywien", "hrywny"), (), "hrywien"),
            "UAH": Currency(("hrywna", "hrywny", "hrywien", "hrywny"), (), "hrywien"),
            "CHF": Currency(("frank", "franki", "franków", "franka"), (), "franków"),
            "¥": Currency(("jen", "jeny", "jenów", "jena")),
            "₽": Currency(("rubel", "ruble", "rubli", "rubla"), (), "rubli"),
        },
        magnitudes={
            **dict.fromkeys(("mln",), _MILLION),
            **dict.fromkeys(("mld",), _BILLION),
            **dict.fromkeys(("tys.", "tys"), ("tysiąc", "tysiące", "tysięcy", "tysiąca")),
            **{word: (word,) for word in (*_MILLION, *_BILLION, "tysiące", "tysięcy")},
        },
        units=metric(
            ("kilometr", "kilometry", "kilometrów", "kilometra"), ("metr", "metry", "metrów", "metra"),
            ("centymetr", "centymetry", "centymetrów", "centymetra"),
            ("milimetr", "milimetry", "milimetrów", "milimetra"),
            ("kilogram", "kilogramy", "kilogramów", "kilograma"), ("gram", "gramy", "gramów", "grama"),
            ("miligram", "miligramy", "miligramów", "miligrama"), ("tona", "tony", "ton", "tony"),
            ("litr", "litry", "litrów", "litra"),
            ("mililitr", "mililitry", "mililitrów", "mililitra"), ("hektar", "hektary", "hektarów", "hektara"),
            ("kilometr na godzinę", "kilometry na godzinę", "kilometrów na godzinę", "kilometra na godzinę"),
            ("metr na sekundę", "metry na sekundę", "metrów na sekundę", "metra na sekundę"),
            ("kilometr kwadratowy", "kilometry kwadratowe", "kilometrów kwadratowych", "kilometra kwadratowego"),
            ("metr kwadratowy", "metry kwadratowe", "metrów kwadratowych", "metra kwadratowego"),
            ("metr sześcienny", "metry sześcienne", "metrów sześciennych", "metra sześciennego"),
            ("stopień Celsjusza", "stopnie Celsjusza", "stopni Celsjusza", "stopnia Celsjusza"),
            ("stopień Fahrenheita", "stopnie Fahrenheita", "stopni Fahrenheita", "stopnia Fahrenheita"),
            watt=("wat", "waty", "watów", "wata"),
            watt_hour=("watogodzina", "watogodziny", "watogodzin", "watogodziny"),
            others={"min": ("minuta", "minuty", "minut", "minuty"),
                    "GB": ("gigabajt", "gigabajty", "gigabajtów", "gigabajta"),
                    "godz.": ("godzina", "godziny", "godzin", "godziny"), "proc.": ("procent",),
                    "m kw.": ("metr kwadratowy", "metry kwadratowe", "metrów kwadratowych", "metra kwadratowego"),
                    "km kw.": ("kilometr kwadratowy", "kilometry kwadratowe", "kilometrów kwadratowych",
                               "kilometra kwadratowego")},
        ),
        months=_MONTHS,
        month_names={
            **{name: number for number, name in enumerate(_MONTHS, 1)},
            **{name: number for number, name in enumerate(_SHORT, 1)},
        },
        form=polish_forms,
        day=lambda number, _before: bent(in_words(number, "ordinal"), "ego"),
        date=lambda day, month, year: f"{day} {month} {in_year(int(year), 'ego') if len(year) == 4 else year}".strip(),
        year=str,
        clock=lambda hour, minute: f"{hour} {minute:02d}" if minute else str(hour),
        fractions={
            "½": "pół", "⅓": "jedna trzecia", "⅔": "dwie trzecie", "¼": "jedna czwarta", "¾": "trzy czwarte",
            "⅛": "jedna ósma",
        },
        and_fraction="i",
        abbreviations=ABBREVIATIONS,
        signs={
            "&": "i", "@": "małpa", "#": "krzyżyk", "%": "procent", "+": "plus", "=": "równa się", "×": "razy",
            "÷": "podzielić przez",
            "±": "plus minus", "≈": "około", "~": "około", "≤": "najwyżej", "≥": "co najmniej", "<": "mniejsze niż",
            ">": "większe niż", "°": "stopni", "§": "paragraf", "©": "copyright", "→": "do", "$": "dolarów",
            "£": "funtów",
            "€": "euro", "−": "minus", "‰": "promili", "№": "numer", "\\": "ukośnik wsteczny",
        },
        at="małpa",
        dot="kropka",
        hashtag="hasztag",
        times="razy",
    )  # fmt: skip
