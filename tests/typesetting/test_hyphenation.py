import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.typesetting.hyphenation import letter_breaks, word_breaks


def shown(word, language="en-GB"):
    """Return the word with a mark at each place: ``-`` where a hyphen appears, ``|`` where none does."""
    out, last = "", 0
    for place in word_breaks(word, language):
        out += word[last : place.offset] + ("-" if place.hyphen else "|")
        last = place.offset
    return out + word[last:]


@pytest.mark.parametrize(
    ("word", "language", "broken"),
    [
        ("considerable", "en-GB", "con-sid-er-able"),
        ("“considerable”,", "en-GB", "“con-sid-er-able”,"),
        ("Donaudampfschiff", "de", "Do-nau-dampf-schiff"),
        ("мешканець", "uk", "ме-ш-ка-нець"),
        ("mieszkaniec", "pl", "miesz-ka-niec"),
        ("quay", "en-GB", "quay"),
        ("well-known", "en-GB", "well-|known"),
        ("considerable-looking", "en-GB", "con-sid-er-able-|look-ing"),
        ("well\u2011considered", "en-GB", "well\u2011considered"),
        ("well—considerable", "en-GB", "well—|con-sid-er-able"),
        ("considerable’s", "en-GB", "con-sid-er-able’s"),
        ("l’administration", "fr", "l’ad-mi-nis-tra-tion"),
        ("example.org", "en-GB", "example.org"),
        ("1990s", "en-GB", "1990s"),
        ("B2B", "en-GB", "B2B"),
        ("considerable", "tlh", "considerable"),
        ("considerable", "", "considerable"),
    ],
)
def test_where_words_break(word, language, broken):
    assert shown(word, language) == broken


def test_addresses_break_at_their_signs_without_a_hyphen():
    assert shown("https://example.org/harbour-news?id=7") == "https://|example.|org/|harbour-|news?|id=|7"


def test_no_place_leaves_a_dash_at_a_line_beginning():
    assert shown("ferry—boat") == "ferry—|boat"


def test_any_place_will_do_in_the_last_resort_but_not_before_a_combining_mark():
    assert [place.offset for place in letter_breaks("ab\u0301c")] == [1, 3]


@settings(deadline=None)
@given(
    st.text(min_size=1, max_size=40).filter(lambda word: " " not in word), st.sampled_from(["en-GB", "de", "uk", "x"])
)
def test_places_are_inside_the_word_and_in_order(word, language):
    offsets = [place.offset for place in word_breaks(word, language)]
    assert offsets == sorted(set(offsets))
    assert all(0 < offset < len(word) for offset in offsets)
