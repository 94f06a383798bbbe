"""Pages that may hold no article (an error page, a request for consent, a list of stories): read, and flagged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from edition.model import Flag
from edition.reading.html.body import Kept, is_heading
from edition.reading.html.facts import Facts
from edition.reading.html.markup import Item, Stretch

SHORT = 900
"""Characters of prose on pages that say something about themselves, at most."""
_ERROR = re.compile(
    r"\b(?:404|(?:page|seite|página|pagina|strona|page) (?:\w+ )?(?:not found|nicht gefunden|introuvable|no encontrada|"
    r"non trovata)|not found|nicht gefunden|introuvable|no encontrad[oa]|non trovat[oa]|access denied|"
    r"(?:are you|checking (?:if|that) you are) (?:a robot|human)|just a moment|nie znaleziono|не знайдено)\b",
    re.I,
)
_CONSENT = re.compile(
    r"\bcookies?\b|\bconsent\b|\byour privacy\b|\bpersonal data\b|\bEinwilligung|\bDatenschutz|\bpersonenbezogen|"
    r"\bconsentement|\bdonnées personnelles|\bconsentimiento|\bdatos personales|\bdati personali|\bplik\w* cookie",
    re.I,
)
_STORIES = 3
"""So many sub-heads that are links make a list of stories, if hardly any are none."""
_MOST = 0.8
_PARAGRAPHS = 2
"""So many paragraphs a story."""
_ABOVE = 3
"""So many items above the first paragraph its sub-head may stand."""
_SUB_HEADS = ("h2", "h3", "h4")


def doubts_about(stream: Sequence[Item], kept: Sequence[Kept], facts: Facts) -> Iterator[Flag]:
    """Yield what is doubtful about a page as a whole.

    Args:
        stream: Everything that is on the page.
        kept: What was taken for the article.
        facts: What the page says of it.
    """
    prose = [each.stretch for each in kept if not is_heading(each.stretch)]
    length = sum(len(stretch.text) for stretch in prose)
    if 0 < length <= SHORT:
        if facts.headline and _ERROR.search(facts.headline):
            yield Flag(facts.headline, "this may be an error page, not an article")
        if 2 * sum(len(stretch.text) for stretch in prose if _CONSENT.search(stretch.text)) >= length:
            yield Flag(prose[0].text, "this may be a request for consent, not an article")
    for stretch in prose:
        if "\ufffd" in stretch.text:
            yield Flag(stretch.text[:200], "characters lost in an earlier conversion")
    if stories := _stories(stream, kept):
        yield Flag(stories[0].text, "this may be a list of other stories: nearly all sub-heads are links")


def _stories(stream: Sequence[Item], kept: Sequence[Kept]) -> list[Stretch]:
    """Return the sub-heads over an article's paragraphs that are links, if nearly all are: also that over the first."""
    first, last = kept[0].place, kept[-1].place
    heads = {
        place: item
        for place, item in enumerate(stream)
        if first - _ABOVE <= place <= last and isinstance(item, Stretch) and item.element.tag in _SUB_HEADS
    }
    linked = {place: head for place, head in heads.items() if 2 * head.linked > len(head.text)}
    is_list = len(linked) >= max(_STORIES, _MOST * len(heads)) and _PARAGRAPHS * len(linked) >= len(kept)
    return list(linked.values()) if is_list and min(linked) <= first else []
