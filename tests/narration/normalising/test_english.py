"""English as it is said. The tables are the specification: print on the left, speech on the right."""

import pytest

from edition.narration.normalising import normalise

MONEY = {
    "It cost $5 million.": "It cost 5 million dollars.",
    "£3.20 each": "3 pounds and 20 pence each.",
    "£3.00": "3 pounds.",
    "50p": "50 pence.",
    "a 50p coin, 1p": "a 50 pence coin, 1 pence.",
    "the £2.5m-a-year deal": "the 2.5 million pound a-year deal.",
    "€1bn": "1 billion euros.",
    "€1": "1 euro.",
    "a $5 million house": "a 5 million dollar house.",
    "$5–$10": "5 to 10 dollars.",
    "$5-10 million": "5 to 10 million dollars.",
    "US $6bn": "6 billion US dollars.",
    "US$5.5m": "5.5 million US dollars.",
    "5 USD": "5 US dollars.",
    "-£5m": "minus 5 million pounds.",
    "$1,250.50": "1,250 dollars and 50 cents.",
    "£0.99": "99 pence.",
    "A$20": "20 Australian dollars.",
    "₹5 crore, Rs 500, $US5": "5 crore rupees, 500 rupees, 5 US dollars.",
    "₴200": "200 hryvnias.",
    "$5/month": "5 dollars a month.",
    "$5, he said": "5 dollars, he said.",
}
YEARS = {
    "In 1990": "In nineteen ninety.",
    "in 2014": "in twenty fourteen.",
    "in 2005": "in 2005.",
    "in 1905": "in nineteen oh five.",
    "in 1900": "in nineteen hundred.",
    "in 1066, 1066 men": "in ten sixty-six, 1066 men.",
    "44BC, 300 BC": "44 B.C, 300 B.C.",
    "c. 1850": "circa eighteen fifty.",
    "the mid-1990s": "the mid nineteen nineties.",
    "the 1990s": "the nineteen nineties.",
    "the ’90s": "the nineties.",
    "in her 40s": "in her forties.",
    "the 2000s": "the two thousands.",
    "2019–2022": "twenty nineteen to twenty twenty-two.",
    "the 2022/23 season": "the twenty twenty-two 23 season.",
    "2019-22": "twenty nineteen to twenty twenty-two.",
    "the class of ’68": "the class of sixty-eight.",
}
DATES = {
    "2022-09-14": "the 14th of September twenty twenty-two.",
    "2022-09-14T14:30:00Z": "the 14th of September twenty twenty-two, 14 30.",
    "Jan. 5": "January fifth.",
    "January 5, 2022": "January fifth, twenty twenty-two.",
    "on April 1, Izium fell": "on April first, Izium fell.",
    "Sept. 3–5": "September third to fifth.",
    "on 5 January": "on the fifth of January.",
    "the 5th of May": "the 5th of May.",
    "5–7 January": "the fifth to the seventh of January.",
    "14-09-2022": "the 14th of September twenty twenty-two.",
    "14/09/2022": "the 14th of September twenty twenty-two.",
    "May 20 people come?": "May 20 people come?",
    "Oct 2022": "October twenty twenty-two.",
    "at least 5 may come": "at least 5 may come.",
    "from 1 to 5 March": "from 1 to the fifth of March.",
    "version 2.5.21": "version 2 dot 5 dot 21.",
    "04/07/21": "the fourth of July 21.",
    "in Sept.": "in September.",
    "the 5 January deal": "the fifth of January deal.",
}
TIMES = {
    "at 2am they": "at 2 A.M they.",
    "2 a.m.": "2 A.M.",
    "7.30pm": "7 30 P.M.",
    "7:05 pm": "7 oh 5 P.M.",
    "9-11am": "9 to 11 A.M.",
    "14:30": "14 30.",
    "6pm–8pm": "6 P.M to 8 P.M.",
    "2h 30m": "2 hours 30 minutes.",
    "at 09.00": "at 9 o'clock.",
    "14:05": "14 oh 5.",
    "9:00": "9 o'clock.",
    "1:23:45": "1 23 45.",
}
MEASURES = {
    "5 km": "5 kilometres.",
    "1 km": "1 kilometre.",
    "60 mph": "60 miles an hour.",
    "100km/h": "100 kilometres an hour.",
    "20 °C": "20 degrees Celsius.",
    "−5°C": "minus 5 degrees Celsius.",
    "a 5-km run": "a 5 kilometre run.",
    "5–10 km": "5 to 10 kilometres.",
    "10 sq ft": "10 square feet.",
    "5m people": "5 million people.",
    "5m high": "5 metres high.",
    "10%": "10 percent.",
    "5-10%": "5 to 10 percent.",
    "8bn": "8 billion.",
    "5ft 10in": "5 feet 10 inches.",
    "6'2\"": "6 feet 2 inches.",
    "30C heat, room 12C": "30 degrees Celsius heat, room 12C.",
    "100m race": "100 metre race.",
    "4x100m": "4 by 100 metres.",
    "4K and 10k": "4 K and 10 thousand.",
    "100°C–120°C": "100 degrees Celsius to 120 degrees Celsius.",
    "2.5cm x 3cm": "2.5 centimetres by 3 centimetres.",
    "90°": "90 degrees.",
    "46,000 people": "46,000 people.",
    "a 64-year-old": "a 64-year-old.",
    "10-day": "10-day.",
}
NUMBERS = {
    "1st, 2nd and 21st": "1st, 2nd and 21st.",
    "½": "a half.",
    "2½": "2 and a half.",
    "3/4 of it": "three quarters of it.",
    "2/3rds": "two thirds.",
    "7/10": "7 out of 10.",
    "9/11": "9 11.",
    "won 3-2": "won 3 2.",
    "lost 1 – 0": "lost 1 0.",
    "225.86 -12.99 up": "225.86 minus 12.99 up.",
    "5-10 people": "5 to 10 people.",
    "the 18-24s": "the 18 to 24s.",
    "5x": "5 times.",
    "#5": "number 5.",
    "+44 20 7946 0000": "4 4, 2 0, 7 9 4 6, 0 0 0 0.",
    "10 20 30": "10 20 30.",
    "2019 2020 2021": "twenty nineteen twenty twenty twenty twenty-one.",
    "555-1234": "5 5 5, 1 2 3 4.",
    "3.14": "3.14.",
    "F-16, G7, Fab-250, COVID-19": "F-16, G7, Fab-250, Covid 19.",
}
ROMAN = {
    "Henry VIII": "Henry the eighth.",
    "Louis XIV’s court": "Louis the 14th's court.",
    "Elizabeth I was": "Elizabeth the first was.",
    "World War II": "World War two.",
    "Chapter IV": "Chapter four.",
    "Pope John Paul II": "Pope John Paul the second.",
    "part XVII": "part seventeen.",
    "the class I took": "the class I took.",
    "Malcolm X": "Malcolm X.",
    "vitamin C": "vitamin C.",
    "then I left": "then I left.",
    "When I left": "When I left.",
    "a CD and an XL": "a C.D and an X.L.",
}
SHORTENED = {
    "Mr. Bland": "Mister Bland.",
    "Dr Smith": "Doctor Smith.",
    "Rodeo Dr. is": "Rodeo Drive is.",
    "Ph.D.": "P.H.D.",
    "no. 5": "number 5.",
    "No. 5": "number 5.",
    "No. Five of us left.": "No. Five of us left.",
    "St. Petersburg": "Saint Petersburg.",
    "Main St.": "Main Street.",
    "J. K. Rowling": "J K Rowling.",
    "e.g. this, i.e. that": "for example this, that is that.",
    "cats vs. dogs": "cats versus dogs.",
    "see p. 5 (pp. 5–7)": "see page 5, pages 5 to 7.",
    "PhDs, TVs": "P.H.D.'s, T.V.'s.",
    "Gen. Smith": "General Smith.",
    "the U.N. said": "the U.N said.",
    "He is a rep. He left.": "He is a rep. He left.",
}
ACRONYMS = {
    "NASA": "Nasa.",
    "non-EU, anti-U.S., U.S.’s": "non E.U, anti U.S, U.S.'s.",
    "the BBC": "the B.B.C.",
    "US Army": "U.S Army.",
    "MPs say": "M.P.'s say.",
    "the UK’s": "the U.K.'s.",
    "of ECOWAS, the RSPCA, the NCLAN; a STRIKE": "of Ecowas, the R.S.P.C.A, the N.C.L.A.N; a Strike.",
    "the IAEA": "the I.A.E.A.",
    "Nato’s": "Nato's.",
    "NATO’s": "Nato's.",
    "AT&T": "A.T and T.",
    "By STEVE PEOPLES in UK": "By Steve Peoples in U.K.",
    "GET FOX BUSINESS ON THE GO": "Get Fox Business On The Go.",
    "“WATCH | THE UK FLOODS": "Watch, The U.K Floods.",
    "WATCH the AP film": "Watch the A.P film.",
    "I said NO": "I said No.",
    "THE FLOOD REACHES TOWN": "The Flood Reaches Town.",
}
ADDRESSES = {
    "a.b@example.org": "a dot b at example dot org.",
    "see https://www.example.com/x/y?z=1#a.": "see example dot com.",
    "www.bbc.co.uk": "bbc dot co dot uk.",
    "bit.ly/xyz, yes": "bit dot ly, yes.",
    "192.168.0.1": "192 dot 168 dot 0 dot 1.",
    "file.txt": "file dot txt.",
    "the end.Next one": "the end. Next one.",
    "example.com/path": "example dot com.",
    "@some_name": "at some name.",
    "#MeToo’s": "hashtag Me Too's.",
    "#BlackLivesMatter": "hashtag Black Lives Matter.",
}
MARKS = {
    "wait—what?": "wait, what?",
    "no windows… we are": "no windows, we are.",
    "we just started…”": "we just started.",
    "‘no’ … and": "no, and.",
    "the day [Saturday morning]I looked": "the day Saturday morning I looked.",
    "away (five miles) and": "away, five miles, and.",
    "Kyiv – a city – fell": "Kyiv, a city, fell.",
    "Kyiv - a city - fell": "Kyiv, a city, fell.",
    "a park- and lake-side walk": "a park and lake-side walk.",
    "Alessio Mamo/The Guardian": "Alessio Mamo, The Guardian.",
    "[[hello]] <break/> &amp;": "hello less than break, greater than and amp.",
    "😀👍 great": "emoji grinning face great.",
    "It is the council’s.": "It is the council's.",
    "It’s dogs’ food": "It's dogs food.",
    "he said:": "he said:",
    "why?!": "why?",
    "one\u00adtwo\u200bthree": "onetwothree.",
    "a\x00b\x07c\ud800d": "a b c d.",
    "cafe\u0301": "café.",
}
TABLES = [MONEY, YEARS, DATES, TIMES, MEASURES, NUMBERS, ROMAN, SHORTENED, ACRONYMS, ADDRESSES, MARKS]


@pytest.mark.parametrize(("printed", "said"), [pair for table in TABLES for pair in table.items()])
def test_english_is_said(printed, said):
    assert normalise(printed, "en-GB").text == said


def test_a_numeric_date_is_read_as_its_country_does():
    assert normalise("3/4/2022", "en-GB").text == "the third of April twenty twenty-two."
    assert normalise("3/4/2022", "en-US").text == "the fourth of March twenty twenty-two."


@pytest.mark.parametrize("printed", ["…", "***", " . ", "“”", "—", "[…]", "\x00\x01", "\ufeff"])
def test_what_cannot_be_said_is_empty(printed):
    assert normalise(printed, "en").text == ""


def test_each_word_points_at_what_is_printed():
    text = "On Jan. 5 “they” paid $5 million."
    spoken = normalise(text, "en")
    pairs = [(spoken.text[slice(*word.spoken)], text[slice(*word.printed)]) for word in spoken.words]
    assert pairs == [
        ("On", "On"),
        ("January", "Jan. 5"),
        ("fifth", "Jan. 5"),
        ("they", "they"),
        ("paid", "paid"),
        ("5", "$5 million"),
        ("million", "$5 million"),
        ("dollars", "$5 million"),
    ]
