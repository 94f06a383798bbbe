"""The words of a credit line, and what each may begin or end: a label, a report, a sentence, a name, a website."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from edition.reading.flat.datelines import dateline_at
from edition.reading.flat.lexicon import words
from edition.reading.flat.tokens import SURE, Document, Token

SMALL_WORDS = frozenset({"of", "and", "the", "&", "for"})
"""Words inside the name of an organisation."""
DASHES = frozenset({"—", "–", "-"})
_OPENERS = frozenset({":", "/", "...", "…", "by"})
_DOMAIN = re.compile(
    r"(?:[\w-]+\.){1,2}"
    r"(?:com|org|net|edu|gov|info|de|at|ch|fr|es|it|nl|eu|io|ie|co\.uk|ru|ua|pl|ca|se|no|dk|fi|com\.au|co\.nz|com\.br|mx)"
)


class CreditWords:
    """Words and marks from the beginning of a credit line on; places are counted from 0."""

    def __init__(self, document: Document, line: Sequence[Token]) -> None:
        self.document, self.line = document, line

    def text(self, position: int) -> str:
        """Return the word at a place; empty beyond the end."""
        return self.line[position].text if 0 <= position < len(self.line) else ""

    def folded(self, position: int) -> str:
        """Return the word at a place, case folded."""
        return self.text(position).casefold()

    def opens_label(self, position: int) -> bool:
        """Tell whether the next credit line or caption begins here (“… Photo: Name”, “… Image caption, …”)."""
        phrase = self.folded(position)
        for n in (position + 1, position + 2):
            if phrase in words("credits", "caption_labels"):
                return True
            if phrase in words("credits", "labels") and self.text(n) in _OPENERS:
                return True
            phrase += f" {self.folded(n)}"
        return False

    def opens_report(self, position: int) -> bool:
        """Tell the dateline of the report that begins here (“PORT ANSEL — ”, “(Reuters) — ”, “Berlin.”)."""
        if self.text(position) == "(" and self.text(position + 2) == ")" and self.text(position + 3) in DASHES:
            return True
        if self.document.tongue == "de" and self.is_place_alone(position):
            return True
        dash = next((n for n in range(position + 1, len(self.line)) if self.text(n) in DASHES), len(self.line))
        begins = not self.text(dash + 1)[:1].islower()
        shouted = self.line[position].is_shout and begins
        return shouted and dateline_at(self.document.text, self.line[position].start, shouted=True)

    def is_place_alone(self, position: int) -> bool:
        """Tell a place that the text is set in, or two, before a full stop (“… Jan Harrow Berlin. Die Feuerwehr …”)."""
        place, end = self.text(position), position + 1
        if self.text(end) == "/" and self.text(end + 1).istitle():
            end += 2
        set_in = re.compile(rf"\b(?:in|aus|nach|bei) {re.escape(place)}\b")
        return place.istitle() and self.text(end) == "." and bool(set_in.search(self.document.text))

    def opens_sentence(self, position: int) -> bool:
        """Tell a capitalised word that surely begins a sentence."""
        token = self.line[position]
        small = token.text.casefold() in SMALL_WORDS | (words("names", "particles") - self.document.starters)
        shouted = token.is_shout and position > 0 and self.line[position - 1].is_shout
        return token.is_capital and not (small or shouted) and self.document.begins_sentence(token.text) >= SURE

    def opens_phrase(self, position: int) -> bool:
        """Tell a capitalised word that a small one follows: rather the first of a sentence than a name's last."""
        return self.text(position)[:1].isupper() and self.text(position + 1)[:1].islower()

    def is_of_site(self, position: int) -> bool:
        """Tell what is glued to a website's name and a stroke (“Agency.com/Name”)."""
        glued = position > 2 and all(
            before.end == after.start for before, after in pairwise(self.line[position - 3 : position + 1])
        )
        return glued and self.text(position - 1) == "/" and self.text(position - 3) == "."

    def domain(self, position: int) -> int:
        """Return the position after the name of a website (“Herald.com”); the same when there is none."""
        end = position + 1
        while end < len(self.line) and self.line[end].start == self.line[end - 1].end and self.text(end) != "/":
            end += 1
        named = "".join(token.text for token in self.line[position:end])
        for closed in (end, end - 1):
            if _DOMAIN.fullmatch(named):
                return closed
            named = named.removesuffix(".")
        return position

    def leads_surname(self, position: int) -> bool:
        """Tell the initial before a surname: a name does not end with it, unless a sentence surely begins."""
        if not self.line[position].is_initial or position + 1 >= len(self.line):
            return False
        after = self.line[position + 1]
        return after.is_capital and self.document.begins_sentence(after.text) < SURE

    def may_go_on(self, cut: int) -> bool:
        """Tell a capitalised word that may go on with a name."""
        token = self.line[cut] if cut < len(self.line) else None
        return token is not None and token.is_capital and not self.document.begins_sentence(token.text)

    def may_end_name(self, position: int) -> bool:
        """Tell a word that is no noun, possessive or first word of a sentence: the next two may begin one."""
        word = self.text(position)
        free = not word.endswith(("’s", "'s")) and not self.document.begins_sentence(word)
        return free and not self.document.has_capital_nouns

    def recurs(self, position: int) -> bool:
        """Tell a name of the article from the last word of a photographer's, which occurs nowhere else."""
        counts = self.document.counts
        return counts[self.text(position)] > 1 == counts[self.text(position - 1)]

    def is_glued(self, position: int) -> bool:
        """Tell a mark with no space around it (“PA:Press Association”)."""
        around = self.line[max(0, position - 1) : position + 2]
        return len(around) == 3 and all(before.end == after.start for before, after in pairwise(around))

    def is_pair(self, position: int) -> bool:
        """Tell two words that the document shows to belong together."""
        both = self.line[position : position + 2]
        return len(both) == 2 and self.document.is_pair(*both)
