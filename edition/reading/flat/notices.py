"""Boilerplate: promos, privacy notices, share links, adverts … that a flat text has in the middle of its prose.

The words are in ``notices.toml``. What addresses the reader and uses them is a notice; what reports them (“she said
customers could create an account”) is prose. Where the end of a notice is not certain, the text stays.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import Any

from edition.model import Span
from edition.reading.flat import caption_forms as forms
from edition.reading.flat.claims import Claim, Role, trimmed
from edition.reading.flat.glue import best_seam, first_step, seams
from edition.reading.flat.headlines import title_end
from edition.reading.flat.lexicon import words
from edition.reading.flat.tokens import Document, tokens

LONGEST_LINK_WORDS = 26
"""A link's title is no longer than this."""
_LINK_WINDOW = 400
LONGEST_TITLE = 90
"""What runs on from a notice for longer than this, in characters, is no title."""
LONGEST_TAIL = 0.25
"""Links to other articles fill at most this share of a text at its end …"""
LONGEST_TAIL_CHARACTERS = 1500
LONGEST_STOPPED = 8
"""A title with a full stop has no more words than this."""
SURE_FURNITURE = 0.85

_NEW_SENTENCE = r"(?=\s*$|\s+[A-Z“\"‘„«(À-ÞА-ЯІЇЄҐ\d•])"
_REPORTED = re.compile(
    r"\b(?:said|says?|told|asked|announced|wrote|added|according to|claims?|claimed|reported)\b", re.IGNORECASE
)
_ADDRESSES = re.compile(
    r"\b(?:we|our|us|my|ours|sie|ihr\w*|unser\w*|uns|vous|votre|nos|notre|tu|tus|su|nuestr\w+)\b|[?!]$|"
    r"^(?:Sign|Create|Subscribe|Get|Join|Support|Enjoy|Become|Follow|Click|Tap|Donate|Register|Log|Download|Stay|Discover|"
    r"Receive|Want|Already|Privacy|Newsletters?|By|To|Read|Listen|Watch|Send|Share|Contact|Reach|Unlimited|Exclusive|Please|Thank|Your|Jetzt|Hier|Mit)\b",
    re.IGNORECASE,
)
_YOU = re.compile(r"\b(?:you|your|du|dein\w*)\b", re.IGNORECASE)
_STRAY = re.compile(
    r"(?<=[.!?…”’\")\]])(?<!\s[.])\s(?P<mark>[.,;|])(?=\s(?![.“])|$)|^\s*(?P<lead>[.,;|])(?=\s)|(?<!\S)(?P<dot>[•·→►▶])(?!\S)"
)
_LONE_NUMBER = re.compile(r"(?<=[.!?”’\"] )(\d{1,2})(?=\s[A-Z][\w’']+\s)")
_RULE = re.compile(
    r"(?:(?<=[.!?…”’\")\]]\s)|^)(?:_{2,}|-{3,}|\*{3,}|(?:[*_] ){2,}[*_]|={3,}|~{3,})(?!\S)", re.MULTILINE
)
_LINK_TAG = re.compile(
    r"\[\s?(?:INSIGHT|VIDEO|REACTION|ANALYSIS|PICTURES|LATEST|REPORT|OPINION|COMMENT|REVEALED|PHOTOS|INTERVIEW)\s?\]"
)
_KICKER = re.compile(r"(?<!\S)[A-Z][A-Z’'-]+(?: [A-Z][A-Z’'-]+){1,3}(?= [A-Z][a-z])")
_LINKS_BELOW = re.compile(
    r"(?i:read (?:more|next|also)|related(?: (?:stories|articles?|story|content|coverage))?|see also|also read|"
    r"more on this|"
    r"lire aussi|à lire aussi|leggi anche|lee también|lesen sie auch|mehr zum thema|czytaj (?:też|także)|recommended|"
    r"read more about|you may (?:also )?like|don.t miss|watch more)[.:]?"
)
_INSIDE = re.compile(r"(?<=\S )(?:Privacy Notice:|Privacy notice:)")


@dataclass(frozen=True, slots=True)
class _Cue:
    reason: str
    confidence: float
    pattern: re.Pattern[str]
    weak: bool = False
    """True when the text may go on after all."""


@lru_cache(maxsize=1)
def _tables() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "notices.toml").read_text(encoding="utf-8"))


@lru_cache
def _cues(kind: str, key: str = "patterns") -> tuple[_Cue, ...]:
    return tuple(_cue(kind, entry, entry[key]) for entry in _tables()[kind] if key in entry)


def _cue(kind: str, entry: dict[str, Any], patterns: list[str]) -> _Cue:
    """Join an entry's expressions into one: ten thousand sentences pass through it."""
    scoped = [f"(?i:{pattern[4:]})" if pattern.startswith("(?i)") else f"(?:{pattern})" for pattern in patterns]
    after = {"furniture": _NEW_SENTENCE, "link": r"(?!\w)", "list": r"(?!\w)", "item": r"(?!\w)"}.get(kind, "")
    return _Cue(
        entry["reason"], entry["confidence"], re.compile(rf"(?:{'|'.join(scoped)}){after}"), entry.get("weak", False)
    )


def find_notices(document: Document) -> Iterator[Claim]:
    """Yield notices whose extent their own words fix, stray marks and rules."""
    text = document.text
    for cue in _cues("span"):
        for match in cue.pattern.finditer(text):
            if match[0]:
                yield Claim(trimmed(text, *match.span()), Role.SKIP, cue.reason, cue.confidence)
    yield from _lone_counters(text)
    for match in _STRAY.finditer(text):
        group = match.lastgroup or "mark"
        reason = "stray punctuation" if group != "dot" else "page furniture"
        yield Claim(
            match.span(group), Role.SKIP, reason, 0.6 if group == "dot" else 0.7 if match[group] == "|" else 0.98
        )
    for match in _RULE.finditer(text):
        yield Claim(match.span(), Role.SKIP, "rule", 0.98)


def _lone_counters(text: str) -> Iterator[Claim]:
    """Yield a number that stands alone before several captions: how many pictures the gallery has."""
    found = list(_LONE_NUMBER.finditer(text))
    counts = Counter(match[1] for match in found)
    for match in found:
        if counts[match[1]] > 1:
            yield Claim(match.span(1), Role.SKIP, "gallery counter", 0.85)


def with_notices(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims with boilerplate among the prose taken for that."""
    split = [part for claim in claims for part in _opened(document, claim)]
    judged = _in_house_style(document, [part for claim in split for part in _judged(document, claim)])
    return _rest_skipped(document, _titles_skipped(document, _neighbours_skipped(document, judged)))


def _opened(document: Document, claim: Claim) -> Iterator[Claim]:
    """Part page furniture, links and a notice that begins in mid-sentence from what stands beside them."""
    while claim.role is Role.PROSE:
        begin, end = claim.span
        inside = _INSIDE.search(document.text, begin + 1, end)
        head = _link(document, claim) or _furniture(document, claim)
        if head is None and inside:
            head = replace(claim, span=trimmed(document.text, begin, inside.start()))
        if head is None or head.span[1] == end:
            yield head or claim
            return
        yield head
        claim = replace(claim, span=trimmed(document.text, head.span[1], end), edge=False)
    yield claim


def _furniture(document: Document, claim: Claim) -> Claim | None:
    for cue in _cues("furniture"):
        match = cue.pattern.match(document.text, *claim.span)
        if match and (cue.confidence > SURE_FURNITURE or _new_sentence(document, match.end(), claim.span[1])):
            return replace(
                claim,
                span=trimmed(document.text, *match.span()),
                role=Role.SKIP,
                reason=cue.reason,
                confidence=cue.confidence,
            )
    return None


def _new_sentence(document: Document, begin: int, end: int) -> bool:
    """Tell whether a sentence surely begins here (or nothing more comes): no name goes on (“Live” in “Live Aid”)."""
    line = tokens(document.text, begin, min(end, begin + 60))
    if not line or not line[0].is_word:
        return True
    return document.begins_sentence(line[0].text) >= 2 or line[0].is_shout


def _link(document: Document, claim: Claim) -> Claim | None:
    begin, end = claim.span
    for cue in (*_cues("list"), *_cues("link")):
        match = cue.pattern.match(document.text, begin, end)
        if match:
            find_end = _list_end if cue in _cues("list") else _link_end
            stop = find_end(document, match.end(), min(end, match.end() + _LINK_WINDOW))
            stop = None if stop == match.end() + _LINK_WINDOW else stop
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


def _link_end(document: Document, begin: int, end: int) -> int | None:
    """Return where a link's title ends; None when it cannot be told from the sentence that follows."""
    tags = list(_LINK_TAG.finditer(document.text, begin, end))
    if tags:
        return tags[-1].end()
    known = title_end(document, begin, end, least=5) or best_seam(document, (begin, end), least=2.0, words=3)
    if known:
        return known
    title = document.text[begin:end].rstrip()
    whole = len(title.split()) <= LONGEST_LINK_WORDS and not title.endswith(".") and not _REPORTED.search(title)
    return end if whole else None


def _list_end(document: Document, begin: int, end: int) -> int | None:
    """Return where several titles in a row end, and the sentence begins that they run on into."""
    kickers = list(_KICKER.finditer(document.text, begin, end))
    if kickers:
        begin = kickers[-1].end()
        return first_step(document, (begin, end)) or end
    stop = _link_end(document, begin, end)
    while stop and stop < end:
        further = next((s for s in seams(document, (stop, end)) if s.score >= 2 and 5 <= s.words_before <= 14), None)
        if further is None or not forms.has_verb(document.text[further.offset : end]):
            break
        if document.text[stop : further.offset].split()[-1] in words("grammar", "prepositions"):
            break
        stop = further.offset
    return stop


def _judged(document: Document, claim: Claim) -> list[Claim]:
    """Take a sentence for boilerplate if its words say so; what runs on from it without a full stop stays prose."""
    sentence = document.slice(claim.span)
    if claim.role not in (Role.PROSE, Role.SUBHEADING) or len(sentence) > 700:
        return [claim]
    item = next((cue for cue in _cues("item") if cue.pattern.match(sentence)), None)
    if item:
        return [replace(claim, role=Role.SKIP, reason=item.reason, confidence=item.confidence)]
    lowered = sentence.casefold()
    if not any(hint in lowered for hint in _tables()["hints"]):
        return [claim]
    found = [(cue, match.end()) for cue in _cues("sentence") for match in cue.pattern.finditer(sentence)]
    if not found:
        return [claim]
    begin, end = claim.span
    said = begin + max(reached for _, reached in found)
    least = 1.75 if found[0][0].reason == "copyright notice" else 2.0
    seam = best_seam(document, claim.span, least=least, after=said) or _far_step(document, (said, end)) or end
    head = replace(claim, span=trimmed(document.text, begin, seam))
    rest = [] if seam == end else [replace(claim, span=(seam, end), edge=False)]
    return [_verdict(document, head, found[0][0]), *rest]


def _far_step(document: Document, span: Span) -> int | None:
    """Return where a notice without a full stop may end, if much follows: no prose is lost."""
    step = first_step(document, span)
    return step if step and span[1] - step > LONGEST_TITLE else None


def _verdict(document: Document, claim: Claim, cue: _Cue) -> Claim:
    """Skip what addresses the reader; keep, with a suspicion, what reports or quotes."""
    sentence = document.slice(claim.span)
    to_reader = cue.confidence > 0.95 or bool(_ADDRESSES.search(sentence)) or sentence.isupper()
    to_you = bool(_YOU.search(sentence)) and (cue.reason == "newsletter promo" or not sentence.endswith("."))
    if not (to_reader or to_you) or _REPORTED.search(sentence) or sentence[0] in '“"‘„»':
        return replace(claim, reason=cue.reason, confidence=0.5)
    return replace(claim, role=Role.SKIP, reason=cue.reason, confidence=cue.confidence)


def _in_house_style(document: Document, claims: list[Claim]) -> list[Claim]:
    """Skip long lines in capitals where the same page sets its links in capitals."""
    links = any(
        claim.role is Role.SKIP and document.slice(claim.span).isupper() and claim.reason == "call to the reader"
        for claim in claims
    )
    if not links:
        return claims
    return [
        replace(claim, role=Role.SKIP, reason="link to other articles", confidence=0.78)
        if claim.role is Role.SUBHEADING and len(document.slice(claim.span).split()) >= 6
        else claim
        for claim in claims
    ]


def _neighbours_skipped(document: Document, claims: list[Claim]) -> list[Claim]:
    """Spread a promo over the sentences beside it that speak of the same and address the reader."""
    judged = list(claims)
    for step in (1, -1):
        order = range(len(judged)) if step == 1 else range(len(judged) - 1, -1, -1)
        for n in order:
            beside = n - step
            if judged[n].role is Role.PROSE and 0 <= beside < len(judged) and _is_promo(judged[beside]):
                sentence = document.slice(judged[n].span)
                if len(sentence) < 300 and _sounds_like_promo(sentence):
                    judged[n] = replace(judged[n], role=Role.SKIP, reason=judged[beside].reason, confidence=0.8)
    return judged


def _titles_skipped(document: Document, claims: list[Claim]) -> list[Claim]:
    """Skip the title on the line below one that says “Read more” and nothing else."""
    judged = list(claims)
    for n, claim in enumerate(judged[1:], 1):
        title = document.slice(claim.span)
        alone = claim.edge and (n + 1 == len(judged) or judged[n + 1].edge) and judged[n - 1].edge
        announced = judged[n - 1].role is Role.SKIP and bool(_LINKS_BELOW.fullmatch(document.slice(judged[n - 1].span)))
        short = len(title.split()) <= LONGEST_LINK_WORDS and title[-1] not in '.:;,”"'
        if claim.role is Role.PROSE and announced and alone and short:
            judged[n] = replace(claim, role=Role.SKIP, reason="link to other articles", confidence=0.85)
    return judged


def _is_promo(claim: Claim) -> bool:
    return claim.role is Role.SKIP and claim.reason in {
        "subscription offer",
        "newsletter promo",
        "privacy notice",
        "call to the reader",
        "advertisement",
    }


def _sounds_like_promo(sentence: str) -> bool:
    return not _REPORTED.search(sentence) and any(
        cue.pattern.search(sentence) for cue in _cues("sentence", "neighbours")
    )


def _rest_skipped(document: Document, claims: list[Claim]) -> list[Claim]:
    """Skip the links to other articles that close a text."""
    length = len(document.text)
    floor = max(length * (1 - LONGEST_TAIL), length - LONGEST_TAIL_CHARACTERS)
    for n, claim in enumerate(claims):
        if claim.span[0] < floor or claim.role not in (Role.PROSE, Role.SKIP):
            continue
        cue = next((cue for cue in _cues("rest") if cue.pattern.match(document.text, *claim.span)), None)
        goes_on = cue is not None and cue.weak and _goes_on(document, claims[n + 1 :])
        if cue and not goes_on and not _is_reported(document, claims[n:]):
            return claims[:n] + [_as_link(tail, cue) for tail in claims[n:]]
    return claims


def _goes_on(document: Document, tail: Sequence[Claim]) -> bool:
    """Tell whether sentences of the article follow after all: titles of links have no full stop."""
    prose = [document.slice(claim.span) for claim in tail if claim.role is Role.PROSE]
    return any(text.endswith((".", ".”", "!”", "?”", '."')) and len(text.split()) > LONGEST_STOPPED for text in prose)


def _as_link(claim: Claim, cue: _Cue) -> Claim:
    if claim.role is Role.REPORTER_CREDIT:
        return claim
    return replace(claim, role=Role.SKIP, reason=cue.reason, confidence=cue.confidence)


def _is_reported(document: Document, tail: Sequence[Claim]) -> bool:
    """Tell whether too much of a tail reports what somebody said: then it is the article."""
    said = sum(bool(_REPORTED.search(document.slice(claim.span))) for claim in tail)
    return said > max(1, len(tail) // 4)
