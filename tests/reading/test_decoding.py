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
SPANISH = "El alcalde de Peñaflor habló ayer. «Mañana será otro día», dijo. ¿Qué harán los niños este año?"
CZECH = "Starosta města řekl, že příští týden začne oprava silnice. „Nemůžeme čekat,“ říká."
HUNGARIAN = "A polgármester tegnap azt mondta, hogy a híd zárva marad az őszi szünetig, mert az idő rossz."
TURKISH = "Belediye başkanı dün şöyle dedi: “Bekleyemeyiz.” Çocuklar için güzel bir gün."
GREEK = "Ο δήμαρχος είπε χθες ότι το σχολείο θα κλείσει. «Δεν μπορούμε να περιμένουμε», λέει."
RUSSIAN = "Мэр города сказал вчера, что школу закроют. «Мы не можем ждать», — говорит он."
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
        (SPANISH, "cp1252"),
        (SPANISH, "iso8859-15"),
        ("La sœur a payé 12 € à l'élève.", "iso8859-15"),
        (CZECH, "cp1250"),
        (CZECH, "iso8859-2"),
        (HUNGARIAN, "cp1250"),
        (TURKISH, "cp1254"),
        (GREEK, "cp1253"),
        (GREEK, "iso8859-7"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN[:25], "koi8-r"),
        (UKRAINIAN[:20], "koi8-u"),
        (GERMAN, "mac_roman"),
        ("ראש העיר אמר אתמול שהגשר ייסגר ביום שני. התושבים כועסים.", "cp1255"),
        ("市長は火曜日、橋が閉鎖されると発表した。住民は長い間待たなければならない。", "euc_jp"),
        (UKRAINIAN, "utf-16-le"),
        (UKRAINIAN, "utf-16-be"),
        ("The mayor said: “We’ve waited long enough.” It will reopen – soon.", "utf-16-le"),
        ("The mayor said: “We’ve waited long enough.” It will reopen – soon.", "utf-16-be"),
    ],
)
def test_an_encoding_that_is_not_utf8_is_told_and_flagged(text, encoding):
    data = text.encode(encoding, "ignore")
    decoded = decode(data, "a.txt")
    assert decoded.text == data.decode(encoding)
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
        (b"text\x00\x01with\x00\x00\x00\x02many\x00of them", "binary data"),
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


def test_one_zero_byte_does_not_make_a_text_binary():
    decoded = decode("The ma\x00yor left for the town of Élan in May.\x00\x00".encode(), "a.txt")
    assert decoded.text == "The mayor left for the town of Élan in May."
    assert {repair.reason for repair in decoded.repairs} == {"control character"}


def test_an_encoding_that_fits_no_better_than_another_is_doubtful():
    decoded = decode("Vale: Brandt č. 5".encode("cp1250"), "a.txt")
    assert "fits as well" in decoded.flags[0].reason


@pytest.mark.parametrize(
    ("text", "taken_for"),
    [
        ("Мер Києва і рада сказали, що її школу і садок зачинять. Вони не йдуть додому.", "cp1252"),
        ("Мер Києва і рада сказали, що її школу і садок зачинять. Вони не йдуть додому.", "cp1251"),
        ("Żółw przeszedł przez ścieżkę wąskich uliczek.", "cp1252"),
        ("Åsa och Örjan går hem på kvällen.", "cp1252"),
        ("L’élève est déjà à Orléans, près de l’église.", "cp1250"),
    ],
)
def test_where_some_words_are_mojibake_the_others_are_mended_too(text, taken_for):
    broken = "".join(_as(byte, taken_for) for byte in text.encode())
    decoded = decode(broken.encode(), "a.txt")
    assert decoded.text == text
    assert all(decoded.text[slice(*repair.span)] == repair.after for repair in decoded.repairs)


def _as(byte: int, encoding: str) -> str:
    try:
        return bytes([byte]).decode(encoding)
    except UnicodeDecodeError:
        return chr(byte)


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("RÃ©union Ã  Paris", "Réunion à Paris"),
        ("RÃ©union Ã Paris", "Réunion à Paris"),
        ("Sheâ€™s at CAFÉ… or «CAFÉ»", "She’s at CAFÉ… or «CAFÉ»"),
    ],
)
def test_what_is_right_beside_mojibake_stays(broken, mended):
    assert decode(broken.encode(), "a.txt").text == mended


def test_letters_with_accents_apart_become_one():
    decoded = decode("Les e\u0301le\u0300ves a\u0300 l’e\u0301cole, 5 ≠ 6, \u212b".encode(), "a.txt")
    assert decoded.text == "Les élèves à l’école, 5 ≠ 6, \u212b"
    assert [(r.before, r.after, r.reason, r.span) for r in decoded.repairs] == [
        ("e\u0301", "é", "letter and accent apart (and 3 more)", (4, 5))
    ]


def test_what_nobody_sees_is_taken_out_and_told():
    decoded = decode(
        "sheâ€™s: Photo\u200b: Ida\u200b Brandt/AFP, Val\u00admont, tr\u200cois \ufeff👩\u200d🚀".encode(), "a.txt"
    )
    assert decoded.text == "she’s: Photo: Ida Brandt/AFP, Valmont, trois 👩\u200d🚀"
    assert [(repair.reason, repair.span) for repair in decoded.repairs] == [
        ("mojibake", (0, 6)),
        ("invisible character: zero width space (and 1 more)", (12, 12)),
        ("invisible character: soft hyphen", (33, 33)),
        ("invisible character: zero width non-joiner", (41, 41)),
        ("invisible character: zero width no-break space", (45, 45)),
    ]


def test_u0085_is_a_line_end_behind_a_full_stop_and_else_an_ellipsis():
    decoded = decode("He left.\x85She stayed and waited\x85 for him.\x85".encode(), "a.txt")
    assert decoded.text == "He left.\nShe stayed and waited… for him.\n"


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
