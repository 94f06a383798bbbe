"""What stands in a credit line after its label: persons, agencies, and what joins them. Finds where it ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from edition.reading.flat.credit_tails import has_house, has_licence, tail_end
from edition.reading.flat.lexicon import words
from edition.reading.flat.name_ends import NameEnds
from edition.reading.flat.tokens import Document, Token, tokens

_LONGEST_RUN = 8
_SHORTEST_HANDLE = 4
_MARKED_HANDLE = re.compile(r"[a-z]{1,2}-?[A-Z]\w+")
"""A name written small with a capital inside: “iStock”, “i-Images”."""
_SITES = frozenset({"istock", "istockphoto", "images", "shutterstock", "unsplash", "pixabay", "pexels", "adobestock"})
"""What the names of sites end with whose users give pictures."""
_PAGE_WORDS = frozenset({"Advertisement", "Advertising", "Anzeige", "Werbung", "Share", "Save"})
"""Words of the page, not of a name."""
_SIDES = frozenset({"Left", "Right", "Top", "Bottom", "Above", "Below", "Center", "Centre"})
_BEFORE_AGENCY = frozenset({"/", "-", "–"})
_SEPARATORS = frozenset({"/", "|", "·", "+", "&", "\\", "—", "//"})
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
_MOST_MORE = 2
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)")


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


def parse_body(
    document: Document, begin: int, end: int, *, closed: bool = False, labelled: bool = False
) -> Body | None:
    """Read persons and agencies from ``begin``; None when there are none.

    Args:
        document: The text.
        begin: Where the label ended.
        end: How far to look.
        closed: True inside brackets, where nothing else can follow.
        labelled: True after a label, where firms give pictures, too.
    """
    return _Reader(document, tokens(document.text, begin, end), closed, labelled).read()


def name_run(document: Document, begin: int, end: int) -> tuple[str, ...]:
    """Return the capitalised words that follow a label, as many as could belong to a name."""
    line = tokens(document.text, begin, end)
    length = _Reader(document, line, False, True).run_length(0)
    return tuple(token.text for token in line[:length])


class _Reader(NameEnds):
    """Reads items and what joins them, from left to right."""

    def __init__(self, document: Document, line: Sequence[Token], closed: bool, labelled: bool) -> None:
        super().__init__(document, line, labelled)
        self.closed = closed

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
        ends = reached >= len(self.line) or self.text(reached) in (".", ")", "]", "•")
        sure = 0.95 if self.agency else 0.9 if ends or items > 1 else self.surest
        end = self.line[reached - 1].end
        given = self.folded(reached - 1) in words("credits", "given")
        end = tail_end(self.document.text, end, given=given, labelled=self.labelled)
        return Body(end, items, self.agency, ends, sure)

    def run_length(self, position: int) -> int:
        """Return how many tokens from here on could be one name."""
        end = position
        while end < len(self.line) and end - position < _LONGEST_RUN and self._in_name(end, position):
            end += 1
        return end - position

    def _connective(self, position: int) -> int:
        """Pass over “courtesy of”, “via” … before an item."""
        for phrase in _CONNECTIVES:
            if all(self.folded(position + n) == word for n, word in enumerate(phrase)):
                return self._connective(position + len(phrase))
        return position

    def _joint(self, position: int) -> int:
        """Return where the next item begins if one is joined to the last; else the same position."""
        mark = self.text(position)
        if mark == "•":
            return position + 1 if self.known(position + 1) > position + 1 else position
        if mark in _SEPARATORS or (mark == ":" and (self.closed or self.is_glued(position))):
            return self._connective(position + 1)
        if mark == "on" or (mark and mark in ",;-–("):
            if self.opens_report(position):
                return position
            after = self._connective(position + 1 + (self.folded(position + 1) in words("credits", "connectors")))
            end = after + (self.run_length(after) if mark in ",;" and self.agency else 1)
            stroke = self.text(after)[:1].isupper() and self.text(end) == "/"
            if stroke and (self.known(after) > after or self.leads_to_agency(end + 1)):
                return after
            known = self.known(after)
            return after if known > after and not self.text(known)[:1].islower() else position
        if mark.casefold() in words("credits", "connectors") and not mark.istitle():
            after = max(self._connective(position), position + 1)
            return after if self.text(after)[:1].isupper() else position
        return position

    def _item(self, position: int) -> int:
        """Return the position after the person or organisation that begins here; the same when there is none."""
        known = self.known(position)
        if known == position and self._is_handle(position):
            self.surest = 0.9
            return position + 1
        if known == position:
            end = max(self._name(position), self._glued(position))
            self.after_name = end > position
            return end
        named, self.agency, self.after_name = self.after_name, True, False
        if self.text(known) == ")" and self.text(position - 1) == "(":
            known += 1
        known = self._to_stop(position, self.with_branch(self.with_status(known)))
        return known if named else self._trailing_name(known)

    def _to_stop(self, position: int, known: int) -> int:
        """Take “Harrow Police Force.” whole: one or two more capitalised words that a full stop closes."""
        end = known
        while end - known < _MOST_MORE and self.text(end).istitle() and not self.opens_sentence(end):
            end += 1
        named = " ".join(self.folded(n) for n in range(position, known))
        whole = self.labelled and known - position > 1 and end > known and self.text(end) == "."
        return end if whole and named not in self.houses and not self.opens_report(known) else known

    def _glued(self, position: int) -> int:
        """Take what a stroke joins without a space (“Agency/500px”); a site's users write their names small."""
        around = self.line[position - 2 : position + 1] if position > 1 else []
        joined = len(around) == 3 and all(a.end == b.start for a, b in pairwise(around))
        if not (joined and self.labelled) or around[1].text != "/" or not around[2].is_word:
            return position
        if around[0].text.endswith("-"):
            return position
        small = around[2].text[0].islower() and self.text(position + 1).islower() and self.text(position + 1).isalpha()
        return position + 1 + (small and self.folded(position - 2) in _SITES and self.text(position + 2)[:1].isupper())

    def _trailing_name(self, position: int) -> int:
        """Take “NASA First Last.” whole: two or three more capitalised words that a full stop closes."""
        length = self.run_length(position)
        return position + length if length in (2, 3) and self.text(position + length) == "." else position

    def _is_handle(self, position: int) -> bool:
        """Tell a name written small, as on a picture agency's site: before or after a stroke and an agency we know."""
        token = self.line[position] if position < len(self.line) else None
        if token is not None and token.is_word and self.is_of_site(position):
            return token.text[0].islower() or self.opens_phrase(position + 1)
        if token is None or not token.is_word or token.is_capital or token.text.isdigit():
            return False
        before, after = self.text(position - 1), self.text(position + 1)
        signed = (
            position == 0 and after == "," and self.document.text[max(0, token.start - 2) : token.start].startswith("©")
        )
        leads = (after in _BEFORE_AGENCY or signed) and self.known(position + 2) > position + 2
        if _MARKED_HANDLE.fullmatch(token.text):
            return leads or (self.agency and before in _SEPARATORS)
        if leads and (len(token.text) >= _SHORTEST_HANDLE or self.labelled):
            return True
        if len(token.text) < _SHORTEST_HANDLE or not token.text[0].islower():
            return False
        if before in ("/", "|") and self.folded(position - 2) in _SITES:
            return after[:1].isupper()
        glued = before == "/" and self.line[position - 1].end == token.start
        return glued and self.agency and not after[:1].islower()

    def _name(self, position: int) -> int:
        end = position + self.run_length(position)
        if end == position:
            return position
        if (self.text(end), self.text(end + 1)) == ("et", "al"):
            self.surest = 0.9
            return end + 2
        follows = self.text(end)
        if end < len(self.line) and follows in ("(", "CC") and has_licence(self.document.text, self.line[end - 1].end):
            self.surest = 0.9
            return end
        stops = follows in _SEPARATORS or follows in {".", ")", "]", "via", "•"}
        housed = self.labelled and end - position > 1 and has_house(self.document.text, self.line[end - 1].end)
        if self.closed or end >= len(self.line) or stops or housed:
            self.surest = 0.9
            return end
        if self._joint(end) > end and self.text(end + 1) != ",":
            choice = self.before_prose(position, end)
            of_office = self.text(end) == "of" and self.document.begins_sentence(self.text(choice)) > 0
            if of_office and position < choice < end:  # “Ida Brandt Minister of …”
                return choice
            return end if choice in (position, end) or end - position <= 3 else choice
        return self.before_prose(position, end)

    def _in_name(self, position: int, first: int) -> bool:
        token = self.line[position]
        if position > first and (self.opens_label(position) or self.opens_report(position)):
            return False
        if token.text in _PAGE_WORDS or (position > first and self._names_side(position)):
            return False
        if position > first and token.text == self.text(position - 1) and not self.closed:  # “… Jan Hale Hale and …”
            return False
        if position == first and _ORDINAL.fullmatch(token.text):
            position += 1
            return position < len(self.line) and self.line[position].is_capital
        if token.text == "CC" and position > first:
            return False
        if token.is_capital or token.text.startswith("@"):
            return token.is_word
        if position > first and self._is_inner(position):
            return True
        while position < len(self.line) and self.folded(position) in words("names", "particles"):
            position += 1
        return position < len(self.line) and self.line[position].is_capital

    def _names_side(self, position: int) -> bool:
        """Tell “Left:”, “Left/Top:”, where the next picture of a row is."""
        return self.text(position) in _SIDES and self.text(position + 1) in ("/", ":")

    def _is_inner(self, position: int) -> bool:
        """Tell a small word inside a name before a stroke and an agency that we know (“Kim hyun Park/Agency”)."""
        small = self.text(position).isalpha() and self.text(position).islower()
        stroke = self.text(position + 2) == "/" and self.known(position + 3) > position + 3
        return small and self.text(position + 1)[:1].isupper() and stroke
