"""Letters of other scripts: set in a font that the producer gives, or refused before any other work."""

import struct
from dataclasses import replace
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edition.checking import verapdf
from edition.errors import UnsupportedText, UsageError
from edition.model import BlockKind
from edition.typesetting import PrintOptions, rehearse
from edition.typesetting.composing import words_of
from edition.typesetting.fonts import Font
from edition.typesetting.hyphenation import word_breaks
from edition.typesetting.runs import Run
from edition.typesetting.scripts import directions
from edition.typesetting.shaping import shape
from tests.typesetting.articles import Part, edition, paragraph, prose

from .sheets import lines_of, set_text

FONTS = Path(__file__).parent / "fonts"
HEBREW, CHINESE = FONTS / "NotoSansHebrew-few.ttf", FONTS / "NotoSansSC-few.ttf"
BOTH = PrintOptions(fallback_fonts=(HEBREW, CHINESE))
MIXED = Font(("Literata-Regular", str(HEBREW)))
SAID = (
    "The banner read “שָׁלוֹם עולם” and “שנת 1948 היתה” beside 东京. It said 「欢迎来到我们的城市，请在这里等候。」 too."
)


def of(text: str, **options: object):
    return edition(Part([*prose(1), paragraph(text, **options)], "H"))


@pytest.mark.parametrize("profile", ["print", "large-print"])
@pytest.mark.parametrize("pdf", ["ua1", "ua2"])
def test_a_quotation_is_set_in_the_producers_font_and_read_back_in_order(profile, pdf, put_to_press):
    made = put_to_press(of(SAID), profile=profile, pdf=pdf, fallback_fonts=BOTH.fallback_fonts)
    assert made.errors == ()
    if verapdf.is_available():
        assert verapdf.verify(made.path).findings == ()


def test_a_phrase_from_right_to_left_is_one_word():
    assert words_of("He said “שלום עולם” twice") == ["He", " ", "said", " ", "“שלום עולם”", " ", "twice"]
    assert words_of("in 12 שלום, yes") == ["in", " ", "12", " ", "שלום,", " ", "yes"]


def test_numbers_go_from_left_to_right_in_it():
    assert list(directions("שנת 1,948 היתה")) == [("שנת ", "rtl"), ("1,948", "ltr"), (" היתה", "rtl")]


def test_its_letters_are_painted_in_the_order_they_are_read_in_each_in_its_place():
    text = "אב 12 ג"
    (phrase,) = shape(text, MIXED, "en")
    assert "".join(glyph.text for glyph in phrase.glyphs) == text
    pens = [0.0, *accumulate(glyph.advance for glyph in phrase.glyphs)]
    places = [pen + glyph.x_offset for pen, glyph in zip(pens, phrase.glyphs, strict=False)]
    order = [letter for _, letter in sorted(zip(places, text, strict=True))]
    assert "".join(order) == "ג 12 בא"
    assert pens[-1] == pytest.approx(phrase.width) == pytest.approx(sum(glyph.width for glyph in phrase.glyphs))


def test_a_line_may_end_between_ideographs_but_for_signs_that_close_or_open():
    text = "在「东京」，我们"
    assert [text[: place.offset] for place in word_breaks(text, "en")] == [
        "在",
        "在「东",
        "在「东京」，",
        "在「东京」，我",
    ]
    assert not any(place.hyphen for place in word_breaks(text, "en"))


def test_no_line_begins_with_a_closing_sign_even_where_a_sentence_does():
    font = Font(("Literata-Regular", str(CHINESE)))
    sentences = ["欢迎来到我们的城市，请在这里等候", "，欢迎来到东京", "。我们在这里"] * 3
    for width in range(60, 140, 3):
        lines = lines_of(set_text([Run(text, font, 10.0) for text in sentences], float(width)))
        assert not any(line[0] in "，。" for line in lines), width
        assert "".join(lines) == "".join(sentences)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("שלום עולם.", "a paragraph from right to left"),
        ("He said שלום עולם. שלום עולם again.", "several sentences"),
        ("He said " + "שלום " * 40 + "to us.", "wider than a line"),
    ],
)
def test_what_would_stand_in_the_wrong_order_is_refused(text, reason):
    with pytest.raises(UnsupportedText, match=reason) as refused:
        rehearse(of(text), BOTH)
    assert refused.value.place is not None
    assert refused.value.place.startswith("a1-s1-p2")
    assert "--formats" in refused.value.hint


def test_all_letters_that_no_font_has_are_named_with_the_first_place():
    with pytest.raises(UnsupportedText) as refused:
        rehearse(of("In 东京 they said שלום. In 京 too."))
    assert "东 京 ש ל ו ם (Chinese characters, Hebrew)" in refused.value.message
    assert refused.value.place == "a1-s1-p2-n1, “In 东京 they said שלום.” and 1 more"
    assert "--fallback-font" in refused.value.hint


def test_a_file_name_that_no_font_has_is_left_out_of_the_colophon(put_to_press):
    made = put_to_press(of("A town."))
    assert "ferry.txt" in made.tree
    (article,) = made.edition.articles
    foreign = replace(article, article=replace(article.article, source="东京.txt"))
    assert ".txt" not in put_to_press(replace(made.edition, articles=(foreign,))).tree


def test_what_can_be_printed_passes():
    rehearse(of(SAID), BOTH)
    rehearse(of("An émoji 😀, ★ and नमस्ते.", kind=BlockKind.PULL_QUOTE))


def test_a_devanagari_word_joins_its_letters():
    assert [
        glyph.text
        for stretch in shape("क्षत्रिय", Font(("Literata-Regular", "NotoSans-Regular")), "hi")
        for glyph in stretch.glyphs
    ][0] == "क्ष"


def with_rights(folder: Path, rights: int) -> Path:
    """Return a font whose maker has set ``fsType``."""
    data = bytearray(HEBREW.read_bytes())
    for at in range(12, 12 + 16 * struct.unpack(">H", data[4:6])[0], 16):
        if data[at : at + 4] == b"OS/2":
            (offset,) = struct.unpack(">I", data[at + 8 : at + 12])
            data[offset + 8 : offset + 10] = struct.pack(">H", rights)
    path = folder / "kept.ttf"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("rights", [0x0002, 0x0100, 0x0200])
def test_a_font_whose_maker_forbids_it_is_not_embedded(rights, tmp_path):
    with pytest.raises(UsageError, match="does not let it be embedded"):
        rehearse(of("שלום means peace."), PrintOptions(fallback_fonts=(with_rights(tmp_path, rights),)))


@pytest.mark.parametrize("data", [b"", b"no font", HEBREW.read_bytes()[:2000]])
def test_a_file_that_is_no_font_is_refused(data, tmp_path):
    path = tmp_path / "broken"
    path.write_bytes(data)
    with pytest.raises(UsageError) as refused:
        rehearse(of("שלום means peace."), PrintOptions(fallback_fonts=(path,)))
    assert refused.value.place == str(path)


PIECES = [
    "a",
    "the ",
    "boat, ",
    "12 ",
    "1,948",
    " ",
    ". ",
    "“",
    "”",
    "(",
    ")",
    "-",
    "שלום",
    "עולם ",
    "ָ",
    "东京",
    "，",
    "「",
    "」",
]
PIECES += [
    "😀",
    "❤️",
    "👨\u200d👩\u200d👧",
    "🇺🇦",
    "1️⃣",
    "\u200d",
    "\ufe0f",
    "\u200f",
    "★",
    "नमस्ते ",
    "क्षत्रिय",
    "e\u0301",
    "\u00ad",
    "ỹ",
    "ɵ̞",
]


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=60), st.sampled_from(["print", "large-print"]))
def test_a_mixture_is_read_back_as_written_or_refused(put_to_press, pieces, profile):
    text = " ".join("".join(pieces).split()) or "x"
    try:
        made = put_to_press(of(f"Say {text} so"), profile=profile, fallback_fonts=BOTH.fallback_fonts)
    except UnsupportedText:
        return  # right to left over more than a line, or two such passages in a row
    assert made.errors == ()
