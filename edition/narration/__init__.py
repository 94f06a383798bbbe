"""The studio: an edition is spoken, mastered, encoded and proven, one sound file a section.

::

    script.py      what is said, as a value
    takes.py       an utterance by its voice        voices/  the engines
    assembly.py    speech and pauses, with times
    mastering.py   loudness and peaks               encoding.py, tags.py  the file
    proof.py       the file decoded again, every sentence heard in it
    studio.py      these in order, for one section  cache.py  what is done is not done again
    session.py     all sections, on any executor
    commission.py  the options, as jobs             bound/    the whole edition in one file
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from edition.errors import UsageError
from edition.model import Edition, Progress, Recording
from edition.narration import headlines as overview
from edition.narration import studio
from edition.narration.commission import Commission, NarrationOptions, file_name
from edition.narration.normalising import normalise
from edition.narration.script import Role, ScriptOptions, SectionScript, Utterance, script, scripts
from edition.narration.session import record
from edition.narration.voices import VoiceInfo, list_voices
from edition.wording import wording

if TYPE_CHECKING:
    from edition.narration.tags import Album

__all__ = [
    "NarrationOptions",
    "ScriptOptions",
    "VoiceInfo",
    "cover",
    "list_voices",
    "narrate",
    "narrate_headlines",
    "say",
    "script",
]

_DEFAULTS = NarrationOptions()


def narrate(
    edition: Edition,
    folder: Path,
    options: NarrationOptions = _DEFAULTS,
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
        executor: Carries out one job a section; a single one is done in this process.
        progress: Told after each section.
        picture: The cover as a JPEG, for the tags; None takes :func:`cover`.

    Returns:
        The recordings, in the edition's order.

    Raises:
        UsageError: An option does not exist.
        MissingVoice: A voice is not there, or none for a language.
        UnsupportedText: No voice has the letters of a passage.
        OutputError: A file cannot be written.
        CheckFailed: A sentence is not in the finished sound.
    """
    order = Commission.of(options, _languages(edition), folder)
    titles = [section.heading.text for section in edition.sections]
    recordings = record(order.jobs(scripts(edition, options.script), titles), len(titles), executor, progress)
    album = _album(edition, len(titles), picture)
    for number, (title, made) in enumerate(zip(titles, recordings, strict=True), start=1):
        album.label(made, title, number)
    return recordings


def narrate_headlines(
    edition: Edition,
    recordings: Sequence[Recording],
    folder: Path,
    options: NarrationOptions = _DEFAULTS,
    *,
    executor: Executor,
    picture: bytes | None = None,
) -> Recording:
    """Make track 00, which says what each part holds and how long it is.

    Args:
        edition: What it tells of.
        recordings: Of the sections, for their lengths.
        folder: Where the file goes.
        options: How it is to sound.
        executor: As for the sections.
        picture: The cover as a JPEG, for the tags; None takes :func:`cover`.

    Returns:
        The recording, its ``section_id`` ``headlines``.

    Raises:
        EditionError: As :func:`narrate`.
    """
    lengths = {one.section_id: one.duration_ms for one in recordings}
    spoken = overview.headlines(edition, lengths, options.script)
    order = Commission.of(options, _languages(edition), folder)
    title = wording(edition.language)("Overview")
    job = order.job(spoken, file_name(0, len(recordings), title, order.kind.extension))
    (made,) = record(iter((job,)), 1, executor, None)
    _album(edition, len(recordings), picture).label(made, title, 0)
    return made


def cover(edition: Edition) -> bytes:
    """Return the edition's cover, the producer's picture or a drawn one, as a square JPEG.

    Raises:
        PhotoError: The producer's picture cannot be read.
    """
    # Workers, which make sound only, do without Pillow.
    from edition.narration import artwork

    return artwork.cover(edition)


def say(text: str, path: Path, options: NarrationOptions = _DEFAULTS, *, language: str) -> None:
    """Say a text as an edition would, lexicon and mastering and all, into a file of the kind that its name tells.

    Args:
        text: In words, as one would print it.
        path: Ends in ``.mp3``, ``.m4a``, ``.opus``, ``.flac`` or ``.wav``.
        options: Voice, rate, target and lexicon.
        language: BCP 47 tag of the text.

    Raises:
        UsageError: There is nothing to say, or no such kind of file.
        EditionError: As :func:`narrate`.
    """
    known = options.script.lexicon.fixed(text, language)
    spoken = normalise(text, language, known)
    if not spoken.text:
        raise UsageError("There is nothing to say in that text", hint="Give some words.")
    one = Utterance("text", Role.SENTENCE, text, spoken.text, language, 0, spoken.words, spoken.pronunciations)
    said = SectionScript("text", (one,))
    order = Commission.of(replace(options, audio=path.suffix.removeprefix(".").lower()), (language,), path.parent)
    studio.make(order.job(said, path.name))


def _languages(edition: Edition) -> tuple[str, ...]:
    """Return the languages of everything that is said, the edition's own first."""
    articles = (article.article.language for article in edition.articles)
    return tuple(dict.fromkeys((edition.language, *articles, *(one.language for one in edition.sentences))))


def _album(edition: Edition, tracks: int, picture: bytes | None) -> Album:
    # Workers do without mutagen too.
    from edition.narration.tags import Album

    return Album(edition, tracks, cover(edition) if picture is None else picture)
