"""Very long sentences: nothing lost where they are broken, and everything spoken."""

import dataclasses
import wave

from hypothesis import given
from hypothesis import strategies as st

from edition.narration import NarrationOptions, narrate
from edition.narration.breaths import LONGEST, breaths
from edition.narration.script import Pronunciation
from tests.narration.speeches import FERRY, InProcess, edition, utterance

WORDS = st.lists(st.text("abcé,.", min_size=1, max_size=300), min_size=1, max_size=60)


@given(WORDS)
def test_nothing_is_lost(words):
    whole = utterance(" ".join(words))
    parts = list(breaths(whole))
    assert "".join(part.spoken for part in parts).replace(" ", "") == whole.spoken.replace(" ", "")
    assert [word.printed for part in parts for word in part.words] == [word.printed for word in whole.words]
    assert all(len(part.spoken) <= LONGEST for part in parts)


@given(WORDS)
def test_words_keep_their_letters(words):
    whole = utterance(" ".join(words))
    for part in breaths(whole):
        for word in part.words:
            assert part.spoken[slice(*word.spoken)] == whole.text[slice(*word.printed)][: len(part.spoken)]


def test_an_ordinary_sentence_stays_whole():
    assert list(breaths(utterance(FERRY[2]))) == [utterance(FERRY[2])]


def test_a_break_is_at_a_pause_where_there_is_one():
    parts = list(breaths(utterance("word, " + "and so on " * 200 + "at last, the end of it all.")))
    assert parts[0].spoken == "word,"


def test_a_pronunciation_is_never_broken():
    text = "x " * 595 + "two words, " + "y " * 600
    start = text.index("two words")
    whole = dataclasses.replace(utterance(text), pronunciations=(Pronunciation((start, start + 9), "tuː wɜːdz"),))
    (only,) = [one for part in breaths(whole) for one in part.pronunciations]
    assert only.ipa == "tuː wɜːdz"


def test_a_very_long_sentence_is_spoken_in_full(tmp_path):
    text = "The ferry left, " * 500 + "late."
    (made,) = narrate(
        edition((text,)), tmp_path, NarrationOptions(voice="silent", rate_wpm=450, work=tmp_path), executor=InProcess()
    )
    clip = next(clip for clip in made.clips if clip.text == text)
    assert clip.end_ms - clip.begin_ms > 8_000 * 18
    assert len(clip.words) > 1_400
    assert clip.words[-1][0] == len(text) - 5
    with wave.open(str(made.pcm)) as file:
        assert file.getnframes() > 8_000 * 20 * 18
