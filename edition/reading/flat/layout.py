"""What the lines of a text show: headline, standfirst, sub-headings and lists that stand on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from edition.model import Span
from edition.reading.flat.claims import Claim, Role
from edition.reading.flat.tokens import Document

FIRST_LINES = 8
"""Headline and standfirst are among so many lines."""
LONGEST_HEADLINE = 160
LONGEST_STANDFIRST = 260
LONGEST_SUBHEAD = 90
"""Characters."""

_CLOSED = re.compile(r"[.:;,…][’”\"“')\]]*$|[!?][’”\"“]$")
_MARK = re.compile(r"(?P<mark>[•●◦▪‣*–—-]|\d{1,2}[.)])\s+(?=\S)")
_PERSON = re.compile(
    r"(?:(?:di|da|por|par|von|by) )?"
    r"[^\W\d_a-zß-öø-ÿа-яѐ-џґ][\w’'.-]*(?: (?:de |del |di |da |van |von |der |den |al-|bin |Le |La )*"
    r"[^\W\d_a-zß-öø-ÿа-яѐ-џґ][\w’'.-]+){1,3}(?:, [^.!?\n]{3,50})?"
)
_WORD = re.compile(r"[^\W_]")


def with_layout(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims with what stands on lines of its own taken for what it is."""
    if len(document.passages) < 2:
        return list(claims)
    lines = list(_by_passage(claims))
    return [claim for n, line in enumerate(lines) for claim in _judged(document, lines, n, line)]


def _by_passage(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    line: list[Claim] = []
    for claim in claims:
        if line and claim.edge:
            yield line
            line = []
        line.append(claim)
    if line:
        yield line


def _judged(document: Document, lines: Sequence[list[Claim]], n: int, line: list[Claim]) -> list[Claim]:
    mark = _MARK.match(document.text, *line[0].span) if line[0].role is Role.PROSE else None
    if mark and _is_list(document, lines, n):
        return list(_list_item(line, mark))
    if any(claim.role is not Role.PROSE for claim in line):
        return line
    span = (line[0].span[0], line[-1].span[1])
    if _is_headline(document, lines, n, span):
        return [Claim(span, Role.HEADLINE, "headline: a line of its own", 0.9, edge=True)]
    if n and _is_name(document, lines, n, span):
        return [Claim(span, Role.BYLINE, "byline: a name on a line of its own below the headline", 0.8, edge=True)]
    if n and _is_standfirst(document, lines, n, span):
        return [Claim(span, Role.STANDFIRST, "standfirst: a line of its own below the headline", 0.8, edge=True)]
    if n and _is_subhead(document, lines, n, span):
        return [Claim(span, Role.SUBHEADING, "sub-heading: a line of its own", 0.85, edge=True)]
    return line


def _text(document: Document, line: Sequence[Claim]) -> str:
    return document.text[line[0].span[0] : line[-1].span[1]]


def _length(line: Sequence[Claim]) -> int:
    return line[-1].span[1] - line[0].span[0]


def _opens_with_word(text: str) -> bool:
    return bool(_WORD.match(text.lstrip("“‘\"'„«¿¡")))


def _is_prose(lines: Sequence[list[Claim]], n: int) -> bool:
    return 0 <= n < len(lines) and all(claim.role is Role.PROSE for claim in lines[n])


def _is_headline(document: Document, lines: Sequence[list[Claim]], n: int, span: Span) -> bool:
    text = document.slice(span)
    if (
        n >= FIRST_LINES
        or any(_is_prose(lines, m) for m in range(n))
        or len(text) > LONGEST_HEADLINE
        or len(text.split()) < 2
    ):
        return False
    longer = any(_length(line) > len(text) for line in lines[n + 1 : n + 1 + FIRST_LINES])
    return longer and not _CLOSED.search(text) and _opens_with_word(text)


def _is_name(document: Document, lines: Sequence[list[Claim]], n: int, span: Span) -> bool:
    """Tell a reporter's name: the only one among the first lines, right below headline, standfirst or date."""
    if n >= FIRST_LINES or any(claim.role is Role.BYLINE for line in lines for claim in line):
        return False
    above = [line for line in lines[:n] if line[0].role is Role.PROSE]
    return 1 <= len(above) <= 2 and bool(_PERSON.fullmatch(document.slice(span)))


def _is_standfirst(document: Document, lines: Sequence[list[Claim]], n: int, span: Span) -> bool:
    """Tell a standfirst: right below the headline, and above a byline or without a full stop."""
    text = document.slice(span)
    if n >= FIRST_LINES:
        return False
    above = [line for line in lines[:n] if line[0].role not in (Role.SKIP, Role.BYLINE, Role.PUBLISHED)]
    headed = len(above) == 1 and _is_headline(
        document, lines, lines.index(above[0]), (above[0][0].span[0], above[0][-1].span[1])
    )
    if not headed or len(text) > LONGEST_STANDFIRST or n + 1 >= len(lines):
        return False
    before_front = lines[n + 1][0].role in (Role.BYLINE, Role.PUBLISHED)
    return before_front or (not _CLOSED.search(text) and len(text.split()) > 5 and _is_prose(lines, n + 1))


def _is_subhead(document: Document, lines: Sequence[list[Claim]], n: int, span: Span) -> bool:
    """Tell a sub-heading: a short line without a full stop, longer ones below it."""
    text = document.slice(span)
    if len(text) > LONGEST_SUBHEAD or _CLOSED.search(text) or not _opens_with_word(text) or text[0].islower():
        return False
    below = next((_text(document, line) for line in lines[n + 1 : n + 4] if line[0].role is Role.PROSE), "")
    return len(below) > len(text) and bool(_CLOSED.search(below) or below.endswith(("!", "?")))


def _is_list(document: Document, lines: Sequence[list[Claim]], n: int) -> bool:
    """Tell a list from a dash that opens a sentence: a neighbour has the same mark."""
    marks = [_MARK.match(document.text, *lines[m][0].span) for m in (n - 1, n, n + 1) if 0 <= m < len(lines)]
    own = _MARK.match(document.text, *lines[n][0].span)
    alike = [
        mark
        for mark in marks
        if mark and own and (mark["mark"] == own["mark"] or (mark["mark"][0].isdigit() and own["mark"][0].isdigit()))
    ]
    return len(alike) > 1


def _list_item(line: list[Claim], mark: re.Match[str]) -> Iterator[Claim]:
    begin = line[0].span[0]
    if not mark["mark"][0].isdigit():
        yield Claim(mark.span("mark"), Role.SKIP, "list mark", 0.95, edge=True)
        begin = mark.end()
    last = next((n for n, claim in enumerate(line) if claim.role is not Role.PROSE), len(line))
    yield Claim((begin, line[last - 1].span[1]), Role.LIST_ITEM, "list item", 0.9, edge=begin == line[0].span[0])
    yield from (replace(claim, edge=False) for claim in line[last:])
