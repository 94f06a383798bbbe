"""Words and marks of a text with their places, and what the document itself tells about words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from edition.model import Span
from edition.reading.flat.lexicon import lexicon, words
from edition.reading.flat.passages import passages

LIKELY, SURE = 2.0, 3.0
"""From here on a word may be, or is taken for, a sentence's first (:meth:`Document.begins_sentence`)."""
_TOKEN = re.compile(r"@?\w[\w’'\-&+\u00ad]*(?:\.[^\W\d_](?![^\W\d_]))*\.?|…|\.\.\.|[^\s\u200b-\u200d\ufeff]")
_WORD_OR_MARK = re.compile(r"[\w’'-]+|[^\w\s]")
_LEAD_OF_NAME = re.compile(r"(?:al|el|an|ar|as|ash|at|ad|az|ul|ur|bin|abd|abu)-[^\W\d_]")
"""How names begin that keep their first part small: “al-Harbi”."""
_ANGLE_OPENS = re.compile(r"»\w")
_LOWER_WORD = re.compile(r"(?<![\w’'-])[a-zß-öø-ÿа-яѐ-џґęóąśłżźćńčšžőűğış]{3,}(?![\w’'])")


@dataclass(frozen=True, slots=True)
class Token:
    """A word (with a full stop that closes an initial or abbreviation) or a mark."""

    text: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """True for anything that begins with a letter, a digit or @."""
        return self.text[0].isalnum() or (self.text[0] == "@" and len(self.text) > 1)

    @property
    def is_capital(self) -> bool:
        """True for a word that begins with a capital letter, or after a small part that belongs to it (“al-Harbi”)."""
        lead = self.text[0].islower() and _LEAD_OF_NAME.match(self.text)
        return self.text[lead.end() - 1 if lead else 0].isupper()

    @property
    def is_shout(self) -> bool:
        """True for a word of two or more capitals: an acronym, or a heading's word."""
        letters = [character for character in self.text if character.isalpha()]
        return len(letters) > 1 and all(letter.isupper() for letter in letters)

    @property
    def is_initial(self) -> bool:
        """True for “J.”, “J.R.” or “St.”-like abbreviations of names."""
        return self.text.endswith(".") and self.is_capital and len(self.text.replace(".", "")) <= 2


def tokens(text: str, begin: int, end: int) -> list[Token]:
    """Return the tokens of a stretch; a sentence's full stop is a token of its own, an initial's is not."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text, begin, end):
        token = Token(match[0], match.start(), match.end())
        if len(token.text) > 1 and token.text.endswith(".") and token.text != "..." and not _keeps_stop(token):
            found.append(Token(token.text[:-1], token.start, token.end - 1))
            found.append(Token(".", token.end - 1, token.end))
        else:
            found.append(token)
    return found


def _keeps_stop(token: Token) -> bool:
    return token.is_initial or token.text.casefold() in words("names", "suffixes")


@dataclass(frozen=True)
class Document:
    """A text and what it shows about its own words."""

    text: str
    language: str = "en"
    """BCP 47 tag."""
    names: frozenset[tuple[str, ...]] = frozenset()
    """Names of persons that the document shows whole (:func:`edition.reading.flat.credits.find_credits`)."""

    @cached_property
    def lower_words(self) -> frozenset[str]:
        """Words that occur in lower case: when capitalised, they rather begin a sentence than are a name."""
        return frozenset(_LOWER_WORD.findall(self.text))

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each word occurs, as it is spelt."""
        return Counter(_WORD_OR_MARK.findall(self.text))

    @cached_property
    def pairs(self) -> dict[tuple[str, str], set[str]]:
        """Two capitalised words in a row, each with the words or marks that stand before it."""
        listed = _WORD_OR_MARK.findall(self.text)
        found: dict[tuple[str, str], set[str]] = {}
        for lead, first, second in zip(["", *listed], listed, listed[1:], strict=False):
            if first[0].isupper() and second[0].isupper():
                found.setdefault((first, second), set()).add(lead)
        return found

    def is_pair(self, first: Token, second: Token) -> bool:
        """Tell two capitalised words that stand in a row elsewhere, too, and after something else: “Blue Origin”."""
        leads = self.pairs.get((first.text, second.text))
        return leads is not None and bool(leads - {self.word_before(first.start)})

    def word_before(self, offset: int) -> str:
        """Return the last word or mark before a place of the text, as :attr:`pairs` has it; empty at the beginning."""
        listed: list[str] = _WORD_OR_MARK.findall(self.text[max(0, offset - 40) : offset])
        return listed[-1] if listed else ""

    @cached_property
    def starters(self) -> frozenset[str]:
        """Words of the document's language that begin sentences and hardly ever a name, case folded."""
        table = lexicon()["starters"]
        return frozenset(table.get(self.tongue, table["en"]).split())

    @cached_property
    def starter_inside(self) -> re.Pattern[str]:
        """Such a word with a capital, after another word."""
        longest_first = sorted((word.capitalize() for word in self.starters), key=len, reverse=True)
        return re.compile(rf"(?<=[\w)\]%] )(?:{'|'.join(map(re.escape, longest_first))})(?![\w’'\u00ad])")

    @cached_property
    def common_words(self) -> frozenset[str]:
        """Words of the document's language that often begin sentences of reports, case folded."""
        return frozenset(lexicon()["common"].get(self.tongue, "").split())

    @cached_property
    def unfinished(self) -> frozenset[str]:
        """Words of the document's language with which neither a sentence nor a heading ends, case folded."""
        own = lexicon()["unfinished"].get(self.tongue)
        return frozenset(own.split()) if own else words("grammar", "small")

    @cached_property
    def articles(self) -> frozenset[str]:
        """Articles of the document's language that begin names as well as sentences, case folded."""
        return frozenset(lexicon()["articles"].get(self.tongue, "").split())

    @cached_property
    def tongue(self) -> str:
        """The language without region or script: “de” of “de-CH”."""
        return self.language.split("-")[0].lower()

    @cached_property
    def has_capital_nouns(self) -> bool:
        """True where every noun has a capital, so that one in mid-sentence says little."""
        return self.tongue in words("capital_nouns", "languages")

    @cached_property
    def passages(self) -> list[Span]:
        """What stands between the breaks of the source; one for a text in one line."""
        return passages(self.text)

    @cached_property
    def quotes(self) -> tuple[str, str]:
        """The opening and the closing quotation marks of the text: “ ”, „ “, « » or » «."""
        angles = self.text.count("»")
        if angles > self.text.count("”") and angles > self.text.count("„"):
            return ("»", "«") if len(_ANGLE_OPENS.findall(self.text)) * 2 > angles else ("«", "»")
        return ("„«", "“»") if self.text.count("„") > self.text.count("”") else ("“«", "”»")

    def passage_of(self, offset: int) -> int:
        """Return the number of the passage that holds a place of the text."""
        return bisect_right(self._passage_starts, offset) - 1

    @cached_property
    def _passage_starts(self) -> list[int]:
        return [span[0] for span in self.passages]

    def begins_sentence(self, word: str) -> float:
        """Return how much a capitalised word rather begins a sentence than goes on with a name: 0, 2 or 3."""
        folded = word.casefold()
        if folded in self.starters:
            return SURE
        stem = re.split("[’']", folded)[0]
        common = stem in self.common_words or f"{stem}s" in self.common_words
        return LIKELY if common or stem in self.lower_words else 0.0

    def slice(self, span: Span) -> str:
        """Return the text of a span."""
        return self.text[span[0] : span[1]]
