"""The espeak-ng library: the same sound whatever came before, text never read as markup, and what it lacks."""

import os
import signal
import subprocess
import sys
import threading
import time

import espeakng_loader
import pytest

from edition.errors import MissingProgram, MissingVoice
from edition.narration.voices import espeak
from tests.narration.speeches import FERRY, MARKET

RATE_WPM = 150


def sounds(texts, voice="en-us"):
    return [espeak.speak(text, voice, RATE_WPM).pcm for text in texts]


def test_a_sentence_sounds_the_same_whatever_was_said_before_it():
    forwards = sounds(FERRY)
    assert sounds(reversed(FERRY)) == forwards[::-1]


def test_a_sentence_sounds_the_same_after_other_voices_and_rates():
    alone = espeak.speak(FERRY[0], "en-us", RATE_WPM)
    espeak.speak(MARKET[0], "de", 300)
    espeak.speak(MARKET[1], "en-gb+f3", 90)
    assert espeak.speak(FERRY[0], "en-us", RATE_WPM) == alone


@pytest.mark.parametrize("voice", ["en-us+f3", "en-us+whisper", "en-gb+m3"])
def test_variants_with_noise_repeat_too(voice):
    assert espeak.speak(FERRY[0], voice, RATE_WPM) == espeak.speak(FERRY[0], voice, RATE_WPM)


def test_a_sentence_sounds_the_same_in_another_process():
    code = (
        "import sys; from edition.narration.voices import espeak;"
        "sys.stdout.buffer.write(espeak.speak(sys.argv[1], 'en-us', 150).pcm)"
    )
    other = subprocess.run([sys.executable, "-c", code, FERRY[2]], capture_output=True, check=True)
    assert other.stdout == espeak.speak(FERRY[2], "en-us", RATE_WPM).pcm


def test_words_are_counted_in_characters_and_timed_in_samples():
    text = "Café naïve is open."
    words = espeak.speak(text, "en-us", RATE_WPM).words
    assert [text[start : start + length] for start, length, _ in words] == ["Café", "naïve", "is", "open"]
    assert [sample for *_, sample in words] == sorted(sample for *_, sample in words)


@pytest.mark.parametrize("text", ["<break time='9s'/>", "[[h@loU]]", "<mark name='x'/>go", "&lt;sub alias='no'&gt;"])
def test_markup_in_a_text_is_spoken_not_obeyed(text):
    plain = espeak.speak("one. " + text + " two.", "en-us", RATE_WPM)
    obeyed = espeak.speak("one. two.", "en-us", RATE_WPM)
    assert len(obeyed.pcm) + 2 * 22_050 // 4 < len(plain.pcm) < len(obeyed.pcm) + 2 * 22_050 * 8


def test_phoneme_codes_are_read_when_asked_for():
    code, spelt = (espeak.speak("[[h@loU]]", "en-us", RATE_WPM, phonemes=phonemes) for phonemes in (True, False))
    assert len(code.pcm) < len(spelt.pcm)


@pytest.mark.parametrize("text", ["before\0after", "lone \ud800 surrogate", "\x1b[31mred\x07"])
def test_characters_the_library_cannot_take_cost_no_words(text):
    assert len(espeak.speak(text, "en-us", RATE_WPM).words) >= 2


def test_a_long_sentence_is_spoken_to_its_end():
    text = "and so on, " * 2_000
    sound = espeak.speak(text, "en-us", 450)
    assert sound.words[-1][0] > len(text) - 12


@pytest.mark.parametrize("voice", ["xx-nowhere", "", "en\0us", "../../etc/passwd", "en-us+nobody", "en-us+../f1"])
def test_an_unknown_voice_is_named(voice):
    with pytest.raises(MissingVoice):
        espeak.speak("Hello.", voice, RATE_WPM)


def test_every_voice_listed_can_speak():
    assert len(espeak.voices()) > 100
    assert {"en-us", "en-gb", "de", "fr-fr", "uk"} <= {voice.name for voice in espeak.voices()}
    for voice in espeak.voices():
        assert len(espeak.speak("12, a, а, Ꭰ", voice.name, RATE_WPM).pcm) > 4_000, voice


def test_ipa_tells_how_a_word_is_said():
    assert espeak.ipa("Kyiv", "en-us") == "kjˈɪv"
    assert espeak.ipa("One. Two.", "en-us").split() == ["wˌʌn", "tˈuː"]


def test_a_broken_installation_says_what_to_do_and_leaves_no_trace(monkeypatch):
    before = sounds(FERRY[:2])
    with monkeypatch.context() as broken:
        broken.setattr("espeakng_loader.get_data_path", lambda: "/nowhere")
        with pytest.raises(MissingProgram) as told:
            espeak.speak("Hello.", "en-us", RATE_WPM)
    assert "pip install" in told.value.hint
    assert sounds(FERRY[:2]) == sounds(FERRY[:2]) == before


def test_an_installation_deep_in_folders_works(tmp_path, monkeypatch):
    folder = tmp_path / ("deep" * 40) / "espeak-ng-data"
    folder.parent.mkdir()
    folder.symlink_to(espeakng_loader.get_data_path())
    alone = espeak.speak(FERRY[0], "en-us", RATE_WPM)
    monkeypatch.setattr("espeakng_loader.get_data_path", lambda: str(folder))
    assert espeak.speak(FERRY[0], "en-us", RATE_WPM) == alone


def test_ctrl_c_stops_a_long_text_at_once():
    parent = threading.Timer(0.15, os.kill, (os.getpid(), signal.SIGINT))
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        parent.start()
        espeak.speak("and so on, " * 100_000, "en-us", RATE_WPM)
    assert time.monotonic() - began < 2
