"""Polish."""

from __future__ import annotations

import re
from functools import lru_cache

from edition.narration.normalising.calendar import full_pause, word_before
from edition.narration.normalising.european import GROUPS, grammar_of, metric
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
        words=_words(),
        roman=_roman,
        acronyms=_ACRONYMS,
        both="i",
        emoji="emoji",
        seen=("nr",),
    )


def _numbers() -> tuple[Rule, ...]:
    return (
        rule(r"(?P<year>1[1-9]\d\d|20\d\d)\s?(?P<noun>roku|rok|r\.)(?!\w)", _in_year),
        rule(r"(?P<number>[1-9]\d?)\.(?=\s[a-ząćęłńóśźż])", lambda m: ordinal(int(m["number"]))),
        rule(r"(?P<hour>[01]?\d|2[0-4])[.:](?P<minute>[0-5]\d)(?![\d.,])", _time),
    )


def _words() -> tuple[Rule, ...]:
    hour = r"godz\.\s(?P<hour>[01]?\d|2[0-4])(?:[.:](?P<minute>[0-5]\d))?(?![\d.,])"
    return (
        rule(r"(?P<numeral>[IVXL]+)\s(?P<noun>w\.|wieku|wiek)(?!\w)", _century),
        rule(hour, lambda m: f"godzinie {_hour(m, 'ej')}" if word_before(m) == "o" else f"godzina {_hour(m, 'a')}"),
        rule(r"nr\.?\s?(?=\d)", lambda _: "numer"),
    )


def _in_year(match: re.Match[str]) -> str:
    case = "ym" if word_before(match) in ("w", "we") else "y" if match["noun"] == "rok" else "ego"
    return f"{_year(int(match['year']), case)} {f'roku{full_pause(match)}' if match['noun'] == 'r.' else match['noun']}"


def _year(number: int, case: str) -> str:
    """Say a year as Polish does: thousands and hundreds as they are, the last two figures as an ordinal in its case."""
    rest = number % 100
    if rest == 0:
        return str(number)
    return f"{_in_words(number - rest, 'cardinal')} {bent(_in_words(rest, 'ordinal'), case)}"


def bent(ordinal_words: str, case: str) -> str:
    """Return a masculine ordinal in another case, by its ending: ``y``, ``ego``, ``ym``, ``a``, ``ej``."""
    soft = {"y": "i", "ego": "iego", "ym": "im", "a": "a", "ej": "iej"}
    hard = {"y": "y", "ego": "ego", "ym": "ym", "a": "a", "ej": "ej"}
    return " ".join(
        word[:-1] + (soft if word[-1] == "i" and word[-2:-1] in "gk" else {**hard, "y": word[-1]})[case]
        if word[-1] == "y" or word[-2:-1] in "gk"
        else word[:-1] + {"y": "i", "ego": "iego", "ym": "im", "a": "ia", "ej": "iej"}[case]
        for word in ordinal_words.split()
    )


def _century(match: re.Match[str]) -> str | None:
    value = roman(match["numeral"])
    if not value:
        return None
    noun = {"w.": "wieku"}.get(match["noun"], match["noun"])
    case = "y" if noun == "wiek" else "ym" if word_before(match) in ("w", "we") else "ego"
    return f"{bent(ordinal(value), case)} {noun}"


def _roman(value: int, before: str) -> str | None:
    if value > 30 or not re.search(r"(?:^|\W)[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]{2,}\s$", before):
        return None
    return _in_words(value, "ordinal")


def ordinal(number: int) -> str:
    """Return a masculine ordinal in words."""
    return _in_words(number, "ordinal")


def _time(match: re.Match[str]) -> str | None:
    before = word_before(match)
    if ":" not in match[0] and before not in ("o", "od", "do", "godz", "godzinie", "godziny"):
        return None
    return _hour(match, "ej" if before in ("o", "od", "do", "po", "przed", "godzinie", "godziny") else "a")


def _hour(match: re.Match[str], case: str) -> str:
    hour = int(match["hour"])
    said = bent(ordinal(hour), case) if hour else "zero"
    return f"{said} {match['minute']}" if match["minute"] not in (None, "00") else said


@lru_cache(maxsize=512)
def _in_words(number: int, form: str) -> str:
    from num2words import num2words

    said: str = num2words(number, lang="pl", to=form)
    return said


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
        between={"między": "a", "pomiędzy": "a"},
        rate=lambda unit: f"za {_accusative(unit)}",
        plus="plus",
        number="numer",
        percent="procent",
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
                    "godz.": ("godzina", "godziny", "godzin", "godziny")},
        ),
        months=_MONTHS,
        month_names={
            **{name: number for number, name in enumerate(_MONTHS, 1)},
            **{name: number for number, name in enumerate(_SHORT, 1)},
        },
        form=polish_forms,
        day=lambda number, _before: bent(_in_words(number, "ordinal"), "ego"),
        date=lambda day, month, year: f"{day} {month} {year}".strip(),
        year=str,
        clock=lambda hour, minute: f"{hour} {minute:02d}" if minute else str(hour),
        fractions={
            "½": "pół", "⅓": "jedna trzecia", "⅔": "dwie trzecie", "¼": "jedna czwarta", "¾": "trzy czwarte",
            "⅛": "jedna ósma",
        },
        and_fraction="i",
        abbreviations=_ABBREVIATIONS,
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


_ACRONYMS = {
    **{word: word.capitalize() for word in listed("NATO NASA UNESCO UNICEF FIFA UEFA OPEC COVID AIDS ZUS KRUS PAN")},
    "ONZ": "O.N.Z", "PAP": "Pap",
}  # fmt: skip
_ABBREVIATIONS = {
    "m.in": "między innymi", "p.n.e": "przed naszą erą", "n.e": "naszej ery", "np": "na przykład", "itd": "i tak dalej",
    "itp": "i tym podobne", "tj": "to jest", "tzn": "to znaczy", "tzw": "tak zwany", "ul": "ulica", "al": "aleja",
    "pl": "plac",
    "prof": "profesor", "inż": "inżynier", "hab": "habilitowany", "gen": "generał", "płk": "pułkownik",
    "św": "święty", "ks": "ksiądz",
    "godz": "godzina", "nr": "numer", "ok": "około", "tys": "tysięcy", "mln": "milionów", "mld": "miliardów",
    "pt": "pod tytułem",
    "r": "roku", "wg": "według", "zob": "zobacz", "por": "porównaj", "str": "strona", "tel": "telefon",
    "woj": "województwo", "w": "wieku",
    "im": "imienia", "red": "redaktor", "os": "osób", "ur": "urodzony", "zm": "zmarły", "ww": "wyżej wymieniony",
}  # fmt: skip
