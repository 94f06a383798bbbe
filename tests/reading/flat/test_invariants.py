"""What must hold for any text at all."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.model import Article, Span
from edition.reading.flat import read_text
from tests.conftest import ROOT

FRAGMENTS = st.sampled_from(
    [
        "Photo: ",
        "\u200b",
        "By ",
        "al-Harbi ",
        "AP ",
        "(AP Photo/",
        ")",
        "Image caption, ",
        ". ",
        "” ",
        "“",
        " | ",
        "/",
        "Getty Images ",
        "\n",
        "\n\n",
        "- ",
        "2 ",
    ]
    + [
        "By John Vale ",
        "READ MORE: ",
        "Sign up to our newsletter ",
        "1 of 12 | ",
        ". . ",
        "___ ",
        "?",
        " The ",
        "A",
        "[x]I saw ",
    ]
    + [
        "Privacy Notice: ",
        "May 3, 2024 ",
        "THIS IS BIG ",
        "• ",
        "WATCH | ",
        "Related Topics: ",
        "Credit...",
        "\x00",
        "\u2028",
        "\r\n",
    ]
    + [
        "Additional reporting by ",
        "FILE - ",
        "漢字。",
        "Share ",
        "dressed. in red. ",
        "The boat left the quay at noon. ",
        "© ",
        " – video ",
    ]
)
TEXTS = st.one_of(st.text(max_size=400), st.lists(FRAGMENTS, max_size=30).map("".join))


def spans_of(article: Article) -> list[Span]:
    """Return the spans of everything that was read: blocks, captions, credit lines, front matter, what was skipped."""
    spans = [block.span for block in article.blocks if not block.photo and block.span]
    photos = [block.photo for block in article.blocks if block.photo]
    spans += [span for photo in photos for span in (photo.caption_span, photo.credit_span) if span]
    return sorted([*spans, *article.front_spans.values(), *(item.span for item in article.skipped if item.span)])


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.sampled_from(["en", "de", "zh"]))
def test_every_word_of_the_source_is_accounted_for_once(text: str, language: str):
    reached = 0
    for begin, end in spans_of(read_text(text, source="a.txt", language=language)):
        assert reached <= begin < end
        assert not text[reached:begin].strip()
        reached = end
    assert not text[reached:].strip()


@pytest.mark.seed
def test_every_word_of_real_articles_is_accounted_for_once():
    texts = sorted((ROOT.parent / "shared" / "corpus" / "dev").glob("*.txt"))
    if not texts:
        pytest.skip("the marked articles are not at hand: ../shared/corpus/dev")
    for path in texts:
        text, reached = path.read_text(encoding="utf-8"), 0
        for begin, end in spans_of(read_text(text, source=path.name, language="en")):
            assert reached <= begin < end, path.name
            assert not text[reached:begin].strip(), path.name
            reached = end
        assert not text[reached:].strip(), path.name


@settings(max_examples=120, deadline=None)
@given(TEXTS)
def test_a_block_says_what_the_source_says_but_for_repairs(text: str):
    article = read_text(text, source="a.txt", language="en")
    mended = [repair.span for repair in article.repairs if repair.span]
    for block in article.blocks:
        span = block.photo.caption_span if block.photo else block.span
        if span and not any(span[0] <= begin < span[1] for begin, _ in mended):
            assert block.text == " ".join(text[slice(*span)].split())
    for item in article.skipped:
        assert text[slice(*item.span)] == item.text
        assert item.reason
        assert 0 < item.confidence <= 1


@pytest.mark.parametrize(
    "junk", [". ", "(", "( ", "”", "Photo: ", "Abc/Bcd ", "a\n", "WATCH | ", "Abc | ", "[a ", "READ MORE: "]
)
def test_junk_takes_no_longer_than_prose(junk: str):
    begun = time.process_time()
    read_text((junk * 20_000)[:12_000], source="a.txt", language="en")
    assert time.process_time() - begun < 4


@pytest.mark.parametrize("language", ["de", "fr", "es", "it", "pl"])
def test_a_long_sentence_around_a_quotation_takes_no_longer(language: str):
    """A magazine once kept the reader busy for ever: a quotation with marks of two conventions, in a long sentence."""
    words = "die Stadt und ihre Mauern am Hafen von Norland " * 40
    text = f"Die Ausstellung heißt jetzt „Das ist die Stadt” und {words}und mehr. Die Leute kommen von weit her."
    begun = time.process_time()
    read_text(text, source="a.txt", language=language)
    assert time.process_time() - begun < 4


def test_a_second_byline_is_listed_as_skipped():
    front = "Norland told not to drink water\nIda Brandt\nThe West Norlander\nMon, 12 August 2024 2:00AM\n"
    text = f"{front}The council met at noon."
    article = read_text(text, source="a.txt", language="en")
    covered = {n for span in spans_of(article) for n in range(*span)}
    assert {n for n, character in enumerate(text) if not character.isspace()} <= covered


@pytest.mark.parametrize("text", ["\u200b", "\u200b \ufeff", "It was late. \u200b"])
def test_characters_without_width_are_kept_like_any_other(text: str):
    blocks = read_text(text, source="a.txt", language="en").blocks
    assert "".join(block.text for block in blocks).replace(" ", "") == text.replace(" ", "")
