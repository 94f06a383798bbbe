from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.errors import EncodingError, SourceError
from edition.reading.decoding import LIMIT_BYTES, decode

GERMAN = "Die Bürgermeisterin sagte: „Wir können nicht länger warten“, und schloss die Straße für größere Fahrzeuge."
FRENCH = "Le maire a déclaré que l’été prochain les élèves de l’école seront invités à la fête."
POLISH = "Burmistrz powiedział, że mieszkańcy będą musieli czekać jeszcze dłużej na odbudowę szkoły i żłobka."
UKRAINIAN = "Мер міста сказав, що мешканці чекатимуть на відбудову школи ще довше, ніж очікували."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "cp1252"),
        (FRENCH, "cp1252"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859-2"),
        (UKRAINIAN, "cp1251"),
        (UKRAINIAN, "koi8-u"),
        ("The mayor said: “We’ve waited long enough.” It will reopen – soon.", "utf-16-le"),
        ("The mayor said: “We’ve waited long enough.” It will reopen – soon.", "utf-16-be"),
    ],
)
def test_an_encoding_that_is_not_utf8_is_told_and_flagged(text, encoding):
    decoded = decode(text.encode(encoding), "a.txt")
    assert decoded.text == text
    assert any("not UTF-8" in flag.reason for flag in decoded.flags)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_utf_with_its_mark_is_no_guess(encoding):
    decoded = decode(UKRAINIAN.encode(encoding), "a.txt")
    assert (decoded.text, decoded.flags, decoded.repairs) == (UKRAINIAN, (), ())


def test_a_page_may_declare_its_encoding():
    data = "Ça coûte 5 € à l’été".encode("cp1252")
    assert decode(data, "a.html", declared="iso-8859-1").text == "Ça coûte 5 € à l’été"
    assert decode(data, "a.html", declared="no such thing").text


def test_a_few_broken_bytes_do_not_make_utf8_something_else():
    data = (UKRAINIAN * 4).encode() + b" \xd0\xff."
    decoded = decode(data, "a.txt")
    assert decoded.text.startswith(UKRAINIAN)
    assert [flag.reason for flag in decoded.flags] == ["unreadable character in the source"]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 and so on", "a PDF"),
        (b"PK\x03\x04rest", "a zip archive"),
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (b"text with a \x00 in it", "binary data"),
        (bytes(range(1, 32)) * 40 + b"\xff\xfe\xfa" * 30, "text"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data, kind):
    with pytest.raises(EncodingError, match=kind):
        decode(data, "a.txt")


@pytest.mark.parametrize("data", [b"", b" \n\t ", b"\xef\xbb\xbf", "\u2003\n".encode()])
def test_an_empty_source_is_refused(data):
    with pytest.raises(SourceError, match="empty"):
        decode(data, "a.txt")


def test_a_huge_source_is_refused():
    with pytest.raises(SourceError, match="64 MB"):
        decode(b"a" * (LIMIT_BYTES + 1), "a.txt")


def test_mojibake_is_mended_and_told_word_by_word():
    decoded = decode("It isn’t his. Sheâ€™s at the cafÃ© now.".encode(), "a.txt")
    assert decoded.text == "It isn’t his. She’s at the café now."
    assert [(repair.before, repair.after) for repair in decoded.repairs] == [("Sheâ€™s", "She’s"), ("cafÃ©", "café")]
    assert [decoded.text[slice(*repair.span)] for repair in decoded.repairs] == ["She’s", "café"]


def test_a_word_of_a_megabyte_costs_no_more_than_others():
    started = time.process_time()
    assert decode(("x" * 1_000_000 + " l’été “cafÃ©”").encode(), "a.html").text.endswith(" l’été “café”")
    assert time.process_time() - started < 5


def test_control_characters_make_way_without_moving_anything():
    decoded = decode(
        b"A bell\x07 rang.\x0c\x93No\x94".replace(b"\x93", b"\xc2\x93").replace(b"\x94", b"\xc2\x94"), "a.txt"
    )
    assert decoded.text == "A bell  rang. “No”"
    assert {"mojibake", "control character"} == {repair.reason for repair in decoded.repairs}


def test_surrogates_are_joined_or_flagged():
    decoded = decode("A \ud83d\ude00 and a lone \ud800.".encode("utf-8", "surrogatepass"), "a.txt")
    assert decoded.text == "A 😀 and a lone \ufffd."
    assert [flag.span for flag in decoded.flags] == [(15, 16)]


def test_line_ends_stay():
    assert decode(b"One.\r\nTwo.\rThree.\n", "a.txt").text == "One.\r\nTwo.\rThree.\n"


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_a_clear_refusal(data):
    try:
        decoded = decode(data, "a.txt")
    except SourceError:
        return
    assert decoded.text.strip()
    decoded.text.encode("utf-8")
    assert not any(character < " " and character not in "\t\n\r" for character in decoded.text)
    for repair in decoded.repairs:
        assert repair.span is not None


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200).filter(str.strip))
def test_clean_text_is_left_alone(text):
    text = "".join(c for c in text if c.isprintable())
    if text.strip() and text.isascii():
        assert decode(text.encode(), "a.txt").text == text
