"""The studio: one section at a time, from script to a mastered, encoded and proven file.

A job is a plain value and its function is at the top of a module, so that any executor can carry it: a pool of spawned
processes, a thread for tests, a cluster.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from edition.errors import CheckFailed, OutputError
from edition.model import Clip, Flag, Loudness, Recording, WordTimes
from edition.narration import assembly, encoding, ffmpeg, mastering, proof
from edition.narration.cache import Cache, Entry, key
from edition.narration.script import SectionScript
from edition.narration.takes import Casting, Speaker

SAMPLE_RATE_HZ = 22_050
"""What the studio works at: what espeak-ng and most of piper's voices give."""
_TRIES = 5
_MARGIN_DB = 0.3
_LARGEST_ENTRY_BYTES = 1 << 28


@dataclass(frozen=True, slots=True)
class SectionJob:
    """Everything that a worker needs to make the sound of one section."""

    script: SectionScript
    casting: Casting
    aim: mastering.Target
    kind: encoding.Encoding
    quality: encoding.Quality
    path: Path
    """The file to make, without tags."""
    pcm: Path | None = None
    """Where the mastered WAV is kept; None for nowhere."""
    cache: Cache | None = None


def make(job: SectionJob) -> Recording:
    """Speak, assemble, master, encode and prove a section; its file appears whole or not at all, without tags.

    Raises:
        MissingVoice: A voice is not there, or none for a passage's language.
        OutputError: The disk is full or the folder cannot be written.
        CheckFailed: A sentence is not in the finished sound, or the target cannot be met.
    """
    try:
        with tempfile.TemporaryDirectory(prefix=".studio-", dir=job.path.parent) as folder:
            made = _made(job, Path(folder))
    except OSError as problem:
        raise OutputError(f"The sound cannot be written: {problem.strerror}", place=str(job.path)) from problem
    _keep(job, made)
    return made


def kept(job: SectionJob) -> Recording | None:
    """Take a section's file from the store; None when it is not there or damaged.

    Raises:
        OutputError: The file cannot be written.
    """
    if job.cache is None:
        return None
    found = job.cache.get(_key(job, "file"))
    sound = job.cache.get(_key(job, "pcm")) if job.pcm else None
    if found is None or (job.pcm and sound is None):
        return None
    try:
        job.path.write_bytes(found.data)
        if job.pcm and sound:
            job.pcm.write_bytes(sound.data)
    except OSError as problem:
        raise OutputError(f"The sound cannot be written: {problem.strerror}", place=str(job.path)) from problem
    return _read(job, found)


def _made(job: SectionJob, folder: Path) -> Recording:
    speaker = Speaker(job.casting, job.cache)
    spoken = (assembly.Spoken(one, speaker.speak(one)) for one in job.script.utterances)
    rate = encoding.sample_rate(job.kind, job.quality, SAMPLE_RATE_HZ)
    raw = assembly.assemble(
        spoken,
        folder / "raw.wav",
        sample_rate_hz=SAMPLE_RATE_HZ,
        head_ms=job.aim.head_ms,
        tail_ms=job.aim.tail_ms,
        multiple=encoding.whole_frames(job.kind, rate, SAMPLE_RATE_HZ),
    )
    encoded, pcm = folder / job.path.name, folder / "mastered.wav" if job.pcm else None
    heard = _mastered(job, raw, encoded, pcm, rate)
    if abs(heard.samples - raw.samples * rate / SAMPLE_RATE_HZ) > 1:
        raise CheckFailed(
            f"The finished file decodes to {heard.samples} samples instead of {raw.samples}", place=job.path.name
        )
    proof.prove(heard, raw.clips, job.script.utterances, job.aim.true_peak_dbtp)
    encoded.replace(job.path)
    if job.pcm and pcm:
        # The work folder may be on another disk.
        shutil.move(pcm, job.pcm)
    return _recording(job, rate, raw.duration_ms, raw.clips, _voices(job), heard.loudness, tuple(speaker.flags))


def _mastered(job: SectionJob, raw: assembly.Assembly, encoded: Path, pcm: Path | None, rate: int) -> proof.Heard:
    """Encode at the gain foretold; where the finished file misses its target, correct gain and limiter, and again."""
    aim = job.aim
    gain = mastering.find_gain(raw.path, aim, loss_lu=job.kind.loss_lu)
    for _ in range(_TRIES):
        encoding.encode(raw.path, mastering.chain(aim, gain), encoded, job.kind, job.quality, rate, pcm=pcm)
        heard = proof.hear(encoded, rate)
        missing = aim.integrated_lufs - heard.loudness.integrated_lufs
        over = heard.loudness.true_peak_dbtp - aim.true_peak_dbtp
        if abs(missing) <= aim.tolerance_lu and over <= 0:
            return heard
        gain = mastering.corrected(gain, missing)
        aim = replace(aim, limit_db=aim.limit_db - over - _MARGIN_DB) if over > 0 else aim
    raise CheckFailed(
        f"The finished sound has {heard.loudness.integrated_lufs} LUFS, peaks of {heard.loudness.true_peak_dbtp} dBTP, "
        f"instead of {aim.integrated_lufs} LUFS and at most {aim.true_peak_dbtp} dBTP",
        place=job.path.name,
    )


def _voices(job: SectionJob) -> str:
    spoken = (one for one in job.script.utterances if not one.silent)
    return "; ".join(dict.fromkeys(job.casting.voice_for(one).description for one in spoken))


def _recording(
    job: SectionJob,
    sample_rate_hz: int,
    duration_ms: int,
    clips: tuple[Clip, ...],
    voice: str,
    loudness: Loudness,
    flags: tuple[Flag, ...],
) -> Recording:
    return Recording(
        job.script.section_id, job.path, job.kind.media_type, duration_ms, sample_rate_hz, clips, voice, loudness,
        job.pcm, flags,
    )  # fmt: skip


def _keep(job: SectionJob, made: Recording) -> None:
    if job.cache is None or job.path.stat().st_size > _LARGEST_ENTRY_BYTES:
        return
    about = {
        "sample_rate_hz": made.sample_rate_hz,
        "duration_ms": made.duration_ms,
        "clips": [(one.id, one.text, one.begin_ms, one.end_ms, tuple(one.words)) for one in made.clips],
        "voice": made.voice,
        "loudness": asdict(made.loudness),
        "flags": [(flag.text, flag.reason) for flag in made.flags],
    }
    job.cache.put(_key(job, "file"), Entry(about, job.path.read_bytes()))
    if job.pcm and job.pcm.stat().st_size <= _LARGEST_ENTRY_BYTES:
        job.cache.put(_key(job, "pcm"), Entry({}, job.pcm.read_bytes()))


def _read(job: SectionJob, entry: Entry) -> Recording:
    about = entry.about
    clips = tuple(
        Clip(name, text, begin_ms, end_ms, WordTimes.of(words))
        for name, text, begin_ms, end_ms, words in about["clips"]
    )
    flags = tuple(Flag(*told) for told in about["flags"])
    loudness = Loudness(**about["loudness"])
    return _recording(job, about["sample_rate_hz"], about["duration_ms"], clips, about["voice"], loudness, flags)


def _key(job: SectionJob, what: str) -> str:
    voices = [None if one.silent else job.casting.voice_for(one).identity for one in job.script.utterances]
    # A frozen value's ``repr`` tells all of it.
    asked = (job.script, job.casting.fallback, job.aim, job.kind, job.quality)
    return key(what, repr(asked), voices, SAMPLE_RATE_HZ, ffmpeg.identity())
