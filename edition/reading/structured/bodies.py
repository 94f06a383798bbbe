"""The parts that the forms share: bodies in HTML or plain text, photographs in data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from edition.errors import ManuscriptError
from edition.model import Article, Block, BlockKind, Decision, Flag, Photo, Repair, Skipped
from edition.reading.flat import read_text
from edition.reading.html.blocks import fragment_blocks
from edition.reading.html.facts import unlabelled
from edition.reading.html.images import identity
from edition.reading.html.markup import letters
from edition.reading.html.plain import unescaped
from edition.reading.languages import by_small_words, language_of
from edition.reading.material import Material
from edition.reading.photos import NOT_HERE, Wanted, photo_block, with_picture
from edition.reading.pictures import is_address, is_local
from edition.reading.structured.markup import markup_of
from edition.reading.structured.nodes import Node

LIMIT_PICTURES = 1000
"""Pictures of an article; the longest live blogs have a fifth of it."""
_OPENING = 50
"""How many blocks tell the language of an article that does not say it."""
_WORDS = {
    "headline": "headline",
    "standfirst": "standfirst",
    "byline": "byline",
    "published": "date of publication",
}
"""What may stand at the head of plain text, as :class:`Article` and as editors call it."""


@dataclass(frozen=True, slots=True)
class Front:
    """What plain text says of itself at its head."""

    name: str
    """As :class:`Article` calls it."""
    fact: str | date | None
    """What it comes to; None of a date that is none of the calendar."""
    block: Block
    """The passage, as it stands among the blocks."""
    decision: Decision


@dataclass(slots=True)
class Body:
    """An article's body as it is being gathered."""

    material: Material
    language: str | None = None
    """What the producer or the data says; None when nobody does."""
    blocks: list[Block] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    flags: list[Flag] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    """What passages of plain text were taken for."""
    front: list[Front] = field(default_factory=list)
    """What stood at the head of plain text; its passages are among the blocks until the data is known."""

    def add(self, node: Node) -> None:
        """Add a body that is HTML or plain text, whichever it turns out to be."""
        markup = markup_of(node.text())
        if markup is not None:
            self.add_html(replace(node, value=markup))
        elif node.text().strip():
            self._add_text(unescaped(node.text()))

    def add_html(self, node: Node) -> None:
        """Add a fragment of HTML."""
        if not node.text().strip():
            return
        blocks, skipped, flags = fragment_blocks(node.text(), self.material, node.place)
        self.blocks += blocks
        self.skipped += skipped
        self.flags += flags

    def add_heading(self, text: str, level: int = 2) -> None:
        """Add a sub-heading that the data gives by itself; none when it is empty."""
        if text:
            self.blocks.append(Block(BlockKind.SUBHEADING, text, level=level))

    def skip(self, text: str, reason: str) -> None:
        """List what is not part of the article; nothing when it has no words."""
        if letters(text):
            self.skipped.append(Skipped(text, reason))

    def flag(self, text: str, reason: str) -> None:
        """Tell the editor of something; nothing when it has no words."""
        if letters(text):
            self.flags.append(Flag(text, reason))

    def _add_text(self, text: str) -> None:
        """Add plain text, read as flat text is; it has no spans, as they would not be the source's."""
        language, _ = language_of(text, declared=self.language)
        read = read_text(text, source=self.material.name, language=language)
        decided = {each.kind: replace(each, span=None) for each in reversed(read.decisions)}
        front = [
            Front(name, getattr(read, name), _passage(text, read, name), decided[name])
            for name in _WORDS
            if name in read.front_spans
        ]
        placed = sorted((*read.blocks, *(each.block for each in front)), key=_place)
        bare = {id(block): _without_span(block) for block in placed}
        self.blocks += bare.values()
        self.front += [replace(each, block=bare[id(each.block)]) for each in front]
        self.decisions += [replace(each, span=None) for each in read.decisions if each.kind not in _WORDS]
        self.skipped += [replace(each, span=None) for each in read.skipped]
        self.repairs += [replace(each, span=None) for each in read.repairs]
        self.flags += [replace(each, span=None) for each in read.flags]

    def add_photo(self, photo: Photo, place: str, *, first: bool = False) -> None:
        """Add a photograph of the data's; one that the body shows already gets the words that it lacks there.

        Raises:
            ManuscriptError: The article has more than `LIMIT_PICTURES`.
        """
        places = [number for number, block in enumerate(self.blocks) if block.photo]
        if len(places) >= LIMIT_PICTURES:
            hint = "Give one article at a time."
            raise ManuscriptError(f"the article has more than {LIMIT_PICTURES} pictures", place=place, hint=hint)
        for number in places:
            shown = self.blocks[number].photo
            if shown and _is_same(shown, photo):
                self.blocks[number] = self._merged(self.blocks[number], shown, photo, place)
                return
        made, flags = with_picture(photo, self._wanted(photo, place), self.material.folders)
        if made.image or made.caption or made.credit_line:
            self.blocks.insert(0 if first else len(self.blocks), photo_block(made))
            self.flags += flags
        elif words := ": ".join(filter(None, (photo.image_reference, photo.alt_text))):
            self.skipped.append(Skipped(words, "picture without caption that is not on this machine"))

    def _merged(self, block: Block, shown: Photo, photo: Photo, place: str) -> Block:
        """Return a photograph's block with what another description of it adds; what that says otherwise is listed."""
        for what, own, other in (
            ("credit", shown.credit_line, photo.credit_line),
            ("alt text", shown.alt_text, photo.alt_text),
            ("picture", shown.image_reference, photo.image_reference),
        ):
            if own and other and own != other:
                self.skipped.append(Skipped(other, f"{what}, given twice"))
        both = _filled(shown, photo)
        if both == shown:
            return block
        both, flags = with_picture(both, self._wanted(both, place), self.material.folders)
        self.flags += [flag for flag in flags if flag.reason != NOT_HERE or not shown.image_reference]
        return replace(block, text=both.caption, photo=both)

    def _wanted(self, photo: Photo, place: str) -> Wanted:
        required = self.material.on_disk and is_local(photo.image_reference)
        language = self.language or by_small_words(" ".join(block.text for block in self.blocks[:_OPENING]))
        return Wanted(photo.image_reference, place, required, language)

    def article(self, **facts: object) -> Article:
        """Return the article.

        What plain text says of itself is believed where the data is silent. What it says otherwise than the data stays
        in the text, flagged; what it only says again is listed as skipped.
        """
        taken: list[Decision] = []
        for front in self.front:
            known = facts.get(front.name)
            if not known and front.fact:
                facts[front.name] = front.fact
                taken.append(front.decision)
                self._take_out(front.block)
            elif known and _says_again(front, known):
                self._take_out(front.block)
                self.skip(front.block.text, f"{_WORDS[front.name]}, given twice")
            else:
                self.flag(front.block.text, f"may be the {_WORDS[front.name]}, which the data gives otherwise: kept")
        self._drop_headline(letters(str(facts.get("headline") or "")))
        return Article(
            blocks=tuple(self.blocks),
            source=self.material.name,
            language=self.language or "",
            skipped=tuple(self.skipped),
            decisions=(*taken, *self.decisions),
            repairs=tuple(self.repairs),
            flags=tuple(self.flags),
            **{name: value or None for name, value in facts.items()},  # type: ignore[arg-type]  # names are Article's
        )

    def _take_out(self, block: Block) -> None:
        self.blocks = [each for each in self.blocks if each is not block]

    def _drop_headline(self, headline: str) -> None:
        """List as skipped the headline that opens a body; further down it is a sub-heading."""
        opening = next((block for block in self.blocks if not block.photo), None)
        if opening and opening.kind is BlockKind.SUBHEADING and letters(opening.text) == headline:
            self._take_out(opening)
            self.skip(opening.text, "headline, given twice")


def standfirst_unless_in(text: str, blocks: Iterable[Block]) -> str | None:
    """Return a summary as the standfirst, but not one that only repeats the article's words."""
    prose = letters(" ".join(block.text for block in blocks))
    return text if text and letters(text) not in prose else None


def json_photo(reference: str, caption: str, credit: str, alt: str = "") -> Photo:
    """Return a photograph as the newsroom's data describes it."""
    return Photo(
        caption=caption,
        credit_line=credit,
        alt_text=alt or None,
        image_reference=reference,
        caption_source="json" if caption else "",
        credit_source="json" if credit else "",
        alt_source="json" if alt else "",
    )


def _filled(photo: Photo, other: Photo) -> Photo:
    """Return a photograph with the words of another description of it where it has none."""
    if not photo.caption:
        photo = replace(photo, caption=other.caption, caption_source=other.caption_source)
    if not photo.credit_line:
        photo = replace(photo, credit_line=other.credit_line, credit_source=other.credit_source)
    if not photo.alt_text:
        photo = replace(photo, alt_text=other.alt_text, alt_source=other.alt_source)
    return replace(photo, image_reference=photo.image_reference or other.image_reference)


def _is_same(one: Photo, other: Photo) -> bool:
    """Tell whether two descriptions are of one photograph: the same picture, or none named and the same words."""
    if not _agree(one.caption, other.caption):
        return False
    if one.image_reference and other.image_reference:
        is_sized = _agree(one.credit_line, other.credit_line) and _agree(one.alt_text, other.alt_text)
        return one.image_reference == other.image_reference or (
            is_sized and _is_another_size(one.image_reference, other.image_reference)
        )
    return bool(one.caption and other.caption) and _agree(one.credit_line, other.credit_line)


def _agree(one: str | None, other: str | None) -> bool:
    return not one or not other or one == other or letters(one) == letters(other)


def _is_another_size(one: str, other: str) -> bool:
    """Tell addresses on the web of one picture in several sizes (``…/500.jpg`` and ``…/900.jpg``)."""
    return is_address(one) and is_address(other) and bool(identity(one)) and identity(one) == identity(other)


def _says_again(front: Front, known: object) -> bool:
    if isinstance(known, str):
        return letters(unlabelled(known)) == letters(unlabelled(front.block.text))
    return front.fact == known


def _passage(text: str, read: Article, name: str) -> Block:
    start, end = read.front_spans[name]
    return Block(BlockKind.PARAGRAPH, " ".join(text[start:end].split()), (start, end))


def _place(block: Block) -> tuple[bool, int]:
    """Return where a block of flat text stands; reporter credits stand last."""
    return block.kind is BlockKind.REPORTER_CREDIT, block.span[0] if block.span else 0


def _without_span(block: Block) -> Block:
    photo = replace(block.photo, caption_span=None, credit_span=None) if block.photo else None
    return replace(block, span=None, photo=photo)
