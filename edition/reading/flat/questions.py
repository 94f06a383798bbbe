"""Sub-headings that ask: a series of short questions, or one among other sub-heads, that the text answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from edition.reading.flat.claims import Claim, Role
from edition.reading.flat.lexicon import lexicon
from edition.reading.flat.subheads import LONGEST_LINE_WORDS, LONGEST_WORDS
from edition.reading.flat.tokens import Document

INTERVIEW = 4
"""So many questions that say “you” or “we”, or more, are an interviewer’s; fewer are the writer’s own."""
UNASKED = 2
"""So many questions of another kind in the text make them all part of it."""
FARTHEST = 700
"""Where sub-heads and questions stand further from each other, in words on average, the questions are rhetorical."""
LONGEST_QUESTION = 7
"""A single question among other sub-heads has no more words than this."""
_ANSWER = re.compile(
    r"(?:Absolutely|Well|Then|Yes|No|Not|Of course|Because|Maybe|Perhaps|Probably|Nobody|Nothing|That|That’s|Simple)\b"
)
_QUESTION = re.compile(r"[^“”„«»\"]*\?")


def with_questions(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """Take short questions for sub-headings where there are several, or other sub-headings; the text answers each."""
    asked = [n for n, claim in enumerate(claims) if _is_question(document, claims, n)]
    spoken = [n for n in asked if _is_addressed(document, claims[n])]
    if len(spoken) < INTERVIEW:
        asked = [n for n in asked if n not in spoken]
    if document.tongue != "en" and _unasked(document, claims, asked) >= UNASKED:
        return list(claims)
    headed = sum(claim.role is Role.SUBHEADING for claim in claims)
    if len(document.text.split()) > FARTHEST * (len(asked) + headed):
        return list(claims)
    if len(asked) < 2 and (not asked or headed < 2 or _length(document, claims[asked[0]]) > LONGEST_QUESTION):
        return list(claims)
    return [
        replace(c, role=Role.SUBHEADING, reason="sub-heading: a question, one of several", confidence=0.75)
        if n in asked
        else c
        for n, c in enumerate(claims)
    ]


def _is_question(document: Document, claims: Sequence[Claim], n: int) -> bool:
    claim = claims[n]
    if claim.role is not Role.PROSE or n + 1 == len(claims) or claims[n + 1].role not in (Role.PROSE, Role.CAPTION):
        return False
    sentence = document.slice(claim.span)
    longest = LONGEST_WORDS + 5 if document.tongue == "en" else LONGEST_LINE_WORDS
    if not 3 <= len(sentence.split()) <= longest or not _asks(document, sentence):
        return False
    before, after = document.text[: claim.span[0]].rstrip(), document.slice(claims[n + 1].span)
    opened = max(before.rfind("“"), before.rfind("„")) > max(
        before.rfind("”"), before.rfind("“") if "„" in before else -1
    )
    return (
        not opened
        and bool(before)
        and not before.endswith("?")
        and not after.endswith("?")
        and not _ANSWER.match(after)
    )


def _asks(document: Document, sentence: str) -> bool:
    first = sentence.split(maxsplit=1)[0].casefold().split("’")[0]
    return first in lexicon()["questions"].get(document.tongue, "").split() and bool(_QUESTION.fullmatch(sentence))


def _is_addressed(document: Document, claim: Claim) -> bool:
    """Tell whether a sentence speaks to somebody or for “us”."""
    listed = {word.casefold() for word in re.findall(r"\w+", document.slice(claim.span))}
    return not listed.isdisjoint(lexicon()["addressed"].get(document.tongue, "").split())


def _unasked(document: Document, claims: Sequence[Claim], asked: Sequence[int]) -> int:
    """Count the questions that can be no sub-heads: several make the article an interview."""
    prose = (n for n, claim in enumerate(claims) if claim.role is Role.PROSE and n not in asked)
    return sum(document.slice(claims[n].span).endswith("?") for n in prose)


def _length(document: Document, claim: Claim) -> int:
    return len(document.slice(claim.span).split())
