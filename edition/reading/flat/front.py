"""What stands before the article: headline, standfirst, byline, date; and the dateline that opens its first sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from edition.model import Span
from edition.reading.flat.claims import Claim, Role
from edition.reading.flat.glue import best_seam
from edition.reading.flat.tokens import Document

FRONT = 6000
"""Front matter is looked for in this many characters at the beginning."""
LATEST = 420
"""So much text, in characters, may stand before a byline: headline and standfirst."""
CAPTION_ALLOWANCE = 220
LONGEST_HEADLINE_WORDS = 26
LONGEST_STANDFIRST_WORDS = 36

_MONTHS = "January February March April May June July August September October November December".split()
_MONTH = r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
_DAY = rf"(?:(?P<m1>{_MONTH}) (?P<d1>\d{{1,2}}),? (?P<y1>(?:19|20)\d\d)|(?P<d2>\d{{1,2}}) (?P<m2>{_MONTH}),? (?P<y2>(?:19|20)\d\d)|(?P<d3>\d{{2}})\.(?P<m3>\d{{2}})\.(?P<y3>20\d\d))"
_TIME = r"(?:,? (?:at )?\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: (?:Uhr|ET|EST|EDT|GMT|BST|UTC))?)?"
_STAMP = re.compile(
    rf"(?:(?:Published|Posted|Updated|Last updated|Veröffentlicht|Publié le)(?: on)?:? )?{_WEEKDAY}{_DAY}{_TIME}"
    r"(?: [•|·–-] (?:Last [Uu]pdated|Updated) .{3,30}?(?= [•|·]| [A-Z]|$))?(?: [•|·] \d+ min(?:ute)?s? read)?"
)
_NAME = r"(?:[A-ZÀ-ÞŚŻŹŁČŠŽ][\w’'.\-]*)(?: (?:(?:de|van|von|der|den|al|el|bin|la|di|da)\s)*[A-ZÀ-ÞŚŻŹŁČŠŽ][\w’'.\-]+){1,3}"
_BYLINE = re.compile(
    rf"(?:By|BY|Von|Par|Por|Di|(?:Ein Kommentar|Eine Analyse|Ein Gastbeitrag|Analysis|Comment|Opinion|Words) (?:von|by)) "
    rf"(?P<names>(?:{_NAME})(?:(?:, | and | & | und | et | y )(?:{_NAME}))*)"
)
_SHOUTED = re.compile(r"By (?:[A-Z][A-Z.’'\-]+ ?){2,4}(?:(?:, | ?and |, and )(?:[A-Z][A-Z.’'\-]+ ?){2,4})*(?<! )")
_PIPED = re.compile(rf"(?P<names>{_NAME})\s?\|\s?(?:Published|Updated|Posted)\b(?:[: ]+{_WEEKDAY}{_DAY}{_TIME})?")
_DATELINE = re.compile(
    r"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ .’'\-]{2,40}(?:, [A-Z][\w.’]+(?: [A-Z][\w.]+)?)?|[A-Z][a-zà-ÿ]+(?: [A-Z][a-zà-ÿ]+)?, [A-Z][a-zà-ÿ]+(?: [A-Z][a-zà-ÿ]+)?)"
    r"(?:, (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z.]* \d{1,2})?(?: ?\((?:[A-Z][\w .&-]{1,25})\))? ?[—–-]{1,2} "
)
_NOT_NAMES = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "The", "This", "That", "His", "Her", *_MONTHS})
_STOPPED = re.compile(r"[a-z0-9”’)]\. (?=[A-Z“])|[.!?]”\s")
_CLOSED = re.compile(r"[.!?…]['”’\"]?$")


def find_front(document: Document) -> Iterator[Claim]:
    """Yield bylines and dates of publication that may stand before the article; see :func:`without_late`."""
    text = document.text
    reach = min(len(text), FRONT)
    for match in _PIPED.finditer(text, 0, reach):
        yield Claim(match.span(), Role.BYLINE, "byline", 0.95)
    for match in _BYLINE.finditer(text, 0, reach):
        if _may_stand(text, match):
            shouted = _SHOUTED.match(text, match.start())
            end = shouted.end() if shouted else _name_end(document, match)
            yield Claim((match.start(), end), Role.BYLINE, "byline", 0.83)
    for match in _STAMP.finditer(text, 0, reach):
        if _is_stamp(text, match):
            yield Claim(match.span(), Role.PUBLISHED, "date of publication", 0.99 if match[0][0] in "PLV" else 0.9)


def without_late(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims without bylines and dates that stand after too much text to be front matter.

    Credit lines before it are taken for a gallery, with a caption each.
    """
    kept: list[Claim] = []
    free, reached, found = 0, 0, set()
    for claim in claims:
        free += max(0, claim.span[0] - reached) - (CAPTION_ALLOWANCE if claim.role is Role.CREDIT else 0)
        reached = claim.span[1]
        is_front = claim.role in (Role.BYLINE, Role.PUBLISHED)
        if is_front and (free > LATEST or claim.role in found):
            free += claim.span[1] - claim.span[0]
            continue
        if is_front:
            found.add(claim.role)
        kept.append(claim)
    return kept


def _may_stand(text: str, match: re.Match[str]) -> bool:
    """Tell whether a byline can begin here: at the start, after a sentence or after a headline (no preposition)."""
    before = text[max(0, match.start() - 20) : match.start()]
    return not before.strip() or not re.search(r"\b(?:[a-z]+ed|led|held|made|given|written|shot|run|seen|of|and|or)\s$|,\s$", before)


def _name_end(document: Document, match: re.Match[str]) -> int:
    """Leave out of a byline the capitalised word that begins the next sentence."""
    words = list(re.finditer(r"\S+", document.text[match.start() : match.end()]))
    last = words[-1]
    follows = document.text[match.end() : match.end() + 2].strip()
    runs_on = len(words) > 3 and follows[:1].islower() or document.begins_sentence(last[0]) >= 3
    return match.start() + (words[-2].end() if runs_on and len(words) > 3 else last.end())


def _is_stamp(text: str, match: re.Match[str]) -> bool:
    """Tell a date that stands by itself from one inside a sentence: what follows begins anew."""
    before, after = text[: match.start()].rstrip(), text[match.end() :].lstrip()
    labelled = match[0][0] in "PULV" and not match[0][0].isdigit()
    if not labelled and re.search(r"(?:\b[a-z]+|,|\()$", before[-12:]) and re.search(r"\b(?:on|in|of|by|until|since|from|to|the|for|at|and|after|before|am|vom|le)$|,$|\($", before):
        return False
    return not after or after[0].isupper() or after[0] in "“\"‘•|["


def with_front(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims with headline and standfirst among them."""
    settled = _repeated_headline(document, _without_section_name(document, list(claims)))
    if not any(claim.role is Role.HEADLINE for claim in settled):
        settled = _headline_before_front(document, settled)
    if not any(claim.role is Role.HEADLINE for claim in settled):
        settled = _title_case_headline(document, settled)
    return _standfirst(document, settled)


def _without_section_name(document: Document, claims: list[Claim]) -> list[Claim]:
    """Skip “Politics /” before a date at the very beginning."""
    if len(claims) > 2 and claims[0].role is Role.PROSE and claims[1].role is Role.PUBLISHED and document.slice(claims[0].span)[-1] in "/|•":
        return [replace(claims[0], role=Role.SKIP, reason="section name", confidence=0.9), *claims[1:]]
    return claims


def _repeated_headline(document: Document, claims: list[Claim]) -> list[Claim]:
    """Find a headline that a page gives twice in a row; what stands before it is the section's name."""
    first = next((n for n, claim in enumerate(claims[:4]) if claim.role is Role.PROSE), None)
    if first is None:
        return claims
    begin, end = claims[first].span
    text = document.text[begin : min(len(document.text), begin + 600)]
    for match in list(re.finditer(r"\S+", text))[:8]:
        length = _repeat_length(text[match.start() :])
        if length and not _CLOSED.search(text[match.start() : match.start() + length]):
            a = begin + match.start()
            b = a + length
            second = (b + 1, b + 1 + length)
            parts = [replace(claims[first], span=(begin, a - 1), role=Role.SKIP, reason="section name", confidence=0.85)] if a > begin else []
            parts.append(Claim((a, b), Role.HEADLINE, "headline given twice", 0.97))
            parts.append(Claim(second, Role.SKIP, "repeated headline", 0.97))
            return [*claims[:first], *parts, *_beyond(document, claims[first:], second[1])]
    return claims


def _repeat_length(text: str) -> int:
    for match in re.finditer(r"\s", text):
        length = match.start()
        if 20 <= length <= 250 and text[length + 1 : 2 * length + 1] == text[:length]:
            return length
    return 0


def _beyond(document: Document, claims: Sequence[Claim], offset: int) -> list[Claim]:
    """Return what of the claims lies after an offset."""
    rest = []
    for claim in claims:
        if claim.span[1] <= offset:
            continue
        begin = max(claim.span[0], offset)
        begin += len(document.text[begin : claim.span[1]]) - len(document.text[begin : claim.span[1]].lstrip())
        rest.append(replace(claim, span=(begin, claim.span[1])))
    return rest


def _headline_before_front(document: Document, claims: list[Claim]) -> list[Claim]:
    """Take for headline the unfinished words before the byline or date."""
    place = next((n for n, claim in enumerate(claims[:6]) if claim.role in (Role.BYLINE, Role.PUBLISHED)), None)
    lead = next((n for n, claim in enumerate(claims[:6]) if claim.role is Role.PROSE), None)
    if place is None or lead is None or lead != place - 1:
        return claims
    words = document.slice(claims[lead].span)
    if _CLOSED.search(words) or _STOPPED.search(words) or not 2 <= len(words.split()) <= LONGEST_HEADLINE_WORDS:
        return claims
    return [*claims[:lead], replace(claims[lead], role=Role.HEADLINE, reason="headline: before byline or date", confidence=0.85), *claims[lead + 1 :]]


def _title_case_headline(document: Document, claims: list[Claim]) -> list[Claim]:
    """Take for headline a run of capitalised words at the beginning, followed by a sentence in the usual case."""
    lead = next((n for n, claim in enumerate(claims[:3]) if claim.role is Role.PROSE), None)
    if lead is None:
        return claims
    begin, end = claims[lead].span
    stop = title_case_end(document, begin, end)
    if stop is None or not stop < end:
        return claims
    headline = (begin, begin + len(document.text[begin:stop].rstrip()))
    return [*claims[:lead], Claim(headline, Role.HEADLINE, "headline: capitalised words before the first sentence", 0.8), *_beyond(document, claims[lead:], stop)]


_SMALL = frozenset("a an the of in on at to for and or but by with from as is vs v via into over after it be".split())


def title_case_end(document: Document, begin: int, end: int, *, least: int = 6) -> int | None:
    """Return where a title ends and a sentence begins, if ``least`` words or more of the title are capitalised."""
    capital: re.Match[str] | None = None
    count = 0
    for match in re.finditer(r"\S+", document.text[begin : min(end, begin + 320)]):
        word = match[0].strip("“”‘’\"'(),:;?!.")
        if count >= least and match[0][0] in "“\"" and word[:1].isupper():
            return begin + match.start()
        if word[:1].isupper() or word[:1].isdigit():
            capital, count = match, count + 1
        elif word and word.casefold() not in _SMALL:
            return begin + capital.start() if capital and count > least else None
    return None


def _standfirst(document: Document, claims: list[Claim]) -> list[Claim]:
    """Take for standfirst one or two short sentences between the headline and what is no prose."""
    place = next((n for n, claim in enumerate(claims[:6]) if claim.role is Role.HEADLINE), None)
    if place is None:
        return claims
    after = place + 1
    while after < len(claims) and claims[after].role is Role.PROSE and after - place <= 3:
        after += 1
    run = claims[place + 1 : after]
    words = sum(len(document.slice(claim.span).split()) for claim in run)
    bounded = after < len(claims) and claims[after].role not in (Role.PROSE, Role.PUBLISHED)
    if not run or len(run) > 2 or words > LONGEST_STANDFIRST_WORDS or not bounded or after == len(claims) - 1:
        return claims
    span = (run[0].span[0], run[-1].span[1])
    return [*claims[: place + 1], Claim(span, Role.STANDFIRST, "standfirst: between headline and picture", 0.75), *claims[after:]]


def dateline(document: Document, claims: Sequence[Claim]) -> str | None:
    """Return the place that opens the article's first or second sentence (“AUBURN, Wash.”); it stays in the text."""
    for claim in [claim for claim in claims if claim.role is Role.PROSE][:2]:
        match = _DATELINE.match(document.text, *claim.span)
        if match:
            return match["place"]
    return None


def published(document: Document, claims: Sequence[Claim]) -> date | None:
    """Return the date that the front matter gives, if it is one of the calendar."""
    for claim in claims:
        if claim.role in (Role.PUBLISHED, Role.BYLINE):
            match = re.search(_DAY, document.slice(claim.span))
            day = _date(match) if match else None
            if day:
                return day
    return None


def _date(match: re.Match[str]) -> date | None:
    year = match["y1"] or match["y2"] or match["y3"]
    month = match["m1"] or match["m2"]
    number = next((n for n, name in enumerate(_MONTHS, 1) if month and name.startswith(month[:3])), 0) if month else int(match["m3"])
    try:
        return date(int(year), number, int(match["d1"] or match["d2"] or match["d3"]))
    except ValueError:
        return None


__all__ = ["Span", "best_seam", "dateline", "find_front", "published", "title_case_end", "with_front"]
