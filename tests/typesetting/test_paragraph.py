"""Paragraphs: from runs to painted, tagged lines."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.checking.painted import paint_of
from edition.checking.tag_tree import text_of
from edition.errors import UnsupportedText
from edition.typesetting.fonts import Font
from edition.typesetting.paragraph import Bookmark, DropCap, Link, Paragraph, ParagraphStyle, Run
from edition.typesetting.tagging import Element

from .sheets import DISPLAY, ITALIC, LARGE, ROMAN, lines_of, opened, paint_paragraphs, set_text, sheet, tree_of

RAGGED = ParagraphStyle(13.0, alignment="left")
SENTENCE = "Nobody on the quay looked up when the considerable ferry left, as it had every morning since the war. "
HANG = 4.0
"""More than any sign hangs out at ten points."""
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEÁŁążćіїєґжαβγşğıßæœ.,;:!?’“”–—-()0123456789"


def painted(*paragraphs, **options):
    """Return the file of paragraphs below each other."""

    def paint(canvas, root):
        for paragraph in paragraphs:
            paragraph.element.parent = root
            root._add(paragraph.element)
        paint_paragraphs(canvas, *paragraphs, **options)

    return sheet(paint)


def test_lines_are_as_wide_as_the_measure():
    paragraph = set_text(SENTENCE * 3, style=ParagraphStyle(13.0, hang=False))
    for line in paragraph.set_lines(0, paragraph.line_count(240.0) - 1, 0.0, 0.0):
        width = line.width * (1 + line.letter_stretch) + line.spaces * line.space_stretch
        assert width == pytest.approx(240.0, abs=0.01)


def test_words_are_broken_with_a_soft_hyphen_and_lines_end_with_a_space():
    lines = lines_of(set_text(SENTENCE * 3, 120.0))
    assert any(line.endswith("\u00ad") for line in lines)
    assert all(line.endswith((" ", "\u00ad")) for line in lines[:-1])
    assert "".join(lines).replace("\u00ad", "") == (SENTENCE * 3).strip()


def test_ragged_lines_have_no_hyphens():
    assert "\u00ad" not in "".join(lines_of(set_text(SENTENCE * 3, 120.0, RAGGED)))


def test_punctuation_hangs_out_of_the_measure():
    text = "“Nobody looked up,” she said. " * 12
    straight = set_text(text, style=ParagraphStyle(13.0, hang=False)).set_lines(0, 99, 0.0, 0.0)
    hanging = set_text(text).set_lines(0, 99, 0.0, 0.0)
    assert {line.x for line in straight} == {0.0}
    assert min(line.x for line in hanging) < -1.0


def test_the_first_line_is_indented_and_the_baselines_are_a_leading_apart():
    style = ParagraphStyle(13.0, first_indent_pt=12.0, left_indent_pt=20.0, hang=False)
    first, second, *_ = set_text(SENTENCE * 2, style=style).set_lines(0, 99, 100.0, 500.0)
    assert (first.x, second.x) == (132.0, 120.0)
    assert first.baseline - second.baseline == pytest.approx(13.0)
    assert 500.0 - first.baseline == pytest.approx(style.baseline)


@pytest.mark.parametrize(("alignment", "part"), [("left", 0.0), ("centre", 0.5), ("right", 1.0)])
def test_ragged_lines_stand_where_the_style_says(alignment, part):
    (line,) = set_text("Quay", style=ParagraphStyle(13.0, alignment=alignment, hang=False)).set_lines(0, 1, 0.0, 0.0)
    assert line.x == pytest.approx(part * (240.0 - line.width))


def test_breaking_is_done_once_for_a_measure_and_anew_for_another():
    paragraph = set_text(SENTENCE * 3)
    wide, narrow = paragraph.line_count(240.0), paragraph.line_count(120.0)
    assert narrow > wide
    assert paragraph.height(120.0) == narrow * 13.0


def test_sentences_are_elements_inside_the_paragraph_even_over_pages():
    element = Element("P", id="p1")
    runs = [Run(SENTENCE, ROMAN, 10.0, Element("Span", element, id=f"n{number}")) for number in range(60)]
    tree = tree_of(painted(Paragraph(runs, ParagraphStyle(13.0), element, "en-GB"), width=150.0))
    spans = [node for node in tree.walk() if node.tag == "Span"]
    assert [node.id for node in spans] == [f"n{number}" for number in range(60)]
    assert {text_of(node) for node in spans} == {SENTENCE.strip()}
    assert max(node.page for node in spans) > 1


def test_links_and_foreign_passages_are_read_in_their_place():
    element = Element("P")
    span = Element("Span", element, id="n1")
    link, foreign = Element("Link", span), Element("Span", span, language="uk")
    runs = [
        Run("Ask ", ROMAN, 10.0, span),
        Run("the yard", ITALIC, 10.0, link, link=Link("https://example.org/", "The yard’s page")),
        Run(" in ", ROMAN, 10.0, span),
        Run("Ізюм", LARGE, 10.0, foreign, language="uk"),
        Run(" now.", ROMAN, 10.0, span),
    ]
    node = next(node for node in tree_of(painted(Paragraph(runs, RAGGED, element, "en-GB"))).walk() if node.id == "n1")
    assert [kid if isinstance(kid, str) else (kid.tag, text_of(kid)) for kid in node.kids] == [
        "Ask ", ("Link", "the yard"), " in ", ("Span", "Ізюм"), " now.",
    ]  # fmt: skip
    assert node.kids[1].annotations == ["The yard’s page"]
    assert node.kids[3].language == "uk"


def test_a_link_over_three_lines_has_a_rectangle_on_each():
    element = Element("P")
    link = Element("Link", element)
    run = Run(SENTENCE, ROMAN, 10.0, link, link=Link("#here", "The whole sentence"))
    paragraph = Paragraph([run], RAGGED, element, "en-GB", bookmark=Bookmark("here"))
    with opened(painted(paragraph)) as pdf:
        boxes = [[float(value) for value in annotation.Rect] for annotation in pdf.pages[0].Annots]
    assert len(boxes) == paragraph.line_count(240.0) == 3
    assert all(left >= 59.0 and right <= 305.0 and bottom < top for left, bottom, right, top in boxes)


def test_a_bookmark_is_an_entry_of_the_outline():
    paragraph = set_text("The ferry", bookmark=Bookmark("top", "The ferry", 0))
    with opened(painted(paragraph)) as pdf:
        assert str(pdf.Root.Outlines.First.Title) == "The ferry"


def test_a_drop_cap_belongs_to_the_text_it_begins():
    paragraph = set_text("“" + SENTENCE * 4, drop_cap=DropCap(DISPLAY, 3))
    data = painted(paragraph)
    assert text_of(tree_of(data)) == "“" + (SENTENCE * 4).strip()
    with opened(data) as pdf:
        (page,) = paint_of(pdf)
    initial, *others = page.texts
    assert initial.text == "\u2060\u2060"
    assert others[0].text.startswith("“Nobody")
    lines = [shown for shown in others if shown.text.strip()]
    assert all(shown.x_pt > initial.end_pt for shown in lines[:3])
    assert initial.y_pt == pytest.approx(lines[2].y_pt, abs=0.01)
    assert lines[3].x_pt < 61.0


def test_a_drop_cap_that_is_a_word_keeps_its_letter():
    paragraph = set_text("A boat. " * 20, drop_cap=DropCap(DISPLAY, 3))
    assert text_of(tree_of(painted(paragraph))).startswith("A boat. A boat.")
    with opened(painted(paragraph)) as pdf:
        (page,) = paint_of(pdf)
    assert page.texts[0].text == "A "


def test_a_letter_that_the_drop_cap_has_not_stays_small():
    atkinson = Font(("AtkinsonHyperlegibleNext_700Bold",))
    assert set_text("Ізюм. " * 20, drop_cap=DropCap(atkinson, 3)).line_count(240.0) < 4
    with pytest.raises(UnsupportedText, match="U\\+1F6A2"):
        set_text("🚢 left.", drop_cap=DropCap(DISPLAY, 3))


def test_a_short_paragraph_is_as_high_as_its_drop_cap():
    assert set_text("Nobody.", drop_cap=DropCap(DISPLAY, 3)).line_count(240.0) == 3


def test_a_label_stands_in_the_indent():
    element = Element("LI")
    label, body = Element("Lbl", element), Element("LBody", element)
    paragraph = Paragraph(
        [Run("A boat", ROMAN, 10.0, body)],
        ParagraphStyle(13.0, left_indent_pt=15.0),
        element,
        "en-GB",
        label=Run("•", ROMAN, 10.0, label),
    )
    node = next(node for node in tree_of(painted(paragraph)).walk() if node.tag == "LI")
    assert [(kid.tag, text_of(kid)) for kid in node.kids] == [("Lbl", "•"), ("LBody", "A boat")]


def test_a_paragraph_that_goes_on_keeps_its_words_apart():
    heading = Element("H2")
    first = Paragraph([Run("Part 2 of 6:", ROMAN, 10.0)], RAGGED, heading, "en-GB", continues=True)
    second = Paragraph([Run("The ferry", ROMAN, 10.0)], RAGGED, heading, "en-GB")

    def paint(canvas, root):
        heading.parent = root
        root._add(heading)
        paint_paragraphs(canvas, first, second)

    assert text_of(tree_of(sheet(paint))) == "Part 2 of 6: The ferry"


def test_text_is_never_markup():
    text = '<b onclick="x">5 < 6 & 7 > 2</b> \\n (%s) {0} </para>'
    assert text_of(tree_of(painted(set_text(text)))) == text


def test_a_missing_letter_is_named_with_the_sentence_it_is_in():
    element = Element("P", id="p1")
    runs = [Run("A boat ", ROMAN, 10.0), Run("🚢", ROMAN, 10.0, Element("Em", Element("Span", element, id="n2")))]
    with pytest.raises(UnsupportedText, match="U\\+1F6A2") as caught:
        Paragraph(runs, RAGGED, element, "en-GB").line_count(240.0)
    assert caught.value.place == "n2"


def test_a_word_wider_than_the_measure_is_broken_anywhere():
    word = "Wannenbad" * 555
    paragraph = set_text(f"Before {word} after.", 100.0)
    lines = paragraph.set_lines(0, 10_000, 0.0, 0.0)
    assert all(line.width * (1 + line.letter_stretch) < 100.0 + HANG for line in lines)
    assert "".join(lines_of(paragraph)).replace("\u00ad", "") == f"Before {word} after."


def test_no_measure_is_too_narrow():
    assert "".join(lines_of(set_text("Boat on quay", 0.5))).replace("\u00ad", "") == "Boat on quay"


def test_soft_hyphens_of_the_author_are_used_and_else_unseen():
    text = "Sand\u00adwick\u00ader " * 20
    joined = "".join(lines_of(set_text(text, 90.0)))
    assert joined.replace("\u00ad", "") == text.replace("\u00ad", "").strip()
    assert "Sand\u00ad" in joined


def test_no_break_spaces_stretch_but_do_not_break():
    paragraph = set_text("5\u00a0km " * 40, 100.0)
    assert all(line.startswith("5\u00a0km") for line in lines_of(paragraph))


def test_nothing_at_all_has_no_lines():
    assert set_text("").line_count(240.0) == 0
    assert set_text(" \n ").line_count(240.0) == 0


def test_marks_are_raised_over_tall_letters_and_the_line_goes_on_below():
    with opened(painted(set_text("И\u0301 boat"))) as pdf:
        code = pdf.pages[0].Contents.read_bytes().decode()
    assert re.search(r"\]TJ 1\.800 Ts\[<[0-9A-F]{4}>\]TJ 0 Ts\[", code)


def test_two_paintings_are_the_same_bytes():
    assert painted(set_text(SENTENCE * 5)) == painted(set_text(SENTENCE * 5))


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.text(LETTERS + "    \u00a0\u00ad\u0301\ufeff\u200b\u202f\u2011\t", min_size=1, max_size=60),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from([30.0, 100.0, 240.0]),
    st.sampled_from(["justify", "left"]),
    st.booleans(),
)
def test_every_letter_is_drawn_once_in_order(texts, width, alignment, drop):
    runs = [Run(text, (ROMAN, ITALIC, LARGE)[number % 3], 9.0 + number) for number, text in enumerate(texts)]
    paragraph = set_text(
        runs, width, ParagraphStyle(14.0, alignment=alignment), drop_cap=DropCap(DISPLAY) if drop else None
    )
    drawn = "".join(lines_of(paragraph))
    if paragraph._initial is not None:
        drawn = paragraph._initial.line(0.0, 0.0).text + drawn
    assert bare(drawn) == bare("".join(texts))


@settings(deadline=None, max_examples=15)
@given(st.lists(st.text(LETTERS + "    \u0301", min_size=1, max_size=40), min_size=1, max_size=5))
def test_every_letter_can_be_read_back_from_the_file(texts):
    element = Element("P")
    runs = [Run(text, (ROMAN, LARGE)[number % 2], 10.0, Element("Span", element)) for number, text in enumerate(texts)]
    paragraph = Paragraph(runs, ParagraphStyle(13.0), element, "en-GB")
    if paragraph.line_count(150.0):
        assert bare(text_of(tree_of(painted(paragraph, width=150.0)))) == bare("".join(texts))


def bare(text):
    """Return text without spaces and hyphens of ours, composed: what must never be lost."""
    return unicodedata.normalize("NFC", re.sub(r"[\s\u00ad\ufeff\u2060]", "", text))
