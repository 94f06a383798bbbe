import pytest

from edition.model import Sentence
from edition.narration.quoting import quoted


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (["“All of it.”"], [True]),
        (["“Begun here.", "Still going.”", "Done."], [True, True, False]),
        (["She said “no”."], [False]),
        (["„Alles.“", "Sagte er."], [True, False]),
        (["«Tout.»"], [True]),
        (["»Alles.«"], [True]),
        (['"Straight."', "Not."], [True, False]),
        (["‘single’ only"], [False]),
        (["…"], [False]),
    ],
)
def test_a_sentence_is_quoted_when_all_its_words_are(sentences, expected):
    assert list(quoted([Sentence(f"a1-s1-p1-n{n}", text, "en") for n, text in enumerate(sentences, 1)])) == expected
