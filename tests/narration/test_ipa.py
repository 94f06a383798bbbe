import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.narration.ipa import espeak_codes, piper_ipa, sounded, symbols
from edition.narration.spoken import Pronunciation

SOUNDS = ["aː", "ɑ", "e", "ɛ", "iː", "ɪ", "o", "ɔ", "u", "ʊ", "ə", *"pbtdɡkszʃʒmnŋlrɹjwˈˌ ", "tʃ", "dʒ"]
SPOKEN_BY_ESPEAK = [
    ("en", "en-us", "ˈkiːɪf", "kˈiːɪf"),
    ("en", "en-us", "ˈtʃɛnə", "tʃˈɛnə"),
    ("en", "en-gb", "ˈnɔːrθ ˈsiː", "nˈɔːθ sˈiː"),
    ("en", "en-us", "aɪˈiə", "aɪˈiə"),
    ("en", "en-us", "ˈmɑːrtən", "mˈɑːɹtən"),
    ("en", "en-gb", "ˈmɑːrtən", "mˈɑːtən"),
    ("en", "en-us", "ˈwiːɡʊər", "wˈiːɡʊɹ"),
    ("en", "en-gb", "ˈwiːɡʊər", "wˈiːɡʊə"),
    ("en", "en-gb", "ˈvɛrən", "vˈɛɹən"),
    ("en", "en-us", "ˈeɪvəli", "ˈeɪvəli"),
    ("de", "de", "ˈløːvə", "lˈøːvə"),
    ("de", "de", "ˈmʏnçən", "mˈynçən"),
    ("fr", "fr-fr", "bɔ̃ʒuʁ", "bˈɔ̃ʒuʁ"),
    ("es", "es", "ˈxwan", "xwˈan"),
    ("it", "it", "ˈɲokki", "ɲˈokkɪ"),
    ("pl", "pl", "ˈdʑɛɲ", "dʑˈɛɲ"),
    ("uk", "uk", "ˈkɪjiu̯", "kˈɪjiu"),
]


@pytest.mark.parametrize(
    ("ipa", "language", "codes"),
    [
        ("ˈkiːɪf", "en", "'ki:If"),
        ("kˈiːv", "en-GB", "k'i:v"),
        ("ˈtʃɛnə", "en", "'tSEn@"),
        ("t.ʃ", "en", "tS"),
        ("həˈləʊ", "en-GB", "h@'loU"),
        ("/ɡʊd/", "en", "gUd"),
        ("gʊd", "en", "gUd"),
        ("ˈløːvə", "de", "'lY:v@"),
        ("ˈdʲiɔ", "uk", "'d;io"),
        ("ʒyˈljɛt", "en", "Zu:'l|jEt"),
    ],
)
def test_ipa_in_espeaks_codes(ipa, language, codes):
    assert espeak_codes(ipa, language) == codes


@pytest.mark.skipif(not shutil.which("espeak-ng"), reason="needs the espeak-ng program, to hear it back as IPA")
@pytest.mark.parametrize(("language", "voice", "ipa", "heard"), SPOKEN_BY_ESPEAK)
def test_espeak_says_what_the_codes_mean(language, voice, ipa, heard):
    codes = espeak_codes(ipa, language)
    command = ["espeak-ng", "-q", "--ipa", "-v", voice, f"[[{codes}]]"]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() == heard


@pytest.mark.parametrize(
    ("ipa", "language", "written"), [("gəʊ", "en", "ɡoʊ"), ("roːt", "de", "roːt"), ("ˈred", "en", "ˈɹed")]
)
def test_ipa_as_piper_was_trained(ipa, language, written):
    assert piper_ipa(ipa, language) == written


@pytest.mark.parametrize("text", ["7", "ˈka?", "hello!", "<", "мир"])
def test_what_is_not_ipa_is_named(text):
    with pytest.raises(ValueError, match=r"U\+[0-9A-F]{4}"):
        symbols(text)


@given(st.lists(st.sampled_from(SOUNDS), max_size=12),
       st.sampled_from(["en", "de", "fr", "es", "it", "pl", "uk", "cs"]))  # fmt: skip
def test_every_sound_has_a_code_and_none_can_close_the_brackets(sounds, language):
    codes = espeak_codes("".join(sounds), language)
    assert codes.isascii()
    assert not set(codes) & set("[]")


def test_sounds_are_put_in_and_places_found_again():
    spoken = "By Runa Hale of Averley today."
    put = sounded(
        spoken, [Pronunciation((3, 12), "ˈruːnə"), Pronunciation((16, 23), "ˈeɪvəli")], lambda ipa: ipa.upper()
    )
    assert put.text == "By [[ˈRUːNƏ]] of [[ˈEꞮVƏLI]] today."
    assert put.spoken_position(0) == 0
    assert put.spoken_position(put.text.index("[[")) == 3
    assert put.spoken_position(put.text.index("NƏ")) == 3
    assert put.spoken_position(put.text.index(" of") + 1) == spoken.index("of")
    assert put.spoken_position(put.text.index("[[ˈE")) == spoken.index("Averley")
    assert put.spoken_position(put.text.index("today")) == spoken.index("today")


def test_without_sounds_nothing_changes():
    assert sounded("Plain words.", (), str).text == "Plain words."
    assert sounded("Plain words.", (), str).spoken_position(6) == 6
