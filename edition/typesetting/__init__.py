"""The composing room: an edition becomes a tagged PDF, and everything in it gets a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from edition.errors import UsageError
from edition.model import Edition, Layout, Progress

NOTHING: Mapping[str, int] = MappingProxyType({})


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
    base_url: str | None = None
    """Where the edition will be found on the web; gives each part a QR code to its audio. None for none."""
    guideline: str = "ukaaf"
    """Which guideline large print follows: ``ukaaf``, ``rnib``, ``aph`` or ``acb``."""


def typeset(
    edition: Edition,
    path: Path,
    options: PrintOptions = PrintOptions(),
    *,
    durations_ms: Mapping[str, int] = NOTHING,
    voices: Sequence[str] = (),
    progress: Progress | None = None,
) -> Layout:
    """Typeset an edition as a tagged PDF.

    Args:
        edition: What to typeset.
        path: The file to write; its folder exists.
        options: Profile, paper, columns, typeface, conformance.
        durations_ms: Playing time of each section by its id; empty when there is no audio.
        voices: Who reads it, for the colophon.
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

    return print_edition(edition, path, options, durations_ms=durations_ms, voices=voices, progress=progress)


__all__ = ["PrintOptions", "UsageError", "typeset"]
