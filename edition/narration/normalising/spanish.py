"""Spanish."""

from __future__ import annotations

import re
from functools import lru_cache

from edition.narration.normalising.european import GROUPS, grammar_of, metric
from edition.narration.normalising.scanning import Grammar, Rule, rule
from edition.narration.normalising.terms import Currency, Terms, listed, two_forms

_MONTHS = listed("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre")
_EURO = Currency(("euro", "euros"), after_million="de euros")
_DOLLAR = Currency(("dólar", "dólares"), after_million="de dólares")
_POUND = Currency(("libra", "libras"), after_million="de libras")
_MILLION, _BILLION = ("millón", "millones"), ("mil millones",)


def grammar(tag: str) -> Grammar:  # noqa: ARG001
    """Return the rules of Spanish."""
    return grammar_of(
        _terms(), numbers=_numbers(), words=_titles(), roman=_roman, acronyms=_ACRONYMS, both="y", emoji="emoji"
    )


def _numbers() -> tuple[Rule, ...]:
    half = r"\s?(?P<half>[ap])\.?\s?m\.?(?!\w)"
    return (
        rule(
            rf"(?P<hour>1[0-2]|[1-9])(?::(?P<minute>[0-5]\d))?{half}",
            lambda m: f"{_clock(int(m['hour']), int(m['minute'] or 0))} {m['half'].upper()}.M",
        ),
        rule(
            r"(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?\s?h(?:oras|rs?)?\.?(?!\w)",
            lambda m: f"{_clock(int(m['hour']), int(m['minute'] or 0))} horas",
        ),
        rule(r"(?P<number>[1-9]\d?)\.?[ºo](?!\w)", lambda m: ordinal(int(m["number"]))),
        rule(r"(?P<number>[1-9]\d?)\.?ª(?!\w)", lambda m: re.sub(r"o\b", "a", ordinal(int(m["number"])))),
        rule(r"(?P<number>1|3)\.?er(?!\w)", lambda m: {"1": "primer", "3": "tercer"}[m["number"]]),
    )


def _titles() -> tuple[Rule, ...]:
    return (
        rule(r"[nN]\.?[º°]\s?(?=\d)|[nN]úm\.\s?(?=\d)", lambda _: "número"),
        rule(
            r"(?P<title>Sr|Sra|Srta|Sres|Dr|Dra|Prof|Lic|Ing|Gral|Sto|Sta)\.(?=\s[A-ZÁÉÍÓÚÑ])",
            lambda m: _TITLES[m["title"]],
        ),
        rule(r"(?:EE\.\s?UU\.?|EEUU)(?!\w)", lambda _: "Estados Unidos"),
        rule(r"JJ\.\s?OO\.?", lambda _: "Juegos Olímpicos"),
    )


def _roman(value: int, before: str) -> str | None:
    if re.search(r"(?i:siglos?)\s$", before):
        return str(value)
    if not re.search(r"(?:^|\W)[A-ZÁÉÍÓÚÑ][a-záéíóúñ]{2,}\s$", before) or value > 30:
        return None
    return ordinal(value) if value <= 10 else str(value)


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
        between={"entre": "y"},
        rate="por {}".format,
        plus="más",
        number="número",
        percent="por ciento",
        degrees=("grado", "grados"),
        currencies={
            "€": _EURO, "EUR": _EURO, "euros": _EURO, "$": _DOLLAR, "US$": _DOLLAR, "USD": _DOLLAR, "£": _POUND,
            "GBP": _POUND,
            "¥": Currency(("yen", "yenes"), after_million="de yenes"),
            "MXN": Currency(("peso mexicano", "pesos mexicanos")),
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
        abbreviations=_ABBREVIATIONS,
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


_TITLES = {
    "Sr": "Señor", "Sra": "Señora", "Srta": "Señorita", "Sres": "Señores", "Dr": "Doctor", "Dra": "Doctora",
    "Prof": "Profesor", "Lic": "Licenciado", "Ing": "Ingeniero", "Gral": "General", "Sto": "Santo", "Sta": "Santa",
}  # fmt: skip
_ACRONYMS = {
    **{word: word.capitalize() for word in listed("OTAN ONU NASA UNESCO UNICEF FIFA UEFA OPEP COVID SIDA OVNI RENFE")},
    "OMS": "O.M.S",
}
_ABBREVIATIONS = {
    "p. ej": "por ejemplo", "p.ej": "por ejemplo", "a. C": "antes de Cristo", "a.C": "antes de Cristo",
    "d. C": "después de Cristo",
    "d.C": "después de Cristo", "etc": "etcétera", "aprox": "aproximadamente", "pág": "página", "cap": "capítulo",
    "art": "artículo", "págs": "páginas",
    "tel": "teléfono",
    "núm": "número", "avda": "avenida", "Avda": "Avenida", "dpto": "departamento", "vol": "volumen", "ed": "edición",
    "Ud": "usted", "Uds": "ustedes", "máx": "máximo", "mín": "mínimo",
}  # fmt: skip
