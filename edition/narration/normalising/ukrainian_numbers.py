"""Ukrainian numbers in words, bent as those beside them ask for: espeak-ng reads Ukrainian figures wrong."""

from __future__ import annotations

import re
from functools import lru_cache

from edition.narration.normalising.terms import lead, word_before
from edition.narration.normalising.words import roman

HER = (
    "людина|людини|особа|особи|жінка|жінки|дівчинка|дівчинки|година|години|хвилина|хвилини|секунда|секунди|тонна|тонни|"
    "гривня|гривні|копійка|копійки|єна|єни|ракета|ракети|бригада|бригади|країна|країни|область|області|доба|доби|дитина|"
    "дитини|школа|школи|громада|громади|родина|родини|сім'я|сім'ї|сотня|сотні|тисяча|тисячі|партія|партії|зустріч|зустрічі|"
    "частина|частини|стаття|статті|будівля|будівлі|квартира|квартири|лікарня|лікарні|жертва|жертви|атака|атаки|ват-година"
)
"""Nouns behind which one and two are feminine."""
IT = "місто|місця|місце|село|поранення|дерево|вікно|століття"
_STEMS = {
    1: "одно", 2: "дво", 3: "три", 4: "чотири", 5: "п'яти", 6: "шести", 7: "семи", 8: "восьми", 9: "дев'яти",
    10: "десяти", 11: "одинадцяти", 12: "дванадцяти", 13: "тринадцяти", 14: "чотирнадцяти", 15: "п'ятнадцяти",
    16: "шістнадцяти", 17: "сімнадцяти", 18: "вісімнадцяти", 19: "дев'ятнадцяти", 20: "двадцяти", 30: "тридцяти",
    40: "сорока", 50: "п'ятдесяти", 60: "шістдесяти", 70: "сімдесяти", 80: "вісімдесяти", 90: "дев'яносто", 100: "сто",
    200: "двохсот", 300: "трьохсот", 500: "п'ятисот",
}  # fmt: skip
_SOFT = {"ого": "ього", "ому": "ьому", "ої": "ьої", "а": "я", "е": "є", "у": "ю", "ий": "ій", "ій": "ій"}
ENDINGS = {
    **dict.fromkeys(("й", "ий", "ій"), "ий"), **dict.fromkeys(("го", "ого"), "ого"),
    **dict.fromkeys(("му", "ому"), "ому"), **dict.fromkeys(("а", "я", "ша", "га", "тя", "та", "ма"), "а"),
    **dict.fromkeys(("е", "ше", "ге", "тє", "те", "ме", "є"), "е"), **dict.fromkeys(("ї", "ої"), "ої"),
    **dict.fromkeys(("у", "ю", "шу", "гу", "тю", "ту"), "у"), **dict.fromkeys(("х", "их"), "их"),
    **dict.fromkeys(("ті", "і", "ші", "гі"), "і"), **dict.fromkeys(("ми", "ими"), "ими"), "м": "им", "им": "им",
}  # fmt: skip
"""What is printed behind a number and a hyphen, and the ordinal's ending that it stands for."""
_AFTER_A_HALF = {
    "мільйона": ("мільйони", "мільйонів"), "мільярда": ("мільярди", "мільярдів"), "тисячі": ("тисячі", "тисяч"),
    "відсотка": ("відсотки", "відсотків"), "градуса": ("градуси", "градусів"), "року": ("роки", "років"),
    "гривні": ("гривні", "гривень"), "долара": ("долари", "доларів"), "фунта": ("фунти", "фунтів"),
    "метра": ("метри", "метрів"), "кілометра": ("кілометри", "кілометрів"), "години": ("години", "годин"),
    "кілограма": ("кілограми", "кілограмів"), "гектара": ("гектари", "гектарів"), "літра": ("літри", "літрів"),
}  # fmt: skip
"""What follows a decimal number, and its forms after two to four and after five and a half."""
_SHE = re.compile(r"(?:Єлизавет|Катерин|Марі|Маргарет|Вікторі|Ізабелл|Ганн)\w*$")
_HE = frozenset({"Микола", "Ілля", "Сава"})


def bent(ordinal_words: str, case: str) -> str:
    """Return a masculine ordinal in another form: ``ий ого ому им а ої ій у е і их ими``."""
    *first, last = ordinal_words.split()
    ending = _SOFT.get(case, f"і{case[1:]}" if case[0] == "и" else case) if last == "третій" else case
    return " ".join((*first, last[:-2] + ending))


def in_year(number: int, case: str) -> str:
    """Say a year: thousands and hundreds as they are, the last two figures as an ordinal in its case."""
    rest = number % 100
    if rest == 0:
        return figures(number)
    return f"{figures(number - rest)} {bent(in_words(rest, 'ordinal'), case)}"


def with_ending(match: re.Match[str]) -> str:
    """Say “24-й”, “90-х”, “2022-го”."""
    number, case = int(match["number"]), ENDINGS[match["ending"]]
    if match["ending"] in ("й", "ій") and _in_her(match):
        case = "ій"
    if number == 2000 and case[0] in "иі":
        return f"двотисячн{case}"
    return in_year(number, case) if number > 1000 else bent(in_words(number, "ordinal"), case)


def _in_her(match: re.Match[str]) -> bool:
    """Return True before a feminine noun in the locative: “о 20-й”, “у 24-й бригаді”."""
    before = word_before(match)
    return before in ("о", "об") or (
        before in ("у", "в", "на", "по") and bool(re.match(r"\s\w+[ії]\b", match.string[match.end() :]))
    )


def joined(match: re.Match[str]) -> str | None:
    """Say “18-річний” as the one word that it is."""
    number = int(match["number"])
    tens, units = number // 10 * 10, number % 10
    stem = _STEMS.get(number) or (_STEMS[tens] + _STEMS[units] if tens in _STEMS and tens < 100 else None)
    return f"{stem}{match['word']}" if stem else None


def hour(number: int, minute: str | None, before: str) -> str:
    """Say a time of day as “о” (locative), “до” (genitive) or nothing before it asks for."""
    case = "ій" if before in ("о", "об") else "ої" if before in ("з", "із", "до", "від", "після", "близько") else "а"
    said = bent(in_words(number, "ordinal"), case) if number else "нуль"
    if minute in (None, "00"):
        return f"{said} годин" if not number else said
    return f"{said} {minute}"


def parted(match: re.Match[str]) -> str:
    """Say “частина 2 з 6”, “кінець частини 2”."""
    noun, total = match["noun"], match["total"]
    said = f"{noun} {bent(in_words(int(match['number']), 'ordinal'), 'а' if noun[-1] in 'ая' else 'ої')}"
    return f"{said} з {genitive(int(total))}" if total else said


def genitive(number: int) -> str:
    """Return a cardinal as it stands after “з”: “двох”, “шести”."""
    small = {1: "однієї", 2: "двох", 3: "трьох", 4: "чотирьох"}
    tens, units = number // 10 * 10, number % 10
    if number in small or number in _STEMS or tens not in _STEMS:
        return small.get(number) or _STEMS.get(number) or figures(number)
    return f"{_STEMS[tens]} {small.get(units) or _STEMS[units]}"


def counted(match: re.Match[str]) -> str | None:
    """Say the numeral of “II світова війна” as its adjective ends."""
    value = roman(match["numeral"].translate(CYRILLIC_NUMERALS))
    case = {"а": "а", "ої": "ої", "ій": "ій", "у": "у"}.get(match["ending"])
    return bent(in_words(value, "ordinal"), case) if value and case else None


CYRILLIC_NUMERALS = str.maketrans("ІХ", "IX")


def reigning(value: int, before: str) -> str | None:
    """Say the numeral behind a ruler's name in its gender and case, behind “розділ” and the like as an ordinal."""
    if value > 30:
        return None
    if part := re.search(r"(?i:\b(?:(розділ|том|акт|етап)|частина|глава|книга))\s$", before):
        return bent(in_words(value, "ordinal"), "ий" if part[1] else "а")
    found = re.search(r"(?:^|\W)(?P<name>[А-ЯҐЄІЇ][а-яґєії'’]{2,})\s$", before)
    return bent(in_words(value, "ordinal"), _of_name(found["name"])) if found else None


def _of_name(name: str) -> str:
    if _SHE.search(name):
        return {"а": "а", "я": "а", "у": "у", "ю": "у"}.get(name[-1], "ої")
    if name in _HE:
        return "ий"
    if name.endswith(("а", "я", "и")):
        return "ого"
    return "ому" if name.endswith(("у", "ові", "еві")) else "им" if name.endswith(("ом", "ем")) else "ий"


def after_preposition(match: re.Match[str]) -> str | None:
    """Say a year that stands alone as the word before it asks for."""
    before = word_before(match)
    if before in ("у", "в", "по"):
        return in_year(int(match["year"]), "ому")
    return in_year(int(match["year"]), "ого") if before in ("з", "із", "до", "від", "після", "року") else None


def city(match: re.Match[str], forms: tuple[str, str, str]) -> str:
    """Return the form of “місто” and the like after the word before it: itself, where, from where."""
    before = lead(match, 8).split()[-1:] or [""]
    place = {"у": 1, "в": 1, "на": 1, "по": 1, "з": 2, "із": 2, "до": 2, "від": 2, "біля": 2}.get(before[0].lower(), 0)
    return forms[place]


def spelled_out(said: str) -> str:
    """Say every figure that is left, in the gender of the noun behind it."""
    said = re.sub(r"(?<=[^\W\d_])(?=\d)", " ", said)
    said = re.sub(rf"(?<![\d,])1,5(?=\s(?:{HER})(?!\w))", "півтори", said)
    said = re.sub(r"(?<![\d,])1,5(?!\d)", "півтора", said)
    said = re.sub(r"(?<![\d,])([1-9]\d*),5(?!\d)(?:\s(?P<noun>[^\W\d_]+))?", _and_a_half, said)
    said = re.sub(r"(\d+),(\d+)", lambda m: _decimal(m[1], m[2]), said)
    said = re.sub(rf"\d+(?=\s(?:{HER})(?!\w))", lambda m: gendered(m[0], "одна", "дві"), said)
    return re.sub(r"\d+", lambda m: _plain(m[0]), said)


def _and_a_half(match: re.Match[str]) -> str:
    """Say “2,5 мільйона” with the noun as the whole number asks for: “два з половиною мільйони”."""
    whole, noun = match[1], match["noun"] or ""
    few, many = _AFTER_A_HALF.get(noun, (noun, noun))
    said = gendered(whole, "одна", "дві") if re.fullmatch(HER, noun) else _plain(whole)
    is_few = whole[-1] in "234" and whole[-2:-1] != "1"
    form = noun if whole[-1] == "1" and whole[-2:] != "11" else few if is_few else many
    return f"{said} з половиною {form}".rstrip()


def gendered(number: str, one: str, two: str) -> str:
    """Return a number in words that ends in a one and a two of another gender."""
    words = _plain(number)
    return re.sub(r"\bодин$", one, re.sub(r"\bдва$", two, words))


def _decimal(whole: str, part: str) -> str:
    if len(part) > 2:
        return f"{_plain(whole)} кома {' '.join(_plain(digit) for digit in part)}"
    parts = ("десята", "десятих") if len(part) == 1 else ("сота", "сотих")
    ones = "ціла" if whole[-1] == "1" and whole[-2:] != "11" else "цілих"
    less = parts[0] if part[-1] == "1" and part[-2:] != "11" else parts[1]
    return f"{gendered(whole, 'одна', 'дві')} {ones} {gendered(part.lstrip('0') or '0', 'одна', 'дві')} {less}"


def _plain(number: str) -> str:
    zeros = len(number) - len(number.lstrip("0"))
    if len(number) > 15:
        return " ".join(figures(int(digit)) for digit in number)
    if zeros and len(number) > 1:
        return " ".join(["нуль"] * min(zeros, len(number)) + ([figures(int(number))] if int(number) else []))
    return figures(int(number))


def figures(number: int) -> str:
    """Return a number in words."""
    said = in_words(number, "cardinal")
    return said.removeprefix("одна ") if 1000 <= number < 2000 else said


@lru_cache(maxsize=1024)
def in_words(number: int, form: str) -> str:
    """Return a number in words: ``cardinal``, ``ordinal``."""
    from num2words import num2words

    said: str = num2words(number, lang="uk", to=form)
    return said.replace("’", "'")
