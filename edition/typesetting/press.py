"""The press: composes an edition's pages, fills in what only then is known, and draws them with head and foot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from edition.errors import OutputError, UsageError
from edition.model import Edition, Layout, Progress
from edition.typesetting.fonts import read_asset
from edition.typesetting.pages import Page, compose
from edition.typesetting.papers import PAPERS, TypeArea, type_area
from edition.typesetting.setting import Setting
from edition.typesetting.sound import Sound
from edition.typesetting.story import Story, tell
from edition.typesetting.styles import GUIDELINES, NARROW_PT, PRINT, Design, large_print, narrowed
from edition.typesetting.tagging import CONFORMANCES, Metadata, TaggedCanvas
from edition.typesetting.text import draw_text, text_width
from edition.typesetting.typefaces import TYPEFACES, font_of
from edition.wording import wording

if TYPE_CHECKING:
    from edition.typesetting import PrintOptions

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
    setting = _setting(edition, options)
    story = tell(setting, edition, sound)
    pages = compose(story.flows, setting.area)
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
    running = _Running(setting, edition, story, len(pages))
    for page in pages:
        running.draw(canvas, page)
        for stretch in page.stretches:
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


def _pages(edition: Edition, painted: Mapping[str, int]) -> dict[str, int]:
    """Return the page of everything; what has no visible letter is where the words before it are."""
    pages, page = dict(painted), 1
    for sentence in edition.sentences:
        page = pages.setdefault(sentence.id, page)
    return pages


def _setting(edition: Edition, options: PrintOptions) -> Setting:
    design = _design(options)
    area = _area(design, options)
    if area.columns > 1 and area.column_pt < NARROW_PT:
        design = narrowed(design)
        area = _area(design, options)
    typeface = options.typeface or ("atkinson" if design.guideline else "literata")
    return Setting(
        design=design,
        faces=_choose("typeface", typeface, TYPEFACES),
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


class _Running:
    """Running heads and folios: artifacts all."""

    def __init__(self, setting: Setting, edition: Edition, story: Story, total: int) -> None:
        self.setting, self.story, self.total = setting, story, total
        self.now = edition.title

    def draw(self, canvas: TaggedCanvas, page: Page) -> None:
        """Draw head and foot of a page; the head names the part that its first lines belong to."""
        begun = [stretch.piece for stretch in page.stretches if stretch.first == 0]
        starts = [self.story.running[piece] for piece in begun if piece in self.story.running]
        opens = begun and begun[0] is page.stretches[0].piece and begun[0] in self.story.running
        head = starts[0] if starts and (opens or page.number == 1) else self.now
        self.now = starts[-1] if starts else self.now
        if page.number > 1:
            self._head(canvas, head)
        self._folio(canvas, page.number)

    def _head(self, canvas: TaggedCanvas, words: str) -> None:
        area, style = self.setting.area, self.setting.design.style("running head")
        font = font_of(self.setting.faces, style.face, bold=style.bold)
        y = area.top_pt + style.size_pt * 1.2
        with canvas.artifact("Pagination", "Header"):
            draw_text(
                canvas, area.left_pt, y, self._fitting(words), font, style.size_pt, colour=style.colour,
                language=self.setting.language,
            )  # fmt: skip
        with canvas.artifact():
            canvas.setLineWidth(self.setting.design.rules["thin"])
            canvas.line(area.left_pt, y - style.size_pt * 0.6, area.left_pt + area.width_pt, y - style.size_pt * 0.6)

    def _folio(self, canvas: TaggedCanvas, number: int) -> None:
        area, style, say = self.setting.area, self.setting.design.style("folio"), self.setting.say
        font = font_of(self.setting.faces, style.face, bold=style.bold)
        y = area.top_pt - area.height_pt - style.size_pt * 2
        words = say("Page {number} of {total}", number=number, total=self.total)
        with canvas.artifact("Pagination", "Footer"):
            draw_text(
                canvas, area.left_pt + area.width_pt, y, words, font, style.size_pt, colour=style.colour,
                align="right", language=say.tag,
            )  # fmt: skip

    def _fitting(self, words: str) -> str:
        """Return as much as fits into one line, with an ellipsis for the rest: it is but a signpost."""
        style, width = self.setting.design.style("running head"), self.setting.area.width_pt
        font = font_of(self.setting.faces, style.face, bold=style.bold)
        if text_width(words, font, style.size_pt, self.setting.language) <= width:
            return words
        kept = words
        while kept and text_width(f"{kept} …", font, style.size_pt, self.setting.language) > width:
            kept = kept.rpartition(" ")[0] or kept[: len(kept) // 2]
        return f"{kept} …"
