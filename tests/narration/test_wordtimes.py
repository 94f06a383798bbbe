"""Times of printed words: all that are said, in order, within their sentence, whatever marks a voice gives."""

from hypothesis import given
from hypothesis import strategies as st

from edition.narration.voices import WordMark, choice, open_voice
from edition.narration.wordtimes import word_times
from tests.narration.speeches import FERRY, utterance

RATE_HZ = 22_050
SAID = utterance("It is the third time this week.")


def times(marks, said=SAID):
    return [
        (said.text[start:end], begin, until) for start, end, begin, until in word_times(said, marks, 1_000, 100, 2_100)
    ]


def test_a_word_lasts_until_the_next_one_begins():
    said = utterance("One two three.")
    marks = [WordMark(0, 3, 0), WordMark(4, 7, 500), WordMark(8, 13, 900)]
    assert times(marks, said) == [("One", 100, 600), ("two", 600, 1_000), ("three", 1_000, 2_100)]


def test_words_said_as_one_share_its_time_by_letters():
    said = utterance("lot of the men")
    marks = [WordMark(0, 3, 0), WordMark(4, 6, 500), WordMark(11, 14, 1_000)]
    assert times(marks, said) == [("lot", 100, 600), ("of", 600, 800), ("the", 800, 1_100), ("men", 1_100, 2_100)]


def test_a_voice_without_marks_has_no_times():
    assert times([]) == []


def test_the_default_voice_tells_every_word():
    voice = open_voice(choice("en-us"), "en", 150)
    for text in (*FERRY, "One of the men in the boat had been there for the week."):
        said = utterance(text)
        speech = voice.speak(said)
        found = word_times(said, speech.marks, RATE_HZ, 0, len(speech.pcm) * 1000 // 2 // RATE_HZ)
        assert [(start, end) for start, end, *_ in found] == [word.printed for word in said.words]


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(-50, 3_000)), max_size=12))
def test_times_are_in_order_and_within_the_sentence(marks):
    found = word_times(SAID, [WordMark(start, start + 1, sample) for start, sample in marks], 1_000, 100, 2_100)
    places = [place for start, end, *_ in found for place in (start, end)]
    moments = [moment for *_, begin, end in found for moment in (begin, end)]
    assert places == sorted(places)
    assert moments == sorted(moments)
    assert all(100 <= moment <= 2_100 for moment in moments)
