"""Links to other articles: their titles have no full stop, and run on into the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from edition.reading.flat import caption_grammar as grammar
from edition.reading.flat.claims import Claim, Role, trimmed
from edition.reading.flat.cues import REPORTED, Cue, cues
from edition.reading.flat.glue import best_seam, first_step, seams
from edition.reading.flat.lexicon import words
from edition.reading.flat.titles import title_end
from edition.reading.flat.tokens import Document, tokens

LONGEST_LINK_WORDS = 26
"""A link's title is no longer than this."""
LONGEST_TAIL = 0.25
"""Links to other articles fill at most this share of a text at its end …"""
LONGEST_TAIL_CHARACTERS = 1500
"""… and at most so many characters."""
SHORTEST_TITLE = 4
"""Words of a link's title, at least, where nothing else shows its end."""
LIKELY = 1.5
"""From this score on an article before a name may begin the sentence after a title."""
LONGEST_STOPPED = 8
"""A title with a full stop has no more words than this."""
_LINK_WINDOW = 400

_LINK_TAG = re.compile(
    r"\[\s?(?:INSIGHT|VIDEO|REACTION|ANALYSIS|PICTURES|LATEST|REPORT|OPINION|COMMENT|REVEALED|PHOTOS|INTERVIEW)\s?\]"
)
_KICKER = re.compile(r"(?<!\S)[A-Z][A-Z’'-]+(?: [A-Z][A-Z’'-]+){1,3}(?= [A-Z][a-z])")
_ARTICLE = re.compile(r"(?:The|An?) ")
_QUOTE = re.compile(r"(?<=[a-z]) (?=[“\"](?:[A-Z][\w’']* [^“”\"]{3,}[,.!?][”\"]))")
"""Before what somebody says: no title goes on with a sentence of that kind."""
_COVERAGE = re.compile(
    r"(?P<title>Full Coverage: (?:[A-Z][\w’'-]+ ){1,6}?)"
    r"(?=(?:In|On|At|For|From|With|After|As|By|To) [A-Z]|[A-Z]{2,} [A-Z]{2,}: |[“\"]|"
    r"[A-Z]\S* (?:[a-z]|[A-Z]\S* [a-z]+(?:ed|s|id)\b))"
)
"""“Full Coverage: Harbour Boats”, before the sentence that runs on."""
_TOLD = re.compile(
    r"(?P<title>(?: (?:Stor(?:y|ies)|Articles?))?)\s*(?:[“\"][^“”\"]{20,}[,.!?][”\"] [^.!?“”\"]{0,90}?"
    r"\b(?:said|says|told|wrote|added|asked)\b)"
)
"""What somebody is quoted with, right behind a link’s label."""
_GLUED = re.compile(r"(?:[A-Z][\w’'-]*)(?: [\w’'-]+){0,3}:(?=[A-Z“‘'\"][\w’'])")
"""“More:Title”, “Fact check:Title”: only links have no space there."""
_TITLED = re.compile(r" Read [Mm]ore(?= [A-ZÀ-Þ“\"‘])")
"""Behind a link’s title, before the sentence that runs on."""
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b")
_OPENING = '“"«„'
_LINKS_BELOW = re.compile(
    r"(?i:read (?:more|next|also)|related(?: (?:stories|articles?|story|content|coverage))?|see also|also read|"
    r"more on this|"
    r"lire aussi|à lire aussi|leggi anche|lee también|lesen sie auch|mehr zum thema|czytaj (?:też|także)|recommended|"
    r"read more about|you may (?:also )?like|don.t miss|watch more)[.:]?"
)


def link(document: Document, claim: Claim) -> Claim | None:
    """Return the link, or links in a row, that a sentence begins with; None when there is none."""
    begin, end = claim.span
    titled = _titled(document, claim)
    if titled:
        return titled
    for cue in (*cues("list"), *cues("link")):
        match = cue.pattern.match(document.text, begin, end)
        if match:
            told = _COVERAGE.match(document.text, begin, end) or _TOLD.match(document.text, match.end(), end)
            find_end = _list_end if cue in cues("list") else _link_end
            until = min(end, match.end() + _LINK_WINDOW)
            stop = told.end("title") if told else find_end(document, match.end(), until)
            stop = None if stop == match.end() + _LINK_WINDOW else stop
            if stop is None and document.tongue != "en":
                stop = _foreign_end(document, match.end(), end)
            if stop is None:
                return None
            return replace(
                claim,
                span=trimmed(document.text, begin, stop),
                role=Role.SKIP,
                reason=cue.reason,
                confidence=cue.confidence,
            )
    return None


def _titled(document: Document, claim: Claim) -> Claim | None:
    """Return a title with “Read more” behind it, or glued to its label, that a sentence begins with; None without."""
    begin, end = claim.span
    if document.tongue != "en":
        return None
    label = _GLUED.match(document.text, begin, end)
    closed = _TITLED.search(document.text, begin, end)
    if closed and len(document.text[begin : closed.start()].split()) <= LONGEST_LINK_WORDS:
        stop: int | None = closed.end()
    else:
        stop = _link_end(document, label.end(), min(end, label.end() + _LINK_WINDOW)) if label else None
    if stop is None:
        return None
    return replace(
        claim,
        span=trimmed(document.text, begin, stop),
        role=Role.SKIP,
        reason="link to other articles",
        confidence=0.88,
    )


def _foreign_end(document: Document, begin: int, end: int) -> int:
    """Return where a title seems to end in a language other than English; rather none of it is taken than prose.

    Where nouns have no capitals, that is before the first capital after a small word, three words in.
    """
    line = tokens(document.text, begin, end)
    if document.has_capital_nouns:
        return begin
    for n in range(SHORTEST_TITLE, min(len(line), LONGEST_LINK_WORDS)):
        before, token = line[n - 1], line[n]
        small = before.is_word and before.text[0].islower() and before.text not in document.unfinished
        if (small and token.is_word and token.is_capital) or (token.text in _OPENING and before.is_word):
            return token.start
    return begin


def _list_end(document: Document, begin: int, end: int) -> int | None:
    """Return where several titles in a row end, and the sentence begins that they run on into."""
    kickers = list(_KICKER.finditer(document.text, begin, end))
    if kickers:
        begin = kickers[-1].end()
        return first_step(document, (begin, end)) or end
    stop = _link_end(document, begin, end)
    while stop and stop < end:
        further = next((s for s in seams(document, (stop, end)) if s.score >= 2 and 5 <= s.words_before <= 14), None)
        if further is None or not grammar.has_verb(document.text[further.offset : end]):
            break
        if document.text[stop : further.offset].split()[-1] in words("grammar", "prepositions"):
            break
        stop = further.offset
    return stop


def _link_end(document: Document, begin: int, end: int) -> int | None:
    """Return where a link's title ends; None when it cannot be told from the sentence that follows."""
    tags = list(_LINK_TAG.finditer(document.text, begin, end))
    if tags:
        return tags[-1].end()
    known = title_end(document, begin, end, least=5, whole=False)
    known = known or best_seam(document, (begin, end), least=2.0, words=3)
    if known:
        return known
    article = best_seam(document, (begin, end), least=LIKELY, words=SHORTEST_TITLE)
    if article and _ARTICLE.match(document.text, article) and not _CLOCK.search(document.text, begin, article):
        return article if document.text[:article].split()[-1].islower() else None
    quoted = _QUOTE.search(document.text, begin, end)
    if quoted and len(document.text[begin : quoted.start()].split()) >= SHORTEST_TITLE:
        return None if REPORTED.search(document.text, begin, quoted.start()) else quoted.end()
    title = document.text[begin:end].rstrip()
    asks = title.rstrip("'’”\"").endswith("?")
    plain = not title.endswith(".") and (asks or not REPORTED.search(title))
    whole = len(title.split()) <= LONGEST_LINK_WORDS and plain
    return end if whole else None


def titles_skipped(document: Document, claims: list[Claim]) -> list[Claim]:
    """Skip the title on the line below one that says “Read more” and nothing else."""
    judged = list(claims)
    for n, claim in enumerate(judged[1:], 1):
        title = document.slice(claim.span)
        alone = (n + 1 == len(judged) or judged[n + 1].edge) and judged[n - 1].edge
        announced = judged[n - 1].role is Role.SKIP and bool(_LINKS_BELOW.fullmatch(document.slice(judged[n - 1].span)))
        short = len(title.split()) <= LONGEST_LINK_WORDS and title[-1] not in '.:;,”"'
        if claim.role is Role.PROSE and announced and alone and short:
            judged[n] = replace(claim, role=Role.SKIP, reason="link to other articles", confidence=0.85)
    return judged


def rest_skipped(document: Document, claims: list[Claim]) -> list[Claim]:
    """Skip the links to other articles that close a text."""
    length = len(document.text)
    floor = max(length * (1 - LONGEST_TAIL), length - LONGEST_TAIL_CHARACTERS)
    for n, claim in enumerate(claims):
        if claim.span[0] < floor or claim.role not in (Role.PROSE, Role.SKIP):
            continue
        cue = next((cue for cue in cues("rest") if cue.pattern.match(document.text, *claim.span)), None)
        goes_on = cue is not None and cue.weak and _goes_on(document, claims[n + 1 :])
        if cue and not goes_on and not _is_reported(document, claims[n:]):
            return claims[:n] + [_as_link(tail, cue) for tail in claims[n:]]
    return claims


def _goes_on(document: Document, tail: Sequence[Claim]) -> bool:
    """Tell whether sentences of the article follow after all: titles of links have no full stop."""
    prose = [document.slice(claim.span) for claim in tail if claim.role is Role.PROSE]
    return any(text.endswith((".", ".”", "!”", "?”", '."')) and len(text.split()) > LONGEST_STOPPED for text in prose)


def _as_link(claim: Claim, cue: Cue) -> Claim:
    if claim.role is Role.REPORTER_CREDIT:
        return claim
    return replace(claim, role=Role.SKIP, reason=cue.reason, confidence=cue.confidence)


def _is_reported(document: Document, tail: Sequence[Claim]) -> bool:
    """Tell whether too much of a tail reports what somebody said: then it is the article."""
    said = sum(bool(REPORTED.search(document.slice(claim.span))) for claim in tail)
    return said > max(1, len(tail) // 4)
