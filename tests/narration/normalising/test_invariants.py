"""What holds for every text in every language."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.narration.normalising import LANGUAGES, normalise

ALPHABET = st.sampled_from(list("aZéłЖ0159 .,:;!?…—–-'’“”[]()<>&%$€£#@/\\*_\x00\ud800\u00ad°½№IVX\n😀👍ß"))
ODD = st.text(st.one_of(ALPHABET, st.characters()), max_size=60)
LANGUAGE = st.sampled_from([*LANGUAGES, "en-US", "nl"])


@settings(max_examples=150, deadline=None)
@given(ODD, LANGUAGE)
def test_spoken_text_is_canonical(text, language):
    said = normalise(text, language).text
    assert not re.search(r"[\[\]<>&\"“”*\x00-\x1f\ud800-\udfff]", said)
    assert "  " not in said
    assert said == said.strip()
    assert not said or said[-1] in ".?!:"
    assert not re.search(r"\s[,;:.!?](?:\s|$)|[,;:!?]{2}", said)


@settings(max_examples=150, deadline=None)
@given(ODD, LANGUAGE)
def test_words_cover_what_is_said_and_point_into_print_in_order(text, language):
    spoken = normalise(text, language)
    reached = 0
    for word in spoken.words:
        begin, end = word.spoken
        assert spoken.text[reached:begin].strip(" ,;:.!?") == ""
        assert begin < end
        reached = end
        assert word.printed is not None
        assert 0 <= word.printed[0] < word.printed[1] <= len(text)
    assert spoken.text[reached:].strip(".?!:") == ""
    places = [word.printed for word in spoken.words]
    assert places == sorted(places)


PRINTED = st.lists(
    st.one_of(
        st.sampled_from(
            ["alpha", "Odessa", "$5", "km", "MPs", "VIII", "No.", "Jan.", "St.", "10", "20", "1984", "(", ")"]
        ),
        st.text("abcXYZ0159 .,:;-–'%$€°", max_size=12),
    ),
    min_size=1,
    max_size=10,
)


@settings(max_examples=250, deadline=None)
@given(PRINTED.map(" ".join), LANGUAGE)
def test_no_letter_and_no_figure_is_lost(text, language):
    covered = {place for word in normalise(text, language).words for place in range(*word.printed)}
    assert [char for place, char in enumerate(text) if char.isalnum() and place not in covered] == []


@pytest.mark.parametrize("piece", ["word ", "A", "1", "1990 ", "...", "MP ", "(((", "a.b", "2022-", "ab'"])
def test_long_texts_take_linear_time(piece):
    normalise("warm up 1", "en")
    begin = time.process_time()
    normalise(piece * (20_000 // len(piece)), "en")
    assert time.process_time() - begin < 1.5
