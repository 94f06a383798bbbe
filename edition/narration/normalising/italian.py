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
        spelled=("CGIL", "FIGC", "OCSE", "OSCE", "AIFA"),
        seen=("vs", "Spa", "FdI"),
        elision=True,
    )


def _numbers() -> tuple[Rule, ...]:
    time = r"(?P<hour>[01]?\d|2[0-4])[.:](?P<minute>[0-5]\d)(?!\d|[.,]\d)"
    return (
        rule(
            r"(?P<age>\d{2})(?P<ending>enn[ei])(?!\w)", lambda m: _in_words(int(m["age"])).rstrip("aeiou") + m["ending"]
        ),
        rule(r"1(?=\s(?P<noun>[a-z]{3,}))", _one),
        rule(
            r"(?P<low>1[1-9]\d\d|20\d\d)[-–](?P<high>\d\d|1[1-9]\d\d|20\d\d)(?![\w/]|[.,]\d|-\d)",
            lambda m: f"{m['low']}, {m['high']}",
        ),
        rule(
            r"(?P<law>\d{1,4})/(?P<year>\d{4}|\d\d)(?![\w/])",
            lambda m: f"{m['law']} del {m['year']}" if _of_law(m) else None,
        ),
        rule(r"(?P<number>[1-9]\d?)a(?=\s[a-z])", lambda m: f"{ordinal(int(m['number']))[:-1]}a"),
        rule(time, lambda m: _clock(int(m["hour"]), int(m["minute"])) if _of_time(m) else None),
        rule(r"(?P<number>[1-9]\d?)(?:º|(?<=1)°|°(?=\s[a-z]))(?!\w)", lambda m: ordinal(int(m["number"]))),
        rule(r"(?P<number>[1-9]\d?)ª(?!\w)", lambda m: f"{ordinal(int(m['number']))[:-1]}a"),
    )


def _of_law(match: re.Match[str]) -> bool:
    return bool(
        re.search(r"(?i:\b(?:legge|decreto|d\.?\s?lgs\.?|regolamento|direttiva|sentenza))\s(?:n\.\s)?$", lead(match))
    )


def _of_time(match: re.Match[str]) -> bool:
    return ":" in match[0] or bool(re.search(r"(?:\bore|\balle|\bdalle|\be le|\ble)\s$", lead(match)))


_ELIDED = {"avv": "Avvocato", "on": "Onorevole", "ing": "Ingegnere", "arch": "Architetto"}
"""Titles that an article stands before without a space: “l’avv.”"""


def _titles() -> tuple[Rule, ...]:
    return (
        rule(
            r"(?P<article>[dlDL]|dell|Dell|all|sull)['’](?P<title>avv|on|ing|arch)\.(?=\s[A-ZÀ-Þ])",
            lambda m: f"{m['article']}'{_ELIDED[m['title']]}",
        ),
        rule(r"nn\.\s?(?=\d)", lambda _: "numeri"),
        rule(r"pp?\.\s?(?=\d)", lambda m: "pagine" if m[0].startswith("pp") else "pagina"),
        rule(r"vs\.?(?!\w)", lambda _: "contro"),
        rule(r"FdI(?!\w)", lambda _: "Fratelli d'Italia"),
        rule(r"SS\.(?=\s[A-Z])", lambda _: "Santissima"),
        rule(r"v\.?le(?=\s[A-Z])", lambda _: "viale"),
        rule(r"(?P<article>[^\W\d_]{1,5})['’](?P<number>8|11|80|800|180|1[89]\d\d|\d{1,2})(?![\w.,]\d|\w)", _elided),
        rule(r"(?P<numeral>[IVXL]+)\s(?:sec\.|s\.)(?!\w)", lambda m: f"{_century(m)} secolo" if _century(m) else None),
        rule(r"n[.°º]\s?(?=\d)", lambda _: "numero"),
        rule(
            r"(?P<title>[Ss]ig|[Ss]igg|[Dd]ott|[Pp]rof|[Aa]vv|[Ii]ng|[Oo]n|[Gg]en|[Mm]ons|[Ss]en)\.(?:(?P<lady>ra|ssa)\b)?",
            lambda m: _TITLES[m["title"].lower() + (m["lady"] or "")],
        ),
        rule(r"(?P<numeral>[IVXL]+)(?=\ssecolo)", _century),
    )


def _century(match: re.Match[str]) -> str | None:
    value = roman(match["numeral"])
    return ordinal(value) if value else None


def _roman(value: int, before: str) -> str | None:
    if re.search(r"(?i:\b(?:secolo|capitolo|titolo|libro|tomo|atto|canto))\s$", before):
        return ordinal(value)
    found = re.search(r"(?:^|\W)(?P<name>[A-ZÀÈÉÌÒÙ][a-zàèéìòù]{2,})\s$", before)
    if not found or value > 30 or (value in (1, 5, 10) and found["name"] not in _RULERS):
        return None
    return f"{ordinal(value)[:-1]}a" if found["name"] in _QUEENS else ordinal(value)


def _one(match: re.Match[str]) -> str:
    """Say 1 before a noun."""
    noun = match["noun"]
    if noun in ("ora", "persona", "tonnellata", "sterlina", "settimana", "donna", "volta", "vittima"):
        return "una"
    return "uno" if re.match(r"z|s[^aeiou]|ps|gn", noun) else "un"


def _elided(match: re.Match[str]) -> str | None:
    """Say the number that an article is joined to: “l'8 marzo”, “dell'11”."""
    words = _in_words(int(match["number"]))
    return f"{match['article']}'{words}" if words[0] in "aeiou" else None


@lru_cache(maxsize=256)
def _in_words(number: int) -> str:
    from num2words import num2words

    said: str = num2words(number, lang="it")
    return said


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
        to="al",
        minus="meno",
        scoring="vin|batt|perd|sconfi|pareg|vittoria|partita|finale|gara|super",
        score_to="a",
        spread=",",
        between={"tra": "e", "fra": "e"},
        rate="al {}".format,
        plus="più",
        number="numero",
        percent=("per cento",),
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


_QUEENS = frozenset(listed("Elisabetta Margherita Vittoria Caterina Cristina Isabella Anna Maria"))
_RULERS = _QUEENS | frozenset(
    listed(
        "Carlo Umberto Vittorio Emanuele Francesco Paolo Giovanni Pio Leone Enrico Luigi Filippo Alberto Nicola "
        "Alessandro Ferdinando Federico Giorgio Guglielmo Napoleone Alfonso"
    )
)
_TITLES = {
    "sig": "Signor", "sigra": "Signora", "sigg": "Signori", "dott": "Dottor", "dottssa": "Dottoressa",
    "prof": "Professor",
    "profssa": "Professoressa", "avv": "Avvocato", "ing": "Ingegner", "on": "Onorevole", "gen": "Generale",
    "mons": "Monsignor", "sen": "Senatore", "profra": "Professora", "dottra": "Dottora",
}  # fmt: skip
_ACRONYMS = {
    word: word.capitalize()
    for word in listed(
        "NATO ONU NASA UNESCO UNICEF FIFA UEFA OPEC COVID AIDS ISTAT INPS CONI ENEL ENI FIAT IVA RAI UE PIL "
        "TAR UIL ASL ONG TAV GIP GUP SUV IMU ICI DIA ETA CISL TIM SIAE"
    )
} | {"UE": "U.E"}
_ABBREVIATIONS = {
    "p. es": "per esempio", "p.es": "per esempio", "a.C": "avanti Cristo", "d.C": "dopo Cristo", "ecc": "eccetera",
    "pag": "pagina", "cap": "capitolo", "avv": "Avvocato", "on": "Onorevole", "card": "Cardinale", "ing": "Ingegner",
    "arch": "Architetto", "geom": "Geometra", "rag": "Ragionier", "artt": "articoli", "ad es": "ad esempio",
    "pagg": "pagine", "tel": "telefono", "cfr": "confronta", "vol": "volume", "ca": "circa", "art": "articolo",
    "max": "massimo",
    "min": "minimo", "c.so": "corso", "p.zza": "piazza", "S.p.A": "società per azioni",
    "D. Lgs": "decreto legislativo", "D.Lgs": "decreto legislativo",
    "d.l": "decreto legge", "v.le": "viale", "s.n.c": "società in nome collettivo",
    "s.r.l": "società a responsabilità limitata",
}  # fmt: skip
