"""The composing room: an edition becomes a tagged PDF, and everything in it gets a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from edition.errors import UsageError
from edition.model import Edition, Layout, Progress

NOTHING: Mapping[str, int] = MappingProxyType({})
NOWHERE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """How an edition is to look in print."""

    profile: str = "print"
    """``print`` or ``large-print``."""
    paper: str = "a4"
    """``a4``, ``letter``, ``a5`` or ``tabloid``."""
    columns: int | None = None
    """1 to 3; None takes what suits the paper. Large print always has one."""
    typeface: str | None = None
    """``literata`` or ``atkinson``; None takes the profile's own."""
    pdf: str = "ua1"
    """``ua1`` (PDF/UA-1 and PDF/A-2a) or ``ua2`` (PDF/UA-2, PDF/A-4, WTPDF)."""
    guideline: str = "ukaaf"
    """Which guideline large print follows: ``ukaaf``, ``rnib``, ``aph`` or ``acb``."""
    fallback_fonts: tuple[Path, ...] = ()
    """TrueType files for the letters that our fonts lack."""


def rehearse(edition: Edition, options: PrintOptions = PrintOptions()) -> None:
    """Find out, before any other work, whether an edition can be printed.

    Raises:
        UsageError: An option has a value that does not exist, or names a font that cannot be used.
        UnsupportedText: No font has a letter, or a passage is of a script that we cannot set where it stands.
    """
    from edition.typesetting import rehearsal
    from edition.typesetting.press import setting_of

    rehearsal.rehearse(setting_of(edition, options), edition)


def typeset(
    edition: Edition,
    path: Path,
    options: PrintOptions = PrintOptions(),
    *,
    durations_ms: Mapping[str, int] = NOTHING,
    voices: Sequence[str] = (),
    audio_links: Mapping[str, str] = NOWHERE,
    progress: Progress | None = None,
) -> Layout:
    """Typeset an edition as a tagged PDF.

    Args:
        edition: What to typeset.
        path: The file to write; its folder exists.
        options: Profile, paper, columns, typeface, conformance.
        durations_ms: Playing time of each section by its id; empty when there is no audio.
        voices: Who reads it, for the colophon.
        audio_links: Web address of each section's sound by its id; a section without one has no QR code.
        progress: Told of every page drawn.

    Returns:
        The page of every headline, heading, sentence, credit line and photo block.

    Raises:
        UsageError: An option has a value that does not exist.
        UnsupportedText: No font has a letter of the text.
        PhotoError: A picture cannot be decoded.
        OutputError: The file cannot be written.
    """
    from edition.typesetting.press import print_edition
    from edition.typesetting.sound import Sound

    sound = Sound(durations_ms, voices, audio_links)
    return print_edition(edition, path, options, sound, progress=progress)


__all__ = ["PrintOptions", "UsageError", "rehearse", "typeset"]
