"""Every error that a producer can cause or meet, with its exit code and its advice.

::

    EditionError                1  something inside went wrong
    ├── UsageError              2  the command line asks for what does not exist
    ├── SourceError             3  the source cannot be read as an article
    │   ├── EncodingError       3  … because its bytes are no text
    │   ├── ManuscriptError     3  … because its Markdown, JSON or TOML is wrong
    │   ├── UnsupportedText     3  … because no font or voice has its letters
    │   └── PhotoError          3  … because a picture is missing or broken
    ├── MissingResource         4  something this machine should have is not there
    │   ├── MissingProgram      4  … a program or package
    │   └── MissingVoice        4  … a voice
    ├── OutputError             5  the edition cannot be written
    └── CheckFailed             6  made, but it does not pass its checks
"""

from __future__ import annotations

import sys
from typing import IO, Any, ClassVar

import click


class EditionError(click.ClickException):
    """What failed, where, and what to do about it.

    Args:
        message: One sentence: what failed.
        place: File, line, JSON path or sentence id it happened at; None where there is none.
        hint: What the producer can do; None falls back to the class's own advice.
    """

    exit_code: ClassVar[int] = 1
    advice: ClassVar[str] = "This is a fault of edition itself: please report it with the command you ran."

    def __init__(self, message: str, *, place: str | None = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.place = place
        self.hint = hint or self.advice

    def __reduce__(self) -> tuple[Any, ...]:
        """Survive the journey out of a worker process."""
        return _rebuild, (type(self), self.message, self.place, self.hint)

    def show(self, file: IO[str] | None = None) -> None:
        """Print message, place and hint on standard error."""
        where = f" ({self.place})" if self.place else ""
        click.echo(f"edition: {self.message}{where}\n  hint: {self.hint}", file=file or sys.stderr)


def _rebuild(kind: type[EditionError], message: str, place: str | None, hint: str) -> EditionError:
    return kind(message, place=place, hint=hint)


class UsageError(EditionError):
    """The command line asks for something that does not exist."""

    exit_code = 2
    advice = "See edition COMMAND --help."


class SourceError(EditionError):
    """The source cannot be read as an article."""

    exit_code = 3
    advice = "Give a text, Markdown, HTML or JSON file that holds one article, or - for standard input."


class EncodingError(SourceError):
    """The source's bytes are not text in any encoding we can tell."""

    advice = "Save the file as UTF-8 text and try again."


class ManuscriptError(SourceError):
    """Markdown, front matter, JSON or TOML of the source is wrong."""

    advice = "Correct the manuscript at the place named; edition draft writes a correct one to start from."


class UnsupportedText(SourceError):
    """No font or voice that we have can render the text."""

    advice = "Take the passage out, or choose a typeface or voice that has these letters."


class PhotoError(SourceError):
    """A picture is missing, broken or not one we may use."""

    advice = "Put the picture beside the source or into the folder given with --photos."


class MissingResource(EditionError):
    """Something that this machine should have is not there."""

    exit_code = 4
    advice = "Install edition again with pip; its dependencies bring every program the default edition needs."


class MissingProgram(MissingResource):
    """A program or package that a chosen format needs is not there."""


class MissingVoice(MissingResource):
    """A voice is not there."""

    advice = "edition voices lists the voices of this machine."


class OutputError(EditionError):
    """The edition cannot be written."""

    exit_code = 5
    advice = "Choose another folder with -o, or make room on the disk. The earlier edition, if any, is untouched."


class CheckFailed(EditionError):
    """The edition was made but does not pass its checks."""

    exit_code = 6
    advice = "Nothing was published. Correct what is named, or report it if the fault is ours."
