"""The reading desk: a source of any kind → :class:`edition.model.Article`.

One module a kind, loaded only when it is needed: flat text, manuscripts (Markdown), web pages, structured articles
(JSON). What they share: bytes become text in `decoding`, the language is told in `languages`, pictures are found and
looked at in `photos`. Nothing but a URL given as the source itself is ever fetched.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from edition.errors import PhotoError, SourceError
from edition.model import Article, Edition, EditionArticle, Flag, Photo, Skipped
from edition.reading.decoding import LIMIT_BYTES
from edition.reading.material import Kind, Material, is_web_address

__all__ = ["NO_ALT_TEXT", "ReadingOptions", "draft", "read"]

NO_ALT_TEXT = "photograph without alt text"
"""Reason of the flag that every photograph without alt text gets."""


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """What the producer says about a source; believed above anything in it."""

    title: str | None = None
    """The headline; None takes the source's own."""
    language: str | None = None
    """BCP 47 tag; None takes the source's own word, cross-checked, or detects it."""
    assumed_language: str | None = None
    """BCP 47 tag that is taken for the source's own word, cross-checked, where it has none."""
    photos: Path | None = None
    """A folder of pictures, looked into before the source's own folder."""
    require_alt: bool = False
    """True refuses an article that has a photograph without alt text."""


def read(source: str, options: ReadingOptions = ReadingOptions()) -> Article:
    """Return the article that a source holds.

    Args:
        source: A path, ``-`` for standard input, or an http(s) address.
        options: What the producer says about it.

    Raises:
        SourceError: It cannot be read as one article; the message names file and line or JSON path.
    """
    material = _material(source, options)
    article = _reader(material.kind)(material, options)
    article = replace(
        article,
        repairs=(*material.repairs, *article.repairs),
        flags=(*dict.fromkeys((*material.flags, *article.flags)), *_missing_alt_texts(article)),
    )
    return _require_alt_texts(_titled(article, options.title), options)


def draft(edition: Edition | EditionArticle) -> str:
    """Return the manuscript of an edition of one article, for a person to correct; see `manuscript`."""
    from edition.reading import drafting

    return drafting.draft(edition)


def _material(source: str, options: ReadingOptions) -> Material:
    if is_web_address(source):
        from edition.reading.fetching import fetch

        return fetch(source, photos=options.photos)
    if source == "-":
        return Material.of(sys.stdin.buffer.read(LIMIT_BYTES + 1), name="-", folders=(options.photos,))
    return Material.from_file(Path(source), photos=options.photos)


def _reader(kind: Kind) -> Callable[[Material, ReadingOptions], Article]:
    match kind:
        case Kind.MANUSCRIPT:
            from edition.reading.manuscript import read_manuscript

            return read_manuscript
        case Kind.PAGE:
            from edition.reading.html import read_page

            return read_page
        case Kind.STRUCTURED:
            from edition.reading.structured import read_structured

            return read_structured
        case Kind.ISSUE:
            raise SourceError("an issue file names several articles", hint="Give it to edition make by itself.")
        case _:
            return _read_flat


def _read_flat(material: Material, options: ReadingOptions) -> Article:
    from edition.reading.flat import read_text
    from edition.reading.languages import language_of

    language, flags = language_of(material.text, given=options.language, declared=options.assumed_language)
    article = read_text(material.text, source=material.name, language=language, title=options.title)
    article = replace(article, flags=(*article.flags, *flags))
    if options.photos is None:
        return article
    from edition.reading.numbered import with_numbered_pictures

    return with_numbered_pictures(article, options.photos)


def _titled(article: Article, title: str | None) -> Article:
    """Give the article the producer's headline; its own, if another, is listed as skipped rather than lost."""
    if title is None or article.headline == title:
        return article
    if article.headline is None:
        return replace(article, headline=title)
    skipped = Skipped(article.headline, "headline replaced by the title given", article.front_spans.get("headline"))
    spans = {name: span for name, span in article.front_spans.items() if name != "headline"}
    decisions = tuple(decision for decision in article.decisions if decision.kind != "headline")
    return replace(article, headline=title, front_spans=spans, skipped=(*article.skipped, skipped), decisions=decisions)


def _missing_alt_texts(article: Article) -> tuple[Flag, ...]:
    photos = [(block, block.photo) for block in article.blocks if block.photo]
    return tuple(
        Flag(_described(photo) or f"photograph {number} of {len(photos)}", NO_ALT_TEXT, block.span)
        for number, (block, photo) in enumerate(photos, 1)
        if photo.alt_text is None
    )


def _described(photo: Photo) -> str:
    """Return what tells a photograph from others, for messages: file and caption, as far as it has them."""
    return ": ".join(filter(None, (photo.image_reference, photo.caption)))


def _require_alt_texts(article: Article, options: ReadingOptions) -> Article:
    missing = _missing_alt_texts(article)
    if options.require_alt and missing:
        raise PhotoError(
            f"{len(missing)} photograph(s) have no alt text; the first: “{missing[0].text}”",
            place=article.source,
            hint="Write what they show into the manuscript (edition draft makes one), or leave --require-alt out.",
        )
    return article
