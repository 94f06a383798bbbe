"""Photographers' names before a stroke and an agency: where they begin, in words that run on from a caption."""

from __future__ import annotations

import re
from collections.abc import Sequence

from edition.reading.flat.bylines import SIGNED_PICTURE
from edition.reading.flat.lexicon import words
from edition.reading.flat.tokens import Document, Token, tokens

_BEFORE_DASH = re.compile(r"[.!?…”\"»] (?P<name>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'.-]*){1,2}) [-–—] $")
_INITIALS = re.compile(r"(?!D\.C|U\.[SKN]|N\.Y|L\.A|E\.U)[A-ZÀ-Þ]\.(?:[A-ZÀ-Þ]\.)?")
"""Of a first name, and not of a place."""
_NAME_AFTER = re.compile(r"\s?[/|—]\s?(?P<name>[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3}?)(?=\s?[/.|—]|$|\s[A-Z“])")
_IN_ADDRESS = re.compile(r"\w\.[a-z]{2,6}/\Z")
LONGEST_SITE = 12
"""So much of an address before its stroke shows that it is one, in characters."""
LONGEST_DASHED = 50
"""A name between a sentence and a dash before its agency is no longer, in characters."""
LONGEST_BYLINE = 80
"""A byline is no longer, in characters."""
_OPENERS = frozenset({"Credit", "Photo", "Photos", "Image", "Picture", "Copyright"})
"""Labels inside the capitalised words before a stroke: the credit line begins there."""
_HANDLE = re.compile(r"(?:^|[.!?…”\"»)] )(?P<handle>(?!\S+\.(?:com|org|net|co|gov|edu|ly|me)$)[a-z][\w.-]{3,})$")
"""A name written small, right before its stroke, after a sentence; an address is none."""
BY = re.compile(r"\b(?:By|BY)\s")


def name_start(document: Document, floor: int, stroke: int) -> int | None:
    """Go back from the stroke over a person's name, at most to the end of the sentence before."""
    line = tokens(document.text, max(floor, stroke - 60), stroke)
    first = len(line)
    while first and _is_name_part(line, first - 1):
        first -= 1
    first = _before_of(line, first)
    run = line[first:]
    handle = _HANDLE.search(document.text[max(floor, stroke - 40) : stroke]) if not run else None
    if handle and document.text[stroke] == "/":
        return stroke - len(handle["handle"])
    piped = bool(run) and first > 0 and line[first - 1].text == "|"
    signed = piped and BY.search(document.text, max(0, run[0].start - LONGEST_BYLINE), run[0].start)
    if not run or signed or _IN_ADDRESS.search(document.text, max(floor, run[0].start - LONGEST_SITE), run[0].start):
        return None
    if run[0].text in ("By", "BY"):
        return run[0].start if SIGNED_PICTURE.match(document.text, stroke) else None
    passed = run[0].text == "Enlarge" or run[0].text.casefold() in words("grammar", "months")
    run = run[1:] if len(run) > 1 and passed else run
    opener = _opener(run)
    if opener:
        return run[opener].start
    ended = first == 0 or line[first - 1].text in '.!?…”’")]|' or _is_dash_between(line, first - 1)
    known = next((n for n in range(len(run)) if _is_agency(document, run[n:])), None)
    if known is not None and known > int(ended) and not _is_agency_after(document, stroke):
        return run[known].start
    before = line[first - 1] if first else None
    while len(run) > 1 and not run[0].is_capital:
        before, run = run[0], run[1:]
    named = sum(token.is_capital for token in run)
    if ended and named in (4, 5) and document.is_pair(*run[:2]):  # who is seen, and who took the picture
        run = run[2:]
    elif not ended and len(run) > 2 and not _is_whole(document, before, run):
        run = run[_photographer(run) :]
    dashed = _BEFORE_DASH.search(document.text, max(floor, run[0].start - LONGEST_DASHED), run[0].start)
    return dashed.start("name") if dashed else run[0].start


def _opener(run: Sequence[Token]) -> int:
    """Return where in capitalised words a credit line begins: a label, an address, a name in capitals; or 0."""
    labelled = next((n for n in range(len(run) - 1, -1, -1) if run[n].text[0] == "@" or run[n].text in _OPENERS), 0)
    shouted = next((n for n in range(len(run)) if all(token.is_shout for token in run[n:])), 0)
    return labelled or (shouted if shouted < len(run) - 1 else 0)  # “Share Tweet Email IDA BRANDT/Agency”


def _before_of(line: Sequence[Token], first: int) -> int:
    """Go further back over “of” or “for” inside a house's name, if a sentence ends before it all."""
    if first < 2 or line[first - 1].text not in ("of", "for") or first == len(line):
        return first
    begin = first - 1
    while begin and line[begin - 1].is_word and line[begin - 1].is_capital:
        begin -= 1
    return begin if begin < first - 1 and begin > 0 and line[begin - 1].text in '.!?…”"' else first


def _is_agency_after(document: Document, stroke: int) -> bool:
    """Tell whether what a stroke leads to is an agency, too: “Ida Brandt AFP/Getty Images”."""
    after = _NAME_AFTER.match(document.text, stroke)
    return after is not None and after["name"].casefold() in words("credits", "agencies")


def _is_whole(document: Document, before: Token | None, run: Sequence[Token]) -> bool:
    """Tell three capitalised words that are one name: nothing before them leads to a place or title."""
    if before is None:
        return True
    leads = words("grammar", "small") | words("names", "particles") | document.unfinished
    plain = before.text.isdigit() or (before.text.islower() and before.text not in leads)
    return plain and len(run) == 3 and not run[0].is_shout and not document.has_capital_nouns


def _photographer(run: Sequence[Token]) -> int:
    """Return where, in the capitalised words before a stroke, two names begin at the end: “… Ansel M. van Harrow”."""
    particles = words("names", "particles")
    first = len(run) - 1
    while first > 0 and run[first - 1].text in particles:
        first -= 1
    first = max(0, first - 1)
    if first > 0 and len(run[first].text.rstrip(".")) == 1:
        first -= 1
    return first - 1 if first > 0 and _INITIALS.fullmatch(run[first - 1].text) else first


def _is_dash_between(line: Sequence[Token], n: int) -> bool:
    """Tell a dash after a sentence: it leads a credit line (“… at noon. — J. van Harrow / Agency”)."""
    return line[n].text in ("—", "–") and n > 0 and line[n - 1].text in ".!?…”’"


def _is_agency(document: Document, run: Sequence[Token]) -> bool:
    return document.text[run[0].start : run[-1].end].casefold() in words("credits", "agencies")


def _is_name_part(line: Sequence[Token], n: int) -> bool:
    token = line[n]
    if token.is_word and (token.is_capital or token.text[0] == "@"):
        return True
    particles = words("names", "particles")
    return n + 1 < len(line) and token.text in particles and (line[n + 1].is_capital or line[n + 1].text in particles)
