"""The parts that the forms share: bodies in HTML or plain text, photographs in data."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from edition.errors import ManuscriptError
from edition.model import Article, Block, BlockKind, Flag, Photo, Repair, Skipped
from edition.reading.flat import read_text
from edition.reading.html.blocks import fragment_blocks
from edition.reading.html.figures import key
from edition.reading.html.markup import letters
from edition.reading.languages import by_small_words, language_of
from edition.reading.material import Material
from edition.reading.photos import NOT_HERE, Wanted, photo_block, with_picture
from edition.reading.pictures import is_address, is_local
from edition.reading.structured.nodes import Node

LIMIT_PICTURES = 1000
"""Pictures of an article; the longest live blogs have a fifth of it."""

_MARKUP = re.compile(r"<(?:p|div|br|h[1-6]|figure|ul|ol|section|article)\b[^>]*>", re.I)
_INLINE = re.compile(r"</(?:a|abbr|b|cite|em|i|mark|q|s|small|span|strong|sub|sup|u)>", re.I)
_OPENING = 50
"""How many blocks tell the language of an article that does not say it."""
_FRONT = ("headline", "standfirst", "byline")


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
    front: dict[str, str] = field(default_factory=dict)
    """Headline, standfirst and byline that stood in plain text."""

    def add(self, node: Node) -> None:
        """Add a body that is HTML or plain text, whichever it turns out to be."""
        text = node.text()
        if _MARKUP.search(text):
            self.add_html(node)
        elif _INLINE.search(text):
            paragraphs = "".join(f"<p>{line}</p>" for line in text.splitlines() if line.strip())
            self.add_html(replace(node, value=paragraphs))
        elif text.strip():
            self.add_text(node)

    def add_html(self, node: Node) -> None:
        """Add a fragment of HTML."""
        if not node.text().strip():
            return
        blocks, skipped, flags = fragment_blocks(node.text(), self.material, node.place)
        self.blocks += blocks
        self.skipped += skipped
        self.flags += flags

    def add_text(self, node: Node) -> None:
        """Add plain text, read as flat text is; it has no spans, as they would not be the source's."""
        language, _ = language_of(node.text(), given=None, declared=self.language)
        read = read_text(node.text(), source=self.material.name, language=language)
        self.blocks += [_without_span(block) for block in read.blocks]
        self.skipped += [replace(each, span=None) for each in read.skipped]
        self.repairs += [replace(each, span=None) for each in read.repairs]
        self.flags += [replace(each, span=None) for each in read.flags]
        self.front |= {name: text for name in _FRONT if (text := getattr(read, name))}

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
        """Return the article; what plain text says of itself and the data says otherwise is listed as skipped."""
        for name, text in self.front.items():
            known = facts.get(name)
            if not known:
                facts[name] = text
            elif letters(str(known)) != letters(text):
                self.skipped.append(Skipped(text, f"{name}, given twice"))
        headline = letters(str(facts.get("headline") or ""))
        blocks = [b for b in self.blocks if b.kind is not BlockKind.SUBHEADING or letters(b.text) != headline]
        return Article(
            blocks=tuple(blocks),
            source=self.material.name,
            language=self.language or "",
            skipped=tuple(self.skipped),
            repairs=tuple(self.repairs),
            flags=tuple(self.flags),
            **{name: value or None for name, value in facts.items()},  # type: ignore[arg-type]  # names are Article's
        )


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
    return is_address(one) and is_address(other) and bool(key(one)) and key(one) == key(other)


def _without_span(block: Block) -> Block:
    photo = replace(block.photo, caption_span=None, credit_span=None) if block.photo else None
    return replace(block, span=None, photo=photo)
