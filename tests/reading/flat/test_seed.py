"""The article this product was made for, and the marked articles, where they are at hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from edition.model import BlockKind
from edition.reading.flat import read_text
from edition.sectioning import split
from tests.benchmarks.reading import Tally, load, measure, read

SHARED = Path(__file__).parents[4] / "shared"
SEED = SHARED / "seed" / "izium.txt"
CORPUS = SHARED / "corpus" / "dev"


@pytest.fixture(scope="module")
def text() -> str:
    if not SEED.is_file():
        pytest.skip("../shared/seed/izium.txt is not here")
    return SEED.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def article(text: str):
    return read_text(text, source="izium.txt", language="en")


@pytest.fixture(scope="module")
def gold(text: str):
    return json.loads(SEED.with_suffix(".gold.json").read_text(encoding="utf-8"))


@pytest.mark.seed
def test_captions_and_credit_lines_are_exact(article, gold):
    photos = [block.photo for block in article.blocks if block.photo]
    assert [list(photo.caption_span) for photo in photos] == [photo["caption_span"] for photo in gold["photos"]]
    assert [list(photo.credit_span) for photo in photos] == [photo["credit_span"] for photo in gold["photos"]]
    assert [photo.credit_line for photo in photos] == [photo["credit"] for photo in gold["photos"]]


@pytest.mark.seed
def test_promo_and_privacy_notice_are_skipped_and_nothing_else(article, gold):
    skipped = {n for item in article.skipped for n in range(*item.span)}
    marked = {n for item in [*gold["boilerplate"], *gold["noise"]] for n in range(*item["span"])}
    assert {n for n in skipped ^ marked if not article.source_text[n].isspace()} == set()
    assert {item.reason for item in article.skipped} == {"newsletter promo", "privacy notice", "stray punctuation"}


@pytest.mark.seed
def test_the_reporter_credit_closes_the_article(article, gold):
    assert article.blocks[-1].kind is BlockKind.REPORTER_CREDIT
    assert list(article.blocks[-1].span) == gold["reporter_credit"]["span"]


@pytest.mark.seed
def test_exactly_the_certain_repairs_are_made(article, gold):
    safe = [defect["span"] for defect in gold["defects"] if defect["auto_fix"].startswith("safe")]
    assert len(article.repairs) == len(safe) == 3
    assert all(any(a <= repair.span[0] and repair.span[1] <= b for a, b in safe) for repair in article.repairs)


@pytest.mark.seed
def test_doubtful_passages_are_flagged(article, gold):
    flagged = " ".join(flag.reason for flag in article.flags)
    assert len(article.flags) <= 6
    for word in ("quotation not closed", "word repeated", "Donbas", "Ivanovic"):
        assert word in flagged


@pytest.mark.seed
def test_sections_are_of_a_length_to_listen_to(article):
    sections = split([article]).sections
    seconds = [sum(len(sentence.text.split()) for sentence in section.sentences) / 2.5 for section in sections]
    assert 5 <= len(sections) <= 7
    assert all(60 <= length <= 120 for length in seconds)
    assert not any(section.editorial for section in sections)
    assert article.headline is None


@pytest.mark.seed
def test_sentences_of_the_seed(text):
    tally = sum((measure(gold, read(gold)) for gold in load(SEED.parent)), Tally())
    assert 2 * tally.sentence_hits / (tally.sentence_found + tally.sentence_gold) >= 0.99


def test_the_bars_hold_on_the_marked_articles():
    if not CORPUS.is_dir():
        pytest.skip("../shared/corpus/dev is not here")
    outlets = (gold for gold in load(CORPUS) if not gold.name.startswith("wikinews"))
    total = sum((measure(gold, read(gold)) for gold in outlets), Tally())
    assert 2 * total.credit_hits / (total.credit_found + total.credit_gold) >= 0.90
    assert total.caption_exact / total.caption_gold >= 0.75
    assert total.caption_overlap / total.caption_gold >= 0.90
    assert total.boilerplate_hits / total.boilerplate_gold >= 0.75
    assert total.prose_lost / total.prose_gold <= 0.003
