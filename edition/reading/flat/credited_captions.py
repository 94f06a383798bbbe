"""Captions by their credit line: the sentences before it that belong to it, or what follows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from edition.reading.flat import caption_forms as forms
from edition.reading.flat import caption_grammar as grammar
from edition.reading.flat.announced_captions import ANNOUNCED, SHORTEST_SCENE
from edition.reading.flat.brackets import AGENCY_IN_BRACKETS, LABEL_IN_BRACKETS
from edition.reading.flat.caption_customs import is_evident
from edition.reading.flat.caption_leads import after_link, without_leads
from edition.reading.flat.caption_sentences import (
    BEFORE_CREDIT,
    LONGEST,
    MOST_SENTENCES,
    above_report,
    gives_source,
    is_line_above,
    may_precede,
    sentences_before,
)
from edition.reading.flat.claims import Claim, Role
from edition.reading.flat.credit_labels import AT_HEAD
from edition.reading.flat.cues import REPORTED
from edition.reading.flat.datelines import dateline_at
from edition.reading.flat.glue import best_seam
from edition.reading.flat.joined import AGENCY_ALONE, NAME_AND_AGENCY
from edition.reading.flat.labelled import LABEL_AND_AGENCY
from edition.reading.flat.notice_marks import GALLERY_COUNTER
from edition.reading.flat.repairs import FOLD
from edition.reading.flat.tokens import SURE, Document

AFTER_CREDIT = "caption: after a credit line"
LONGEST_LABELLED = 450
"""A caption of two sentences between its label and its credit line is no longer, in characters."""
TITLED, LONGEST_TITLE = 0.75, 7
"""So many of a sub-head's words have a capital, and it has no more words than this."""
_LABELS_ALL = re.compile(r"Image (?:copyright|source)\b|Derechos de autor de la imagen|Fuente de la imagen")
"""A newsroom that writes so puts a label before every caption, too."""
_SPEAKS = re.compile(r"(?<=[a-z]) (?=[“\"][A-Z](?:[^“”\"\s]+ ){3})")
"""Where, behind a caption without a full stop, somebody begins to speak."""
_MARKS = frozenset('.!?:;,“”‘’"')


def with_credited(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims with the captions of their credit lines among the prose taken for that."""
    settled: list[Claim] = []
    for n, claim in enumerate(claims):
        captioned = n + 1 < len(claims) and _is_captioned(document, claim, claims[n + 1])
        if claim.role is Role.CREDIT and not captioned:
            settled = _claim_before(document, settled, claim)
            if gives_source(document, settled, claim):
                claim = replace(claim, role=Role.PROSE, reason="credit line", confidence=0.5)
        waits = claim.role is Role.PROSE and bool(settled) and _credit_waits(document, settled)
        if waits and not _opens_before_credit(document, claims[n:]):
            settled += _cut_after_credit(document, settled[-1], claim)
        else:
            settled.append(claim)
    return settled


def _is_captioned(document: Document, credit: Claim, following: Claim) -> bool:
    """Tell whether the caption comes after a credit line: with its label, or on the same line without a full stop."""
    if following.role in (Role.LABEL, Role.CAPTION):
        return True
    same_line = credit.edge and following.role is Role.PROSE and not following.edge
    return same_line and _closes_line(document, following) and document.text[following.span[1] - 1] not in '.!?”"'


def _opens_before_credit(document: Document, claims: Sequence[Claim]) -> bool:
    """Tell a sentence that opens as the wires' captions do, with another credit line a sentence or two later."""
    following = next((n for n, claim in enumerate(claims) if claim.role is not Role.PROSE), None)
    near = following is not None and following <= MOST_SENTENCES and claims[following].role is Role.CREDIT
    return near and forms.opens(document.slice(claims[0].span))


def _credit_waits(document: Document, settled: Sequence[Claim]) -> bool:
    """Tell whether the last claim is a credit line for which nothing before it was a caption, or might be one."""
    if settled[-1].reason == AGENCY_ALONE and document.tongue == "de":
        return False
    if settled[-1].role is not Role.CREDIT or len(settled) < 2:
        return settled[-1].role is Role.CREDIT
    doubtful = settled[-2].reason == BEFORE_CREDIT and document.tongue == "de"
    return not (doubtful or settled[-2].role is Role.CAPTION)


def _cut_after_credit(document: Document, credit: Claim, claim: Claim) -> list[Claim]:
    """Take for a caption the words after such a credit line, if the next sentence runs on from them."""
    begin, end = claim.span
    if document.text[begin] == "(" or dateline_at(document.text, begin):
        return [claim]
    if document.text[begin - 2 : begin].strip() in (")", "]") or _LABELS_ALL.match(document.text, *credit.span):
        return [claim]
    if _closes_line(document, claim) and document.text[end - 1] not in '.!?:”"':
        return [replace(claim, role=Role.CAPTION, reason=AFTER_CREDIT, confidence=0.82)]
    spoken = _SPEAKS.search(document.text, begin, end) if document.tongue == "en" and not claim.edge else None
    if spoken and len(document.text[begin : spoken.start()].split()) >= SHORTEST_SCENE:
        caption = replace(claim, span=(begin, spoken.start()), role=Role.CAPTION, reason=AFTER_CREDIT, confidence=0.78)
        return [caption, replace(claim, span=(spoken.end(), end), edge=False)]
    if not claim.edge and len(document.passages) == 1 and forms.shows(document.slice(claim.span), document.language):
        return [replace(claim, role=Role.CAPTION, reason=AFTER_CREDIT, confidence=0.78)]
    seam = best_seam(document, claim.span, least=SURE if document.has_capital_nouns else 2.0, words=4)
    if seam is None or claim.edge or not grammar.fits(document.text[begin:seam]) or seam - begin > 220:
        return [claim]
    caption = replace(claim, span=(begin, begin + len(document.text[begin:seam].rstrip())), role=Role.CAPTION)
    if document.tongue == "en" and not _may_follow(document.slice(caption.span)):
        return [claim]
    return [replace(caption, reason=AFTER_CREDIT, confidence=0.78), replace(claim, span=(seam, end))]


def _may_follow(line: str) -> bool:
    """Tell what a picture shows from a sub-head in a title's capitals, and from what begins “If you …”."""
    titled = sum(word[0].isupper() for word in line.split()) > TITLED * len(line.split())
    heads = titled and len(line.split()) <= LONGEST_TITLE
    return not heads and forms.may_precede_credit(line)


def _closes_line(document: Document, claim: Claim) -> bool:
    return len(document.passages) > 1 and document.passages[document.passage_of(claim.span[0])][1] == claim.span[1]


def _claim_before(document: Document, settled: list[Claim], credit: Claim) -> list[Claim]:
    """Take the sentence before a credit line, and what goes with it, for its caption."""
    settled = after_link(document, settled) if settled else settled
    if not settled or settled[-1].role is not Role.PROSE:
        return settled
    *rest, last = settled
    labels = _LABELS_ALL.match(document.text, credit.span[0]) and not is_evident(document, document.slice(last.span))
    if labels or last.span[1] - last.span[0] > LONGEST or AT_HEAD.match(document.text, credit.span[0]):
        return settled
    if rest and rest[-1].role is Role.CAPTION and rest[-1].reason in ANNOUNCED and not last.edge:
        return _with_second(rest, last)
    if credit.edge and not is_line_above(document, settled, credit):
        return settled
    rest, last = without_leads(document, rest, last, credit)
    sentence = document.slice(last.span)
    open_ended = document.text[credit.span[0]] in "([" and sentence[-1] not in _MARKS and sentence[0] not in _MARKS
    counted = (bool(rest) and rest[-1].reason == GALLERY_COUNTER) or FOLD in sentence
    labelled = credit.reason == LABEL_IN_BRACKETS
    seen = bool(rest) and rest[-1].role is Role.PROSE and not last.edge and _is_seen(document, rest[-1], credit)
    asks = labelled and ((sentence.endswith("?") and not rest) or forms.is_spoken_there(sentence))
    named = credit.reason == LABEL_AND_AGENCY and ": " in document.slice(credit.span)
    above = not rest and named and len(sentence) <= LONGEST_LABELLED
    asks = asks or (document.text.startswith("| ", credit.span[0]) and document.tongue == "en")
    asks = asks or above_report(document, rest, credit) > 0
    asks = asks or (above and not (REPORTED.search(sentence) or forms.is_speech(sentence)))
    asks = asks or (not rest and document.text[credit.span[0]] == "|")  # nothing stands before the picture
    film = document.slice(credit.span).startswith("(Video") and not grammar.is_of_present(sentence)
    fits = forms.may_precede_credit(sentence) and may_precede(document, last, credit)
    fits = fits and not (credit.reason == NAME_AND_AGENCY and forms.is_conditional(sentence))
    late = _is_last(document, credit) and not is_evident(document, sentence)
    if film or late or not (open_ended or counted or asks or seen or fits):
        doubtful = not forms.is_speech(sentence)
        return [*rest, replace(last, reason=BEFORE_CREDIT, confidence=0.5) if doubtful else last]
    count = sentences_before(document, rest, last, credit)
    first = rest[-count] if count else last
    kept = rest[: len(rest) - count]
    label = forms.label_length(document.slice(first.span))
    if label:
        span = (first.span[0], first.span[0] + label)
        kept.append(replace(first, span=span, role=Role.LABEL, reason="caption label", confidence=0.8))
    begin = first.span[0] + label + (1 if label else 0)
    caption = replace(first, span=(begin, last.span[1]), role=Role.CAPTION, reason=BEFORE_CREDIT)
    return [*kept, replace(caption, confidence=credit.confidence)]


def _is_last(document: Document, credit: Claim) -> bool:
    """Tell a labelled credit line that closes an English text: of the picture above the article."""
    rest = document.text[credit.span[1] :].strip()
    return document.tongue == "en" and not rest and credit.reason.startswith("credit line: label")


def _is_seen(document: Document, before: Claim, credit: Claim) -> bool:
    """Tell whether the sentence before the last says what the picture shows: then the last may report something."""
    if document.tongue != "en" or credit.reason in (AGENCY_ALONE, AGENCY_IN_BRACKETS):
        return False
    sentence = document.slice(before.span)
    if forms.label_length(sentence):
        return True
    shown = grammar.names_what_is_seen(sentence) or forms.is_agency_style(sentence) or forms.opens(sentence)
    return shown or forms.is_pictured(sentence)


def _with_second(rest: list[Claim], last: Claim) -> list[Claim]:
    """Let a caption after its label go on to its credit line, if that is near."""
    labelled = rest[-1]
    if last.span[1] - labelled.span[0] > LONGEST_LABELLED:
        return [*rest, last]
    return [*rest[:-1], replace(labelled, span=(labelled.span[0], last.span[1]))]


def with_line_credits(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """Take for a credit line the name that a line ends with, after the full stop of its only sentence."""
    settled = list(claims)
    if len(document.passages) < 2:
        return settled
    for n, claim in enumerate(settled[1:], 1):
        before = settled[n - 1]
        alone = claim.role is before.role is Role.PROSE and before.edge and not claim.edge
        closes = n + 1 == len(settled) or settled[n + 1].edge
        short = claim.span[1] - before.span[0] <= LONGEST // 2
        if alone and closes and short and forms.may_sign(document.slice(before.span), document.slice(claim.span)):
            settled[n] = replace(
                claim, role=Role.CREDIT, reason="credit line: a name that closes a line", confidence=0.8
            )
    return settled
