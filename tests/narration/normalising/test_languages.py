"""The other languages: numbers, units, abbreviations, currency. Print on the left, speech on the right."""

import pytest

from edition.narration.normalising import LANGUAGES, normalise

GERMAN = {
    "Am 3. Oktober 1990": "Am dritten Oktober neunzehnhundertneunzig.",
    "der 3. Oktober": "der dritte Oktober.",
    "um 14:30 Uhr": "um 14 Uhr 30.",
    "14.30 Uhr": "14 Uhr 30.",
    "von 9–11 Uhr": "von 9 Uhr bis 11 Uhr.",
    "3,20 €": "3 Euro 20.",
    "5 Mio. Euro": "5 Millionen Euro.",
    "1 Mrd. Euro": "1 Milliarde Euro.",
    "$5": "5 Dollar.",
    "1.250,50 EUR": "1250 Euro 50.",
    "die 1990er Jahre": "die neunzehnhundertneunziger Jahre.",
    "2019–2022": "2019 bis 2022.",
    "46.000 Menschen": "46000 Menschen.",
    "5 km": "5 Kilometer.",
    "20 °C": "20 Grad Celsius.",
    "10 %": "10 Prozent.",
    "z. B. Dr. Müller": "zum Beispiel Doktor Müller.",
    "in der Hauptstr. 5": "in der Hauptstraße 5.",
    "Wilhelm II., Kaiser": "Wilhelm der zweite, Kaiser.",
    "im 19. Jahrhundert": "im neunzehnten Jahrhundert.",
    "der 1. Mann": "der erste Mann.",
    "die NATO und die BBC": "die Nato und die B.B.C.",
    "am 4.7.21": "am vierten Juli 21.",
    "2022-09-14": "vierzehnter September 2022.",
    "„Na ja“, sagte er – und ging …": "Na ja, sagte er, und ging.",
    "15.–20. Jahrhundert": "fünfzehnten bis zwanzigsten Jahrhundert.",
    "5 €/Monat": "5 Euro pro Monat.",
    "Fr. Weber, S. 5": "Frau Weber, Seite 5.",
    "Bayern München II": "Bayern München 2.",
    "AfD, Lkws, GmbH": "A.F.D, L.K.Ws, G.M.B.H.",
    "1/2 Liter": "ein halb Liter.",
    "usw.": "und so weiter.",
    "in der 90. Minute, der 5. Platz": "in der neunzigsten Minute, der fünfte Platz.",
    "seine 3. Amtszeit": "seine dritte Amtszeit.",
    "am Freitag, 3. Mai,": "am Freitag, dritten Mai.",
    "von Papst Johannes Paul II.": "von Papst Johannes Paul dem zweiten.",
    "Königin Elizabeth II. und ihr Haus": "Königin Elizabeth die zweite und ihr Haus.",
    "gegen Wilhelm II. und": "gegen Wilhelm den zweiten und.",
    "im II. Weltkrieg": "im zweiten Weltkrieg.",
    "1:0 und 3:2": "1 zu 0 und 3 zu 2.",
    "die 3,5-Zimmer-Wohnung, 3.000-mal": "die 3,5 Zimmer-Wohnung, 3000 mal.",
    "1½ Stunden, ½ Liter": "eineinhalb Stunden, ein halber Liter.",
    "1 Million, 1 Euro, 1 Stunde": "eine Million, ein Euro, eine Stunde.",
    "§§ 3 und 4": "Paragraf 3 und 4.",
    "Schüler:innen und/oder Lehrer*innen": "Schüler innen und oder Lehrer innen.",
    "Nov. 2019, Ende Nov.": "November 2019, Ende November.",
    "Mo-Fr, Sa.–So.": "Montag bis Freitag, Samstag bis Sonntag.",
    "Tel. 030 123456": "Telefon 0 3 0, 1 2 3 4 5 6.",
    "4 x 100 m": "4 mal 100 Meter.",
    "CO2, VfB, EuGH": "C.O 2, V.F.B, E.U.G.H.",
    "30 Cent pro kWh": "30 Cent pro Kilowattstunde.",
    "£3.20, $3.5 Mio.": "3 Pfund 20, 3,5 Millionen Dollar.",
    "zwischen 5–10 %": "zwischen 5 und 10 Prozent.",
    "z. T., u. U., e. V.": "zum Teil, unter Umständen, eingetragener Verein.",
    "(030) 123 4567": "0 3 0, 1 2 3, 4 5 6 7.",
}
FRENCH = {
    "Le 14 septembre 2022 à 14h30": "Le 14 septembre 2022 à 14 heures 30.",
    "1er mai": "premier mai.",
    "3,20 €": "3 euros 20.",
    "1,50 €": "1 euro 50.",
    "5 millions d’euros": "5 millions d'euros.",
    "5 M€": "5 millions d'euros.",
    "1,5 Md€": "1,5 milliard d'euros.",
    "46 000 habitants": "46000 habitants.",
    "12 345 678 habitants": "12345678 habitants.",
    "46\u202f000 habitants": "46000 habitants.",
    "100 km/h": "100 kilomètres-heure.",
    "20 °C": "20 degrés Celsius.",
    "10 %": "10 pour cent.",
    "la 2e fois": "la deuxième fois.",
    "au XXe siècle": "au vingtième siècle.",
    "Louis XIV": "Louis 14.",
    "François Ier": "François premier.",
    "l’OTAN et la SNCF": "l'Otan et la S.N.C.F.",
    "M. Dupont et Mme Curie": "Monsieur Dupont et Madame Curie.",
    "chap. II, p. 12": "chapitre 2, page 12.",
    "St-Denis, bd Voltaire": "Saint Denis, boulevard Voltaire.",
    "06 12 34 56 78": "0 6, 1 2, 3 4, 5 6, 7 8.",
    "3/4": "trois quarts.",
    "n° 5": "numéro 5.",
    "« Bon », dit-il…": "Bon, dit-il.",
    "2019–2022": "2019 à 2022.",
}
SPANISH = {
    "14 de septiembre de 2022": "14 de septiembre de 2022.",
    "2022-09-14": "14 de septiembre de 2022.",
    "a las 14:30 h": "a las 14 y 30 horas.",
    "3,20 €": "3 euros con 20.",
    "1 millón €": "1 millón de euros.",
    "$5": "5 dólares.",
    "46.000 habitantes": "46000 habitantes.",
    "5 km": "5 kilómetros.",
    "10 %": "10 por ciento.",
    "1.º de mayo": "primero de mayo.",
    "0°, 25°": "0 grados, 25 grados.",
    "la 2ª vez": "la segunda vez.",
    "EE. UU.": "Estados Unidos.",
    "Felipe VI": "Felipe sexto.",
    "Alfonso XIII": "Alfonso 13.",
    "siglo XX": "siglo 20.",
    "el Sr. Pérez": "el Señor Pérez.",
    "la OTAN": "la Otan.",
    "¿Qué?": "Qué?",
}
ITALIAN = {
    "alle 14.30": "alle 14 e 30.",
    "3,20 €": "3 euro e 20.",
    "5 mln di euro": "5 milioni di euro.",
    "1,5 mld €": "1,5 miliardi di euro.",
    "46.000 abitanti": "46000 abitanti.",
    "100 km/h": "100 chilometri all'ora.",
    "20 °C": "20 gradi Celsius.",
    "10%": "10 per cento.",
    "3 set vinti, 3 set. 2022": "3 set vinti, 3 settembre 2022.",
    "25°": "25 gradi.",
    "1° maggio": "primo maggio.",
    "il sig. Rossi": "il Signor Rossi.",
    "dott.ssa Bianchi": "Dottoressa Bianchi.",
    "Giovanni Paolo II": "Giovanni Paolo secondo.",
    "XX secolo": "ventesimo secolo.",
    "Fine dell’edizione.": "Fine dell'edizione.",
    "dell’ONU": "dell'Onu.",
    "n. 5": "numero 5.",
}
POLISH = {
    "14 września 2022 r.": "czternastego września dwa tysiące dwudziestego drugiego roku.",
    "o godz. 14:30": "o godzinie czternastej 30.",
    "3,20 zł": "3 złote 20 groszy.",
    "1 zł, 2 zł, 5 zł, 12 zł, 22 zł": "1 złoty, 2 złote, 5 złotych, 12 złotych, 22 złote.",
    "5 mln zł": "5 milionów złotych.",
    "1,5 mld zł": "1,5 miliarda złotych.",
    "w 2022 roku": "w dwa tysiące dwudziestym drugim roku.",
    "5 marca 2026 r. Nowy dzień": "piątego marca dwa tysiące dwudziestego szóstego roku. Nowy dzień.",
    "1990 r.": "tysiąc dziewięćset dziewięćdziesiątego roku.",
    "46 000 osób": "46000 osób.",
    "2 km, 5 km": "2 kilometry, 5 kilometrów.",
    "10%": "10 procent.",
    "XX wiek": "dwudziesty wiek.",
    "w XX wieku": "w dwudziestym wieku.",
    "Jan Paweł II": "Jan Paweł drugi.",
    "m.in. prof. Nowak": "między innymi profesor Nowak.",
    "ul. Długa": "ulica Długa.",
    "„Tak” – powiedział…": "Tak, powiedział.",
}
UKRAINIAN = {
    "14 вересня 2022 року": "чотирнадцятого вересня дві тисячі двадцять другого року.",
    "3,20 грн": "3 гривні 20 копійок.",
    "1 грн, 2 грн, 5 грн, 21 грн": "1 гривня, 2 гривні, 5 гривень, 21 гривня.",
    "5 млн грн": "5 мільйонів гривень.",
    "1,5 млрд грн": "1,5 мільярда гривень.",
    "5 березня 2026 р. Далі": "п'ятого березня дві тисячі двадцять шостого року. Далі.",
    "У 2022 році": "У дві тисячі двадцять другому році.",
    "46 000 людей": "46000 людей.",
    "5 км": "5 кілометрів.",
    "100 км/год": "100 кілометрів на годину.",
    "10 %": "10 відсотків.",
    "XX століття": "двадцяте століття.",
    "Іван Павло II": "Іван Павло другий.",
    "вул. Довга, № 5": "вулиця Довга, номер 5.",
    "24-й": "двадцять четвертий.",
    "«Так», — сказав…": "Так, сказав.",
    "п’ять": "п'ять.",
}
TABLES = {"de": GERMAN, "fr": FRENCH, "es": SPANISH, "it": ITALIAN, "pl": POLISH, "uk": UKRAINIAN}


@pytest.mark.parametrize(
    ("language", "printed", "said"), [(tag, *pair) for tag, table in TABLES.items() for pair in table.items()]
)
def test_a_language_is_said(language, printed, said):
    assert normalise(printed, language).text == said


def test_every_language_with_words_is_tested():
    assert set(TABLES) | {"en"} == set(LANGUAGES)


def test_a_swiss_sum_is_read_with_its_apostrophe():
    assert normalise("1’250 CHF", "de-CH").text == "1250 Schweizer Franken."


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("Vijf km — 5% [nu]…", "Vijf km, 5 % nu."),
        ("Привет, <b>мир</b>!", "Привет, b мир, b!"),
        ("你好，世界。", "你好, 世界."),
    ],
)
def test_a_language_without_words_keeps_its_own(printed, said):
    assert normalise(printed, "xx").text == said
