"""Credit lines: who took a picture and for whom, wherever a flat text has them.

A credit line is recognised by its label and what follows it (“Photo: Name/Agency”), by brackets around an agency, or by
the shape “Name/Agency”. Many end with no full stop, the next sentence running on at once: there the end is found from
agency names, from the shape of a person's name, and from what the document itself shows (the same name in another
credit, a word that elsewhere is written small).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from edition.reading.flat.bodies import name_run
from edition.reading.flat.brackets import bracketed
from edition.reading.flat.credit_labels import LABEL, LONGEST, Credit, budget
from edition.reading.flat.customs import of_house
from edition.reading.flat.joined import (
    bare,
    dashed,
    doubled,
    joined,
    led,
    piped,
    rows,
    small_led,
    small_named,
    spaced,
    with_commas,
)
from edition.reading.flat.labelled import labelled, repeated
from edition.reading.flat.recurring import recurring
from edition.reading.flat.rights import with_rights
from edition.reading.flat.tokens import Document

_ILLUSTRATION = re.compile(r"(?:Photo )?[Ii]llustrations? by |Photo ?[Ii]llustration: ")
SURER = 0.1
"""By so much a credit line must be surer than the one that holds it."""


def find_credits(document: Document) -> list[Credit]:
    """Return the credit lines of a text, in order, not overlapping."""
    document = replace(document, names=_shown_names(document))
    found = [
        *bracketed(document), *labelled(document), *repeated(document), *joined(document), *bare(document),
        *led(document), *piped(document), *dashed(document), *with_commas(document), *small_led(document),
        *with_rights(document), *recurring(document), *of_house(document),
        *spaced(document), *doubled(document), *small_named(document), *rows(document),
    ]  # fmt: skip
    kept: list[Credit] = []
    for credit in sorted(found, key=lambda credit: (credit.span[0], -credit.span[1])):
        if not kept or credit.span[0] >= kept[-1].span[1]:
            kept.append(credit)
        elif credit.confidence > kept[-1].confidence + (SURER if credit.span[1] <= kept[-1].span[1] else 0):
            kept[-1] = credit
    return _with_makers(document, kept)


def _with_makers(document: Document, found: Sequence[Credit]) -> list[Credit]:
    """Put “Photo illustration by Name.” together with the credit line of the pictures that it is made of."""
    settled: list[Credit] = []
    for credit in found:
        before = settled[-1] if settled else None
        if before and before.span[1] == credit.span[0] - 1 and _ILLUSTRATION.match(document.text, before.span[0]):
            credit = replace(before, span=(before.span[0], credit.span[1]))
            settled.pop()
        settled.append(credit)
    return settled


def parse_credit(text: str) -> tuple[str, str]:
    """Split “Caption. Photo: Name/Agency” into the caption and the credit line; either may be empty."""
    found = find_credits(Document(text))
    if not found:
        return text.strip(), ""
    begin, end = found[0].span[0], found[-1].span[1]
    return f"{text[:begin].strip()} {text[end:].strip()}".strip(), text[begin:end].strip()


def _shown_names(document: Document) -> frozenset[tuple[str, ...]]:
    """Return names that two credits share up to where they differ: “First Last The …”, “First Last In …”."""
    runs: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for match in islice(LABEL.finditer(document.text), budget(document)):
        run = name_run(document, match.end(), min(len(document.text), match.end() + LONGEST))
        if len(run) > 1:
            runs[run[:2]].append(run)
    return frozenset(_shared(same) for same in runs.values() if len(set(same)) > 1)


def _shared(runs: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    length = 0
    while all(len(run) > length and run[length] == runs[0][length] for run in runs):
        length += 1
    return runs[0][:length]
