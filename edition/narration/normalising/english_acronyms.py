"""Acronyms and other words in capitals that English says in a way of its own."""

from __future__ import annotations

from edition.narration.normalising.terms import listed

ACRONYMS = {
    **{word: word.capitalize() for word in listed(
        "NASA NATO UNESCO UNICEF OPEC FIFA UEFA AIDS ASEAN INTERPOL EUROPOL FRONTEX OFSTED OFCOM OFGEM OFWAT UNRWA "
        "RADA SARS MERS COVID LASER RADAR SONAR SCUBA FEMA AWACS DEFRA COBRA SAGE CERN NAFTA ACAS UKIP ANZAC PIN SIM "
        "RAM ZIP GIF CAPTCHA NIMBY YIMBY TEPCO SWAT HAMAS FATAH SPAC WASP BRICS PEPFAR MENA DACA WADA CONCACAF "
        "CONMEBOL CITES IKEA LEGO SWIFT PISA BAFTA TESCO ASDA ICE MAX LIV DAX PEN"
    )},
    "OK": "okay", "HIMARS": "High Mars", "JPEG": "jay peg", "COP": "Cop", "IEEE": "I triple E", "FTSE": "Footsie",
    "NAACP": "N double A C P", "NCAA": "N.C double A", "NOAA": "Noah", "PAC": "Pack", "CPAC": "See Pack",
    "USAID": "U.S Aid", "WWI": "World War one", "WWII": "World War two", "ATACMS": "Attack ems", "AIIMS": "Aims",
}  # fmt: skip
"""Said as words, or in a way of their own."""
SPELLED = frozenset(
    listed(
        "AARP ACLU AEST AFSCME AIADMK AIIB CEST CIPD EACC ECHR FAQS IAEA IATA ICAO ICIJ IEBC IHME IPOB IUCN LAPD "
        "LGBT LGBTQ LGBTQIA NYPD NYSE OECD OHCHR OPCW OSCE SABC SACP UAE UCLA UKHSA UKMTO UKRI UNFPA UNGA UNHCR UNODC "
        "USAF USDA USMCA USOPC USSR"
    )
)
"""Spelled although one could say them."""
LETTERS = frozenset(
    listed(
        "AFP AI ANC AP BBC BJP CBC CEO CEOS CIA CNN DNA DUP EPA EU EUS EV EVS FAA FBI FDA FIA GDP GOP GP HIV ICC ICJ "
        "ID IDF IMF IOC IPO IRA IRGC IRS ISS ITV IVF MEP MEPS MIT MP MPS MRI NBA NGO NHS NSA NY NYPD OECD PA "
        "PKK PM QC RAF RFU SAS SEC SUV TUC TV UAE UFO UK UN US USA USSR VAT VAR VIP WTO"
    )
)
"""Spelled even among other words in capitals."""
ORDINARY = frozenset(
    listed(
        "NOT NO AND OR BUT THE ALL YES ANY YOU WE HE SHE THEY ARE WAS DO DID HAS HAD CAN MAY MUST WILL NEVER EVER ONLY "
        "VERY MY OUR HIS HER ITS AS AT BY FOR FROM IN IF OF ON SO TO UP NOW NEW ONE TWO TOP OUT OFF BIG BAD GO STOP"
    )
)
"""Plain words that stand in capitals for emphasis, or in a heading."""
