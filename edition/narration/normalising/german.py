"""German."""

from __future__ import annotations

import re
from functools import lru_cache

from edition.narration.normalising.calendar import word_before
from edition.narration.normalising.european import GROUPS, grammar_of, metric
from edition.narration.normalising.scanning import Grammar, Rule, rule
from edition.narration.normalising.terms import Currency, Terms, listed, two_forms
from edition.narration.normalising.words import letters

_MONTHS = listed("Januar Februar März April Mai Juni Juli August September Oktober November Dezember")
_BENDING = frozenset(listed("am an bis dem den des ab im nach seit vom vor zum zur"))
"""Words after which an ordinal ends in -en."""
_ARTICLES = frozenset(listed("der die das"))
_EURO, _DOLLAR, _POUND = Currency(("Euro",)), Currency(("Dollar",)), Currency(("Pfund",))
_FRANC = Currency(("Schweizer Franken",))
_MILLION, _BILLION = ("Million", "Millionen"), ("Milliarde", "Milliarden")
_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?"
    r"(?:\s?[-–]\s?(?P<to>[01]?\d|2[0-4])(?:[:.](?P<to_minute>[0-5]\d))?)?\s?Uhr\b"
)


def grammar(tag: str) -> Grammar:
    """Return the rules of German."""
    terms = _terms(swiss=tag.lower().endswith("-ch"))
    return grammar_of(
        terms,
        numbers=_numbers(),
        words=_words(),
        roman=_roman,
        roman_tail=r"\.(?=[,;)]|\s[a-zäöü])|",
        acronyms=_ACRONYMS,
        both="und",
        emoji="Emoji",
        seen=("Kfz", "Lkw", "Lkws", "Pkw", "Pkws"),
    )


def _words() -> tuple[Rule, ...]:
    return (
        rule(r"(?P<name>[^\W\d_]+)str\.(?!\w)", lambda m: f"{m['name']}straße"),
        rule(r"Fr\.(?=\s[A-ZÄÖÜ])", lambda _: "Frau"),
        rule(r"S\.\s?(?=\d)", lambda _: "Seite"),
        rule(r"(?P<letters>Kfz|Lkw|Pkw|AfD|GmbH|StGB|StPO|BaFin)(?P<many>s)?(?!\w)", _lettered),
    )


def _lettered(match: re.Match[str]) -> str:
    if match["letters"] == "BaFin":
        return "Bafin"
    return letters(match["letters"].upper()) + (match["many"] or "")


def _numbers() -> tuple[Rule, ...]:
    return (
        rule(
            r"(?P<low>[1-9]\d{0,2})\.\s?[-–]\s?(?P<high>[1-9]\d{0,2})\.(?=\s\w)",
            lambda m: f"{ordinal(int(m['low']), 'bis')} bis {ordinal(int(m['high']), 'bis')}",
        ),
        rule(_CLOCK, _oclock),
        rule(r"(?P<year>1\d\d0|20\d0)er(?P<n>n?)\b", lambda m: f"{_in_words(int(m['year']), 'year')}er{m['n']}"),
        rule(r"['’]?(?P<tens>[1-9]0)er(?P<n>n?)\b", lambda m: f"{_in_words(int(m['tens']), 'cardinal')}er{m['n']}"),
        rule(
            r"(?P<number>[1-9]\d{0,2})\.(?=\s(?:[a-zäöü]|Jahrhundert|Jahrestag|Geburtstag|Mal|Platz|Stock|Tag|Weltkrieg))",
            _ranked,
        ),
        rule(
            r"(?P<number>[1-9]\d{0,2})\.(?=\s[A-ZÄÖÜ])",
            lambda m: _ranked(m) if word_before(m) in _BENDING | _ARTICLES else None,
        ),
    )


def _oclock(match: re.Match[str]) -> str:
    first = _hours(match["hour"], match["minute"])
    return f"{first} bis {_hours(match['to'], match['to_minute'])}" if match["to"] else first


def _hours(hour: str, minute: str | None) -> str:
    return _clock(int(hour), int(minute or 0))


def _clock(hour: int, minute: int) -> str:
    return f"{hour} Uhr {minute}" if minute else f"{hour} Uhr"


def _ranked(match: re.Match[str]) -> str:
    return ordinal(int(match["number"]), word_before(match))


def ordinal(number: int, before: str) -> str:
    """Return an ordinal, bent as the word before it asks for."""
    stem = _in_words(number, "ordinal")
    if before in _BENDING:
        return f"{stem}n"
    return stem if before in _ARTICLES else f"{stem}r"


def _year(number: int) -> str:
    return _in_words(number, "year") if 1100 <= number < 2000 else str(number)


def _roman(value: int, before: str) -> str | None:
    found = re.search(r"(?:^|\W)(?P<name>[A-ZÄÖÜ][a-zäöüß]{2,})\s$", before)
    if not found or value in (50, 100):
        return None
    return f"der {_in_words(value, 'ordinal')}" if found["name"] in _RULERS else str(value)


@lru_cache(maxsize=512)
def _in_words(number: int, form: str) -> str:
    from num2words import num2words

    said: str = num2words(number, lang="de", to=form)
    return said


def _terms(*, swiss: bool) -> Terms:
    return Terms(
        language="de",
        decimal=",",
        groups=GROUPS + ("'’" if swiss else ""),
        to="bis",
        minus="minus",
        between={"zwischen": "und"},
        rate="pro {}".format,
        plus="plus",
        number="Nummer",
        percent="Prozent",
        degrees=("Grad",),
        currencies={
            "€": _EURO, "EUR": _EURO, "Euro": _EURO, "$": _DOLLAR, "US$": Currency(("US-Dollar",)),
            "USD": Currency(("US-Dollar",)),
            "£": _POUND, "GBP": _POUND, "CHF": _FRANC, "Fr.": _FRANC, "¥": Currency(("Yen",)),
            "zł": Currency(("Złoty",)),
            "₴": Currency(("Hrywnja",)), "₽": Currency(("Rubel",)),
        },
        magnitudes={
            **dict.fromkeys(("Mio.", "Mio", "Million", "Millionen"), _MILLION),
            **dict.fromkeys(("Mrd.", "Mrd", "Milliarde", "Milliarden"), _BILLION),
            **dict.fromkeys(("Bio.", "Billion", "Billionen"), ("Billion", "Billionen")),
            **dict.fromkeys(("Tsd.", "Tsd", "tausend"), ("tausend",)),
        },
        units=metric(
            ("Kilometer",), ("Meter",), ("Zentimeter",), ("Millimeter",), ("Kilogramm",), ("Gramm",), ("Milligramm",),
            ("Tonne", "Tonnen"), ("Liter",), ("Milliliter",), ("Hektar",), ("Kilometer pro Stunde",),
            ("Meter pro Sekunde",),
            ("Quadratkilometer",), ("Quadratmeter",), ("Kubikmeter",), ("Grad Celsius",), ("Grad Fahrenheit",),
            watt=("watt",), watt_hour=("wattstunde", "wattstunden"),
            others={
                "W": ("Watt",), "kWh": ("Kilowattstunde", "Kilowattstunden"), "qm": ("Quadratmeter",),
                "qkm": ("Quadratkilometer",),
                "Std.": ("Stunde", "Stunden"), "Min.": ("Minute", "Minuten"), "Sek.": ("Sekunde", "Sekunden"),
                "GB": ("Gigabyte",),
                "MB": ("Megabyte",), "kW": ("Kilowatt",), "MW": ("Megawatt",), "GW": ("Gigawatt",), "Hz": ("Hertz",),
                "Mt": ("Megatonne", "Megatonnen"), "MWh": ("Megawattstunde", "Megawattstunden"),
                "GWh": ("Gigawattstunde", "Gigawattstunden"), "TWh": ("Terawattstunde", "Terawattstunden"),
            },
        ),
        months=_MONTHS,
        month_names={
            **{name.lower(): number for number, name in enumerate(_MONTHS, 1)},
            "jänner": 1, "jan": 1, "feb": 2, "mrz": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9,
            "okt": 10,
            "nov": 11, "dez": 12,
        },
        form=two_forms,
        day=ordinal,
        date=lambda day, month, year: f"{day} {month} {year}".strip(),
        year=_year,
        clock=_clock,
        fractions={
            "½": "ein halb", "⅓": "ein Drittel", "⅔": "zwei Drittel", "¼": "ein Viertel", "¾": "drei Viertel",
            "⅛": "ein Achtel",
        },
        and_fraction="und",
        abbreviations=_ABBREVIATIONS,
        signs={
            "&": "und", "@": "at", "#": "Raute", "%": "Prozent", "+": "plus", "=": "gleich", "×": "mal",
            "÷": "geteilt durch",
            "±": "plus minus", "≈": "etwa", "~": "etwa", "≤": "höchstens", "≥": "mindestens", "<": "kleiner als",
            ">": "größer als", "°": "Grad", "§": "Paragraf", "©": "Copyright", "→": "zu", "$": "Dollar", "£": "Pfund",
            "€": "Euro",
            "−": "minus", "‰": "Promille", "№": "Nummer", "\\": "Backslash",
        },
        at="at",
        dot="Punkt",
        hashtag="Hashtag",
        times="mal",
    )  # fmt: skip


_RULERS = frozenset(
    listed(
        "Wilhelm Friedrich Ludwig Karl Heinrich Otto Franz Josef Joseph Leopold Albert Elisabeth Elizabeth Charles "
        "Philipp Paul Pius Johannes Benedikt Leo Gregor Nikolaus Alexander Peter Katharina Georg Eduard Richard Rudolf "
        "Ferdinand Maximilian Konrad Christian Gustav Margrethe Harald Felipe Napoleon Ramses Urban Clemens Innozenz"
    )
)
_ACRONYMS = {
    word: word.capitalize()
    for word in listed("NATO UNO NASA UNESCO UNICEF AIDS FIFA UEFA OPEC COVID DAX EDEKA IKEA LASER NABU")
}
_ABBREVIATIONS = {
    "z. B": "zum Beispiel", "z.B": "zum Beispiel", "d. h": "das heißt", "d.h": "das heißt", "u. a": "unter anderem",
    "u.a": "unter anderem", "v. a": "vor allem", "v.a": "vor allem", "i. d. R": "in der Regel",
    "o. ä": "oder ähnliches",
    "n. Chr": "nach Christus", "v. Chr": "vor Christus", "v.Chr": "vor Christus", "n.Chr": "nach Christus",
    "usw": "und so weiter",
    "etc": "et cetera", "bzw": "beziehungsweise", "ca": "circa", "Nr": "Nummer", "Dr": "Doktor", "Prof": "Professor",
    "Str": "Straße",
    "St": "Sankt", "Hl": "Heilige", "Jh": "Jahrhundert", "vgl": "vergleiche", "evtl": "eventuell",
    "ggf": "gegebenenfalls",
    "inkl": "inklusive", "exkl": "exklusive", "max": "maximal", "min": "mindestens", "Abs": "Absatz",
    "Art": "Artikel", "Hrsg": "Herausgeber",
    "geb": "geboren", "gest": "gestorben", "sog": "sogenannt", "Tel": "Telefon", "Bd": "Band", "Kap": "Kapitel",
    "Aufl": "Auflage",
    "Dipl": "Diplom", "Ing": "Ingenieur", "Mio": "Millionen", "Mrd": "Milliarden", "allg": "allgemein",
    "gem": "gemäß", "lt": "laut",
    "Hr": "Herr", "Co": "Co",
}  # fmt: skip
