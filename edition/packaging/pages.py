"""Where the pages of the printed edition begin in the text, so that print and player can be used side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate, islice

from edition.model import Edition, Layout


@dataclass(frozen=True, slots=True)
class PageBreaks:
    """Every page of the print edition once, in order, at the first thing that begins on it."""

    before: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Pages that begin just before the sentence, credit line or photo block of this id."""
    at_end: tuple[int, ...] = ()
    """Pages after the last sentence: there is nothing of the articles on them."""

    @property
    def numbers(self) -> tuple[int, ...]:
        """Every page, in order."""
        return (*(number for pages in self.before.values() for number in pages), *self.at_end)

    def after_first(self, edition: Edition) -> PageBreaks:
        """Return the same with the pages before the edition's first sentence moved behind it."""
        first, second = islice(edition.sentences, 2)
        if first.id not in self.before:
            return self
        moved = {second.id: self.before[first.id] + self.before.get(second.id, ())}
        return PageBreaks(
            moved | {id_: pages for id_, pages in self.before.items() if id_ not in {first.id, second.id}}, self.at_end
        )


def page_breaks(edition: Edition, layout: Layout | None) -> PageBreaks:
    """Return where pages begin; nowhere without a layout.

    A page on which no sentence begins shares the place of the next page. A photograph that floats to another page
    than the text around it does not turn the page.
    """
    if layout is None:
        return PageBreaks()
    places = [(id_, flows) for id_, flows in _places(edition) if id_ in layout.pages]
    following = _latest_pages(places, layout)
    before: dict[str, tuple[int, ...]] = {}
    reached = 0
    for (id_, _), page in zip(places, following, strict=True):
        if page > reached:
            before[id_] = tuple(range(reached + 1, page + 1))
            reached = page
    return PageBreaks(before, tuple(range(reached + 1, layout.page_count + 1)))


def _latest_pages(places: list[tuple[str, bool]], layout: Layout) -> list[int]:
    """Return for each place its page, or the page of the text that follows where that is earlier."""
    turns = [layout.pages[id_] if flows else layout.page_count for id_, flows in reversed(places)]
    bounds = list(accumulate(turns, min))[::-1]
    return [min(layout.pages[id_], bound) for (id_, _), bound in zip(places, bounds, strict=True)]


def _places(edition: Edition) -> Iterator[tuple[str, bool]]:
    """Give each id in reading order, and whether it flows with the text. A photo without anything has no place."""
    for article in edition.articles:
        yield from ((sentence.id, True) for sentence in article.front)
        for section in article.sections:
            yield section.heading.id, True
            for block in section.blocks:
                if block.photo and (block.sentences or block.credit or block.photo.image or block.photo.alt_text):
                    yield block.id, False
                yield from ((sentence.id, not block.photo) for sentence in block.sentences)
                if block.credit:
                    yield block.credit.id, False
