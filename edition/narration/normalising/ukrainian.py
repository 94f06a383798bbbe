"""Ukrainian."""

from __future__ import annotations

import re
from functools import lru_cache

from edition.narration.normalising.calendar import full_pause, word_before
from edition.narration.normalising.european import GROUPS, grammar_of, metric
from edition.narration.normalising.scanning import Grammar, Rule, rule
from edition.narration.normalising.terms import Currency, Terms, listed, ukrainian_forms
from edition.narration.normalising.words import roman

_MONTHS = listed("січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня")
_HRYVNIA = Currency(("гривня", "гривні", "гривень", "гривні"), ("копійка", "копійки", "копійок"), "гривень")
_EURO = Currency(("євро",), ("цент", "центи", "центів"))
_DOLLAR = Currency(("долар", "долари", "доларів", "долара"), ("цент", "центи", "центів"), "доларів")
_POUND = Currency(("фунт", "фунти", "фунтів", "фунта"), ("пенс", "пенси", "пенсів"), "фунтів")
_MILLION = ("мільйон", "мільйони", "мільйонів", "мільйона")
_BILLION = ("мільярд", "мільярди", "мільярдів", "мільярда")
_LOCATIVE = ("у", "в", "на")


def grammar(tag: str) -> Grammar:  # noqa: ARG001
    """Return the rules of Ukrainian."""
    return grammar_of(
        _terms(), numbers=_numbers(), words=_words(), roman=_roman, acronyms=_ACRONYMS, both="і", emoji="емодзі"
    )


def _numbers() -> tuple[Rule, ...]:
    return (
        rule(r"(?P<year>1[1-9]\d\d|20\d\d)\s?(?P<noun>року|році|рік|р\.)(?!\w)", _in_year),
        rule(r"(?P<number>[1-9]\d{0,2})-(?P<ending>й|ий|го|ого|му|ому|а|я|ша|е|ше|ї|тя|те|ту)(?!\w)", _with_ending),
    )


def _words() -> tuple[Rule, ...]:
    return (rule(r"(?P<numeral>[IVXLІХ]+)\s(?P<noun>ст\.|століття|столітті)(?!\w)", _century),)


def _in_year(match: re.Match[str]) -> str:
    noun = match["noun"]
    short = noun == "р."
    locative = noun == "році" or (short and word_before(match) in _LOCATIVE)
    case = "ому" if locative else "ий" if noun == "рік" else "ого"
    said = f"{'році' if locative else 'року'}{full_pause(match)}" if short else noun
    return f"{_year(int(match['year']), case)} {said}"


def _year(number: int, case: str) -> str:
    """Say a year: thousands and hundreds as they are, the last two figures as an ordinal in its case."""
    rest = number % 100
    if rest == 0:
        return str(number)
    hundreds = _in_words(number - rest, "cardinal").removeprefix("одна ")
    return f"{hundreds} {bent(_in_words(rest, 'ordinal'), case)}"


def bent(ordinal_words: str, case: str) -> str:
    """Return a masculine ordinal in another case, by its ending: ``ий``, ``ого``, ``ому``, ``а``, ``е``."""
    *first, last = ordinal_words.split()
    soft = last == "третій"
    ending = {"ий": "ій", "ого": "ього", "ому": "ьому", "а": "я", "е": "є"}[case] if soft else case
    return " ".join((*first, last[:-2] + ending))


def _with_ending(match: re.Match[str]) -> str:
    ending = match["ending"]
    kinds = {"го": "ого", "ого": "ого", "му": "ому", "ому": "ому", "а": "а", "я": "а", "ша": "а", "тя": "а"}
    kinds |= {"е": "е", "ше": "е", "те": "е"}
    return bent(_in_words(int(match["number"]), "ordinal"), kinds.get(ending, "ий"))


def _century(match: re.Match[str]) -> str | None:
    value = roman(match["numeral"].translate(str.maketrans("ІХ", "IX")))
    if not value:
        return None
    noun = {"ст.": "століття"}.get(match["noun"], match["noun"])
    return f"{bent(_in_words(value, 'ordinal'), 'ому' if noun == 'столітті' else 'е')} {noun}"


def _roman(value: int, before: str) -> str | None:
    if value > 30 or not re.search(r"(?:^|\W)[А-ЯҐЄІЇ][а-яґєії'’]{2,}\s$", before):
        return None
    return _in_words(value, "ordinal")


@lru_cache(maxsize=512)
def _in_words(number: int, form: str) -> str:
    from num2words import num2words

    said: str = num2words(number, lang="uk", to=form)
    return said


def _accusative(unit: str) -> str:
    """Return a unit as it stands after “за”: “за тонну”."""
    return f"{unit[:-1]}у" if unit.endswith("а") else unit


def _terms() -> Terms:
    return Terms(
        language="uk",
        decimal=",",
        groups=GROUPS,
        to="до",
        minus="мінус",
        between={"між": "і"},
        rate=lambda unit: f"за {_accusative(unit)}",
        plus="плюс",
        number="номер",
        percent="відсотків",
        degrees=("градус", "градуси", "градусів", "градуса"),
        currencies={
            "₴": _HRYVNIA, "грн": _HRYVNIA, "UAH": _HRYVNIA, "€": _EURO, "EUR": _EURO, "євро": _EURO, "$": _DOLLAR,
            "US$": _DOLLAR, "USD": _DOLLAR, "£": _POUND, "GBP": _POUND,
            "zł": Currency(("злотий", "злоті", "злотих", "злотого"), (), "злотих"),
            "CHF": Currency(("франк", "франки", "франків", "франка"), (), "франків"),
            "¥": Currency(("єна", "єни", "єн", "єни")),
            "₽": Currency(("рубль", "рублі", "рублів", "рубля"), (), "рублів"),
        },
        magnitudes={
            **dict.fromkeys(("млн",), _MILLION),
            **dict.fromkeys(("млрд",), _BILLION),
            **dict.fromkeys(("тис.", "тис"), ("тисяча", "тисячі", "тисяч", "тисячі")),
            **{word: (word,) for word in (*_MILLION, *_BILLION, "тисячі", "тисяч")},
        },
        units=_UNITS,
        months=_MONTHS,
        month_names={name: number for number, name in enumerate(_MONTHS, 1)},
        form=ukrainian_forms,
        day=lambda number, _before: bent(_in_words(number, "ordinal"), "ого"),
        date=lambda day, month, year: f"{day} {month} {year}".strip(),
        year=str,
        clock=lambda hour, minute: f"{hour} {minute:02d}" if minute else str(hour),
        fractions={
            "½": "половина", "⅓": "одна третина", "⅔": "дві третини", "¼": "чверть", "¾": "три чверті",
            "⅛": "одна восьма",
        },
        and_fraction="і",
        abbreviations=_ABBREVIATIONS,
        signs={
            "&": "і", "@": "равлик", "#": "решітка", "%": "відсотків", "+": "плюс", "=": "дорівнює", "×": "на",
            "÷": "поділити на",
            "±": "плюс мінус", "≈": "приблизно", "~": "приблизно", "≤": "щонайбільше", "≥": "щонайменше",
            "<": "менше ніж",
            ">": "більше ніж", "°": "градусів", "§": "параграф", "©": "копірайт", "→": "до", "$": "доларів",
            "£": "фунтів",
            "€": "євро", "−": "мінус", "‰": "проміле", "№": "номер", "\\": "зворотна коса риска",
        },
        at="равлик",
        dot="крапка",
        hashtag="гештег",
        times="разів",
    )  # fmt: skip


def _masculine(stem: str) -> tuple[str, ...]:
    return (stem, f"{stem}и", f"{stem}ів", f"{stem}а")


_SYMBOLS = {
    "км": "km", "м": "m", "см": "cm", "мм": "mm", "кг": "kg", "г": "g", "мг": "mg", "т": "t", "л": "l", "мл": "ml",
    "га": "ha", "км/год": "km/h", "м/с": "m/s", "км²": "km²", "м²": "m²", "м³": "m³",
}  # fmt: skip
_METRIC = metric(
    _masculine("кілометр"), _masculine("метр"), _masculine("сантиметр"), _masculine("міліметр"), _masculine("кілограм"),
    _masculine("грам"), _masculine("міліграм"), ("тонна", "тонни", "тонн", "тонни"), _masculine("літр"),
    _masculine("мілілітр"),
    _masculine("гектар"), tuple(f"{form} на годину" for form in _masculine("кілометр")),
    tuple(f"{form} на секунду" for form in _masculine("метр")),
    ("квадратний кілометр", "квадратні кілометри", "квадратних кілометрів", "квадратного кілометра"),
    ("квадратний метр", "квадратні метри", "квадратних метрів", "квадратного метра"),
    ("кубічний метр", "кубічні метри", "кубічних метрів", "кубічного метра"),
    tuple(f"{form} Цельсія" for form in _masculine("градус")),
    tuple(f"{form} Фаренгейта" for form in _masculine("градус")),
    watt=("ват", "вати", "ватів", "вата"), watt_hour=("ват-година", "ват-години", "ват-годин", "ват-години"), others={},
)  # fmt: skip
_WATTS = {"кВт": "кіло", "МВт": "мега", "ГВт": "гіга"}
_UNITS = {
    **{symbol: _METRIC[symbol] for symbol in ("km", "m", "cm", "kg", "km/h", "°C", "°F")},
    **{cyrillic: _METRIC[latin] for cyrillic, latin in _SYMBOLS.items()},
    **{symbol: tuple(prefix + form for form in ("ват", "вати", "ватів", "вата")) for symbol, prefix in _WATTS.items()},
    "хв": ("хвилина", "хвилини", "хвилин", "хвилини"),
    "год": ("година", "години", "годин", "години"),
}
_ACRONYMS = {word: word.capitalize() for word in listed("НАТО ООН ЮНЕСКО ЮНІСЕФ ФІФА УЄФА ОПЕК СНІД КОВІД")} | {
    "ООН": "О.О.Н", "США": "Ес Ша А", "ЗСУ": "Зе Ес У", "СБУ": "Ес Бе У", "NATO": "Нато",
}  # fmt: skip
_ABBREVIATIONS = {
    "до н. е": "до нашої ери", "н. е": "нашої ери", "т. зв": "так званий", "та ін": "та інші", "і т. д": "і так далі",
    "та ін.": "та інші", "напр": "наприклад", "тощо": "тощо", "вул": "вулиця", "просп": "проспект", "пл": "площа",
    "м": "місто",
    "р": "року", "рр": "років", "ст": "століття", "проф": "професор", "акад": "академік", "ім": "імені",
    "св": "святий", "тис": "тисяч",
    "млн": "мільйонів", "млрд": "мільярдів", "грн": "гривень", "обл": "область", "див": "дивись", "стор": "сторінка",
    "тел": "телефон",
}  # fmt: skip
