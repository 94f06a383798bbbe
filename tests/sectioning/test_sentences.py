"""Where sentences begin and end."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syntok import segmenter

from edition.sectioning import sentence_spans


def cut(text: str, language: str = "en") -> list[str]:
    return [text[begin:end] for begin, end in sentence_spans(text, language)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The ferry left.", "Nobody saw it."],
        ["“It was late.", "We left,” she said.", "“Nobody came.”", "It rained."],
        ["“We just started…”", "The town waited."],
        ["“Nobody came”.", "It rained."],
        ["Write to tips@herald.com.", "Harrow waited."],
        ["It is at www.harrow.org/ferry.", "Police said so."],
        ["He waited … and left.", "She stayed."],
        ["Mr. Vale met Dr. Okello on Jan. 5 at St. Ansel.", "They spoke."],
        ["Former Gov. Ruth Okello and Rep. Tom Hale met Lt. Gen. Ida Brandt.", "They spoke."],
        ["The U.S. President met J. R. Brandt of the U.N. Council.", "They spoke."],
        ["He lives in the U.S.", "The town is small."],
        ["It sank (nobody saw it) at 3 p.m. on Monday.", "It was found."],
        ["“On [Monday night]I saw it,” she said.", "It was dark."],
        ["A man dressed. in dusty brown clothes.", "He left."],
        ["It has 40 rooms; 39 of them are empty.", "Nobody knows why."],
        ["See No. 5 on p. 12.", "It is short."],
        ["It cost 3.5 million.", "That is much."],
        ["“Why?” she asked.", "Nobody knew."],
        ["Is it late?", "It is!", "So be it."],
        ["It was late. .", "He left."],
    ],
)
def test_sentences_as_a_reader_sees_them(sentences: list[str]):
    assert cut(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("de", ["Am 3. Oktober kam Dr. Brandt.", "Es regnete."]),
        ("de", ["Die Karte kostet mehr (5 €) als zuvor (siehe §) und steigt leicht (+1,3 %) an.", "Mehr nicht."]),
        ("de", ["Die Karte kostet 34 € (Aufschlag: 9 €) und gilt einen Tag.", "Mehr nicht."]),
        ("fr", ["Une légère hausse (+1,3 %) au premier semestre.", "Rien de plus."]),
        ("de", ["Der 2. Versuch gelang.", "„Endlich“, sagte sie."]),
        ("de", ["„Wir haben gewartet, weil die Pumpen teurer wurden.“", "Trockengelegte Moore setzen Gase frei."]),
        ("es", ["La Sra. Vale llegó tarde.", "Llovía."]),
        ("fr", ["Le ferry est parti.", "« Enfin », dit-elle."]),
        ("uk", ["Пором відплив.", "Було пізно."]),
        ("ja", ["船が出た。", "誰も見なかった。"]),
        ("de", ["Der Rat tagt am Montag, 5. Januar 2026, in der Langen Str. 5 in Ely.", "Er tagt lange."]),
        ("de", ["Am 17. 7. 2025 verlor sie gegen 1. FC Ansel, lt. Polizei in der 2. Liga.", "Das war alles."]),
        ("de", ["Der Schrein des hl. Blasius kostet mind. 6 Euro, vgl. Abb. 3 hier.", "Er wurde 5.", "Danach kam er."]),
        ("fr", ["Mgr. Brandt et Me. Vale, MM. Noir et Blanc, env. 30 km avant.", "Il pleut."]),
        ("es", ["Sta. Ana y Dª. Vale, Av. Central núm. 5, pág. 3 y fin.", "Llovía."]),
        ("it", ["Il sig. Rossi, il dott. Verdi e l'on. Neri, pag. 5.", "Fine."]),
        ("pl", ["Przy ul. Długiej, szkoła im. Jana, św. Anna, tzw. Polska, ok. 25 osób.", "Potem wyszli."]),
        ("uk", ["На вул. Садовій, просп. Миру, ім. Шевченка, проф. Іван.", "Потім вони пішли."]),
        ("en", ["They flew from Ft. Myers, see pp. 5 and 6.", "It was 6 ft.", "He left."]),
    ],
)
def test_other_languages(language: str, sentences: list[str]):
    assert cut(("" if language == "ja" else " ").join(sentences), language) == sentences


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("uk", ["«Чому?» запитав він.", "Слово «Увага!» лунало всюди."]),
        ("pl", ["„Gdzie jesteś?” śmiał się Jan.", "Potem wyszli."]),
        ("cs", ["„Proč?“ řekl Jan.", "Potom odešel."]),
        ("fr", ["« Pourquoi ? » demande-t-elle au maire.", "« Vite ! », lance Inès.", "Rien."]),
        ("fr", ["«\u00a0Pourquoi\u00a0?\u00a0» demande-t-elle.", "«\u00a0Vite\u00a0!\u00a0», lance Inès.", "Rien."]),
        ("fr", ["«\u202fPourquoi\u202f?\u202f» demande-t-elle.", "«\u202fVite\u202f!\u202f», lance Inès.", "Rien."]),
        ("fr", ["« Le pont est fini. »", "Elle part."]),
        ("pl", ["– Idziesz? – zapytała Anna.", "Nikt nie szedł."]),
        ("uk", ["— Йдеш? — спитала Анна.", "Ніхто не йшов."]),
        ("es", ["—¿Vienes? —preguntó Ana.", "Nadie iba."]),
        ("es", ["—No —dijo—.", "Me voy."]),
        ("it", ["– Vieni? – disse Anna.", "Nessuno – rispose –.", "Era tardi."]),
        ("en", ["He left.", "– additional reporting by Ida Brandt"]),
    ],
)
def test_nothing_begins_at_a_small_letter_after_what_somebody_said(language: str, sentences: list[str]):
    assert cut(" ".join(sentences), language) == sentences


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("de", ["Rund 21 Helfer aus Ely a. M. kamen, u. a. Dr. Maier und der ehem. Kanzler.", "Es blieb ruhig."]),
        ("es", ["Pág. 5 y fin.", "Llovía."]),
        ("es", ["Tiene 42,07 hab. / km².", "Es poco."]),
        ("en", ["He is 5 ft. 3 in. tall.", "She is not."]),
        ("en", ["R. v. The Queen was heard, see e.g. The Harrow Post.", "He left."]),
        ("fr", ["Il lit J. Le Goff, M. Le Hale et J.-M. Le Vale.", "Elle non."]),
        ("uk", ["Він бачив В. І. Гала в м. Ансел.", "Потім пішов."]),
        ("pl", ["Po co?", "- Nikt nie wie."]),
        ("en", ["LONDON, 5 January. — The ferry left.", "It was late."]),
    ],
)
def test_abbreviations_and_datelines_end_nothing(language: str, sentences: list[str]):
    assert cut(" ".join(sentences), language) == sentences


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("de", ["Die Zahl sank auf 0,5 %.", "Der Rat tagt.", "Er zahlt 94 €.", "Mehr nicht."]),
        ("it", ["È finita alle 14.30.", "È costata molto."]),
        ("pl", ["Przyszli o godz. 14.30.", "Kosztowało to dużo.", "To było w 2025 r.", "Teraz jest inaczej."]),
        ("pl", ["W 2025 r. Jan Hale wyszedł.", "Potem wrócił."]),
        ("uk", ["Він народився у 1950 р.", "Має трьох дітей.", "Він чекав…", "Ось і все."]),
        ("es", ["Reinó Felipe II.", "Después vino otro.", "Cuesta un 3,4 %.", "Es mucho."]),
        (
            "en",
            [
                "It opened at 5 p.m.",
                "She left the U.S.",
                "She runs Harrow Inc.",
                "She has chairs etc.",
                "Then she left.",
            ],
        ),
        ("en", ["He lives in Ansel, D.C.", "He left.", "First.[1]", "Second.[2][3]", "Third."]),
        ("en", ["He waited…", "The town slept.", "I… I know."]),
        ("en", ["1. The plan.", "II. The end."]),
    ],
)
def test_a_sure_first_word_begins_a_sentence_whatever_stands_before(language: str, sentences: list[str]):
    assert cut(" ".join(sentences), language) == sentences


def test_scripts_without_capitals_have_no_small_letters():
    assert cut("„სად ხარ?“ წვიმდა.", "ka") == ["„სად ხარ?“", "წვიმდა."]


def test_blank_lines_end_a_sentence_and_line_ends_do_not():
    assert cut("A short\nline\n\nAnother one") == ["A short\nline", "Another one"]


@pytest.mark.parametrize("text", ["", " \n ", "\u2028"])
def test_nothing_has_no_sentences(text: str):
    assert sentence_spans(text) == ()


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(
        st.text(max_size=300),
        st.lists(st.sampled_from(["A b. ", "“", "” ", "(", ") ", "Mr. ", "…", "U.S. ", ". ", "\n\n", "x"])).map(
            "".join
        ),
    )
)
def test_sentences_hold_everything_but_white_space_in_order(text: str):
    reached = 0
    for begin, end in sentence_spans(text):
        assert reached <= begin < end
        assert not text[reached:begin].strip()
        assert text[begin:end] == text[begin:end].strip()
        reached = end
    assert not text[reached:].strip()


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(["The boat left.", "Who came?", "It was cold!", "We know that she waited all day."]), min_size=1
    )
)
def test_plain_sentences_are_cut_as_syntok_cuts_them(sentences: list[str]):
    text = " ".join(sentences)
    theirs = ["".join(map(str, sentence)).strip() for part in segmenter.analyze(text) for sentence in part]
    assert cut(text) == theirs


@pytest.mark.parametrize("junk", ["( ", "a.", "” ", "x", "\n\na", "A. "])
def test_junk_takes_no_longer_than_prose(junk: str):
    begun = time.process_time()
    sentence_spans((junk * 40_000)[:40_000])
    assert time.process_time() - begun < 4
