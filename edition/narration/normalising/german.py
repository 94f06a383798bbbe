"""German."""

from __future__ import annotations

import re

from edition.narration.normalising.european import GROUPS, grammar_of, metric
from edition.narration.normalising.german_ordinals import (
    HERS,
    in_words,
    of_her,
    ordinal,
    ranked,
    reigning,
    takes_ordinal,
)
from edition.narration.normalising.german_words import ABBREVIATIONS, ACRONYMS, SPELLED, WEEKDAYS
from edition.narration.normalising.money import any_of
from edition.narration.normalising.scanning import Grammar, Rule, rule
from edition.narration.normalising.terms import Currency, Terms, lead, listed, two_forms, word_before
from edition.narration.normalising.words import letters, roman

_MONTHS = listed("Januar Februar März April Mai Juni Juli August September Oktober November Dezember")
_EURO, _DOLLAR, _POUND = Currency(("Euro",)), Currency(("Dollar",)), Currency(("Pfund",))
_FRANC = Currency(("Schweizer Franken",))
_MILLION, _BILLION = ("Million", "Millionen"), ("Milliarde", "Milliarden")
_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?"
    r"(?:\s?[-–]\s?(?P<to>[01]?\d|2[0-4])(?:[:.](?P<to_minute>[0-5]\d))?)?\s?Uhr\b"
)
_DATE = (
    r"(?P<day>3[01]|[12]\d|0?[1-9])\.\s?(?P<month>1[0-2]|0?[1-9])"
    r"(?:\.\s?(?P<year>(?:19|20)\d\d)(?!\d)|\.(?=\s*[^\s\d])|\.(?=\s\d{1,2}[.:]\d\d)|(?=\.\s*$))"
)
"""“17. 7. 2025”, “am 17.7.”"""


def grammar(tag: str) -> Grammar:
    """Return the rules of German."""
    terms = _terms(swiss=tag.lower().endswith("-ch"))
    return grammar_of(
        terms,
        numbers=_numbers(),
        words=_words(),
        roman=reigning,
        roman_tail=r"\.(?=[,;)]|\s[a-zäöü])|",
        acronyms=ACRONYMS,
        spelled=SPELLED,
        both="und",
        emoji="Emoji",
        seen=("Mo", "Di", "Mi", "Do", "Sa", "So", "vs", "Kfz", "Lkw", "Lkws", "Pkw", "Pkws"),
    )


def _words() -> tuple[Rule, ...]:
    return (
        rule(r"(?P<name>[^\W\d_]+)str\.(?!\w)", lambda m: f"{m['name']}straße"),
        rule(r"Fr\.(?=\s[A-ZÄÖÜ])", lambda _: "Frau"),
        rule(r"geb\.(?=\s[A-ZÄÖÜ])", lambda _: "geborene"),
        rule(r"(?P<word>hl|sog)\.(?=\s\w)", _bent),
        rule(r"S\.\s?(?=\d)", lambda m: "Satz" if re.search(r"Abs\.\s\d+\s$", lead(m)) else "Seite"),
        rule(
            r"(?P<letters>Kfz|Lkw|Pkw|AfD|GmbH|StGB|StPO|BGB|EuGH|VfB|VfL|VfR|MdB|MdL|KfW)(?P<many>s)?(?!\w)", _lettered
        ),
        rule(r"BaFin(?!\w)", lambda _: "Bafin"),
        rule(
            r"(?P<numeral>[IVX]{1,5})\.(?=\s(?:Weltkrieg|Reich|Vatikan|Republik|Quartal|Liga|Korps|Internationale))",
            _nth,
        ),
        rule(rf"(?P<month>{any_of(_CUT)})\.(?=\s\d{{4}})", lambda m: _CUT[m["month"]]),
        rule(
            rf"(?P<month>{any_of(_CUT)})\.(?!\w)", lambda m: _CUT[m["month"]] if word_before(m) in _OF_MONTH else None
        ),
        rule(r"(?P<first>Mo|Di|Mi|Do|Fr|Sa|So)\.?[-–](?P<last>Mo|Di|Mi|Do|Fr|Sa|So)(?:\.|(?!\w))", _weekdays),
        rule(r"vs\.?(?!\w)", lambda _: "gegen"),
    )


def _bent(match: re.Match[str]) -> str:
    """Say “des hl. …”, “der sog. …” with the ending that the word before asks for."""
    stem = {"hl": "heilige", "sog": "sogenannte"}[match["word"]]
    return f"{stem}n" if word_before(match) in _BENT_AFTER else stem


def _lettered(match: re.Match[str]) -> str:
    return letters(match["letters"].upper()) + (match["many"] or "")


def _nth(match: re.Match[str]) -> str | None:
    value = roman(match["numeral"])
    return ordinal(value, word_before(match)) if value else None


def _weekdays(match: re.Match[str]) -> str:
    return f"{WEEKDAYS[match['first']]} bis {WEEKDAYS[match['last']]}"


def _numbers() -> tuple[Rule, ...]:
    return (
        rule(
            r"(?P<low>[1-9]\d{0,2})\.\s?[-–]\s?(?P<high>[1-9]\d{0,2})\.(?=\s\w)",
            lambda m: f"{ordinal(int(m['low']), 'bis')} bis {ordinal(int(m['high']), 'bis')}",
        ),
        rule(_DATE, _dated),
        rule(_CLOCK, _oclock),
        rule(
            r"1(?=\s(?:Million|Milliarde|Billion|Stunde|Minute|Sekunde|Woche|Tonne|Person|Stimme)\b)", lambda _: "eine"
        ),
        rule(
            r"1(?=\s(?:Euro|Dollar|Cent|Franken|Pfund|Kilometer|Meter|Zentimeter|Kilo|Kilogramm|Gramm|Liter|Hektar|Grad|"
            r"Jahr|Monat|Tag|Prozent|Punkt|Tor|Mensch)\b)",
            lambda _: "ein",
        ),
        rule(r"(?P<whole>[1-9]?\d)[ ]?½", lambda m: f"{_combined(int(m['whole']))}einhalb"),
        rule(r"½(?=\s(?P<noun>Liter|Meter|Kilometer|Tag|Stunde|Million|Tonne|Seite|Jahr|Kilo|Pfund)\b)", _half),
        rule(r"(?P<year>1\d\d0|20\d0)er(?P<n>n?)\b", lambda m: f"{in_words(int(m['year']), 'year')}er{m['n']}"),
        rule(r"['’]?(?P<tens>[1-9]0)er(?P<n>n?)\b", lambda m: f"{in_words(int(m['tens']), 'cardinal')}er{m['n']}"),
        rule(
            r"(?P<number>[1-9]\d{0,2})\.(?=\s(?:[a-zäöü]|Jahrhundert|Jahrestag|Geburtstag|Mal|Platz|Stock|Tag|Weltkrieg))",
            ranked,
        ),
        rule(r"(?P<number>[1-9]\d{0,2})\.(?=[,;)])", lambda m: ranked(m) if takes_ordinal(m) else None),
        rule(rf"(?P<number>[1-9]\d?)\.(?=\s(?:{HERS})\b)", of_her),
        rule(
            r"(?P<number>[1-9]\d{0,2})\.(?=\s[A-ZÄÖÜ])",
            lambda m: ranked(m) if takes_ordinal(m) else None,
        ),
    )


def _dated(match: re.Match[str]) -> str | None:
    """Say a date in figures; without a year only after a word that dates stand behind: “am 17. 7.”, not “3. 4.”."""
    before = word_before(match)
    if not match["year"] and before not in _OF_DATES:
        return None
    year = f" {match['year']}" if match["year"] else ""
    return f"{ordinal(int(match['day']), before)} {_MONTHS[int(match['month']) - 1]}{year}"


def _combined(number: int) -> str:
    return "ein" if number == 1 else in_words(number, "cardinal")


def _half(match: re.Match[str]) -> str:
    noun = match["noun"]
    if noun in ("Stunde", "Million", "Tonne", "Seite"):
        return "eine halbe"
    return "ein halbes" if noun in ("Jahr", "Kilo", "Pfund") else "ein halber"


def _oclock(match: re.Match[str]) -> str:
    first = _hours(match["hour"], match["minute"])
    return f"{first} bis {_hours(match['to'], match['to_minute'])}" if match["to"] else first


def _hours(hour: str, minute: str | None) -> str:
    return _clock(int(hour), int(minute or 0))


def _clock(hour: int, minute: int) -> str:
    return f"{hour} Uhr {minute}" if minute else f"{hour} Uhr"


_CUT = {name[:3]: name for name in _MONTHS} | {"Sept": "September", "Mrz": "März", "Okt": "Oktober"}
_OF_DATES = frozenset(
    listed("ab am bis dem den seit vom zum montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag")
)
_BENT_AFTER = frozenset(listed("am beim dem den des im vom zum zur einem einen eines"))
_OF_MONTH = frozenset(listed("anfang ende im mitte seit bis"))


def _year(number: int) -> str:
    return in_words(number, "year") if 1100 <= number < 2000 else str(number)


def _terms(*, swiss: bool) -> Terms:
    return Terms(
        language="de",
        decimal=",",
        groups=GROUPS + ("'’" if swiss else ""),
        to="bis",
        minus="minus",
        score_to="zu",
        between={"zwischen": "und"},
        rate="pro {}".format,
        plus="plus",
        number="Nummer",
        percent=("Prozent",),
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
        day=lambda number, before: ordinal(number, "am" if before in ("und", "oder", "sowie") else before),
        date=lambda day, month, year: f"{day} {month} {year}".strip(),
        year=_year,
        clock=_clock,
        fractions={
            "½": "ein halb", "⅓": "ein Drittel", "⅔": "zwei Drittel", "¼": "ein Viertel", "¾": "drei Viertel",
            "⅛": "ein Achtel",
        },
        and_fraction="und",
        abbreviations=ABBREVIATIONS,
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
