"""Write timed text as WebVTT (W3C Candidate Recommendation of 4 April 2019), for captions and transcripts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from edition.model import EditionArticle, Recording, Section
from edition.packaging.templating import legal
from edition.wording import wording

MEDIA_TYPE = "text/vtt"


@dataclass(frozen=True, slots=True)
class Cue:
    """A sentence and when it is heard."""

    id: str
    """The sentence's, as in every output."""
    text: str
    begin_ms: int
    end_ms: int
    language: str | None = None
    """BCP 47 tag where it differs from the file's language; None where it does not."""


def webvtt(cues: Iterable[Cue]) -> str:
    """Return the cues, which are in order, as a WebVTT file."""
    return "WEBVTT\n" + "".join(f"\n{_cue(cue)}" for cue in cues)


def cues(recording: Recording, part: EditionArticle, section: Section) -> Iterator[Cue]:
    """Give a cue for everything that is heard in a section's sound, its opening and closing too."""
    article, ours = part.article.language, wording(part.article.language).tag
    languages = {sentence.id: sentence.language for sentence in (*part.front, *section.sentences)}
    for clip in recording.clips:
        language = languages.get(clip.id, ours)
        yield Cue(clip.id, clip.text, clip.begin_ms, clip.end_ms, language if language != article else None)


def timestamp(time_ms: int) -> str:
    """Return a time as WebVTT writes it, with hours: ``00:01:02.345``."""
    seconds, thousandths = divmod(time_ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{thousandths:03}"


def _cue(cue: Cue) -> str:
    # A cue must end after it begins (section 4.1), even one for punctuation that no voice says.
    end_ms = max(cue.end_ms, cue.begin_ms + 1)
    payload = _escaped(cue.text)
    if cue.language:
        payload = f"<lang {cue.language}>{payload}</lang>"
    return f"{cue.id}\n{timestamp(cue.begin_ms)} --> {timestamp(end_ms)}\n{payload}\n"


def _escaped(text: str) -> str:
    """Return text that a WebVTT parser reads as text: on one line, without tags, character references or ``-->``."""
    line = " ".join(legal(text).split())
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
