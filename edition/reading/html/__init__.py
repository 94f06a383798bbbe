"""Web pages: the article's text, facts and photographs out of everything else that is on a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from edition.errors import SourceError
from edition.model import Article, Flag
from edition.reading.html.accounts import left_out
from edition.reading.html.blocks import blocks_of
from edition.reading.html.body import Kept, body_of
from edition.reading.html.doubts import doubts_about
from edition.reading.html.facts import Facts, facts_of, with_front
from edition.reading.html.hidden import reveal, reveal_rest
from edition.reading.html.layout import standfirst_of
from edition.reading.html.markup import Element, classes, items, letters, parse
from edition.reading.html.notices import without_notices
from edition.reading.html.pictures import pictures_of
from edition.reading.languages import language_of, with_other_languages

if TYPE_CHECKING:
    from edition.reading import ReadingOptions
    from edition.reading.material import Material

__all__ = ["read_page"]

_BOXES = ("p", "div", "span", "figcaption", "li")
_PARAGRAPH, _SEVERAL = 60, 2
"""Characters of a paragraph; so many in one box are no caption."""
HIDDEN_ARTICLE = "the page hides the article, or most of it, until a script shows it"

LIMIT_ITEMS = 20_000
"""Paragraphs and pictures of a page; the longest live blogs have a tenth of it."""


def read_page(material: Material, options: ReadingOptions) -> Article:
    """Return the article of a web page.

    Raises:
        SourceError: It is no page, or has no article that can be told.
    """
    root = parse(material.text, material.name)
    article = _article_in(root, material, options)
    if article is None and reveal(root):
        article = _article_in(root, material, options)
        article = article and replace(article, flags=(Flag("", HIDDEN_ARTICLE), *article.flags))
    if article is None:
        raise SourceError(
            "no article was found in the page",
            place=material.name,
            hint="Save the page after it has loaded, or give its text as a .txt or .md file.",
        )
    return article


def _article_in(root: Element, material: Material, options: ReadingOptions) -> Article | None:
    """Return the article that a page shows; None when it shows none."""
    facts = facts_of(root)
    stream = list(islice(items(root), LIMIT_ITEMS + 1))
    if len(stream) > LIMIT_ITEMS:
        raise SourceError(f"the page has more than {LIMIT_ITEMS} paragraphs and pictures", place=material.name)
    found = [each for each in body_of(root, stream) if not _is_headline(each, facts)]
    found = _without_captions(found)
    prose = "\n".join(each.stretch.text for each in found)
    language, flags = language_of(prose, given=options.language, declared=facts.language or options.assumed_language)
    kept, notices = without_notices(found, language)
    shown, taken = pictures_of(stream, kept, replace(facts, language=language), material)
    kept = [each for each in kept if each.place not in taken]
    if not kept:
        return None
    if reveal_rest(root, kept):
        article = _article_in(root, material, options)
        return article and replace(article, flags=(Flag("", HIDDEN_ARTICLE), *article.flags))
    facts = with_front(facts, root, kept[0].stretch.element)
    standfirst, body = standfirst_of(stream, kept, facts)
    said = {letters(text) for text in (facts.headline, facts.byline, standfirst) if text}
    accounted: frozenset[float] = taken | {each.place for each in found} - {each.place for each in kept}
    skipped = [each for each in left_out(root, stream, kept, accounted, facts) if letters(each.text) not in said]
    return Article(
        blocks=with_other_languages(blocks_of(body, shown), language),
        source=material.name,
        language=language,
        headline=facts.headline,
        standfirst=standfirst,
        byline=facts.byline,
        published=facts.published,
        publisher=facts.publisher,
        skipped=(*skipped, *notices, *(one for each in shown for one in each.skipped)),
        flags=(*doubts_about(stream, found, facts), *flags, *(flag for each in shown for flag in each.flags)),
    )


def _without_captions(found: list[Kept]) -> list[Kept]:
    """Leave out captions that stand without their pictures, unless there is nothing else."""
    paragraphs = Counter(each.stretch.element.getparent() for each in found if len(each.stretch.text) >= _PARAGRAPH)
    return [each for each in found if not _is_caption(each, paragraphs)] or found


def _is_caption(kept: Kept, paragraphs: Mapping[Element | None, int]) -> bool:
    """Tell a caption that stands without its picture from prose; a box of several paragraphs is the article's."""
    element = kept.stretch.element
    box = element.getparent()
    if element.tag == "figcaption" or _names_caption(element):
        return True
    return box is not None and paragraphs[box] < _SEVERAL and _names_caption(box)


def _names_caption(box: Element) -> bool:
    return box.tag in _BOXES and "caption" in classes(box)


def _is_headline(kept: Kept, facts: Facts) -> bool:
    """Tell the headline where it stands on the page: it is not said twice."""
    return facts.headline is not None and letters(kept.stretch.text) == letters(facts.headline)
