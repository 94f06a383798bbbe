"""From a producer's options to jobs for the studio: which voice, how loud, which file, under what name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from edition.errors import OutputError, UsageError
from edition.naming import slug
from edition.narration import encoding, mastering, studio
from edition.narration.cache import DEFAULT_BOUND_BYTES, Cache
from edition.narration.script import Role, ScriptOptions, SectionScript
from edition.narration.takes import Casting
from edition.narration.voices import choice

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
    script: ScriptOptions = field(default_factory=ScriptOptions)
    """What is said, and the lexicon."""
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


@dataclass(frozen=True, slots=True)
class Commission:
    """What every job of an edition has in common."""

    options: NarrationOptions
    folder: Path
    casting: Casting
    aim: mastering.Target
    kind: encoding.Encoding
    cache: Cache | None

    @classmethod
    def of(cls, options: NarrationOptions, languages: Collection[str], folder: Path) -> Commission:
        """Check the options and open the voices before any work is done, and make the folders.

        Args:
            options: The producer's.
            languages: BCP 47 tags of what will be said, the edition's own first.
            folder: Where the files go.

        Raises:
            UsageError: An option does not exist.
            MissingVoice: A voice is not there, or none for a language.
            OutputError: A folder cannot be made.
        """
        if options.rate_wpm not in _RATES_WPM:
            raise UsageError(f"A voice cannot speak {options.rate_wpm} words a minute", hint="Ask for 80 to 450.")
        aim, kind = mastering.target(options.target), encoding.encoding(options.audio)
        encoding.bit_rate(kind, options.quality, encoding.sample_rate(kind, options.quality, studio.SAMPLE_RATE_HZ))
        casting = _casting(options, next(iter(languages)))
        casting.check(languages)
        for needed in (folder, *((options.work,) if options.work else ())):
            _make_folder(needed)
        cache = Cache(options.cache, options.cache_bound_bytes) if options.cache else None
        return cls(options, folder, casting, aim, kind, cache)

    def jobs(self, scripts: Iterable[SectionScript], titles: Sequence[str]) -> Iterator[studio.SectionJob]:
        """Give the job of each section, its file named by its number and title."""
        for number, (spoken, title) in enumerate(zip(scripts, titles, strict=True), start=1):
            yield self.job(spoken, file_name(number, len(titles), title, self.kind.extension))

    def job(self, spoken: SectionScript, name: str) -> studio.SectionJob:
        """Return the job for one script and one file."""
        pcm = self.options.work / f"{spoken.section_id}.wav" if self.options.work else None
        return studio.SectionJob(
            spoken, self.casting, self.aim, self.kind, self.options.quality, self.folder / name, pcm, self.cache
        )


def file_name(number: int, total: int, title: str, extension: str) -> str:
    """Return a section's file name: sorts right, and safe on FAT and in car players."""
    digits = max(2, len(str(total)))
    return f"{number:0{digits}}-{slug(title, longest=40, otherwise='part')}.{extension}"


def _casting(options: NarrationOptions, language: str) -> Casting:
    return Casting(
        choice(options.voice),
        options.rate_wpm,
        tuple((tag.lower(), choice(voice)) for tag, voice in options.voices_by_language),
        tuple((role, choice(voice)) for role, voice in options.voices_by_role),
        choice(options.fallback_voice) if options.fallback_voice else None,
        language,
    )


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise OutputError(f"A folder cannot be made: {problem.strerror}", place=str(folder)) from problem
