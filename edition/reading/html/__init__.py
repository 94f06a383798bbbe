"""Web pages: the article's text, facts and photographs out of everything else that is on a page."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from edition.errors import SourceError
from edition.model import Article
from edition.reading.html.blocks import blocks_of
from edition.reading.html.body import Kept, body_of
from edition.reading.html.facts import Facts, facts_of, with_front
from edition.reading.html.layout import left_out, standfirst_of
from edition.reading.html.markup import classes, items, letters, parse
from edition.reading.html.pictures import pictures_of
from edition.reading.languages import language_of, with_other_languages

if TYPE_CHECKING:
    from edition.reading import ReadingOptions
    from edition.reading.material import Material

__all__ = ["read_page"]

_BOXES = ("p", "div", "span", "figcaption", "li")

LIMIT_ITEMS = 20_000
"""Paragraphs and pictures of a page; the longest live blogs have a tenth of it."""


def read_page(material: Material, options: ReadingOptions) -> Article:
    """Return the article of a web page.

    Raises:
        SourceError: It is no page, or has no article that can be told.
    """
    root = parse(material.text, material.name)
    facts = facts_of(root)
    stream = list(islice(items(root), LIMIT_ITEMS + 1))
    if len(stream) > LIMIT_ITEMS:
        raise SourceError(f"the page has more than {LIMIT_ITEMS} paragraphs and pictures", place=material.name)
    kept = [each for each in body_of(root, stream) if not _is_headline(each, facts)]
    kept = [each for each in kept if not _is_caption(each)] or kept
    prose = "\n".join(each.stretch.text for each in kept)
    language, flags = language_of(prose, given=options.language, declared=facts.language or options.assumed_language)
    shown, taken = pictures_of(stream, kept, replace(facts, language=language), material)
    kept = [each for each in kept if each.place not in taken]
    if not kept:
        raise SourceError(
            "no article was found in the page",
            place=material.name,
            hint="Save the page after it has loaded, or give its text as a .txt or .md file.",
        )
    facts = with_front(facts, root, kept[0].stretch.element)
    standfirst, body = standfirst_of(stream, kept, facts)
    blocks = blocks_of(body, shown)
    said = {letters(text) for text in (facts.headline, facts.byline, standfirst) if text}
    skipped = [each for each in left_out(stream, kept, taken) if letters(each.text) not in said]
    return Article(
        blocks=with_other_languages(blocks, language),
        source=material.name,
        language=language,
        headline=facts.headline,
        standfirst=standfirst,
        byline=facts.byline,
        published=facts.published,
        publisher=facts.publisher,
        skipped=(*skipped, *(one for each in shown for one in each.skipped)),
        flags=(*flags, *(flag for each in shown for flag in each.flags)),
    )


def _is_caption(kept: Kept) -> bool:
    """Tell a caption that stands without its picture from prose; it is listed as skipped."""
    element = kept.stretch.element
    return element.tag == "figcaption" or any(
        "caption" in classes(box) for box in (element, element.getparent()) if box is not None and box.tag in _BOXES
    )


def _is_headline(kept: Kept, facts: Facts) -> bool:
    """Tell the headline where it stands on the page: it is not said twice."""
    return facts.headline is not None and letters(kept.stretch.text) == letters(facts.headline)
