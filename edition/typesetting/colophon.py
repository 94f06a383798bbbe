"""The colophon: where the edition comes from, who wrote, photographed and reads it.

Who helped to report it stands right above, at the article's end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from edition.model import Edition
from edition.typesetting.paragraph import Bookmark
from edition.typesetting.pieces import Piece
from edition.typesetting.tagging import Element

if TYPE_CHECKING:
    from edition.typesetting.setting import Setting


def colophon(setting: Setting, edition: Edition, parent: Element, voices: Sequence[str]) -> list[Piece]:
    """Return the colophon's pieces; facts that nobody gave are left out, and file names that no font has."""
    part = Element("Sect", parent)
    title = setting.say("About this edition")
    style = setting.design.style("colophon title")
    heading = setting.own_heading(title, style, Element("H2", part, title=title), Bookmark("colophon", title, 1))
    facts = [setting.words(fact, "colophon", Element("P", part)) for fact in _facts(setting, edition, voices)]
    return [heading, *facts]


def _facts(setting: Setting, edition: Edition, voices: Sequence[str]) -> Iterator[str]:
    say = setting.say
    for publisher in edition.publishers:
        yield say("Publisher: {publisher}", publisher=publisher)
    if edition.date:
        yield say("Published: {date}", date=say.date(edition.date))
    sources = dict.fromkeys(article.article.source for article in edition.articles if article.article.source != "-")
    for source in filter(setting.can_set, sources):
        yield say("Made from: {source}", source=source)
    yield from _unique(article.byline.text for article in edition.articles if article.byline)
    yield from _credits(edition)
    if voices:
        yield say("Read by: {voices}", voices=", ".join(_unique(voices)))


def _credits(edition: Edition) -> list[str]:
    return _unique(block.credit.text for section in edition.sections for block in section.photos if block.credit)


def _unique(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))
