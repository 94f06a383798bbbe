"""Captions of films that a page plays: between the player's words and the source, or “ – video”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edition.reading.flat.claims import Claim, Role
from edition.reading.flat.tokens import Document

_SOURCES = (
    r"(?:(?:Video provided by [A-Z][\w.]+|Just the FAQs,) )?"
    r"(?:USA TODAY(?: NETWORK)?|AP(?:, AP)?|The Associated Press|AFP|Reuters|Buzz60|VPC|Wochit|Newslook|Newsy|Veuer|"
    r"Storyful|Time|Humankind)"
)
_CLOSED = re.compile(
    r"(?:(?<=[.!?”\":)] )|\A)(?P<button>CLOSE) "
    r"(?P<caption>[A-ZÀ-Þ“\"‘\d](?:(?! CLOSE |\(Photo)[^\n]){20,600}?[.!?”\"’)]) "
    rf"(?P<credit>{_SOURCES})(?=\s[A-Z“\"])"
)
"""“CLOSE What the film tells. (June 6) AP”, as Gannett's papers set it."""
_PLAYED = re.compile(
    r"(?<!\S)(?P<button>Play Video \d{1,2}:\d\d) (?P<caption>[A-ZÀ-Þ“\"‘][^\n]{12,200}? – video)(?=\s[A-Z“‘\"]|\s*$)"
)
"""“Play Video 0:14 What the film shows – video”, as the Guardian sets it."""


def find_films(document: Document) -> Iterator[Claim]:
    """Yield the player's words, the caption of the film, and who made it where that is said."""
    for match in _CLOSED.finditer(document.text):
        yield Claim(match.span("button"), Role.SKIP, "video player", 0.98)
        yield Claim(match.span("caption"), Role.CAPTION, "caption: of a film", 0.97)
        yield Claim(match.span("credit"), Role.CREDIT, "credit line: of a film", 0.97)
    for match in _PLAYED.finditer(document.text):
        yield Claim(match.span("button"), Role.SKIP, "video player", 0.98)
        yield Claim(match.span("caption"), Role.CAPTION, "caption: of a film", 0.97)
