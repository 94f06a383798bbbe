"""What stands before a caption and is none of it: a slug, a link, an alternative text, its own words, a place."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from edition.model import Span
from edition.reading.flat import caption_forms as forms
from edition.reading.flat import caption_grammar as grammar
from edition.reading.flat.claims import Claim, Role
from edition.reading.flat.glue import best_seam
from edition.reading.flat.lexicon import words
from edition.reading.flat.tokens import Document

LONGEST_ALTERNATIVE = 30
"""Words of an alternative text."""
_LONGER = 3
"""It is hardly longer than its caption: a standfirst is."""
ALTERNATIVE = "alternative text"
LIKELY = 2.0
"""The score of a seam between words without a verb and a sentence with one."""
LONGEST_NAMED = 90
"""Such words are no longer, in characters."""
MOST_NAMED = 5
"""And no more than so many, where the caption begins again with the first of them."""
_COUNTER = re.compile(r"(\d{1,2}) (?P<word>[A-Z][\w’'-]+)")
_ENDS_IN_NAME = re.compile(r"(?:\S+ ){4,}[a-z][\w’'-]* (?P<name>[A-Z][\w’'-]+ [A-Z][\w’'-]+)$")
_LINKS = frozenset({"page furniture", "link to other articles", "links to other articles"})
OFTEN = 3
"""A name that a text has so often is who its picture shows."""
_COUNT = re.compile(r"(\d{1,4}(?: (?:Kommentare?|Comments?|Bilder|Fotos))?) (?=[A-ZÀ-Þ])")
_QUOTED = re.compile(r"[‘“\"](?:[^\s‘’“”\"]+ ){1,5}[^\s‘’“”\"]+[’”\"] (?=[A-Z](?:\S+ ){5,})")
_SAYING = re.compile(r"[^“”\"„«»:.!?]{3,60}: [“\"„«][^“”\"„«»]{8,120}[”\"“»] (?=[A-ZÀ-Þ][^“”\"„«»]{20,}$)")
_TWINS = re.compile(r"(?P<twin>(?P<words>(?=\S+ \S).{9,}?)\.?) (?P<again>(?P=words)\.?)")
"""Two words or more, and the same again, with a full stop or without."""
_ARTICLES = frozenset({"The", "A", "An"})
_SHORTENED = re.compile(r"\b(?:Jr|Sr|Inc|Corp|Co|Ltd|St|Dr|Mr|Mrs|Ms|Gen|Sen|Rep|Gov|[A-Z])\. $")
"""No sentence ends so: “Ida Brandt Jr. enters the annual …”."""
_SLUG = re.compile(
    r"(?:(?<=[a-z\d)][.!?] )|(?<=[.!?][”\"] )|^)(?P<slug>[a-z][a-z’'-]*(?:,? [a-z][a-z’'-]*){0,7}) (?=[A-ZÀ-Þ])"
)


def without_leads(document: Document, rest: list[Claim], last: Claim, credit: Claim) -> tuple[list[Claim], Claim]:
    """Part from the caption before a credit line what stands before it and is none of it.

    Args:
        document: The text.
        rest: The claims before the last.
        last: The sentence before the credit line.
        credit: That line.

    Returns:
        The claims before the caption, with what was parted from it, and the caption.
    """
    if document.slice(credit.span).startswith("Credit:"):
        rest, last = _without_counter(document, rest, last)
    for look in (
        _without_title,
        _without_count,
        _without_quoted,
        _without_saying,
        _without_slug,
        _without_twin,
        _without_alternative,
        _without_alike,
        _without_lead,
        _without_place,
    ):
        rest, last = look(document, rest, last)
    return rest, last


def _without_counter(document: Document, rest: list[Claim], last: Claim) -> tuple[list[Claim], Claim]:
    """Skip the number before a caption that a newsroom sets there: how many pictures there are (“6 The quay …”)."""
    count = _COUNTER.match(document.slice(last.span))
    if count is None or document.text.count(count[0]) > 1:
        return rest, last
    begin, end = last.span
    number = replace(
        last, span=(begin, begin + len(count[1])), role=Role.SKIP, reason="gallery counter", confidence=0.8
    )
    return [*rest, number], replace(last, span=(begin + count.start("word"), end), edge=False)


def _without_title(document: Document, rest: list[Claim], last: Claim) -> tuple[list[Claim], Claim]:
    """Part a link's title, without a full stop, from the name of who is seen (“… dies at his house Jan Harrow”)."""
    linked = bool(rest) and rest[-1].role is Role.SKIP and rest[-1].reason in _LINKS
    name = _closing_name(document, last.span) if linked else None
    if name is None:
        return rest, last
    title = replace(last, span=(last.span[0], name - 1), reason="link to other articles", confidence=0.5)
    return [*rest, title], replace(last, span=(name, last.span[1]), edge=False)


def after_link(document: Document, settled: list[Claim]) -> list[Claim]:
    """Part from a link's title, right before a credit line, the name of who is seen; as it was where there is none."""
    *rest, link = settled
    linked = link.role is Role.SKIP and link.reason in _LINKS
    name = _closing_name(document, link.span) if linked else None
    if name is None:
        return settled
    return [*rest, replace(link, span=(link.span[0], name - 1)), Claim((name, link.span[1]), Role.PROSE)]


def _closing_name(document: Document, span: Span) -> int | None:
    """Return where the name begins that closes an English title, if the text has it often; None if there is none."""
    match = _ENDS_IN_NAME.search(document.slice(span)) if document.tongue == "en" else None
    known = match is not None and document.text.count(match["name"]) >= OFTEN
    return span[0] + match.start("name") if match and known else None


def _without_count(document: Document, rest: list[Claim], last: Claim) -> tuple[list[Claim], Claim]:
    """Skip the number between date and caption: of comments, of pictures."""
    count = _COUNT.match(document.slice(last.span))
    if not rest or rest[-1].role is not Role.PUBLISHED or count is None:
        return rest, last
    begin, end = last.span
    number = replace(last, span=(begin, begin + len(count[1])), role=Role.SKIP, reason="page furniture", confidence=0.8)
    return [*rest, number], replace(last, span=(begin + count.end(), end), edge=False)


def _without_quoted(document: Document, rest: list[Claim], last: Claim) -> tuple[list[Claim], Claim]:
    """Part from a caption the few quoted words before it: a sub-head (“‘A long night’ Fishers wait …”)."""
    quoted = _QUOTED.match(document.slice(last.span)) if document.tongue == "en" else None
    if quoted is None or last.edge:
        return rest, last
    begin, end = last.span
    lead = replace(last, span=(begin, begin + len(quoted[0].rstrip())))
    return [*rest, lead], replace(last, span=(begin + quoted.end(), end), edge=False)


def _without_saying(document: Document, rest: list[Claim], last: Claim) -> tuple[list[Claim], Claim]:
    """Part from a caption the headline before it that ends with what somebody says (“Mayor: “We wait” Fishers …”)."""
    saying = _SAYING.match(document.slice(last.span))
    if saying is None:
        return rest, last
    begin, end = last.span
    lead = replace(last, span=(begin, begin + len(saying[0].rstrip())))
    return [*rest, lead], replace(last, span=(begin + saying.end(), end), edge=False)


def _without_slug(document: Document, rest: list[Claim], last: Claim) -> tuple[list[Claim], Claim]:
    """Skip the words in small letters that stand between sentence and caption: a slug, an alternative text."""
    if document.tongue != "en":
        return rest, last
    begin, end = last.span
    for match in reversed(list(_SLUG.finditer(document.text, begin, end))):
        listed = match["slug"].replace(",", "").split()
        if _SHORTENED.search(document.text, max(0, match.start("slug") - 8), match.start("slug")):
            continue
        if listed[-1] in words("grammar", "small") or not words("grammar", "finite").isdisjoint(listed):
            continue
        slug = replace(last, span=match.span("slug"), role=Role.SKIP, reason=ALTERNATIVE, confidence=0.8)
        before = [replace(last, span=(begin, begin + len(document.text[begin : match.start()].rstrip())))]
        caption = replace(last, span=(match.end(), end), edge=False)
        return [*rest, *(before if match.start() > begin else []), replace(slug, edge=match.start() == begin)], caption
    return rest, last


def _without_lead(document: Document, rest: list[Claim], last: Claim) -> tuple[list[Claim], Claim]:
    """Part from a caption the words before it that have no full stop: a sub-head, a link."""
    begin, end = last.span
    seam = best_seam(document, last.span, least=2.75, words=2, last=True)
    described = None if seam else _after_alternative(document, last.span)
    seam = seam or described or forms.opening(document.text, last.span)
    if seam is None or end - seam <= 12:
        return rest, last
    lead = replace(last, span=(begin, begin + len(document.text[begin:seam].rstrip())))
    lead = replace(lead, reason=ALTERNATIVE, confidence=0.5) if described else lead
    return [*rest, lead], replace(last, span=(seam, end), edge=False)


def _after_alternative(document: Document, span: Span) -> int | None:
    """Return where a caption with a verb begins after words that have none (“A man at a desk Scientists say …”)."""
    if document.tongue != "en":
        return None
    seam = _taken_up(document, span) or best_seam(document, span, least=LIKELY, words=2)
    if seam is None or seam - span[0] > LONGEST_NAMED or grammar.has_verb(document.text[span[0] : seam]):
        return None
    caption = document.text[seam : span[1]]
    return seam if grammar.has_verb(caption) or grammar.is_present(caption) else None


def _taken_up(document: Document, span: Span) -> int | None:
    """Return where, after some words, the first of them comes again (“Ansel lander Ansel Boats wants …”)."""
    listed = list(re.finditer(r"\S+", document.slice(span)))
    for before, match in pairwise(listed[: MOST_NAMED + 1]):
        again = match[0] == listed[0][0] and match[0][0].isupper() and len(match[0]) > 2
        if again and before[0][-1].isalnum() and before[0] not in document.unfinished:
            return span[0] + match.start()
    return None


def _without_twin(document: Document, rest: list[Claim], last: Claim) -> tuple[list[Claim], Claim]:
    """Skip a caption that stands there twice in a row."""
    begin, end = last.span
    twins = _TWINS.fullmatch(document.slice(last.span))
    if twins is None:
        return rest, last
    twin = replace(
        last, span=(begin, begin + twins.end("twin")), role=Role.SKIP, reason="repeated caption", confidence=0.97
    )
    return [*rest, twin], replace(last, span=(begin + twins.start("again"), end), edge=False)


def _without_alternative(document: Document, rest: list[Claim], last: Claim) -> tuple[list[Claim], Claim]:
    """Skip a picture's alternative text: the caption after it begins again with the same two words."""
    listed = list(re.finditer(r"\S+", document.slice(last.span)))
    plain = [match[0].rstrip(",.") for match in listed]
    opening = plain[:2]
    for n in range(2, min(len(listed) - 2, len(listed) // 2 + _LONGER, LONGEST_ALTERNATIVE)):
        again = plain[n : n + 2] == opening and opening[0][:1].isupper()
        before = listed[n - 1][0]
        leads_on = before in document.unfinished or before in words("grammar", "finite")
        leads_on = leads_on or any(match[0] == "photo," for match in listed[:n])  # “In this March 7, 2016, photo, …”
        if again and before[-1] not in ",:;-–" and not leads_on:
            begin = last.span[0]
            alternative = replace(last, span=(begin, begin + listed[n - 1].end()), role=Role.SKIP)
            alternative = replace(alternative, reason=ALTERNATIVE, confidence=0.85)
            return [*rest, alternative], replace(last, span=(begin + listed[n].start(), last.span[1]), edge=False)
    return rest, last


def _without_alike(document: Document, rest: list[Claim], last: Claim) -> tuple[list[Claim], Claim]:
    """Skip the sentence before that shows the same: it begins with the caption's two words, and nobody speaks."""
    if not rest or rest[-1].role is not Role.PROSE or last.edge or document.tongue != "en":
        return rest, last
    before, sentence = document.slice(rest[-1].span), document.slice(last.span)
    opening, alike = before.split()[:3], sentence.split()[:3]
    named = opening[:2] == alike[:2] and opening[0] not in _ARTICLES
    if not (named or opening == alike) or len(before.split()) > LONGEST_ALTERNATIVE:
        return rest, last
    shows = grammar.names_what_is_seen(before) or forms.shows(before, document.language)
    if not shows or not forms.may_precede_credit(sentence):
        return rest, last
    return [*rest[:-1], replace(rest[-1], role=Role.SKIP, reason=ALTERNATIVE, confidence=0.8)], last


def _without_place(document: Document, rest: list[Claim], last: Claim) -> tuple[list[Claim], Claim]:
    """Part from a German caption the place between date and caption (“09:30 Uhr Musterstadt Sängerin …”)."""
    first, _, caption = document.slice(last.span).partition(" ")
    dated = bool(rest) and rest[-1].role is Role.PUBLISHED and document.language.startswith("de")
    if not dated or not first.isalpha() or not caption[:1].isupper() or not _is_place(document, first):
        return rest, last
    begin, end = last.span
    place = Claim((begin, begin + len(first)), Role.SKIP, "place of report", 0.8)
    return [*rest, place], replace(last, span=(begin + len(first) + 1, end), edge=False)


def _is_place(document: Document, word: str) -> bool:
    """Tell a place that the text is set in from a first name (“in Musterstadt”, “in Donald Brandts Haus”)."""
    return bool(re.search(rf"\b(?:in|aus|nach|bei) {re.escape(word)}(?! [A-ZÄÖÜ])", document.text))
