"""Files that keep a guideline and files that break it, one rule at a time."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from edition.checking.large_print import GUIDELINES, check_large_print
from edition.checking.measuring import contrast_on_white
from edition.typesetting import PrintOptions, typeset
from edition.typesetting.fonts import Font, read_asset
from edition.typesetting.paragraph import Paragraph, ParagraphStyle, Run
from edition.typesetting.tagging import Element, Metadata, TaggedCanvas
from edition.typesetting.text import draw_text
from tests.typesetting.articles import PARAGRAPHS, Part, edition, paragraph, photo, picture, prose

SANS, BOLD = Font(("AtkinsonHyperlegibleNext_400Regular",)), Font(("AtkinsonHyperlegibleNext_700Bold",))
ITALIC = Font(("AtkinsonHyperlegibleNext_400Regular_Italic",))
METADATA = Metadata("Measured", "en", datetime(2026, 1, 1, tzinfo=UTC))


def page(
    path: Path,
    *,
    text: str = " ".join(PARAGRAPHS[:3]),
    font: Font = SANS,
    size: float = 18,
    leading: float = 27,
    colour: str = "#000000",
    align: str = "left",
    hyphenate: bool = False,
    width: float = 480,
    folio: float = 18,
    more: Callable[[TaggedCanvas], None] = lambda canvas: None,
) -> Path:
    """Write one page of text, and its number."""
    root = Element("Document")
    canvas = TaggedCanvas(path, root, METADATA, page_size=(595, 842), colour_profile=read_asset("srgb.icc"))
    style = ParagraphStyle(leading, align, hyphenate=hyphenate, hang=False)
    words = Paragraph([Run(text, font, size, colour=colour)], style, Element("P", root), "en")
    words.draw_lines(canvas, 0, words.line_count(width), 57, 780)
    with canvas.artifact("Pagination", "Footer"):
        draw_text(canvas, 57, 40, "1", BOLD, folio)
    more(canvas)
    canvas.showPage()
    canvas.save()
    return path


def rules(path: Path, guideline: str | None = None) -> set[str]:
    return {finding.rule for finding in check_large_print(path, guideline).findings}


def test_a_page_that_keeps_the_guideline_passes(tmp_path):
    assert rules(page(tmp_path / "page.pdf")) == set()


@pytest.mark.parametrize(
    ("options", "rule"),
    [
        ({"size": 15}, "size"),
        ({"leading": 20}, "leading"),
        ({"colour": "#777777"}, "contrast"),
        ({"font": ITALIC}, "italics"),
        ({"align": "justify"}, "alignment"),
        ({"align": "centre"}, "alignment"),
        ({"align": "justify", "hyphenate": True, "width": 220}, "split word"),
        ({"text": "NOBODY LOOKS UP WHEN IT LEAVES"}, "capitals"),
        ({"size": 16, "width": 530, "text": "it is ill in it " * 30}, "line length"),
        ({"folio": 12}, "page number"),
        ({"more": lambda canvas: canvas.line(60, 780 - 24, 150, 780 - 24)}, "underlining"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_each_breach_is_named(options, rule, tmp_path):
    assert rule in rules(page(tmp_path / "page.pdf", **options))


def test_a_breach_names_its_page(tmp_path):
    (finding, *_) = check_large_print(page(tmp_path / "page.pdf", size=15, leading=27)).findings
    assert finding.place == "page 1"
    assert finding.message.startswith("15 pt, less than 16 pt: “The ferry to Sandwick")


def test_bold_is_preferred_by_acb(tmp_path):
    assert rules(page(tmp_path / "page.pdf", size=20, leading=30, folio=20), "acb") == {"weight"}


@pytest.mark.parametrize("guideline", sorted(GUIDELINES))
def test_our_own_large_print_keeps_its_guideline(guideline, tmp_path):
    source = edition(
        Part(
            [*prose(6), photo("The ferry at dawn.", "Photo: A. Fell", image=picture(tmp_path, 30, 20)), *prose(2)],
            "The quay",
        ),
        Part([paragraph("Ізюм і Київ. Ελλάδα."), photo("Not at hand.", "Photo: lost"), *prose(4)]),
        standfirst="Nobody looks up.",
        byline="By Runa Hale",
    )
    typeset(source, tmp_path / "large.pdf", PrintOptions(profile="large-print", guideline=guideline))
    assert check_large_print(tmp_path / "large.pdf", guideline).findings == ()


def test_ordinary_print_is_no_large_print(tmp_path):
    typeset(edition(Part(prose(20), "The quay")), tmp_path / "print.pdf")
    assert {"size", "alignment", "columns"} <= rules(tmp_path / "print.pdf")


def test_contrast_is_that_of_wcag():
    assert contrast_on_white((0, 0, 0)) == pytest.approx(21)
    assert contrast_on_white((0x59 / 255,) * 3) == pytest.approx(7.0, abs=0.01)
    assert contrast_on_white((0x76 / 255,) * 3) == pytest.approx(4.54, abs=0.01)
