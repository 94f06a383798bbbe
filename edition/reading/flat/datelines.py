"""Datelines: the place that a report is filed from, before its first sentence; it stays in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from edition.model import Span
from edition.reading.flat.claims import Claim, Role
from edition.reading.flat.dates import MONTH
from edition.reading.flat.lexicon import lexicon, words
from edition.reading.flat.tokens import Document

FIRST_SENTENCES = 5
"""A place that stands alone is among so many sentences."""
_DATELINE = re.compile(
    r"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ .’'\-]{2,40}(?:, [A-Z][\w.’]+(?: [A-Z][\w.]+)?)?"
    r"(?:/[A-ZÀ-Þ][A-ZÀ-Þ .’'\-]{2,40}(?:, [A-Z][\w.’]+)?)?|"
    r"[A-Z][a-zà-ÿ]+(?: [A-Z][a-zà-ÿ]+)?, [A-Z][a-zà-ÿ]+(?: [A-Z][a-zà-ÿ]+)?)"
    rf"(?:, {MONTH} \d{{1,2}})?(?: ?\((?:[A-Z][\w .&-]{{1,25}})\))? ?[—–-]{{1,2}} "
)
_WIRED = re.compile(
    r"(?P<place>[A-ZÀ-Þ][\w.’'-]+(?:[ /][A-ZÀ-Þa-z][\w.’'-]+){0,3}?)(?:, \d{1,2}\.? ?[\w.]*)? ?"
    r"(?:\((?:dpa|AFP|APA|Reuters|AP|epd|KNA|sda|SDA|EFE|ANSA|PAP|taz)(?:[/ -]\w+){0,2}\)|taz) ?[|:.–—-]"
)
"""“Berlin (dpa) -”, “BERLIN taz |”."""
_PLACE_ALONE = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]{2,}(?:[ /-](?:am |an der |la |de |del )?[A-ZÀ-Þ][a-zà-ÿ]+){0,2}\.")
"""“Berlin.” before the first sentence."""
_BROADCAST = re.compile(
    rf"(?:(?P<place>{lexicon()['datelines']['cities']}|[A-Z]\w+(?: [A-Z]\w+)?, [A-Z]\w+(?: [A-Z]\w+)?) )?"
    r"\(CNN(?: [A-Z]\w+)?\) ?(?:[—–-]{1,2} ?)?(?=[A-ZÀ-Þ“\"])"
)
"""“Washington (CNN) The mayor …”: a house that puts no dash behind its name."""
LONGEST_FRONT = 6000
"""The dateline is among so many characters at the beginning."""
_SAINT = re.compile(r"\b(?:ST|FT|MT|St|Ft|Mt)\. $")


def dateline_at(text: str, offset: int, *, shouted: bool = False) -> bool:
    """Tell whether the dateline of a report stands at a place of the text (“PORT ANSEL, Ely — ”).

    Args:
        text: The text.
        offset: The place.
        shouted: The name of the place must be in capitals.
    """
    match = _DATELINE.match(text, offset)
    return match is not None and (not shouted or match["place"].split(",")[0].isupper())


def broadcast_dateline(text: str) -> Span | None:
    """Return where the report of a broadcaster begins with the house's name, with the place before it or without."""
    match = _BROADCAST.search(text, 0, LONGEST_FRONT)
    return match.span() if match else None


def dateline(document: Document, claims: Sequence[Claim]) -> str | None:
    """Return the place that opens the article's first or second sentence (“AUBURN, Wash.”); it stays in the text."""
    place = next((claim.span for claim in claims if claim.reason == "place of report"), None)
    if place:
        return document.slice(place).strip(" -–—|•·,")
    for claim in [claim for claim in claims if claim.role is Role.PROSE][:2]:
        match = _DATELINE.match(document.text, *claim.span) or _WIRED.match(document.text, *claim.span)
        match = match or _BROADCAST.match(document.text, claim.span[0])
        if match and match["place"] and match["place"].strip().casefold() not in words("credits", "agencies"):
            abbreviated = _SAINT.search(document.text, max(0, claim.span[0] - 4), claim.span[0])
            return f"{abbreviated[0] if abbreviated else ''}{match['place'].strip()}"
    return _place_alone(document, claims)


def _place_alone(document: Document, claims: Sequence[Claim]) -> str | None:
    """Return the place that stands alone with a full stop where the article begins, and that its text is set in."""
    begun = [n for n, claim in enumerate(claims) if claim.role is Role.PROSE][:FIRST_SENTENCES]
    for n in begun:
        place = _PLACE_ALONE.fullmatch(document.slice(claims[n].span))
        first = n == 0 or claims[n - 1].role is not Role.PROSE
        if place and first and document.tongue != "en":
            name = place[0].rstrip(".")
            found = re.search(rf"\b(?i:in|aus|nach|bei|von|à|en|de|da|di|a|w|z|do) {re.escape(name)}", document.text)
            return name if found else None
    return None
