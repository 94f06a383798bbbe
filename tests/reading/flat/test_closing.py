"""What closes an article: who else reported, and the initials that sign it."""

from __future__ import annotations

from edition.model import Article, BlockKind
from edition.reading.flat import read_text

BODY = "The ferry left the harbour at noon, an hour late. Port Ansel had waited for weeks. Nobody came."


def _closing(article: Article) -> list[str]:
    return [block.text for block in article.blocks if block.kind is BlockKind.REPORTER_CREDIT]


def test_who_contributed_is_parted_from_the_sentence_it_runs_on_from():
    credit = "Harrow News Digital's Ida Brandt and Greg Vale contributed to this report."
    sentence = "The council noted tests at the end of May that detect boats in other harbours"
    article = read_text(f"{BODY} {sentence} {credit}", source="a.txt", language="en")
    assert _closing(article) == [credit]
    assert article.blocks[-2].text.endswith(sentence)


def test_who_contributed_keeps_what_the_credit_begins_with():
    credit = "Associated Press writers Ida Brandt in Ely and Greg Vale contributed to this report."
    assert _closing(read_text(f"{BODY} ___ {credit}", source="a.txt", language="en")) == [credit]


def test_the_last_word_of_a_sentence_is_no_signature():
    text = "Die Fähre fuhr um zwölf. Es war spät. Wer hierher kommt, findet eine „ganz normale Bergwelt“ vor."
    article = read_text(text, source="a.txt", language="de")
    assert not _closing(article)
    assert " ".join(block.text for block in article.blocks) == text


def test_initials_below_the_last_sentence_are_a_signature():
    text = "Die Fähre fuhr um zwölf. Es war spät. „Wir kommen an“, sagte Ida Brandt. ibr/dpa"
    assert _closing(read_text(text, source="a.txt", language="de")) == ["ibr/dpa"]


def test_a_signature_given_twice_is_no_sub_head():
    signed = "Ida Brandt Ida Brandt is a writer and editor for the Herald, where she covers the harbour."
    text = f"The council met on Tuesday evening, and nobody left early. {signed}"
    assert _closing(read_text(text, source="a.txt", language="en")) == [signed]
