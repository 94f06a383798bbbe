"""The words of Polish that the rules of :mod:`edition.narration.normalising.polish` use."""

from __future__ import annotations

from edition.narration.normalising.terms import listed

CASES = {
    **dict.fromkeys(("w", "we", "po", "przed"), "ym"),
    **dict.fromkeys(("od", "do", "z", "sprzed", "roku"), "ego"),
    "rok": "y",
}  # fmt: skip
"""How a year ends after a word."""
MEASURED = (
    "lat|letni|leci|tysięczn|minutow|godzinn|dniow|miesięczn|metrow|osobow|kilometrow|procentow|krotn|piętrow|stopniow|"
    "punktow|tonow|złotow|calow|kilogramow"
)
"""How words begin that a number is joined to."""
FEMININE = (
    "osob[ay]|kobiet[ay]|godzin[ay]|minut[ay]|sekund[ay]|ofiar[ay]|bramk[ai]|rakiet[ay]|parti[ae]|stron[ay]|rund[ay]|"
    "drużyn[ay]|firm[ay]|szko[łl][ay]|gmin[ay]|córk[ai]|ton[ay]|nagrod[ay]|dziewczynk[ai]|dziewczyn[ay]|próby?a?|hrywn[ay]"
)
ACRONYMS = {
    **{word: word.capitalize() for word in listed(
        "NATO NASA UNESCO UNICEF FIFA UEFA OPEC COVID AIDS ZUS KRUS PAN "
        "GUS LOT MON PIT VAT CIT WOT SOR"
    )},
    "ONZ": "O.N.Z", "PAP": "Pap", "OBWE": "O.B.W.E", "USA": "U.S.A",
}  # fmt: skip
ABBREVIATIONS = {
    "m.in": "między innymi", "p.n.e": "przed naszą erą", "n.e": "naszej ery", "np": "na przykład", "itd": "i tak dalej",
    "itp": "i tym podobne", "tj": "to jest", "tzn": "to znaczy", "tzw": "tak zwany", "ul": "ulica", "al": "aleja",
    "pl": "plac",
    "prof": "profesor", "inż": "inżynier", "art": "artykuł", "cz": "część", "rozdz": "rozdział", "ust": "ustęp",
    "pkt": "punkt", "ds": "do spraw", "jw": "jak wyżej", "br": "bieżącego roku", "ub.r": "ubiegłego roku",
    "ub. r": "ubiegłego roku", "ub": "ubiegłego", "proc": "procent", "nt": "na temat", "pn": "pod nazwą",
    "sp. z o.o": "spółka z ograniczoną odpowiedzialnością", "pow": "powiat", "kard": "kardynał", "mec": "mecenas",
    "hab": "habilitowany", "gen": "generał", "płk": "pułkownik",
    "św": "święty", "ks": "ksiądz",
    "godz": "godzina", "nr": "numer", "ok": "około", "tys": "tysięcy", "mln": "milionów", "mld": "miliardów",
    "pt": "pod tytułem",
    "r": "roku", "wg": "według", "zob": "zobacz", "por": "porównaj", "str": "strona", "tel": "telefon",
    "woj": "województwo", "w": "wieku",
    "im": "imienia", "red": "redaktor", "os": "osób", "ur": "urodzony", "zm": "zmarły", "ww": "wyżej wymieniony",
}  # fmt: skip
