"""Sub-heads and boilerplate in running text: exactly what is marked, and the rest stays prose."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.model import BlockKind
from edition.reading.flat import read_text
from edition.reading.flat.cues import cues, hints
from tests.reading.flat.marked import cases, language_of, unmarked

HERE = Path(__file__).parent


@pytest.mark.parametrize("line", cases(HERE / "subheads.txt"))
def test_sub_heads_are_found_and_nothing_else_is_taken_for_one(line: str):
    text, spans = unmarked(line)
    article = read_text(text, source="a.txt", language=language_of(text))
    found = {block.span for block in article.blocks if block.kind is BlockKind.SUBHEADING}
    assert found == spans.get("subhead", set())
    assert {item.span for item in article.skipped} == spans.get("skip", set())


@pytest.mark.parametrize("line", cases(HERE / "notices.txt"))
def test_boilerplate_is_skipped_and_nothing_else(line: str):
    text, spans = unmarked(line)
    article = read_text(text, source="a.txt", language=language_of(text))
    skipped = {n for item in article.skipped if item.span for n in range(*item.span) if not text[n].isspace()}
    marked = {n for span in spans.get("skip", ()) for n in range(*span) if not text[n].isspace()}
    assert text_of(text, skipped) == text_of(text, marked)


@pytest.mark.parametrize("line", cases(HERE / "prose.txt"))
def test_an_article_without_pictures_stays_prose(line: str):
    text, spans = unmarked(line)
    article = read_text(text, source="a.txt", language=language_of(text))
    assert {block.kind for block in article.blocks} == {BlockKind.PARAGRAPH}
    assert {item.span for item in article.skipped} == spans.get("skip", set())
    assert (article.headline, article.byline, article.published) == (None, None, None)


def text_of(text: str, places: set[int]) -> str:
    """Return the characters at some places, in order."""
    return "".join(text[n] for n in sorted(places))


@pytest.mark.parametrize(
    "sentence",
    [
        "Sign up here for our free newsletter.",
        "Create an account.",
        "Tap here.",
        "Get it for just £2 a month.",
        "All rights reserved.",
    ],
)
def test_an_english_sentence_that_an_expression_finds_has_one_of_the_words_looked_for_first(sentence: str):
    assert any(cue.pattern.search(sentence) for cue in cues("sentence"))
    assert any(hint in sentence.casefold() for hint in hints())
