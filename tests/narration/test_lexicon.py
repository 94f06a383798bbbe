from pathlib import Path

import pytest

from edition.errors import ManuscriptError
from edition.narration import lexicon
from edition.narration.ipa import espeak_codes
from edition.narration.lexicon import Lexeme, Lexicon
from edition.narration.normalising import normalise
from tests.conftest import SAMPLE

HEAD = '<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en">\n'


def written(folder: Path, text: str, name: str = "names.pls") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def entry(inside: str) -> str:
    return f"{HEAD}<lexeme>{inside}</lexeme>\n</lexicon>"


def test_a_lexicon_is_read(tmp_path):
    path = written(
        tmp_path,
        HEAD
        + """<meta name="author" content="someone"/>
        <metadata><note xmlns="urn:x">free <b>form</b></note></metadata>
        <!-- a remark -->
        <lexeme><grapheme>Averley</grapheme><grapheme>Avrly</grapheme><phoneme>ˈeɪvəli</phoneme></lexeme>
        <lexeme role="x:noun" xmlns:x="urn:x"><grapheme> W3C </grapheme><alias>World Wide
            Web Consortium</alias><example>the W3C</example></lexeme>
        <lexeme><grapheme>Sean</grapheme><alias>See-Anne</alias><phoneme prefer="true">ʃɔːn</phoneme></lexeme>
        <lexeme><grapheme>Later</grapheme><alias></alias></lexeme>
        </lexicon>""",
    )
    assert lexicon.read([path]).lexemes[:4] == (
        Lexeme("Averley", "en", ipa="ˈeɪvəli"),
        Lexeme("Avrly", "en", ipa="ˈeɪvəli"),
        Lexeme("W3C", "en", alias="World Wide Web Consortium"),
        Lexeme("Sean", "en", ipa="ʃɔːn"),
    )


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, "no element found"),
        ("not xml", 1, "syntax error"),
        (HEAD + "<lexeme>\n</lexicon>", 3, "mismatched tag"),
        ("<lexicon/>", 1, "root element"),
        ('<a xmlns="http://www.w3.org/2005/01/pronunciation-lexicon"/>', 1, "root element"),
        (HEAD.replace("1.0", "2.0", 1) + "</lexicon>", 1, "version"),
        (HEAD.replace(' xml:lang="en"', "") + "</lexicon>", 1, "xml:lang"),
        (HEAD.replace(' alphabet="ipa"', "") + "</lexicon>", 1, "alphabet"),
        (HEAD + "\n<lexeme><grapheme></grapheme></lexeme></lexicon>", 3, "<grapheme> is empty"),
        (HEAD + "<lexeme><alias>a</alias></lexeme></lexicon>", 2, "no <grapheme>"),
        (HEAD + "<lexeme><grapheme>a</grapheme>\n</lexeme></lexicon>", 3, "neither <alias> nor <phoneme>"),
        (HEAD + "\n\n<lexeme><grapheme>a</grapheme><phoneme>ˈa7</phoneme></lexeme></lexicon>", 4, "“7” (U+0037)"),
        (
            HEAD + '<lexeme><grapheme>a</grapheme><phoneme alphabet="x-sampa">a</phoneme></lexeme></lexicon>',
            2,
            "x-sampa",
        ),
        (HEAD + "<grapheme>a</grapheme></lexicon>", 2, "<grapheme> does not belong into <lexicon>"),
        (HEAD + "<lexeme><word>a</word></lexeme></lexicon>", 2, "<word> does not belong"),
        ('<!DOCTYPE lexicon [<!ENTITY a "b">]>\n' + HEAD + "</lexicon>", 1, "document type"),
    ],
)
def test_an_invalid_lexicon_names_line_and_reason(tmp_path, text, line, reason):
    path = written(tmp_path, text)
    with pytest.raises(ManuscriptError) as failure:
        lexicon.read([path])
    assert failure.value.place == f"{path}:{line}"
    assert reason in failure.value.message
    assert failure.value.exit_code == 3


def test_a_missing_lexicon_is_an_error(tmp_path):
    with pytest.raises(ManuscriptError, match="No such file"):
        lexicon.read([tmp_path / "none.pls"])


def say(text: str, *lexemes: Lexeme, language: str = "en") -> str:
    return normalise(text, language, Lexicon(lexemes).fixed(text, language)).text


def test_whole_words_only_and_the_longest_wins():
    names = (Lexeme("Pell", "en", alias="Pel"), Lexeme("Pell Okoro", "en", alias="Pel Okora"))
    assert say("Pell Okoro and Pell met Pellman.", *names) == "Pel Okora and Pel met Pellman."


def test_case_matters_but_small_letters_also_stand_at_a_sentences_beginning():
    words = (Lexeme("polish", "en", alias="pollish"), Lexeme("Polish", "en", alias="Pole-ish"))
    assert say("Polish vodka, polish it", *words) == "Pole-ish vodka, pollish it."
    assert say("Bass players play bass, BASS", Lexeme("bass", "en", alias="base")) == "base players play base, Bass."


def test_the_first_lexicon_wins():
    assert say("Kyiv", Lexeme("Kyiv", "en", alias="Keev"), Lexeme("Kyiv", "en", alias="Kiev")) == "Keev."


@pytest.mark.parametrize(
    ("lexicon_language", "text_language", "fits"),
    [
        ("en", "en-GB", True),
        ("en-GB", "en-GB", True),
        ("en-GB", "en-US", False),
        ("en-GB", "en", True),
        ("de", "en", False),
    ],
)
def test_a_lexicon_is_for_its_language(lexicon_language, text_language, fits):
    assert (say("Kyiv", Lexeme("Kyiv", lexicon_language, alias="Keev"), language=text_language) == "Keev.") is fits


@pytest.mark.parametrize(
    ("ipa", "sound"), [("kiːv", "kiːvz"), ("ʃɛf", "ʃɛfs"), ("rɒs", "rɒsɪz"), ("ˈlɪndə", "ˈlɪndəz")]
)
def test_the_english_genitive_is_sounded(ipa, sound):
    text = "Name’s hat"
    spoken = normalise(text, "en", Lexicon((Lexeme("Name", "en", ipa=ipa),)).fixed(text, "en"))
    assert spoken.text == "Name's hat."
    assert spoken.pronunciations[0].ipa == sound
    assert spoken.words[0].printed == (0, 6)


def test_a_word_with_either_apostrophe_is_found():
    name = Lexeme("O'Dell", "en", alias="Oh Dell")
    assert say("O’Dell met O'Dell", name) == "Oh Dell met Oh Dell."


def test_nothing_is_found_within_addresses():
    assert say("a@kyiv.example", Lexeme("kyiv", "en", alias="keev")) == "a at kyiv dot example."


def test_lexicons_beside_the_source_are_found(tmp_path):
    source = written(tmp_path, "text", "harbour.txt")
    assert lexicon.beside(str(source)) == ()
    own, folder = written(tmp_path, HEAD, "harbour.pls"), written(tmp_path, HEAD, "lexicon.pls")
    assert lexicon.beside(str(source)) == (own, folder)
    assert lexicon.beside("-") == ()
    assert lexicon.beside("https://example.org/a") == ()


def test_the_samples_lexicon_is_sound_and_of_use():
    names = lexicon.read(lexicon.beside(str(SAMPLE / "harbour.txt")))
    text = (SAMPLE / "harbour.txt").read_text(encoding="utf-8")
    assert {text[slice(*one.printed)] for one in names.fixed(text, "en-GB")} >= {
        "Averley",
        "Ilse",
        "Pell Okoro",
        "Corrie Ann",
    }


def test_the_producers_word_wins_over_the_house(tmp_path):
    path = written(tmp_path, entry("<grapheme>Kyiv</grapheme><alias>Kee-ev</alias>"))
    assert lexicon.house().fixed("Kyiv", "en-GB")[0].ipa == "ˈkiːv"
    assert lexicon.read([path]).fixed("Kyiv", "en-GB")[0].said == "Kee-ev"


def test_the_house_lexicon_can_be_said_in_every_accent():
    names = lexicon.house().lexemes
    assert len(names) > 100
    assert len({(one.language, one.grapheme) for one in names}) == len(names)
    for one in names:
        assert one.ipa
        assert espeak_codes(one.ipa, {"en": "en-GB", "de": "de"}[one.language]).isascii()


def test_a_german_text_has_a_house_lexicon_of_its_own():
    assert [one.ipa for one in lexicon.house().fixed("Die Journalistin und Image", "de-AT")] == [
        "ʒʊʁnaˈlɪstɪn",
        "ˈɪmɪtʃ",
    ]
    assert lexicon.house().fixed("The image of a Journalist", "en") == ()


def test_thousands_of_words_are_found_quickly(tmp_path):
    import time

    many = Lexicon(tuple(Lexeme(f"Name{number}", "en", alias=f"N {number}") for number in range(5000)))
    text = "Some words and Name77 here. " * 400
    many.fixed(text, "en")
    begin = time.process_time()
    assert len(many.fixed(text, "en")) == 400
    assert time.process_time() - begin < 1
