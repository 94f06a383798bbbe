"""An agency's name and a caption without a full stop, in either order, from which a sentence runs on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from edition.model import Span
from edition.reading.flat import caption_grammar as grammar
from edition.reading.flat.claims import Claim, Role
from edition.reading.flat.cues import REPORTED
from edition.reading.flat.lexicon import words
from edition.reading.flat.tokens import Document, Token, tokens

LONGEST = 260
"""A caption and the beginning of the sentence after it are looked for in so many characters."""
SHORTEST = 4
"""Words of such a caption, at least."""
LIKELY = 2
"""So many signs of a new sentence are enough, if no other place has as many."""
_AGENCIES = (
    r"(?P<name>(?:(?:AFP|EPA|Reuters|NurPhoto|Anadolu) )?(?:via )?Getty Images|PA Media|EPA(?:-EFE|/Shutterstock)?|"
    r"Reuters|REUTERS|AFP|Alamy|Shutterstock|PA Wire)"
)
_FIRST = re.compile(_AGENCIES + r" (?=[A-Z])")
_LAST = re.compile(r"(?P<caption>\S+(?: \S+){3,}?) " + _AGENCIES + "$")


def agency_line(document: Document, claim: Claim, offset: int | None) -> list[Claim]:
    """Part a caption and its agency from the sentence that runs on from them; return nothing where there are none.

    Args:
        document: The text.
        claim: A sentence.
        offset: Where another one surely runs on from it; None when that is not known.
    """
    begin, end = claim.span
    led = _FIRST.match(document.text, begin, end)
    offset = offset or (_sentence_after(document, (led.end(), end)) if led else None)
    if offset is None:
        return []
    stop = begin + len(document.text[begin:offset].rstrip())
    closing = _LAST.match(document.text, begin, stop)
    credit = replace(claim, role=Role.CREDIT, reason="credit line: an agency", confidence=0.78)
    caption = replace(claim, role=Role.CAPTION, confidence=0.76)
    if closing:
        pair = [
            replace(caption, span=closing.span("caption"), reason="caption: before a credit line"),
            replace(credit, span=closing.span("name"), edge=False),
        ]
    elif led:
        pair = [
            replace(credit, span=led.span("name")),
            replace(caption, span=(led.end(), stop), edge=False, reason="caption: after a credit line"),
        ]
    else:
        return []
    return [*pair, replace(claim, span=(offset, end), edge=True)]


def _sentence_after(document: Document, span: Span) -> int | None:
    """Return where, after a caption that has a verb, a name begins the next sentence; None where that is not clear."""
    if document.tongue != "en":
        return None
    line = tokens(document.text, span[0], min(span[1], span[0] + LONGEST))
    signs = {n: _signs(document, line, n) for n in range(SHORTEST, len(line) - 2)}
    best = max(signs.values(), default=0)
    places = [n for n, count in signs.items() if count == best]
    if best < LIKELY or len(places) != 1:
        return None
    caption, rest = document.text[span[0] : line[places[0]].start], document.text[line[places[0]].start : span[1]]
    plain = grammar.has_verb(caption) and grammar.has_verb(rest) and not REPORTED.search(caption)
    return line[places[0]].start if plain else None


def _signs(document: Document, line: Sequence[Token], n: int) -> int:
    """Count what speaks for a sentence that begins here: a number or an acronym before, the caption's name again."""
    before, token = line[n - 1], line[n]
    held = before.text.casefold() in words("grammar", "small") or before.text in ",;:–-"
    if not token.is_word or not token.is_capital or token.is_shout or held or document.is_pair(before, token):
        return 0
    named = n + 1
    while named < len(line) - 1 and line[named].is_capital:
        named += 1
    follows = line[named].text
    goes_on = follows in ("-", "–") or (follows == "," and line[named + 1].text in ("who", "which", "whose"))
    goes_on = goes_on or follows.casefold() in words("grammar", "finite")
    closed = 2 * before.text.isdigit() + before.is_shout
    return closed + 2 * (token.text == line[0].text) + goes_on if closed or token.text == line[0].text else 0
