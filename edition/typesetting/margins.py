"""What stands in the margins of every page: the running head with its rule, the folio. Artifacts, all of it."""

from __future__ import annotations

from edition.model import Edition
from edition.typesetting.fonts import Font
from edition.typesetting.pages import Page, Stretch
from edition.typesetting.pieces import Rule
from edition.typesetting.setting import Setting
from edition.typesetting.story import Story
from edition.typesetting.styles import TextStyle
from edition.typesetting.tagging import TaggedCanvas
from edition.typesetting.text import draw_text, text_width
from edition.typesetting.typefaces import font_of

LEAST_SPACE_PT = 8.0
"""White space between the running head's rule and a picture that opens the page."""


class Margins:
    """Draws them page by page, in order.

    Args:
        setting: Of the edition.
        edition: Its title is the running head until the first heading.
        story: Says what the running head says from which piece on.
        total: Number of pages.
    """

    def __init__(self, setting: Setting, edition: Edition, story: Story, total: int) -> None:
        self.setting, self.story, self.total = setting, story, total
        self.now = edition.title

    def draw(self, canvas: TaggedCanvas, page: Page) -> None:
        """Draw head and foot of a page; one that begins with a headline has no head."""
        head = self.head_of(page)
        if self.has_head(page):
            self.draw_head(canvas, head)
        self.draw_folio(canvas, page.number)

    def has_head(self, page: Page) -> bool:
        """Tell whether a page has a running head: the headline of an article that opens it says enough."""
        first = next((stretch.piece for stretch in page.stretches if not isinstance(stretch.piece, Rule)), None)
        return page.number > 1 and first not in self.story.headlines

    def doubles(self, page: Page, stretch: Stretch) -> bool:
        """Tell whether a rule would stand right below the running head's own."""
        area = self.setting.area
        return isinstance(stretch.piece, Rule) and stretch.top_pt == area.top_pt and self.has_head(page)

    def head_of(self, page: Page) -> str:
        """Return the part that the page's first lines belong to, and go on to the one that its last lines do.

        Above a heading it would say the same twice: there it is the article.
        """
        begun = [stretch.piece for stretch in page.stretches if stretch.first == 0]
        starts = [self.story.running[piece] for piece in begun if piece in self.story.running]
        opens = bool(begun) and begun[0] is page.stretches[0].piece and begun[0] in self.story.running
        head = self.story.wholes[begun[0]] if opens else self.now
        self.now = starts[-1] if starts else self.now
        return head

    def draw_head(self, canvas: TaggedCanvas, words: str) -> None:
        """Draw words and rule above the type area."""
        area, style = self.setting.area, self.setting.design.style("running head")
        rule = area.top_pt + max(style.size_pt * 0.6, LEAST_SPACE_PT)
        y = rule + style.size_pt * 0.6
        with canvas.artifact("Pagination", "Header"):
            self.draw_line(canvas, area.left_pt, y, self.fitting(words, style), style, self.setting.language)
        with canvas.artifact():
            canvas.setLineWidth(self.setting.design.rules["thin"])
            canvas.line(area.left_pt, rule, area.left_pt + area.width_pt, rule)

    def draw_folio(self, canvas: TaggedCanvas, number: int) -> None:
        """Draw the page's number below the type area, on the right."""
        area, style, say = self.setting.area, self.setting.design.style("folio"), self.setting.say
        words = say("Page {number} of {total}", number=number, total=self.total)
        width = text_width(words, self.font(style), style.size_pt, say.tag)
        y = area.top_pt - area.height_pt - style.size_pt * 2
        with canvas.artifact("Pagination", "Footer"):
            self.draw_line(canvas, area.left_pt + area.width_pt - width, y, words, style, say.tag)

    def draw_line(self, canvas: TaggedCanvas, x: float, y: float, words: str, style: TextStyle, language: str) -> None:
        """Draw words from ``x`` on the baseline ``y``."""
        draw_text(canvas, x, y, words, self.font(style), style.size_pt, colour=style.colour, language=language)

    def fitting(self, words: str, style: TextStyle) -> str:
        """Return as much as fits into one line, with an ellipsis for the rest: it is but a signpost."""

        def fits(line: str) -> bool:
            return (
                text_width(line, self.font(style), style.size_pt, self.setting.language) <= self.setting.area.width_pt
            )

        if fits(words):
            return words
        while words and not fits(f"{words} …"):
            words = words.rpartition(" ")[0] or words[: len(words) // 2]
        return f"{words} …"

    def font(self, style: TextStyle) -> Font:
        """Return the font of a style."""
        return font_of(self.setting.faces, style.face, bold=style.bold)
