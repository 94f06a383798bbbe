"""The presentation of a section: which text is shown while which sound is heard (DAISY 2.02, section 2.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from edition.packaging.documents import Document, Line
from edition.packaging.timeline import Span, Timeline

PAGE = "pagenumber-on"
NOTE = "prodnote-on"
LONGEST_PAGE_MS = 100
"""Pages are marked, not spoken: each takes at most so much of the pause before it."""
SHORTEST_PAGE_MS = 20
"""With less pause than this, a page has no sound at all: a clip must not be empty."""


@dataclass(frozen=True, slots=True)
class Par:
    """A text with its sound."""

    id: str
    """The same in the SMIL file, the text and the NCC."""
    required: str | None = None
    """What a reader may switch off to skip it; None for what is always heard."""
    span: Span | None = None
    """None for a text without sound."""


@dataclass(frozen=True, slots=True)
class Presentation:
    """A SMIL file's content."""

    section_id: str
    title: str
    pars: tuple[Par, ...]

    @property
    def duration_ms(self) -> int:
        """Time of all its clips together."""
        return sum(par.span.duration_ms for par in self.pars if par.span)


def presentation(document: Document, timeline: Timeline, *, title_opening: str | None) -> Presentation:
    """Return a section's presentation.

    Args:
        document: The section.
        timeline: When each sentence is heard.
        title_opening: Id of the opening that speaks the title page's text ``title``, which comes first; None without
            a title page.
    """
    title = (Par("title", span=timeline.spans.get(title_opening)),) if title_opening else ()
    pars = [*title, *_pars(document, timeline)]
    heading = document.section.heading.text
    return Presentation(document.section.id, heading, tuple(_with_page_sound(pars)))


def page_id(number: int) -> str:
    """Return the id of a page's mark."""
    return f"page-{number}"


def _pars(document: Document, timeline: Timeline) -> Iterator[Par]:
    for line in document.front_lines:
        yield from _of_line(line, timeline, None)
    for item in document.items:
        yield from map(_page, item.pages)
        credit = (item.figure.credit,) if item.figure and item.figure.credit else ()
        for line in chain(item.lines, credit):
            yield from _of_line(line, timeline, NOTE if item.figure else None)
    yield from map(_page, document.pages_at_end)


def _of_line(line: Line, timeline: Timeline, required: str | None) -> Iterator[Par]:
    yield from map(_page, line.pages)
    yield Par(line.passage.id, required, timeline.spans.get(line.passage.id))


def _page(number: int) -> Par:
    return Par(page_id(number), PAGE)


def _with_page_sound(pars: list[Par]) -> Iterator[Par]:
    """Give each run of page marks the end of the pause before it, and the par before them the rest."""
    waiting: list[Par] = []
    before: Par | None = None
    for par in [*pars, None]:
        if par is not None and par.required == PAGE:
            waiting.append(par)
            continue
        yield from _shared(before, waiting)
        before, waiting = par, []


def _shared(before: Par | None, pages: list[Par]) -> Iterator[Par]:
    if before is None or before.span is None or not pages:
        yield from (*((before,) if before else ()), *pages)
        return
    span = before.span
    each = min((span.end_ms - span.speech_end_ms) // (len(pages) + 1), LONGEST_PAGE_MS)
    if each < SHORTEST_PAGE_MS:
        yield from (before, *pages)
        return
    turn = span.end_ms - each * len(pages)
    yield replace(before, span=replace(span, end_ms=turn))
    for number, page in enumerate(pages):
        begin = turn + number * each
        yield replace(page, span=Span(span.section_id, begin, begin, begin + each))
