"""Words that are printed short: abbreviations, acronyms, Roman numerals."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache

from edition.narration.normalising.money import any_of
from edition.narration.normalising.scanning import Rule, rule

_ROMAN = re.compile(r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_CONSONANT = "[BCDFGHJKLMNPQRSTVWXZ]"
_RUN = re.compile(rf"{_CONSONANT}{{3}}")
_LONG_RUN = re.compile(
    rf"^(?!STR|SCH|SCR|SPR|SPL|THR|SHR|CHR|PHR){_CONSONANT}{{3}}|{_CONSONANT}{{5}}|[RN]{_CONSONANT}{{3}}"
)
_CAPITALS_BEFORE = re.compile(r"(?<!\w)(?P<word>[A-ZÀ-ÖØ-Þ]{4,})['’]?[\s-](?:[A-ZÀ-ÖØ-Þ]{1,3}\s){0,2}[\"“‘'(]?$")
_CAPITALS_AFTER = re.compile(r"['’]?s?[\s-][\"“‘'(]?(?:[A-ZÀ-ÖØ-Þ]{1,3}\s){0,2}(?P<word>[A-ZÀ-ÖØ-Þ]{4,})(?!\w)")
_DIGRAPH = re.compile("TH|SH|CH|CK|PH")
_READ_OTHERWISE = frozenset({"ID", "IV", "VI", "II", "IX", "XI", "XX"})
_SHORT_TITLES = frozenset({"MR", "MRS", "MS", "DR", "ST", "SGT", "LTD", "VS", "NR", "HR", "FR", "SR"})
_VOWELS = re.compile(r"[AEIOUYÄÖÜĄĘÓАЕЄИІЇОУЮЯ]")


def abbreviation_rules(abbreviations: Mapping[str, str]) -> Sequence[Rule]:
    """Return the rules for abbreviations that always mean the same; keys without their last full stop."""
    dotted = [short for short in abbreviations if "." in short]
    single = [short for short in abbreviations if "." not in short]
    return (
        *((rule(rf"(?:{any_of(dotted)})\.?(?!\w)", lambda m: abbreviations[m[0].rstrip(".")]),) if dotted else ()),
        *(
            (
                rule(
                    rf"(?P<short>{any_of(single)})\.(?:['’](?P<owner>s)(?!\w))?(?!\w)",
                    lambda m: abbreviations[m["short"]] + (f"'{m['owner']}" if m["owner"] else ""),
                ),
            )
            if single
            else ()
        ),
    )


def letters(acronym: str, ending: str = "") -> str:
    """Return an acronym so that every voice says its letters: ``U.N``; with an ending ``MP's``, ``U.A.V's``.

    Voices read “M.P's” as “M dot P's”, and “M.P.'s” with a gap before the s; two capitals they spell anyway, except
    those that are a word or a numeral with their ending.
    """
    if ending and len(acronym) == 2:
        return f"{acronym if acronym not in _READ_OTHERWISE else '-'.join(acronym)}'{ending}"
    return ".".join(acronym) + (f"'{ending}" if ending else "")


def acronym_rules(
    spoken_as_words: Mapping[str, str],
    ordinary: Collection[str],
    spelled: Collection[str],
    always: Collection[str] = (),
    both: str = "and",
    longest: int = 3,
    elision: bool = False,
) -> Sequence[Rule]:
    """Return the rules for words in capitals.

    Args:
        spoken_as_words: Acronyms said as words, and how (“NASA”: “Nasa”).
        ordinary: Plain words that may stand in capitals for emphasis (“NOT”).
        spelled: Acronyms of more letters than ``longest`` that are spelled all the same.
        always: Acronyms that are spelled even among other words in capitals.
        both: “and”, for the sign between two of them.
        elision: An article may stand before with an apostrophe (“l’ONU”).
        longest: Unknown capitals of at most so many letters are spelled, longer ones said as words.
    """

    def said(match: re.Match[str]) -> str | None:
        spoken = alone(match)
        return f"{match['elided']}'{spoken}" if spoken and match["elided"] else spoken

    def alone(match: re.Match[str]) -> str | None:
        word, ending = match["word"], match["ending"] or ""
        if not word.isupper():
            return None
        if word in spoken_as_words:
            return _ended(spoken_as_words[word], match)
        if word not in always and (word in ordinary or _set_in_capitals(match)):
            return _ended(word.capitalize(), match)
        if len(word) <= longest or word in spelled or _unsayable(word):
            return letters(word, ending)
        return _ended(word.capitalize(), match)

    article = r"(?:(?P<elided>[^\W\d_]{1,5})['’])?" if elision else r"(?P<elided>(?!))?"
    return (
        rule(r"(?P<first>[A-Z]{1,4})&(?P<last>[A-Z]{1,4})(?!\w)", lambda m: f"{letters(m[1])} {both} {letters(m[2])}"),
        rule(r"(?P<letters>(?:[^\W\d_a-zß-ÿ]\.){2,})(?:['’](?P<owner>s))?(?!\w)", _initials),
        rule(article + r"(?P<word>[^\W\d_a-zß-ÿ]{2,})(?:(?P<mark>['’])?(?P<ending>s))?(?![\w]|['’]\w|&)", said),
    )


def _initials(match: re.Match[str]) -> str:
    return letters(match["letters"].replace(".", ""), match["owner"] or "")


def _ended(said: str, match: re.Match[str]) -> str:
    ending = match["ending"] or ""
    if ending and "." in said:
        return f"{said}'{ending}"
    return f"{said}'{ending}" if match["mark"] else said + ending


def _set_in_capitals(match: re.Match[str]) -> bool:
    """Return True for a word that one can say, in a text or beside a word set in capitals."""
    word = match["word"]
    sayable = bool(_VOWELS.search(word)) or word in _SHORT_TITLES
    return sayable and (shouted(match.string) or among_capitals(match))


def _unsayable(acronym: str) -> bool:
    """Return True for letters that make no word: without a vowel, or with too many consonants in a row."""
    sounds = _DIGRAPH.sub("T", acronym)
    return not _VOWELS.search(acronym) or bool((_RUN if len(acronym) < 5 else _LONG_RUN).search(sounds))


def among_capitals(match: re.Match[str]) -> bool:
    """Return True beside a longer word in capitals that one can say: then these are words, set in capitals."""
    before = _CAPITALS_BEFORE.search(match.string, max(0, match.start() - 40), match.start())
    after = _CAPITALS_AFTER.match(match.string, match.end())
    return any(found and not _unsayable(found["word"]) for found in (before, after))


@lru_cache(maxsize=64)
def shouted(text: str) -> bool:
    """Return True when a text is set in capitals altogether, so that capitals mean nothing."""
    words = re.findall(r"[^\W\d_]{2,}", text)
    return len(words) > 2 and sum(word.isupper() for word in words) > 0.7 * len(words)


def roman_rules(say: Callable[[int, str], str | None], tail: str = "") -> Sequence[Rule]:
    """Return the rule for Roman numerals.

    Args:
        say: Gets the number and the words before it; None leaves the numeral alone.
        tail: Regular expression of what belongs to a numeral (a full stop, an ordinal's ending).
    """

    def said(match: re.Match[str]) -> str | None:
        value = roman(match["numeral"])
        spoken = say(value, match.string[max(0, match.start() - 60) : match.start()]) if value else None
        return f"{spoken}'s" if spoken and match["owner"] else spoken

    return (rule(r"(?P<numeral>[IVXLC]{1,7})(?:(?P<owner>['’]s)|(?!['’]))(?:" + tail + r")(?!\w)", said),)


def roman(numeral: str) -> int:
    """Return the value of a well-formed Roman numeral below 100; 0 for anything else."""
    if not numeral or not _ROMAN.fullmatch(numeral):
        return 0
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    return sum(
        -value if place + 1 < len(values) and value < values[place + 1] else value for place, value in enumerate(values)
    )
