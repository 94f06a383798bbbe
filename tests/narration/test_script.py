from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.model import Article, Block, BlockKind, Photo
from edition.narration.lexicon import Lexeme, Lexicon
from edition.narration.script import Pauses, Role, ScriptOptions, script, script_as_json, script_as_text
from edition.reading import read
from edition.sectioning import SplitOptions, split
from tests.conftest import SAMPLE

HERE = Path(__file__).parent


def paragraph(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    return Block(kind, text)


def photo(caption: str = "", credit: str = "", alt: str | None = None) -> Block:
    return Block(BlockKind.PHOTO, caption, photo=Photo(caption, credit, alt))


def article(*blocks: Block, headline: str | None = "The late ferry", **more) -> Article:
    return Article(tuple(blocks), "ferry.md", "en", headline=headline, **more)


def said(*blocks: Block, options: ScriptOptions | None = None, **more) -> list[tuple[Role, str]]:
    """What a one-section article says, without opening, headline, heading and closing."""
    scripts = script(split([article(*blocks, **more)]), options or ScriptOptions())
    fixed = {Role.OPENING, Role.HEADLINE, Role.HEADING, Role.CLOSING}
    return [(one.role, one.spoken) for each in scripts for one in each.utterances if one.role not in fixed]


def of_role(edition, role: Role, options: ScriptOptions | None = None) -> list[str]:
    scripts = script(edition, options or ScriptOptions())
    return [one.spoken for each in scripts for one in each.utterances if one.role is role]


LONG = [
    paragraph(f"Part {number} of the story begins here. " + "The ferry is late again today. " * 60) for number in "1234"
]


def test_the_sample_is_said_as_in_the_golden_script(golden):
    golden(HERE / "golden" / "harbour-script.txt", script_as_text(script(split([read(str(SAMPLE / "harbour.md"))]))))


@pytest.mark.parametrize("name", ["harbour.md", "harbour.txt"])
def test_every_sentence_id_is_said_once_in_order(name):
    edition = split([read(str(SAMPLE / name))])
    ids = [one.id for section in script(edition) for one in section.utterances]
    assert [one for one in ids if not one.endswith(("-opening", "-closing"))] == [one.id for one in edition.sentences]
    assert len(ids) == len(set(ids))
    assert [one for one in ids if one.endswith("-opening")] == [f"{one.id}-opening" for one in edition.sections]
    assert [one for one in ids if one.endswith("-closing")] == [f"{one.id}-closing" for one in edition.sections]


def test_print_is_never_changed():
    edition = split([article(paragraph("In 1990 it cost $5 million … [sic]."))])
    printed = {one.id: one.text for section in script(edition) for one in section.utterances}
    assert {one.id: printed[one.id] for one in edition.sentences} == {one.id: one.text for one in edition.sentences}


def test_the_first_section_tells_headline_standfirst_and_byline():
    edition = split([article(*LONG, standfirst="Rain again.", byline="By Mirela Tandt", publisher="Osterholm Post",
                             published=date(2026, 3, 5))])  # fmt: skip
    first = script(edition)[0].utterances
    assert [(one.role, one.spoken) for one in first[:5]] == [
        (Role.OPENING, "Osterholm Post. March fifth, twenty twenty-six. An article in 4 parts."),
        (Role.HEADLINE, "The late ferry."),
        (Role.STANDFIRST, "Rain again."),
        (Role.BYLINE, "By Mirela Tandt."),
        (Role.HEADING, "Part 1 of 4."),
    ]
    assert of_role(edition, Role.HEADLINE) == ["The late ferry."]


def test_a_heading_of_opening_words_is_said_as_its_label_and_the_opening_names_the_title_once():
    second = script(split([article(*LONG)]))[1].utterances
    assert [one.spoken for one in second[:2]] == ["The late ferry.", "Part 2 of 4."]
    assert second[1].text.startswith("Part 2 of 4: Part 2 of the story")


def test_an_editors_heading_is_said_after_title_and_part():
    edition = split([read(str(SAMPLE / "harbour.md"))])
    second = script(edition)[1].utterances
    assert [one.spoken for one in second[:2]] == [
        "The harbour that filled up again. Part 2 of 6.",
        "The fish that came back.",
    ]
    assert script(edition)[0].utterances[-1].spoken == "End of part 1. Next: part 2, The fish that came back."
    assert script(edition)[-1].utterances[-1].spoken == "End of the edition."


def test_without_a_headline_nothing_pretends_to_be_one():
    edition = split([article(*LONG, headline=None)])
    assert of_role(edition, Role.HEADLINE) == ["Untitled."]
    first = edition.sections[0].blocks[0].sentences[0].text
    assert of_role(edition, Role.OPENING)[1] == f"Continued: {first}"


def test_an_issue_says_which_article_comes():
    edition = split([article(*LONG), article(paragraph("Short."), headline="A pump")], SplitOptions(title="The week"))
    assert of_role(edition, Role.OPENING)[0] == "The week. Article 1 of 2. In 4 parts."
    assert of_role(edition, Role.OPENING)[-1] == "Article 2 of 2. In one part."
    assert of_role(edition, Role.CLOSING)[-2:] == [
        "End of the article. Next: article 2, A pump.",
        "End of the edition.",
    ]


def test_a_photograph_is_announced_described_and_credited():
    assert said(photo("The quay at noon.", "Photo: Anders Holt/Osterholm Post", "Six boats in the rain.")) == [
        (Role.CAPTION, "Photograph: The quay at noon. Picture shows: Six boats in the rain."),
        (Role.CREDIT, "Credit: Anders Holt, Osterholm Post."),
    ]


@pytest.mark.parametrize(
    "line",
    ["Photo: Anders Holt", "Photograph: Anders Holt", "(Photo by: Anders Holt)", "Credit: Anders Holt",
     "Image source, Anders Holt", "© Anders Holt", "Crédit Photo : Anders Holt",
     "Foto: Anders Holt", "Image credit: Anders Holt", "Photo by Anders Holt", "(Foto von Anders Holt)", "Anders Holt",
     "Quelle: Anders Holt", "Photo Anders Holt", "Źródło: Anders Holt", "Автор фото: Anders Holt",
     "Crediti: Anders Holt"],
)  # fmt: skip
def test_a_credits_label_is_not_said_twice(line):
    assert said(photo("The quay.", line))[-1] == (Role.CREDIT, "Credit: Anders Holt.")


def test_a_photograph_without_caption_says_its_credit():
    assert said(photo("", "Anders Holt")) == [(Role.CREDIT, "Photograph. Credit: Anders Holt.")]
    assert said(photo("", "Anders Holt", "A pump.")) == [
        (Role.CREDIT, "Photograph. Picture shows: A pump. Credit: Anders Holt.")
    ]


def test_a_description_without_caption_and_credit_goes_to_what_follows():
    assert said(photo(alt="A pump."), paragraph("It rained.")) == [
        (Role.SENTENCE, "Photograph. Picture shows: A pump. It rained.")
    ]
    edition = split([article(paragraph("It rained."), photo(alt="A pump."))])
    assert of_role(edition, Role.CLOSING) == ["Photograph. Picture shows: A pump. End of the edition."]


def test_announcements_and_descriptions_can_be_left_out():
    options = ScriptOptions(announce_photos=False, describe_pictures=False)
    assert said(photo("The quay.", "Photo: Holt/Post", "Boats."), options=options) == [
        (Role.CAPTION, "The quay."),
        (Role.CREDIT, "Photo: Holt, Post."),
    ]


def test_credits_can_be_listed_at_the_sections_end():
    edition = split(
        [article(photo("One.", "Photo: Holt"), photo("Two.", "Photo: Holt"), photo("Three.", "Tandt/Post"))]
    )
    options = ScriptOptions(credits="listed")
    assert of_role(edition, Role.CREDIT, options) == ["", "", ""]
    assert of_role(edition, Role.CLOSING, options) == ["Photographs: Holt; Tandt, Post. End of the edition."]


def test_quotes_have_their_role_only_when_all_is_quoted():
    assert said(paragraph("“It is late. Very late,” she said. “Again.” He nodded. “Why?”")) == [
        (Role.QUOTE, "It is late."),
        (Role.SENTENCE, "Very late, she said."),
        (Role.QUOTE, "Again."),
        (Role.SENTENCE, "He nodded."),
        (Role.QUOTE, "Why?"),
    ]
    assert said(paragraph("It is late", BlockKind.PULL_QUOTE)) == [(Role.QUOTE, "It is late.")]


def test_the_reporter_credit_has_its_role():
    assert said(paragraph("It rained."), paragraph("Additional reporting by Ode Marsh.", BlockKind.REPORTER_CREDIT))[
        -1
    ] == (
        Role.REPORTER_CREDIT,
        "Additional reporting by Ode Marsh.",
    )


def test_a_sentence_of_only_punctuation_keeps_its_place_in_silence():
    scripts = script(split([article(paragraph("It rained."), paragraph("* * *"), paragraph("It stopped."))]))
    silent = [one for one in scripts[0].utterances if one.silent]
    assert [one.text for one in silent] == ["* * *"]
    assert "nothing to say for '* * *'" in script_as_text(scripts)


def test_pauses_follow_the_structure():
    pauses = Pauses(sentence_ms=1, paragraph_ms=2, caption_ms=3, heading_ms=4, section_ms=5)
    edition = split([article(paragraph("One. Two."), photo("A caption.", "Holt"), paragraph("Three."),
                             paragraph("Four.", BlockKind.REPORTER_CREDIT), byline="By Holt")])  # fmt: skip
    utterances = script(edition, ScriptOptions(pauses=pauses))[0].utterances
    assert [(one.role.value, one.pause_after_ms) for one in utterances] == [
        ("opening", 4),
        ("headline", 4),
        ("byline", 4),
        ("heading", 4),
        ("sentence", 1),
        ("sentence", 3),
        ("caption", 3),
        ("credit", 3),
        ("sentence", 2),
        ("reporter credit", 5),
        ("closing", 0),
    ]


def test_the_lexicon_decides_and_leaves_print_alone():
    lexicon = Lexicon((Lexeme("Osterholm", "en", ipa="ˈɔstɐhɔlm"), Lexeme("Dr. Tandt", "en", alias="Doctor Taunt")))
    scripts = script(split([article(paragraph("Dr. Tandt left Osterholm’s quay."))]), ScriptOptions(lexicon=lexicon))
    one = next(one for one in scripts[0].utterances if one.role is Role.SENTENCE)
    assert one.spoken == "Doctor Taunt left Osterholm's quay."
    assert [(one.spoken[slice(*sound.spoken)], sound.ipa) for sound in one.pronunciations] == [
        ("Osterholm's", "ˈɔstɐhɔlmz")
    ]


def test_words_of_other_languages_keep_their_language():
    german = replace(paragraph("Es kostet 5 €."), language="de")
    scripts = script(split([article(paragraph("It rained."), german)]))
    assert [(one.language, one.spoken) for one in scripts[0].utterances][-2] == ("de", "Es kostet 5 Euro.")


def test_our_own_words_are_in_each_article_s_language():
    german = Article((photo("Der Kai.", "Ida Brandt", "Sechs Boote."), paragraph("Es regnet.")), "kai.md", "de")
    edition = split([article(paragraph("It rained.")), replace(german, headline="Am Kai")], SplitOptions(title="Ports"))
    assert of_role(edition, Role.CAPTION) == ["Foto: Der Kai. Bildbeschreibung: Sechs Boote."]


def test_where_there_is_no_catalogue_our_own_sentences_are_english_ones():
    dutch = Article(tuple(LONG), "veer.md", "nl", headline="De veerboot")
    first = script(split([dutch]))[0].utterances
    assert (first[-1].language, first[-1].spoken) == ("en", "End of part 1. Next: part 2.")
    assert first[1].language == "nl"


def test_the_script_as_json_is_plain_values():
    data = script_as_json(script(split([article(paragraph("It rained."))])))
    assert data[0]["section"] == "a1-s1"
    assert data[0]["utterances"][3] == {
        "id": "a1-s1-p1-n1",
        "role": "sentence",
        "text": "It rained.",
        "spoken": "It rained.",
        "language": "en",
        "pause_after_ms": Pauses().section_ms,
        "words": [{"spoken": (0, 2), "printed": (0, 2)}, {"spoken": (3, 9), "printed": (3, 9)}],
        "pronunciations": [],
    }


BLOCKS = st.lists(
    st.one_of(
        st.builds(paragraph, st.text(min_size=1, max_size=80).map(lambda text: " ".join(text.split()) or "x")),
        st.builds(photo, st.sampled_from(["", "A quay.", "One. Two."]), st.sampled_from(["", "Photo: Holt"]),
                  st.sampled_from([None, "Boats."])),
    ),
    min_size=1,
    max_size=6,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(BLOCKS, st.sampled_from(["spoken", "listed"]), st.booleans())
def test_whatever_the_blocks_every_id_is_said_once_in_order(blocks, credit_policy, announce):
    edition = split([article(paragraph("It rained."), *blocks)])
    scripts = script(edition, ScriptOptions(credits=credit_policy, announce_photos=announce))
    ids = [one.id for each in scripts for one in each.utterances if not one.id.endswith(("-opening", "-closing"))]
    assert ids == [one.id for one in edition.sentences]
    for each in scripts:
        for one in each.utterances:
            for word in one.words:
                assert word.printed is None or 0 <= word.printed[0] < word.printed[1] <= len(one.text)
