"""Voices by name: what a producer may say, what each engine tells, and what happens when one is not there."""

import dataclasses
import io
import platform
import sys
import types
import wave
from importlib.metadata import EntryPoint

import pytest
import pyttsx3
import pyttsx3.voice

from edition.errors import MissingProgram, MissingVoice, UnsupportedText
from edition.narration import voices
from edition.narration.alphabets import checked
from edition.narration.script import Pronunciation
from edition.narration.voices import (
    VoiceChoice,
    choice,
    espeak_driver,
    list_voices,
    open_voice,
    piper_voice,
    system_voice,
)
from tests.narration.speeches import FERRY, utterance


@pytest.mark.parametrize(
    ("named", "meant"),
    [
        (None, VoiceChoice("pyttsx3", None)),
        ("", VoiceChoice("pyttsx3", None)),
        ("en-gb", VoiceChoice("pyttsx3", "en-gb")),
        ("en-us+f3", VoiceChoice("pyttsx3", "en-us+f3")),
        ("silent", VoiceChoice("silent", None)),
        ("pyttsx3:de", VoiceChoice("pyttsx3", "de")),
        ("piper:/models/x.onnx", VoiceChoice("piper", "/models/x.onnx")),
    ],
)
def test_a_voice_is_named_by_engine_or_voice_or_both(named, meant):
    assert choice(named) == meant


@pytest.mark.parametrize(
    ("language", "voice"),
    [("en", "en-us"), ("en-GB", "en-gb"), ("en-AU", "en-gb"), ("en-CA", "en-us"), ("de", "de"),
     ("de-AT", "de"), ("fr", "fr-fr"),
     ("uk", "uk"), ("pt-BR", "pt-br"), ("zh-Hans", "cmn"), ("no", "nb"), ("pl", "pl"),
     ("es-MX", "es-419"), ("es-ES", "es")],
)  # fmt: skip
def test_each_language_has_the_voice_one_expects(language, voice):
    assert f", {voice}, 150/min" in open_voice(choice(None), language, 150).description


def test_the_driver_is_pyttsx3s():
    """The studio speaks through pyttsx3, and so can anybody."""
    engine = pyttsx3.init(espeak_driver.register())
    sink, heard = io.BytesIO(), []
    listener = engine.connect("started-word", lambda **said: heard.append(said))
    engine.setProperty("voice", "en-gb")
    engine.setProperty("rate", 170)
    engine.save_to_file("Two words.", sink)
    engine.runAndWait()
    engine.disconnect(listener)
    assert [(said["name"], said["location"], said["length"]) for said in heard] == [("Two", 0, 3), ("words", 4, 5)]
    assert engine.getProperty("rate") == 170
    with wave.open(io.BytesIO(sink.getvalue())) as file:
        assert file.getframerate() == 22_050
        assert file.getnframes() > 10_000


def test_a_pronunciation_is_said_and_its_words_keep_their_places():
    voice = open_voice(choice("en-us"), "en", 150)
    plain = utterance("The ferry to Osterholm left late.")
    start = plain.spoken.index("Osterholm")
    said = dataclasses.replace(plain, pronunciations=(Pronunciation((start, start + 9), "ˈoʊstərhoʊm"),))
    with_lexicon, without = voice.speak(said), voice.speak(plain)
    assert with_lexicon.pcm != without.pcm
    assert [mark.start for mark in with_lexicon.marks] == [mark.start for mark in without.marks]


@pytest.mark.parametrize("engine", ["pyttsx3", "silent"])
def test_engines_list_what_they_have(engine):
    assert [info for info in list_voices() if info.engine == engine]


def test_every_voice_of_the_default_engine_can_be_chosen():
    for info in list_voices():
        if info.engine == "pyttsx3":
            open_voice(choice(info.choice), info.language, 150)


def test_a_voice_of_another_package_is_found(monkeypatch):
    """As a package would register it: by an entry point."""
    points = voices.engines() | {
        "loud": EntryPoint("loud", "edition.narration.voices.silent_voice:open_voice", "edition.voices")
    }
    monkeypatch.setattr(voices, "engines", lambda: points)
    assert choice("loud") == VoiceChoice("loud", None)
    assert voices.open_voice(choice("loud"), "en", 151).description == "silent, 151/min"


def test_an_engine_that_cannot_be_loaded_is_said(monkeypatch):
    monkeypatch.setattr(voices, "engines", lambda: {"broken": EntryPoint("broken", "no.such:thing", "edition.voices")})
    with pytest.raises(MissingProgram, match="broken"):
        voices.open_voice(VoiceChoice("broken", None), "en", 150)


def test_piper_that_is_not_installed_is_said(monkeypatch):
    monkeypatch.setitem(sys.modules, "piper", None)
    with pytest.raises(MissingProgram) as told:
        piper_voice.open_voice(voices.VoiceSettings("en", 150))
    assert ".[neural]" in told.value.hint
    assert piper_voice.list_voices() == ()


@pytest.fixture(scope="module")
def neural():
    pytest.importorskip("piper", reason="the extra edition[neural] is not installed")
    return open_voice(choice("piper"), "en", 150)


def test_piper_says_the_same_whatever_it_said_before(neural):
    forwards = [neural.speak(utterance(text)).pcm for text in FERRY[:3]]
    assert [neural.speak(utterance(text)).pcm for text in FERRY[2::-1]] == forwards[::-1]


def test_piper_speaks_one_language(neural):
    with pytest.raises(MissingVoice, match="not de"):
        open_voice(choice("piper"), "de", 150)


@pytest.mark.parametrize("content", [b"", b"no model"])
def test_a_broken_model_is_said(neural, tmp_path, content):
    model = tmp_path / "broken.onnx"
    model.write_bytes(content)
    (tmp_path / "broken.onnx.json").write_bytes(neural.model.with_suffix(".onnx.json").read_bytes())
    with pytest.raises(MissingVoice, match=r"broken\.onnx"):
        open_voice(choice(f"piper:{model}"), "en", 150).speak(utterance(FERRY[0]))


def test_a_model_without_its_description_is_said(neural, tmp_path):
    with pytest.raises(MissingVoice) as told:
        open_voice(choice(f"piper:{tmp_path}/lost.onnx"), "en", 150)
    assert "side by side" in told.value.hint


@pytest.mark.parametrize(
    ("text", "language"),
    [("Вони чекали.", "uk"), ("Καλημέρα σας.", "el"), ("The NATO ships.", "uk"), ("Ferry 12", "ru")],
)
def test_a_voice_reads_its_own_alphabet_and_latin(text, language):
    assert checked(utterance(text), language) == ()


@pytest.mark.parametrize("text", ["Вони чекали.", "北京的渡轮", "مرحبا بالعالم", "नमस्ते दुनिया"])
def test_what_a_voice_cannot_read_is_refused(text):
    with pytest.raises(UnsupportedText):
        checked(utterance(text), "en-US")


def test_a_few_letters_that_a_voice_cannot_read_are_flagged():
    (flag,) = checked(utterance("The harbour is called Київ by some."), "en-US")
    assert "Київ" in flag.reason


class StockDriver:
    """As pyttsx3's own drivers are: writes a sound file of its own kind when its loop runs."""

    def __init__(self, proxy):
        self._proxy, self._todo, self._values = proxy, None, {"voice": "", "rate": 200}

    def getProperty(self, name):
        if name == "voices":
            return [pyttsx3.voice.Voice("com.example.anna", "Anna", ["de_DE"]),
                    pyttsx3.voice.Voice("com.example.kate", "Kate", [b"\x05en-gb"])]  # fmt: skip
        return self._values[name]

    def setProperty(self, name, value):
        self._values[name] = value

    def save_to_file(self, text, filename):
        self._todo = (text, filename)

    def startLoop(self):
        self._proxy.setBusy(False)

    def endLoop(self):
        text, filename = self._todo
        with wave.open(filename, "wb") as file:
            file.setparams((2, 2, 44_100, 0, "NONE", ""))
            file.writeframes(b"\x10\x27\x10\x27\xf0\xd8\xf0\xd8" * (1_000 * len(text)))

    def stop(self):
        pass

    def destroy(self):
        pass


@pytest.fixture
def stock_system(monkeypatch):
    """A system with voices of its own."""
    module = types.ModuleType("pyttsx3.drivers.stock")
    module.buildDriver = StockDriver
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setattr(system_voice, "DRIVERS", {platform.system(): "stock"})
    system_voice._voices.cache_clear()
    system_voice._engine.cache_clear()


def test_the_systems_voices_are_listed_and_speak(stock_system):
    assert [(info.choice, info.language) for info in system_voice.list_voices()] == [
        ("system:com.example.anna", "de-DE"), ("system:com.example.kate", "en-gb"),
    ]  # fmt: skip
    voice = system_voice.open_voice(voices.VoiceSettings("en", 150))
    assert voice.voice == "com.example.kate"
    speech = voice.speak(utterance("Hello there."))
    assert (speech.sample_rate_hz, len(speech.pcm) // 2) == (22_050, 12_000)
    assert system_voice.open_voice(voices.VoiceSettings("en", 150, "Anna")).language == "de-DE"


def test_a_system_without_that_voice_says_so(stock_system):
    with pytest.raises(MissingVoice):
        system_voice.open_voice(voices.VoiceSettings("fr", 150))


def test_a_system_without_voices_says_so(monkeypatch):
    monkeypatch.setattr(system_voice, "DRIVERS", {})
    assert system_voice.list_voices() == ()
    with pytest.raises(MissingVoice):
        system_voice.open_voice(voices.VoiceSettings("en", 150))
