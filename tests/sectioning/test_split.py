"""Articles become an edition."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.errors import SourceError
from edition.model import Article, Block, BlockKind, Edition, Photo
from edition.sectioning import SplitOptions, split

SENTENCE = "The ferry to Port Ansel left the harbour an hour late and nobody on the quay knew why."


def prose(sentences: int = 3, **changes: object) -> Block:
    return Block(BlockKind.PARAGRAPH, " ".join([SENTENCE] * sentences), **changes)


def heading(text: str, level: int = 2) -> Block:
    return Block(BlockKind.SUBHEADING, text, level=level)


def photo(caption: str = "The quay. It is empty.", credit: str = "Photo: Ida Brandt/AP") -> Block:
    return Block(BlockKind.PHOTO, caption, photo=Photo(caption, credit))


def article(*blocks: Block, **changes: object) -> Article:
    return Article(blocks, "a.txt", changes.pop("language", "en"), **changes)


def edition(*blocks: Block, **changes: object) -> Edition:
    return split([article(*blocks, **changes)])


def headings(made: Edition) -> list[tuple[str, bool]]:
    return [(section.heading.text, section.editorial) for section in made.sections]


def test_ids_are_as_the_model_says():
    made = edition(prose(2), photo(), headline="Late", standfirst="One. Two.", byline="By Ida Brandt")
    assert [sentence.id for sentence in made.sentences] == [
        "a1-headline",
        "a1-standfirst-n1",
        "a1-standfirst-n2",
        "a1-byline",
        "a1-s1-heading",
        "a1-s1-p1-n1",
        "a1-s1-p1-n2",
        "a1-s1-p2-n1",
        "a1-s1-p2-n2",
        "a1-s1-p2-credit",
    ]


def test_a_short_article_is_one_section_that_counts_no_parts():
    (section,) = edition(prose(1)).sections
    assert (section.number, section.label, section.editorial) == (1, "Full text", False)
    assert section.heading.text == "Full text: The ferry to Port Ansel left the …"


def test_a_picture_without_words_leaves_no_colon_behind():
    (article,) = edition(Block(BlockKind.PHOTO, "", photo=Photo(alt_text="A quay"))).articles
    assert (article.headline.text, article.sections[0].heading.text) == ("Untitled", "Full text")


def test_sections_without_sub_heads_are_named_by_part_and_opening_words():
    made = edition(*[prose(4) for _ in range(12)])
    total = len(made.sections)
    assert total > 3
    assert headings(made)[1] == (f"Part 2 of {total}: The ferry to Port Ansel left the …", False)
    assert made.sections[1].label == f"Part 2 of {total}"


def test_the_publishers_sub_heads_open_sections_and_keep_their_words():
    made = edition(prose(), heading("What it costs"), prose(), heading("Who will pay"), prose())
    assert headings(made)[1:] == [("What it costs", True), ("Who will pay", True)]
    assert headings(made)[0][1] is False
    assert all(block.kind is not BlockKind.SUBHEADING for section in made.sections for block in section.blocks)


def test_lower_levels_stay_inside():
    made = edition(heading("One", 2), prose(), heading("Inside", 3), prose(), heading("Two", 2), prose())
    assert [text for text, _ in headings(made)] == ["One", "Two"]
    assert [block.text for block in made.sections[0].blocks if block.kind is BlockKind.SUBHEADING] == ["Inside"]


def test_a_sub_head_with_nothing_under_it_is_not_lost():
    made = edition(prose(), heading("One"), heading("Two"), prose(), heading("Last"))
    texts = [sentence.text for sentence in made.sentences]
    assert {"One", "Two", "Last"} <= set(texts)


def test_a_long_stretch_under_one_sub_head_is_cut():
    made = edition(heading("One"), *[prose(5) for _ in range(12)], heading("Two"), prose())
    assert headings(made)[0] == ("One", True)
    assert headings(made)[-1] == ("Two", True)
    assert len(made.sections) > 3


def test_reporter_credits_do_not_make_a_section_of_their_own():
    made = edition(*[prose(4) for _ in range(9)], Block(BlockKind.REPORTER_CREDIT, "Additional reporting by Jon Vale."))
    assert len(made.sections[-1].blocks) > 1


@pytest.mark.parametrize("before", range(1, 9))
def test_no_section_begins_within_a_table(before):
    rows = [Block(BlockKind.PARAGRAPH, f"{year}; a dozen ferries", continues=year > 2000) for year in range(2000, 2020)]
    made = edition(*[prose(4)] * before, *rows, *[prose(4)] * 4)
    assert len(made.sections) > 1
    assert not any(section.blocks[0].continues for section in made.sections)


def test_a_table_too_long_to_listen_to_is_cut_between_its_rows():
    rows = [Block(BlockKind.PARAGRAPH, f"{year}; a dozen ferries", continues=year > 1500) for year in range(1500, 2000)]
    assert len(edition(*rows).sections) > 3


def test_no_headline_is_invented():
    (made,) = edition(prose(1)).articles
    assert made.headline.text == "Untitled: The ferry to Port Ansel left the …"
    assert made.headline_editorial is False
    (made,) = edition(prose(1), headline="Late").articles
    assert (made.headline.text, made.headline_editorial) == ("Late", True)


def test_an_issue_numbers_its_articles():
    made = split([article(prose(1), headline="One"), article(prose(1), headline="Two")])
    assert [part.id for part in made.articles] == ["a1", "a2"]
    assert made.title == "One, and other articles"
    assert split([article(prose(1))] * 2, SplitOptions(title="Issue 7")).title == "Issue 7"


def test_the_time_stamp_is_never_the_clock():
    first, second = date(2026, 1, 5), date(2026, 2, 6)
    articles = [article(prose(1), published=first), article(prose(1), published=second)]
    assert split(articles).date == second
    assert split(articles).modified == datetime(2026, 2, 6, tzinfo=UTC)
    assert split(articles, SplitOptions(date=first)).modified == datetime(2026, 1, 5, tzinfo=UTC)
    assert split(articles, SplitOptions(source_date_epoch=86_400)).modified == datetime(1970, 1, 2, tzinfo=UTC)
    assert edition(prose(1)).modified == datetime(2000, 1, 1, tzinfo=UTC)


def test_a_passage_in_another_language_keeps_it():
    made = edition(prose(1), Block(BlockKind.PARAGRAPH, "Es regnete.", language="de"))
    assert [sentence.language for sentence in made.sentences][-1] == "de"


@pytest.mark.parametrize("articles", [[], [Article((), "a.txt", "en")], [article(Block(BlockKind.PARAGRAPH, ""))]])
def test_nothing_to_publish_is_the_sources_fault(articles: list[Article]):
    with pytest.raises(SourceError):
        split(articles)


BLOCKS = st.one_of(
    st.builds(prose, st.integers(1, 12), strong_edge=st.booleans()),
    st.builds(heading, st.sampled_from(["One", "Two two"]), st.integers(2, 4)),
    st.builds(photo, st.sampled_from(["", "The quay."]), st.sampled_from(["", "Photo: Ida Brandt"])),
    st.builds(Block, st.sampled_from([BlockKind.LIST_ITEM, BlockKind.PULL_QUOTE]), st.just("One. Two? “Three”")),
)


@settings(max_examples=80, deadline=None)
@given(st.lists(BLOCKS, min_size=1, max_size=40).filter(lambda blocks: any(b.text or b.photo for b in blocks)))
def test_no_word_is_lost_and_every_id_is_used_once(blocks: list[Block]):
    made = edition(*blocks)
    sentences = list(made.sentences)
    assert len({sentence.id for sentence in sentences}) == len(sentences)
    assert all(section.blocks or section.heading.text for section in made.sections)
    spoken = []
    for section in made.sections:
        spoken += section.heading.text.split() if section.editorial else []
        for block in section.blocks:
            spoken += [word for sentence in block.sentences for word in sentence.text.split()]
            spoken += block.credit.text.split() if block.credit else []
    written = [word for b in blocks for word in [*b.text.split(), *(b.photo.credit_line.split() if b.photo else [])]]
    assert spoken == written


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 6), min_size=12, max_size=60))
def test_sections_are_of_a_length_to_listen_to(paragraphs: list[int]):
    made = edition(*map(prose, paragraphs))
    lengths = [sum(len(block.text.split()) for block in section.blocks) / 2.5 for section in made.sections]
    assert all(45 <= length <= 135 for length in lengths)


def test_a_publisher_is_the_edition_s_only_where_all_articles_have_it():
    house, other = article(prose(), publisher="Example News"), article(prose(), publisher="Le Journal")
    assert split([house, house]).publisher == "Example News"
    for articles in ([house, other], [house, article(prose())]):
        assert split(articles).publisher is None
    assert split([house, other]).publishers == ("Example News", "Le Journal")
    assert split([house, other], SplitOptions(publisher="The Post")).publishers == ("The Post",)


def test_an_edition_may_have_another_language_than_its_articles():
    made = split([article(prose(), language="fr", headline="Le pont")] * 2, SplitOptions(language="en"))
    assert (made.language, made.articles[0].headline.language) == ("en", "fr")
    assert made.title == "Le pont, and other articles"
