"""Captions that no credit line, label or counter announces: told by their own form, or by where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from edition.model import Span
from edition.reading.flat import caption_forms as forms
from edition.reading.flat import caption_grammar as grammar
from edition.reading.flat.claims import Claim, Role
from edition.reading.flat.datelines import dateline_at
from edition.reading.flat.glue import seams
from edition.reading.flat.tokens import SURE, Document

TAKEN_FROM = 0.75
"""Below this confidence a sentence stays in the article, and is flagged."""
LONGEST_ALONE = 300
"""A caption without a credit line is no longer, in characters."""
NAME_ALONE = "caption: a name alone"
SCENE = "caption: a scene in the present tense, without a full stop"
CLOSED = "caption: closed by a mark"
_MARK = re.compile(r"(?<=\w )\([^()]{4,30}\)(?= [A-ZÀ-Þ“„])")
_FRONT = (Role.PUBLISHED, Role.BYLINE, Role.HEADLINE, Role.STANDFIRST)
_LISTS = frozenset({"•", "·", "^"})
_REFERRED = re.compile(
    r"\s(?:\d|[\[(^]|Retrieved\b|Archived\b|ISBN\b|(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December) (?:\d{1,2}, )?(?:19|20)\d\d)"
)
"""What follows on a publisher's name in a reference: when it was seen, a number, a note."""
_SIGNED = re.compile(r"\s(?:[Vv]on|VON|By|BY|Por|Par|Di|Autore?)\s")
"""A name before a byline is the author's."""
_SHORTEST, _LONGEST = 4, 26
"""Words of a caption that a sentence runs on from."""
TITLED = 0.5
"""So many of a title's words have a capital, or more."""


def by_itself(document: Document, claims: Sequence[Claim], n: int) -> list[Claim]:
    """Take a sentence, or what it runs on from, for a caption when its form or its place says so."""
    claim = claims[n]
    if claim.role is not Role.PROSE:
        return [claim]
    opens_article = n > 0 and claims[n - 1].role in _FRONT
    parted = _run_on(document, claim, opens_article)
    if parted:
        return parted
    parted = _after_date(document, claim) or _after_mark(document, claim)
    if parted:
        return parted
    confidence, reason = _judged(document, claims, n, opens_article)
    parted = _after_places(document, claim, confidence) if reason == forms.PLACED else []
    if parted:
        return parted
    role = Role.CAPTION if confidence >= TAKEN_FROM else claim.role
    return [replace(claim, role=role, reason=reason, confidence=confidence) if confidence else claim]


def _after_mark(document: Document, claim: Claim) -> list[Claim]:
    """Part a caption that a mark closes from the sentence that runs on (“… at noon (File photo) The council …”)."""
    for match in _MARK.finditer(document.text, *claim.span):
        if forms.is_mark(match[0]) and match.end() - claim.span[0] < LONGEST_ALONE:
            caption = replace(
                claim, span=(claim.span[0], match.end()), role=Role.CAPTION, reason=CLOSED, confidence=0.8
            )
            return [caption, replace(claim, span=(match.end() + 1, claim.span[1]), edge=False)]
    return []


def _judged(document: Document, claims: Sequence[Claim], n: int, opens_article: bool) -> tuple[float, str]:
    """Return how surely a whole sentence is a caption, and why; (0, "") when nothing says so."""
    sentence = document.slice(claims[n].span)
    following = document.slice(claims[n + 1].span) if n + 1 < len(claims) else ""
    if following and claims[n + 1].role is Role.PROSE and forms.is_mark(following) and len(sentence) < LONGEST_ALONE:
        return 0.8, CLOSED
    confidence, reason = forms.judged(sentence, document.language)
    if confidence:
        answers = n > 0 and document.text[claims[n - 1].span[1] - 1] in "?:"
        sure = opens_article or (_names_again(document, sentence) and not answers)
        return (max(confidence, 0.76), reason) if reason == forms.VERBLESS and sure else (confidence, reason)
    placed = document.tongue != "en" and n > 0 and claims[n - 1].role is Role.CREDIT
    dated = n + 1 < len(claims) and claims[n + 1].role is Role.PUBLISHED
    credited = n + 1 < len(claims) and claims[n + 1].role is Role.CREDIT
    signs = n + 1 == len(claims)
    named = not signs and grammar.is_name(sentence) and _is_known(document, claims[n].span, credited=credited)
    answers = n > 0 and document.text[claims[n - 1].span[1] - 1] == "?"
    if named and not (placed or dated or answers):
        return 0.76, NAME_ALONE
    if len(sentence) < LONGEST_ALONE and forms.form(document.tongue, "placed").search(sentence):
        return 0.78, forms.PLACED
    return (0.76, forms.SAYS_MORE) if _says_more(document, claims, n) else (0.0, "")


def _names_again(document: Document, sentence: str) -> bool:
    """Tell whether a sentence without a verb ends with a place or year, and names somebody whom the text names too."""
    return grammar.ends_in_place(sentence) and any(document.text.count(name) > 1 for name in grammar.names(sentence))


def _is_known(document: Document, span: Span, *, credited: bool) -> bool:
    """Tell the name of somebody of whom the text speaks, which stands in no list and in no reference."""
    name = document.slice(span).rstrip(".")
    *_, last = name.split()
    begin, end = span
    listed = not _LISTS.isdisjoint(document.text[max(0, begin - 2) : begin] + document.text[end : end + 2])
    common = any(document.begins_sentence(word) for word in name.split())
    if listed or common or _SIGNED.match(document.text, end) or _REFERRED.match(document.text, end):
        return False
    spoken_of = name if document.has_capital_nouns and not credited else last
    return len(last) > 2 and not last.isupper() and document.text.count(spoken_of) > 1


def _says_more(document: Document, claims: Sequence[Claim], n: int) -> bool:
    """Tell a quotation with its attribution inside that belongs to the caption before it: who is seen there speaks."""
    before = forms.judged(document.slice(claims[n - 1].span), document.language)[1] if n else ""
    if before != forms.AGENCY_STYLE or claims[n - 1].role is not Role.PROSE or n + 1 == len(claims):
        return False
    speaker = forms.speaker(document.slice(claims[n].span))
    following = document.slice(claims[n + 1].span)
    seen = " ".join(document.slice(claims[n - 1].span).split()[:4])
    return bool(speaker) and speaker in seen and not grammar.begins_with_pronoun(following) and following[0] not in '“"'


def _after_date(document: Document, claim: Claim) -> list[Claim]:
    """Part a caption that ends with its day from the sentence that runs on from it; return nothing without one."""
    begin, end = claim.span
    sentence = document.slice(claim.span)
    cut = forms.date_end(sentence) if document.tongue == "en" else 0
    head, rest = sentence[:cut], sentence[cut:].lstrip()
    if not cut or len(rest.split()) < _SHORTEST or not grammar.has_verb(rest):
        return []
    confidence, reason = forms.judged(head, document.language)
    if reason != forms.AGENCY_STYLE:
        return []
    caption = replace(claim, span=(begin, begin + cut), role=Role.CAPTION, reason=reason, confidence=confidence)
    return [caption, replace(claim, span=(end - len(rest), end), edge=False)]


def _after_places(document: Document, claim: Claim, confidence: float) -> list[Claim]:
    """Part a caption that ends by saying who stands where from what runs on from it; return nothing without that."""
    begin, end = claim.span
    cut = begin + forms.placed_end(document.slice(claim.span))
    if not any(seam.offset == cut + 1 and seam.score >= SURE for seam in seams(document, claim.span)):
        return []
    caption = replace(claim, span=(begin, cut), role=Role.CAPTION, reason=forms.PLACED, confidence=confidence)
    return [caption, replace(claim, span=(cut + 1, end), edge=False)]


def _is_in_title_case(head: str) -> bool:
    """Tell a title, most of whose words have a capital, from what a picture shows."""
    listed = head.split()
    return sum(word[0].isupper() for word in listed) >= TITLED * len(listed)


def _run_on(document: Document, claim: Claim, opens_article: bool) -> list[Claim]:
    """Part a caption from the sentence that runs on from it; return nothing when there is none."""
    if not document.language.startswith("en"):
        return []
    begin, end = claim.span
    if not opens_article and not grammar.opens_scene(document.text, claim.span):
        return []
    if dateline_at(document.text, begin):
        return []
    for seam in seams(document, claim.span):
        head, rest = document.text[begin : seam.offset].rstrip(), document.text[seam.offset : end]
        if seam.score < 1.75 or not _SHORTEST <= len(head.split()) <= _LONGEST or not grammar.has_verb(rest):
            continue
        seen = opens_article and seam.score >= 2 and grammar.is_noun_phrase(head) and not _is_in_title_case(head)
        if seen or (grammar.is_scene(head) and len(rest.split()) > _SHORTEST):
            caption = replace(claim, span=(begin, begin + len(head)), role=Role.CAPTION, confidence=0.76)
            reason = forms.VERBLESS if seen else SCENE
            return [replace(caption, reason=reason), replace(claim, span=(seam.offset, end), edge=False)]
    return []
