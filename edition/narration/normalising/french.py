"""French."""

from __future__ import annotations

import re
from functools import lru_cache

from edition.narration.normalising.calendar import full_pause
from edition.narration.normalising.european import GROUPS, grammar_of, metric
from edition.narration.normalising.scanning import Grammar, Rule, rule
from edition.narration.normalising.terms import Currency, Terms, listed, under_two

_MONTHS = listed("janvier février mars avril mai juin juillet août septembre octobre novembre décembre")
_EURO = Currency(("euro", "euros"), after_million="d'euros")
_DOLLAR = Currency(("dollar", "dollars"), after_million="de dollars")
_POUND = Currency(("livre", "livres"), after_million="de livres")
_FRANC = Currency(("franc suisse", "francs suisses"), after_million="de francs suisses")
_MILLION, _BILLION = ("million", "millions"), ("milliard", "milliards")


def grammar(tag: str) -> Grammar:  # noqa: ARG001
    """Return the rules of French."""
    return grammar_of(
        _terms(), numbers=_numbers(), words=_titles(), roman=_roman, roman_tail="(?P<nth>ers?|[èe]re?|e|ème)?",
        acronyms=_ACRONYMS, spelled=("RATP", "EELV", "OCDE", "OSCE", "AESH", "UNEF", "USAP"), both="et", emoji="émoji",
        seen=("vs", "Cie", "bd", "Bd", "Mme", "Mmes", "Mlle", "Mlles", "Dr", "Pr", "Me", "Mgr", "Ier", "Ve", "Xe"),
        elision=True,
    )  # fmt: skip


def _numbers() -> tuple[Rule, ...]:
    return (
        rule(r"24\s?h(?:eures)?/24(?!\w)", lambda _: "24 heures sur 24"),
        rule(r"7\s?j(?:ours)?/7(?!\w)", lambda _: "7 jours sur 7"),
        rule(
            r"(?P<hour>[01]?\d|2[0-4])\s?[hH](?:\s?(?P<minute>[0-5]\d))?(?!\w)(?P<on>[-–](?=\d\d?\s?[hH]))?",
            lambda m: _clock(int(m["hour"]), int(m["minute"] or 0)) + (" à" if m["on"] else ""),
        ),
        rule(r"0\d(?:[.-]\d\d){4}(?!\d)", lambda m: ", ".join(" ".join(pair) for pair in re.split("[.-]", m[0]))),
        rule(rf"(?P<tens>[2-9]?)1(?=\s(?:{_FEMININE})\b)", _one),
        rule(r"2(?:nde?|de)s?(?!\w)", lambda m: "seconde" if m[0].rstrip("s").endswith("e") else "second"),
        rule(r"1(?:er|ers)(?!\w)", lambda _: "premier"),
        rule(r"1(?:re|ère|ères|res)(?!\w)", lambda _: "première"),
        rule(r"(?P<number>[1-9]\d{0,2})(?:e|è|ème|eme)s?(?!\w)", lambda m: ordinal(int(m["number"]))),
    )


def _titles() -> tuple[Rule, ...]:
    return (
        rule(r"MM\.(?=\s[A-Z])", lambda _: "Messieurs"),
        rule(r"M\.(?=\s(?:[A-ZÀÂÉÈÎÔ]|l[ea’']|et\sMme))", lambda _: "Monsieur"),
        rule(r"vs\.?(?!\w)", lambda _: "contre"),
        rule(r"Cie\.?(?!\w)", lambda _: "Compagnie"),
        rule(
            r"(?P<word>[^\W\d_]{3,})(?:[·•](?:e|ne|le|te|rice|euse|trice|ère)[·•]?|\((?:e|ne)\))(?P<many>s)?(?!\w)",
            lambda m: m["word"] + (m["many"] or ""),
        ),
        rule(r"(?P<title>Mmes?|Mlles?|Dr|Pr|Me|Mgr)\.?(?=\s[A-ZÉÈÀ])", lambda m: _TITLES[m["title"]]),
        rule(r"chap\.(?=\s[IVXL\d])", lambda _: "chapitre"),
        rule(r"art\.(?=\s\d)", lambda _: "article"),
        rule(r"pp?\.\s?(?=\d)", lambda m: "pages" if m[0].startswith("pp") else "page"),
        rule(r"(?P<holy>Ste?)-(?=[A-Z])", lambda m: {"St": "Saint", "Ste": "Sainte"}[m["holy"]]),
        rule(r"(?:bd|Bd)\.?(?=\s[A-Z])", lambda _: "boulevard"),
        rule(r"[nN][°º]s?\s?(?=\d)", lambda _: "numéro"),
        rule(r"Ier?(?=\s(?:siècle|arrondissement|millénaire|Empire)\b)", lambda _: "premier"),
        rule(r"(?P<numeral>[IVX]{2,6}|[VX])(?:e|ème|ᵉ)s?(?!\w)(?P<century>\ss\.(?!\w))?", _century),
    )


def _century(match: re.Match[str]) -> str | None:
    from edition.narration.normalising.words import roman

    value = roman(match["numeral"])
    if not value:
        return None
    return f"{ordinal(value)} siècle{full_pause(match)}" if match["century"] else ordinal(value)


def _one(match: re.Match[str]) -> str:
    """Say a number that ends in one before a feminine noun."""
    tens = match["tens"]
    if not tens:
        return "une"
    said = ordinal(int(f"{tens}1")).removesuffix("unième")
    return f"{said}une" if not said.endswith("onzième") else f"{tens}1"


def _roman(value: int, before: str) -> str | None:
    if re.search(
        r"(?i:chapitre|chap\.|tome|acte|livre|volume|titre|partie|phase|type|article|guerre mondiale)\s$", before
    ):
        return str(value)
    found = re.search(r"(?:^|\W)(?P<name>[A-ZÉÈ][\w-]*[a-zéèêëïçô]{2,})\s$", before)
    if not found or value > 30 or (value in (1, 5, 10) and found["name"] not in _RULERS):
        return None
    return "premier" if value == 1 else str(value)


@lru_cache(maxsize=256)
def ordinal(number: int) -> str:
    """Return an ordinal in words."""
    from num2words import num2words

    said: str = num2words(number, lang="fr", to="ordinal")
    return said


def _clock(hour: int, minute: int) -> str:
    hours = f"{hour} heure{'s' if hour > 1 else ''}"
    return f"{hours} {minute}" if minute else hours


def _day(number: int, _before: str) -> str:
    return "premier" if number == 1 else str(number)


def _terms() -> Terms:
    return Terms(
        language="fr",
        decimal=",",
        groups=GROUPS,
        to="à",
        minus="moins",
        scoring="gagn|perd|bat|victoire|défaite|match|score|finale|mené|mener|s'impos|nul|domin",
        score_to="à",
        between={"entre": "et"},
        rate="par {}".format,
        plus="plus",
        number="numéro",
        percent=("pour cent",),
        degrees=("degré", "degrés"),
        currencies={
            "€": _EURO, "EUR": _EURO, "euros": _EURO, "$": _DOLLAR, "US$": _DOLLAR, "USD": _DOLLAR, "£": _POUND,
            "GBP": _POUND,
            "CHF": _FRANC, "¥": Currency(("yen", "yens"), after_million="de yens"),
            "₴": Currency(("hryvnia", "hryvnias"), after_million="de hryvnias"),
            "₽": Currency(("rouble", "roubles"), after_million="de roubles"),
        },
        magnitudes={
            **dict.fromkeys(("M", "million", "millions"), _MILLION),
            **dict.fromkeys(("Md", "Mds", "Mrd", "milliard", "milliards"), _BILLION),
            **dict.fromkeys(("k",), ("mille",)),
        },
        units=metric(
            ("kilomètre", "kilomètres"), ("mètre", "mètres"), ("centimètre", "centimètres"),
            ("millimètre", "millimètres"),
            ("kilogramme", "kilogrammes"), ("gramme", "grammes"), ("milligramme", "milligrammes"), ("tonne", "tonnes"),
            ("litre", "litres"), ("millilitre", "millilitres"), ("hectare", "hectares"),
            ("kilomètre-heure", "kilomètres-heure"), ("mètre par seconde", "mètres par seconde"),
            ("kilomètre carré", "kilomètres carrés"), ("mètre carré", "mètres carrés"), ("mètre cube", "mètres cubes"),
            ("degré Celsius", "degrés Celsius"), ("degré Fahrenheit", "degrés Fahrenheit"),
            watt=("watt", "watts"), watt_hour=("wattheure", "wattheures"),
            others={"min": ("minute", "minutes"), "Go": ("gigaoctet", "gigaoctets"), "Mo": ("mégaoctet", "mégaoctets"),
                    "Hz": ("hertz",), "kg/h": ("kilogramme par heure", "kilogrammes par heure")},
        ),
        months=_MONTHS,
        month_names={
            **{name: number for number, name in enumerate(_MONTHS, 1)},
            "janv": 1, "févr": 2, "avr": 4, "juil": 7, "sept": 9, "oct": 10, "nov": 11, "déc": 12,
        },
        form=under_two,
        day=_day,
        date=lambda day, month, year: f"{day} {month} {year}".strip(),
        year=str,
        clock=_clock,
        fractions={
            "½": "un demi", "⅓": "un tiers", "⅔": "deux tiers", "¼": "un quart", "¾": "trois quarts",
            "⅛": "un huitième",
        },
        and_fraction="et",
        abbreviations=_ABBREVIATIONS,
        signs={
            "&": "et", "@": "arobase", "#": "dièse", "%": "pour cent", "+": "plus", "=": "égale", "×": "fois",
            "÷": "divisé par",
            "±": "plus ou moins", "≈": "environ", "~": "environ", "≤": "au plus", "≥": "au moins", "<": "inférieur à",
            ">": "supérieur à", "°": "degrés", "§": "paragraphe", "©": "copyright", "→": "vers", "$": "dollars",
            "£": "livres",
            "€": "euros", "−": "moins", "‰": "pour mille", "№": "numéro", "\\": "barre inverse",
        },
        at="arobase",
        dot="point",
        hashtag="mot-dièse",
        times="fois",
    )  # fmt: skip


_FEMININE = (
    "heures?|minutes?|secondes?|tonnes?|livres?|personnes?|années?|femmes?|filles?|fois|voix|places?|étapes?|victimes?|"
    "communes?|entreprises?|familles?|journées?|semaines?|pages?|marches?|écoles?|victoires?"
)
_RULERS = frozenset(
    listed(
        "François Charles Louis Henri Philippe Jean Napoléon Élisabeth Elisabeth George Édouard Guillaume Albert "
        "Léopold Baudouin Alphonse Nicolas Alexandre Pierre Paul Léon Pie Clovis Robert"
    )
)
_TITLES = {
    "Mme": "Madame", "Mmes": "Mesdames", "Mlle": "Mademoiselle", "Mlles": "Mesdemoiselles", "Dr": "Docteur",
    "Pr": "Professeur", "Me": "Maître", "Mgr": "Monseigneur",
}  # fmt: skip
_ACRONYMS = {
    **{
        word: word.capitalize()
        for word in listed(
            "OTAN NASA UNESCO UNICEF FIFA UEFA OPEP COVID SIDA INSEE SAMU SMIC ENA ZAD PACS RAID ETA ADEME"
        )
    },
    "ONU": "Onu",
}
_ABBREVIATIONS = {
    "p. ex": "par exemple", "c.-à-d": "c'est-à-dire", "av. J.-C": "avant Jésus-Christ",
    "apr. J.-C": "après Jésus-Christ",
    "J.-C": "Jésus-Christ", "etc": "et cetera", "env": "environ", "vol": "volume", "éd": "édition", "tél": "téléphone",
    "bd": "boulevard", "av": "avenue", "hab": "habitants", "janv": "janvier", "févr": "février", "avr": "avril",
    "juill": "juillet", "sept": "septembre", "oct": "octobre", "nov": "novembre", "déc": "décembre", "cf": "confer",
}  # fmt: skip
