"""Where things stand on a page: the article's container and story, the standfirst above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import ceil

from edition.reading.html.body import Kept
from edition.reading.html.byline import names_in
from edition.reading.html.facts import Facts
from edition.reading.html.furniture import is_furniture
from edition.reading.html.markup import Element, Item, Stretch, classes, letters

_STANDFIRST = re.compile(
    r"standfirst|(?<![a-z])dec?k(?![a-z])|sub-?(?:title|head(?:line|ing|er))|strapline|"
    r"(?:article|story|head(?:line)?|content|page)[-_]*(?:summary|intro|lead|excerpt|preamble)(?![a-z])|"
    r"lead-?(?:text|in)(?![a-z])|intro-?text|vorspann|(?<![a-z])(?:preamble|excerpt|chap[oô]|entradilla|lede?|sommario)(?![a-z])"
)
_SHORTEST, _LONGEST = 25, 700
"""Characters of a standfirst."""
_FAR = 40
"""So many items above the article a standfirst is looked for, where the headline is not found."""
_SHORTEST_SENTENCE = 45
"""Characters of a standfirst that nothing calls one, right below the headline."""
_SENTENCE = re.compile(r"[^\W\d].*[.!?…]['\"”’»)]*")
_TITLED = frozenset({"h2", "h3"})


def container_of(kept: Sequence[Kept]) -> Element:
    """Return the innermost element that holds nearly all of the article's paragraphs.

    Args:
        kept: At least one stretch.
    """
    weights: dict[Element, int] = {}
    for each in kept:
        for element in (each.stretch.element, *each.stretch.element.iterancestors()):
            weights[element] = weights.get(element, 0) + len(each.stretch.text)
    total = sum(len(each.stretch.text) for each in kept)
    chain = [element for element, weight in weights.items() if weight >= 0.9 * total]
    return max(chain, key=_depth)


def story_of(kept: Sequence[Kept]) -> Element:
    """Return the page's article or main element that holds nearly all of the article; without one the whole page.

    Args:
        kept: At least one stretch.
    """
    container = container_of(kept)
    around = (container, *container.iterancestors())
    stories = (each for each in around if each.tag in ("article", "main") or each.get("role") in ("article", "main"))
    return next(stories, around[-1])


def standfirst_of(stream: Sequence[Item], kept: Sequence[Kept], facts: Facts) -> tuple[str | None, Sequence[Kept]]:
    """Return the standfirst, and the stretches without it.

    It is a line above the article that calls itself one or that the page is described with, or the article's first
    paragraph when that calls itself one, or is the only sentence that is set as a heading.
    """
    first = kept[0].stretch
    alone = _is_sentence_as_heading(first) and not any(_is_sentence_as_heading(each.stretch) for each in kept[1:])
    if len(kept) > 1 and (alone or _STANDFIRST.search(classes(first.element))):
        return first.text, kept[1:]
    return _line_above(stream, kept, facts), kept


def _is_sentence_as_heading(stretch: Stretch) -> bool:
    """Tell a standfirst that is set as a heading from sub-heads, an interview's questions among them."""
    is_long = stretch.element.tag in _TITLED and len(stretch.text) >= _SHORTEST_SENTENCE
    return is_long and not stretch.text.endswith("?") and bool(_SENTENCE.fullmatch(stretch.text))


def headline_at(stream: Sequence[Item], kept: Sequence[Kept], facts: Facts) -> int | None:
    """Return the place of the headline above the article; None where it is not found."""
    headline = letters(facts.headline or "")
    above = range(ceil(kept[0].place) - 1, -1, -1)
    return next((place for place in above if _is_headline(stream[place], headline)), None)


def _is_headline(item: Item, headline: str) -> bool:
    """Tell the headline, also without its kicker or with one."""
    if not isinstance(item, Stretch) or not headline:
        return False
    text = letters(item.text)
    if text == headline:
        return True
    short, long = sorted((text, headline), key=len)
    return item.element.tag in ("h1", "h2") and short in long and 2 * len(short) > len(long)


def _line_above(stream: Sequence[Item], kept: Sequence[Kept], facts: Facts) -> str | None:
    """Return the line above the article that the page is described with, calls itself a standfirst, or reads as one."""
    end, headline = ceil(kept[0].place), headline_at(stream, kept, facts)
    said, description = letters(facts.headline or ""), letters(facts.description or "")
    candidates = {
        place: item
        for place, item in enumerate(stream[:end])
        if isinstance(item, Stretch) and _may_be_standfirst(item) and not _is_headline(item, said)
    }
    below = [item for place, item in candidates.items() if headline is not None and place > headline]
    near = [item for place, item in candidates.items() if place >= end - _FAR]
    described = [item for item in candidates.values() if letters(item.text) == description]
    named = [item for item in (*below, *near) if _is_standfirst(item)]
    first = next((item for item in stream[(headline or 0) + 1 : end] if isinstance(item, Stretch)), None)
    reads = [item for item in below[:1] if item is first and _reads_as_one(item)]
    return next((item.text for item in (*described, *named, *reads)), None)


def _may_be_standfirst(item: Stretch) -> bool:
    if not _SHORTEST <= len(item.text) <= _LONGEST or item.element.tag == "h1" or 2 * item.linked > len(item.text):
        return False
    if any(element.tag in ("figure", "figcaption", "nav") for element in (item.element, *item.element.iterancestors())):
        return False
    return 2 * len(names_in(item.text) or "") <= len(item.text)


def _reads_as_one(item: Stretch) -> bool:
    """Tell a sentence, or a heading of a length, from dates, labels and buttons."""
    if len(item.text) < _SHORTEST_SENTENCE or item.element.tag == "li" or is_furniture(item.element, 2):
        return False
    return item.element.tag in _TITLED or bool(_SENTENCE.fullmatch(item.text))


def _is_standfirst(stretch: Stretch) -> bool:
    parent = stretch.element.getparent()
    if stretch.element.tag == "li":
        return False
    names = classes(stretch.element) + " " + (classes(parent) if parent is not None else "")
    return bool(_STANDFIRST.search(names))


def _depth(element: Element) -> int:
    return sum(1 for _ in element.iterancestors())
