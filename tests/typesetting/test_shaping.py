import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.typesetting.fonts import Font, load_face
from edition.typesetting.shaping import hyphen, shape

from .sheets import ITALIC, LARGE, ROMAN

SMALL_CAPITALS = Font(("Literata-Regular",), ("smcp",))


def letters(text, font=ROMAN, language="en-GB"):
    return [glyph.text for stretch in shape(text, font, language) for glyph in stretch.glyphs]


def test_kerning_brings_letters_together():
    face = load_face("Literata-Regular")
    assert sum(stretch.width for stretch in shape("AV", ROMAN, "en")) < face.width("A") + face.width("V")


def test_a_ligature_keeps_its_letters():
    assert letters("office") == ["o", "ffi", "c", "e"]


def test_turkish_keeps_the_dot_on_its_i():
    assert letters("fıfi", ITALIC, "tr") == ["f", "ı", "f", "i"]


def test_small_capitals_are_still_small_letters():
    assert "".join(letters("Ada", SMALL_CAPITALS)) == "Ada"
    assert shape("a", SMALL_CAPITALS, "en")[0].glyphs[0].glyph_id != shape("a", ROMAN, "en")[0].glyphs[0].glyph_id


def test_marks_that_no_letter_is_made_with_are_placed_over_it():
    (stretch,) = shape("и\u0301", ROMAN, "uk")
    assert [glyph.text for glyph in stretch.glyphs] == ["и", "\u0301"]
    assert stretch.glyphs[1].advance == 0
    assert stretch.glyphs[1].x_offset < 0


def test_marks_become_one_with_their_letter_where_the_font_has_it():
    assert letters("e\u0301") == ["e\u0301"]


@pytest.mark.parametrize("text", ["ten\u201111", "−5", "Прип\u02bcять", "10\u202f000"])
def test_stand_ins_keep_what_they_stand_for(text):
    assert "".join(letters(text, LARGE)) == text


def test_the_hyphen_at_a_line_end_is_a_soft_one():
    assert [glyph.text for glyph in hyphen(ROMAN).glyphs] == ["\u00ad"]
    assert hyphen(ROMAN).width == load_face("Literata-Regular").width("-")


def test_each_word_is_shaped_once():
    assert shape("harbour", ROMAN, "en") is shape("harbour", ROMAN, "en")


@settings(deadline=None)
@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzÁÉŁąęćжїєґΑθώşğı ffiflﬁ’—0123456789e\u0301\u200d", min_size=1))
def test_no_letter_is_lost(text):
    assert unicodedata.normalize("NFC", "".join(letters(text))) == unicodedata.normalize("NFC", text)
