"""Whole articles of our own, read to readable outlines."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.model import BlockKind
from edition.reading.flat import read_text
from edition.reading.flat.caption_grammar import is_name
from tests.reading.flat.outline import outline

HERE = Path(__file__).parent


@pytest.mark.parametrize("name", sorted(path.stem for path in (HERE / "articles").glob("*.txt")))
def test_an_article_reads_as_an_editor_would_read_it(name: str, golden):
    text = (HERE / "articles" / f"{name}.txt").read_text(encoding="utf-8")
    language = name.partition(".")[2] or "en"
    golden(HERE / "golden" / f"{name}.txt", outline(read_text(text, source=f"{name}.txt", language=language)))


def test_a_title_from_outside_is_the_headline():
    article = read_text("The ferry left at noon. It was late.", source="a.txt", language="en", title="Late again")
    assert article.headline == "Late again"
    assert not article.front_spans


def test_no_headline_is_invented():
    assert read_text("The ferry left at noon. It was late.", source="a.txt", language="en").headline is None


def test_what_only_reports_a_promo_is_prose():
    text = (
        "She said that customers could sign up for the newsletter. “Subscribe now,” he told them. It cost ten crowns."
    )
    article = read_text(text, source="a.txt", language="en")
    assert not article.skipped
    assert " ".join(block.text for block in article.blocks) == text


def test_a_weak_suspicion_leaves_the_text_and_tells_the_editor():
    text = "The ferry left at noon. An empty quay in the harbour of Port Ansel. Nobody knew why."
    article = read_text(text, source="a.txt", language="en")
    assert " ".join(block.text for block in article.blocks) == text
    assert [flag.text for flag in article.flags] == ["An empty quay in the harbour of Port Ansel."]


def test_a_removed_promo_leaves_a_strong_edge():
    text = "The ferry left at noon. Sign up to our free newsletter now. The town had waited for weeks."
    first, second = read_text(text, source="a.txt", language="en").blocks
    assert (first.strong_edge, second.strong_edge) == (False, True)


def test_a_photo_stands_where_the_source_has_it():
    text = "The ferry left at noon. Photo: Ida Brandt/AP The town had waited. Nobody came. REUTERS/Ida Brandt The end."
    kinds = [block.kind for block in read_text(text, source="a.txt", language="en").blocks]
    assert kinds.count(BlockKind.PHOTO) == 2
    assert kinds[-1] is BlockKind.PARAGRAPH


def test_quotations_keep_their_attribution():
    text = "“We waited. Nobody came,” she said. “Then it was dark.” The ferry lay in the harbour all the time."
    assert [block.text for block in read_text(text, source="a.txt", language="en").blocks] == [text[:55], text[56:]]


def test_a_pull_quote_without_quotation_marks_is_told_by_the_quotation():
    quote = "This was a very difficult decision, but one that was made with the town in mind"
    text = f"The council met. “{quote},” Okello said. Nobody spoke. {quote}. Ruth Okello, mayor of Port Ansel. It left."
    blocks = read_text(text.replace("Ansel. It", "Ansel It"), source="a.txt", language="en").blocks
    (pulled,) = (block for block in blocks if block.kind is BlockKind.PULL_QUOTE)
    assert pulled.text.startswith(quote)
    assert "Okello said" in " ".join(block.text for block in blocks if block.kind is BlockKind.PARAGRAPH)


def test_a_sentence_given_twice_outside_quotation_marks_is_no_pull_quote():
    text = "It is late. The road that nobody wanted and everybody paid for is open at last. " * 2
    blocks = read_text(text, source="a.txt", language="en").blocks
    assert {block.kind for block in blocks} == {BlockKind.PARAGRAPH}


def test_what_leads_to_a_promo_with_a_colon_is_prose():
    text = "The best way to picture it is in this chart of boats: Sign up to get our free newsletter. It is late."
    article = read_text(text, source="a.txt", language="en")
    assert [item.text for item in article.skipped] == ["Sign up to get our free newsletter."]


def test_a_copy_that_goes_on_with_a_sentence_stays_in_it():
    before = "".join(f"Boat {n} of the council came {n} hours late, and nobody was on board. " for n in range(2, 16))
    sentence = "The answer is found in The Grand Unified Theory of Boats and Quays."
    text = f"{before}{sentence} The Grand Unified Theory of Boats and Quays (Above Ansel) is a book. It is late."
    article = read_text(text, source="a.txt", language="en")
    assert not article.skipped
    assert sentence in " ".join(block.text for block in article.blocks)


@pytest.mark.parametrize(("sentences", "headed"), [(30, 2), (200, 0)])
def test_questions_are_subheads_only_where_they_part_the_text(sentences: int, headed: int):
    prose = "".join(f"Boat {n} of the council came {n} hours late, and nobody was on board. " for n in range(sentences))
    text = f"{prose}What happened to the boats? {prose}Who pays for the boats? {prose}"
    blocks = read_text(text, source="a.txt", language="en").blocks
    assert sum(block.kind is BlockKind.SUBHEADING for block in blocks) == headed


@pytest.mark.parametrize(
    ("sentence", "name"), [("Ida Harrow.", True), ("We’re Harrow.", False), ("HARROW BOATS", False)]
)
def test_who_somebody_says_to_be_is_no_name_alone(sentence: str, name: bool):
    assert is_name(sentence) is name
