"""Where a title ends that a sentence runs on from: by its capitals, and by the names that the document shows."""

from __future__ import annotations

import re

from edition.reading.flat.lexicon import words
from edition.reading.flat.tokens import Document

OFTEN = 3
"""A name that a text has so many times is somebody it speaks of."""
_STRIPPED = "“”‘’\"'(),:;?!."


def title_end(document: Document, begin: int, end: int, *, least: int = 7) -> int | None:
    """Return where a title ends and a sentence begins, if ``least`` words or more of it are capitalised; else None."""
    capital: re.Match[str] | None = None
    count = 0
    for match in re.finditer(r"\S+", document.text[begin : min(end, begin + 320)]):
        word = match[0].strip(_STRIPPED)
        if count >= least - 1 and match[0][0] in '“"' and word[:1].isupper():
            return begin + match.start()
        if word[:1].isupper() or word[:1].isdigit():
            capital, count = match, count + 1
        elif word and word.casefold() not in words("grammar", "small"):
            if capital is None or count < least or _leads_on(document.text[begin : begin + capital.start()]):
                return None
            return _before_name(document, begin, capital.start())
    return None


def _leads_on(title: str) -> bool:
    """Tell words that no title ends with: “… Vice President for Design and”."""
    last = title.split()[-1:]
    return bool(last) and last[0] in ("a", "an", "the", "and", "or", "of", "from", "with")


def _before_name(document: Document, begin: int, capital: int) -> int:
    """Take back from the title the word that belongs to the first of the sentence: a first name, “Port Ansel’s”."""
    title = document.text[begin : begin + capital].rstrip()
    first, last = title.rpartition(" ")[2], document.text[begin + capital :].split(maxsplit=1)[0].strip(_STRIPPED)
    owner = first.endswith(("’s", "'s"))
    known = document.begins_sentence(last) < 2 and (
        document.text.count(f"{first} {last}") > 1
        or (document.text.count(last) >= OFTEN and first.casefold() not in document.lower_words | document.starters)
    )
    return (
        begin + len(title) - len(first) if owner or (known and first.isalpha() and first.istitle()) else begin + capital
    )
