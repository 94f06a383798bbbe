"""Headline and standfirst of a text in one line: before byline or date, in a title's capitals, running on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from edition.reading.flat import caption_forms as forms
from edition.reading.flat import caption_grammar as grammar
from edition.reading.flat.claims import Claim, Role, trimmed
from edition.reading.flat.datelines import dateline_at
from edition.reading.flat.glue import best_seam
from edition.reading.flat.headline_copies import (
    CLOSED,
    FIRST_CLAIMS,
    LONGEST_ABOVE_FRONT,
    LONGEST_HEADLINE_WORDS,
    STOPPED,
    again_below,
    beyond,
    repeated,
)
from edition.reading.flat.headline_marks import before_credit, before_dateline, before_mark
from edition.reading.flat.lexicon import words
from edition.reading.flat.titles import title_end
from edition.reading.flat.tokens import SURE, Document, tokens

LONGEST_STANDFIRST_WORDS = 36

MOST_ABOVE = 2
"""Sentences of a caption that a text opens with, above its headline."""
SHORTEST_TITLE = 4
LONGEST_RUN_ON = 22
SHORTEST_SENTENCE = 8
"""Words of a title, and of the sentence that a title runs into."""


_BY = re.compile(r"(?:By|BY|Von|Par|Por|Di) [A-ZÀ-Þ]|.{0,30}\b(?:by|Written by|Edited by) [A-Z][a-z]+ [A-Z]")
_BY_NOBODY = re.compile(r"[Bb]y(?: on| ,)?\s(?![a-z]|(?:[A-ZÀ-Þ][\w’'.-]*\s){1,3}[-–—|•·])")
"""What is left of “By Name on” where the page builds the name in later."""
_STOPPED_END = re.compile(r"[.!?][”“«»’\"]?$")
_REPORTER = re.compile(
    r"(?:(?<=\s)|^)(?P<before>[a-zß-öø-ÿа-яѐ-џґ][\w’'-]*)(?P<gap>\s)(?P<name>[^\W\d_a-zß-öø-ÿа-яѐ-џґ][^\W\d_]+"
    r"(?:\s(?:Van|Von|De|Der|Den|Du|La|Le|Di|Da|Bin|Al|El))*\s[^\W\d_a-zß-öø-ÿа-яѐ-џґ][^\W\d_]+)"
    r"(?P<place>(?:\s[^\W\d_a-zß-öø-ÿа-яѐ-џґ][\w’'-]+){0,2}\s?[-–—|•·,])?$"
)
_QUOTES = '“”"«»'
_OPENERS = frozenset(
    {
        "The",
        "A",
        "An",
        "It",
        "He",
        "She",
        "They",
        "We",
        "There",
        "This",
        "These",
        "In",
        "On",
        "At",
        "When",
        "While",
        "After",
        "As",
    }
)
_NO_TITLE = re.compile(
    r"\b(?:[Cc]orrespondent|[Rr]eporter|[Ee]ditor|[Cc]ontributor|[Ss]taff|Reporting|Share|Save|Images|News|AP|AFP|Reuters|REUTERS)\b"
)
_REPORTED_BY = "byline: a name between headline and date"
_SECTIONS = frozenset({"Politics", "Entertainment", "Lifestyle", "Opinion", "Technology"})
_LONGEST_SECTION = 4
"""Words of a section's name, with the stroke behind it: what is longer is the headline."""
_IN_PHOTO = re.compile(r"\bIn this (?:\S+ ){0,5}photo\b")
_OLD_PICTURE = re.compile(r"FILE (?:PHOTO|PICTURE|IMAGE)\b|File (?:photo|picture|image):")
"""What opens a caption, and no headline."""
_OFFICE = re.compile(
    r"(?:(?:Former|Ex-|Acting|Vice|Deputy|Then-|U\.S\.|US|British|Prime|First|Republican|Democratic) )*"
    r"(?:President|Vice|Minister|Chancellor|Congress\w+|Senator|Secretary|Governor|Mayor|Rep\.|Sen\.|Gov\.|Sheriff|"
    r"Attorney|Lady|Chief|Judge|Justice|King|Queen|Prince|Princess|Pope) "
)
"""Who is pictured: “Former Vice President Ida Brandt, 2020 candidate, smiles …”."""
_DAY = re.compile(r"[A-Z][a-z]+ \d{1,2}, (?:19|20)\d\d")


def with_headline(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims with headline and standfirst among them."""
    settled, stroke = _without_section_name(document, list(claims))
    for look in (
        before_mark,
        again_below,
        repeated,
        _before_front,
        before_dateline,
        before_credit,
        _before_standfirst,
        _in_title_case,
        _runs_on,
        _below_picture,
    ):
        if not any(claim.role is Role.HEADLINE for claim in settled[:FIRST_CLAIMS]):
            settled = look(document, settled)
    return sorted([*_with_standfirst(document, settled), *stroke], key=lambda claim: claim.span)


def _without_section_name(document: Document, claims: list[Claim]) -> tuple[list[Claim], list[Claim]]:
    """Skip “Politics /” before a date at the very beginning.

    Returns:
        The claims, and apart from them the stroke behind what is longer, which stands in the way of the headline.
    """
    dated = len(claims) > 2 and claims[0].role is Role.PROSE and claims[1].role is Role.PUBLISHED
    named = document.slice(claims[0].span) if dated else ""
    if named[-1:] not in ("/", "|", "•"):
        return claims, []
    if len(named.split()) > _LONGEST_SECTION and not _DAY.match(named):
        begin, end = claims[0].span
        stroke = Claim((end - 1, end), Role.SKIP, "stray punctuation", 0.9)
        return [replace(claims[0], span=trimmed(document.text, begin, end - 1)), *claims[1:]], [stroke]
    return [replace(claims[0], role=Role.SKIP, reason="section name", confidence=0.9), *claims[1:]], []


def _before_front(document: Document, claims: list[Claim]) -> list[Claim]:
    """Take for headline the unfinished words before the byline or date."""
    front = (Role.BYLINE, Role.PUBLISHED)
    first = next((n for n, claim in enumerate(claims[:FIRST_CLAIMS]) if claim.role not in front), 0)
    place = next((n for n, claim in enumerate(claims[:FIRST_CLAIMS]) if n > first and claim.role in front), 0)
    if not place or claims[place - 1].role is not Role.PROSE or any(c.role is Role.PROSE for c in claims[: place - 1]):
        return claims
    text = document.slice(claims[place - 1].span)
    asks = text.endswith(("?", "?’", "?”")) and not first
    if (
        (CLOSED.search(text) and not asks)
        or "| |" in text
        or STOPPED.search(text)
        or _BY.match(text)
        or not 2 <= len(text.split()) <= LONGEST_HEADLINE_WORDS
    ):
        return claims
    headline = replace(claims[place - 1], role=Role.HEADLINE, reason="headline: before byline or date", confidence=0.85)
    named = _without_reporter(document, headline) if claims[place].role is Role.PUBLISHED else [headline]
    return [*claims[: place - 1], *_without_section_word(document, named[0]), *named[1:], *claims[place:]]


def _before_standfirst(document: Document, claims: list[Claim]) -> list[Claim]:
    """Part headline and standfirst that stand above byline or date, where the headline runs on (not in English)."""
    front = (Role.BYLINE, Role.PUBLISHED)
    place = next((n for n, claim in enumerate(claims[:FIRST_CLAIMS]) if claim.role in front), 0)
    lead = next((n for n, claim in enumerate(claims[:place]) if claim.role is Role.PROSE), place)
    run = claims[lead:place]
    if document.tongue == "en" or not 1 <= len(run) <= 3 or any(claim.role is not Role.PROSE for claim in run):
        return claims
    seam = best_seam(document, run[0].span, least=SURE, words=2, first=True)
    if seam is None or not _STOPPED_END.search(document.slice(run[-1].span)):
        return claims
    span = trimmed(document.text, run[0].span[0], seam)
    below = (seam, run[-1].span[1])
    if any(len(document.slice(part).split()) > LONGEST_ABOVE_FRONT for part in (span, below)):
        return claims
    title = Claim(span, Role.HEADLINE, "headline: runs on above byline or date", 0.8)
    standfirst = Claim(below, Role.STANDFIRST, "standfirst: above byline or date", 0.8)
    return [*claims[:lead], title, standfirst, *claims[place:]]


def _without_reporter(document: Document, headline: Claim) -> list[Claim]:
    """Part from a headline in sentence case the reporter's name that it ends with: nobody the article speaks of."""
    match = _REPORTER.search(document.slice(headline.span))
    agency = match is not None and match["name"].casefold() in words("credits", "agencies")
    led = match is not None and match["before"].casefold() in words("grammar", "small") | document.unfinished
    if not match or agency or led or document.has_capital_nouns or document.text.count(match["name"].split()[-1]) > 1:
        return [headline]
    begin, end = headline.span[0] + match.start("name"), headline.span[1]
    place = (match["place"] or "").strip(" -–—|•·,")
    title = replace(headline, span=(headline.span[0], headline.span[0] + match.start("gap")))
    if not match["place"] or (place and document.text.count(place) < 2):
        return [title, Claim((begin, end), Role.BYLINE, _REPORTED_BY, 0.76)]
    named = headline.span[0] + match.end("name")
    rest = trimmed(document.text, named, end)
    return [
        title,
        Claim((begin, named), Role.BYLINE, _REPORTED_BY, 0.76),
        Claim(rest, Role.SKIP, "place of report", 0.75),
    ]


def _without_section_word(document: Document, headline: Claim) -> list[Claim]:
    """Part “Entertainment” from the headline that follows it."""
    first, _, rest = document.slice(headline.span).partition(" ")
    if first not in _SECTIONS or not rest[:1].isupper() or len(rest.split()) < 4:
        return [headline]
    begin = headline.span[0]
    section = Claim((begin, begin + len(first)), Role.SKIP, "section name", 0.8)
    return [section, replace(headline, span=(begin + len(first) + 1, headline.span[1]))]


def _in_title_case(document: Document, claims: list[Claim]) -> list[Claim]:
    """Take for headline a run of capitalised words at the beginning, followed by a sentence in the usual case."""
    lead = next((n for n, claim in enumerate(claims[:FIRST_CLAIMS]) if claim.role is Role.PROSE), None)
    if lead is None:
        return claims
    begin, end = claims[lead].span
    stop = title_end(document, begin, end)
    if stop is None or stop >= end or _OLD_PICTURE.match(document.text, begin):
        return claims
    named = _OFFICE.match(document.text, begin) and not grammar.has_verb(document.text[begin:stop])
    if named and forms.is_agency_style(document.slice(claims[lead].span)):
        return claims
    credited = lead + 1 < len(claims) and claims[lead + 1].role is Role.CREDIT
    if credited and not grammar.has_verb(document.text[stop:end]):  # “Ida Brandt aboard Boat One, May 13, 2017.”
        return claims
    span = (begin, begin + len(document.text[begin:stop].rstrip()))
    parts = [Claim(span, Role.HEADLINE, "headline: capitalised words before the first sentence", 0.8)]
    nobody = _BY_NOBODY.match(document.text, stop, end)
    if nobody:
        parts.append(Claim(trimmed(document.text, *nobody.span()), Role.SKIP, "byline without a name", 0.85))
        stop = nobody.end()
    return [*claims[:lead], *parts, *beyond(document, claims[lead:], stop)]


def _runs_on(document: Document, claims: list[Claim]) -> list[Claim]:
    """Take for headline the unfinished words at the very beginning that a sentence surely follows.

    It begins with a dateline, with the two words that the headline begins with, or with an article or pronoun.
    """
    lead = next((n for n, claim in enumerate(claims[:FIRST_CLAIMS]) if claim.role is Role.PROSE), None)
    if lead is None or not document.language.startswith("en") or any(c.role is not Role.SKIP for c in claims[:lead]):
        return claims
    begin, end = claims[lead].span
    stop = _sentence_after_title(document, begin, end)
    if stop is None or _NO_TITLE.search(document.text, begin, stop) or _IN_PHOTO.search(document.text, begin, stop):
        return claims
    span = trimmed(document.text, begin, stop)
    headline = Claim(span, Role.HEADLINE, "headline: runs on without a full stop", 0.76)
    return [*claims[:lead], headline, *beyond(document, claims[lead:], stop)]


def _below_picture(document: Document, claims: list[Claim]) -> list[Claim]:
    """Take for headline the unfinished words behind the first picture's credit line, where the text opens with that."""
    credit = next((n for n, claim in enumerate(claims[:FIRST_CLAIMS]) if claim.role is Role.CREDIT), None)
    if credit is None or document.tongue != "en" or credit > MOST_ABOVE or credit + 1 >= len(claims):
        return claims
    opening, below = claims[:credit], claims[credit + 1]
    if below.role is not Role.PROSE or any(claim.role not in (Role.PROSE, Role.SKIP) for claim in opening):
        return claims
    stop = _sentence_after_title(document, *below.span)
    if stop is None or _NO_TITLE.search(document.text, below.span[0], stop):
        return claims
    span = trimmed(document.text, below.span[0], stop)
    if forms.shows(document.slice(span), document.language):
        return claims
    headline = Claim(span, Role.HEADLINE, "headline: below the picture, runs on without a full stop", 0.76)
    return [*claims[: credit + 1], headline, *beyond(document, claims[credit + 1 :], stop)]


def _sentence_after_title(document: Document, begin: int, end: int) -> int | None:
    """Return where the first sentence begins after a title of four to twenty words."""
    line = tokens(document.text, begin, min(end, begin + 220))
    for n in range(SHORTEST_TITLE, min(len(line) - 2, LONGEST_RUN_ON)):
        before, token = line[n - 1], line[n]
        if before.text in ".!?;" or token.text in _QUOTES:
            return None
        if not before.is_word or before.text.casefold() in words("grammar", "small") or not token.is_capital:
            continue
        again = [word.text for word in line[n : n + 2]] == [word.text for word in line[:2]] and line[1].is_capital
        opens = token.text in _OPENERS and line[n + 1].text[:1].islower() and before.text[:1].islower()
        dated = not before.is_shout and dateline_at(document.text, token.start, shouted=True)  # at a place's first word
        if (again or opens or dated) and _is_sentence(document, token.start, end):
            return token.start
    return None


def _is_sentence(document: Document, begin: int, end: int) -> bool:
    rest = document.text[begin:end]
    return len(rest.split()) >= SHORTEST_SENTENCE and bool(CLOSED.search(rest)) and grammar.has_verb(rest)


def _with_standfirst(document: Document, claims: list[Claim]) -> list[Claim]:
    """Take for standfirst one or two short sentences between the headline and what is no prose."""
    place = next((n for n, claim in enumerate(claims[:FIRST_CLAIMS]) if claim.role is Role.HEADLINE), None)
    if place is None or any(claim.role is Role.STANDFIRST for claim in claims):
        return claims
    after = place + 1
    while after < len(claims) and claims[after].role is Role.PROSE and after - place <= 3:
        after += 1
    run: Sequence[Claim] = claims[place + 1 : after]
    if after < len(claims) and claims[after].role is Role.CREDIT:
        run, after = _without_caption(document, run), after - 1
    count = sum(len(document.slice(claim.span).split()) for claim in run)
    bounded = after < len(claims) - 1 and claims[after].role not in (Role.PROSE, Role.PUBLISHED)
    if not 1 <= len(run) <= 2 or count > LONGEST_STANDFIRST_WORDS or not bounded:
        return claims
    span = (run[0].span[0], run[-1].span[1])
    standfirst = Claim(span, Role.STANDFIRST, "standfirst: between headline and picture", 0.75)
    return [*claims[: place + 1], standfirst, *claims[place + 1 + len(run) :]]


def _without_caption(document: Document, run: Sequence[Claim]) -> Sequence[Claim]:
    """Leave the sentence before a credit line to its caption, and the sentence that says what the picture shows."""
    described = len(run) > 1 and forms.shows(document.slice(run[-2].span), document.language)
    return run[: -2 if described else -1]
