from datetime import date

from edition.model import Article, Block, BlockKind
from edition.narration.headlines import headlines
from edition.narration.script import Role
from edition.reading import read
from edition.sectioning import SplitOptions, split
from tests.conftest import SAMPLE


def article(headline: str) -> Article:
    return Article((Block(BlockKind.PARAGRAPH, "The ferry was late again."),), "a.md", "en", headline=headline)


def test_the_sample_is_told_part_by_part_with_its_lengths():
    edition = split([read(str(SAMPLE / "harbour.md"))])
    track = headlines(edition, {section.id: 60_000 + 30_000 * section.number for section in edition.sections})
    assert track.section_id == "headlines"
    assert [(one.id, one.text) for one in track.utterances][:3] == [
        (
            "headlines-opening",
            "The Averley Ledger. 9 October 2026. The harbour that filled up again. Playing time: 16 minutes.",
        ),
        ("headlines-a1-s1", "Part 1 of 6. A bell for the tide. 2 minutes."),
        ("headlines-a1-s2", "Part 2 of 6. The fish that came back. 2 minutes."),
    ]
    assert track.utterances[-1].id == "headlines-closing"
    assert [one.pause_after_ms > 0 for one in track.utterances] == [True] * 7 + [False]


def test_an_issue_is_grouped_by_article():
    edition = split([article("Late ferry"), article("New pump")], SplitOptions(title="The week", date=date(2026, 3, 5)))
    assert [(one.role, one.text) for one in headlines(edition, {}).utterances] == [
        (Role.OPENING, "March 5, 2026. The week."),
        (Role.HEADLINE, "Article 1 of 2. Late ferry."),
        (Role.HEADING, "Full text: The ferry was late again."),
        (Role.HEADLINE, "Article 2 of 2. New pump."),
        (Role.HEADING, "Full text: The ferry was late again."),
        (Role.CLOSING, "End of the overview."),
    ]


def test_opening_words_that_break_off_are_told_as_the_sentence_that_they_begin():
    first = "The corpses of burnt tanks are dotted along the cratered streets, and nobody has come to take them away."
    edition = split([Article((Block(BlockKind.PARAGRAPH, first),), "a.md", "en")])
    assert [one.text for one in headlines(edition, {}).utterances][:2] == [first, f"Full text: {first}"]


def test_a_long_first_sentence_is_told_up_to_a_pause():
    first = f"The corpses of burnt tanks are dotted along the cratered streets, {'and nobody has come ' * 12}."
    edition = split([Article((Block(BlockKind.PARAGRAPH, first),), "a.md", "en")])
    assert (
        headlines(edition, {}).utterances[0].text == "The corpses of burnt tanks are dotted along the cratered streets."
    )
