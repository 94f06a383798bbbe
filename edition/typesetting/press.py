"""The press: composes an edition's pages, fills in what only then is known, and draws them with head and foot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from edition.errors import OutputError, UsageError
from edition.model import Edition, Layout, Progress
from edition.typesetting.fonts import read_asset
from edition.typesetting.margins import Margins
from edition.typesetting.pages import Page, compose
from edition.typesetting.papers import PAPERS, TypeArea, type_area
from edition.typesetting.setting import Setting
from edition.typesetting.sound import Sound
from edition.typesetting.story import Story, tell
from edition.typesetting.styles import (
    GUIDELINES,
    NARROW_PT,
    PRINT,
    Design,
    fitted,
    large_print,
    narrowed,
    with_headlines_for,
)
from edition.typesetting.tagging import CONFORMANCES, Metadata, TaggedCanvas
from edition.typesetting.typefaces import TYPEFACES, with_fallbacks
from edition.wording import wording

if TYPE_CHECKING:
    from edition.typesetting import PrintOptions

Composed = tuple[Setting, Story, Sequence[Page]]
SPARSE = 0.25
"""Share of the last page below which it is worth a try to do without it."""
MOST_FITTED = 6
"""Pages of editions that this is tried with; in a longer one nobody minds."""

Choice = TypeVar("Choice")


def print_edition(
    edition: Edition,
    path: Path,
    options: PrintOptions,
    sound: Sound,
    *,
    progress: Progress | None,
) -> Layout:
    """Compose, then draw; see :func:`edition.typesetting.typeset`."""
    setting, story, pages = _composed(edition, options, sound)
    _fill_in(story, pages)
    story.flows.clear()
    canvas = TaggedCanvas(
        path,
        story.root,
        _metadata(edition),
        page_size=(setting.area.paper.width_pt, setting.area.paper.height_pt),
        conformance=CONFORMANCES[options.pdf],
        colour_profile=read_asset("srgb.icc"),
    )
    margins = Margins(setting, edition, story, len(pages))
    for page in pages:
        margins.draw(canvas, page)
        for stretch in page.stretches:
            if margins.doubles(page, stretch):
                continue
            stretch.piece.draw(canvas, stretch.first, stretch.last, stretch.left_pt, stretch.top_pt)
        canvas.showPage()
        page.stretches.clear()  # what is drawn is let go: a long edition takes no more memory while it is drawn
        if progress:
            progress(options.profile, page.number, len(pages))
    try:
        canvas.save()
    except OSError as fault:
        raise OutputError(f"the PDF cannot be written: {fault.strerror or fault}", place=str(path)) from fault
    return Layout(path, len(pages), _pages(edition, canvas.pages))


def _composed(edition: Edition, options: PrintOptions, sound: Sound) -> Composed:
    """Compose an edition; a little closer where that saves a last page with next to nothing on it."""
    setting = setting_of(edition, options)
    story = tell(setting, edition, sound)
    pages = compose(story.flows, setting.area)
    if setting.design.guideline is None and 1 < len(pages) <= MOST_FITTED and _is_sparse(pages[-1], setting.area):
        for design in fitted(setting.design):
            closer = replace(setting, design=design, area=_area(design, options))
            other = tell(closer, edition, sound)
            fewer = compose(other.flows, closer.area)
            if len(fewer) < len(pages):
                return closer, other, fewer
    return setting, story, pages


def _is_sparse(page: Page, area: TypeArea) -> bool:
    return area.top_pt - min(stretch.bottom_pt for stretch in page.stretches) < SPARSE * area.height_pt


def _pages(edition: Edition, painted: Mapping[str, int]) -> dict[str, int]:
    """Return the page of everything; what has no visible letter is where the words before it are."""
    pages, page = dict(painted), 1
    for sentence in edition.sentences:
        page = pages.setdefault(sentence.id, page)
    return pages


def setting_of(edition: Edition, options: PrintOptions) -> Setting:
    """Return what an edition is set with.

    Raises:
        UsageError: An option has a value that does not exist, or names a font that cannot be used.
    """
    design = _design(options)
    area = _area(design, options)
    if area.columns > 1 and area.column_pt < NARROW_PT:
        design = narrowed(design)
        area = _area(design, options)
    if design.guideline is None:
        design = with_headlines_for(design, area.width_pt)
    typeface = options.typeface or ("atkinson" if design.guideline else "literata")
    return Setting(
        design=design,
        faces=with_fallbacks(_choose("typeface", typeface, TYPEFACES), options.fallback_fonts),
        area=area,
        language=edition.language,
        say=wording(edition.language),
        pdf2=_choose("PDF variant", options.pdf, CONFORMANCES).pdf2,
    )


def _design(options: PrintOptions) -> Design:
    if options.profile == "large-print":
        return large_print(_choose("guideline", options.guideline, GUIDELINES))
    return _choose("profile", options.profile, {"print": PRINT})


def _area(design: Design, options: PrintOptions) -> TypeArea:
    paper = _choose("paper", options.paper, PAPERS)
    columns = paper.columns if options.columns is None else options.columns
    if not 1 <= columns <= 3:
        raise UsageError(f"{columns} columns cannot be set", hint="Choose 1, 2 or 3 columns.")
    if design.single_column:
        columns = 1
    return type_area(
        paper, columns=columns, grid_pt=design.grid_pt, margins_pt=design.margins_pt, gutter_pt=design.gutter_pt
    )


def _choose(what: str, name: str, choices: Mapping[str, Choice]) -> Choice:
    try:
        return choices[name]
    except KeyError as fault:
        raise UsageError(f"there is no {what} {name!r}", hint=f"Choose one of: {', '.join(choices)}.") from fault


def _metadata(edition: Edition) -> Metadata:
    authors = dict.fromkeys(article.byline.text for article in edition.articles if article.byline)
    return Metadata(
        title=edition.title,
        language=edition.language,
        created=edition.modified,
        author="; ".join(authors) or None,
        publisher=edition.publisher,
    )


def _fill_in(story: Story, pages: Sequence[Page]) -> None:
    """Tell every entry of the contents the page that it leads to."""
    begins = {id(stretch.piece): page.number for page in pages for stretch in page.stretches if stretch.first == 0}
    for key, entry in story.entries.items():
        entry.place = entry.words(begins[id(story.aims[key])])
