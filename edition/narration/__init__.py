"""The studio: an edition is spoken, mastered, encoded and proven, one sound file a section.

::

    script.py      what is said, as a value
    takes.py       an utterance by its voice        voices/  the engines
    assembly.py    speech and pauses, with times
    mastering.py   loudness and peaks               encoding.py, tags.py  the file
    proof.py       the file decoded again, every sentence heard in it
    studio.py      these in order, for one section  cache.py  what is done is not done again
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor, as_completed
from dataclasses import dataclass, field, replace
from pathlib import Path

from edition.errors import OutputError, UsageError
from edition.model import Edition, Progress, Recording, Section
from edition.naming import slug
from edition.narration import encoding, lexicon, mastering, studio, tags
from edition.narration.cache import DEFAULT_BOUND_BYTES, Cache
from edition.narration.cover import cover
from edition.narration.script import Role, ScriptOptions, SectionScript, script
from edition.narration.takes import Casting
from edition.narration.voices import VoiceInfo, choice, list_voices

__all__ = ["NarrationOptions", "ScriptOptions", "VoiceInfo", "cover", "list_voices", "narrate", "script"]

STAGE = "narrate"
_RATES_WPM = range(80, 451)


@dataclass(frozen=True, slots=True)
class NarrationOptions:
    """How an edition is to sound."""

    voice: str | None = None
    """``ENGINE``, ``ENGINE:VOICE`` or ``VOICE``; None is pyttsx3 with a voice for the language."""
    rate_wpm: int = 150
    """Words a minute, 80 to 450."""
    target: str = "podcast"
    """Loudness: ``podcast``, ``broadcast`` or ``acx``."""
    audio: str = "mp3"
    """``mp3``, ``m4a``, ``opus``, ``flac`` or ``wav``."""
    quality: encoding.Quality = field(default_factory=encoding.Quality)
    """Bit rate and sample rate."""
    lexicons: tuple[Path, ...] = ()
    """W3C PLS files."""
    script: ScriptOptions = field(default_factory=ScriptOptions)
    voices_by_language: tuple[tuple[str, str], ...] = ()
    """(BCP 47 tag, voice) for passages in other languages."""
    voices_by_role: tuple[tuple[Role, str], ...] = ()
    fallback_voice: str | None = None
    """Speaks a sentence that its own voice fails at; None stops with an error then."""
    cache: Path | None = None
    """Folder that keeps finished work (see :func:`edition.narration.cache.default_folder`); None keeps nothing."""
    cache_bound_bytes: int = DEFAULT_BOUND_BYTES
    work: Path | None = None
    """Folder that keeps the mastered WAV of every section while the edition is built; None keeps none."""


def narrate(
    edition: Edition,
    folder: Path,
    options: NarrationOptions = NarrationOptions(),
    *,
    executor: Executor,
    progress: Progress | None = None,
    picture: bytes | None = None,
) -> tuple[Recording, ...]:
    """Make one finished sound file a section.

    Args:
        edition: What is spoken.
        folder: Where the files go; made if it is not there.
        options: How it is to sound.
        executor: Carries out one job a section.
        progress: Told after each section.
        picture: The cover as a JPEG, for the tags; None takes :func:`edition.narration.cover.cover`.

    Returns:
        The recordings, in the edition's order.

    Raises:
        UsageError: An option does not exist.
        MissingVoice: A voice is not there, or none for a language.
        UnsupportedText: No voice has the letters of a passage.
        OutputError: A file cannot be written.
        CheckFailed: A sentence is not in the finished sound.
    """
    scripts = script(edition, _script_options(options))
    jobs = _jobs(edition, scripts, folder, options)
    masters = _masters(jobs, executor, progress)
    picture = cover(edition) if picture is None else picture
    total = len(jobs)
    recordings = []
    for number, (section, job, master) in enumerate(zip(edition.sections, jobs, masters, strict=True), start=1):
        tags.tag(job.path, _tags(edition, section, number, total, picture, job.script))
        recordings.append(_recording(section, job, master))
    return tuple(recordings)


def file_name(number: int, total: int, title: str, extension: str) -> str:
    """Return a section's file name: sorts right, and safe on FAT and in car players."""
    digits = max(2, len(str(total)))
    return f"{number:0{digits}}-{slug(title, longest=40, otherwise='part')}.{extension}"


def _jobs(
    edition: Edition, scripts: Sequence[SectionScript], folder: Path, options: NarrationOptions
) -> list[studio.SectionJob]:
    if options.rate_wpm not in _RATES_WPM:
        raise UsageError(f"A voice cannot speak {options.rate_wpm} words a minute", hint="Ask for 80 to 450.")
    aim, kind = mastering.target(options.target), encoding.encoding(options.audio)
    encoding.sample_rate(kind, options.quality, studio.SAMPLE_RATE_HZ)
    casting = _casting(edition, options)
    casting.check(scripts)
    cache = Cache(options.cache, options.cache_bound_bytes) if options.cache else None
    for needed in (folder, *((options.work,) if options.work else ())):
        _make_folder(needed)
    jobs = []
    for number, (section, spoken) in enumerate(zip(edition.sections, scripts, strict=True), start=1):
        name = file_name(number, len(scripts), section.heading.text, kind.extension)
        pcm = options.work / f"{section.id}.wav" if options.work else None
        jobs.append(studio.SectionJob(spoken, casting, aim, kind, options.quality, folder / name, pcm, cache))
    return jobs


def _script_options(options: NarrationOptions) -> ScriptOptions:
    return replace(options.script, lexicon=lexicon.read(options.lexicons)) if options.lexicons else options.script


def _casting(edition: Edition, options: NarrationOptions) -> Casting:
    return Casting(
        choice(options.voice),
        options.rate_wpm,
        tuple((tag.lower(), choice(voice)) for tag, voice in options.voices_by_language),
        tuple((role, choice(voice)) for role, voice in options.voices_by_role),
        choice(options.fallback_voice) if options.fallback_voice else None,
        edition.language,
    )


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise OutputError(f"A folder cannot be made: {problem.strerror}", place=str(folder)) from problem


def _masters(jobs: Sequence[studio.SectionJob], executor: Executor, progress: Progress | None) -> list[studio.Master]:
    """Take what is kept, and have the rest made; the first failure ends it all."""
    masters = {index: master for index, job in enumerate(jobs) if (master := studio.kept(job))}
    _tell(progress, len(masters), len(jobs))
    pending = {executor.submit(studio.make, job): index for index, job in enumerate(jobs) if index not in masters}
    for future in as_completed(pending):
        # The pool's owner ends what still runs when one fails.
        masters[pending[future]] = future.result()
        _tell(progress, len(masters), len(jobs))
    if pending and (cache := jobs[0].cache):
        cache.prune()
    return [masters[index] for index in range(len(jobs))]


def _tell(progress: Progress | None, done: int, total: int) -> None:
    if progress:
        progress(STAGE, done, total)


def _tags(
    edition: Edition, section: Section, number: int, total: int, picture: bytes, spoken: SectionScript
) -> tags.Tags:
    return tags.Tags(
        title=section.heading.text,
        album=edition.title,
        artist=edition.publisher or "",
        track=number,
        tracks=total,
        language=edition.language,
        date=edition.date.isoformat() if edition.date else "",
        words="\n".join(one.text for one in spoken.utterances if one.text),
        cover=picture,
    )


def _recording(section: Section, job: studio.SectionJob, master: studio.Master) -> Recording:
    return Recording(
        section.id,
        job.path,
        job.kind.media_type,
        master.duration_ms,
        master.sample_rate_hz,
        master.clips,
        master.voice,
        master.loudness,
        job.pcm,
        master.flags,
    )
