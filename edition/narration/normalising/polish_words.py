"""Words of Polish that are printed short and bend with those beside them: “ul.”, “św.”, “tzw.”, “prof.”."""

from __future__ import annotations

import re

from edition.narration.normalising.scanning import Rule, rule
from edition.narration.normalising.terms import listed, word_before

_PREPOSITIONS = frozenset(listed("do koło na obok od po przy rogu róg skrzyżowaniu u w we z ze"))
_TITLES = {
    "prof": ("profesor", "profesora"), "gen": ("generał", "generała"), "ks": ("ksiądz", "księdza"),
    "bp": ("biskup", "biskupa"), "abp": ("arcybiskup", "arcybiskupa"), "kard": ("kardynał", "kardynała"),
    "inż": ("inżynier", "inżyniera"), "red": ("redaktor", "redaktora"), "mec": ("mecenas", "mecenasa"),
}  # fmt: skip
_SAINTS = frozenset(listed("Agata Anna Barbara Faustyna Jadwiga Katarzyna Kinga Łucja Maria Rita Teresa Weronika"))
_CALLED = (
    ("ego", "zwanego"), ("emu", "zwanemu"), ("ych", "zwanych"), ("ich", "zwanych"), ("ów", "zwanych"),
    ("ymi", "zwanymi"), ("imi", "zwanymi"), ("ami", "zwanymi"), ("ym", "zwanym"), ("im", "zwanym"), ("em", "zwanym"),
    ("ej", "zwanej"), ("ą", "zwaną"), ("ę", "zwaną"), ("a", "zwana"), ("o", "zwane"), ("e", "zwane"),
)  # fmt: skip


def word_rules() -> tuple[Rule, ...]:
    """Return the rules, to be tried before those of abbreviations that never bend."""
    titles = "|".join(sorted(_TITLES, key=len, reverse=True))
    return (
        rule(r"ul\.(?=\s(?P<name>\w+))", lambda m: _street(m, "ulic", "a", "y")),
        rule(r"al\.(?=\s(?P<name>[A-ZŁŚŻ]\w+))", _avenue),
        rule(r"pl\.(?=\s(?P<name>[A-ZŁŚŻ]\w+))", lambda m: "placu" if _oblique(m) else "plac"),
        rule(r"os\.(?=\s(?P<name>[A-ZŁŚŻ]\w+))", lambda m: "osiedlu" if _oblique(m) else "osiedle"),
        rule(r"św\.(?=\s(?P<name>[A-ZŁŚŻ]\w+))", _saint),
        rule(r"tzw\.(?=\s(?P<name>\w+))", _so_called),
        rule(rf"(?P<title>{titles})\.?(?=\s(?:\w+\.?\s)*?(?P<name>[A-ZŁŚŻ]\w+(?:\s[A-ZŁŚŻ]\w+)?))(?!\w)", _title),
        rule(r"wg(?!\w)", lambda _: "według"),
    )


def _oblique(match: re.Match[str]) -> bool:
    return word_before(match) in _PREPOSITIONS or match["name"].endswith(("ej", "ym"))


def _street(match: re.Match[str], stem: str, plain: str, bent: str) -> str:
    if match["name"].endswith("ą"):
        return f"{stem}ę" if word_before(match) == "na" else f"{stem}ą"
    return stem + (bent if _oblique(match) else plain)


def _avenue(match: re.Match[str]) -> str:
    if match["name"].endswith(("ich", "ych", "ej")) or _oblique(match):
        return "alei"
    return "aleje" if match["name"].endswith("ie") else "aleja"


def _saint(match: re.Match[str]) -> str:
    name = match["name"]
    if name in _SAINTS:
        return "święta"
    if name.endswith(("y", "i")):
        return "świętej"
    return "świętego" if name.endswith("a") else "świętym" if name.endswith("em") else "święty"


def _so_called(match: re.Match[str]) -> str:
    name = match["name"]
    if name.endswith(("y", "i")) and not name.endswith(("ymi", "imi", "ami")):
        return "tak zwanej" if word_before(match) in _PREPOSITIONS | {"bez", "dla", "o", "za"} else "tak zwane"
    return "tak " + next((said for ending, said in _CALLED if name.endswith(ending)), "zwany")


def _title(match: re.Match[str]) -> str:
    plain, bent = _TITLES[match["title"]]
    return bent if match["name"].endswith("ego") else plain
