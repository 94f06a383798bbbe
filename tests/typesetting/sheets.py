"""Single sheets to try the engine on: elements, paragraphs and a file in memory, read back as inspections do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from io import BytesIO

import pikepdf

from edition.checking.tag_tree import Node, read_tree
from edition.typesetting.fonts import Font, read_asset
from edition.typesetting.paragraph import Paragraph, ParagraphStyle, Run
from edition.typesetting.tagging import UA1, Conformance, Element, Metadata, TaggedCanvas

ROMAN = Font(("Literata-Regular",))
ITALIC = Font(("Literata-Italic",))
LARGE = Font(("AtkinsonHyperlegibleNext_400Regular", "Literata-Regular"))
DISPLAY = Font(("LiterataDisplay-Bold",))
A5 = (419.53, 595.28)
METADATA = Metadata(
    "The ferry", "en-GB", datetime(2026, 10, 9, tzinfo=UTC), author="M. Halloran", subject="Crème & brûlée"
)

Painter = Callable[[TaggedCanvas, Element], None]


def sheet(paint: Painter, conformance: Conformance = UA1, metadata: Metadata = METADATA, **options: object) -> bytes:
    """Return the file of a canvas that ``paint`` painted on, below a ``Document`` element."""
    root, stream = Element("Document"), BytesIO()
    options.setdefault("colour_profile", read_asset("srgb.icc"))
    canvas = TaggedCanvas(stream, root, metadata, page_size=A5, conformance=conformance, **options)
    paint(canvas, root)
    canvas.save()
    return stream.getvalue()


def opened(data: bytes) -> pikepdf.Pdf:
    """Return a file from memory, opened."""
    return pikepdf.open(BytesIO(data))


def tree_of(data: bytes) -> Node:
    """Return the file's tag tree."""
    with opened(data) as pdf:
        return read_tree(pdf).root


def set_text(
    runs: Sequence[Run] | str, width: float = 240.0, style: ParagraphStyle | None = None, **options: object
) -> Paragraph:
    """Return a paragraph with its lines broken."""
    runs = [Run(runs, ROMAN, 10.0)] if isinstance(runs, str) else runs
    paragraph = Paragraph(runs, style or ParagraphStyle(13.0), Element("P"), "en-GB", **options)
    paragraph.line_count(width)
    return paragraph


def lines_of(paragraph: Paragraph) -> list[str]:
    """Return the letters of each line, with ``\\u00ad`` for a hyphen of ours."""
    return [line.text for line in paragraph.set_lines(0, 10_000, 0.0, 0.0)]


def paint_paragraphs(canvas: TaggedCanvas, *paragraphs: Paragraph, x: float = 60.0, width: float = 240.0) -> None:
    """Paint paragraphs one below the other, over as many pages as they take."""
    y = 540.0
    for paragraph in paragraphs:
        count, line = paragraph.line_count(width), 0
        while line < count:
            room = int((y - 60.0) // paragraph.style.leading_pt)
            fitting = min(count - line, room)
            paragraph.draw_lines(canvas, line, line + fitting, x, y)
            y -= fitting * paragraph.style.leading_pt
            line += fitting
            if line < count:
                canvas.showPage()
                y = 540.0
