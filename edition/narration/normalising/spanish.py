"""Spanish."""

from __future__ import annotations

import re
from functools import lru_cache

from edition.narration.normalising.european import GROUPS, grammar_of, metric
from edition.narration.normalising.scanning import Grammar, Rule, rule
from edition.narration.normalising.spanish_words import (
    ABBREVIATIONS,
    ACRONYMS,
    FEMININE,
    HERS,
    HIS,
    MASCULINE,
    NO_NOUNS,
    PLURALS,
    QUEENS,
    RULERS,
    TITLES,
)
from edition.narration.normalising.terms import Currency, Terms, listed, two_forms, word_before
from edition.narration.normalising.words import roman

_MONTHS = listed("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre")
_EURO = Currency(("euro", "euros"), after_million="de euros")
_DOLLAR = Currency(("dólar", "dólares"), after_million="de dólares")
_POUND = Currency(("libra", "libras"), after_million="de libras")
_MILLION, _BILLION = ("millón", "millones"), ("mil millones",)


def grammar(tag: str) -> Grammar:  # noqa: ARG001
    """Return the rules of Spanish."""
    return grammar_of(
        _terms(), numbers=_numbers(), words=_titles(), roman=_roman, acronyms=ACRONYMS, both="y", emoji="emoji",
        seen=("nº", "Nº", "vs", "Dª"),
    )  # fmt: skip


def _numbers() -> tuple[Rule, ...]:
    half = r"\s?(?P<half>[ap])\.?\s?m\.?(?!\w)"
    return (
        rule(
            r"(?P<hour>[01]?\d|2[0-4])\.(?P<minute>[0-5]\d)(?!\d|[.,]\d)",
            lambda m: _clock(int(m["hour"]), int(m["minute"])) if word_before(m) in ("las", "la") else None,
        ),
        rule(r"(?P<day>1|8|11|14|15|20|23)-?(?P<month>[MFNO])(?!\w)", lambda m: f"{m['day']} {m['month']}"),
        rule(r"(?P<number>\d{1,3}(?:\.\d{3})*)(?=\s(?P<noun>[a-záéíóúñ]{3,}))", _agreeing),
        rule(
            rf"(?P<hour>1[0-2]|[1-9])(?::(?P<minute>[0-5]\d))?{half}",
            lambda m: f"{_clock(int(m['hour']), int(m['minute'] or 0))} {m['half'].upper()}.M",
        ),
        rule(
            r"(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?\s?h(?:oras|rs?)?\.?(?!\w)",
            lambda m: f"{_clock(int(m['hour']), int(m['minute'] or 0))} horas",
        ),
        rule(
            r"(?P<number>1|3)\.?[ºo](?=\s(?!del\b|por\b|con\b|que\b|los\b|las\b|para\b|tras\b)[a-záéíóúñ]{3,})",
            lambda m: {"1": "primer", "3": "tercer"}[m["number"]],
        ),
        rule(r"(?P<number>[1-9]\d?)\.?[ºo](?!\w)", lambda m: ordinal(int(m["number"]))),
        rule(r"(?P<number>[1-9]\d?)\.?ª(?!\w)", lambda m: _feminine(ordinal(int(m["number"])))),
        rule(r"(?P<number>1|3)\.?er(?!\w)", lambda m: {"1": "primer", "3": "tercer"}[m["number"]]),
    )


def _titles() -> tuple[Rule, ...]:
    return (
        rule(r"pp?\.\s?(?=\d)", lambda m: "páginas" if m[0].startswith("pp") else "página"),
        rule(r"vs\.?(?!\w)", lambda _: "contra"),
        rule(r"D\.(?=\s[A-ZÁÉÍÓÚ][a-záéíóúñ])", lambda _: "Don"),
        rule(r"(?:D\.?ª|Dña\.?)(?=\s[A-ZÁÉÍÓÚ])", lambda _: "Doña"),
        rule(r"C/\s?(?=[A-ZÁÉÍÓÚ])", lambda _: "Calle"),
        rule(
            r"(?P<first>RR|FF|CC|SS)\.\s?(?P<last>HH|AA|OO|MM)\.?(?!\w)", lambda m: PLURALS.get(m["first"] + m["last"])
        ),
        rule(r"CCOO(?!\w)", lambda _: "Comisiones Obreras"),
        rule(r"(?P<numeral>[IVX]{1,6})(?=\s(?P<noun>[^\W\d_]{4,}))", _numbered),
        rule(r"[nN]\.?[º°]\s?(?=\d)|[nN]úm\.\s?(?=\d)", lambda _: "número"),
        rule(
            r"(?P<title>Sr|Sra|Srta|Sres|Dr|Dra|Prof|Lic|Ing|Gral|Sto|Sta|Cnel|Profa|Mons)\.(?=\s[A-ZÁÉÍÓÚÑ])",
            lambda m: TITLES[m["title"]],
        ),
        rule(r"(?:EE\.\s?UU\.?|EEUU)(?!\w)", lambda _: "Estados Unidos"),
        rule(r"JJ\.\s?OO\.?", lambda _: "Juegos Olímpicos"),
    )


def _roman(value: int, before: str) -> str | None:
    if re.search(r"(?i:siglos?)\s(?:[IVXL]+(?:,|\s[yae]|\sal)\s)*$", before):
        return str(value)
    if re.search(r"(?i:\b(?:capítulo|título|tomo|libro|acto|parte|fase|tipo|artículo|grupo|volumen|anexo))\s$", before):
        return str(value)
    found = re.search(r"(?:^|\W)(?P<name>[A-ZÁÉÍÓÚÑ][a-záéíóúñ]{2,})\s$", before)
    if not found or value > 30 or (value in (1, 5, 10) and found["name"] not in RULERS):
        return None
    if value > 10:
        return str(value)
    return _feminine(ordinal(value)) if found["name"] in QUEENS else ordinal(value)


def _numbered(match: re.Match[str]) -> str | None:
    """Say the numeral of “II Guerra Mundial”, “XX aniversario”."""
    value, noun = roman(match["numeral"]), match["noun"]
    known = noun.lower() in HERS | HIS
    if not value or (len(match["numeral"]) == 1 and not known) or not (known or noun[0].isupper()):
        return None
    if value > 10:
        return str(value)
    said = _feminine(ordinal(value)) if noun.lower() in HERS else ordinal(value)
    return {"primero": "primer", "tercero": "tercer"}.get(said, said)


def _feminine(ordinal_words: str) -> str:
    return re.sub(r"o\b", "a", ordinal_words)


def _agreeing(match: re.Match[str]) -> str | None:
    """Say a number whose end or hundreds bend with the noun behind it: “veintiún años”, “doscientas personas”."""
    number, noun = int(match["number"].replace(".", "")), match["noun"]
    sum_of_money = re.match(r"\s\w+\s?[€$£]", match.string[match.end() : match.end() + 14])
    if noun in NO_NOUNS or number > 999_999 or sum_of_money:
        return None
    feminine = noun in FEMININE or bool(
        re.search(r"(?:a|as|ción|ciones|dad|dades|tud)$", noun) and noun not in MASCULINE
    )
    bends = any(part % 10 == 1 and part % 100 != 11 and part != 1 for part in (number, number // 1000)) or number == 1
    hundreds = feminine and any(part % 1000 >= 200 for part in (number, number // 1000))
    if not (bends or hundreds):
        return None
    return _bent(_in_words(number), feminine)


def _bent(words: str, feminine: bool) -> str:
    words = re.sub(r"veintiuno mil", "veintiún mil", words).replace("uno mil", "un mil")
    if feminine:
        words = re.sub(r"ientos\b", "ientas", words).replace("quinientos", "quinientas")
        return re.sub(r"(?:ún|uno|un)\b(?! mil)", "una", words)
    words = re.sub(r"veintiuno$", "veintiún", words)
    return re.sub(r"uno$", "un", words)


@lru_cache(maxsize=512)
def _in_words(number: int) -> str:
    from num2words import num2words

    said: str = num2words(number, lang="es")
    return said


@lru_cache(maxsize=256)
def ordinal(number: int) -> str:
    """Return an ordinal in words."""
    from num2words import num2words

    said: str = num2words(number, lang="es", to="ordinal")
    return said


def _clock(hour: int, minute: int) -> str:
    return f"{hour} y {minute}" if minute else str(hour)


def _terms() -> Terms:
    return Terms(
        language="es",
        decimal=",",
        groups=GROUPS,
        to="a",
        minus="menos",
        scoring="gan|perd|derrot|empat|victoria|partido|venc|marcador|final|golea|impus",
        score_to="a",
        between={"entre": "y"},
        rate="por {}".format,
        plus="más",
        number="número",
        percent=("por ciento",),
        degrees=("grado", "grados"),
        currencies={
            "€": _EURO, "EUR": _EURO, "euros": _EURO, "$": _DOLLAR, "US$": _DOLLAR, "USD": _DOLLAR, "£": _POUND,
            "GBP": _POUND,
            "¥": Currency(("yen", "yenes"), after_million="de yenes"),
            "MXN": Currency(("peso mexicano", "pesos mexicanos")),
            "MX$": Currency(("peso mexicano", "pesos mexicanos")),
            "COP": Currency(("peso colombiano", "pesos colombianos")),
            "ARS": Currency(("peso argentino", "pesos argentinos")),
            "₴": Currency(("grivna", "grivnas"), after_million="de grivnas"),
            "₽": Currency(("rublo", "rublos"), after_million="de rublos"),
        },
        magnitudes={
            **dict.fromkeys(("M", "millón", "millones"), _MILLION),
            **dict.fromkeys(("mil millones",), _BILLION),
            "mil": ("mil",),
        },
        units=metric(
            ("kilómetro", "kilómetros"), ("metro", "metros"), ("centímetro", "centímetros"),
            ("milímetro", "milímetros"),
            ("kilogramo", "kilogramos"), ("gramo", "gramos"), ("miligramo", "miligramos"), ("tonelada", "toneladas"),
            ("litro", "litros"), ("mililitro", "mililitros"), ("hectárea", "hectáreas"),
            ("kilómetro por hora", "kilómetros por hora"), ("metro por segundo", "metros por segundo"),
            ("kilómetro cuadrado", "kilómetros cuadrados"), ("metro cuadrado", "metros cuadrados"),
            ("metro cúbico", "metros cúbicos"), ("grado Celsius", "grados Celsius"),
            ("grado Fahrenheit", "grados Fahrenheit"),
            watt=("vatio", "vatios"), watt_hour=("vatio hora", "vatios hora"),
            others={"min": ("minuto", "minutos"), "GB": ("gigabyte", "gigabytes"), "MB": ("megabyte", "megabytes"),
                    "Hz": ("hercio", "hercios"), "kms": ("kilómetros",)},
        ),
        months=_MONTHS,
        month_names={
            **{name: number for number, name in enumerate(_MONTHS, 1)},
            "ene": 1, "feb": 2, "mar": 3, "abr": 4, "jun": 6, "jul": 7, "ago": 8, "sept": 9, "sep": 9, "oct": 10,
            "nov": 11,
            "dic": 12, "setiembre": 9,
        },
        form=two_forms,
        day=lambda number, _before: "primero" if number == 1 else str(number),
        date=lambda day, month, year: " de ".join(filter(None, (day, month, year))),
        year=str,
        clock=_clock,
        minor_joiner="con",
        fractions={
            "½": "un medio", "⅓": "un tercio", "⅔": "dos tercios", "¼": "un cuarto", "¾": "tres cuartos",
            "⅛": "un octavo",
        },
        and_fraction="y",
        abbreviations=ABBREVIATIONS,
        signs={
            "&": "y", "@": "arroba", "#": "almohadilla", "%": "por ciento", "+": "más", "=": "igual a", "×": "por",
            "÷": "dividido por", "±": "más menos", "≈": "aproximadamente", "~": "aproximadamente", "≤": "como máximo",
            "≥": "como mínimo", "<": "menor que", ">": "mayor que", "°": "grados", "§": "párrafo", "©": "copyright",
            "→": "a",
            "$": "dólares", "£": "libras", "€": "euros", "−": "menos", "‰": "por mil", "№": "número",
            "\\": "barra inversa",
        },
        at="arroba",
        dot="punto",
        hashtag="etiqueta",
        times="veces",
    )  # fmt: skip
