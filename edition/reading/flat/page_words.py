"""The words of a page, and what they tell of a sentence: that it names things of a page, and speaks to the reader.

What outlets say differs in words, hardly in kind: “sign up”, “follow us”, “we may earn a commission”, “you must be
logged in”. Each thing of a page that a sentence names gives points; the words of each language are in a table.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any

from edition.reading.flat import caption_grammar as grammar

LIKELY, LIKELY_IN_ENGLISH = 3, 4
"""So many points make furniture of a request to the reader, and more of a sentence that only speaks to him …"""
BESIDE = 2
"""… so many of a request beside other furniture, or at the end."""
MANY = 5
"""So many points make furniture even where each thing named may be one of the world, too (“Daten”, “Beitrag”)."""
LONGEST = 600
"""No sentence of furniture is longer, in characters."""
TONGUES = frozenset({"en", "de", "fr", "es", "it", "pl", "uk"})
"""Languages that have a table of their own."""
WORDS_A_POINT, WORDS_OF_REQUEST = 8, 10
"""A sentence of furniture has no more words for each of its points; one that begins with an imperative may."""
LONGEST_OFFER = 100
"""An offer without a verb in a tense is no longer, in characters."""
QUOTES = '“"‘„»'
"""Marks that open a quotation."""
_QUOTED_TO_HERE = re.compile(r"^[^“„«»\"]*[“«»\"]$")
"""The last sentence of a quotation that an earlier one opens."""
_REPORTS = re.compile(
    r"\b(?:said|says|told|asked|announced|wrote|(?<!be )(?<!are )added|according to|"
    r"claims?|claimed|reported|accused|alleged)\b",
    re.IGNORECASE,
)
_THIRD_PERSON = re.compile(
    r"\b(?:he|she|his|her|who|(?:an?|the|any|each|every) (?:app|company|site|service|platform|firm)[’']s)\b",
    re.IGNORECASE,
)
_ITSELF = re.compile(
    r"\b[Tt]his (?:is an? )?(?:\w+ )?(?:article|story|page|content|website|site|newsletter|video|feature|"
    r"material|column|post)\b"
)


def points(sentence: str, tongue: str = "en") -> int:
    """Return how many points the things of a page give that a sentence names; 0 when it reports or quotes."""
    quoted = sentence[0] in QUOTES or "”" in sentence or _QUOTED_TO_HERE.match(sentence)
    if len(sentence) > LONGEST or quoted or _reports(tongue).search(sentence):
        return 0
    if tongue == "en" and _THIRD_PERSON.search(sentence) and not is_request(sentence):
        return 0
    rest, total = sentence, 0
    for worth, pattern in things(tongue):
        named = {match[0].casefold() for match in pattern.finditer(rest)}
        total += worth * len(named)
        rest = pattern.sub(" ", rest)
    return total


def is_of_page(sentence: str, tongue: str) -> bool:
    """Tell whether a thing is named that only pages have, or very many that the world has, too."""
    sure = (pattern for worth, pattern in things(tongue) if worth >= BESIDE)
    return any(pattern.search(sentence) for pattern in sure) or points(sentence, tongue) >= MANY


def is_request(sentence: str, tongue: str = "en") -> bool:
    """Tell whether a sentence begins as requests and offers to the reader do.

    What also begins statements (“Support tickets fell”, “Jetzt ist es soweit”, “Sie informieren sich bei …”) must speak
    to the reader as well, or close like a request.
    """
    first, _, rest = sentence.partition(" ")
    word = first.strip(".,:;!?*•—–-").casefold()
    if word in _words(tongue, "imperatives"):
        return True
    if word not in _words(tongue, "openers"):
        return False
    own = table(tongue)["address"]
    if word == own.get("infinitive_marker"):
        return rest.partition(" ")[0] in _words(tongue, "imperatives") | _words(tongue, "openers")
    if word == own.get("they_or_you"):
        return sentence.endswith("?") or (addresses(sentence, tongue) and not re.search(own["third_person"], rest))
    return addresses(sentence, tongue) or _closes_as_request(rest, tongue)


def _closes_as_request(rest: str, tongue: str) -> bool:
    """Tell what has no verb in a tense, or closes with the infinitive that stands for a request (“Jetzt testen!”)."""
    if tongue == "en":
        return not grammar.has_verb(rest)
    infinitive = table(tongue)["address"].get("infinitive", r"[!?]$")
    return len(rest) < LONGEST_OFFER and bool(re.search(infinitive, rest))


def is_sparse(sentence: str, worth: int, tongue: str) -> bool:
    """Tell a sentence that names few things of a page among many other words: it may well tell of the world."""
    first = sentence.split(maxsplit=1)[0].casefold()
    words_a_point = WORDS_OF_REQUEST if first in _words(tongue, "imperatives") else WORDS_A_POINT
    return len(sentence.split()) > words_a_point * max(BESIDE, worth)


def addresses(sentence: str, tongue: str = "en") -> bool:
    """Tell whether a sentence speaks to the reader (“Sie” in mid-sentence), or of the house or page."""
    polite = table(tongue)["address"].get("polite")
    if (polite and re.search(polite, sentence)) or _ITSELF.search(sentence):
        return True
    return not _words(tongue, "reader").isdisjoint(re.findall(r"[\w’']+", sentence.casefold()))


def is_reported(text: str, tongue: str) -> bool:
    """Tell whether a sentence opens a quotation, reports what somebody said, or tells of somebody else."""
    return text[0] in QUOTES or bool(_reports(tongue).search(text) or _THIRD_PERSON.search(text))


@lru_cache
def things(tongue: str) -> tuple[tuple[int, re.Pattern[str]], ...]:
    """Return what names the things of a page in a language, each pattern with its points."""
    return tuple(
        (entry["points"], re.compile(rf"(?<!\w)(?:{'|'.join(entry['patterns'])})(?!\w)", re.IGNORECASE))
        for entry in table(tongue)["things"]
    )


@lru_cache
def place(tongue: str, kind: str) -> re.Pattern[str]:
    """Return what marks a place below the article (“openers”, “foreign”, “closes”): the words of that kind."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in table(tongue)["ends"][kind]), re.DOTALL)


@lru_cache
def fixed(tongue: str) -> tuple[tuple[str, float, re.Pattern[str]], ...]:
    """Return furniture that always has the same words: its reason, how sure that is, its pattern."""
    return tuple(
        (entry["reason"], entry["confidence"], re.compile(rf"(?<![\w’'-])(?:{'|'.join(entry['patterns'])})(?![\w’'-])"))
        for entry in table(tongue).get("fixed", ())
    )


@lru_cache
def table(tongue: str) -> dict[str, Any]:
    """Return the words of a page in a language, one of `TONGUES`, as its TOML file has them."""
    name = "furniture.toml" if tongue == "en" else f"furniture_{tongue}.toml"
    return tomllib.loads((files(__package__) / name).read_text(encoding="utf-8"))


@lru_cache
def _words(tongue: str, kind: str) -> frozenset[str]:
    return frozenset(table(tongue)["address"][kind].split())


@lru_cache
def _reports(tongue: str) -> re.Pattern[str]:
    return re.compile(table(tongue)["address"]["reports"]) if tongue != "en" else _REPORTS
