from __future__ import annotations

import pytest

from edition.errors import UsageError
from edition.reading.languages import declared_tag, language_of, tag

ENGLISH = "The ferry left the harbour at noon, and nobody on the island knew when it would come back again."
GERMAN = "Die Fähre verließ den Hafen am Mittag, und niemand auf der Insel wusste, wann sie wiederkommen würde."
UKRAINIAN = "Пором вийшов з гавані опівдні, і ніхто на острові не знав, коли він повернеться назад."


@pytest.mark.parametrize(("text", "language"), [(ENGLISH, "en"), (GERMAN, "de"), (UKRAINIAN, "uk")])
def test_a_language_is_told_from_the_text(text, language):
    assert language_of(text) == (language, ())


def test_what_the_producer_says_is_believed():
    assert language_of(ENGLISH, given="de_at") == ("de-AT", ())


def test_what_a_page_says_is_believed_when_its_text_agrees():
    assert language_of(GERMAN, declared="de-CH") == ("de-CH", ())
    assert language_of(GERMAN, declared="not a tag!") == ("de", ())


def test_a_template_language_is_not_believed():
    language, flags = language_of(GERMAN, declared="en-US")
    assert language == "de"
    assert "en-US" in flags[0].reason


def test_too_little_text_is_said_to_be_too_little():
    language, flags = language_of("Oslo.")
    assert "too little text" in flags[0].reason
    assert language_of("Oslo.", declared="nb") == ("nb", ())


def test_letters_tell_languages_that_are_taken_for_each_other():
    language, flags = language_of("У місті Ансел сталася пожежа.", declared="ru")
    assert (language, ["ru" in flag.reason for flag in flags]) == ("uk", [True])
    assert language_of("Мы ждём у порта.", declared="uk")[0] == "ru"
    assert language_of("Мост закрыт.", declared="ru") == ("ru", ())
    assert language_of("Порт Ансел.", declared="uk") == ("uk", ())


def test_a_rare_language_is_no_guess_for_a_short_text():
    for text in ("Port Ansel, Nigeria.", "Real Ansel – FC Harrow 3:1 (2:0). Tore: Brandt, Vale; Okello. Stadio Ansel."):
        language, flags = language_of(text)
        assert len(language) == 2
        assert "too little text" in flags[0].reason


def test_right_to_left_text_is_flagged():
    _, flags = language_of("שלום עולם, זהו מאמר קצר על הנמל של העיר ועל הספינות שחזרו אליו", given="he")
    assert "right to left" in flags[0].reason


@pytest.mark.parametrize(
    ("written", "usual"), [("EN", "en"), ("en_gb", "en-GB"), ("zh-hant-tw", "zh-Hant-TW"), ("es-419", "es-419")]
)
def test_tags_are_spelled_as_usual(written, usual):
    assert tag(written) == usual


@pytest.mark.parametrize("nonsense", ["", "english please", "e", "en-", "../x"])
def test_no_tag_is_a_usage_error(nonsense):
    with pytest.raises(UsageError):
        tag(nonsense)
    assert declared_tag(nonsense) is None


def test_plenty_of_text_needs_no_model(monkeypatch):
    monkeypatch.setattr("edition.reading.languages.detected", lambda text: pytest.fail("the model was asked"))
    english = "The ferry was on the water, and it had been there for the whole of the day with the crew that he knew. "
    german = "Die Fähre ist auf dem Wasser, und sie war den ganzen Tag mit der Mannschaft, die er nicht kennt, dort. "
    assert language_of(english * 8) == ("en", ())
    assert language_of(german * 8) == ("de", ())
