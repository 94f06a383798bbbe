"""Which sentences are quotation from beginning to end, so that another voice may read them."""

from __future__ import annotations

from collections.abc import Sequence

from edition.model import Sentence

_CLOSES = {"“": "”", "„": "“”", "«": "»", "»": "«", "”": "”", '"': '"'}
"""Closing marks by opening mark; “»…«” and “”…”” are German and Scandinavian custom."""


def quoted(sentences: Sequence[Sentence]) -> tuple[bool, ...]:
    """Return for each sentence of a paragraph whether all its words stand between quotation marks."""
    closing, found = "", []
    for sentence in sentences:
        inside, outside = False, False
        for char in sentence.text:
            if closing and char in closing:
                closing = ""
            elif not closing and char in _CLOSES:
                closing = _CLOSES[char]
            elif char.isalnum():
                inside, outside = inside or bool(closing), outside or not closing
        found.append(inside and not outside)
    return tuple(found)
