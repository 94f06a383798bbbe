"""The options that say how an edition is spoken do what they say, or are refused before any work."""

from __future__ import annotations

import json
from dataclasses import fields

import pytest
from mutagen.mp3 import MP3

from edition.cli import speaking
from edition.narration.script import Pauses
from edition.narration.utterance import Role
from tests.conftest import SAMPLE

SILENT = ("--formats", "audio", "--voice", "silent", "--no-cache")


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.md"
    path.write_text("---\nheadline: The bell\nlanguage: en\n---\n\n“We stayed.” The boats came back.\n")
    return path


def section(folder):
    (manifest,) = folder.glob("*/edition.json")
    return json.loads(manifest.read_text(encoding="utf-8"))["articles"][0]["sections"][0]


def pause_ms(folder) -> int:
    first, second = section(folder)["blocks"][0]["sentences"]
    return second["begin_ms"] - first["end_ms"]


def test_a_pause_is_as_long_as_asked_for(article, tmp_path, run_edition):
    assert run_edition("make", article, "-o", tmp_path / "out", *SILENT, "--pause", "sentence=1500").code == 0
    assert pause_ms(tmp_path / "out") == 1500


def test_credits_may_be_listed_at_the_end(run_edition):
    ran = run_edition("script", SAMPLE / "harbour.md", "--credits", "listed", "--json")
    utterances = [one for part in json.loads(ran.out) for one in part["utterances"]]
    lines = [one for one in utterances if one["role"] == "credit"]
    assert lines
    assert all(one["spoken"] == "" for one in lines)
    assert "Drawn by script" in " ".join(one["spoken"] for one in utterances if one["role"] == "closing")


def test_descriptions_may_be_left_unsaid(run_edition):
    spoken = run_edition("script", SAMPLE / "harbour.md").out
    assert "Picture shows" in spoken
    assert "Picture shows" not in run_edition("script", SAMPLE / "harbour.md", "--no-descriptions").out


def test_roles_and_languages_have_voices_of_their_own(article, tmp_path, run_edition):
    out = tmp_path / "out"
    ran = run_edition(
        "make", article, "-o", out, "--formats", "audio", "--no-cache", "--voice-for", "quote=en-gb", "--voice-for",
        "de=de+f3", "--fallback-voice", "silent",
    )  # fmt: skip
    assert ran.code == 0, ran.err
    assert "en-gb, 150/min" in ran.out
    assert "en-us, 150/min" in ran.out


def test_bit_rate_and_sample_rate_are_those_asked_for(article, tmp_path, run_edition):
    out = tmp_path / "out"
    assert run_edition("make", article, "-o", out, *SILENT, "--bit-rate", 96, "--sample-rate", 44100).code == 0
    (path,) = out.glob("*/audio/*.mp3")
    assert (MP3(path).info.bitrate, MP3(path).info.sample_rate) == (96_000, 44_100)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--bit-rate", 320), "mp3 at 22050 Hz cannot have 320 kbit/s"),
        (("--bit-rate", 100, "--sample-rate", 44100), "cannot have 100 kbit/s"),
        (("--audio", "opus", "--bit-rate", 300), "opus at 48000 Hz cannot have 300 kbit/s"),
        (("--audio", "m4a", "--bit-rate", 300), "m4a at 22050 Hz cannot have 300 kbit/s"),
        (("--audio", "flac", "--bit-rate", 64), "flac has no bit rate"),
        (("--sample-rate", 11025), "mp3 cannot hold 11025"),
        (("--pause", "sentence"), "is not WHAT=VALUE"),
        (("--pause", "verse=100"), "there is no pause 'verse'"),
        (("--pause", "sentence=-1"), "0 to 10000 milliseconds"),
        (("--voice-for", "quote"), "is not WHAT=VALUE"),
        (("--voice-for", "headng=silent"), "neither a language tag nor a role"),
    ],
)
def test_what_cannot_be_is_refused(article, tmp_path, run_edition, options, told):
    ran = run_edition("make", article, "-o", tmp_path / "out", *SILENT, *options)
    assert ran.code == 2
    assert told in ran.err
    assert not list(tmp_path.glob("out/*"))


@pytest.mark.parametrize("option", [("--voice-for", "de=nobody"), ("--fallback-voice", "nobody")])
def test_a_voice_that_is_not_there_is_refused_though_nothing_needs_it_yet(article, tmp_path, run_edition, option):
    ran = run_edition("make", article, "-o", tmp_path / "out", *SILENT, *option)
    assert ran.code == 4
    assert "nobody" in ran.err


def test_when_piped_each_stage_is_one_line(article, tmp_path, run_edition):
    ran = run_edition("make", article, "-o", tmp_path / "out", *SILENT)
    lines = [line for line in ran.err.splitlines() if line.startswith("edition: ")]
    assert lines == ["edition: narrating", "edition: checking"]


def test_help_names_every_role_and_pause_that_there_is():
    assert set(speaking.ROLES) == {role.value for role in Role}
    assert {f"{kind}_ms" for kind in speaking.PAUSES} == {field.name for field in fields(Pauses)}
