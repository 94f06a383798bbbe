"""Which sentences before a credit line are its caption: whether the last of them may be, and how many go with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from edition.reading.flat import caption_forms as forms
from edition.reading.flat import caption_grammar as grammar
from edition.reading.flat.brackets import AGENCY_IN_BRACKETS
from edition.reading.flat.caption_leads import ALTERNATIVE
from edition.reading.flat.claims import BYLINE_OR_DATE, Claim, Role
from edition.reading.flat.cues import REPORTED, cues
from edition.reading.flat.datelines import dateline_at
from edition.reading.flat.joined import AGENCY_ALONE, IN_A_ROW
from edition.reading.flat.lexicon import words
from edition.reading.flat.repairs import FOLD
from edition.reading.flat.tokens import Document

BEFORE_CREDIT = "caption: before a credit line"
MOST_SENTENCES = 4
"""No caption has more sentences."""
LONGEST_OPENED, SAME = 900, 60
"""Characters of a wire's caption that opens a text, at most; so many of it, again, show that it stands there twice."""
LONGEST = 700
"""No caption is longer than this, in characters."""
_OF_TEXT = re.compile(r"© ?(?:19|20)\d\d\b")
"""A year after the sign: whose the article is."""
LONGEST_OPENING = 300
"""A caption of two sentences right below a byline or date is no longer, in characters."""
LONGEST_FOLDED = 125
"""So much of a caption, in characters, stands before the button that unfolds it, at most."""
_LABELLED = 0.85
_SOURCES = re.compile(r"(?:Sources?|Quellen?|Fuentes?|Fonti|Fonte|Źródł[ao])\s?: ")
"""Where an article has it from."""
_OWNER = re.compile(r"© ?[^|/]*\b(?:Ltd|Inc|GmbH|KG|AG|Verlag)\b")
FOOT = 600
"""So many characters at the end of a text, a firm after the sign tells whose the article is."""
_ARGUES = re.compile(r"(?i)\b(?:somit|übrigens|also|aber|daher|deshalb|jedoch|dazu|damit|zudem|nämlich|denn|sogar)\b")
_OF_HOUSE = re.compile(r"(?:WSJ|CNN|AP|CNBC|NPR|Reuters|Bloomberg)[’']s [A-Z][\w.]+ [A-Z]")
"""Who explains something in a film: “WSJ’s Ida Brandt explains …”."""
LONGEST_SOURCED = 170
"""A caption whose credit line says no more than “source” is no longer, in characters."""


def may_precede(document: Document, last: Claim, credit: Claim) -> bool:
    """Tell whether a sentence may be the caption: not one that reports, or gives a source to what it says."""
    sentence = document.slice(last.span)
    alone = credit.reason == AGENCY_ALONE and document.tongue == "de" and not credit.edge
    if (alone and _ARGUES.search(sentence)) or _SOURCES.match(sentence):
        return False
    if _OF_HOUSE.match(sentence):
        return True
    if forms.argues(sentence, document.tongue):
        return False
    about = forms.form(document.tongue, "refers").match(sentence) or len(sentence) > LONGEST_SOURCED
    sourced = (_names_source(document, credit) and bool(about)) or _names_wires(document, credit)
    if any(cue.pattern.match(sentence) for cue in cues("link")) or sentence.startswith("According to "):
        return False
    said = document.slice(credit.span)
    if _needs_scene(document, credit):
        open_ended = said[0] == "©" and sentence[-1].isalnum() and not _OF_TEXT.match(said)
        return open_ended or forms.shows(sentence, document.language)
    late = credit.span[0] > len(document.text) - FOOT
    owned = said.startswith("© Copyright") or (late and bool(_OWNER.match(said)))
    if owned and not forms.shows(sentence, document.language):
        return False
    opens_text = not document.text[: last.span[0]].strip() and not REPORTED.search(sentence)
    if said.startswith("Source:") and said[8:].rstrip(".").casefold() not in words("credits", "stock"):
        scene = grammar.is_of_present(sentence) and len(sentence) <= LONGEST_SOURCED
        return opens_text or scene or not grammar.has_verb(sentence) or forms.shows(sentence, document.language)
    if _is_agency_alone(document, credit) and not (opens_text or forms.may_stand_alone(sentence)):
        return False
    return not sourced and not forms.form(document.tongue, "reports").search(sentence)


def _needs_scene(document: Document, credit: Claim) -> bool:
    """Tell a credit line of a kind before which only what describes a picture is its caption."""
    said = document.slice(credit.span)
    signed = said[0] == "©" and len(document.passages) == 1
    small = said[0].islower() and "/" not in said
    return credit.reason == IN_A_ROW or (document.tongue == "en" and (signed or small))


def gives_source(document: Document, settled: Sequence[Claim], credit: Claim) -> bool:
    """Tell “Quelle: …” or “(BBC)” after a sentence that is no caption: the source of what it says, of no picture."""
    if not settled or settled[-1].role is not Role.PROSE:
        return False
    if credit.reason == AGENCY_IN_BRACKETS and document.tongue == "en" and not credit.edge:
        return _is_one_house(document.slice(credit.span))
    refused = settled[-1].reason == BEFORE_CREDIT
    if _is_agency_alone(document, credit):
        return refused
    return refused and (_names_source(document, credit) or _names_wires(document, credit))


def _names_source(document: Document, credit: Claim) -> bool:
    """Tell “Quelle: …”, which gives the source of what a sentence says, too; not before “Name/Agency”."""
    said = document.slice(credit.span)
    return said.startswith("Quelle") and "/" not in said


def _names_wires(document: Document, credit: Claim) -> bool:
    """Tell “Quelle: …” before several wires and nobody's name: what a report was made of."""
    said = document.slice(credit.span).strip("([)]. ")
    named = [name.strip().casefold() for name in said.removeprefix("Quelle:").split("/")]
    return said.startswith("Quelle:") and len(named) > 1 and words("credits", "wires").issuperset(named)


def is_line_above(document: Document, settled: Sequence[Claim], credit: Claim) -> bool:
    """Tell whether the line above a credit line is its caption: right above it, or one sentence that may be."""
    begin, end = document.passages[document.passage_of(settled[-1].span[0])]
    line = [claim for claim in settled[-6:] if claim.span[0] >= begin]
    close = document.text.count("\n", end, credit.span[0]) < 2
    if end - begin > LONGEST // 2 or (len(line) > 1 and not close):
        return False
    plain = line[0].edge and all(claim.role is Role.PROSE for claim in line)
    return plain and all(forms.may_stand_alone(document.slice(claim.span)) for claim in line)


def sentences_before(document: Document, rest: Sequence[Claim], last: Claim, credit: Claim) -> int:
    """Return how many sentences before the last, the one before the credit line, belong to the same caption."""
    return (
        _line_before(document, rest, last, credit)
        or above_report(document, rest, credit)
        or _sentences_more(document, rest, last)
        or _one_more(document, rest, last, credit)
    )


def above_report(document: Document, rest: Sequence[Claim], credit: Claim) -> int:
    """Return how many sentences before the last open the text as a wire's caption, above where the report begins.

    It begins right behind the credit line with its dateline, or there the same caption stands once more.
    """
    run = [*takewhile(lambda claim: claim.role is Role.PROSE, reversed(rest))]
    if not 0 < len(run) <= MOST_SENTENCES or (len(run) < len(rest) and rest[-len(run) - 1].role is not Role.CREDIT):
        return 0
    begin, behind = run[-1].span[0], credit.span[1] + 1
    again = document.text.startswith(document.text[begin : begin + SAME], behind)
    if begin > FOOT * 2 or credit.span[0] - begin > LONGEST_OPENED or not (again or dateline_at(document.text, behind)):
        return 0
    first = document.slice(run[-1].span)
    return len(run) if forms.opens(first) or forms.shows(first, document.language) else 0


def _is_agency_alone(document: Document, credit: Claim) -> bool:
    """Tell an agency's name without label or brackets in an English text in one line: it signs articles, too."""
    wire = document.slice(credit.span).casefold() in words("credits", "wires")
    alone = (credit.reason == AGENCY_ALONE and wire) or (
        credit.reason == AGENCY_IN_BRACKETS and _is_one_house(document.slice(credit.span))
    )
    return alone and document.tongue == "en" and not credit.edge


def _is_one_house(said: str) -> bool:
    """Tell a house alone in brackets, which may have said so, from a photographer's and from a picture agency."""
    return not re.search("[/:|,]", said) and said.strip("([)]. ").casefold() not in words("credits", "stock")


def _line_before(document: Document, rest: Sequence[Claim], last: Claim, credit: Claim) -> int:
    """Return how many sentences stand before the last on a line that holds nothing but caption and credit line."""
    begin, end = document.passages[document.passage_of(last.span[0])]
    holds_only_it = end == credit.span[1] or credit.edge
    if len(document.passages) < 2 or last.edge or end - begin > LONGEST or not holds_only_it:
        return 0
    before = [claim for claim in rest if claim.span[0] >= begin]
    return len(before) if all(claim.role is Role.PROSE for claim in before) else 0


def _sentences_more(document: Document, rest: Sequence[Claim], last: Claim) -> int:
    """Return how many sentences before the last belong to the same caption."""
    sentence = document.slice(last.span)
    if rest and rest[-1].reason == ALTERNATIVE:
        return 0
    if document.tongue != "en" and rest and rest[-1].role is Role.PROSE and not last.edge:
        back = any(forms.form(document.tongue, kind).match(sentence) for kind in ("refers", "continues"))
        if back and forms.may_precede_credit(document.slice(rest[-1].span)) and may_precede(document, rest[-1], last):
            placed = len(rest) > 1 and rest[-2].role is Role.PROSE and not rest[-1].edge
            return 2 if placed and forms.says_who_stands_where(document.slice(rest[-2].span), document.tongue) else 1
    if (forms.opens(sentence) and not forms.continues(sentence)) or forms.is_agency_style(sentence):
        return 0
    if rest and rest[-1].role is Role.PROSE and forms.is_mark(sentence):
        return 1
    for count, claim in enumerate(reversed(rest[-3:]), 1):
        if claim.role is not Role.PROSE or last.span[1] - claim.span[0] > LONGEST:
            return 0
        before = document.slice(claim.span)
        own_line = last.edge or any(later.edge for later in rest[len(rest) - count + 1 :])
        opened = forms.opens(before) or forms.is_agency_style(before) or forms.label_length(before) > 0
        opened = opened or forms.is_numbered(before)
        described = count == 1 and _describes(document, before, sentence)
        if not own_line and (opened or described):
            return count
    return 0


def _describes(document: Document, before: str, sentence: str) -> bool:
    """Tell whether the sentence before the last says what the picture shows, and the last something about it."""
    if document.language.startswith("en") and (grammar.names_what_is_seen(before) or forms.is_pictured(before)):
        return True
    if document.tongue == "de" and grammar.names_what_is_seen_in_german(before):
        return True
    return forms.shows(before, document.language) and not forms.shows(sentence, document.language)


def _one_more(document: Document, rest: Sequence[Claim], last: Claim, credit: Claim) -> int:
    """Return 1 if an English caption has two sentences: the last speaks of “him”, or the article opens so; else 0."""
    if not rest or rest[-1].role is not Role.PROSE or last.edge or document.tongue != "en":
        return 0
    before, sentence = document.slice(rest[-1].span), document.slice(last.span)
    if FOLD in sentence:
        return int(last.span[0] + sentence.find(FOLD) - rest[-1].span[0] <= LONGEST_FOLDED)
    may = forms.may_precede_credit(before) and may_precede(document, rest[-1], credit)
    named = credit.confidence >= _LABELLED and not _is_agency_alone(document, credit)
    goes_on = grammar.speaks_of_person(sentence) and not grammar.begins_with_pronoun(before)
    opens = len(rest) > 1 and rest[-2].role in BYLINE_OR_DATE and last.span[1] - rest[-1].span[0] <= LONGEST_OPENING
    opens = opens and before.endswith(".") and grammar.has_verb(sentence)
    return int(may and named and (goes_on or opens))
