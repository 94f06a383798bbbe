"""The desk itself: one look at a flat text after another, the surest first, until every word is accounted for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from edition.model import Article, Span
from edition.reading.flat import caption_forms as forms
from edition.reading.flat import front
from edition.reading.flat.announced_captions import find_caption_marks
from edition.reading.flat.assembly import blocks, decisions, skipped
from edition.reading.flat.captions import with_captions
from edition.reading.flat.claims import Claim, Role, without_overlap
from edition.reading.flat.closing import find_signatures, with_closing
from edition.reading.flat.credit_labels import REPEATED
from edition.reading.flat.credited_captions import with_line_credits
from edition.reading.flat.credits import find_credits
from edition.reading.flat.datelines import broadcast_dateline, dateline
from edition.reading.flat.doubts import find_doubts
from edition.reading.flat.furniture import find_furniture, with_furniture
from edition.reading.flat.galleries import find_galleries
from edition.reading.flat.headlines import with_headline
from edition.reading.flat.layout import with_layout
from edition.reading.flat.notice_marks import find_notices
from edition.reading.flat.notices import with_notices
from edition.reading.flat.pullquotes import with_pull_quotes
from edition.reading.flat.questions import with_questions
from edition.reading.flat.repairs import FOLD, find_repairs
from edition.reading.flat.repeats import find_framed, find_repeats
from edition.reading.flat.shouted import find_shouted
from edition.reading.flat.subheads import with_subheads
from edition.reading.flat.tokens import Document
from edition.reading.flat.video_captions import find_films
from edition.sectioning.sentences import sentence_spans

_MARK = re.compile(r"\([^()\n]{3,30}\)(?= [A-ZÀ-Þ“„«])")
SURE_NOTICE = 0.85
_FRONT_ROLES = (Role.HEADLINE, Role.STANDFIRST, Role.BYLINE, Role.PUBLISHED)


def read_text(text: str, *, source: str, language: str, title: str | None = None) -> Article:
    """Read plain text: one line, hard-wrapped lines, or paragraphs between blank lines.

    Args:
        text: The decoded source.
        source: What it is called in messages.
        language: BCP 47 tag.
        title: The headline, given from outside; None leaves the article without one unless the text shows it.
    """
    document = Document(text, language)
    claims = read_claims(document)
    repairs = find_repairs(document, claims)
    fronts = {claim.role: claim.span for claim in reversed(claims) if claim.role in _FRONT_ROLES}
    words = {role: " ".join(document.slice(span).split()) for role, span in fronts.items()}
    return Article(
        blocks=blocks(document, claims, repairs),
        source=source,
        language=language,
        headline=title or words.get(Role.HEADLINE),
        standfirst=words.get(Role.STANDFIRST),
        byline=words.get(Role.BYLINE),
        dateline=dateline(document, claims),
        published=front.published(document, claims),
        source_text=text,
        front_spans={role.value: span for role, span in sorted(fronts.items(), key=lambda item: item[1])},
        skipped=skipped(document, claims),
        decisions=decisions(document, claims),
        repairs=repairs,
        flags=find_doubts(document, claims, repairs),
    )


def notice_reason(text: str, language: str) -> str | None:
    """Return why a paragraph by itself is no prose but a notice, every word of it; None unless that is sure.

    Args:
        text: The paragraph; not empty.
        language: BCP 47 tag.
    """
    claims = read_claims(Document(text, language))
    sure = all(claim.role is Role.SKIP and claim.confidence >= SURE_NOTICE for claim in claims)
    return next((claim.reason for claim in claims), None) if sure else None


def read_claims(document: Document) -> list[Claim]:
    """Return what every word of the text is taken for, in order, white space apart."""
    claims = _filled(document, front.without_late(without_overlap(_certain(document))))
    for look in (
        with_notices,
        with_furniture,
        with_line_credits,
        with_layout,
        with_headline,
        with_captions,
        with_closing,
        with_pull_quotes,
        with_subheads,
        with_questions,
    ):
        claims = look(document, claims)
    return _each_once(claims)


def _each_once(claims: Sequence[Claim]) -> list[Claim]:
    """Skip what is a headline, byline, … once more: an article has one, and no words go in silence."""
    seen: set[Role] = set()
    settled: list[Claim] = []
    for claim in claims:
        again = claim.role in _FRONT_ROLES and claim.role in seen
        seen.add(claim.role)
        settled.append(replace(claim, role=Role.SKIP) if again else claim)
    return settled


def _certain(document: Document) -> Iterator[Claim]:
    """Yield what can be recognised by its own words."""
    found = find_credits(document)
    for credit in found:
        role = Role.SKIP if credit.reason == REPEATED else Role.CREDIT
        yield Claim(credit.span, role, credit.reason, credit.confidence)
    yield from find_galleries(document)
    yield from find_films(document)
    yield from find_framed(document)
    yield from find_repeats(document, [credit.span for credit in found])
    yield from find_signatures(document)
    yield from find_notices(document)
    yield from find_furniture(document)
    yield from find_caption_marks(document)
    yield from front.find_front(document)
    yield from find_shouted(document)


def _filled(document: Document, certain: Sequence[Claim]) -> list[Claim]:
    """Put the sentences of everything in between, as prose, among the certain claims."""
    edges = {begin for begin, _ in document.passages}
    claims = [replace(claim, edge=claim.span[0] in edges) for claim in certain]
    dateline_span = broadcast_dateline(document.text)
    for begin, end in _gaps(document, certain):
        for a, b in sentence_spans(document.text[begin:end], document.language):
            if document.text.startswith(FOLD, begin + a) and claims[-1].span[1] == begin + a - 1:
                claims[-1] = replace(claims[-1], span=(claims[-1].span[0], begin + b))
                continue
            parts = _without_mark(document, (begin + a, begin + b))
            parts = [part for span in parts for part in _from_dateline(dateline_span, span)]
            claims += [Claim(span, Role.PROSE, edge=span[0] in edges) for span in parts]
    return sorted(claims, key=lambda claim: claim.span)


def _from_dateline(opens: Span | None, span: Span) -> list[Span]:
    """Part from what runs into it the sentence that a broadcaster's dateline opens."""
    if opens is None or not span[0] < opens[0] < span[1]:
        return [span]
    return [(span[0], opens[0] - 1), (opens[0], span[1])]


def _without_mark(document: Document, span: Span) -> list[Span]:
    """Part “(file photo)”, which closes the sentence before, from the sentence that runs on from it."""
    mark = _MARK.match(document.text, *span)
    if mark is None or not forms.is_mark(mark[0]):
        return [span]
    return [mark.span(), (mark.end() + 1, span[1])]


def _gaps(document: Document, certain: Sequence[Claim]) -> Iterator[tuple[int, int]]:
    """Yield what is left of each passage between the certain claims."""
    taken = iter([*(claim.span for claim in certain), (len(document.text), len(document.text))])
    current = next(taken)
    for begin, end in document.passages:
        while current[0] < end:
            if begin < current[0]:
                yield begin, current[0]
            begin = max(begin, current[1])
            if current[1] > end:
                break
            current = next(taken)
        if begin < end:
            yield begin, end
