"""Where a photographer’s name ends and the next sentence begins, without a full stop between them."""

from __future__ import annotations

from collections.abc import Sequence

from edition.reading.flat.credit_houses import Houses
from edition.reading.flat.lexicon import words
from edition.reading.flat.tokens import LIKELY, SURE, Document, Token

_LONGEST_SIGN = 4
_RECURS = 1.25
"""How much a name that the article has elsewhere, too, begins a sentence: less than two names of two words each."""
_QUOTES = "“\"‘'«„"
_ADDRESSES = frozenset({"Mr", "Mrs", "Ms", "Mr.", "Mrs.", "Ms."})
"""Before a surname: no photographer's name goes on with one."""


class NameEnds(Houses):
    """Weighs where a name ends, by what the words before and after the place are.

    ``agency`` tells that an agency was read already, ``after_name`` that a person was read last, and ``surest`` how
    sure the end of the last name is.
    """

    def __init__(self, document: Document, line: Sequence[Token], labelled: bool) -> None:
        super().__init__(document, line, labelled)
        self.agency, self.surest, self.after_name = False, 0.0, False

    def before_prose(self, position: int, end: int) -> int:
        """Choose where the name ends and the next sentence begins, without a full stop between them."""
        best, choice = 0.0, position
        for cut in range(position + 1, end + 1):
            if self.folded(cut - 1) in words("names", "particles") or self.leads_surname(cut - 1):
                continue
            score = self._name_score(position, cut) + self._start_score(cut)
            if cut - position > 1 and self.recurs(cut) and -1 < score - self._name_score(position, cut) < _RECURS:
                score += _RECURS
            if score > best:
                best, choice = score, cut
        shouted = choice > position + 1 and all(
            token.is_shout or token.is_initial for token in self.line[position:choice]
        )
        ended = choice < len(self.line) and not self.line[choice].is_shout
        self.surest = 0.9 if shouted and ended else min(0.9, 0.5 + best / 15)
        return choice

    def _name_score(self, position: int, cut: int) -> float:
        run = tuple(token.text for token in self.line[position:cut])
        if run in self.document.names:
            return 4.0
        if any(self.opens_sentence(n) for n in range(position + 1, cut)):
            return -1.5
        particles = words("names", "particles")
        line = self.line[position:cut]
        if len(run) == 1 and position == 0 and (self._is_sign(0) or self._is_institution(0)):
            return 1.5
        weight = sum(not token.is_initial and token.text.casefold() not in particles for token in line)
        weight += any(token.is_initial for token in line) and weight == 1
        if self.after_name:  # “First Last/Agency”: what follows a person is rather one word
            return {1: 1.5, 2: 1.0, 3: 0.0}.get(weight, -1.5)
        if self.agency and weight == 1 and not self.may_go_on(cut):  # “Agency/Name”: often the surname alone
            return 1.0
        if line[0].is_initial and len(line) == 2 and self.may_go_on(cut):  # “M. Scott” goes on with “Vale”
            return 1.75
        longest = -1.5 if "".join(run).isascii() else -0.5
        return {1: -1.0, 2: 2.0, 3: 0.5}.get(weight, longest)

    def _is_institution(self, position: int) -> bool:
        """Tell “Foto: Polizei”, from which a sentence goes on, from a name that begins so (“Foto: Polizei Harrow”)."""
        return self.labelled and self.folded(position) in words("credits", "institutions")

    def _is_sign(self, position: int) -> bool:
        """Tell a house's letters (“HA”) after a label, from which a sentence goes on."""
        token, after = self.line[position], self.text(position + 1)
        label = self.document.text[max(0, token.start - 9) : token.start].casefold()
        if not token.is_shout or len(token.text) > _LONGEST_SIGN:
            return False
        if not self.document.has_capital_nouns:
            return label.endswith(": ") and len(token.text) > 2 and self.opens_phrase(position + 1)
        return label.endswith(("© ", "foto: ", "bild: ")) and after.istitle()

    def _foreign_score(self, cut: int) -> float | None:
        """Return how much a post, or an article before a capital, begins a sentence elsewhere than in English."""
        if self.document.tongue == "en" or not self.text(cut + 1)[:1].isupper():
            return None
        if self.folded(cut) in words("grammar", "offices"):
            return SURE
        particle = self.document.tongue == "fr" and self.text(cut) in ("Le", "La") and self.line[cut - 1].is_capital
        return 0.0 if particle else None  # “Marine Le Goff”

    def _start_score(self, cut: int) -> float:
        if cut >= len(self.line):
            return 1.0
        token = self.line[cut]
        if (foreign := self._foreign_score(cut)) is not None:
            return foreign
        if token.text in _QUOTES or token.text in _ADDRESSES or self.opens_label(cut) or self.opens_report(cut):
            return 3.0
        if not token.is_word or token.text[0].islower():
            return -4.0
        if not token.is_shout and all(before.is_shout for before in self.line[max(0, cut - 2) : cut]) and cut > 1:
            return 3.0
        if token.text.casefold() in words("names", "particles") and token.text.casefold() not in self.document.starters:
            return -1.0
        if self.is_pair(cut - 1) or (token.is_shout and self.line[cut - 1].is_shout):
            return -3.0
        if self.may_end_name(cut - 1) and self.is_pair(cut):
            return 3.0
        if self.folded(cut) in words("grammar", "before_names") and self.text(cut + 1).istitle():
            return LIKELY
        return self.document.begins_sentence(token.text)
