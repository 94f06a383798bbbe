"""The narration script: what is printed, what is said for it, and how long the pause after it is.

A pure value, made before any sound. Every sentence id of the edition stands in it exactly once, in order; each section
has an opening before and a closing after. Policies:

* What is printed is never changed; a listener may hear it differently (``spoken``).
* A heading made of the label and the opening words is said as its label; the words follow anyway. With such a heading
  the opening says the title alone, so that one hears “TITLE. Part 2 of 6.” once.
* A caption is announced (“Photograph: …”), its credit line too (“Credit: …”), the credit's own label is not said twice.
  Without a caption the credit's clip says “Photograph” as well.
* A person's alt text is said at the end of the caption, else before the credit, else before what follows the picture:
  it has no sentence id of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from edition.model import Block, BlockKind, Edition, EditionArticle, Section, Sentence
from edition.narration.announcing import (
    GAP,
    around,
    closing,
    closing_language,
    credit_label,
    listed_credits,
    opening,
    untitled,
)
from edition.narration.lexicon import Lexicon, house
from edition.narration.normalising import normalised_pieces
from edition.narration.normalising.scanning import Fixed
from edition.narration.quoting import quoted
from edition.narration.spoken import Piece, Pronunciation, Spoken, SpokenWord, assemble
from edition.narration.utterance import Role, SectionScript, Utterance, script_as_json, script_as_text
from edition.wording import wording

__all__ = [
    "Pauses",
    "Pronunciation",
    "Role",
    "ScriptOptions",
    "SectionScript",
    "SpokenWord",
    "Utterance",
    "script",
    "script_as_json",
    "script_as_text",
]


@dataclass(frozen=True, slots=True)
class Pauses:
    """Silence after an utterance, in milliseconds, by what comes next."""

    sentence_ms: int = 320
    """Between sentences of a paragraph."""
    paragraph_ms: int = 700
    caption_ms: int = 600
    """Around a photograph's caption and credit."""
    heading_ms: int = 900
    """After opening, headline, standfirst, byline, heading and before a sub-heading."""
    section_ms: int = 1200
    """Before the closing."""


@dataclass(frozen=True, slots=True)
class ScriptOptions:
    """How a script is made."""

    pauses: Pauses = field(default_factory=Pauses)
    announce_photos: bool = True
    """Say “Photograph:” and “Credit:”; False reads caption and credit without these words."""
    describe_pictures: bool = True
    """Say a person's alt text as “Picture shows: …” after the caption."""
    credits: Literal["spoken", "listed"] = "spoken"
    """``spoken`` at their place, or ``listed`` in the section's closing (their own clips are then silent)."""
    lexicon: Lexicon = field(default_factory=house)


def script(edition: Edition, options: ScriptOptions | None = None) -> tuple[SectionScript, ...]:
    """Write the narration script of an edition, one value a section, in edition order."""
    return tuple(scripts(edition, options))


def scripts(edition: Edition, options: ScriptOptions | None = None) -> Iterator[SectionScript]:
    """Write the narration script section by section, as it is asked for: of a long edition, never all at once."""
    writers = (_Writer(edition, article, options or ScriptOptions()) for article in edition.articles)
    return (writer.section(section) for writer in writers for section in writer.article.sections)


@dataclass(frozen=True)
class _Line:
    """An utterance whose pause is not known yet."""

    id: str
    role: Role
    text: str
    spoken: Spoken
    language: str
    block: str = ""
    """Id of the block it belongs to; empty before and after the blocks."""


@dataclass(frozen=True)
class _Writer:
    edition: Edition
    article: EditionArticle
    options: ScriptOptions

    def section(self, section: Section) -> SectionScript:
        told = opening(self.edition, self.article, section)
        lines = [self._line(Sentence(f"{section.id}-opening", told, self.article.article.language), Role.OPENING)]
        if section.number == 1:
            lines += self._front()
        lines.append(self._heading(section))
        waiting = ""
        for block in section.blocks:
            said = list(self._block(block, waiting))
            waiting = "" if said else f"{waiting} {self._untold(block)}".strip()
            lines += said
        lines.append(self._closing(section, waiting))
        return SectionScript(section.id, tuple(_paused(lines, self.options.pauses)))

    def _front(self) -> Iterator[_Line]:
        article = self.article
        text = article.headline.text
        made_up = len(untitled(article).rstrip(": \u00a0\u202f"))
        yield self._line(article.headline, Role.HEADLINE, unsaid=(made_up, len(text)) if made_up else (0, 0))
        for sentence in article.standfirst:
            yield self._line(sentence, Role.STANDFIRST)
        if article.byline:
            yield self._line(article.byline, Role.BYLINE)

    def _heading(self, section: Section) -> _Line:
        text = section.heading.text
        if section.editorial or not text.startswith(section.label):
            return self._line(section.heading, Role.HEADING)
        return self._line(section.heading, Role.HEADING, unsaid=(len(section.label), len(text)))

    def _block(self, block: Block, waiting: str) -> Iterator[_Line]:
        if block.kind is BlockKind.PHOTO:
            yield from self._photo(block, waiting)
            return
        quotes = quoted(block.sentences)
        for place, sentence in enumerate(block.sentences):
            role = _ROLES.get(block.kind) or (Role.QUOTE if quotes[place] else Role.SENTENCE)
            yield self._line(sentence, role, block.id, before=waiting if place == 0 else "")

    def _photo(self, block: Block, waiting: str) -> Iterator[_Line]:
        ahead, behind = self._announced(wording(self._language(block))("Photograph: {caption}", caption=GAP))
        for place, sentence in enumerate(block.sentences):
            first, last = place == 0, place == len(block.sentences) - 1
            after = f"{behind} {self._description(block)}" if last else ""
            yield self._line(sentence, Role.CAPTION, block.id, f"{waiting} {ahead}" if first else "", after)
        if block.credit:
            lead = "" if block.sentences else f"{waiting} {self._untold(block)}"
            yield self._credit(block.credit, block.id, lead)

    def _credit(self, credit: Sentence, block: str, lead: str) -> _Line:
        if self.options.credits == "listed":
            return self._line(credit, Role.CREDIT, block, lead, unsaid=(0, len(credit.text)))
        label = credit_label(credit.text) if self.options.announce_photos else 0
        ahead, behind = self._announced(wording(credit.language)("Credit: {credit}", credit=GAP))
        return self._line(credit, Role.CREDIT, block, f"{lead} {ahead}", behind, (0, label))

    def _announced(self, message: str) -> tuple[str, str]:
        return around(message) if self.options.announce_photos else ("", "")

    def _description(self, block: Block) -> str:
        alt = block.photo.alt_text if block.photo and self.options.describe_pictures else None
        return wording(self._language(block))("Picture shows: {description}", description=alt) if alt else ""

    def _untold(self, block: Block) -> str:
        """Say what a photo without a caption is: nothing when neither credit nor description follows."""
        description = self._description(block)
        if not self.options.announce_photos or not (block.credit or description):
            return description
        return f"{wording(self._language(block))('Photograph')}. {description}"

    def _language(self, block: Block) -> str:
        return block.language or self.article.article.language

    def _closing(self, section: Section, waiting: str) -> _Line:
        article = self.article
        text = closing(self.edition, article, section)
        if self.options.credits == "listed":
            lines = [photo.credit.text for photo in section.photos if photo.credit]
            text = f"{listed_credits(lines, wording(article.article.language))} {text}" if lines else text
        closed = Sentence(f"{section.id}-closing", f"{waiting} {text}".strip(), closing_language(article))
        return self._line(closed, Role.CLOSING)

    def _line(
        self,
        sentence: Sentence,
        role: Role,
        block: str = "",
        before: str = "",
        after: str = "",
        unsaid: tuple[int, int] = (0, 0),
    ) -> _Line:
        """Say a sentence, with words that are only said around it, and without a stretch that is only printed."""
        spoken = assemble(
            (
                *self._aside(before, sentence.language),
                *self._pieces(sentence.text, sentence.language, unsaid),
                *((Piece("."),) if after.strip() else ()),
                *self._aside(after, sentence.language),
            )
        )
        return _Line(sentence.id, role, sentence.text, spoken, sentence.language, block)

    def _aside(self, text: str, language: str) -> Iterator[Piece]:
        return (replace(piece, printed=None) for piece in self._pieces(text, language, (0, 0)))

    def _pieces(self, text: str, language: str, unsaid: tuple[int, int]) -> tuple[Piece, ...]:
        known = self.options.lexicon.fixed(text, language)
        if unsaid[0] < unsaid[1]:
            outside = [one for one in known if one.printed[1] <= unsaid[0] or one.printed[0] >= unsaid[1]]
            known = sorted([*outside, Fixed(unsaid, "")], key=lambda one: one.printed)
        return normalised_pieces(text, language, known)


_ROLES = {
    BlockKind.SUBHEADING: Role.HEADING,
    BlockKind.PULL_QUOTE: Role.QUOTE,
    BlockKind.REPORTER_CREDIT: Role.REPORTER_CREDIT,
}
_FRONT = frozenset({Role.OPENING, Role.HEADLINE, Role.STANDFIRST, Role.BYLINE, Role.HEADING})
_PICTURE = frozenset({Role.CAPTION, Role.CREDIT})


def _paused(lines: list[_Line], pauses: Pauses) -> Iterator[Utterance]:
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        pause = _pause(line, following, pauses) if following else 0
        spoken = line.spoken
        yield Utterance(
            line.id, line.role, line.text, spoken.text, line.language, pause, spoken.words, spoken.pronunciations
        )


def _pause(line: _Line, following: _Line, pauses: Pauses) -> int:
    if following.role is Role.CLOSING:
        return pauses.section_ms
    if line.block == following.block and (line.block or line.role is following.role):
        apart = {line.role, following.role} <= _PICTURE and line.role is not following.role
        return pauses.caption_ms if apart else pauses.sentence_ms
    if line.role in _FRONT or following.role is Role.HEADING:
        return pauses.heading_ms
    return pauses.caption_ms if _PICTURE & {line.role, following.role} else pauses.paragraph_ms
