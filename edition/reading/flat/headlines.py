"""Headline and standfirst of a text in one line: given twice, before byline or date, or in a title's capitals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from edition.model import Span
from edition.reading.flat import caption_forms as forms
from edition.reading.flat import caption_grammar as grammar
from edition.reading.flat.claims import Claim, Role, trimmed
from edition.reading.flat.datelines import dateline_at
from edition.reading.flat.glue import best_seam
from edition.reading.flat.lexicon import words
from edition.reading.flat.titles import title_end
from edition.reading.flat.tokens import SURE, Document, tokens

LONGEST_HEADLINE_WORDS = 26
LONGEST_STANDFIRST_WORDS = 36

SHORTEST_TITLE = 4
LONGEST_RUN_ON = 22
SHORTEST_SENTENCE = 8
"""Words of a title, and of the sentence that a title runs into."""

SHORTEST_COPY = 5
"""Words of a headline that is given again further down, at least."""
LONGEST_BEFORE_COPY = 4000
"""So many characters, at most, stand before that."""
LONGEST_ABOVE_FRONT = 60

_STOPPED = re.compile(r"[a-z0-9”’)]\. (?=[A-Z“])|[.!?]”\s")
_BY = re.compile(r"(?:By|BY|Von|Par|Por|Di) [A-ZÀ-Þ]|.{0,30}\b(?:by|Written by|Edited by) [A-Z][a-z]+ [A-Z]")
_BY_NOBODY = re.compile(r"[Bb]y(?: on| ,)?\s(?!(?:[A-ZÀ-Þ][\w’'.-]*\s){1,3}[-–—|•·])")
"""What is left of “By Name on” where the page builds the name in later."""
_GOES_ON = re.compile(r" (?!(?:by|von|par|por|di|de) )[^\W\dA-ZÀ-Þ_]")
_STOPPED_END = re.compile(r"[.!?][”“«»’\"]?$")
_CLOSED = re.compile(r"[.!?…]['”’\"]?$")
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
    r"\b(?:[Cc]orrespondent|[Rr]eporter|[Ee]ditor|[Cc]ontributor|[Ss]taff|Reporting|Share|Save|Images|News|AP|AFP|Reuters)\b"
)
_REPORTED_BY = "byline: a name between headline and date"
_SECTIONS = frozenset({"Politics", "Entertainment", "Lifestyle", "Opinion", "Technology"})
_LONGEST_SECTION = 4
"""Words of a section's name, with the stroke behind it: what is longer is the headline."""
_DAY = re.compile(r"[A-Z][a-z]+ \d{1,2}, (?:19|20)\d\d")
_FIRST_CLAIMS = 6
"""Front matter is among so many claims."""


def with_headline(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims with headline and standfirst among them."""
    settled, stroke = _without_section_name(document, list(claims))
    for look in (_again_below, _repeated, _before_front, _before_standfirst, _in_title_case, _runs_on):
        if not any(claim.role is Role.HEADLINE for claim in settled[:_FIRST_CLAIMS]):
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


def _again_below(document: Document, claims: list[Claim]) -> list[Claim]:
    """Find the headline that a page gives once more below its picture, before the first sentence."""
    lead = next((n for n, claim in enumerate(claims[:_FIRST_CLAIMS]) if claim.role is Role.PROSE), None)
    if lead is None or claims[lead].span[0] > LONGEST_ABOVE_FRONT:
        return claims
    opening = claims[lead].span
    for n, claim in enumerate(claims[lead + 1 :], lead + 1):
        if claim.span[0] > LONGEST_BEFORE_COPY:
            break
        length = _same_words(document, opening, claim.span) if claim.role is Role.PROSE else 0
        copy = (claim.span[0], claim.span[0] + length)
        goes_on = document.text[opening[0] + length : opening[0] + length + 2].strip()[:1]
        if length and _may_end_here(document, copy[1]) and not (goes_on.islower() or goes_on in ("’", "'", ",")):
            headline = Claim((opening[0], opening[0] + length), Role.HEADLINE, "headline: again below", 0.95)
            again = Claim(copy, Role.SKIP, "repeated headline", 0.95)
            above = [headline, *_beyond(document, claims[lead:n], headline.span[1])]
            return [*claims[:lead], *above, again, *_beyond(document, claims[n:], copy[1])]
    return claims


def _same_words(document: Document, opening: Span, span: Span) -> int:
    """Return how many characters two passages begin alike with, in whole words that a title may end with; 0 if few."""
    first, second = document.slice(opening).split(), document.slice(span).split()
    same = next(
        (n for n, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), min(len(first), len(second))
    )
    title = " ".join(first[:same])
    whole = document.text.startswith(title, opening[0]) and document.text.startswith(title, span[0])
    if not SHORTEST_COPY <= same <= LONGEST_HEADLINE_WORDS or not whole or _STOPPED.search(title):
        return 0
    return 0 if _CLOSED.search(title) or first[same - 1].casefold() in words("grammar", "small") else len(title)


def _may_end_here(document: Document, end: int) -> bool:
    """Tell whether a dateline or a new sentence follows, or nothing."""
    line = tokens(document.text, end, end + 40)[:1]
    if not line or dateline_at(document.text, line[0].start, shouted=True):
        return True
    return line[0].is_capital and document.begins_sentence(line[0].text) >= 2


def _repeated(document: Document, claims: list[Claim]) -> list[Claim]:
    """Find a headline that a page gives twice in a row; what stands before it is the section's name."""
    first = next((n for n, claim in enumerate(claims[:4]) if claim.role is Role.PROSE), None)
    if first is None or any(claim.role is Role.CAPTION for claim in claims[first : first + 4]):
        return claims
    begin = claims[first].span[0]
    text = document.text[begin : begin + 600]
    for match in list(re.finditer(r"\S+", text))[:8]:
        length = _repeat_length(text[match.start() :])
        if length and not _CLOSED.search(text[match.start() : match.start() + length]):
            return claims[:first] + _given_twice(document, claims[first:], begin + match.start(), length)
    return claims


def _repeat_length(text: str) -> int:
    for match in re.finditer(r"\s", text):
        length = match.start()
        if 20 <= length <= 250 and text[length + 1 : 2 * length + 1] == text[:length]:
            return length
    return 0


def _given_twice(document: Document, claims: Sequence[Claim], begin: int, length: int) -> list[Claim]:
    section = (claims[0].span[0], begin - 1)
    again = (begin + length + 1, begin + 2 * length + 1)
    ended = document.text[section[1] - 1 : section[1]] in (".", "!", "?")
    named = [Claim(section, Role.PROSE) if ended else Claim(section, Role.SKIP, "section name", 0.85)]
    parts = named if section[1] > section[0] else []
    parts.append(Claim((begin, begin + length), Role.HEADLINE, "headline: given twice", 0.97))
    if _GOES_ON.match(document.text, again[1]):  # its words again begin a sentence
        return parts + _beyond(document, claims, again[0])
    parts.append(Claim(again, Role.SKIP, "repeated headline", 0.97))
    return parts + _beyond(document, claims, again[1])


def _beyond(document: Document, claims: Sequence[Claim], offset: int) -> list[Claim]:
    """Return what of the claims lies after an offset."""
    rest = []
    for claim in claims:
        begin = max(claim.span[0], offset)
        piece = document.text[begin : claim.span[1]]
        if piece.strip():
            begin += len(piece) - len(piece.lstrip())
            rest.append(claim if begin == claim.span[0] else replace(claim, span=(begin, claim.span[1])))
    return rest


def _before_front(document: Document, claims: list[Claim]) -> list[Claim]:
    """Take for headline the unfinished words before the byline or date."""
    front = (Role.BYLINE, Role.PUBLISHED)
    first = next((n for n, claim in enumerate(claims[:_FIRST_CLAIMS]) if claim.role not in front), 0)
    place = next((n for n, claim in enumerate(claims[:_FIRST_CLAIMS]) if n > first and claim.role in front), 0)
    if not place or claims[place - 1].role is not Role.PROSE or any(c.role is Role.PROSE for c in claims[: place - 1]):
        return claims
    text = document.slice(claims[place - 1].span)
    asks = text.endswith(("?", "?’", "?”")) and not first
    if (
        (_CLOSED.search(text) and not asks)
        or "| |" in text
        or _STOPPED.search(text)
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
    place = next((n for n, claim in enumerate(claims[:_FIRST_CLAIMS]) if claim.role in front), 0)
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
    lead = next((n for n, claim in enumerate(claims[:_FIRST_CLAIMS]) if claim.role is Role.PROSE), None)
    if lead is None:
        return claims
    begin, end = claims[lead].span
    stop = title_end(document, begin, end)
    if stop is None or stop >= end:
        return claims
    span = (begin, begin + len(document.text[begin:stop].rstrip()))
    parts = [Claim(span, Role.HEADLINE, "headline: capitalised words before the first sentence", 0.8)]
    nobody = _BY_NOBODY.match(document.text, stop, end)
    if nobody:
        parts.append(Claim(trimmed(document.text, *nobody.span()), Role.SKIP, "byline without a name", 0.85))
        stop = nobody.end()
    return [*claims[:lead], *parts, *_beyond(document, claims[lead:], stop)]


def _runs_on(document: Document, claims: list[Claim]) -> list[Claim]:
    """Take for headline the unfinished words at the very beginning that a sentence surely follows.

    It begins with a dateline, with the two words that the headline begins with, or with an article or pronoun.
    """
    lead = next((n for n, claim in enumerate(claims[:_FIRST_CLAIMS]) if claim.role is Role.PROSE), None)
    if lead is None or not document.language.startswith("en") or any(c.role is not Role.SKIP for c in claims[:lead]):
        return claims
    begin, end = claims[lead].span
    stop = _sentence_after_title(document, begin, end)
    if stop is None or _NO_TITLE.search(document.text, begin, stop):
        return claims
    span = trimmed(document.text, begin, stop)
    headline = Claim(span, Role.HEADLINE, "headline: runs on without a full stop", 0.76)
    return [*claims[:lead], headline, *_beyond(document, claims[lead:], stop)]


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
    return len(rest.split()) >= SHORTEST_SENTENCE and bool(_CLOSED.search(rest)) and grammar.has_verb(rest)


def _with_standfirst(document: Document, claims: list[Claim]) -> list[Claim]:
    """Take for standfirst one or two short sentences between the headline and what is no prose."""
    place = next((n for n, claim in enumerate(claims[:_FIRST_CLAIMS]) if claim.role is Role.HEADLINE), None)
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
