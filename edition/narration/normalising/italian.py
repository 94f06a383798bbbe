"""Italian."""

from __future__ import annotations

import re
from functools import lru_cache

from edition.narration.normalising.calendar import lead
from edition.narration.normalising.european import GROUPS, grammar_of, metric
from edition.narration.normalising.scanning import Grammar, Rule, rule
from edition.narration.normalising.terms import Currency, Terms, listed, two_forms
from edition.narration.normalising.words import roman

_MONTHS = listed("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre")
_EURO = Currency(("euro",), after_million="di euro")
_DOLLAR = Currency(("dollaro", "dollari"), after_million="di dollari")
_POUND = Currency(("sterlina", "sterline"), after_million="di sterline")
_MILLION, _BILLION = ("milione", "milioni"), ("miliardo", "miliardi")


def grammar(tag: str) -> Grammar:  # noqa: ARG001
    """Return the rules of Italian."""
    return grammar_of(
        _terms(),
        numbers=_numbers(),
        words=_titles(),
        roman=_roman,
        acronyms=_ACRONYMS,
        both="e",
        emoji="emoji",
        elision=True,
    )


def _numbers() -> tuple[Rule, ...]:
    time = r"(?P<hour>[01]?\d|2[0-4])[.:](?P<minute>[0-5]\d)(?![\d.,])"
    return (
        rule(time, lambda m: _clock(int(m["hour"]), int(m["minute"])) if _of_time(m) else None),
        rule(r"(?P<number>[1-9]\d?)(?:º|(?<=1)°|°(?=\s[a-z]))(?!\w)", lambda m: ordinal(int(m["number"]))),
        rule(r"(?P<number>[1-9]\d?)ª(?!\w)", lambda m: f"{ordinal(int(m['number']))[:-1]}a"),
    )


def _of_time(match: re.Match[str]) -> bool:
    return ":" in match[0] or bool(re.search(r"(?:\bore|\balle|\bdalle|\be le|\ble)\s$", lead(match)))


def _titles() -> tuple[Rule, ...]:
    return (
        rule(r"n[.°º]\s?(?=\d)", lambda _: "numero"),
        rule(
            r"(?P<title>[Ss]ig|[Ss]igg|[Dd]ott|[Pp]rof|[Aa]vv|[Ii]ng|[Oo]n|[Gg]en|[Mm]ons)\.(?:(?P<lady>ra|ssa)\b)?",
            lambda m: _TITLES[m["title"].lower() + (m["lady"] or "")],
        ),
        rule(r"(?P<numeral>[IVXL]+)(?=\ssecolo)", _century),
    )


def _century(match: re.Match[str]) -> str | None:
    value = roman(match["numeral"])
    return ordinal(value) if value else None


def _roman(value: int, before: str) -> str | None:
    if value > 30 or not re.search(r"(?:^|\W)[A-ZÀÈÉÌÒÙ][a-zàèéìòù]{2,}\s$", before):
        return None
    return ordinal(value)


@lru_cache(maxsize=256)
def ordinal(number: int) -> str:
    """Return an ordinal in words."""
    from num2words import num2words

    said: str = num2words(number, lang="it", to="ordinal")
    return said


def _clock(hour: int, minute: int) -> str:
    return f"{hour} e {minute}" if minute else str(hour)


def _terms() -> Terms:
    return Terms(
        language="it",
        decimal=",",
        groups=GROUPS,
        to="a",
        minus="meno",
        between={"tra": "e", "fra": "e"},
        rate="al {}".format,
        plus="più",
        number="numero",
        percent="per cento",
        degrees=("grado", "gradi"),
        currencies={
            "€": _EURO, "EUR": _EURO, "euro": _EURO, "$": _DOLLAR, "US$": _DOLLAR, "USD": _DOLLAR, "£": _POUND,
            "GBP": _POUND,
            "CHF": Currency(("franco svizzero", "franchi svizzeri"), after_million="di franchi svizzeri"),
            "¥": Currency(("yen",), after_million="di yen"),
            "₴": Currency(("grivnia", "grivnie"), after_million="di grivnie"),
            "₽": Currency(("rublo", "rubli"), after_million="di rubli"),
        },
        magnitudes={
            **dict.fromkeys(("mln", "milione", "milioni"), _MILLION),
            **dict.fromkeys(("mld", "miliardo", "miliardi"), _BILLION),
            "mila": ("mila",),
        },
        units=metric(
            ("chilometro", "chilometri"), ("metro", "metri"), ("centimetro", "centimetri"),
            ("millimetro", "millimetri"),
            ("chilogrammo", "chilogrammi"), ("grammo", "grammi"), ("milligrammo", "milligrammi"),
            ("tonnellata", "tonnellate"),
            ("litro", "litri"), ("millilitro", "millilitri"), ("ettaro", "ettari"),
            ("chilometro all'ora", "chilometri all'ora"), ("metro al secondo", "metri al secondo"),
            ("chilometro quadrato", "chilometri quadrati"), ("metro quadrato", "metri quadrati"),
            ("metro cubo", "metri cubi"),
            ("grado Celsius", "gradi Celsius"), ("grado Fahrenheit", "gradi Fahrenheit"),
            watt=("watt",), watt_hour=("wattora",),
            others={"min": ("minuto", "minuti"), "kmq": ("chilometro quadrato", "chilometri quadrati"),
                    "mq": ("metro quadrato", "metri quadrati"), "GB": ("gigabyte",), "MB": ("megabyte",),
                    "Hz": ("hertz",)},
        ),
        months=_MONTHS,
        month_names={
            **{name: number for number, name in enumerate(_MONTHS, 1)},
            "gen": 1, "feb": 2, "mar": 3, "apr": 4, "mag": 5, "giu": 6, "lug": 7, "ago": 8, "set": 9, "ott": 10,
            "nov": 11,
            "dic": 12,
        },
        form=two_forms,
        day=lambda number, _before: "primo" if number == 1 else str(number),
        date=lambda day, month, year: f"{day} {month} {year}".strip(),
        year=str,
        clock=_clock,
        minor_joiner="e",
        fractions={
            "½": "mezzo", "⅓": "un terzo", "⅔": "due terzi", "¼": "un quarto", "¾": "tre quarti", "⅛": "un ottavo",
        },
        and_fraction="e",
        abbreviations=_ABBREVIATIONS,
        signs={
            "&": "e", "@": "chiocciola", "#": "cancelletto", "%": "per cento", "+": "più", "=": "uguale", "×": "per",
            "÷": "diviso", "±": "più o meno", "≈": "circa", "~": "circa", "≤": "al massimo", "≥": "almeno",
            "<": "minore di",
            ">": "maggiore di", "°": "gradi", "§": "paragrafo", "©": "copyright", "→": "a", "$": "dollari",
            "£": "sterline",
            "€": "euro", "−": "meno", "‰": "per mille", "№": "numero", "\\": "barra inversa",
        },
        at="chiocciola",
        dot="punto",
        hashtag="hashtag",
        times="volte",
    )  # fmt: skip


_TITLES = {
    "sig": "Signor", "sigra": "Signora", "sigg": "Signori", "dott": "Dottor", "dottssa": "Dottoressa",
    "prof": "Professor",
    "profssa": "Professoressa", "avv": "Avvocato", "ing": "Ingegner", "on": "Onorevole", "gen": "Generale",
    "mons": "Monsignor", "profra": "Professora", "dottra": "Dottora",
}  # fmt: skip
_ACRONYMS = {
    word: word.capitalize()
    for word in listed("NATO ONU NASA UNESCO UNICEF FIFA UEFA OPEC COVID AIDS ISTAT INPS CONI ENEL ENI FIAT IVA RAI UE")
} | {"UE": "U.E"}
_ABBREVIATIONS = {
    "p. es": "per esempio", "p.es": "per esempio", "a.C": "avanti Cristo", "d.C": "dopo Cristo", "ecc": "eccetera",
    "pag": "pagina", "cap": "capitolo",
    "pagg": "pagine", "tel": "telefono", "cfr": "confronta", "vol": "volume", "ca": "circa", "art": "articolo",
    "max": "massimo",
    "min": "minimo", "c.so": "corso", "p.zza": "piazza", "S.p.A": "società per azioni",
    "s.r.l": "società a responsabilità limitata",
}  # fmt: skip
