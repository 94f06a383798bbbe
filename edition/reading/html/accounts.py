"""What is on the page and not in the article, each with the best guess why: nothing of the story goes in silence.

The story is the page's article or main element; without one, the page from the headline on, menus and foot apart. Of
what lies beyond, sentences are listed, too, in case they are the article's.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from edition.model import Skipped
from edition.reading.html.body import Kept
from edition.reading.html.completeness import is_prose
from edition.reading.html.facts import Facts
from edition.reading.html.layout import headline_at, story_of
from edition.reading.html.markup import Element, Item, Stretch, classes, unread
from edition.reading.html.preparing import HIDDEN, NOTE_MARKS

_SHORTEST = 60
"""Characters of a sentence that is listed wherever on the page it stands."""
_REASONS = (
    (re.compile(r"caption"), "caption without its picture"),
    (re.compile(r"newsletter|sign-?up|subscri|inscri"), "newsletter promo"),
    (re.compile(r"related|recommend|read-?(?:more|next)|more-?(?:on|from|stories)|teaser|card"), "related stories"),
    (re.compile(r"share|social|follow"), "share links"),
    (re.compile(r"(?<![a-z])ads?(?![a-z])|advert|sponsor|promo"), "advertisement"),
    (re.compile(r"comment"), "readers' comments"),
    (re.compile(r"byline|author|date|time|meta"), "byline and date"),
)
_LEVELS = 4
"""So many boxes around a stretch may say why it is none of the article."""


def left_out(
    root: Element, stream: Sequence[Item], kept: Sequence[Kept], taken: Collection[float], facts: Facts
) -> list[Skipped]:
    """Return what is in the story and not in the article, in page order; then what the page does not show.

    Args:
        root: The page.
        stream: Everything on it that a reader sees.
        kept: The article's stretches; at least one.
        taken: Places of stretches that are captions and credit lines.
        facts: Whose headline stands at the story's begin.
    """
    places = {each.place for each in kept} | set(taken)
    story = story_of(kept)
    headline, end = headline_at(stream, kept, facts), kept[-1].place
    begin = kept[0].place if headline is None else headline
    above = 0 if story is not root else begin
    shown = [
        Skipped(item.text, reason_of(item), confidence=0.7)
        for place, item in enumerate(stream)
        if isinstance(item, Stretch) and place not in places
        if begin <= place <= end or _may_be_of_article(item) or (place >= above and _is_of_story(item, story))
    ]
    return [*shown, *_unread(root, story)]


def reason_of(item: Stretch) -> str:
    """Return why a stretch is no prose, as far as the names of the boxes around it tell."""
    names = " ".join(classes(element) for element in (item.element, *list(item.element.iterancestors())[:_LEVELS]))
    return next((reason for pattern, reason in _REASONS if pattern.search(names)), "not part of the article's text")


def unread_of(root: Element) -> list[Skipped]:
    """Return what an element holds that is not to be read; the marks of notes together."""
    return _gathered([(item.text, reason) for item, reason in unread(root)])


def _unread(root: Element, story: Element) -> list[Skipped]:
    """Return what is not to be read in a story; of what is hidden, sentences."""
    found = [
        (item.text, reason)
        for item, reason in unread(root)
        if _is_of_story(item, story) and (reason != HIDDEN or is_prose(item))
    ]
    return _gathered(found)


def _gathered(found: Sequence[tuple[str, str]]) -> list[Skipped]:
    marks = " ".join(text for text, reason in found if reason == NOTE_MARKS)
    others = [Skipped(text, reason) for text, reason in found if reason != NOTE_MARKS]
    return [*others, Skipped(marks, NOTE_MARKS)] if marks else others


def _is_of_story(item: Stretch, story: Element) -> bool:
    """Tell what stands in the story; where that is the whole page, its menus and foot do not."""
    around = (item.element, *item.element.iterancestors())
    return story in around and (story.getparent() is not None or not _is_of_site(item))


def _may_be_of_article(item: Stretch) -> bool:
    """Tell a sentence anywhere on the page, short of its menus and foot."""
    return len(item.text) >= _SHORTEST and is_prose(item) and not _is_of_site(item)


def _is_of_site(item: Stretch) -> bool:
    """Tell what stands in a menu or at a foot."""
    return any(element.tag in ("nav", "footer") for element in (item.element, *item.element.iterancestors()))
