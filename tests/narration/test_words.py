import pytest

from edition.model import Article, Block, BlockKind
from edition.narration import lexicon
from edition.narration.lexicon import Lexeme, Lexicon
from edition.narration.script import ScriptOptions
from edition.narration.spelling import unusual
from edition.narration.words import Kind, espeak_sounds, stub, words, words_as_json, words_as_text
from edition.sectioning import split

TEXT = (
    "Yesterday Mirela Tandt of Osterholm met the NVO. “Tandt’s pump is new,” she said. However, Dr. Zvonimir left. "
    "Osterholm has a sauna. The Osterholm-based firm sold the QX-7 for 5 km of rope. Write to pump@osterholm.example "
    "about the dzwon."
)


def edition(text: str = TEXT, language: str = "en"):
    return split([Article((Block(BlockKind.PARAGRAPH, text),), "pump.md", language, headline="A pump at last")])


def silent(_text: str, _language: str) -> str:
    return ""


def found(text: str = TEXT, language: str = "en", **options) -> dict[str, Kind]:
    return {one.printed: one.kind for one in words(edition(text, language), ScriptOptions(**options), {"none": silent})}


def test_names_acronyms_and_rare_words_are_listed_in_order():
    assert found() == {
        "Mirela": Kind.NAME,
        "Tandt": Kind.NAME,
        "Osterholm": Kind.NAME,
        "NVO": Kind.ACRONYM,
        "Zvonimir": Kind.NAME,
        "QX-7": Kind.MIXED,
        "dzwon": Kind.RARE,
    }


def test_where_a_word_occurs_is_told():
    listed = {one.printed: one for one in words(edition(), voices={"none": silent})}
    assert listed["Osterholm"].sentences == ("a1-s1-p1-n1", "a1-s1-p1-n4", "a1-s1-p1-n5")
    assert listed["NVO"].spoken == "N.V.O"


def test_german_nouns_are_no_names():
    assert found("Gestern fuhr die Fähre mit Mirela Tandt nach dem Frühstück.", "de") == {
        "Mirela": Kind.NAME,
        "Tandt": Kind.NAME,
    }


def test_several_of_an_acronym_are_an_acronym():
    assert found("We saw MPs and an MP leave.") == {"MPs": Kind.ACRONYM, "MP": Kind.ACRONYM}


def test_a_text_in_capitals_is_not_full_of_names():
    assert found("THE FERRY IS LATE AGAIN TODAY").get("Ferry") is None


def test_the_lexicons_word_is_shown():
    names = Lexicon((Lexeme("Tandt", "en", ipa="tɑːnt"), Lexeme("Osterholm", "en", alias="Ohster-home")))
    listed = {one.printed: one for one in words(edition(), ScriptOptions(lexicon=names), {"none": silent})}
    assert listed["Tandt"].lexicon == "tɑːnt"
    assert (listed["Osterholm"].lexicon, listed["Osterholm"].spoken) == ("Ohster-home", "Ohster-home")
    assert listed["Mirela"].lexicon is None
    name = Lexicon((Lexeme("Mirela Tandt", "en", ipa="mɪˈrɛlə tɑːnt"),))
    whole = words(edition(), ScriptOptions(lexicon=name), {"none": silent})
    assert {one.printed: one.lexicon for one in whole if one.lexicon} == dict.fromkeys(
        ("Mirela", "Tandt"), "mɪˈrɛlə tɑːnt"
    )


def test_espeak_tells_how_it_says_them():
    assert espeak_sounds("ferry", "en") == "fˈɛɹi"
    assert espeak_sounds("ferry", "qqq") == ""


def test_a_word_whose_beginning_a_voice_spells_is_told():
    listed = {one.printed: one for one in words(edition("We met Svetlana, Sprzavka and Zvonimir in Brno with Olga."))}
    assert {name for name, one in listed.items() if one.garbled_by} == {"Sprzavka"}
    assert "(spells it)" in words_as_text([listed["Sprzavka"]])
    helped = words(
        edition("We met Sprzavka."), ScriptOptions(lexicon=Lexicon((Lexeme("Sprzavka", "en", ipa="svitˈlɑːnə"),)))
    )
    assert helped[0].garbled_by == ()


def test_the_stub_is_a_lexicon_to_fill_in(tmp_path):
    listed = words(
        edition(), ScriptOptions(lexicon=Lexicon((Lexeme("NVO", "en", alias="the fund"),))), {"none": silent}
    )
    path = tmp_path / "pump.pls"
    path.write_text(stub(listed, "en"), encoding="utf-8")
    assert lexicon.read([path]).lexemes == lexicon.house().lexemes
    path.write_text(
        stub(listed, "en").replace("Tandt</grapheme><alias>", "Tandt</grapheme><alias>Taunt"), encoding="utf-8"
    )
    assert lexicon.read([path]).lexemes[0] == Lexeme("Tandt", "en", alias="Taunt")
    assert "NVO" not in stub(listed, "en")


def test_the_list_for_people_and_for_programs():
    listed = words(edition(), voices={"low": lambda text, _: text.lower()})
    assert "  Osterholm                3×   a1-s1-p1-n1        low: osterholm" in words_as_text(listed).splitlines()
    assert words_as_json(listed)[3] == {
        "word": "NVO",
        "kind": "acronym",
        "language": "en",
        "sentences": ["a1-s1-p1-n1"],
        "spoken": "N.V.O",
        "lexicon": None,
        "sounds": {"low": "n.v.o"},
        "garbled_by": [],
    }


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [("harbour", "en", False), ("façade", "en", True), ("svelte", "en", True), ("Izjum", "en", False),
     ("gnocchi", "it", False), ("jazz", "it", True), ("Straße", "de", False), ("straße", "en", True),
     ("kraj", "pl", False), ("ООН", "uk", False), ("x", "nl", False)],
)  # fmt: skip
def test_spellings_that_a_language_does_not_have(word, language, expected):
    assert unusual(word, language) is expected
