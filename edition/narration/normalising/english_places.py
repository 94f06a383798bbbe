"""States, streets and saints: what “S.C.”, “Wis.”, “TX”, “42nd St.” and “St. Louis” stand for."""

from __future__ import annotations

import re

from edition.narration.normalising.calendar import full_pause, lead
from edition.narration.normalising.money import any_of
from edition.narration.normalising.scanning import Rule, rule

_NAME = re.compile(r"(?:[A-Z][^\W\d_]+|\d(?:st|nd|rd|th))\s$")
_TOWN = re.compile(r"[A-Z][^\W\d_]+['’]?s?,\s$")
STREETS = {"Ave": "Avenue", "Blvd": "Boulevard", "Rd": "Road", "Hwy": "Highway", "Pkwy": "Parkway", "Sq": "Square"}


def place_rules() -> tuple[Rule, ...]:
    """Return the rules, to be tried at letters before those of titles and abbreviations."""
    states = any_of(_STATES)
    return (
        rule(rf"(?P<party>[RDI])-(?P<state>{states})\.?(?!\w)", lambda m: f"{_PARTIES[m['party']]}, {_state(m)}"),
        rule(rf"(?P<state>{any_of(_ALWAYS)})\.(?!\w)", _state),
        rule(rf"(?P<state>{states})\.(?!\w)", lambda m: _state(m) if _after_town(m) else None),
        rule(rf"(?P<state>{any_of(_POSTAL)})(?![\w.'’])", lambda m: _POSTAL[m[0]] if _addressed(m) else None),
        rule(r"St\.?(?=\s[A-Z])", lambda m: None if after_name(m) else "Saint"),
        rule(r"(?:St|Dr)\b\.?", lambda m: {"S": "Street", "D": "Drive"}[m[0][0]] if after_name(m) else None),
        rule(rf"(?P<way>{any_of(STREETS)})\b\.?", lambda m: STREETS[m["way"]] if after_name(m) else None),
    )


def after_name(match: re.Match[str]) -> bool:
    """Return True right after a word with a capital, or a numbered street."""
    return bool(_NAME.search(lead(match)))


def _after_town(match: re.Match[str]) -> bool:
    return bool(_TOWN.search(lead(match)))


def _addressed(match: re.Match[str]) -> bool:
    """Return True for a post office's letters after a town: “Austin, TX”; degrees (“Smith, MA”) need a ZIP code."""
    behind = match.string[match.end() : match.end() + 7]
    zip_code = re.match(r"\s\d{5}(?!\d)", behind)
    return _after_town(match) and bool(zip_code or match[0] not in _DEGREES)


def _state(match: re.Match[str]) -> str:
    return f"{_STATES[match['state']]}{full_pause(match) if match[0].endswith('.') else ''}"


_PARTIES = {"R": "Republican", "D": "Democrat", "I": "Independent"}
_ALWAYS = {
    "Ala": "Alabama", "Ariz": "Arizona", "Calif": "California", "Colo": "Colorado", "Conn": "Connecticut",
    "Fla": "Florida", "Minn": "Minnesota", "Okla": "Oklahoma", "Tenn": "Tennessee", "Wis": "Wisconsin",
    "Wyo": "Wyoming", "W.Va": "West Virginia",
}  # fmt: skip
"""Cut short in a way that means nothing else."""
_STATES = {
    **_ALWAYS, "Alaska": "Alaska", "Ark": "Arkansas", "Del": "Delaware", "Ga": "Georgia", "Hawaii": "Hawaii",
    "Idaho": "Idaho", "Ill": "Illinois", "Ind": "Indiana", "Iowa": "Iowa", "Kan": "Kansas", "Ky": "Kentucky",
    "La": "Louisiana", "Maine": "Maine", "Mass": "Massachusetts", "Md": "Maryland", "Me": "Maine", "Mich": "Michigan",
    "Miss": "Mississippi", "Mo": "Missouri", "Mont": "Montana", "N.C": "North Carolina", "N.D": "North Dakota",
    "N.H": "New Hampshire", "N.J": "New Jersey", "N.M": "New Mexico", "N.Y": "New York", "Neb": "Nebraska",
    "Nev": "Nevada", "Ohio": "Ohio", "Ore": "Oregon", "Pa": "Pennsylvania", "Penn": "Pennsylvania",
    "R.I": "Rhode Island", "S.C": "South Carolina", "S.D": "South Dakota", "Tex": "Texas", "Texas": "Texas",
    "Utah": "Utah", "Va": "Virginia", "Vt": "Vermont", "Wash": "Washington",
}  # fmt: skip
"""As American newspapers print them after a town and a comma, without the last full stop."""
_DEGREES = frozenset({"DC", "MA", "MD", "MS", "PA", "SC"})
_POSTAL = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado",
    "CT": "Connecticut", "DE": "Delaware", "FL": "Florida", "GA": "Georgia", "HI": "Hawaii", "ID": "Idaho",
    "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky", "LA": "Louisiana",
    "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan", "MN": "Minnesota", "MS": "Mississippi",
    "MO": "Missouri", "MT": "Montana", "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire", "NJ": "New Jersey",
    "NM": "New Mexico", "NY": "New York", "NC": "North Carolina", "ND": "North Dakota", "OH": "Ohio", "OK": "Oklahoma",
    "OR": "Oregon", "PA": "Pennsylvania", "RI": "Rhode Island", "SC": "South Carolina", "SD": "South Dakota",
    "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont", "VA": "Virginia", "WA": "Washington",
    "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming", "DC": "D.C",
}  # fmt: skip
