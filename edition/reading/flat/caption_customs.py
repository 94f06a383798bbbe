"""An article's own custom of captions: where its pictures have none, no sentence before a credit line is one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from edition.reading.flat import caption_forms as forms
from edition.reading.flat import caption_grammar as grammar
from edition.reading.flat.caption_sentences import BEFORE_CREDIT
from edition.reading.flat.claims import Claim, Role
from edition.reading.flat.joined import NAME_AND_AGENCY
from edition.reading.flat.tokens import Document

LEAST_BARE = 2
"""So many credit lines without a caption, and more than half of all, make that the article's custom."""
LEAST_NAMED = 3
"""So many names, with nothing before any of them that looks like a caption, make it the custom, too."""
_CLOSED = frozenset('.!?”"»')


def left_in_text(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """Leave in the text what stands before credit lines where most of them surely stand after no caption.

    A newsroom that gives its pictures no captions does so throughout; a sentence that shows by its own form that it is
    one stays a caption.
    """
    after = [n - 1 for n, claim in enumerate(claims) if n and claim.role is Role.CREDIT and not claim.edge]
    bare = sum(claims[n].role is Role.PROSE for n in after)
    settled = list(claims)
    if not _gives_names_only(document, claims, after) and (bare < LEAST_BARE or 2 * bare <= len(after)):
        return settled
    for n in after:
        guessed = settled[n].role is Role.CAPTION and settled[n].reason == BEFORE_CREDIT
        if guessed and not is_evident(document, document.slice(settled[n].span)):
            settled[n] = replace(settled[n], role=Role.PROSE, confidence=0.5)
    return settled


def _gives_names_only(document: Document, claims: Sequence[Claim], after: Sequence[int]) -> bool:
    """Tell an article whose pictures all have “Name/Agency” and no caption that shows by its form that it is one."""
    bare = all(claims[n + 1].reason == NAME_AND_AGENCY for n in after)
    return (
        bare
        and len(after) >= LEAST_NAMED
        and not any(
            claims[n].role is Role.CAPTION and is_evident(document, document.slice(claims[n].span)) for n in after
        )
    )


def is_evident(document: Document, sentence: str) -> bool:
    """Tell whether a sentence shows by its own form that it says what a picture shows."""
    if sentence[-1] not in _CLOSED or forms.opens(sentence) or forms.shows(sentence, document.language):
        return True
    if forms.says_who_stands_where(sentence, document.tongue):
        return True
    if document.tongue == "de":
        return grammar.names_what_is_seen_in_german(sentence)
    return document.tongue == "en" and not grammar.has_verb(sentence)
