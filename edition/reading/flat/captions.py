"""Captions: the sentences that belong to a credit line, and those whose form says that they describe a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from edition.reading.flat import caption_forms as forms
from edition.reading.flat import caption_grammar as grammar
from edition.reading.flat.announced_captions import COUNTERS, FURNITURE, with_announced
from edition.reading.flat.bare_captions import NAME_ALONE, SCENE, by_itself
from edition.reading.flat.caption_customs import left_in_text
from edition.reading.flat.claims import BYLINE_OR_DATE, Claim, Role
from edition.reading.flat.credited_captions import AFTER_CREDIT, with_credited
from edition.reading.flat.tokens import Document

_BY_FORM = frozenset({forms.VERBLESS, NAME_ALONE, SCENE})
"""Reasons for a caption that only the sentence itself gives, and that are no strong ones."""


def with_captions(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims with captions among the prose taken for that."""
    settled = left_in_text(document, with_credited(document, with_announced(document, claims)))
    settled = [part for n in range(len(settled)) for part in by_itself(document, settled, n)]
    return _without_repeats(document, _in_company(document, _joined(document, settled)))


def _in_company(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """Leave the only sentence with a caption's form in an English article that has no other sign of a picture.

    Such a sentence is flagged: a form alone tells a caption worse than the article’s own way with pictures does.
    """
    after_front = {second.span for first, second in pairwise(claims) if first.role in BYLINE_OR_DATE}
    own = [c for c in claims if c.role is Role.CAPTION and c.reason in _BY_FORM and c.span not in after_front]
    signs = any(
        claim.role in (Role.CREDIT, Role.LABEL)
        or (claim.role is Role.CAPTION and claim.reason not in _BY_FORM)
        or (claim.role is Role.SKIP and claim.reason in COUNTERS)
        for claim in claims
    )
    if signs or len(own) > 1 or document.tongue != "en":
        return list(claims)
    return [replace(claim, role=Role.PROSE, confidence=0.6) if claim in own else claim for claim in claims]


def _joined(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """Put together a caption and what goes on with it."""
    settled: list[Claim] = []
    for n, claim in enumerate(claims):
        following = claims[n + 1] if n + 1 < len(claims) else None
        if settled and settled[-1].role is Role.CAPTION and _goes_with(document, settled[-1], claim, following):
            before = settled.pop()
            claim = replace(before, span=(before.span[0], claim.span[1]))
        settled.append(claim)
    return settled


def _goes_with(document: Document, caption: Claim, claim: Claim, following: Claim | None) -> bool:
    """Tell what goes on with a caption.

    A quotation of who is seen; “(file photo)”; a sentence before the button that folds the caption; one about “him”
    between the caption and the byline or date.
    """
    if claim.role in (Role.CAPTION, Role.PROSE) and not claim.edge and forms.is_mark(document.slice(claim.span)):
        return True
    if claim.role is Role.CAPTION:
        return claim.reason == forms.SAYS_MORE
    if claim.role is not Role.PROSE or following is None:
        return False
    if following.reason == FURNITURE:
        return claim.span[0] - caption.span[1] < 2
    after_credit = caption.reason == AFTER_CREDIT and following.role in BYLINE_OR_DATE and not claim.edge
    return after_credit and grammar.speaks_of_person(document.slice(claim.span))


def _cut_short(caption: str, seen: set[tuple[Role, str]]) -> bool:
    """Tell a caption that is the beginning of one before it, with an ellipsis (“Fishers mend...”)."""
    beginning = caption.rstrip(" .…")
    return caption.endswith(("..", "…")) and any(
        role is Role.CAPTION and text.startswith(beginning) for role, text in seen
    )


def _without_repeats(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """Skip a caption or credit line that the page gives again with no prose in between."""
    seen: set[tuple[Role, str]] = set()
    settled: list[Claim] = []
    for claim in claims:
        key = (claim.role, document.slice(claim.span).rstrip(" ."))
        again = key in seen
        if claim.role is Role.PROSE:
            seen.clear()
        elif claim.role is Role.CAPTION:
            again = again or _cut_short(document.slice(claim.span), seen)
            seen = {key} | (seen if again else set())
            claim = replace(claim, role=Role.SKIP, reason="repeated caption") if again else claim
        elif claim.role is Role.CREDIT:
            seen.add(key)
            again = again and settled[-1].role is not Role.CAPTION
            claim = replace(claim, role=Role.SKIP, reason="repeated credit line") if again else claim
        settled.append(claim)
    return settled
