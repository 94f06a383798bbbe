"""What the canvas promises, held against veraPDF; and controls that must fail, so that passing means something."""

from io import BytesIO

import pikepdf
import pytest

from edition.checking.verapdf import PROFILES, is_available, validate, verify
from edition.typesetting.paragraph import Bookmark, DropCap, Link, Paragraph, ParagraphStyle, Run
from edition.typesetting.tagging import CONFORMANCES, Element, Name
from edition.typesetting.text import draw_text

from .sheets import DISPLAY, ITALIC, LARGE, ROMAN, opened, paint_paragraphs, sheet

pytestmark = pytest.mark.skipif(not is_available(), reason="needs the extra edition[check]")

BODY = ParagraphStyle(13.0, first_indent_pt=10.0)
FLUSH = ParagraphStyle(13.0, alignment="left")
TEXT = "The office is afloat. Nobody on the quay looked up, and the considerable fiddle of affixing flags went on. " * 9


def everything(canvas, root):
    """Paint one of each: headings, contents, drop cap, links, foreign letters, a list, a figure, artifacts."""
    article = Element("Sect", root, id="a1", title="The ferry")
    heading = Element("H1", article, id="a1-headline", title="The ferry")
    contents = Element("TOC", article)
    entry = Element("TOCI", contents)
    entry.references.append(heading)
    reference = Element("Reference", entry)
    inner = Element("Link", reference)
    body, listing = Element("P", article), Element("L", article, attributes={"List": {"ListNumbering": Name("Disc")}})
    first, second = Element("Span", body, id="n1"), Element("Span", body, id="n2", language="uk")
    outer = Element("Link", body)
    item = Element("LI", listing)
    bullet, words = Element("Lbl", item), Element("LBody", item)
    figure = Element("Figure", article, alt="A boat at the quay")
    caption = Element("Caption", figure)
    with canvas.artifact("Pagination", "Header"):
        draw_text(canvas, 60, 560, "The Quay", LARGE, 8)
    canvas.line(60, 555, 300, 555)
    paint_paragraphs(
        canvas,
        Paragraph([Run("The ferry", DISPLAY, 20.0)], FLUSH, heading, "en-GB", bookmark=Bookmark("top", "The ferry")),
        Paragraph([Run("The ferry", LARGE, 9.0, inner, link=Link("#top", "The ferry"))], FLUSH, reference, "en-GB"),
        Paragraph(
            [
                Run(TEXT, ROMAN, 10.0, first),
                Run("Ізюм, Łódź, Ελλάδα, и\u0301; ", LARGE, 10.0, second, language="uk"),
                Run("the yard", ITALIC, 10.0, outer, "#003399", Link("https://example.org/", "The yard’s page")),
            ],
            BODY,
            body,
            "en-GB",
            drop_cap=DropCap(DISPLAY),
        ),
        Paragraph([Run("a list item", ROMAN, 10.0)], BODY, words, "en-GB", label=Run("•", ROMAN, 10.0, bullet)),
        x=60.0,
    )
    with canvas.figure(figure, 60, 60, 40, 30):
        canvas.rect(60, 60, 40, 30, fill=1)
    with canvas.marked(caption):
        draw_text(canvas, 110, 80, "A boat", LARGE, 8)


@pytest.fixture(scope="module")
def files():
    return {name: sheet(everything, conformance) for name, conformance in CONFORMANCES.items()}


@pytest.mark.parametrize(("variant", "profile"), [(name, profile) for name in PROFILES for profile in PROFILES[name]])
def test_each_variant_keeps_its_standards(files, variant, profile, tmp_path):
    path = tmp_path / "sheet.pdf"
    path.write_bytes(files[variant])
    result = validate(path, profile)
    assert result.breaches == ()
    assert result.compliant


def no_title(pdf):
    del pdf.Root.ViewerPreferences


def no_language(pdf):
    del pdf.Root.Lang


def no_alternative(pdf):
    for element in pdf.objects:
        if isinstance(element, pikepdf.Dictionary) and element.get("/S") == "/Figure":
            del element.Alt


def no_link_words(pdf):
    del pdf.pages[0].Annots[0].Contents


def a_heading_level_skipped(pdf):
    for element in pdf.objects:
        if isinstance(element, pikepdf.Dictionary) and element.get("/S") == "/H1":
            element.S = pikepdf.Name.H3


def no_letters_for_glyphs(pdf):
    for font in pdf.pages[0].Resources.Font.values():
        del font.ToUnicode


@pytest.mark.parametrize(
    ("harm", "clause"),
    [
        (no_title, "7.1-10"),
        (no_language, "7.2"),
        (no_alternative, "7.3-1"),
        (no_link_words, "7.18.5-2"),
        (a_heading_level_skipped, "7.4.2-1"),
        (no_letters_for_glyphs, "7.21.7-1"),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_harmed_files_fail(files, harm, clause, tmp_path):
    path = tmp_path / "harmed.pdf"
    with opened(files["ua1"]) as pdf:
        harm(pdf)
        pdf.save(path)
    result = validate(path, "PDFUA-1")
    assert not result.compliant
    assert any(breach.clause.startswith(clause) for breach in result.breaches), result.breaches


def test_a_file_is_judged_by_what_it_claims(files, tmp_path):
    path = tmp_path / "sheet.pdf"
    path.write_bytes(files["ua2"])
    report = verify(path)
    assert report.ships
    assert len(report.checks) == 3


def test_a_file_that_claims_nothing_does_not_pass(tmp_path):
    path, stream = tmp_path / "bare.pdf", BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(stream)
    path.write_bytes(stream.getvalue())
    assert not verify(path).ships
