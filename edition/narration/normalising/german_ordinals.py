"""German ordinals, bent as the words around them ask for: “in der 90. Minute”, “unter Wilhelm II.”, “am 3. Oktober”."""

from __future__ import annotations

import re
from functools import lru_cache

from edition.narration.normalising.terms import lead, listed, word_before

_BENDING = frozenset(
    listed(
        "ab am an beim bis dem den des diesem diesen einem einen ihrem ihren im jedem jeden keinen nach seinem seinen "
        "seit unserem vom vor zum zur dienstag donnerstag freitag mittwoch montag samstag sonnabend sonntag"
    )
)
"""Words after which an ordinal ends in -en."""
_WEAK = frozenset(listed("der die das diese dieser dieses eine ihre ins jede jeder jedes meine seine unsere"))
"""Words after which it ends in -e."""
_FEMININE = listed(
    "Amtszeit Armee Auflage Ausgabe Bundesliga Brigade Division Etage Folge Generation Klasse Legislaturperiode Liga "
    "Etappe Halbzeit Instanz Lesung Minute Nacht Phase Reihe Republik Runde Saison Schwangerschaftswoche Sinfonie "
    "Sitzung Staffel Stelle Stunde "
    "Symphonie Welle Woche"
)
HERS = "|".join(_FEMININE)
_OF_HER = re.compile(rf"\s(?:{HERS})\b")
"""Behind “der” these stand in a case that bends."""
_BEFORE_HER = re.compile(
    r"\b(?:ab|an|auf|aus|bei|in|mit|nach|neben|seit|trotz|über|unter|von|vor|während|wegen|zu) der\s$"
)
_DATIVE = re.compile(r"\b(?:ab|aus|bei|mit|nach|seit|unter|von|vor|zu|zwischen)\s(?:[A-ZÄÖÜ][\w-]+\s){1,4}$")
_ACCUSATIVE = re.compile(r"\b(?:an|durch|für|gegen|ohne|um|über)\s(?:[A-ZÄÖÜ][\w-]+\s){1,4}$")
_QUEENS = frozenset(listed("Anna Beatrix Christina Elisabeth Elizabeth Isabella Katharina Margrethe Maria Victoria"))
_RULERS = _QUEENS | frozenset(
    listed(
        "Wilhelm Friedrich Ludwig Karl Heinrich Otto Franz Josef Joseph Leopold Albert Charles Philipp Paul Pius "
        "Johannes Benedikt Leo Gregor Nikolaus Alexander Peter Georg Eduard Richard Rudolf Ferdinand Maximilian Konrad "
        "Christian Gustav Harald Felipe Napoleon Ramses Urban Clemens Innozenz Carl Abdullah Mohammed Rama"
    )
)


def ranked(match: re.Match[str]) -> str:
    """Say “3.” with the ending that the words around it ask for."""
    before = word_before(match)
    feminine = _BEFORE_HER.search(lead(match)) or _OF_HER.match(match.string, match.end())
    return ordinal(int(match["number"]), "zur" if before in ("der", "einer", "dieser") and feminine else before)


def of_her(match: re.Match[str]) -> str | None:
    """Say “1.” before a feminine noun: “erste Liga”, “in erster Lesung”; after an article as :func:`ranked`."""
    if takes_ordinal(match):
        return None
    bare = word_before(match) in ("ab", "aus", "in", "mit", "nach", "seit", "von", "zu")
    return f"{in_words(int(match['number']), 'ordinal')}{'r' if bare else ''}"


def ordinal(number: int, before: str) -> str:
    """Return an ordinal, bent as the word before it asks for."""
    stem = in_words(number, "ordinal")
    if before in _BENDING:
        return f"{stem}n"
    return stem if before in _WEAK else f"{stem}r"


def takes_ordinal(match: re.Match[str]) -> bool:
    """Return True after a word that makes a number with a full stop an ordinal."""
    return word_before(match) in _BENDING | _WEAK | {"einer"}


def reigning(value: int, before: str) -> str | None:
    """Say the numeral of a ruler as an ordinal in its case, of anything else with a capital as a number."""
    found = re.search(r"(?:^|\W)(?P<name>[A-ZÄÖÜ][a-zäöüß]{2,})\s$", before)
    if not found or value in (50, 100):
        return None
    if found["name"] not in _RULERS:
        return str(value)
    feminine, stem = found["name"] in _QUEENS, in_words(value, "ordinal")
    if _DATIVE.search(before):
        return f"{'der' if feminine else 'dem'} {stem}n"
    if _ACCUSATIVE.search(before):
        return f"die {stem}" if feminine else f"den {stem}n"
    return f"{'die' if feminine else 'der'} {stem}"


@lru_cache(maxsize=512)
def in_words(number: int, form: str) -> str:
    """Return a number in words: ``cardinal``, ``ordinal`` or ``year``."""
    from num2words import num2words

    said: str = num2words(number, lang="de", to=form)
    return said
