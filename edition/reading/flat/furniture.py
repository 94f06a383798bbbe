"""Page furniture by its grammar: what addresses the reader, and names things of a page.

A sentence that names such things is furniture only if it also speaks to the reader, and neither reports nor quotes;
less is enough beside other furniture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from edition.model import Span
from edition.reading.flat import caption_grammar as grammar
from edition.reading.flat.claims import Claim, Role, trimmed
from edition.reading.flat.foot import with_foot
from edition.reading.flat.glue import best_seam, first_step, first_stop, fresh_start, german_start, last_stop
from edition.reading.flat.page_words import (
    BESIDE,
    LIKELY,
    LIKELY_IN_ENGLISH,
    LONGEST,
    TONGUES,
    addresses,
    fixed,
    is_of_page,
    is_reported,
    is_request,
    is_sparse,
    points,
    things,
)
from edition.reading.flat.tokens import Document

LONG_ENOUGH = 25
"""So many characters of known words are furniture in the middle of a line, too."""
FAR = 80
"""Two things of a page that stand further from each other, in characters, may be of two sentences."""
OFTEN = 0.12
"""Where this share of the sentences names things of a page, the article is about them."""
_BUTTONS = re.compile(r"\b(?:Share|Tweet|Print|Pin)(?: (?:Share|Tweet|Print|Email|Pin))+ (?=[A-Z])")
"""Buttons in a row, which the article runs on from."""
_FIRST_PERSON = re.compile(r"\bI (?:would be|will be|am|was|hope|thank)\b|\bI[’']ll\b")
"""Somebody speaks, and no page."""
PROMOS = frozenset({"subscription offer", "newsletter promo", "privacy notice", "call to the reader"})
"""Reasons of furniture that comes in several sentences."""


def find_furniture(document: Document) -> Iterator[Claim]:
    """Yield page furniture that always has the same words."""
    if document.tongue not in TONGUES:
        return
    for reason, confidence, pattern in fixed(document.tongue):
        for match in pattern.finditer(document.text):
            if _stands_alone(document.text, match):
                yield Claim(trimmed(document.text, *match.span()), Role.SKIP, reason, confidence)


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Tell whether words stand between sentences; long ones have their own beginning, but may run into a sentence."""
    before, after = (
        text[max(0, match.start() - 2) : match.start()].rstrip()[-1:],
        text[match.end() : match.end() + 2].lstrip()[:1],
    )
    opened = not before or before in ".!?…”’\"')]•|·>" or (len(match[0]) >= LONG_ENOUGH and before not in "-–—,")
    follows = not after or after.isupper() or after.isdigit() or after in "“‘\"'•|(©[#@–—-" or match[0][-1] in ".!?"
    return opened and follows


def with_furniture(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims with page furniture among the prose taken for that."""
    if document.tongue not in TONGUES:
        return list(claims)
    least = _likely(document.tongue) + (2 if _is_about_pages(document, claims) else 0)
    settled = [part for claim in claims for part in _parted(document, claim, least)]
    return with_foot(document, _beside(document, settled))


def _likely(tongue: str) -> int:
    return LIKELY_IN_ENGLISH if tongue == "en" else LIKELY


def _is_about_pages(document: Document, claims: Sequence[Claim]) -> bool:
    """Tell an article about apps, offers and newsletters: many of its sentences name such things."""
    prose = [claim for claim in claims if claim.role is Role.PROSE]
    named = next(pattern for worth, pattern in things(document.tongue) if worth == BESIDE)
    naming = sum(bool(named.search(document.slice(claim.span))) for claim in prose)
    return naming > max(6, OFTEN * len(prose))


def _parted(document: Document, claim: Claim, least: int) -> list[Claim]:
    """Take a sentence for furniture; what runs on from it without a full stop stays prose."""
    if claim.role is not Role.PROSE or not _names_things(document, claim.span):
        return [claim]
    stop = last_stop(document.text, (claim.span[0], _first_thing(document, claim.span)))
    if stop:
        parted = _parted(document, replace(claim, span=(stop, claim.span[1]), edge=False), least)
        before = replace(claim, span=trimmed(document.text, claim.span[0], stop))
        return [before, *parted] if parted[0].role is Role.SKIP else [claim]
    head, rest = _split(document, claim)
    text, tongue = document.slice(head.span), document.tongue
    worth = points(text, tongue)
    dense = _dense_end(document, head.span) if is_sparse(text, worth, tongue) else None
    if dense:
        parts = _parted(document, replace(claim, span=trimmed(document.text, claim.span[0], dense)), least)
        rest = [replace(claim, span=(dense, claim.span[1]), edge=False)]
        return [*parts, *rest] if parts[0].role is Role.SKIP else [claim]
    speaks = worth > least and addresses(text, tongue)
    asks = worth >= least and is_request(text, tongue) and len(text) < 350
    if tongue != "en" and not is_of_page(text, tongue):
        return [claim]
    bare = tongue == "en" and worth > least and len(text) < 160 and not grammar.has_verb(text)
    if not (speaks or asks or bare) or (tongue == "en" and _FIRST_PERSON.search(text)):
        return [claim]
    if is_sparse(text, worth, tongue):
        return [replace(claim, reason="call to the reader", confidence=0.5)]
    return [replace(head, role=Role.SKIP, reason="call to the reader", confidence=min(0.95, 0.7 + worth / 25)), *rest]


def _names_things(document: Document, span: Span) -> bool:
    begin, end = span
    return any(
        pattern.search(document.text, begin, min(end, begin + LONGEST)) for _, pattern in things(document.tongue)
    )


def _first_thing(document: Document, span: Span) -> int:
    """Return where the first thing of a page stands that a sentence names; its end if none does."""
    found = (pattern.search(document.text, *span) for _, pattern in things(document.tongue))
    return min((match.start() for match in found if match), default=span[1])


def _split(document: Document, claim: Claim) -> tuple[Claim, list[Claim]]:
    """Part a sentence that runs on after the last thing of a page from what comes before."""
    begin, end = claim.span
    cut = _furniture_end(document, claim.span)
    head = replace(claim, span=trimmed(document.text, begin, cut))
    return head, [] if cut == end else [replace(claim, span=(cut, end), edge=False)]


def _furniture_end(document: Document, span: Span) -> int:
    """Return where a sentence begins that runs on after the last thing of a page; the span's end if none does."""
    begin, end = span
    reached = max(
        (
            match.end()
            for _, pattern in things(document.tongue)
            for match in pattern.finditer(document.text, begin, min(end, begin + LONGEST))
        ),
        default=end,
    )
    stop = first_stop(document.text, (reached, end))
    if stop:
        return stop
    buttons = _BUTTONS.search(document.text, _first_thing(document, span), end)
    if buttons:
        return buttons.end()
    seam = fresh_start(document, reached, end) or best_seam(document, span, least=2.0, after=reached)
    step = first_step(document, (reached, end)) if end - reached > 90 else None
    return seam or step or german_start(document, (reached, end)) or end


def _dense_end(document: Document, span: Span) -> int | None:
    """Return where something else begins between two things of a page far from each other; None if nowhere."""
    named = sorted(
        match.span() for _, pattern in things(document.tongue) for match in pattern.finditer(document.text, *span)
    )
    for (_, reached), (following, _) in pairwise([*named, (span[1], span[1])]):
        if following - reached > FAR:
            step = fresh_start(document, reached, following) or first_step(document, (reached, following))
            return step if step and span[1] - step > FAR else None
    return None


def _beside(document: Document, claims: list[Claim]) -> list[Claim]:
    """Take what names a thing or two, and speaks to the reader, for furniture beside other furniture."""
    for backwards in (False, True):
        settled: list[Claim] = []
        ordered = claims[::-1] if backwards else claims
        for n, claim in enumerate(ordered):
            before = settled[-1] if settled else None
            parts = [claim]
            if claim.role is Role.PROSE and (_is_promo(before) if before else backwards):
                head, rest = _split(document, claim) if not backwards else (claim, [])
                if _goes_with(document.slice(head.span), before, _at(ordered, n + 1), document.tongue):
                    parts = [replace(head, role=Role.SKIP, reason="call to the reader", confidence=0.8), *rest]
            settled += parts
        claims = settled[::-1] if backwards else settled
    return claims


def _at(claims: Sequence[Claim], n: int) -> Claim | None:
    return claims[n] if 0 <= n < len(claims) else None


def _goes_with(text: str, before: Claim | None, after: Claim | None, tongue: str) -> bool:
    """Tell what belongs to a promo before it, or to the end of the text: speaks to the reader of a thing."""
    if (tongue == "en" and _FIRST_PERSON.search(text)) or len(text) > 350 or not (before is None or _is_promo(before)):
        return False
    worth, asks = points(text, tongue), is_request(text, tongue)
    if is_sparse(text, worth, tongue):
        return False
    if before is None:
        return (worth >= BESIDE and asks) or (worth >= _likely(tongue) and addresses(text, tongue))
    if after is not None and _is_promo(after) and not is_reported(text, tongue) and (worth or asks):
        return True
    if asks:
        return worth >= BESIDE
    return worth >= _likely(tongue) or (worth > BESIDE and (addresses(text, tongue) or len(text) < 100))


def _is_promo(claim: Claim) -> bool:
    return claim.role is Role.SKIP and claim.reason in PROMOS
