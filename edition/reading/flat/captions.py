"""Captions: the sentences that belong to a credit line, and those that show by themselves that they describe a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from edition.model import Span
from edition.reading.flat.claims import Claim, Role
from edition.reading.flat.glue import best_seam
from edition.reading.flat.tokens import Document

LONGEST = 700
"""No caption is longer than this, in characters."""
TAKEN_FROM = 0.75
"""Below this confidence a sentence stays in the article."""

_LABEL = re.compile(r"(?<!\w)(?:(?:Image|Photo|Media|Picture|Video) caption[,:]?|Caption:|Bildunterschrift:|Légende ?:)\s|(?:(?<=[.!?”’\")] )|^)(?:Image|Photo|Picture|Pictured|PICTURED|Bild|Foto):\s(?=[A-Z])")
_TAIL = re.compile(r"(?:(?<=[.!?”’\"] )|^)(?P<caption>[A-Z][^.!?“”\"]{12,160}\s[–—-]\s(?:video|in pictures|video report|video explainer|audio|photos|graphic|map))(?=\s[A-Z“]|$)")
_CONTINUES = re.compile(
    r"(?:From (?:left|right)|(?:In|At) (?:front|back|left|right|cent(?:re|er)|the (?:middle|centre|center|background|foreground|back|front))|"
    r"(?:Top|Bottom|Left|Right|Above|Below|Centre|Center|Pictured|Also pictured|Inset)\b)"
)
_OPENS = re.compile(
    r"(?:(?:FILE|File|ARCHIVE)\s?[-–—:]\s|(?:File|Archive|Undated|Handout|Satellite|Aerial) (?:image|photo|picture|photograph|footage)\b|"
    r"(?:Pictured|PICTURED)\b|(?:Above|Below|Left|Right|Top|Bottom|Clockwise|Inset)(?: (?:left|right|from (?:top|left|right)[\w ]*))?[:,] |"
    r"In this .{0,60}?\b(?:photo|image|picture|photograph|still|frame|screengrab|video)\b|"
    r"(?:This|These|A|An) (?:combination of |undated |handout |file |aerial |satellite |composite |screen ?grab |still )*(?:photos?|images?|pictures?|photographs?|combination|screengrab)\b.{0,60}?\b(?:shows?|provided|released|taken|made|from)\b|"
    r"\(?L(?:eft)?(?: to |-)R(?:ight)?\)?|From left)"
)
_PLACED = re.compile(r",\s(?:(?:far|second|third|centre|center|top|bottom)(?:\s(?:from\s)?)?)?(?:left|right|cent(?:re|er)|seated|standing),|\((?:[\w ]*\b)?(?:left|right|cent(?:re|er)|pictured|above|L|R|C)\)")
_DATED = re.compile(
    r"(?:Jan\.?|January|Feb\.?|February|March|April|May|June|July|Aug\.?|August|Sept\.?|September|Oct\.?|October|Nov\.?|November|Dec\.?|December) \d{1,2},? (?:19|20)\d\d"
)
_PRESENT = re.compile(
    r"\b(?:is|are|poses?|speaks?|greets?|waves?|arrives?|gestures?|listens?|stands?|walks?|holds?|looks?|sits?|tends?|helps?|attends?|reacts?|celebrates?|"
    r"carr(?:y|ies)|plays?|watch(?:es)?|works?|wears?|shows?|leaves?|enters?|smiles?|talks?|embraces?|hugs?|kiss(?:es)?|points?|reads?|rides?|drives?|runs?|"
    r"prepares?|participates?|performs?|addresses?|visits?|passes?|inspects?|lies?|rises?|burns?|lines? up|waits?|gathers?|marches?|protests?|prays?|cheers?|"
    r"shakes?|signs?|tours?|delivers?|discusses?|explains?|joins?|takes?|makes?|loads?|cooks?|serves?|feeds?|rests?|stares?|announces?|displays?|raises?|seen|pictured)\b"
)
_PAST = re.compile(r"\b(?:was|were|had|did|said|told|asked|added|announced|went|came|became|began|took|made|gave)\b")
_PRONOUN = re.compile(r"(?:He|She|They|It|But|And|However|Yet|So|That|This|Those|These|I|We|You|Then|Meanwhile|According)\b")
_NAME_ONLY = re.compile(r"[A-ZÀ-Þ][\w’'.\-]+(?: (?:de |van |von |der |al-|bin )*[A-ZÀ-Þ][\w’'.\-]+){1,3}\.?$")
_COUNTERS = frozenset({"gallery counter", "picture furniture"})


def find_caption_marks(document: Document) -> Iterator[Claim]:
    """Yield caption labels (“Image caption,”), and captions that end by saying what they stand under (“… – video”)."""
    for match in _LABEL.finditer(document.text):
        end = match.start() + len(match[0].rstrip())
        sure = "caption" in match[0].casefold()
        yield Claim((match.start(), end), Role.LABEL, "caption label", 0.97 if sure else 0.55)
    for match in _TAIL.finditer(document.text):
        yield Claim(match.span("caption"), Role.CAPTION, "caption: of a video or gallery", 0.85)


def with_captions(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims with captions among the prose taken for that."""
    settled = _after_labels(document, list(claims))
    settled = _before_credits(document, settled)
    settled = [_by_itself(document, settled, n) for n in range(len(settled))]
    return _without_repeats(document, settled)


def _without_repeats(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """Skip a caption or credit line that the page gives again with no prose in between."""
    seen: set[tuple[Role, str]] = set()
    settled = []
    for claim in claims:
        key = (claim.role, document.slice(claim.span).rstrip(" ."))
        if claim.role is Role.PROSE:
            seen.clear()
        elif claim.role is Role.CAPTION:
            again = key in seen
            seen = {key} | (seen if again else set())
            claim = replace(claim, role=Role.SKIP, reason="repeated caption") if again else claim
        elif claim.role is Role.CREDIT:
            again = key in seen and (settled[-1].role is not Role.CAPTION)
            seen.add(key)
            claim = replace(claim, role=Role.SKIP, reason="repeated credit line") if again else claim
        settled.append(claim)
    return settled


def _after_labels(document: Document, claims: list[Claim]) -> list[Claim]:
    """Take for a caption what follows its label, a gallery counter or a player."""
    settled: list[Claim] = []
    for n, claim in enumerate(claims):
        before = settled[-1] if settled else None
        credited = n + 1 < len(claims) and claims[n + 1].role is Role.CREDIT
        if claim.role is not Role.PROSE or before is None or before.role not in (Role.LABEL, Role.SKIP):
            settled.append(claim)
        elif credited and before.role is Role.SKIP:
            settled.append(claim)
        elif before.role is Role.LABEL:
            settled += _cut_caption(document, claim, "caption: after its label", 0.9)
        elif before.reason == "player button" and _fits(document.slice(claim.span)) and _PRESENT.search(document.slice(claim.span)):
            settled += _cut_caption(document, claim, "caption: of a video", 0.76)
        elif before.reason in _COUNTERS and _fits(document.slice(claim.span)):
            settled += _cut_caption(document, claim, f"caption: after {before.reason}", 0.78)
        else:
            settled.append(claim)
    return settled


def _cut_caption(document: Document, claim: Claim, reason: str, confidence: float) -> list[Claim]:
    """Part a caption from the sentence that runs on without a full stop."""
    seam = best_seam(document, claim.span, least=2.0, words=3)
    begin, end = claim.span
    if seam is None or end - seam < 20:
        return [replace(claim, role=Role.CAPTION, reason=reason, confidence=confidence)]
    cut = begin + len(document.text[begin:seam].rstrip())
    return [replace(claim, span=(begin, cut), role=Role.CAPTION, reason=reason, confidence=confidence - 0.05), replace(claim, span=(seam, end), edge=False)]


def _fits(sentence: str) -> bool:
    return len(sentence) <= 350 and sentence[0] not in "“\"‘" and not _PRONOUN.match(sentence)


def _before_credits(document: Document, claims: list[Claim]) -> list[Claim]:
    settled: list[Claim] = []
    for n, claim in enumerate(claims):
        labelled_after = n + 1 < len(claims) and claims[n + 1].role in (Role.LABEL, Role.CAPTION)
        if claim.role is Role.CREDIT and not labelled_after:
            settled = _claim_before(document, settled, claim)
        settled.append(claim)
    return settled


def _claim_before(document: Document, settled: list[Claim], credit: Claim) -> list[Claim]:
    """Take the sentence before a credit line, and what goes with it, for its caption."""
    if not settled or settled[-1].role is not Role.PROSE:
        return settled
    last = settled[-1]
    if last.span[1] - last.span[0] > LONGEST or _no_caption(document.slice(last.span)):
        return settled
    *rest, last = settled
    seam = best_seam(document, last.span, least=2.75, words=2, last=True)
    if seam is not None and last.span[1] - seam > 12:
        rest.append(replace(last, span=(last.span[0], last.span[0] + len(document.text[last.span[0] : seam].rstrip()))))
        last = replace(last, span=(seam, last.span[1]), edge=False)
    rest, last = _without_repeat(document, rest, last)
    count = _sentences_more(document, rest, last) if seam is None else 0
    first = rest[-count] if count else last
    kept = rest[:-count] if count else rest
    reason = "caption: before a credit line"
    return [*kept, replace(first, span=(first.span[0], last.span[1]), role=Role.CAPTION, reason=reason, confidence=credit.confidence)]


def _no_caption(sentence: str) -> bool:
    """Tell speech and reported speech from a caption: then the credit line has none."""
    return sentence[0] in "“\"„" and bool(re.search(r"[”\"“]\s*(?:$|,?\s*\w+ (?:said|says|added|told|asked))|\b(?:said|says|told|added)\b[^“”\"]*$", sentence))


def _without_repeat(document: Document, rest: list[Claim], last: Claim) -> tuple[list[Claim], Claim]:
    """Skip a caption that stands there twice in a row."""
    begin, end = last.span
    text = document.slice(last.span)
    half = (len(text) - 1) // 2
    if len(text) > 40 and len(text) % 2 and text[:half] == text[half + 1 :]:
        rest = [*rest, replace(last, span=(begin, begin + half), role=Role.SKIP, reason="repeated caption", confidence=0.97)]
        return rest, replace(last, span=(begin + half + 1, end), edge=False)
    return rest, last


def _sentences_more(document: Document, rest: Sequence[Claim], last: Claim) -> int:
    """Return how many sentences before the last belong to the same caption."""
    count, length = 0, last.span[1] - last.span[0]
    if _OPENS.match(document.slice(last.span)):
        return 0
    continues = bool(_CONTINUES.match(document.slice(last.span)))
    for claim in reversed(rest[-3:]):
        length += claim.span[1] - claim.span[0]
        if claim.role is not Role.PROSE or length > LONGEST:
            return 0
        count += 1
        sentence = document.slice(claim.span)
        if _OPENS.match(sentence) or _is_agency_style(sentence) or continues:
            return count
    return 0


def _is_agency_style(sentence: str) -> bool:
    """Tell the form of the wires: present tense, then day and year, place (“… helps her son …, May 14, 2024, in Ely.”)."""
    return bool(_DATED.search(sentence)) and bool(_PRESENT.search(sentence)) and not _PAST.search(sentence[:80])


def _by_itself(document: Document, claims: Sequence[Claim], n: int) -> Claim:
    """Take a sentence without a credit line for a caption when its form says so."""
    claim = claims[n]
    if claim.role is not Role.PROSE:
        return claim
    sentence = document.slice(claim.span)
    confidence, reason = _confidence(document, claims, n, sentence)
    if confidence >= TAKEN_FROM:
        return replace(claim, role=Role.CAPTION, reason=reason, confidence=confidence)
    return replace(claim, reason=reason, confidence=confidence) if confidence else claim


def _confidence(document: Document, claims: Sequence[Claim], n: int, sentence: str) -> tuple[float, str]:
    if len(sentence) > 400:
        return 0.0, ""
    reported = bool(re.search(r"\b(?:said|says|told|added)\b", sentence))
    if _OPENS.match(sentence) and not reported:
        return 0.9, "caption: opens like one"
    if n and claims[n - 1].role is Role.CAPTION and claims[n - 1].reason == "caption: agency style" and reported:
        return 0.0, ""
    if _is_agency_style(sentence) and not reported and not _PRONOUN.match(sentence) and sentence[0] not in "“\"‘":
        return 0.8, "caption: agency style"
    if _PLACED.search(sentence) and not reported and not _PAST.search(sentence):
        return 0.78, "caption: says who stands where"
    if _NAME_ONLY.match(sentence) and _name_is_in_text(document, claim_span=claims[n].span) and not sentence.isupper():
        return 0.76, "caption: a name alone"
    return 0.0, ""


def _name_is_in_text(document: Document, claim_span: Span) -> bool:
    surname = document.slice(claim_span).rstrip(".").split()[-1]
    return document.text.count(surname) > 1


__all__ = ["find_caption_marks", "with_captions"]
