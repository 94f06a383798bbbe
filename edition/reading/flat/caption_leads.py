"""What stands before a caption and is none of it: a slug, a link, an alternative text, its own words, a place."""

from __future__ import annotations

import re
from dataclasses import replace

from edition.reading.flat import caption_forms as forms
from edition.reading.flat.claims import Claim, Role
from edition.reading.flat.glue import best_seam
from edition.reading.flat.lexicon import words
from edition.reading.flat.tokens import Document

LONGEST_ALTERNATIVE = 30
"""Words of an alternative text."""
_SLUG = re.compile(
    r"(?:(?<=[a-z\d)][.!?] )|(?<=[.!?][”\"] )|^)(?P<slug>[a-z][a-z’'-]*(?:,? [a-z][a-z’'-]*){0,7}) (?=[A-ZÀ-Þ])"
)


def without_leads(document: Document, rest: list[Claim], last: Claim) -> tuple[list[Claim], Claim]:
    """Part from the caption before a credit line what stands before it and is none of it.

    Args:
        document: The text.
        rest: The claims before the last.
        last: The sentence before the credit line.

    Returns:
        The claims before the caption, with what was parted from it, and the caption.
    """
    rest, last = _without_lead(document, *_without_slug(document, rest, last))
    rest, last = _without_alternative(document, *_without_twin(document, rest, last))
    return _without_place(document, rest, last)


def _without_slug(document: Document, rest: list[Claim], last: Claim) -> tuple[list[Claim], Claim]:
    """Skip the words in small letters that stand between sentence and caption: a slug, an alternative text."""
    if document.tongue != "en":
        return rest, last
    begin, end = last.span
    for match in reversed(list(_SLUG.finditer(document.text, begin, end))):
        listed = match["slug"].replace(",", "").split()
        if listed[-1] in words("grammar", "small") or not words("grammar", "finite").isdisjoint(listed):
            continue
        slug = replace(last, span=match.span("slug"), role=Role.SKIP, reason="alternative text", confidence=0.8)
        before = [replace(last, span=(begin, begin + len(document.text[begin : match.start()].rstrip())))]
        caption = replace(last, span=(match.end(), end), edge=False)
        return [*rest, *(before if match.start() > begin else []), replace(slug, edge=match.start() == begin)], caption
    return rest, last


def _without_lead(document: Document, rest: list[Claim], last: Claim) -> tuple[list[Claim], Claim]:
    """Part from a caption the words before it that have no full stop: a sub-head, a link."""
    begin, end = last.span
    seam = best_seam(document, last.span, least=2.75, words=2, last=True) or forms.opening(document.text, last.span)
    if seam is None or end - seam <= 12:
        return rest, last
    lead = replace(last, span=(begin, begin + len(document.text[begin:seam].rstrip())))
    return [*rest, lead], replace(last, span=(seam, end), edge=False)


def _without_twin(document: Document, rest: list[Claim], last: Claim) -> tuple[list[Claim], Claim]:
    """Skip a caption that stands there twice in a row."""
    begin, end = last.span
    text = document.slice(last.span)
    half = (len(text) - 1) // 2
    if len(text) <= 40 or len(text) % 2 == 0 or text[:half] != text[half + 1 :]:
        return rest, last
    twin = replace(last, span=(begin, begin + half), role=Role.SKIP, reason="repeated caption", confidence=0.97)
    return [*rest, twin], replace(last, span=(begin + half + 1, end), edge=False)


def _without_alternative(document: Document, rest: list[Claim], last: Claim) -> tuple[list[Claim], Claim]:
    """Skip a picture's alternative text: the caption after it begins again with the same two words."""
    listed = list(re.finditer(r"\S+", document.slice(last.span)))
    opening = [match[0] for match in listed[:2]]
    for n in range(3, min(len(listed) - 2, LONGEST_ALTERNATIVE)):
        again = [match[0] for match in listed[n : n + 2]] == opening and opening[0][0].isupper()
        before = listed[n - 1][0]
        if again and before[-1] not in ",:;-–" and before not in document.unfinished:
            begin = last.span[0]
            alternative = replace(last, span=(begin, begin + listed[n - 1].end()), role=Role.SKIP)
            alternative = replace(alternative, reason="alternative text", confidence=0.85)
            return [*rest, alternative], replace(last, span=(begin + listed[n].start(), last.span[1]), edge=False)
    return rest, last


def _without_place(document: Document, rest: list[Claim], last: Claim) -> tuple[list[Claim], Claim]:
    """Part from a German caption the place between date and caption (“09:30 Uhr Musterstadt Sängerin …”)."""
    first, _, caption = document.slice(last.span).partition(" ")
    dated = bool(rest) and rest[-1].role is Role.PUBLISHED and document.language.startswith("de")
    if not dated or not first.isalpha() or not caption[:1].isupper() or f"in {first}" not in document.text:
        return rest, last
    begin, end = last.span
    place = Claim((begin, begin + len(first)), Role.SKIP, "place of report", 0.8)
    return [*rest, place], replace(last, span=(begin + len(first) + 1, end), edge=False)
