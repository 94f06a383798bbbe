"""Ukrainian."""

from __future__ import annotations

import re

from edition.narration.normalising.calendar import full_pause, word_before
from edition.narration.normalising.european import GROUPS, grammar_of
from edition.narration.normalising.money import any_of
from edition.narration.normalising.scanning import Grammar, Rule, rule
from edition.narration.normalising.terms import Currency, Terms, listed, ukrainian_forms
from edition.narration.normalising.ukrainian_numbers import (
    CYRILLIC_NUMERALS,
    ENDINGS,
    HER,
    IT,
    after_preposition,
    bent,
    city,
    counted,
    gendered,
    genitive,
    hour,
    in_words,
    in_year,
    joined,
    parted,
    reigning,
    spelled_out,
    with_ending,
)
from edition.narration.normalising.ukrainian_words import (
    ABBREVIATIONS,
    ACRONYMS,
    MEASURED,
    PARTS,
    PLACES,
    UNITS,
    WITHOUT_STOP,
    YEARS,
)
from edition.narration.normalising.words import letters, roman

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
        _terms(),
        numbers=_numbers(),
        words=_words(),
        roman=reigning,
        acronyms=ACRONYMS,
        both="і",
        seen=(
            "стаття",
            "Стаття",
            "статті",
            "частина",
            "Частина",
            "частини",
            "У",
            "у",
            "В",
            "в",
            "р-н",
            "д-р",
            "пр-т",
            "б-р",
        ),
        emoji="емодзі",
        finish=spelled_out,
    )


def _numbers() -> tuple[Rule, ...]:
    return (
        rule(r"(?P<year>1[1-9]\d\d|20\d\d)\s?(?P<noun>року|році|рік|р\.)(?!\w)", _in_year),
        rule(
            r"(?P<low>\d{4})[-–](?P<high>\d{4})\s(?P<noun>роках|роки|років|рр\.)(?!\w)",
            lambda m: (
                f"{in_year(int(m['low']), YEARS[m['noun']][0])} {in_year(int(m['high']), YEARS[m['noun']][0])} "
                f"{YEARS[m['noun']][1]}"
            ),
        ),
        rule(r"(?P<year>19\d\d|20\d\d)(?!\w|[.,:/]\d|[-–][\w]|\s(?:р\.|рок))", after_preposition),
        rule(rf"(?P<number>[1-9]\d{{0,3}})-(?P<ending>{any_of(ENDINGS)})(?!\w)", with_ending),
        rule(rf"(?P<number>\d{{1,3}})-(?P<word>(?:{MEASURED})\w*)", joined),
        rule(rf"(?P<number>\d*[12])(?=\s(?:{HER})(?!\w))", lambda m: gendered(m["number"], "одна", "дві")),
        rule(rf"(?P<number>\d*1)(?=\s(?:{IT})(?!\w))", lambda m: gendered(m["number"], "одне", "два")),
        rule(r"(?P<hour>[01]?\d|2[0-4])\sгод(?:\.|\b)(?!\s?\d)", _full_hour),
        rule(r"24/7(?!\w)", lambda _: "24 на 7"),
        rule(
            r"(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?!\w|:)",
            lambda m: hour(int(m["hour"]), m["minute"], word_before(m)),
        ),
    )


def _words() -> tuple[Rule, ...]:
    return (
        rule(r"(?P<numeral>[IVXLІХ]+)\s(?P<noun>ст\.|століття|столітті)(?!\w)", _century),
        rule(r"(?P<numeral>[IVXІХ]{1,4})(?=\s[Сс]вітов(?P<ending>\w+))", counted),
        rule(r"(?P<part>ст|п|ч|с)\.(?=\s\d)", lambda m: PARTS[m["part"]]),
        rule(
            rf"(?P<short>{any_of(PLACES)})\.?(?=\s[А-ЯҐЄІЇ]|[.,;)]|$)",
            lambda m: city(m, PLACES[m["short"]]) if m[0] in WITHOUT_STOP or m[0].endswith(".") else None,
        ),
        rule(
            r"(?P<noun>[Чч]астина|[Чч]астини|[Сс]таття|[Сс]татті)\s(?P<number>\d{1,2})(?:\sз\s(?P<total>\d{1,2}))?(?!\w|[.,:]\d)",
            parted,
        ),
        rule(r"(?P<in>[УуВв])\s(?P<number>\d{1,2})(?=\sчастинах)", lambda m: f"{m['in']} {genitive(int(m['number']))}"),
        rule(r"(?P<in>[УуВв])\s1(?=\sчастині)", lambda m: f"{m['in']} одній"),
        rule(r"обл\.(?!\w)", lambda m: "області" if word_before(m).endswith(("ої", "ій")) else "область"),
        rule(r"св\.(?=\s(?P<name>[А-ЯҐЄІЇ]\w+))", _saint),
        rule(r"д-р(?!\w)", lambda _: "доктор"),
        rule(r"(?P<letters>[^\W\d_]{1,8})-(?P<number>\d+)(?P<tail>[А-ЯA-Z]{0,3})(?!\w)", _model),
        rule(r"БпЛА(?!\w)", lambda _: letters("БПЛА")),
    )


def _saint(match: re.Match[str]) -> str:
    name = match["name"]
    if name in ("Анна", "Марія", "Софія", "Варвара", "Катерина", "Тереза"):
        return "свята"
    return "святої" if name[-1] in "иї" else "святого" if name[-1] in "ая" else "святий"


def _full_hour(match: re.Match[str]) -> str | None:
    """Say “о 15 год.”; a number of hours after any other word is left to the units."""
    before = word_before(match)
    if before not in ("о", "об", "до", "після", "з", "із", "близько"):
        return None
    return f"{hour(int(match['hour']), None, before)} {'годині' if before in ('о', 'об') else 'години'}"


def _model(match: re.Match[str]) -> str:
    """Say “Ту-95”, “F-16”, “Covid-19” without “minus”, which a voice makes of the hyphen."""
    word = match["letters"]
    said = letters(word) if word.isupper() and len(word) < 4 else word
    return f"{said} {match['number']} {letters(match['tail'])}".strip()


def _in_year(match: re.Match[str]) -> str:
    noun = match["noun"]
    short = noun == "р."
    locative = noun == "році" or (short and word_before(match) in _LOCATIVE)
    case = "ому" if locative else "ий" if noun == "рік" else "ого"
    said = f"{'році' if locative else 'року'}{full_pause(match)}" if short else noun
    return f"{in_year(int(match['year']), case)} {said}"


def _century(match: re.Match[str]) -> str | None:
    value = roman(match["numeral"].translate(CYRILLIC_NUMERALS))
    if not value:
        return None
    before, noun = word_before(match), match["noun"]
    if noun == "столітті" or (noun == "ст." and before in _LOCATIVE):
        return f"{bent(in_words(value, 'ordinal'), 'ому')} столітті"
    return f"{bent(in_words(value, 'ordinal'), 'ого' if before else 'е')} століття"


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
        spread=",",
        between={"між": "і"},
        rate=lambda unit: f"за {_accusative(unit)}",
        plus="плюс",
        number="номер",
        percent=("відсоток", "відсотки", "відсотків", "відсотка"),
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
        units=UNITS,
        months=_MONTHS,
        month_names={name: number for number, name in enumerate(_MONTHS, 1)},
        form=ukrainian_forms,
        day=lambda number, _before: bent(in_words(number, "ordinal"), "ого"),
        date=lambda day, month, year: f"{day} {month} {in_year(int(year), 'ого') if len(year) == 4 else year}".strip(),
        year=str,
        clock=lambda hour, minute: f"{hour} {minute:02d}" if minute else str(hour),
        fractions={
            "½": "половина", "⅓": "одна третина", "⅔": "дві третини", "¼": "чверть", "¾": "три чверті",
            "⅛": "одна восьма",
        },
        and_fraction="і",
        abbreviations=ABBREVIATIONS,
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
