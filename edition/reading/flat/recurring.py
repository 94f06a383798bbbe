"""Names that stand alone between sentences again and again: who took an article's pictures, without any label."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from edition.model import Span
from edition.reading.flat.credit_labels import Credit, budget
from edition.reading.flat.tokens import LIKELY, SURE, Document, Token, tokens

OFTEN = 3
"""A name that stands alone so many times, or more often, is a credit line."""
_OF_SPEAKERS = frozenset({"I", "I’m", "I'm", "I’ve", "I've", "We", "You", "My", "Our", "Your", "Yes", "No", "Well"})
_RUN = re.compile(r"(?<=[.!?”»\"] )[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){1,3}(?= [A-ZÀ-Þ“\"•])")
_NAME_STOP = re.compile(r"(?<=\w)(?= [A-ZÀ-Þ“\"])|(?<=\w)$")


def recurring(document: Document) -> Iterator[Credit]:
    """Yield a person's name that stands alone between sentences again and again: who took the article's pictures."""
    text = document.text
    if document.has_capital_nouns:
        return
    alone: dict[str, list[Span]] = defaultdict(list)
    follows: dict[str, list[float]] = defaultdict(list)
    for run in islice(_RUN.finditer(text), budget(document)):
        for stop in _NAME_STOP.finditer(run[0]):
            span = (run.start(), run.start() + stop.start())
            after = tokens(text, span[1], span[1] + 40)[:1]
            if " " in document.slice(span) and after:
                alone[document.slice(span)].append(span)
                follows[document.slice(span)].append(_opens_sentence(document, after[0]))
    for name, spans in alone.items():
        sure = sum(score >= SURE for score in follows[name])
        person = not any(document.begins_sentence(word) for word in name.split())
        if person and len(spans) >= OFTEN and min(follows[name]) >= LIKELY and 2 * sure >= len(spans):
            for span in spans:
                yield Credit(span, "credit line: a name that comes again and again", 0.8)


def _opens_sentence(document: Document, token: Token) -> float:
    """Return how surely a token opens a sentence in which nobody speaks of himself: 0, 2 or 3."""
    if token.text in _OF_SPEAKERS:
        return 0.0
    return SURE if not token.is_word else document.begins_sentence(token.text)
