"""Where a title ends that a sentence runs on from: by its capitals, and by the names that the document shows."""

from __future__ import annotations

import re

from edition.model import Span
from edition.reading.flat.lexicon import words
from edition.reading.flat.tokens import LIKELY, Document

OFTEN = 3
"""A name that a text has so many times is somebody it speaks of."""
SHORTEST = 4
"""Words of a title, at least."""
LONGEST_WORD = 80
"""So much of a word, in characters, is enough to know it by."""
_STRIPPED = "“”‘’\"'(),:;?!."


def title_end(document: Document, begin: int, end: int, *, least: int = 7, whole: bool = True) -> int | None:
    """Return where a title ends and a sentence begins; None when that cannot be told.

    Args:
        document: The text.
        begin: Where the title begins.
        end: Where the sentence ends that it runs on into.
        least: How many of its words are capitalised, at least.
        whole: Rather give none than one that breaks off (“… by the Mayor of”).
    """
    capital: re.Match[str] | None = None
    count = 0
    for match in re.finditer(r"\S+", document.text[begin : min(end, begin + 320)]):
        word = match[0].strip(_STRIPPED)
        if count >= least - 1 and match[0][0] in '“"' and word[:1].isupper():
            return begin + match.start()
        if word[:1].isupper() or word[:1].isdigit():
            capital, count = match, count + 1
        elif word and word.casefold() not in words("grammar", "small"):
            if capital is None or count < least or _is_aside(document, (begin, begin + capital.start()), capital[0]):
                return None
            subject = _before_subject(document, begin, capital.start())
            return subject if subject or whole else begin + capital.start()
    return None


def _is_aside(document: Document, title: Span, word: str) -> bool:
    """Tell a word before a comma that goes on with a name in commas (“… Ida Brandt, Ely Labour, has …”)."""
    return word.endswith(",") and "," in document.slice(title)


def _before_subject(document: Document, begin: int, capital: int) -> int | None:
    """Take back from the title what belongs to the first words of the sentence; None where the title breaks off.

    That is a first name, an honorific, an article, “Port Ansel’s”, “Here at” before a name, or “by” without one.
    """
    often = OFTEN
    while True:
        title = document.text[begin : begin + capital].rstrip()
        listed = title.split()
        if len(listed) < SHORTEST or title[-1] in ",:([" or title.count("(") != title.count(")"):
            return None
        last = listed[-1].strip(_STRIPPED)
        if _is_small(document, last):
            opens = document.begins_sentence(listed[-2]) >= LIKELY and listed[-2][0].isupper()
            alone = last[0].isupper() or last == "by"
            if not (alone or opens):
                return None
            back = listed[-1] if alone else f"{listed[-2]} {listed[-1]}"
        elif _belongs(document, listed[-2:], _first_word(document, begin + capital), often):
            back = listed[-1]
        else:
            return begin + capital
        capital, often = len(title) - len(back), len(document.text)


def _first_word(document: Document, offset: int) -> str:
    return document.text[offset : offset + LONGEST_WORD].split(maxsplit=1)[0]


def _is_small(document: Document, word: str) -> bool:
    return word.casefold() in words("grammar", "small") | document.unfinished | document.articles


def _belongs(document: Document, title: list[str], first: str, often: int) -> bool:
    """Tell whether a title's last word goes with the first of the sentence, as a name's words do."""
    before, last, first = (word.strip(_STRIPPED) for word in (*title, first))
    if last.endswith(("’s", "'s")):
        return True
    opens_name = (last.casefold() in words("names", "given") or len(last) == 1) and document.begins_sentence(
        first
    ) < LIKELY
    counts = words("grammar", "number_words") - {"one"}  # with these a sentence begins; “Air Force One” ends a title
    opens = last.casefold() in counts or last.casefold() in words("grammar", "no_ends") | words("grammar", "posts")
    if opens_name or opens:
        return True
    honorifics = words("grammar", "before_names")
    if last.casefold() in honorifics or before.casefold() in honorifics:
        return True
    known = document.begins_sentence(first) < LIKELY and (
        before == "and"
        or document.text.count(f"{last} {first}") > 1
        or (document.text.count(first) >= often and last.casefold() not in document.lower_words | document.starters)
    )
    return known and last.isalpha() and last.istitle()
