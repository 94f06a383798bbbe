"""Captions: the sentences that belong to a credit line, and those whose form says that they describe a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from edition.model import Span
from edition.reading.flat import caption_forms as forms
from edition.reading.flat import caption_grammar as grammar
from edition.reading.flat.bare_captions import NAME_ALONE, SCENE, by_itself
from edition.reading.flat.brackets import AGENCY_IN_BRACKETS, LABEL_IN_BRACKETS
from edition.reading.flat.caption_customs import is_evident, left_in_text
from edition.reading.flat.caption_leads import after_link, without_leads
from edition.reading.flat.caption_sentences import (
    BEFORE_CREDIT,
    LONGEST,
    gives_source,
    is_line_above,
    may_precede,
    sentences_before,
)
from edition.reading.flat.claims import Claim, Role
from edition.reading.flat.credit_labels import AT_HEAD
from edition.reading.flat.datelines import dateline_at
from edition.reading.flat.glue import best_seam, heading_before, seams
from edition.reading.flat.joined import AGENCY_ALONE, NAME_AND_AGENCY
from edition.reading.flat.lexicon import words
from edition.reading.flat.notices import GALLERY_COUNTER
from edition.reading.flat.repairs import FOLD
from edition.reading.flat.repeats import GALLERY_TITLE, GIVEN_TWICE
from edition.reading.flat.tokens import SURE, Document

AFTER_CREDIT = "caption: after a credit line"
AFTER_LABEL = "caption: after its label"
MOST_SENTENCES = 4
"""No caption has more sentences."""
LONGEST_LABELLED = 450
"""A caption of two sentences between its label and its credit line is no longer, in characters."""
TITLED, LONGEST_TITLE = 0.75, 7
"""So many of a sub-head's words have a capital, and it has no more words than this."""
SHORTEST_SCENE, SHORTEST_AFTER = 4, 8
"""Words of a caption without a verb, and of the sentence that runs on from it, at least."""
LIKELY = 1.75
"""From this score on a capitalised word after a caption's label begins the next sentence."""
_LABEL = re.compile(
    r"(?<!\w)(?:(?:Image|Photo|Media|Picture|Video) captions?[,:]?(?! [a-z])|Caption:|Bildunterschrift:|"
    r"(?:Bildl|L)egende:|"
    r"Légende ?:|Pie de foto:|Didascalia:)\s|(?<!\w)(?:Image|Photo|Media) caption(?=[A-Z])|(?<=[a-z])Image caption\s|"
    r"(?:(?<=[.!?”’\")] )|^)(?:(?:Header|Featured?|Lead|Cover|Main|Top) [Ii]mage|"
    r"Image|Photo|Picture|Pictured|PICTURED|Bild):\s(?=[A-Z])",
    re.MULTILINE,
)
_LABELS_ALL = re.compile(r"Image (?:copyright|source)\b|Derechos de autor de la imagen|Fuente de la imagen")
"""A newsroom that writes so puts a label before every caption, too."""
_TAIL = re.compile(
    r"(?:(?<=[.!?”’\"] )|^)(?P<caption>[A-Z][^.!?“”\"\n]{12,160}\s[–—-]\s"
    r"(?:video|in pictures|video report|video explainer|audio|photos|graphic|map))(?=\s[A-Z“]|$)",
    re.MULTILINE,
)
_SPEAKS = re.compile(r"(?<=[a-z]) (?=[“\"][A-Z](?:[^“”\"\s]+ ){3})")
"""Where, behind a caption without a full stop, somebody begins to speak."""
_MARKS = frozenset('.!?:;,“”‘’"')
_FRONT = (Role.BYLINE, Role.PUBLISHED)
_FURNITURE = "picture furniture"
_NO_PICTURE = re.compile(r"caption|continues")
"""“hide caption”, “Story continues below gallery”: furniture after a picture, or before the text."""
_LAST_OF_ALL = re.compile(r"(\d{1,3}) of \1")
_COUNTERS = frozenset({"gallery counter", GALLERY_TITLE, _FURNITURE})
_BY_FORM = frozenset({forms.VERBLESS, NAME_ALONE, SCENE})
"""Reasons for a caption that only the sentence itself gives, and that are no strong ones."""
_ANNOUNCED = frozenset({AFTER_LABEL, GIVEN_TWICE, *(f"caption: after a {counter}" for counter in _COUNTERS)})


def find_caption_marks(document: Document) -> Iterator[Claim]:
    """Yield caption labels (“Image caption,”), and captions that end by saying what they stand under (“… – video”)."""
    for match in _LABEL.finditer(document.text):
        sure = "caption" in match[0].casefold()
        span = (match.start(), match.start() + len(match[0].rstrip()))
        yield Claim(span, Role.LABEL, "caption label", 0.97 if sure else 0.55)
    for match in _TAIL.finditer(document.text):
        yield Claim(match.span("caption"), Role.CAPTION, "caption: of a video or gallery", 0.85)


def with_captions(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims with captions among the prose taken for that."""
    settled = left_in_text(document, _before_credits(document, _after_labels(document, claims)))
    settled = [part for n in range(len(settled)) for part in by_itself(document, settled, n)]
    return _without_repeats(document, _in_company(document, _joined(document, settled)))


def _in_company(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """Leave the only sentence with a caption's form in an English article that has no other sign of a picture.

    Such a sentence is flagged: a form alone tells a caption worse than the article’s own way with pictures does.
    """
    after_front = {second.span for first, second in pairwise(claims) if first.role in _FRONT}
    own = [c for c in claims if c.role is Role.CAPTION and c.reason in _BY_FORM and c.span not in after_front]
    signs = any(
        claim.role in (Role.CREDIT, Role.LABEL)
        or (claim.role is Role.CAPTION and claim.reason not in _BY_FORM)
        or (claim.role is Role.SKIP and claim.reason in _COUNTERS)
        for claim in claims
    )
    if signs or len(own) > 1 or document.tongue != "en":
        return list(claims)
    return [replace(claim, role=Role.PROSE, confidence=0.6) if claim in own else claim for claim in claims]


def _joined(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """Put together a caption and what goes on with it."""
    settled: list[Claim] = []
    for n, claim in enumerate(claims):
        following = claims[n + 1] if n + 1 < len(claims) else None
        if settled and settled[-1].role is Role.CAPTION and _goes_with(document, settled[-1], claim, following):
            before = settled.pop()
            claim = replace(before, span=(before.span[0], claim.span[1]))
        settled.append(claim)
    return settled


def _goes_with(document: Document, caption: Claim, claim: Claim, following: Claim | None) -> bool:
    """Tell what goes on with a caption.

    A quotation of who is seen; “(file photo)”; a sentence before the button that folds the caption; one about “him”
    between the caption and the byline or date.
    """
    if claim.role in (Role.CAPTION, Role.PROSE) and not claim.edge and forms.is_mark(document.slice(claim.span)):
        return True
    if claim.role is Role.CAPTION:
        return claim.reason == forms.SAYS_MORE
    if claim.role is not Role.PROSE or following is None:
        return False
    if following.reason == _FURNITURE:
        return claim.span[0] - caption.span[1] < 2
    after_credit = caption.reason == AFTER_CREDIT and following.role in _FRONT and not claim.edge
    return after_credit and grammar.speaks_of_person(document.slice(claim.span))


def with_line_credits(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """Take for a credit line the name that a line ends with, after the full stop of its only sentence."""
    settled = list(claims)
    if len(document.passages) < 2:
        return settled
    for n, claim in enumerate(settled[1:], 1):
        before = settled[n - 1]
        alone = claim.role is before.role is Role.PROSE and before.edge and not claim.edge
        closes = n + 1 == len(settled) or settled[n + 1].edge
        short = claim.span[1] - before.span[0] <= LONGEST // 2
        if alone and closes and short and forms.may_sign(document.slice(before.span), document.slice(claim.span)):
            settled[n] = replace(
                claim, role=Role.CREDIT, reason="credit line: a name that closes a line", confidence=0.8
            )
    return settled


def _after_labels(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """Take for a caption what follows its label, a gallery counter or a player's button."""
    settled: list[Claim] = []
    for n, claim in enumerate(claims):
        credited = n + 1 < len(claims) and claims[n + 1].role is Role.CREDIT
        found = _announced(document, settled[-1], claim, credited) if settled and claim.role is Role.PROSE else None
        settled += _cut(document, claim, *found) if found else [claim]
    return settled


def _announced(document: Document, before: Claim, claim: Claim, credited: bool) -> tuple[str, float] | None:
    """Return why and how surely the claim before announces a caption; None when it does not."""
    sentence = document.slice(claim.span)
    if before.role is Role.LABEL:
        return AFTER_LABEL, 0.9
    if before.role is not Role.SKIP or credited or not grammar.fits(sentence):
        return None
    if before.reason == "player button" and grammar.is_present(sentence):
        return "caption: of a video", 0.8
    counted = document.slice(before.span)
    if _LAST_OF_ALL.fullmatch(counted) and document.text[: before.span[0]].endswith("Caption "):
        return None
    opens_picture = before.reason in _COUNTERS and not _NO_PICTURE.search(counted)
    return (f"caption: after a {before.reason}", 0.8) if opens_picture else None


def _cut(document: Document, claim: Claim, reason: str, confidence: float) -> list[Claim]:
    """Part a caption from the sentence, or sub-head and sentence, that runs on without a full stop."""
    begin, end = claim.span
    caption = replace(claim, role=Role.CAPTION, reason=reason, confidence=confidence)
    least = SURE if document.has_capital_nouns else LIKELY
    seam = best_seam(document, claim.span, least=least, words=3, first=True) or _after_scene(document, claim.span)
    if seam is None or end - seam < 20 or not _goes_on(document, (seam, end)):
        return [caption]
    seam = heading_before(document, (begin, seam)) or seam
    stop = begin + len(document.text[begin:seam].rstrip())
    return [replace(caption, span=(begin, stop)), replace(claim, span=(seam, end), edge=False)]


def _after_scene(document: Document, span: Span) -> int | None:
    """Return where “Prosecutors told …” follows on words without a verb; such a word ends names, too."""
    if document.tongue != "en":
        return None
    for seam in seams(document, span):
        head, rest = document.text[span[0] : seam.offset], document.text[seam.offset : span[1]].split()
        told = len(rest) >= SHORTEST_AFTER and rest[1] in words("grammar", "finite")
        if seam.score >= 1 and told and seam.words_before >= SHORTEST_SCENE and not grammar.has_verb(head):
            return seam.offset
    return None


def _goes_on(document: Document, rest: Span) -> bool:
    """Tell a sentence from the end of a name (“… by hardworking Home Depot employees.”)."""
    return not document.language.startswith("en") or grammar.has_verb(document.slice(rest))


def _before_credits(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    settled: list[Claim] = []
    for n, claim in enumerate(claims):
        captioned = n + 1 < len(claims) and _is_captioned(document, claim, claims[n + 1])
        if claim.role is Role.CREDIT and not captioned:
            settled = _claim_before(document, settled, claim)
            if gives_source(document, settled, claim):
                claim = replace(claim, role=Role.PROSE, reason="credit line", confidence=0.5)
        waits = claim.role is Role.PROSE and bool(settled) and _credit_waits(document, settled)
        if waits and not _opens_before_credit(document, claims[n:]):
            settled += _cut_after_credit(document, settled[-1], claim)
        else:
            settled.append(claim)
    return settled


def _is_captioned(document: Document, credit: Claim, following: Claim) -> bool:
    """Tell whether the caption comes after a credit line: with its label, or on the same line without a full stop."""
    if following.role in (Role.LABEL, Role.CAPTION):
        return True
    same_line = credit.edge and following.role is Role.PROSE and not following.edge
    return same_line and _closes_line(document, following) and document.text[following.span[1] - 1] not in '.!?”"'


def _opens_before_credit(document: Document, claims: Sequence[Claim]) -> bool:
    """Tell a sentence that opens as the wires' captions do, with another credit line a sentence or two later."""
    following = next((n for n, claim in enumerate(claims) if claim.role is not Role.PROSE), None)
    near = following is not None and following <= MOST_SENTENCES and claims[following].role is Role.CREDIT
    return near and forms.opens(document.slice(claims[0].span))


def _credit_waits(document: Document, settled: Sequence[Claim]) -> bool:
    """Tell whether the last claim is a credit line for which nothing before it was a caption, or might be one."""
    if settled[-1].reason == AGENCY_ALONE and document.tongue == "de":
        return False
    if settled[-1].role is not Role.CREDIT or len(settled) < 2:
        return settled[-1].role is Role.CREDIT
    doubtful = settled[-2].reason == BEFORE_CREDIT and document.tongue == "de"
    return not (doubtful or settled[-2].role is Role.CAPTION)


def _cut_after_credit(document: Document, credit: Claim, claim: Claim) -> list[Claim]:
    """Take for a caption the words after such a credit line, if the next sentence runs on from them."""
    begin, end = claim.span
    if document.text[begin] == "(" or dateline_at(document.text, begin):
        return [claim]
    if document.text[begin - 2 : begin].strip() in (")", "]") or _LABELS_ALL.match(document.text, *credit.span):
        return [claim]
    if _closes_line(document, claim) and document.text[end - 1] not in '.!?:”"':
        return [replace(claim, role=Role.CAPTION, reason=AFTER_CREDIT, confidence=0.82)]
    spoken = _SPEAKS.search(document.text, begin, end) if document.tongue == "en" and not claim.edge else None
    if spoken and len(document.text[begin : spoken.start()].split()) >= SHORTEST_SCENE:
        caption = replace(claim, span=(begin, spoken.start()), role=Role.CAPTION, reason=AFTER_CREDIT, confidence=0.78)
        return [caption, replace(claim, span=(spoken.end(), end), edge=False)]
    if not claim.edge and len(document.passages) == 1 and forms.shows(document.slice(claim.span), document.language):
        return [replace(claim, role=Role.CAPTION, reason=AFTER_CREDIT, confidence=0.78)]
    seam = best_seam(document, claim.span, least=SURE if document.has_capital_nouns else 2.0, words=4)
    if seam is None or claim.edge or not grammar.fits(document.text[begin:seam]) or seam - begin > 220:
        return [claim]
    caption = replace(claim, span=(begin, begin + len(document.text[begin:seam].rstrip())), role=Role.CAPTION)
    if document.tongue == "en" and not _may_follow(document.slice(caption.span)):
        return [claim]
    return [replace(caption, reason=AFTER_CREDIT, confidence=0.78), replace(claim, span=(seam, end))]


def _may_follow(line: str) -> bool:
    """Tell what a picture shows from a sub-head in a title's capitals, and from what begins “If you …”."""
    titled = sum(word[0].isupper() for word in line.split()) > TITLED * len(line.split())
    heads = titled and len(line.split()) <= LONGEST_TITLE
    return not heads and forms.may_precede_credit(line)


def _closes_line(document: Document, claim: Claim) -> bool:
    return len(document.passages) > 1 and document.passages[document.passage_of(claim.span[0])][1] == claim.span[1]


def _claim_before(document: Document, settled: list[Claim], credit: Claim) -> list[Claim]:
    """Take the sentence before a credit line, and what goes with it, for its caption."""
    settled = after_link(document, settled) if settled else settled
    if not settled or settled[-1].role is not Role.PROSE:
        return settled
    *rest, last = settled
    labels = document.tongue == "es" and _LABELS_ALL.match(document.text, credit.span[0])
    if labels or last.span[1] - last.span[0] > LONGEST or AT_HEAD.match(document.text, credit.span[0]):
        return settled
    if rest and rest[-1].role is Role.CAPTION and rest[-1].reason in _ANNOUNCED and not last.edge:
        return _with_second(rest, last)
    if credit.edge and not is_line_above(document, settled, credit):
        return settled
    rest, last = without_leads(document, rest, last, credit)
    sentence = document.slice(last.span)
    open_ended = document.text[credit.span[0]] in "([" and sentence[-1] not in _MARKS and sentence[0] not in _MARKS
    counted = (bool(rest) and rest[-1].reason == GALLERY_COUNTER) or FOLD in sentence
    labelled = credit.reason == LABEL_IN_BRACKETS
    seen = bool(rest) and rest[-1].role is Role.PROSE and not last.edge and _is_seen(document, rest[-1], credit)
    asks = labelled and ((sentence.endswith("?") and not rest) or forms.is_spoken_there(sentence))
    asks = asks or (not rest and document.text[credit.span[0]] == "|")  # nothing stands before the picture
    film = document.slice(credit.span).startswith("(Video") and not grammar.is_of_present(sentence)
    fits = forms.may_precede_credit(sentence) and may_precede(document, last, credit)
    fits = fits and not (credit.reason == NAME_AND_AGENCY and forms.is_conditional(sentence))
    late = _is_last(document, credit) and not is_evident(document, sentence)
    if film or late or not (open_ended or counted or asks or seen or fits):
        doubtful = not forms.is_speech(sentence)
        return [*rest, replace(last, reason=BEFORE_CREDIT, confidence=0.5) if doubtful else last]
    count = sentences_before(document, rest, last, credit)
    first = rest[-count] if count else last
    kept = rest[: len(rest) - count]
    label = forms.label_length(document.slice(first.span))
    if label:
        span = (first.span[0], first.span[0] + label)
        kept.append(replace(first, span=span, role=Role.LABEL, reason="caption label", confidence=0.8))
    begin = first.span[0] + label + (1 if label else 0)
    caption = replace(first, span=(begin, last.span[1]), role=Role.CAPTION, reason=BEFORE_CREDIT)
    return [*kept, replace(caption, confidence=credit.confidence)]


def _is_last(document: Document, credit: Claim) -> bool:
    """Tell a labelled credit line that closes an English text: of the picture above the article."""
    rest = document.text[credit.span[1] :].strip()
    return document.tongue == "en" and not rest and credit.reason.startswith("credit line: label")


def _is_seen(document: Document, before: Claim, credit: Claim) -> bool:
    """Tell whether the sentence before the last says what the picture shows: then the last may report something."""
    if document.tongue != "en" or credit.reason in (AGENCY_ALONE, AGENCY_IN_BRACKETS):
        return False
    sentence = document.slice(before.span)
    if forms.label_length(sentence):
        return True
    shown = grammar.names_what_is_seen(sentence) or forms.is_agency_style(sentence) or forms.opens(sentence)
    return shown or forms.is_pictured(sentence)


def _with_second(rest: list[Claim], last: Claim) -> list[Claim]:
    """Let a caption after its label go on to its credit line, if that is near."""
    labelled = rest[-1]
    if last.span[1] - labelled.span[0] > LONGEST_LABELLED:
        return [*rest, last]
    return [*rest[:-1], replace(labelled, span=(labelled.span[0], last.span[1]))]


def _cut_short(caption: str, seen: set[tuple[Role, str]]) -> bool:
    """Tell a caption that is the beginning of one before it, with an ellipsis (“Fishers mend...”)."""
    beginning = caption.rstrip(" .…")
    return caption.endswith(("..", "…")) and any(
        role is Role.CAPTION and text.startswith(beginning) for role, text in seen
    )


def _without_repeats(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """Skip a caption or credit line that the page gives again with no prose in between."""
    seen: set[tuple[Role, str]] = set()
    settled: list[Claim] = []
    for claim in claims:
        key = (claim.role, document.slice(claim.span).rstrip(" ."))
        again = key in seen
        if claim.role is Role.PROSE:
            seen.clear()
        elif claim.role is Role.CAPTION:
            again = again or _cut_short(document.slice(claim.span), seen)
            seen = {key} | (seen if again else set())
            claim = replace(claim, role=Role.SKIP, reason="repeated caption") if again else claim
        elif claim.role is Role.CREDIT:
            seen.add(key)
            again = again and settled[-1].role is not Role.CAPTION
            claim = replace(claim, role=Role.SKIP, reason="repeated credit line") if again else claim
        settled.append(claim)
    return settled
