"""What the profile foretells is what ffmpeg's own meter finds after gain and limiter."""

import math
import struct
import wave

import pytest

from edition.errors import CheckFailed
from edition.narration import assembly, ffmpeg, loudness, mastering
from edition.narration.voices import choice, open_voice
from tests.narration.speeches import FERRY, MARKET, utterance

PODCAST = mastering.target("podcast")


@pytest.fixture(scope="module", params=["en-us", "en-us+f3", "de"])
def spoken(request, tmp_path_factory):
    voice = open_voice(choice(request.param), "en", 150)
    path = tmp_path_factory.mktemp("spoken") / "raw.wav"
    said = [utterance(text) for text in (*FERRY, *MARKET)]
    lines = (assembly.Spoken(one, (assembly.Take(one, voice.speak(one)),)) for one in said)
    assembly.assemble(lines, path, sample_rate_hz=22_050, head_ms=300, tail_ms=700)
    return path


@pytest.mark.parametrize("gain_db", [0.0, 4.0, 8.0])
def test_the_loudness_foretold_is_the_loudness_measured(spoken, gain_db):
    foretold = loudness.profile(spoken).mastered_lufs(gain_db, PODCAST.limit_db)
    filters = f"{mastering.chain(PODCAST, gain_db)},ebur128=framelog=quiet"
    said = ffmpeg.run(("-i", str(spoken), "-af", filters, "-f", "null", "-"), doing="a test")
    assert abs(foretold - mastering.integrated(said)) <= 0.3


def test_the_limiter_keeps_the_timing(spoken, tmp_path):
    """It looks ahead, which must not move the sound."""
    made = tmp_path / "made.wav"
    ffmpeg.run(("-i", str(spoken), "-af", mastering.chain(PODCAST, 9.0), str(made)), doing="a test")
    with wave.open(str(spoken)) as before, wave.open(str(made)) as after:
        assert before.getnframes() == after.getnframes()
        first = [loudness.profile(path).peaks for path in (spoken, made)]
    starts = [next(step for step, peak in enumerate(peaks) if peak > 300) for peaks in first]
    assert abs(starts[0] - starts[1]) <= 1


def test_nothing_passes_the_limiter(spoken, tmp_path):
    made = tmp_path / "made.wav"
    ffmpeg.run(("-i", str(spoken), "-af", mastering.chain(PODCAST, 15.0), str(made)), doing="a test")
    assert max(loudness.profile(made).peaks) <= 32768 * 10 ** (PODCAST.limit_db / 20) + 2


def test_silence_cannot_be_mastered(tmp_path):
    path = tmp_path / "silence.wav"
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 22_050, 0, "NONE", ""))
        file.writeframes(bytes(44_100))
    with pytest.raises(CheckFailed):
        mastering.find_gain(path, PODCAST)


@pytest.mark.parametrize("amplitude", [1, 40, 32_767])
def test_very_quiet_and_very_loud_sound_has_a_gain_within_reason(tmp_path, amplitude):
    path = tmp_path / "tone.wav"
    tone = [round(amplitude * math.sin(n / 10)) for n in range(22_050)]
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 22_050, 0, "NONE", ""))
        file.writeframes(struct.pack("<22050h", *tone))
    assert -40 <= mastering.find_gain(path, PODCAST) <= 40
