"""Captions that the page announces: by a label, a gallery counter, a player's button."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from edition.model import Span
from edition.reading.flat import caption_grammar as grammar
from edition.reading.flat.claims import Claim, Role
from edition.reading.flat.galleries import GALLERY_TITLE
from edition.reading.flat.glue import best_seam, clause_start, heading_before, seams
from edition.reading.flat.lexicon import words
from edition.reading.flat.repeats import GIVEN_TWICE
from edition.reading.flat.tokens import SURE, Document

AFTER_LABEL = "caption: after its label"
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
_TAIL = re.compile(
    r"(?:(?<=[.!?”’\"] )|^)(?P<caption>[A-Z][^.!?“”\"\n]{12,160}\s[–—-]\s"
    r"(?:video|in pictures|video report|video explainer|audio|photos|graphic|map))(?=\s[A-Z“]|$)",
    re.MULTILINE,
)
FURNITURE = "picture furniture"
_SPOKEN = re.compile(r"(?<=[\w’'”\"]) (?=[“\"][A-Z][^“”\"]{9,}[,.?!][”\"])")
"""Where, behind a caption without a full stop, somebody speaks a whole sentence."""
_NO_PICTURE = re.compile(r"caption|continues")
"""“hide caption”, “Story continues below gallery”: furniture after a picture, or before the text."""
_LAST_OF_ALL = re.compile(r"(\d{1,3}) of \1")
COUNTERS = frozenset({"gallery counter", GALLERY_TITLE, FURNITURE})
ANNOUNCED = frozenset({AFTER_LABEL, GIVEN_TWICE, *(f"caption: after a {counter}" for counter in COUNTERS)})


def find_caption_marks(document: Document) -> Iterator[Claim]:
    """Yield caption labels (“Image caption,”), and captions that end by saying what they stand under (“… – video”)."""
    for match in _LABEL.finditer(document.text):
        sure = "caption" in match[0].casefold()
        span = (match.start(), match.start() + len(match[0].rstrip()))
        yield Claim(span, Role.LABEL, "caption label", 0.97 if sure else 0.55)
    for match in _TAIL.finditer(document.text):
        yield Claim(match.span("caption"), Role.CAPTION, "caption: of a video or gallery", 0.85)


def with_announced(document: Document, claims: Sequence[Claim]) -> list[Claim]:
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
    opens_picture = before.reason in COUNTERS and not _NO_PICTURE.search(counted)
    return (f"caption: after a {before.reason}", 0.8) if opens_picture else None


def _cut(document: Document, claim: Claim, reason: str, confidence: float) -> list[Claim]:
    """Part a caption from the sentence, or sub-head and sentence, that runs on without a full stop."""
    begin, end = claim.span
    caption = replace(claim, role=Role.CAPTION, reason=reason, confidence=confidence)
    least = SURE if document.has_capital_nouns else LIKELY
    seam = best_seam(document, claim.span, least=least, words=3, first=True) or _after_scene(document, claim.span)
    seam = seam or clause_start(document, claim.span, words_before=SHORTEST_SCENE)
    spoken = _SPOKEN.search(document.text, begin, seam or end) if document.tongue == "en" else None
    if spoken:
        rest = replace(claim, span=(spoken.end(), end), edge=False)
        return [replace(caption, span=(begin, spoken.start())), rest]
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
