"""The words of English that the rules of :mod:`edition.narration.normalising.english` use."""

from __future__ import annotations

from edition.narration.normalising.terms import Currency, listed

_CENT = ("cent", "cents")
_DOLLAR = Currency(("dollar", "dollars"), _CENT)


def _dollar(country: str) -> Currency:
    return Currency((f"{country} dollar", f"{country} dollars"), _CENT)


CURRENCIES = {
    "$": _DOLLAR,
    "$US": Currency(("US dollar", "US dollars"), _CENT),
    "RM": Currency(("ringgit",)),
    "Rs": Currency(("rupee", "rupees")),
    "Rs.": Currency(("rupee", "rupees")),
    "US $": Currency(("US dollar", "US dollars"), _CENT),
    "US$": Currency(("US dollar", "US dollars"), _CENT),
    "USD": Currency(("US dollar", "US dollars"), _CENT),
    "A$": _dollar("Australian"),
    "AU$": _dollar("Australian"),
    "AUD": _dollar("Australian"),
    "C$": _dollar("Canadian"),
    "CA$": _dollar("Canadian"),
    "CAD": _dollar("Canadian"),
    "NZ$": _dollar("New Zealand"),
    "NZ $": _dollar("New Zealand"),
    "N$": _dollar("Namibian"),
    "HK$": _dollar("Hong Kong"),
    "S$": _dollar("Singapore"),
    "R$": Currency(("real", "reais"), ("centavo", "centavos")),
    "£": Currency(("pound", "pounds"), ("penny", "pence")),
    "GBP": Currency(("pound", "pounds"), ("penny", "pence")),
    "€": Currency(("euro", "euros"), _CENT),
    "EUR": Currency(("euro", "euros"), _CENT),
    "¥": Currency(("yen",)),
    "JPY": Currency(("yen",)),
    "CHF": Currency(("Swiss franc", "Swiss francs")),
    # So spelled a voice says it; “hry…” it takes for initials.
    "₴": Currency(("hrivnia", "hrivnias")),
    "UAH": Currency(("hrivnia", "hrivnias")),
    "₽": Currency(("rouble", "roubles")),
    "RUB": Currency(("rouble", "roubles")),
    "₹": Currency(("rupee", "rupees")),
    "₺": Currency(("lira",)),
    "₩": Currency(("won",)),
    "zł": Currency(("zloty", "zlotys")),
    "PLN": Currency(("zloty", "zlotys")),
    "¢": Currency(_CENT),
    "₦": Currency(("naira",)),
    "NGN": Currency(("naira",)),
    "₱": Currency(("peso", "pesos")),
    "₪": Currency(("shekel", "shekels")),
    "NIS": Currency(("shekel", "shekels")),
    "KSh": Currency(("Kenyan shilling", "Kenyan shillings")),
    "Ksh": Currency(("Kenyan shilling", "Kenyan shillings")),
    "Sh": Currency(("shilling", "shillings")),
    "GH₵": Currency(("cedi", "cedis")),
    "ZAR": Currency(("rand",)),
    "CNY": Currency(("yuan",)),
    "RMB": Currency(("renminbi",)),
    "INR": Currency(("rupee", "rupees")),
    "MXN": Currency(("Mexican peso", "Mexican pesos")),
    "AED": Currency(("dirham", "dirhams")),
    "SEK": Currency(("Swedish krona", "Swedish kronor")),
    "NOK": Currency(("Norwegian krone", "Norwegian kroner")),
    "DKK": Currency(("Danish krone", "Danish kroner")),
    "TT$": _dollar("Trinidad"),
    "J$": _dollar("Jamaican"),
    "NT$": _dollar("Taiwan"),
}
MAGNITUDES = {
    **{word: (word,) for word in ("hundred", "thousand", "lakh", "million", "crore", "billion", "trillion")},
    **dict.fromkeys(("m", "mn", "mln", "M"), ("million",)),
    **dict.fromkeys(("bn", "B", "bln"), ("billion",)),
    **dict.fromkeys(("tn", "trn", "T"), ("trillion",)),
    **dict.fromkeys(("k", "K"), ("thousand",)),
}
MONTHS = {
    **{
        name: number
        for number, name in enumerate(
            listed("january february march april may june july august september october november december"), 1
        )
    },
    **{  # noqa: PIE800
        "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
        "dec": 12,
    },
}  # fmt: skip


def _units(**spoken: str) -> dict[str, tuple[str, str]]:
    return {symbol: (name, f"{name}s") for symbol, name in spoken.items()}


UNITS = {
    **_units(
        km="kilometre", m="metre", cm="centimetre", mm="millimetre", kg="kilogram", mg="milligram", g="gram", t="tonne",
        lb="pound", oz="ounce", yd="yard", ha="hectare", kW="kilowatt", MW="megawatt", GW="gigawatt", TW="terawatt",
        ml="millilitre", l="litre", L="litre", hrs="hour", hr="hour", min="minute", mins="minute", sec="second",
        secs="second", ms="millisecond", KB="kilobyte", kB="kilobyte", MB="megabyte", GB="gigabyte", TB="terabyte",
        dB="decibel", mi="mile", kt="kiloton", Mt="megaton", kcal="kilocalorie", kV="kilovolt",
    ),
    **{hertz: (f"{name}hertz",) for hertz, name in {"Hz": "", "kHz": "kilo", "MHz": "mega", "GHz": "giga"}.items()},
    **{f"{watt}h": (f"{name}watt hour", f"{name}watt hours") for watt, name in
       {"kW": "kilo", "MW": "mega", "GW": "giga", "TW": "tera"}.items()},
    "lbs": ("pound", "pounds"),
    "h": ("hour", "hours"),
    "ft": ("foot", "feet"),
    "mph": ("mile an hour", "miles an hour"),
    **dict.fromkeys(("km/h", "kmh", "kph", "km/hr"), ("kilometre an hour", "kilometres an hour")),
    "m/s": ("metre a second", "metres a second"),
    "g/km": ("gram a kilometre", "grams a kilometre"),
    "mpg": ("mile to the gallon", "miles to the gallon"),
    "kgs": ("kilogram", "kilograms"),
    "bps": ("basis point", "basis points"),
    "bp": ("basis point", "basis points"),
    "pp": ("percentage point", "percentage points"),
    "mg/dL": ("milligram a decilitre", "milligrams a decilitre"),
    "hp": ("horsepower",),
    "bhp": ("brake horsepower",),
    "rpm": ("revolution a minute", "revolutions a minute"),
    "kms": ("kilometre", "kilometres"),
    **dict.fromkeys(("km²", "km2", "sq km", "sq. km", "sq kms"), ("square kilometre", "square kilometres")),
    **dict.fromkeys(("m²", "m2", "sq m", "sq. m"), ("square metre", "square metres")),
    **dict.fromkeys(("m³", "m3"), ("cubic metre", "cubic metres")),
    **dict.fromkeys(("sq ft", "ft²", "sq. ft", "sq. ft."), ("square foot", "square feet")),
    **dict.fromkeys(("sq mi", "sq. mi", "sq miles", "sq. miles"), ("square mile", "square miles")),
    **dict.fromkeys(("cu ft", "ft³"), ("cubic foot", "cubic feet")),
    **dict.fromkeys(("°C", "℃", "ºC", "° C"), ("degree Celsius", "degrees Celsius")),
    **dict.fromkeys(("°F", "℉", "ºF", "° F"), ("degree Fahrenheit", "degrees Fahrenheit")),
    "ppm": ("part per million", "parts per million"),
    "mg/l": ("milligram a litre", "milligrams a litre"),
    "µg": ("microgram", "micrograms"),
    "μg": ("microgram", "micrograms"),
    "Mbps": ("megabit a second", "megabits a second"),
    "Gbps": ("gigabit a second", "gigabits a second"),
    "pc": ("percent",),
    "per cent": ("percent",),
}  # fmt: skip
TITLES = {
    "Mr": "Mister", "Mrs": "Missus", "Ms": "Mizz", "Dr": "Doctor", "Prof": "Professor", "Rev": "Reverend",
    "Hon": "Honourable", "Gen": "General", "Lt": "Lieutenant", "Col": "Colonel", "Maj": "Major", "Capt": "Captain",
    "Cpl": "Corporal", "Sgt": "Sergeant", "Cmdr": "Commander", "Adm": "Admiral", "Sen": "Senator",
    "Rep": "Representative",
    "Gov": "Governor", "Pres": "President", "Supt": "Superintendent", "Insp": "Inspector", "Mt": "Mount", "Ft": "Fort",
    "Messrs": "Messers", "Coun": "Councillor", "Cllr": "Councillor", "Det": "Detective", "Pvt": "Private",
    "Brig": "Brigadier", "Fr": "Father",
}  # fmt: skip
"""Said so before a name, with or without a full stop."""
ABBREVIATIONS = {
    "e.g": "for example", "i.e": "that is", "etc": "et cetera", "vs": "versus", "v": "versus", "cf": "compare",
    "al": "al", "approx": "approximately", "dept": "department", "Dept": "Department", "govt": "government",
    "Govt": "Government", "est": "established", "Inc": "Incorporated", "Ltd": "Limited", "Co": "Company",
    "Corp": "Corporation", "Sgt": "Sergeant",
    "Pfc": "Private First Class", "Bros": "Brothers", "Jr": "Junior", "Sr": "Senior",
    "Ave": "Avenue", "Blvd": "Boulevard",
    "Rd": "Road", "Ph.D": "P.H.D", "Ph.Ds": "P.H.D's", "M.Sc": "M.S.C", "B.Sc": "B.S.C", "D.Phil": "D Phil",
    "a.k.a": "A.K.A", "a.m": "A.M", "p.m": "P.M", "p.a": "per annum", "pp": "pages", "vol": "volume", "Vol": "Volume",
    "ed": "editor", "eds": "editors", "fig": "figure", "Fig": "Figure", "ext": "extension", "tel": "telephone",
    "Tel": "Telephone", "min": "minimum", "max": "maximum", "avg": "average", "Mon": "Monday", "Tue": "Tuesday",
    "Tues": "Tuesday", "Wed": "Wednesday", "Thu": "Thursday", "Thur": "Thursday", "Thurs": "Thursday", "Fri": "Friday",
    "Sat": "Saturday", "Sun": "Sunday", "Ms": "Mizz", "Mr": "Mister", "Mrs": "Missus", "Prof": "Professor",
}  # fmt: skip
"""With a full stop behind; keys without it."""
SIGNS = {
    "&": "and", "@": "at", "#": "hash", "%": "percent", "+": "plus", "=": "equals", "×": "by", "÷": "divided by",
    "±": "plus or minus", "≈": "about", "~": "about", "≤": "at most", "≥": "at least", "<": "less than",
    ">": "greater than",
    "°": "degrees", "§": "section", "©": "copyright", "→": "to", "←": "from", "\\": "backslash", "$": "dollars",
    "£": "pounds", "€": "euros", "½": "a half", "∞": "infinity", "√": "the square root of", "−": "minus", "µ": "micro",
    "№": "number", "†": "", "‰": "per thousand", "≠": "is not", "∆": "delta", "²": "squared", "³": "cubed",
}  # fmt: skip
FRACTIONS = {
    "½": "a half", "⅓": "a third", "⅔": "two thirds", "¼": "a quarter", "¾": "three quarters", "⅕": "a fifth",
    "⅖": "two fifths", "⅗": "three fifths", "⅘": "four fifths", "⅙": "a sixth", "⅚": "five sixths", "⅛": "an eighth",
    "⅜": "three eighths", "⅝": "five eighths", "⅞": "seven eighths",
}  # fmt: skip
