"""Paragraphs of a text that has lost them: a sentence each, but a quotation stays with its attribution."""

from __future__ import annotations

import re
from collections.abc import Sequence

from edition.reading.flat.claims import Claim, Role
from edition.reading.flat.tokens import Document

_OPENERS, _CLOSERS = "“«„", "”»"
LONGEST = 420
"""A paragraph takes in a further sentence only while it is shorter than this, in characters."""
_LINKED = re.compile(r"(?:But|And|Or|So|Yet|He|She|It|They|His|Her|Its|Their|This|That|These|Those|Then|There|However|Some|Both|Others)\b")


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
    if last.role is not claim.role or claim.role is not Role.PROSE or claim.edge:
        return False
    so_far = document.text[group[0].span[0] : last.span[1]]
    sentence = document.slice(claim.span)
    if _is_open(so_far):
        return len(so_far) < 4 * LONGEST and not sentence.startswith(tuple(_OPENERS))
    if len(so_far) + len(sentence) > LONGEST:
        return False
    if sentence[0] in _OPENERS:
        return so_far[0] in _OPENERS and not so_far.endswith(tuple(_CLOSERS))
    return bool(_LINKED.match(sentence)) or so_far[0] in _OPENERS and not so_far.endswith(tuple(_CLOSERS))


def _is_open(text: str) -> bool:
    return max(map(text.rfind, _OPENERS)) > max(map(text.rfind, _CLOSERS))
