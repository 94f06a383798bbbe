"""Polish ordinals and numbers as their words around them ask for: “w 90. minucie”, “Jana Pawła II”, “18-latek”."""

from __future__ import annotations

import re
from functools import lru_cache

from edition.narration.normalising.terms import lead, listed, word_before
from edition.narration.normalising.words import roman

_SOFT = {"y": "i", "ego": "iego", "ym": "im", "a": "a", "ej": "iej", "emu": "iemu", "ą": "ą", "e": "ie", "ych": "ich"}
_LOCATIVE = frozenset(listed("na o po przy w we"))
_SHE = re.compile(r"(?:Elżbie[tc]|Katarzyn|Małgorza[tc]|Mari|Wiktori|Izabel|Ann|Krystyn|Jadwi[gd])\w*$")
_NEUTER = frozenset(listed("miejsce piętro wydanie wydarzenie posiedzenie zgromadzenie spotkanie lecie urodziny"))
_FEMININE_LOCATIVE = frozenset(
    listed("minucie rundzie kolejce klasie części dekadzie lidze turze dobie stronie godzinie")
)
_STEMS = {
    1: "jedno", 2: "dwu", 3: "trzy", 4: "cztero", 5: "pięcio", 6: "sześcio", 7: "siedmio", 8: "ośmio", 9: "dziewięcio",
    10: "dziesięcio", 11: "jedenasto", 12: "dwunasto", 13: "trzynasto", 14: "czternasto", 15: "piętnasto",
    16: "szesnasto", 17: "siedemnasto", 18: "osiemnasto", 19: "dziewiętnasto", 20: "dwudziesto", 30: "trzydziesto",
    40: "czterdziesto", 50: "pięćdziesięcio", 60: "sześćdziesięcio", 70: "siedemdziesięcio", 80: "osiemdziesięcio",
    90: "dziewięćdziesięcio", 100: "stu", 200: "dwustu", 300: "trzystu", 400: "czterystu", 500: "pięciuset",
}  # fmt: skip
_ENDS = {
    **dict.fromkeys(listed("wojna Rzesza Rzeczpospolita liga tura połowa"), "a"),
    **dict.fromkeys(listed("wojny wojnie Rzeszy Rzeczypospolitej ligi lidze tury turze połowie połowy"), "ej"),
    **dict.fromkeys(listed("wojnę wojną ligę turę połowę Rzecząpospolitą"), "ą"),
    **dict.fromkeys(listed("kwartał etap stopień"), "y"),
    **dict.fromkeys(listed("kwartału etapu stopnia"), "ego"),
    **dict.fromkeys(listed("kwartale etapie"), "ym"),
}
COUNTED = "|".join(sorted({*_ENDS, "RP"}, key=len, reverse=True))
"""Regular expression of what a Roman numeral stands before."""


def bent(ordinal_words: str, case: str) -> str:
    """Return a masculine ordinal in another form, by its ending: ``y ego emu ym a ej ą e ych``."""
    return " ".join(_bent(word, case) for word in ordinal_words.split())


def _bent(word: str, case: str) -> str:
    stem = word[:-1]
    if word.endswith("y"):
        return stem + case
    if stem[-1] in "gk":
        return stem + _SOFT[case]
    return stem + {"y": "i", "a": "ia", "ą": "ią", "e": "ie"}.get(case, _SOFT[case])


def ordinal(number: int) -> str:
    """Return a masculine ordinal in words."""
    return in_words(number, "ordinal")


def in_year(number: int, case: str) -> str:
    """Say a year as Polish does: thousands and hundreds as they are, the last two figures as an ordinal in its case."""
    rest = number % 100
    if rest == 0:
        return str(number)
    return f"{in_words(number - rest, 'cardinal')} {bent(ordinal(rest), case)}"


def ranked(match: re.Match[str]) -> str:
    """Say “90.” as the noun behind it asks for."""
    said = ordinal(int(match["number"]))
    behind = re.match(r"\s(\w+)", match.string[match.end() :])
    return bent(said, _case(behind[1] if behind else "", word_before(match)))


def _case(noun: str, before: str) -> str:
    if noun in _FEMININE_LOCATIVE or (noun[-1:] in ("i", "y") and before in {*_LOCATIVE, "z", "od", "do"}):
        return "ej"
    if noun[-1:] in ("ę", "ą"):
        return "ą"
    if (noun[-1:] == "a" and not noun.endswith("ia")) or noun.endswith(("cja", "sja")):
        return "a"
    if noun in _NEUTER or noun.endswith(("cie", "nie", "lecie")):
        return "e"
    if noun.endswith(("u", "em", "rze")):
        return "ym" if before in _LOCATIVE or noun.endswith("em") else "ego"
    return "y"


def decade(match: re.Match[str]) -> str | None:
    """Say “90.” after “lata”, “lat”, “latach”."""
    years = re.search(r"\b(?P<years>lata|lat|latach|latami)\s(?:[\d.,]++(?:\s?(?:i|oraz|–|-))?\s?)*+$", lead(match))
    return bent(ordinal(int(match["number"])), "e" if years["years"] == "lata" else "ych") if years else None


def reigning(value: int, before: str) -> str | None:
    """Say the numeral behind a ruler's name in its gender and case, behind “rozdział” and the like as an ordinal."""
    if value > 30:
        return None
    if part := re.search(r"\b(?:(rozdział|tom|akt|etap)|część|cz\.|księga|klasa)\s$", before):
        return bent(ordinal(value), "y" if part[1] else "a")
    found = re.search(r"(?:^|\W)(?P<name>[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]{2,})\s$", before)
    return bent(ordinal(value), _of_name(found["name"])) if found else None


def _of_name(name: str) -> str:
    if _SHE.search(name):
        return {"a": "a", "ę": "ą", "ą": "ą"}.get(name[-1], "ej")
    if name.endswith("owi"):
        return "emu"
    return "ym" if name.endswith("em") else "ego" if name.endswith("a") else "y"


def counted(match: re.Match[str]) -> str | None:
    """Say a numeral before its noun: “II wojny światowej”, “III RP”."""
    value = roman(match["numeral"])
    case = _ENDS.get(match["noun"]) or ("ej" if word_before(match) else "a")
    return bent(ordinal(value), case) if value else None


def parted(match: re.Match[str]) -> str:
    """Say “część 2 z 6”, “koniec części 2”."""
    noun, total = match["noun"], match["total"]
    said = f"{noun} {bent(ordinal(int(match['number'])), {'ść': 'a', 'uł': 'y'}.get(noun[-2:], 'ej'))}"
    return f"{said} z {genitive(int(total))}" if total else said


def genitive(number: int) -> str:
    """Return a cardinal as it stands after “z”: “dwóch”, “sześciu”."""
    small = {1: "jednej", 2: "dwóch", 3: "trzech", 4: "czterech"}
    if number in small:
        return small[number]
    return re.sub("o$", "u", joined(number) or in_words(number, "cardinal"))


def joined(number: int) -> str | None:
    """Return a number as the first half of a word: “osiemnasto” for “18-latek”."""
    if number in _STEMS:
        return _STEMS[number]
    tens, units = number // 10 * 10, number % 10
    return _STEMS[tens] + _STEMS[units] if tens in _STEMS and tens < 100 else None


@lru_cache(maxsize=512)
def in_words(number: int, form: str) -> str:
    """Return a number in words: ``cardinal``, ``ordinal``."""
    from num2words import num2words

    said: str = num2words(number, lang="pl", to=form)
    return said
