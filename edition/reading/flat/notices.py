"""Boilerplate: promos, privacy notices, share links, adverts … that a flat text has in the middle of its prose.

The words are in ``notices.toml``. What addresses the reader and uses them is a notice; what reports them (“she said
customers could create an account”) is prose. Where the end of a notice is not certain, the text stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from edition.model import Span
from edition.reading.flat.claims import Claim, Role, trimmed
from edition.reading.flat.closing import is_reporter_credit
from edition.reading.flat.cues import REPORTED, Cue, cues, hints
from edition.reading.flat.glue import last_stop
from edition.reading.flat.lexicon import lexicon
from edition.reading.flat.links import link, rest_skipped, titles_skipped
from edition.reading.flat.notice_ends import ADDRESSES, SHORTEST_REST, YOU, after_call, any_sentence, article_resumes
from edition.reading.flat.page_words import TONGUES, addresses, is_request
from edition.reading.flat.tokens import Document, tokens

LONGEST_LEAD = 40
"""What is longer than this, in characters, and ends with a colon before a notice, is no part of it."""
SURE_FURNITURE = 0.85
"""Furniture surer than this needs no new sentence after it."""
LONGEST_OFFER = 200
"""A German sentence that offers a subscription is no longer, in characters."""
SHORTEST_REPORT = 16
"""Words of a sentence beside a promo that is no promo itself, at least."""
_PLAYS = re.compile(r"(?<!\S)\d{1,2}:\d\d(?= [A-Z“])")
_QUOTED = re.compile(r"[„«“][^„«“”»]{20,}[“”»],? [a-zà-ÿ]{2,}")
"""What somebody is quoted with: “«… la protección de datos», dijo la portavoz.”"""
_INSIDE = re.compile(r"(?<=\S )(?:Privacy Notice:|Privacy notice:)")
_ON_OFFER = re.compile(
    r"(?:Jetzt|Hier) (?:\w+ )?[a-zäöüß]+(?:en|ern|eln)\b|Ich bin (?:damit )?einverstanden\b|Ja, ich\b|"
    r".*\b(?:abonnieren|bestellen|anmelden|herunterladen|weiterlesen)[.!]?$"
)
"""How offers and consents begin or end in German that speak to nobody (“Jetzt weiterlesen mit dem Abo.”)."""


_WALL = re.compile(
    r"réservée? aux abonnés|\b(?!chez\b|assez\b|nez\b|rez\b)[a-zàâéèêîôû]{3,}ez\b|riservat[oa] agli abbonati|"
    r"(?:exclusivo|sólo|solo) para suscriptores|[Pp]ozostało \d{1,2} ?% (?:tekstu|artykułu)|dla prenumeratorów"
)
"""What a paywall says in other languages, and the French form that speaks to the reader (“recevez”)."""


def with_notices(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims with boilerplate among the prose taken for that."""
    pieces = [piece for claim in claims for piece in after_call(document, claim)]
    split = [part for piece in pieces for part in _opened(document, piece)]
    judged = _in_house_style(document, [part for claim in split for part in _judged(document, claim)])
    return rest_skipped(document, titles_skipped(document, _neighbours_skipped(document, judged)))


def _opened(document: Document, claim: Claim) -> Iterator[Claim]:
    """Part page furniture, links and a notice that begins in mid-sentence from what stands beside them."""
    while claim.role is Role.PROSE:
        begin, end = claim.span
        inside = _INSIDE.search(document.text, begin + 1, end)
        head = link(document, claim) or _furniture(document, claim)
        if head is None and inside:
            head = replace(claim, span=trimmed(document.text, begin, inside.start()))
        if head is None or head.span[1] == end:
            yield head or claim
            return
        yield head
        claim = replace(claim, span=trimmed(document.text, head.span[1], end), edge=False)
    yield claim


def _furniture(document: Document, claim: Claim) -> Claim | None:
    for cue in cues("furniture", tongue=document.tongue):
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


def _judged(document: Document, claim: Claim) -> list[Claim]:
    """Take a sentence for boilerplate if its words say so; what runs on from it without a full stop stays prose."""
    sentence = document.slice(claim.span)
    if claim.role not in (Role.PROSE, Role.SUBHEADING) or len(sentence) > 700:
        return [claim]
    item = next((cue for cue in cues("item", tongue=document.tongue) if cue.pattern.match(sentence)), None)
    if item:
        return _item(document, replace(claim, role=Role.SKIP, reason=item.reason, confidence=item.confidence))
    if _QUOTED.match(sentence):
        return [claim]
    lowered = sentence.casefold()
    if document.tongue == "en" and not any(hint in lowered for hint in hints()):
        return [claim]
    found = [
        (cue, match) for cue in cues("sentence", tongue=document.tongue) for match in cue.pattern.finditer(sentence)
    ]
    if not found:
        return [claim]
    begin, end = claim.span
    lead = sentence.rfind(": ", 0, min(match.start() for _, match in found))
    if lead > LONGEST_LEAD and sentence[lead + 2].isupper():
        notice = replace(claim, span=(begin + lead + 2, end), edge=False)
        return [replace(claim, span=(begin, begin + lead + 1)), *_judged(document, notice)]
    first = begin + min(match.start() for _, match in found)
    stop = last_stop(document.text, (begin, first))
    if stop:
        judged = _judged(document, replace(claim, span=(stop, end), edge=False))
        before = replace(claim, span=trimmed(document.text, begin, stop))
        return [before, *judged] if judged[0].role is Role.SKIP else [claim]
    if _runs_into(document, (begin, first)) or _breaks_off(document, (begin, first)):
        notice = replace(claim, span=(first, end), edge=False)
        return [replace(claim, span=trimmed(document.text, begin, first)), *_judged(document, notice)]
    said = begin + max(match.end() for _, match in found)
    least = 1.75 if found[0][0].reason == "copyright notice" else 2.0
    seam = article_resumes(document, claim.span, said, least=least) or end
    head = replace(claim, span=trimmed(document.text, begin, seam))
    rest = [] if seam == end else [replace(claim, span=(seam, end), edge=False)]
    return [_verdict(document, head, found[0][0]), *rest]


def _runs_into(document: Document, span: Span) -> bool:
    """Tell words of the article without a full stop before a notice: who else reported, the end of a sub-head."""
    head = document.slice(span).rstrip()
    return bool(head) and document.text[span[1] : span[1] + 1].isupper() and is_reporter_credit(head)


def _item(document: Document, item: Claim) -> list[Claim]:
    """End a video's or audio's line at how long it plays, or where a sentence surely runs on from it."""
    begin, end = item.span
    length = _PLAYS.search(document.text, begin, end)
    told = ":" in document.slice(item.span)  # “WATCH | Title: More about it What it shows.”
    stop = length.end() if length else None if told else any_sentence(document, item.span)
    if stop is None or len(document.text[stop:end].split()) < SHORTEST_REST:
        return [item]
    rest = Claim(trimmed(document.text, stop, end), Role.PROSE)
    return [replace(item, span=trimmed(document.text, begin, stop)), rest]


def _breaks_off(document: Document, span: Span) -> bool:
    """Tell words of the article without a full stop before a notice that begins with a capital, not in English.

    Where nouns have capitals, such a one says nothing.
    """
    head = document.slice(span).rstrip()
    plain = document.tongue != "en" and not document.has_capital_nouns and head[-1:].isalnum()
    return plain and len(head.split()) >= SHORTEST_REST and document.text[span[1]].isupper()


def _verdict(document: Document, claim: Claim, cue: Cue) -> Claim:
    """Skip what addresses the reader; keep, with a suspicion, what reports or quotes."""
    sentence = document.slice(claim.span)
    if document.tongue != "en" and not _is_for_reader(sentence, document.tongue):
        return replace(claim, reason=cue.reason, confidence=0.5)
    asked = document.tongue != "en" and document.tongue in TONGUES
    to_reader = asked or cue.confidence > 0.95 or bool(ADDRESSES.search(sentence)) or sentence.isupper()
    to_you = bool(YOU.search(sentence)) and (cue.reason == "newsletter promo" or not sentence.endswith("."))
    too_long = cue.reason == "subscription offer" and document.tongue == "de" and len(sentence) > LONGEST_OFFER
    if too_long or not (to_reader or to_you) or REPORTED.search(sentence) or sentence[0] in '“"‘„»':
        return replace(claim, reason=cue.reason, confidence=0.5)
    return replace(claim, role=Role.SKIP, reason=cue.reason, confidence=cue.confidence)


def _is_for_reader(sentence: str, tongue: str) -> bool:
    """Tell, in another language than English, a request or what speaks to the reader from what reports or quotes."""
    spoken = sentence[0] in "–—«" or bool(_reported(tongue).search(sentence))
    if spoken or tongue not in TONGUES:
        return not spoken
    open_ended = sentence[-1] not in ".!…" or bool(_ON_OFFER.match(sentence) or _WALL.search(sentence))
    return open_ended or is_request(sentence, tongue) or addresses(sentence, tongue)


@lru_cache
def _reported(tongue: str) -> re.Pattern[str]:
    return re.compile(lexicon()["reported"].get(tongue, r"(?!)"))


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


def _is_promo(claim: Claim) -> bool:
    return claim.role is Role.SKIP and claim.reason in {
        "subscription offer",
        "newsletter promo",
        "privacy notice",
        "call to the reader",
        "advertisement",
    }


def _sounds_like_promo(sentence: str) -> bool:
    """Tell a sentence with a promo's words; a long one must speak to the reader, too (“… a month to prepare …”)."""
    spoken_to = bool(ADDRESSES.search(sentence) or YOU.search(sentence)) or len(sentence.split()) < SHORTEST_REPORT
    named = any(cue.pattern.search(sentence) for cue in cues("sentence", "neighbours"))
    return named and spoken_to and not REPORTED.search(sentence)
