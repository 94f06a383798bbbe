"""Page furniture by its grammar and its place: what addresses the reader, and what stands below the last sentence.

What outlets say differs in words, hardly in kind: “sign up”, “follow us”, “we may earn a commission”, “you must be
logged in”. Each thing of a page that a sentence names gives points; it is furniture only if it also speaks to the
reader, and neither reports nor quotes. Most furniture stands below the last sentence of an article: there, what is no
sentence is furniture once some of it surely is.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from typing import Any

from edition.model import Span
from edition.reading.flat import caption_forms as forms
from edition.reading.flat.claims import Claim, Role, trimmed
from edition.reading.flat.closing import is_about_author, is_reporter_credit
from edition.reading.flat.glue import best_seam, first_step, fresh_start
from edition.reading.flat.lexicon import lexicon
from edition.reading.flat.tokens import Document

LIKELY, LIKELY_IN_ENGLISH = 3, 4
"""So many points make furniture of a request to the reader, and more of a sentence that only speaks to him …"""
BESIDE = 2
"""… so many of a request beside other furniture, or at the end."""
LONGEST = 600
"""No sentence of furniture is longer, in characters."""
LONG_ENOUGH = 25
"""So many characters of known words are furniture in the middle of a line, too."""
SHORTEST_SENTENCE = 6
"""Words of a sentence of an article, at its end."""
SHORTEST_OF_OTHERS = 3
"""The same in languages whose verbs we do not know."""
OFTEN = 0.12
"""Where this share of the sentences names things of a page, the article is about them."""
LONGEST_FOREIGN = 0.7
"""Readers' comments fill at most this share of a text …"""
SHORT_TAIL = 0.25
"""In other languages than English, titles and teasers may fill this share of the text at its end …"""
SHORT_TAIL_CHARACTERS = 1500
"""… and so many characters."""
READERS = 0.3
"""… and at least this share of their sentences speak for themselves or to somebody."""

FURNITURE = frozenset(
    {
        "subscription offer",
        "newsletter promo",
        "privacy notice",
        "call to the reader",
        "advertisement",
        "page furniture",
        "share links",
        "links to other articles",
        "link to other articles",
        "copyright notice",
        "player button",
        "video player",
        "contact",
    }
)
"""Reasons that show where furniture stands."""
PROMOS = frozenset({"subscription offer", "newsletter promo", "privacy notice", "call to the reader"})
"""Reasons of furniture that comes in several sentences."""

_REPORTS = re.compile(
    r"\b(?:said|says|told|asked|announced|wrote|(?<!be )(?<!are )added|according to|"
    r"claims?|claimed|reported|accused|alleged)\b",
    re.IGNORECASE,
)
_MARKER_ENDS = re.compile(r"\s*(?:$|[:•|(“\"\d]|[A-ZÀ-Þ]|[^\W\d_]+ “)")
_STOP = re.compile(r"(?<=[a-z)]{3})[.!?] (?=[a-z])")
"""A full stop before a small letter: no sentence begins there by rule, but what comes after says something else."""
_QUOTATION = re.compile(r"“[^“”]*”|\"[^\"]*\"")
_READER = re.compile(
    r"\b(?:I|I[’'](?:m|ve|d|ll)|[Yy]ou|[Yy]our|[Mm]y|[Tt]hanks?|[Rr]epl(?:y|ies)|[Cc]omments?|logged|ago)\b|"
    r"\bsa(?:id|ys):|\d{1,2}:\d\d ?(?:[ap]m|[AP]M)\b|@\w"
)
_ENDED_INSIDE = re.compile(r"\w{2}[.!?][”“«»\"]?\s")
_THIRD_PERSON = re.compile(r"\b(?:he|she|his|her|who)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"(?<![\w,]) \d{1,2}\.$")
_ITSELF = re.compile(
    r"\b[Tt]his (?:is an? )?(?:\w+ )?(?:article|story|page|content|website|site|newsletter|video|feature|"
    r"material|column|post)\b"
)
_QUOTES = '“"‘„»'


TONGUES = frozenset({"en", "de", "fr", "es", "it", "pl", "uk"})
"""Languages that have a table of their own."""


@lru_cache
def _table(tongue: str) -> dict[str, Any]:
    name = "furniture.toml" if tongue == "en" else f"furniture_{tongue}.toml"
    return tomllib.loads((files(__package__) / name).read_text(encoding="utf-8"))


@lru_cache
def _things(tongue: str) -> tuple[tuple[int, re.Pattern[str]], ...]:
    return tuple(
        (entry["points"], re.compile(rf"(?<!\w)(?:{'|'.join(entry['patterns'])})(?!\w)", re.IGNORECASE))
        for entry in _table(tongue)["things"]
    )


@lru_cache
def _words(tongue: str, kind: str) -> frozenset[str]:
    return frozenset(_table(tongue)["address"][kind].split())


@lru_cache
def _reports(tongue: str) -> re.Pattern[str]:
    return re.compile(_table(tongue)["address"]["reports"]) if tongue != "en" else _REPORTS


def points(sentence: str, tongue: str = "en") -> int:
    """Return how many points the things of a page give that a sentence names; 0 when it reports or quotes."""
    if len(sentence) > LONGEST or sentence[0] in _QUOTES or "”" in sentence or _reports(tongue).search(sentence):
        return 0
    if tongue == "en" and _THIRD_PERSON.search(sentence) and not is_request(sentence):
        return 0
    rest, total = sentence, 0
    for worth, pattern in _things(tongue):
        named = {match[0].casefold() for match in pattern.finditer(rest)}
        total += worth * len(named)
        rest = pattern.sub(" ", rest)
    return total


def is_request(sentence: str, tongue: str = "en") -> bool:
    """Tell whether a sentence begins as requests and offers to the reader do."""
    return sentence.split(maxsplit=1)[0].strip(".,:;!?*•—–-").casefold() in _words(tongue, "imperatives")


def addresses(sentence: str, tongue: str = "en") -> bool:
    """Tell whether a sentence speaks to the reader (“Sie” in mid-sentence), or of the house or page."""
    polite = _table(tongue)["address"].get("polite")
    if (polite and re.search(polite, sentence)) or _ITSELF.search(sentence):
        return True
    return not _words(tongue, "reader").isdisjoint(re.findall(r"[\w’']+", sentence.casefold()))


@lru_cache
def _place(tongue: str, kind: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in _table(tongue)["ends"][kind]), re.DOTALL)


def find_furniture(document: Document) -> Iterator[Claim]:
    """Yield page furniture that always has the same words."""
    if document.tongue not in TONGUES:
        return
    for reason, confidence, pattern in _fixed(document.tongue):
        for match in pattern.finditer(document.text):
            if _stands_alone(document.text, match):
                yield Claim(trimmed(document.text, *match.span()), Role.SKIP, reason, confidence)


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Tell whether words stand between sentences; long ones have their own beginning, but may run into a sentence."""
    before, after = (
        text[max(0, match.start() - 2) : match.start()].rstrip()[-1:],
        text[match.end() : match.end() + 2].lstrip()[:1],
    )
    opened = not before or before in ".!?…”’\"')]•|·>" or len(match[0]) >= LONG_ENOUGH
    follows = not after or after.isupper() or after.isdigit() or after in "“‘\"'•|(©[#@–—-" or match[0][-1] in ".!?"
    return opened and follows


@lru_cache
def _fixed(tongue: str) -> tuple[tuple[str, float, re.Pattern[str]], ...]:
    return tuple(
        (entry["reason"], entry["confidence"], re.compile(rf"(?<![\w’'-])(?:{'|'.join(entry['patterns'])})(?![\w’'-])"))
        for entry in _table(tongue).get("fixed", ())
    )


def with_furniture(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims with page furniture among the prose taken for that."""
    if document.tongue not in TONGUES:
        return list(claims)
    least = _likely(document.tongue) + (2 if _is_about_pages(document, claims) else 0)
    settled = [part for claim in claims for part in _parted(document, claim, least)]
    settled = _beside(document, settled)
    return _below(document, _without_comments(document, settled))


def _likely(tongue: str) -> int:
    return LIKELY_IN_ENGLISH if tongue == "en" else LIKELY


def _is_about_pages(document: Document, claims: Sequence[Claim]) -> bool:
    """Tell an article about apps, offers and newsletters: many of its sentences name such things."""
    prose = [claim for claim in claims if claim.role is Role.PROSE]
    named = next(pattern for worth, pattern in _things(document.tongue) if worth == BESIDE)
    naming = sum(bool(named.search(document.slice(claim.span))) for claim in prose)
    return naming > max(6, OFTEN * len(prose))


def _parted(document: Document, claim: Claim, least: int) -> list[Claim]:
    """Take a sentence for furniture; what runs on from it without a full stop stays prose."""
    if claim.role is not Role.PROSE or not _names_things(document, claim.span):
        return [claim]
    head, rest = _split(document, claim)
    text, tongue = document.slice(head.span), document.tongue
    worth = points(text, tongue)
    speaks = worth > least and addresses(text, tongue)
    asks = worth >= least and is_request(text, tongue) and len(text) < 350
    bare = tongue == "en" and worth > least and len(text) < 160 and not forms.has_verb(text)
    if not (speaks or asks or bare):
        return [claim]
    return [replace(head, role=Role.SKIP, reason="call to the reader", confidence=min(0.95, 0.7 + worth / 25)), *rest]


def _names_things(document: Document, span: Span) -> bool:
    begin, end = span
    return any(
        pattern.search(document.text, begin, min(end, begin + LONGEST)) for _, pattern in _things(document.tongue)
    )


def _split(document: Document, claim: Claim) -> tuple[Claim, list[Claim]]:
    """Part a sentence that runs on after the last thing of a page from what comes before."""
    begin, end = claim.span
    cut = _furniture_end(document, claim.span)
    head = replace(claim, span=trimmed(document.text, begin, cut))
    return head, [] if cut == end else [replace(claim, span=(cut, end), edge=False)]


def _furniture_end(document: Document, span: Span) -> int:
    """Return where a sentence begins that runs on after the last thing of a page; the span's end if none does."""
    begin, end = span
    reached = max(
        (
            match.end()
            for _, pattern in _things(document.tongue)
            for match in pattern.finditer(document.text, begin, min(end, begin + LONGEST))
        ),
        default=end,
    )
    stop = _STOP.search(document.text, reached, end)
    if stop:
        return stop.end()
    seam = fresh_start(document, reached, end) or best_seam(document, span, least=2.0, after=reached)
    step = first_step(document, (reached, end)) if end - reached > 90 else None
    return seam or step or end


def _beside(document: Document, claims: list[Claim]) -> list[Claim]:
    """Take what names a thing or two, and speaks to the reader, for furniture beside other furniture."""
    for backwards in (False, True):
        settled: list[Claim] = []
        ordered = claims[::-1] if backwards else claims
        for n, claim in enumerate(ordered):
            before = settled[-1] if settled else None
            parts = [claim]
            if claim.role is Role.PROSE and (_is_promo(before) if before else backwards):
                head, rest = _split(document, claim) if not backwards else (claim, [])
                if _goes_with(document.slice(head.span), before, _at(ordered, n + 1), document.tongue):
                    parts = [replace(head, role=Role.SKIP, reason="call to the reader", confidence=0.8), *rest]
            settled += parts
        claims = settled[::-1] if backwards else settled
    return claims


def _at(claims: Sequence[Claim], n: int) -> Claim | None:
    return claims[n] if 0 <= n < len(claims) else None


def _goes_with(text: str, before: Claim | None, after: Claim | None, tongue: str) -> bool:
    """Tell what belongs to a promo before it, or to the end of the text: speaks to the reader of a thing."""
    if len(text) > 350 or not (before is None or _is_promo(before)):
        return False
    worth, asks = points(text, tongue), is_request(text, tongue)
    if before is None:
        return (worth >= BESIDE and asks) or (worth >= _likely(tongue) and addresses(text, tongue))
    if after is not None and _is_promo(after) and not _is_reported(text, tongue) and (worth or asks):
        return True
    if asks:
        return worth >= BESIDE
    return worth >= _likely(tongue) or (worth > BESIDE and (addresses(text, tongue) or len(text) < 100))


def _is_reported(text: str, tongue: str) -> bool:
    return text[0] in _QUOTES or bool(_reports(tongue).search(text) or _THIRD_PERSON.search(text))


def _is_promo(claim: Claim) -> bool:
    return claim.role is Role.SKIP and claim.reason in PROMOS


def _is_furniture(claim: Claim) -> bool:
    return claim.role is Role.SKIP and claim.reason in FURNITURE and claim.span[1] - claim.span[0] > 1


def _without_comments(document: Document, claims: list[Claim]) -> list[Claim]:
    """Skip what readers wrote below the article, if the page says so above and below it, and they speak as readers."""
    floor = len(document.text) * (1 - LONGEST_FOREIGN)
    for n, claim in enumerate(claims):
        if claim.span[0] < floor or claim.role not in (Role.PROSE, Role.SKIP, Role.LIST_ITEM):
            continue
        marker = _place(document.tongue, "foreign").match(document.text, *claim.span)
        ended = document.tongue != "en" or (marker and _MARKER_ENDS.match(document.text, marker.end()))
        if marker is None or not ended:
            continue
        if _place(document.tongue, "closes").search(
            document.text, marker.end() if document.tongue == "en" else claim.span[0]
        ) and _is_by_readers(document, claims[n:]):
            return claims[:n] + [_skipped(tail, "readers’ comments", 0.85) for tail in claims[n:]]
    return claims


def _is_short(document: Document, tail: Sequence[Claim]) -> bool:
    """Tell a tail of titles and teasers from an article that goes on, which reports what somebody said."""
    length = tail[-1].span[1] - tail[0].span[0]
    reports = lexicon()["captions"].get(document.tongue, {}).get("reports", r"(?!)")
    reported = any(claim.role is Role.PROSE and re.search(reports, document.slice(claim.span)) for claim in tail)
    return length <= min(SHORT_TAIL * len(document.text), SHORT_TAIL_CHARACTERS) and not reported


def _speaks_as_reader(document: Document, tail: Sequence[Claim]) -> bool:
    """Tell readers' comments in other languages by the words of a table, where there is one."""
    words = _table(document.tongue)["ends"].get("readers")
    prose = [document.slice(claim.span) for claim in tail if claim.role is Role.PROSE]
    spoken = sum(bool(re.search(words, sentence)) for sentence in prose) if words else 0
    return bool(spoken) and spoken >= READERS * len(prose)


def _is_by_readers(document: Document, tail: Sequence[Claim]) -> bool:
    """Tell comments from an article that goes on: they say “I” and “you” outside quotation marks, at an hour."""
    if document.tongue != "en":
        return _is_short(document, tail) or _speaks_as_reader(document, tail)
    prose = [_QUOTATION.sub(" ", document.slice(claim.span)) for claim in tail if claim.role is Role.PROSE]
    spoken = sum(bool(_READER.search(sentence)) for sentence in prose)
    return spoken >= READERS * len(prose) and not any(claim.role is Role.CREDIT for claim in tail)


def _skipped(claim: Claim, reason: str, confidence: float) -> Claim:
    if claim.role in (Role.SKIP, Role.REPORTER_CREDIT):
        return claim
    return replace(claim, role=Role.SKIP, reason=reason, confidence=confidence)


def _below(document: Document, claims: list[Claim]) -> list[Claim]:
    """Skip the fragments below the last sentence of the article, from the first of them that surely is furniture on."""
    last = next((n for n in range(len(claims) - 1, -1, -1) if _is_of_article(document, claims[n])), -1)
    first = next(
        (n for n in range(last + 1, len(claims)) if last >= 0 and _opens_end(document, claims[n])), len(claims)
    )
    return claims[:first] + [
        claim if _is_signed(document.slice(claim.span)) else _skipped(claim, "page furniture", 0.8)
        for claim in claims[first:]
    ]


def _is_signed(sentence: str) -> bool:
    return is_about_author(sentence) or is_reporter_credit(sentence)


def _is_of_article(document: Document, claim: Claim) -> bool:
    """Tell a sentence of the article (or what belongs to it) from titles, buttons, names and calls."""
    if claim.role is not Role.PROSE:
        return claim.role in (Role.CREDIT, Role.CAPTION, Role.REPORTER_CREDIT)
    text = document.slice(claim.span)
    closed = text.rstrip("”“«»’\"')]").endswith((".", "!", "?")) and not text.endswith("...")
    closed = closed and not _NUMBERED.search(text)
    closed = closed or (document.tongue != "en" and bool(_ENDED_INSIDE.search(text)))
    short = len(text.split()) < (SHORTEST_SENTENCE if document.tongue == "en" else SHORTEST_OF_OTHERS)
    if not closed or (short and not forms.has_verb(text)):
        return text[-1] in '”“«"' or text[0] in _QUOTES
    return not (
        points(text, document.tongue) >= BESIDE
        and (addresses(text, document.tongue) or is_request(text, document.tongue))
    )


def _opens_end(document: Document, claim: Claim) -> bool:
    return _is_furniture(claim) or bool(_place(document.tongue, "openers").match(document.text, *claim.span))
