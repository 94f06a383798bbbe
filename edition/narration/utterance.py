"""What is said, clip by clip, and how a person or a program looks at it before there is any sound."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from edition.narration.spoken import Pronunciation, SpokenWord


class Role(StrEnum):
    """What an utterance is; voices and pauses may differ by it."""

    OPENING = "opening"
    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    HEADING = "heading"
    SENTENCE = "sentence"
    QUOTE = "quote"
    CAPTION = "caption"
    CREDIT = "credit"
    REPORTER_CREDIT = "reporter credit"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Utterance:
    """One clip of a section's sound."""

    id: str
    """Of the sentence, credit line or heading; ``…-opening`` and ``…-closing`` are spoken only."""
    role: Role
    text: str
    """As printed; never changed by what must be said differently."""
    spoken: str
    """Plain words and ``, . ? ! : ;`` for any voice: no markup, quotes, brackets. Empty when nothing is to be said."""
    language: str
    """BCP 47 tag of ``spoken``."""
    pause_after_ms: int
    words: tuple[SpokenWord, ...] = ()
    """In order, not overlapping, in ``spoken``."""
    pronunciations: tuple[Pronunciation, ...] = ()
    """In order, not overlapping."""

    @property
    def silent(self) -> bool:
        """True when nothing is to be said (only punctuation, or listed at the end): silence keeps the clip's place."""
        return not self.spoken


@dataclass(frozen=True, slots=True)
class SectionScript:
    """What is said in one section."""

    section_id: str
    utterances: tuple[Utterance, ...]


def script_as_json(scripts: Sequence[SectionScript]) -> list[dict[str, object]]:
    """Return the script as plain values for ``edition script --json``."""
    return [
        {"section": each.section_id, "utterances": [_as_json(utterance) for utterance in each.utterances]}
        for each in scripts
    ]


def _as_json(utterance: Utterance) -> dict[str, object]:
    return {
        "id": utterance.id,
        "role": str(utterance.role),
        "text": utterance.text,
        "spoken": utterance.spoken,
        "language": utterance.language,
        "pause_after_ms": utterance.pause_after_ms,
        "words": [{"spoken": word.spoken, "printed": word.printed} for word in utterance.words],
        "pronunciations": [{"spoken": sound.spoken, "ipa": sound.ipa} for sound in utterance.pronunciations],
    }


def script_as_text(scripts: Sequence[SectionScript]) -> str:
    """Return the script for people: what is said, with the role before it and the pause (seconds) after it."""
    return "\n\n".join(
        "\n".join([each.section_id, *(_as_line(utterance) for utterance in each.utterances)]) for each in scripts
    )


def _as_line(utterance: Utterance) -> str:
    said = utterance.spoken or f"(nothing to say for {utterance.text!r})"
    return f"  {utterance.role:<15}  {said}  [{utterance.pause_after_ms / 1000:g}]"
