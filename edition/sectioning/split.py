"""Articles become an edition: sections at paragraph edges, headings over them, an id on everything.

The publisher's own sub-heads open sections. Where there are none, or one stands over too long a stretch, sections are
cut near even spacing (:mod:`edition.sectioning.cutting`) and headed “Part 2 of 6” with their opening words: no heading
and no headline is ever invented.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from pathlib import Path

from edition.errors import SourceError
from edition.model import Article, Block, BlockKind, Edition, EditionArticle, Mark, MarkKind, Section, Sentence, Span
from edition.sectioning.cutting import Stretch, stretches
from edition.sectioning.sentences import sentence_spans
from edition.wording import wording

OPENING_WORDS = 7
"""How many of its first words stand for a section or an article without a heading of its own."""
WITHOUT_DATE = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class SplitOptions:
    """What the edition is called and how it is cut."""

    title: str | None = None
    """Of the issue; None takes a single article's headline."""
    date: date | None = None
    """Of publication; None takes the latest among the articles."""
    publisher: str | None = None
    """None takes the articles' where they agree."""
    language: str | None = None
    """BCP 47 tag of the edition; None takes the first article's."""
    cover: Path | None = None
    source_date_epoch: int | None = None
    """Seconds since 1970 (UTC) for every time stamp; None takes the date."""
    section_seconds: int = 85
    """Playing time that a section without a sub-head of the publisher's is cut to, in seconds."""
    words_per_minute: int = 150


def split(articles: Sequence[Article], options: SplitOptions = SplitOptions()) -> Edition:
    """Cut each article into sections, and give everything in it an id.

    Raises:
        SourceError: There is no article, or one has no text.
    """
    if not articles:
        raise SourceError("There is no article to make an edition of")
    parts = tuple(_article(article, number, options) for number, article in enumerate(articles, 1))
    day = options.date or max((article.published for article in articles if article.published), default=None)
    return Edition(
        title=options.title or _title(parts, options.language or articles[0].language),
        language=options.language or articles[0].language,
        articles=parts,
        date=day,
        modified=_modified(options.source_date_epoch, day),
        publisher=options.publisher or _common_publisher(articles),
        cover=options.cover,
    )


def _common_publisher(articles: Sequence[Article]) -> str | None:
    """Return the publisher of all articles; None when one has another or none: no house is credited for another's."""
    publishers = {article.publisher for article in articles}
    return publishers.pop() if len(publishers) == 1 else None


def _title(parts: Sequence[EditionArticle], language: str) -> str:
    headline = parts[0].headline.text
    if len(parts) == 1:
        return headline
    return wording(language)("{headline}, and other articles", headline=headline)


def _modified(epoch: int | None, day: date | None) -> datetime:
    if epoch is not None:
        return datetime.fromtimestamp(epoch, UTC)
    return datetime.combine(day, time(), UTC) if day else WITHOUT_DATE


def _article(article: Article, number: int, options: SplitOptions) -> EditionArticle:
    if not any(block.text or block.photo for block in article.blocks):
        raise SourceError("There is no article text in it", place=article.source)
    identity, language = f"a{number}", article.language
    say = wording(language)
    words = opening_words(article.blocks)
    headline = article.headline or (say("Untitled: {words}", words=words) if words else say("Untitled"))
    parts = stretches(article.blocks, options.section_seconds, options.words_per_minute, sectioned=article.sectioned)
    return EditionArticle(
        id=identity,
        number=number,
        article=article,
        headline=Sentence(f"{identity}-headline", headline, language),
        headline_editorial=article.headline is not None,
        standfirst=_sentences(f"{identity}-standfirst", article.standfirst or "", language),
        byline=Sentence(f"{identity}-byline", article.byline, language) if article.byline else None,
        sections=tuple(
            _section(f"{identity}-s{place}", place, len(parts), part, language) for place, part in enumerate(parts, 1)
        ),
    )


def _section(identity: str, number: int, total: int, part: Stretch, language: str) -> Section:
    say = wording(language)
    label = say("Part {number} of {total}", number=number, total=total) if total > 1 else say("Full text")
    own = part.heading
    words = opening_words(part.blocks)
    text = own.text if own else say("{label}: {words}", label=label, words=words) if words else label
    return Section(
        id=identity,
        number=number,
        label=label,
        heading=Sentence(f"{identity}-heading", text, own.language or language if own else language),
        editorial=own is not None,
        blocks=tuple(_block(f"{identity}-p{place}", block, language) for place, block in enumerate(part.blocks, 1)),
    )


def _block(identity: str, block: Block, language: str) -> Block:
    language = block.language or language
    line = block.photo.credit_line if block.photo else ""
    return replace(
        block,
        id=identity,
        level=max(3, block.level) if block.kind is BlockKind.SUBHEADING else block.level,
        sentences=_sentences(identity, block.text, language, block.marks),
        credit=Sentence(f"{identity}-credit", line, language) if line else None,
    )


def _sentences(identity: str, text: str, language: str, marks: Sequence[Mark] = ()) -> tuple[Sentence, ...]:
    passages = [mark for mark in marks if mark.kind is MarkKind.LANGUAGE]
    return tuple(
        Sentence(f"{identity}-n{n}", text[a:b], _language(text, (a, b), passages) or language, a)
        for n, (a, b) in enumerate(sentence_spans(text, language), 1)
    )


def _language(text: str, span: Span, passages: Sequence[Mark]) -> str | None:
    """Return the language of the shortest passage that holds all letters of a sentence; None when none does."""
    letters = [at for at in range(*span) if text[at].isalnum()] if passages else []
    around = [p for p in passages if letters and p.span[0] <= letters[0] and letters[-1] < p.span[1]]
    return min(around, key=lambda passage: passage.span[1] - passage.span[0]).target if around else None


def opening_words(blocks: Sequence[Block]) -> str:
    """Return the first words of the first paragraph (else of whatever comes first), “ …” after them if more follow.

    Empty where pictures without caption and credit line are all there is.
    """
    prose = [block.text for block in blocks if block.kind is BlockKind.PARAGRAPH and block.text]
    others = [block.text or (block.photo.credit_line if block.photo else "") for block in blocks]
    words = next(iter([*prose, *filter(None, others)]), "").split()
    opening = " ".join(words[:OPENING_WORDS])
    return f"{opening.rstrip(',;:–—-')} …" if len(words) > OPENING_WORDS else opening
