import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.errors import MissingResource, UnsupportedText
from edition.typesetting.clusters import clusters
from edition.typesetting.fonts import STAND_INS, Font, faces_of, load_face, read_asset
from edition.typesetting.hyphenation import letter_breaks
from edition.typesetting.shaping import shape
from edition.typesetting.typefaces import TYPEFACES

from .sheets import LARGE, ROMAN


def test_measures_are_in_thousandths_of_the_size():
    face = load_face("Literata-Regular")
    assert (face.cap_height, face.x_height, face.ascent, face.descent) == (700, 507, 1177, -308)
    assert face.width(" ") == 200
    assert face.width("\u3042") == 0
    assert face.italic_angle == 0 > load_face("Literata-Italic").italic_angle


def test_a_missing_file_is_named():
    with pytest.raises(MissingResource) as caught:
        read_asset("Nowhere-Regular.ttf")
    assert caught.value.place == "Nowhere-Regular.ttf"


def test_letters_fall_back_to_the_next_face_a_stretch_at_a_time():
    stretches = [(text, face.name) for text, face in faces_of("Łódź, Ізюм", LARGE)]
    assert stretches == [
        ("Łódź, ", "AtkinsonHyperlegibleNext_400Regular"),
        ("Ізюм", "Literata-Regular"),
    ]


def test_a_mark_stays_with_its_letter():
    assert [text for text, _ in faces_of("aа\u0301b", LARGE)] == ["a", "а\u0301", "b"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("boat 🚢", "U+1F6A2 SHIP"),
        ("שלום", "U+05E9 HEBREW LETTER SHIN"),
        ("\ue000", "U+E000 unnamed"),
    ],
)
def test_a_letter_that_no_face_has_is_named(text, name):
    with pytest.raises(UnsupportedText, match=name.replace("+", r"\+")) as caught:
        list(faces_of(text, ROMAN, place="a1-s1-p1-n1"))
    assert caught.value.place == "a1-s1-p1-n1"


def test_characters_that_never_show_need_no_glyph():
    assert [text for text, _ in faces_of("a\u200db\ufe0f\u202fc", ROMAN)] == ["a\u200db\ufe0f\u202fc"]


@pytest.mark.parametrize("name", TYPEFACES)
def test_every_font_of_a_typeface_has_the_same_letters(name):
    known = [frozenset().union(*(load_face(file).letters for file in font.files)) for font in TYPEFACES[name].values()]
    assert known.count(known[0]) == len(known)


@pytest.mark.parametrize("name", TYPEFACES)
@pytest.mark.parametrize("text", ["★☎☀✓→▶♫⅓₿‰₹₽₺₴№™", "∑∈ℝ𝗯𝑥", "Nguyễn ɓƙŋ ẹ̀ ˈɪzjʊm Ізюм ἀρχή", "😀✅❌🚢🫩"])
def test_signs_emoji_and_letters_of_many_languages_are_set(name, text):
    for font in TYPEFACES[name].values():
        assert "".join(part for part, _ in faces_of(text, font)) == text


@pytest.mark.parametrize("name", TYPEFACES)
def test_hyphens_and_signs_that_look_alike_stay_in_the_first_face(name):
    font = TYPEFACES[name]["text"]
    for text in STAND_INS:
        (stretch,) = shape(f"a{text}b", font, "en")
        assert stretch.face is font.face


@pytest.mark.parametrize(
    ("text", "face"),
    [
        ("❤️", "NotoEmoji-Regular"),
        ("1️⃣", "NotoEmoji-Regular"),
        ("☀️", "NotoEmoji-Regular"),
        ("☀", "NotoSansSymbols2-Regular"),
        ("☀︎", "NotoSansSymbols2-Regular"),
        ("©️", "Literata-Regular"),
        ("❤️‍🔥", "NotoEmoji-Regular"),
    ],
)
def test_a_sign_written_as_an_emoji_is_one(text, face):
    assert [face.name for _, face in faces_of(text, TYPEFACES["literata"]["text"])] == [face]


SEQUENCES = ["👨‍👩‍👧‍👦", "👩🏽‍🚀", "1️⃣", "❤️", "❤️‍🔥", "🏳️‍🌈", "🇺🇦", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "🙂‍↔️", "☀︎"]


@pytest.mark.parametrize("sequence", SEQUENCES)
def test_an_emoji_of_several_characters_is_one_shape_that_says_them_all(sequence):
    (stretch,) = shape(sequence, TYPEFACES["literata"]["text"], "en")
    assert [glyph.text for glyph in stretch.glyphs] == [sequence]


def test_nothing_takes_an_emoji_apart():
    text = "".join(SEQUENCES)
    assert [cluster for _, cluster in clusters(text)] == SEQUENCES
    assert [place.offset for place in letter_breaks(text)] == [begin for begin, _ in clusters(text)][1:]


@settings(deadline=None)
@given(st.text())
def test_clusters_are_the_text(text):
    assert "".join(cluster for _, cluster in clusters(text)) == text


@settings(deadline=None)
@given(st.text(alphabet="abc Łódźіюм\u0301\u200d", max_size=30))
def test_stretches_are_the_text(text):
    assert "".join(part for part, _ in faces_of(text, LARGE)) == text


def test_the_same_font_is_equal_and_hashes():
    assert Font(("a",)) == Font(("a",))
    assert hash(Font(("a",), ("smcp",))) != hash(Font(("a",)))
