"""Editions to typeset, made from the model alone. Places and people are invented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from edition.model import Article, Block, BlockKind, Edition, EditionArticle, Mark, Photo, Section, Sentence

MODIFIED = datetime(2026, 10, 9, tzinfo=UTC)
PARAGRAPHS = (
    "The ferry to Sandwick left at six, as it had every morning since the war. Nobody on the quay looked up. "
    "“You learn the sound of it,” said Ada Fell, 64, who has sold bread beside the landing for thirty years.",
    "On Friday the council will decide whether it sails for another season. The boat is older than most of its "
    "passengers, and the yard that built her has long since become a car park.",
    "Residents were asked to write before the end of May. More than four hundred did, which is rather more than live "
    "on the island in winter; the clerk has put the letters into eleven boxes and numbered every one of them.",
    "A new vessel would cost nine million. A bridge would cost ninety, and would need somewhere to go.",
)


@dataclass(frozen=True)
class Part:
    """A section to be: heading (None for label and opening words) and blocks without ids."""

    blocks: Sequence[Block]
    heading: str | None = None


def paragraph(
    text: str,
    kind: BlockKind = BlockKind.PARAGRAPH,
    *,
    marks: Sequence[Mark] = (),
    level: int = 2,
    language: str | None = None,
) -> Block:
    return Block(kind, text, marks=tuple(marks), level=level, language=language)


def photo(caption: str = "", credit: str = "", *, alt: str | None = None, image: Path | None = None) -> Block:
    return Block(BlockKind.PHOTO, caption, photo=Photo(caption, credit, alt, image))


def prose(count: int) -> list[Block]:
    """Return paragraphs of ordinary length."""
    return [paragraph(PARAGRAPHS[number % len(PARAGRAPHS)]) for number in range(count)]


def edition(
    *parts: Part,
    headline: str = "The ferry that nobody hears",
    standfirst: str = "",
    byline: str = "",
    language: str = "en",
    publisher: str | None = None,
    day: date | None = None,
) -> Edition:
    """Return an edition of one article."""
    one = article(1, *parts, headline=headline, standfirst=standfirst, byline=byline, language=language)
    return Edition(headline, language, (one,), day, MODIFIED, publisher)


def issue(*articles: EditionArticle, title: str = "The week in Saltmere", language: str = "en") -> Edition:
    """Return an edition of several articles."""
    return Edition(title, language, articles, None, MODIFIED)


def article(
    number: int, *parts: Part, headline: str, standfirst: str = "", byline: str = "", language: str = "en"
) -> EditionArticle:
    key = f"a{number}"
    return EditionArticle(
        key,
        number,
        Article((), "ferry.txt", language),
        Sentence(f"{key}-headline", headline, language),
        True,
        sentences(f"{key}-standfirst", standfirst, language),
        Sentence(f"{key}-byline", byline, language) if byline else None,
        tuple(_section(key, at, len(parts), part, language) for at, part in enumerate(parts, 1)),
    )


def sentences(key: str, text: str, language: str) -> tuple[Sentence, ...]:
    """Cut text after every full stop that a space follows."""
    found: list[Sentence] = []
    start = 0
    while start < len(text):
        end = text.find(". ", start)
        end = len(text) if end < 0 else end + 1
        found.append(Sentence(f"{key}-n{len(found) + 1}", text[start:end], language, start))
        start = end + 1
    return tuple(found)


def _section(article_key: str, number: int, total: int, part: Part, language: str) -> Section:
    key, label = f"{article_key}-s{number}", f"Part {number} of {total}"
    opening = " ".join(part.blocks[0].text.split()[:5]) if part.blocks else ""
    heading = part.heading or f"{label}: {opening} …"
    blocks = tuple(_numbered(block, f"{key}-p{at}", language) for at, block in enumerate(part.blocks, 1))
    return Section(key, number, label, Sentence(f"{key}-heading", heading, language), part.heading is not None, blocks)


def _numbered(block: Block, key: str, language: str) -> Block:
    credit = block.photo.credit_line if block.photo else ""
    return replace(
        block,
        id=key,
        sentences=sentences(key, block.text, block.language or language),
        credit=Sentence(f"{key}-credit", credit, language) if credit else None,
    )


@cache
def picture(folder: Path, width: int, height: int, mode: str = "RGB", suffix: str = ".png") -> Path:
    """Draw a picture of a size and return its file."""
    from PIL import Image

    path = folder / f"picture-{width}x{height}-{mode}{suffix}"
    Image.new(mode, (width, height), "teal" if mode in ("RGB", "RGBA") else 1).save(path)
    return path
