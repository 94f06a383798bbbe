"""Options that say how an edition is spoken, shared by every command that says or shows what will be said."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from edition.cli.parameters import FILE

if TYPE_CHECKING:
    from edition.narration import NarrationOptions
    from edition.narration.script import ScriptOptions

Command = Callable[..., Any]

ROLES = (
    "opening", "headline", "standfirst", "byline", "heading", "sentence", "quote", "caption", "credit",
    "reporter credit", "closing",
)  # fmt: skip
"""Values of :class:`edition.narration.utterance.Role`, which ``--help`` does without."""
PAUSES = ("sentence", "paragraph", "caption", "heading", "section")
LONGEST_PAUSE_MS = 10_000
LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z\d]{1,8})*")
"""BCP 47, as far as a slip of the pen can be told by it."""


class Pair(click.ParamType[tuple[str, str]]):
    """``WHAT=VALUE``."""

    name = "pair"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """Return the two sides without spaces at their ends."""
        if isinstance(value, tuple):
            return value
        what, equals, rest = (part.strip() for part in str(value).partition("="))
        if not (what and equals and rest):
            self.fail(f"{value!r} is not WHAT=VALUE", param, ctx)
        return what, rest


class VoiceFor(Pair):
    """``ROLE=NAME`` or ``LANGUAGE=NAME``."""

    name = "voice for"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """Return the role or language and the voice; a mistyped role is no language."""
        what, voice = super().convert(value, param, ctx)
        if what not in ROLES and not LANGUAGE_TAG.fullmatch(what):
            self.fail(f"{what!r} is neither a language tag nor a role; roles are {', '.join(ROLES)}", param, ctx)
        return what, voice


class Pause(Pair):
    """``KIND=MS``."""

    name = "pause"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """Return the kind of pause and its milliseconds."""
        kind, length = super().convert(value, param, ctx)
        if kind not in PAUSES:
            self.fail(f"there is no pause {kind!r}; there are {', '.join(PAUSES)}", param, ctx)
        if not length.isdecimal() or int(length) > LONGEST_PAUSE_MS:
            self.fail(f"a pause takes 0 to {LONGEST_PAUSE_MS} milliseconds, not {length!r}", param, ctx)
        return kind, length


_SCRIPT = (
    click.option("--lexicon", "lexicons", type=FILE, multiple=True, metavar="FILE",
                 help="Pronunciations, W3C PLS; SOURCE.pls and lexicon.pls beside it are found too."),
    click.option("--credits", "credit_lines", type=click.Choice(["spoken", "listed"]), default="spoken",
                 show_default=True, help="Say credit lines at their photograph, or list them at the section's end."),
    click.option("--descriptions/--no-descriptions", default=True, show_default=True,
                 help="Say the alt text of photographs."),
    click.option("--pause", "pauses", type=Pause(), multiple=True, metavar="KIND=MS",
                 help=f"Silence after each {', '.join(PAUSES[:-1])}, and before a {PAUSES[-1]}'s closing."),
)  # fmt: skip
_VOICES = (
    click.option("--voice", metavar="NAME", help="See edition voices."),
    click.option("--rate", metavar="WPM", type=click.IntRange(80, 450), default=150, show_default=True,
                 help="Speaking rate in words a minute."),
    click.option("--voice-for", "voices_for", type=VoiceFor(), multiple=True, metavar="WHAT=NAME",
                 help=f"Another voice for a language (de=de) or a role ({', '.join(ROLES)})."),
    click.option("--fallback-voice", metavar="NAME",
                 help="Speaks a sentence that its voice fails at; without it the command stops there."),
)  # fmt: skip


def script_options(command: Command) -> Command:
    """Give a command the options of what is said."""
    return _with(_SCRIPT, command)


def voice_options(command: Command) -> Command:
    """Give a command the options of who says it."""
    return _with(_VOICES, command)


def _with(options: tuple[Callable[[Command], Command], ...], command: Command) -> Command:
    for option in reversed(options):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class Script:
    """What :func:`script_options` parsed."""

    lexicons: tuple[Path, ...]
    credit_lines: str
    descriptions: bool
    pauses: tuple[tuple[str, str], ...]

    @classmethod
    def take(cls, options: dict[str, Any]) -> Script:
        """Take its options out of all that were parsed."""
        return cls(**{name: options.pop(name) for name in cls.__dataclass_fields__})

    def options(self, lexicons: tuple[Path, ...]) -> ScriptOptions:
        """Return how the script is written, with the lexicons read.

        Args:
            lexicons: Those named and those found beside the source.

        Raises:
            SourceError: A lexicon cannot be read.
        """
        from edition.narration import lexicon
        from edition.narration.script import Pauses, ScriptOptions

        return ScriptOptions(
            pauses=Pauses(**{f"{kind}_ms": int(length) for kind, length in self.pauses}),
            describe_pictures=self.descriptions,
            credits="listed" if self.credit_lines == "listed" else "spoken",
            lexicon=lexicon.read(lexicons),
        )


@dataclass(frozen=True, slots=True)
class Voices:
    """What :func:`voice_options` parsed."""

    voice: str | None
    rate: int
    voices_for: tuple[tuple[str, str], ...]
    fallback_voice: str | None

    @classmethod
    def take(cls, options: dict[str, Any]) -> Voices:
        """Take its options out of all that were parsed."""
        return cls(**{name: options.pop(name) for name in cls.__dataclass_fields__})

    def options(self) -> NarrationOptions:
        """Return who speaks; everything else is as it is by default."""
        from edition.narration import NarrationOptions
        from edition.narration.utterance import Role

        return NarrationOptions(
            voice=self.voice,
            rate_wpm=self.rate,
            voices_by_role=tuple((Role(what), voice) for what, voice in self.voices_for if what in ROLES),
            voices_by_language=tuple((what, voice) for what, voice in self.voices_for if what not in ROLES),
            fallback_voice=self.fallback_voice,
        )
