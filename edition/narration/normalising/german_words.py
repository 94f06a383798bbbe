"""The words of German that the rules of :mod:`edition.narration.normalising.german` use."""

from __future__ import annotations

from edition.narration.normalising.terms import listed

ACRONYMS = {
    word: word.capitalize()
    for word in listed("NATO UNO NASA UNESCO UNICEF AIDS FIFA UEFA OPEC COVID DAX MDAX EDEKA IKEA LASER NABU TÜV DIN")
} | {"BAFÖG": "Bafög"}
SPELLED = frozenset(listed("OSZE OECD UNHCR LGBTQ IAEA UKE ADAC BIP EKD ÖBB"))
"""Acronyms that one could say, but spells."""
WEEKDAYS = {
    "Mo": "Montag", "Di": "Dienstag", "Mi": "Mittwoch", "Do": "Donnerstag", "Fr": "Freitag", "Sa": "Samstag",
    "So": "Sonntag",
}  # fmt: skip
ABBREVIATIONS = {
    "z. B": "zum Beispiel", "z.B": "zum Beispiel", "d. h": "das heißt", "d.h": "das heißt", "u. a": "unter anderem",
    "u.a": "unter anderem", "v. a": "vor allem", "v.a": "vor allem", "i. d. R": "in der Regel",
    "o. ä": "oder ähnliches",
    "n. Chr": "nach Christus", "v. Chr": "vor Christus", "v.Chr": "vor Christus", "n.Chr": "nach Christus",
    "usw": "und so weiter",
    "etc": "et cetera", "bzw": "beziehungsweise", "ca": "circa", "Nr": "Nummer", "Dr": "Doktor", "Prof": "Professor",
    "Str": "Straße",
    "St": "Sankt", "Hl": "Heilige", "Jh": "Jahrhundert", "vgl": "vergleiche", "evtl": "eventuell",
    "ggf": "gegebenenfalls",
    "inkl": "inklusive", "exkl": "exklusive", "max": "maximal", "min": "mindestens", "Abs": "Absatz",
    "Art": "Artikel", "Hrsg": "Herausgeber",
    "geb": "geboren", "gest": "gestorben", "sog": "sogenannt", "Tel": "Telefon", "Bd": "Band", "Kap": "Kapitel",
    "Aufl": "Auflage",
    "Dipl": "Diplom", "Ing": "Ingenieur", "Mio": "Millionen", "Mrd": "Milliarden", "allg": "allgemein",
    "gem": "gemäß", "lt": "laut",
    "Hr": "Herr", "Co": "Co", "z. T": "zum Teil", "z. Zt": "zur Zeit", "z. Hd": "zu Händen", "u. U": "unter Umständen",
    "o. g": "oben genannte", "o. Ä": "oder Ähnliches", "u. Ä": "und Ähnliches", "u. v. m": "und vieles mehr",
    "i. A": "im Auftrag", "e. V": "eingetragener Verein", "e.V": "eingetragener Verein", "gegr": "gegründet",
    "Abt": "Abteilung", "Hbf": "Hauptbahnhof", "MwSt": "Mehrwertsteuer", "Tsd": "Tausend", "ehem": "ehemals",
    "h.c": "honoris causa", "h. c": "honoris causa",
    "Ziff": "Ziffer", "Anm": "Anmerkung", "Lt": "laut", "Fa": "Firma", "ggü": "gegenüber", "mind": "mindestens",
    "zzgl": "zuzüglich", "abzgl": "abzüglich", "bspw": "beispielsweise", "insb": "insbesondere", "Abb": "Abbildung",
    "Dt": "Deutsche", "Vgl": "Vergleiche", "Fam": "Familie", "Mag": "Magister", "Gebr": "Gebrüder",
    "Univ": "Universitäts", "Std": "Stunden", "durchschn": "durchschnittlich", "röm": "römisch", "kath": "katholische",
}  # fmt: skip
