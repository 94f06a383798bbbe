"""Credit lines without a label that the article's own way shows: “Name for Outlet”, again and again."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from edition.reading.flat.credit_labels import Credit, with_stop
from edition.reading.flat.tokens import SURE, Document

LONGEST_OUTLET = 6
"""Words of an outlet's name."""

_FOR = re.compile(r"(?<=[.!?”\"»] )(?:[A-ZÀ-Þ][\w’'.-]+ ){2,3}for (?=[A-Z])")


def of_house(document: Document) -> Iterator[Credit]:
    """Yield “Name for Outlet”, where what follows tells how far the outlet's name goes: the words that are the same."""
    budget = 100 + len(document.text) // 150
    alike: dict[str, list[re.Match[str]]] = defaultdict(list)
    for match in islice(_FOR.finditer(document.text), budget):
        if any(document.begins_sentence(word) for word in match[0].split()[:-1]):
            continue
        alike[document.text[match.end() : match.end() + 90].split(" ")[0]].append(match)
    for matches in alike.values():
        listed = [document.text[match.end() : match.end() + 90].split(" ")[:LONGEST_OUTLET] for match in matches]
        length = _shared(listed)
        while length > 1 and document.begins_sentence(listed[0][length - 1]) >= SURE:
            length -= 1
        if len(matches) > 1 and length and len({tuple(outlet) for outlet in listed}) > 1:
            outlet = " ".join(listed[0][:length])
            for match in matches:
                end = with_stop(document.text, match.end() + len(outlet.rstrip(".")))
                yield Credit((match.start(), end), "credit line: name and outlet, several times", 0.9)


def _shared(listed: list[list[str]]) -> int:
    """Return how many words all lists begin with, up to the last with a capital."""
    length = 0
    while all(len(outlet) > length and outlet[length] == listed[0][length] for outlet in listed):
        length += 1
    while length and not listed[0][length - 1][:1].isupper():
        length -= 1
    return length
