"""What stands in a credit line after its label: persons, agencies, and what joins them. Finds where it ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from edition.reading.flat.lexicon import words
from edition.reading.flat.tokens import Document, Token, tokens

_LONGEST_RUN = 8
_SEPARATORS = frozenset({"/", "|", "•", "·", "+", "&", "\\", "—", "//"})
_OPENERS = frozenset({":", "/", "...", "…", "by"})
_CONNECTIVES = (
    ("courtesy", "of", "the"),
    ("courtesy", "of"),
    ("courtesy",),
    ("via",),
    ("by",),
    ("for",),
    ("from",),
    ("©",),
    (":",),
)
_SMALL_WORDS = frozenset({"of", "and", "the", "&", "for"})
_LICENCE = re.compile(r",? (?:\(|under (?:a |the )?)?CC[ -](?:BY|0)(?:-[A-Z]{2})*(?: \d\.\d)?\)?")
_GIVER = re.compile(r" by (?:the |his |her )?[a-z]+(?: [a-z]+)?(?=\.|\)|$|\n| [A-ZÀ-Þ“])")
_QUOTES = "“\"‘'«„"


@dataclass(frozen=True, slots=True)
class Body:
    """Persons and agencies of a credit line."""

    end: int
    """Where it ends in the text."""
    items: int
    agency: bool
    """True when one of them is an agency that we know or that looks like an organisation."""
    closed: bool
    """True when the text itself shows the end: a full stop, a bracket, nothing more."""
    confidence: float


def parse_body(document: Document, begin: int, end: int, *, closed: bool = False) -> Body | None:
    """Read persons and agencies from ``begin``; None when there are none.

    Args:
        document: The text.
        begin: Where the label ended.
        end: How far to look.
        closed: True inside brackets, where nothing else can follow.
    """
    return _Reader(document, tokens(document.text, begin, end), closed).read()


def name_run(document: Document, begin: int, end: int) -> tuple[str, ...]:
    """Return the capitalised words that follow a label, as many as could belong to a name."""
    line = tokens(document.text, begin, end)
    length = _Reader(document, line, False).run_length(0)
    return tuple(token.text for token in line[:length])


class _Reader:
    """Reads items and what joins them, from left to right."""

    def __init__(self, document: Document, line: Sequence[Token], closed: bool) -> None:
        self.document, self.line, self.closed = document, line, closed
        self.agency, self.surest, self.after_name = False, 0.0, False

    def read(self) -> Body | None:
        """Return all items from the first token on."""
        position, reached, items = self._connective(0), 0, 0
        while (after := self._item(position)) > position:
            items += 1
            reached = after
            position = self._joint(after)
            if position == after:
                break
        if not items:
            return None
        ends = reached >= len(self.line) or self._text(reached) in (".", ")", "]")
        sure = 0.95 if self.agency else 0.9 if ends or items > 1 else self.surest
        end = self.line[reached - 1].end
        giver = (
            _GIVER.match(self.document.text, end) if self._folded(reached - 1) in words("credits", "given") else None
        )
        more = giver or _LICENCE.match(self.document.text, end)
        end = more.end() if more else end
        return Body(end, items, self.agency, ends, sure)

    def run_length(self, position: int) -> int:
        """Return how many tokens from here on could be one name."""
        end = position
        while end < len(self.line) and end - position < _LONGEST_RUN and self._in_name(end, position):
            end += 1
        return end - position

    def _text(self, position: int) -> str:
        return self.line[position].text if 0 <= position < len(self.line) else ""

    def _folded(self, position: int) -> str:
        return self._text(position).casefold()

    def _connective(self, position: int) -> int:
        """Pass over “courtesy of”, “via” … before an item."""
        for phrase in _CONNECTIVES:
            if all(self._folded(position + n) == word for n, word in enumerate(phrase)):
                return self._connective(position + len(phrase))
        return position

    def _joint(self, position: int) -> int:
        """Return where the next item begins if one is joined to the last; else the same position."""
        mark = self._text(position)
        if mark in _SEPARATORS or (self.closed and mark == ":"):
            return self._connective(position + 1)
        if mark == "on" or (mark and mark in ",-–("):
            after = self._connective(position + 1)
            known = self._known(after)
            return after if known > after and not self._text(known)[:1].islower() else position
        if mark.casefold() in words("credits", "connectors") and not mark.istitle():
            after = max(self._connective(position), position + 1)
            return after if self._text(after)[:1].isupper() else position
        return position

    def _item(self, position: int) -> int:
        """Return the position after the person or organisation that begins here; the same when there is none."""
        known = self._known(position)
        if known == position:
            end = self._name(position)
            self.after_name = end > position
            return end
        named, self.agency, self.after_name = self.after_name, True, False
        if self._text(known) == ")" and self._text(position - 1) == "(":
            known += 1
        return known if named else self._trailing_name(known)

    def _trailing_name(self, position: int) -> int:
        """Take “NASA First Last.” whole: two or three more capitalised words that a full stop closes."""
        length = self.run_length(position)
        return position + length if length in (2, 3) and self._text(position + length) == "." else position

    def _known(self, position: int) -> int:
        """Return the position after the longest agency, organisation or status word that begins here."""
        best, phrase = position, ""
        for n in range(position, min(position + _LONGEST_RUN, len(self.line))):
            glue = "" if n == position or self.line[n - 1].end == self.line[n].start else " "
            phrase += glue + self._folded(n)
            if (
                n > position
                and self._opens_label(n)
                and (self._text(n + 1) == ":" or phrase not in words("credits", "agencies"))
            ):
                break
            if phrase in words("credits", "agencies") or phrase in words("credits", "status"):
                best = n + 1
        return best if best > position else self._organisation(position)

    def _opens_label(self, position: int) -> bool:
        """Tell whether the next credit line or caption begins here (“… Photo: Name”, “… Image caption, …”)."""
        phrase = self._folded(position)
        for n in (position + 1, position + 2):
            if phrase in words("credits", "caption_labels"):
                return True
            if phrase in words("credits", "labels") and self._text(n) in _OPENERS:
                return True
            phrase += f" {self._folded(n)}"
        return False

    def _organisation(self, position: int) -> int:
        """Take a run of capitalised words that ends like an organisation (“Harbour Herald”, “Harbour Press Office”)."""
        end = position
        for n in range(position, min(position + 6, len(self.line))):
            token = self.line[n]
            if not (token.is_capital or token.text.casefold() in _SMALL_WORDS) or (
                n > position and self._opens_label(n)
            ):
                break
            ends_here = token.text.casefold() in words("credits", "organisation_endings")
            if n > position and ends_here and (end == position or n == end):
                end = n + 1
        return end

    def _name(self, position: int) -> int:
        end = position + self.run_length(position)
        if end == position:
            return position
        if (self._text(end), self._text(end + 1)) == ("et", "al"):
            self.surest = 0.9
            return end + 2
        follows = self._text(end)
        if self.closed or end >= len(self.line) or follows in _SEPARATORS or follows in {".", ")", "]"}:
            self.surest = 0.9
            return end
        if self._joint(end) > end and self._text(end + 1) != ",":
            choice = self._before_prose(position, end)
            return end if choice in (position, end) or end - position <= 3 else choice
        return self._before_prose(position, end)

    def _in_name(self, position: int, first: int) -> bool:
        token = self.line[position]
        if position > first and self._opens_label(position):
            return False
        if token.is_capital or token.text.startswith("@"):
            return token.is_word
        while position < len(self.line) and self._folded(position) in words("names", "particles"):
            position += 1
        return position < len(self.line) and self.line[position].is_capital

    def _before_prose(self, position: int, end: int) -> int:
        """Choose where the name ends and the next sentence begins, without a full stop between them."""
        best, choice = 0.0, position
        for cut in range(position + 1, end + 1):
            if self._folded(cut - 1) in words("names", "particles"):
                continue
            score = self._name_score(position, cut) + self._start_score(cut)
            if score > best:
                best, choice = score, cut
        self.surest = min(0.9, 0.5 + best / 15)
        return choice

    def _name_score(self, position: int, cut: int) -> float:
        run = tuple(token.text for token in self.line[position:cut])
        if run in self.document.names:
            return 4.0
        particles = words("names", "particles")
        line = self.line[position:cut]
        weight = sum(not token.is_initial and token.text.casefold() not in particles for token in line)
        weight += any(token.is_initial for token in line) and weight == 1
        if self.after_name:  # “First Last/Agency”: what follows a person is rather one word
            return {1: 1.5, 2: 1.0, 3: 0.0}.get(weight, -1.5)
        return {1: -1.0, 2: 2.0, 3: 0.5}.get(weight, -1.5)

    def _start_score(self, cut: int) -> float:
        if cut >= len(self.line):
            return 1.0
        token = self.line[cut]
        if token.text in _QUOTES or self._opens_label(cut):
            return 3.0
        if not token.is_word or token.text[0].islower():
            return -4.0
        if token.text.casefold() in words("names", "particles") and token.text.casefold() not in self.document.starters:
            return -1.0
        return self.document.begins_sentence(token.text)
