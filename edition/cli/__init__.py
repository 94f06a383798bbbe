"""The command line: parse, call one function, say what came of it.

Results go to standard output, progress and warnings to standard error. Exit codes are those of
:mod:`edition.errors`; 130 after Ctrl-C. Rooms are imported by the command that needs them, so that ``--help`` is
instant.
"""

from __future__ import annotations

import signal
import sys
from types import FrameType

import click

from edition import __version__
from edition.cli.finished import cache, check, feed
from edition.cli.looking import draft, outline, say, script, voices, words
from edition.cli.making import make

INTERRUPTED = 130


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="edition")
def cli() -> None:
    """Make accessible editions of articles: tagged print, narrated audio, packages for listeners' players."""


for command in (make, outline, draft, script, words, say, voices, check, feed, cache):
    cli.add_command(command)


def main() -> None:
    """Run the command line and leave with its exit code."""
    signal.signal(signal.SIGTERM, _terminated)
    try:
        sys.exit(cli.main(prog_name="edition", standalone_mode=False))
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("edition: stopped; nothing was published, an earlier edition is untouched", err=True)
        sys.exit(INTERRUPTED)


def _terminated(_signal: int, _frame: FrameType | None) -> None:
    # Leave by an exception, so that half-made folders are removed.
    raise KeyboardInterrupt
