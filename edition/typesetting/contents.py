"""The list of contents: every article and part with its page and playing time, each a link to its heading."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from edition.model import Edition, Sentence
from edition.typesetting.columns import Row
from edition.typesetting.paragraph import Link
from edition.typesetting.pieces import Piece
from edition.typesetting.tagging import Element
from edition.typesetting.text import draw_text, text_width
from edition.typesetting.typefaces import font_of

if TYPE_CHECKING:
    from edition.typesetting.setting import Setting
    from edition.typesetting.sound import Sound
    from edition.typesetting.tagging import TaggedCanvas


LEADER_PT, LEADER_STEP_PT = 0.6, 4.0
"""Diameter and distance of the dots between a heading and its page."""
LEADER_GAP_PT, LEAST_LEADER_PT = 5.0, 16.0


def contents(setting: Setting, edition: Edition, parent: Element, sound: Sound) -> list[Entry]:
    """Return the entries of the contents, in order; articles are named where there are several."""
    table = Element("TOC", parent)
    entries: list[Entry] = []
    indent = setting.area.grid_pt if len(edition.articles) > 1 else 0.0
    for article in edition.articles:
        inner = table
        if len(edition.articles) > 1:
            item = Element("TOCI", table)
            entries.append(
                Entry(setting, article.headline, article.headline.id, item, sound.total_ms(article), bold=True)
            )
            inner = Element("TOC", table)
        for section in article.sections:
            item, duration_ms = Element("TOCI", inner), sound.duration_ms(section.id)
            entries.append(Entry(setting, section.heading, section.id, item, duration_ms, indent_pt=indent))
    return entries


class Entry(Piece):
    """A line of the contents; its page is filled in when all pages are composed."""

    def __init__(
        self,
        setting: Setting,
        heading: Sentence,
        key: str,
        item: Element,
        duration_ms: int,
        *,
        bold: bool = False,
        indent_pt: float = 0.0,
    ) -> None:
        self.setting, self.key, self.item, self.duration_ms = setting, key, item, duration_ms
        design = setting.design
        self.below = design.single_column
        """True when page and time stand on a line of their own."""
        self.place_style = design.style("contents place")
        self.font = font_of(setting.faces, self.place_style.face, bold=self.place_style.bold)
        self.place = self.words(888)
        """“4 minutes, page 2”, wide enough for any page until the page is known."""
        style = replace(design.style("contents"), bold=bold or design.style("contents").bold, left_indent_pt=indent_pt)
        if not self.below:
            room = text_width(self.place, self.font, self.place_style.size_pt, setting.say.tag)
            style = replace(style, right_indent_pt=room + 8)
        element = Element("Reference", item)
        self.link = Element("Link", element, language=setting.foreign(heading))
        self.place_element = Element("Span", self.link, language=setting.say.tag) if self.link.language else self.link
        run = setting.run(heading.text, style, self.link, setting.foreign(heading))
        run = replace(run, link=Link(f"#{key}", setting.say("Go to {heading}", heading=heading.text)))
        self.text = setting.text([run], style, element)

    def words(self, page: int) -> str:
        """Return playing time, where there is one, and page."""
        say = self.setting.say
        if not self.duration_ms:
            return say("page {page}", page=page)
        return say("{duration}, page {page}", duration=say.duration(self.duration_ms), page=page)

    def rows(self, width_pt: float, height_pt: float) -> list[Row]:
        """Return the lines of the heading and, in large print, one for page and time."""
        self.width_pt = width_pt
        rows = [replace(row, piece=self) for row in self.text.rows(width_pt, height_pt)]
        self.last = len(rows) - 1
        if self.below and rows:
            leading = self.place_style.leading_pt
            rows.append(Row(self, len(rows), leading, 0.0, rows[-1].below_pt, keep=True))
            rows[-2].below_pt = 0.0
        return rows

    def draw_leader(self, canvas: TaggedCanvas, left_pt: float, baseline: float) -> None:
        """Lead the eye from the heading to its page: dots, as an artifact."""
        (line,) = self.text.paragraph.set_lines(self.last, self.last + 1, left_pt, 0.0)
        room = text_width(self.place, self.font, self.place_style.size_pt, self.setting.say.tag)
        begin, end = line.x + line.width + LEADER_GAP_PT, left_pt + self.width_pt - room - LEADER_GAP_PT
        if end - begin < LEAST_LEADER_PT:
            return
        with canvas.artifact():
            canvas.saveState()
            canvas.setLineWidth(LEADER_PT)
            canvas.setLineCap(1)
            canvas.setDash([0, LEADER_STEP_PT], -(end % LEADER_STEP_PT) % LEADER_STEP_PT)
            canvas.line(end, baseline + LEADER_PT / 2, begin, baseline + LEADER_PT / 2)
            canvas.restoreState()

    def draw(self, canvas: TaggedCanvas, first: int, last: int, left_pt: float, top_pt: float) -> None:
        """Paint lines of the heading, then page and time at the end of the last one or below it."""
        lines = min(last, self.last + 1)
        if first < lines:
            self.text.draw(canvas, first, lines, left_pt, top_pt)
        leading = self.text.style.leading_pt
        if not first <= (end := self.last + self.below) < last:
            return
        baseline = top_pt - (end - first) * leading - 0.75 * leading
        if not self.below:
            self.draw_leader(canvas, left_pt, baseline)
        with canvas.marked(self.place_element):
            draw_text(
                canvas,
                left_pt + self.text.style.left_indent_pt if self.below else left_pt + self.width_pt,
                baseline,
                f" {self.place}"[self.below :],
                self.font,
                self.place_style.size_pt,
                colour=self.place_style.colour,
                align="left" if self.below else "right",
                language=self.setting.say.tag,
            )
