"""The studio from script to finished file, with real engines: loud as asked, exact, proven, the same every time."""

import dataclasses
import hashlib
import multiprocessing
import random
import subprocess
import wave
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from edition.errors import CheckFailed, EditionError, MissingVoice, OutputError, UnsupportedText, UsageError
from edition.narration import NarrationOptions, encoding, ffmpeg, mastering, narrate, narrate_headlines, say, studio
from edition.narration.cache import Cache
from edition.narration.script import Role
from edition.narration.takes import Casting
from edition.narration.voices import Speech, VoiceChoice, choice
from edition.narration.voices.silent_voice import SilentVoice
from tests.narration.speeches import FERRY, MARKET, InProcess, edition, section_script, utterance


def job(tmp_path: Path, *texts: str, voice: str = "silent", audio: str = "mp3", **changes) -> studio.SectionJob:
    kind = encoding.encoding(audio)
    made = studio.SectionJob(
        section_script(*texts), Casting(choice(voice), 150), mastering.target("podcast"), kind, encoding.Quality(),
        tmp_path / f"01-section.{kind.extension}",
    )  # fmt: skip
    return dataclasses.replace(made, **changes)


def decoded(path: Path, rate: int) -> bytes:
    command = (ffmpeg.program(), "-v", "error", "-i", path, "-f", "s16le", "-ar", str(rate), "-")
    return subprocess.run(command, capture_output=True, check=True).stdout


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.glob("*.*"))}


@pytest.mark.parametrize(
    ("voice", "target"),
    [
        ("en-us", "podcast"),
        ("en-us+f3", "podcast"),
        ("silent", "podcast"),
        ("en-us", "broadcast"),
        ("en-us", "acx"),
        ("silent", "acx"),
    ],
)
def test_sound_is_as_loud_as_its_target_asks(tmp_path, voice, target):
    aim = mastering.target(target)
    master = studio.make(job(tmp_path, *FERRY, voice=voice, aim=aim))
    assert abs(master.loudness.integrated_lufs - aim.integrated_lufs) <= aim.tolerance_lu
    assert master.loudness.true_peak_dbtp <= aim.true_peak_dbtp


def test_loudness_agrees_with_a_separate_measurement(tmp_path):
    asked = job(tmp_path, *FERRY, voice="en-us")
    master = studio.make(asked)
    said = ffmpeg.run(
        ("-i", str(asked.path), "-af", "ebur128=peak=true:framelog=quiet", "-f", "null", "-"), doing="a test"
    )
    assert abs(mastering.integrated(said) - master.loudness.integrated_lufs) <= 0.1
    true_peak = float(said.rsplit("Peak:", 1)[1].split()[0])
    assert abs(true_peak - master.loudness.true_peak_dbtp) <= 0.2


@pytest.mark.parametrize("audio", ["mp3", "m4a", "opus", "flac", "wav"])
def test_every_encoding_decodes_to_the_exact_length(tmp_path, audio):
    asked = job(tmp_path, *FERRY, audio=audio)
    master = studio.make(asked)
    samples = len(decoded(asked.path, master.sample_rate_hz)) // 2
    assert abs(samples * 1000 / master.sample_rate_hz - master.duration_ms) < 1.1


def test_clips_and_pauses_add_up_to_the_file(tmp_path):
    aim = mastering.target("podcast")
    master = studio.make(job(tmp_path, *FERRY))
    clips = master.clips
    assert [clip.id for clip in clips] == [f"a1-s1-p1-n{number}" for number in range(1, 5)]
    assert clips[0].begin_ms == aim.head_ms
    for before, after in zip(clips, clips[1:], strict=False):
        assert abs(after.begin_ms - before.end_ms - 300) <= 1
    assert aim.tail_ms - 1 <= master.duration_ms - clips[-1].end_ms <= aim.tail_ms + 27


def test_a_clip_lies_where_its_sentence_is_heard(tmp_path):
    asked = job(tmp_path, *FERRY, voice="en-us", pcm=tmp_path / "mastered.wav")
    master = studio.make(asked)
    sound = decoded(asked.path, 22_050)
    for clip in master.clips:
        before = sound[2 * (clip.begin_ms - 150) * 22_050 // 1000 :][: 2 * 22_050 // 10]
        inside = sound[2 * clip.begin_ms * 22_050 // 1000 :][: 2 * 22_050 // 5]
        assert max(memoryview(before).cast("h")) < 100 < max(memoryview(inside).cast("h"))


def test_words_lie_in_order_within_their_clip(tmp_path):
    master = studio.make(job(tmp_path, *FERRY, voice="en-us"))
    for clip in master.clips:
        times = [time for *_, begin, end in clip.words for time in (begin, end)]
        assert times == sorted(times)
        assert clip.begin_ms <= times[0] <= times[-1] <= clip.end_ms
    words = [clip.text[start:end] for clip in master.clips[:1] for start, end, *_ in clip.words]
    assert words == ["The", "ferry", "to", "Osterholm", "left", "an", "hour", "late"]


def test_the_mastered_sound_is_kept_when_asked_for(tmp_path):
    asked = job(tmp_path, *FERRY, pcm=tmp_path / "work.wav")
    master = studio.make(asked)
    with wave.open(str(asked.pcm)) as file:
        assert file.getparams()[:3] == (1, 2, 22_050)
        assert file.getnframes() * 1000 // 22_050 == master.duration_ms


def test_an_utterance_with_nothing_to_say_keeps_its_place(tmp_path):
    master = studio.make(job(tmp_path, FERRY[0], "***", FERRY[1]))
    assert [clip.end_ms - clip.begin_ms for clip in master.clips][1] == 100


def test_the_same_section_is_the_same_file_in_any_order_and_process(tmp_path):
    sections = (FERRY, MARKET, FERRY[::-1])
    options = NarrationOptions(voice="en-us", work=tmp_path / "work")
    narrate(edition(*sections), tmp_path / "here", options, executor=InProcess())
    for jobs in (1, 2):
        folder = tmp_path / f"{jobs} workers"
        with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
            narrate(edition(*sections), folder, options, executor=pool)
        assert digests(folder) == digests(tmp_path / "here")


def test_a_rebuilt_edition_is_the_same_as_a_clean_one(tmp_path):
    options = NarrationOptions(voice="en-us", cache=tmp_path / "cache")
    narrate(edition(FERRY, MARKET), tmp_path / "first", options, executor=InProcess())
    changed = (FERRY[0], "This sentence is new.", *FERRY[2:])
    narrate(edition(changed, MARKET), tmp_path / "rebuilt", options, executor=InProcess())
    narrate(edition(changed, MARKET), tmp_path / "again", options, executor=InProcess())
    clean = dataclasses.replace(options, cache=None)
    narrate(edition(changed, MARKET), tmp_path / "clean", clean, executor=InProcess())
    assert digests(tmp_path / "rebuilt") == digests(tmp_path / "again") == digests(tmp_path / "clean")


class Forbidden(InProcess):
    """Nothing may be left to do."""

    def submit(self, job, /, *arguments, **named):
        raise AssertionError("finished work is done again")


def test_finished_work_is_not_done_again(tmp_path):
    options = NarrationOptions(voice="en-us", cache=tmp_path / "cache", work=tmp_path / "work")
    first = narrate(edition(FERRY, MARKET), tmp_path / "first", options, executor=InProcess())
    (tmp_path / "work" / "a1-s1.wav").unlink()
    again = narrate(edition(FERRY, MARKET), tmp_path / "again", options, executor=Forbidden())
    assert [dataclasses.replace(one, path=Path()) for one in first] == [
        dataclasses.replace(one, path=Path()) for one in again
    ]
    assert digests(tmp_path / "first") == digests(tmp_path / "again")
    assert (tmp_path / "work" / "a1-s1.wav").is_file()


def test_a_single_section_starts_no_workers(tmp_path):
    options = NarrationOptions(voice="silent", cache=tmp_path / "cache")
    narrate(edition(FERRY, MARKET), tmp_path, options, executor=InProcess())
    changed = (MARKET[0], "This sentence is new.")
    assert len(narrate(edition(FERRY, changed), tmp_path, options, executor=Forbidden())) == 2


def test_a_new_title_changes_the_tags_but_speaks_nothing_again(tmp_path):
    options = NarrationOptions(voice="en-us", cache=tmp_path / "cache", script=_same_words())
    narrate(edition(FERRY), tmp_path / "first", options, executor=InProcess())
    spoken = Cache(tmp_path / "cache").info().entries
    narrate(dataclasses.replace(edition(FERRY), title="Other"), tmp_path / "again", options, executor=InProcess())
    assert Cache(tmp_path / "cache").info().entries - spoken <= 3  # the opening names the edition


def _same_words():
    return NarrationOptions().script


def test_damaged_entries_of_the_store_are_made_again(tmp_path):
    options = NarrationOptions(voice="en-us", cache=tmp_path / "cache")
    narrate(edition(FERRY), tmp_path / "first", options, executor=InProcess())
    dice = random.Random(5)
    for entry in (tmp_path / "cache").rglob("*.entry"):
        content = bytearray(entry.read_bytes())
        content[dice.randrange(len(content))] ^= 0x40
        entry.write_bytes(content)
    narrate(edition(FERRY), tmp_path / "again", options, executor=InProcess())
    assert digests(tmp_path / "first") == digests(tmp_path / "again")


@dataclasses.dataclass(frozen=True)
class Faulty(SilentVoice):
    """Fails at one sentence, some number of times."""

    times: list[int] = dataclasses.field(default_factory=list)
    fault: str = "raises"

    def speak(self, spoken):
        if "quay" not in spoken.spoken or not self.times or not self.times[0]:
            return super().speak(spoken)
        self.times[0] -= 1
        if self.fault == "raises":
            raise EditionError("the engine stumbled")
        speech = super().speak(spoken)
        return Speech(b"\0\0" * 22_050 if self.fault == "silent" else speech.pcm[:200], 22_050)


@pytest.fixture
def faulty(monkeypatch):
    def cast(times: int, fault: str):
        voice = Faulty("en", 150, [times], fault)

        def opened(chosen, language, rate):
            return voice if chosen.voice == "faulty" else SilentVoice(language, rate)

        monkeypatch.setattr("edition.narration.takes.open_voice", opened)
        return Casting(VoiceChoice("silent", "faulty"), 150)

    return cast


@pytest.mark.parametrize("fault", ["raises", "silent", "short"])
def test_a_sentence_that_fails_once_is_spoken_again(tmp_path, faulty, fault):
    master = studio.make(job(tmp_path, *FERRY, casting=faulty(1, fault)))
    assert len(master.clips) == 4
    assert master.flags == ()


@pytest.mark.parametrize("fault", ["raises", "silent", "short"])
def test_a_sentence_that_fails_twice_is_spoken_by_the_fallback_and_reported(tmp_path, faulty, fault):
    casting = dataclasses.replace(faulty(2, fault), fallback=VoiceChoice("silent", None))
    master = studio.make(job(tmp_path, *FERRY, casting=casting))
    assert [flag.text for flag in master.flags] == [FERRY[1]]
    assert "silent" in master.flags[0].reason


@pytest.mark.parametrize("fault", ["raises", "silent", "short"])
def test_without_a_fallback_nothing_is_made_and_the_sentence_is_named(tmp_path, faulty, fault):
    asked = job(tmp_path, *FERRY, casting=faulty(2, fault))
    with pytest.raises(EditionError) as told:
        studio.make(asked)
    if fault != "raises":
        assert told.value.place == "a1-s1-p1-n2"
    assert list(tmp_path.iterdir()) == []


def test_ffmpeg_killed_in_mid_encode_leaves_nothing(tmp_path, monkeypatch):
    killer = tmp_path / "ffmpeg"
    killer.write_text('#!/bin/sh\nhead -c 1000 /dev/zero > "${0%/*}/out.mp3"\nkill -9 $$\n')
    killer.chmod(0o755)
    monkeypatch.setattr(ffmpeg, "program", lambda: str(killer))
    folder = tmp_path / "audio"
    folder.mkdir()
    with pytest.raises(EditionError, match="signal 9"):
        studio.make(job(folder, *FERRY))
    assert list(folder.iterdir()) == []


def test_ctrl_c_that_ffmpeg_hears_first_is_ctrl_c(tmp_path, monkeypatch):
    stopped = tmp_path / "ffmpeg"
    stopped.write_text("#!/bin/sh\necho 'Exiting normally, received signal 2.' >&2\nexit 255\n")
    stopped.chmod(0o755)
    monkeypatch.setattr(ffmpeg, "program", lambda: str(stopped))
    folder = tmp_path / "audio"
    folder.mkdir()
    with pytest.raises(KeyboardInterrupt):
        studio.make(job(folder, *FERRY))
    assert list(folder.iterdir()) == []


def test_a_disk_that_fills_while_ffmpeg_writes_is_said_and_leaves_nothing(tmp_path, monkeypatch):
    stopped = tmp_path / "ffmpeg"
    stopped.write_text("#!/bin/sh\necho 'Error writing trailer: No space left on device' >&2\nexit 228\n")
    stopped.chmod(0o755)
    monkeypatch.setattr(ffmpeg, "program", lambda: str(stopped))
    folder = tmp_path / "audio"
    folder.mkdir()
    with pytest.raises(OutputError, match="disk is full"):
        studio.make(job(folder, *FERRY))
    assert list(folder.iterdir()) == []


def test_a_full_disk_is_said_and_leaves_nothing(tmp_path, monkeypatch):
    def full(*_arguments, **_named):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("edition.narration.assembly.wave.open", full)
    with pytest.raises(OutputError, match="No space left"):
        studio.make(job(tmp_path, *FERRY))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(OutputError):
        narrate(edition(FERRY), tmp_path / "file" / "audio", executor=InProcess())


def test_text_in_letters_the_voice_has_not_is_refused_not_left_out(tmp_path):
    with pytest.raises(UnsupportedText, match="cannot read") as told:
        studio.make(job(tmp_path, FERRY[0], "Вони чекали на пристані.", voice="en-us"))
    assert told.value.place == "a1-s1-p1-n2"


def test_a_few_foreign_letters_are_flagged(tmp_path):
    master = studio.make(job(tmp_path, "The sign on the quay said Київ and nothing else.", voice="en-us"))
    assert [flag.reason for flag in master.flags] == ["the voice (en-US) cannot read the letters “Київ”"]


def test_each_language_has_its_own_voice(tmp_path):
    said = dataclasses.replace(
        section_script(FERRY[0]),
        utterances=(utterance(FERRY[0]), utterance("Вони чекали на пристані.", 2, language="uk")),
    )
    master = studio.make(job(tmp_path, script=said, voice="en-us"))
    assert "en-us" in master.voice
    assert ", uk, " in master.voice


def test_roles_may_have_voices_of_their_own(tmp_path):
    said = dataclasses.replace(
        section_script(), utterances=(utterance(MARKET[0], role=Role.HEADING), utterance(FERRY[0], 2))
    )
    casting = Casting(choice("en-us"), 150, by_role=((Role.HEADING, choice("en-gb")),))
    master = studio.make(job(tmp_path, script=said, casting=casting))
    assert "en-gb" in master.voice
    assert "en-us" in master.voice


@pytest.mark.parametrize(
    ("options", "error"),
    [
        (NarrationOptions(voice="xx-nobody"), MissingVoice),
        (NarrationOptions(voice="nobody:x"), MissingVoice),
        (NarrationOptions(rate_wpm=20), UsageError),
        (NarrationOptions(target="loud"), UsageError),
        (NarrationOptions(audio="8-track"), UsageError),
        (NarrationOptions(quality=encoding.Quality(sample_rate_hz=12_345)), UsageError),
    ],
)
def test_what_does_not_exist_is_said_before_any_work(tmp_path, options, error):
    with pytest.raises(error) as told:
        narrate(edition(FERRY, MARKET), tmp_path / "audio", options, executor=Forbidden())
    assert told.value.hint


def test_a_language_without_a_voice_is_said(tmp_path):
    said = section_script("Ukutya kulungile.", language="xh")
    with pytest.raises(MissingVoice, match="xh"):
        studio.make(job(tmp_path, script=said, voice="pyttsx3"))


def test_progress_is_told_for_each_section(tmp_path):
    told = []
    narrate(edition(FERRY, MARKET), tmp_path, NarrationOptions(voice="silent"), executor=InProcess(),
            progress=lambda *step: told.append(step))  # fmt: skip
    assert told == [("narrating", 0, 2), ("narrating", 1, 2), ("narrating", 2, 2)]


def test_a_section_that_lost_its_middle_does_not_pass(tmp_path, monkeypatch):
    """The proof looks at the finished file, not at what was meant to be in it."""
    encode = encoding.encode

    def lossy(sound, filters, *arguments, **named):
        encode(sound, f"{filters},volume=0:enable='between(t,4,8)'", *arguments, **named)

    monkeypatch.setattr(studio.encoding, "encode", lossy)
    with pytest.raises(CheckFailed, match="not heard|silence within") as told:
        studio.make(job(tmp_path, *FERRY))
    assert told.value.place == "a1-s1-p1-n2"
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_ends_early_does_not_pass(tmp_path, monkeypatch):
    encode = encoding.encode

    def cut(sound, filters, *arguments, **named):
        encode(sound, f"{filters},atrim=end=9", *arguments, **named)

    monkeypatch.setattr(studio.encoding, "encode", cut)
    with pytest.raises(CheckFailed, match="decodes to"):
        studio.make(job(tmp_path, *FERRY))


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000, 32_000, 44_100, 48_000])
def test_an_mp3_decodes_to_its_exact_length_at_every_rate(tmp_path, rate):
    """Lengths that leave LAME's last frame nearly full would decode too long (see ``whole_frames``)."""
    for length in range(3):
        asked = job(tmp_path, FERRY[0] + " " + "a" * length, quality=encoding.Quality(sample_rate_hz=rate))
        master = studio.make(asked)
        assert abs(len(decoded(asked.path, rate)) // 2 - master.duration_ms * rate / 1000) <= rate / 1000 + 1


def test_the_overview_is_track_00_and_tells_every_part(tmp_path):
    made = edition(FERRY, MARKET)
    recordings = narrate(made, tmp_path, NarrationOptions(voice="silent"), executor=InProcess())
    told = narrate_headlines(made, recordings, tmp_path, NarrationOptions(voice="silent"), executor=InProcess())
    assert told.path.name == "00-overview.mp3"
    assert sorted(path.name for path in tmp_path.iterdir())[0] == told.path.name
    text = " ".join(clip.text for clip in told.clips)
    assert all(section.heading.text in text for section in made.sections)


@pytest.mark.parametrize("suffix", ["mp3", "wav", "opus"])
def test_a_text_can_be_heard_before_any_edition_is_made(tmp_path, suffix):
    path = tmp_path / f"heard.{suffix}"
    say("The ferry costs £3.20.", path, language="en-GB")
    assert len(decoded(path, 22_050)) > 2 * 22_050


@pytest.mark.parametrize(("text", "suffix"), [("***", "mp3"), ("", "mp3"), ("Hello.", "txt"), ("Hello.", "")])
def test_what_cannot_be_said_is_told(tmp_path, text, suffix):
    with pytest.raises(UsageError) as told:
        say(text, (tmp_path / "heard").with_suffix(f".{suffix}" if suffix else ""), language="en")
    assert told.value.hint


class Broken(InProcess):
    """A pool one of whose workers was killed."""

    def submit(self, job, /, *arguments, **named):
        future = Future()
        future.set_exception(BrokenProcessPool("a process was terminated abruptly"))
        return future


def test_a_killed_worker_is_said(tmp_path):
    with pytest.raises(EditionError, match="ended from outside"):
        narrate(edition(FERRY, MARKET), tmp_path, NarrationOptions(voice="silent"), executor=Broken())
