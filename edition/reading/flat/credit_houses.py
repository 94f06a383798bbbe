"""The houses in a credit line: agencies, organisations, websites; how far the name of one reaches."""

from __future__ import annotations

from collections.abc import Sequence

from edition.reading.flat.credit_words import SMALL_WORDS, CreditWords
from edition.reading.flat.lexicon import acronyms, words
from edition.reading.flat.tokens import SURE, Document, Token

_LONGEST_RUN = 8
_LONGEST_BRANCH = 5


class Houses(CreditWords):
    """Words of a credit line, and the houses among them.

    ``houses`` holds the names that we know, case folded; after a label (``labelled``) firms are among them.
    """

    def __init__(self, document: Document, line: Sequence[Token], labelled: bool) -> None:
        super().__init__(document, line)
        self.labelled = labelled
        self.houses = words("credits", "agencies") | words("credits", "status")
        self.houses |= words("credits", "firms") if labelled else frozenset()

    def known(self, position: int) -> int:
        """Return the position after the longest agency, organisation or status word that begins here."""
        best, phrase = position, ""
        for n in range(position, min(position + _LONGEST_RUN, len(self.line))):
            glue = "" if n == position or self.line[n - 1].end == self.line[n].start else " "
            phrase += glue + self.folded(n)
            if (
                n > position
                and self.opens_label(n)
                and (self.text(n + 1) == ":" or phrase not in words("credits", "agencies"))
            ):
                break
            if phrase in self.houses and not (n == position and self._is_first_name(n)):
                best = n + 1
        best = max(best, self.domain(position))
        return best if best > position else self.organisation(position)

    def _is_first_name(self, position: int) -> bool:
        """Tell “Ana Brandt” from the agency ANA."""
        named = self.text(position).istitle() and self.text(position + 1).istitle()
        return named and self.folded(position) in acronyms("credits", "agencies")

    def organisation(self, position: int) -> int:
        """Take a run of capitalised words that ends like an organisation (“Harbour Herald”, “Harbour Press Office”)."""
        end = position
        named = [tuple(self.text(position + n) for n in range(length)) for length in (2, 3)]
        if not self.document.names.isdisjoint(named):
            return position
        for n in range(position, min(position + 6, len(self.line))):
            token = self.line[n]
            if n > position and token.text == "The" and self.text(n - 1)[:1].isupper():  # “Ida Brandt The Post also …”
                break
            if not (token.is_capital or token.text.casefold() in SMALL_WORDS) or (
                n > position and (self.opens_label(n) or self.opens_sentence(n))
            ):
                break
            ends_here = token.text.casefold() in words("credits", "organisation_endings")
            if n > position + 1 and self.folded(n + 1) in words("grammar", "finite"):  # “Ida Brandt Police have …”
                break
            if n > position and ends_here and (end == position or n == end):
                end = n + 1
        return end

    def with_branch(self, position: int) -> int:
        """Take in what goes on with a house's name before a stroke: “Archive Photos/…”, “Society, London, UK/…”."""
        end = position
        while end - position < _LONGEST_BRANCH and self._goes_on(end + (self.text(end) == ",")):
            end += 1 + (self.text(end) == ",")
        via = self.folded(end) == "via" and self.folded(end - 1) in words("credits", "organisation_endings")
        joined = (self.text(end) == "/" or via) and self.leads_to_agency(end + 1)
        return end if end > position and joined else position

    def leads_to_agency(self, position: int) -> bool:
        """Tell whether an agency that we know begins here, or after one word and a stroke."""
        return self.known(position) > position or (
            self.folded(position + 1) in ("/", "via") and self.known(position + 2) > position + 2
        )

    def _goes_on(self, position: int) -> bool:
        word = self.text(position)
        label = self.opens_label(position) and self.text(position + 1) != "/"
        return word[:1].isupper() and not label and self.document.begins_sentence(word) < SURE

    def with_status(self, position: int) -> int:
        """Take in the small word after an agency's name that says what kind of picture it is (“AP file”)."""
        known = self.known(position) if self.text(position)[:1].islower() else position
        return position if self.text(known)[:1].islower() else known
