"""Paragraphs: those of the source where it has any; else few sentences each, a quotation with its attribution."""

from __future__ import annotations

import re
from collections.abc import Sequence

from edition.reading.flat.claims import Claim, Role
from edition.reading.flat.lexicon import words
from edition.reading.flat.tokens import Document

LONGEST = 450
"""A paragraph takes in a further sentence only while it is shorter than this, in characters."""
LONGEST_OF_SOURCE = 1500
"""A passage longer than this has lost its paragraphs, in characters."""

_LINKED = re.compile(
    r"(?:But|And|Or|So|Yet|He|She|It|They|His|Her|Its|Their|This|That|These|Those|Then|There|However|Some|Both|Others|"
    r"Instead|Also)\b"
)


def grouped(document: Document, claims: Sequence[Claim]) -> list[list[Claim]]:
    """Return the claims in groups, one a paragraph (or photo part, heading …), in order."""
    groups: list[list[Claim]] = []
    for claim in claims:
        if groups and _continues(document, groups[-1], claim):
            groups[-1].append(claim)
        else:
            groups.append([claim])
    return groups


def _continues(document: Document, group: Sequence[Claim], claim: Claim) -> bool:
    last = group[-1]
    if last.role is not Role.PROSE or claim.role is not Role.PROSE or claim.edge:
        return False
    return _is_whole(document, claim) or _belongs(document, group, claim)


def _is_whole(document: Document, claim: Claim) -> bool:
    """Tell whether the source itself shows the paragraph that a sentence is in."""
    if len(document.passages) < 2:
        return False
    begin, end = document.passages[document.passage_of(claim.span[0])]
    return end - begin <= LONGEST_OF_SOURCE


def _belongs(document: Document, group: Sequence[Claim], claim: Claim) -> bool:
    openers, closers = document.quotes
    first, last = document.slice(group[0].span), document.slice(group[-1].span)
    sentence = document.slice(claim.span)
    length = group[-1].span[1] - group[0].span[0]
    if _is_open(document, group):
        return length < 4 * LONGEST and sentence[0] not in openers
    if length + len(sentence) > LONGEST:
        return False
    in_speech = first[0] in openers and last[-1] not in closers
    if sentence[0] in openers:
        return in_speech
    return in_speech or bool(_LINKED.match(sentence)) or _points_back(document, sentence)


def _is_open(document: Document, group: Sequence[Claim]) -> bool:
    """Tell whether a quotation of this paragraph is still open."""
    openers, closers = document.quotes
    for claim in reversed(group):
        text = document.slice(claim.span)
        last = max(map(text.rfind, openers)), max(map(text.rfind, closers))
        if last != (-1, -1):
            return last[0] > last[1]
    return False


def _points_back(document: Document, sentence: str) -> bool:
    """Tell whether a pronoun among the first words, before any name, refers to the sentence before."""
    first, *following = sentence.split()[:9]
    if not document.begins_sentence(first.strip(",.;:")):
        return False
    for word in following:
        bare = word.strip(",.;:“”‘’").casefold()
        if bare in words("grammar", "pronouns"):
            return True
        if word[:1].isupper():
            return False
    return False
