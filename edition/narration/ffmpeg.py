"""The program ffmpeg, from the wheel ``imageio_ffmpeg``: everything that runs it goes through here."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import IO

from edition.errors import EditionError, MissingProgram, OutputError

BITEXACT = ("-fflags", "+bitexact", "-flags:a", "+bitexact")
"""Output arguments without which a file holds version numbers and dates."""
BARE = (*BITEXACT, "-map_metadata", "-1")
"""Output arguments for a file without any tags."""
_BLOCK = 1 << 18
_INTERRUPTED = "received signal 2"


@lru_cache
def program() -> str:
    """Return ffmpeg's path.

    Raises:
        MissingProgram: The wheel carries none for this machine, and there is none on the path.
    """
    try:
        import imageio_ffmpeg

        path: str = imageio_ffmpeg.get_ffmpeg_exe()
    except (ImportError, RuntimeError) as problem:
        raise MissingProgram("ffmpeg is not there", hint="pip install --force-reinstall imageio-ffmpeg") from problem
    return path


@lru_cache
def identity() -> str:
    """Return what tells this ffmpeg from another: its file's name, which carries the version, and size."""
    path = Path(program())
    return f"{path.name} {path.stat().st_size}"


def run(arguments: Sequence[str], *, doing: str) -> str:
    """Run ffmpeg to its end and return what it said.

    Args:
        arguments: Everything after the program's name; inputs are opened as files, never as addresses.
        doing: What it is for, to be said when it fails: ``encoding 01-….mp3``.

    Raises:
        OutputError: It could not write.
        MissingProgram: It is not there or cannot run.
    """
    with started(arguments, doing=doing) as (_, said):
        pass
    return said()


@contextmanager
def started(arguments: Sequence[str], *, doing: str) -> Iterator[tuple[IO[bytes], Said]]:
    """Run ffmpeg, giving its standard output; what it said is complete after the ``with`` block.

    Raises:
        OutputError: It could not write.
        MissingProgram: It is not there or cannot run.
        KeyboardInterrupt: It was stopped by Ctrl-C.
    """
    with tempfile.TemporaryFile() as log:
        said = Said(log)
        command = (program(), "-hide_banner", "-nostdin", "-nostats", "-y", *arguments)
        try:
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=log)
        except OSError as problem:
            raise MissingProgram(f"ffmpeg cannot run: {problem.strerror}", place=program()) from problem
        _unhurried(process)
        try:
            assert process.stdout is not None  # noqa: S101
            with process.stdout:
                yield process.stdout, said
                while process.stdout.read(_BLOCK):
                    pass
            code = process.wait()
        except BaseException:
            process.kill()
            process.wait()
            raise
        said.complete()
        if code and _INTERRUPTED in said():
            # Ctrl-C reaches the whole group, and ffmpeg may tell of it before we are told ourselves.
            raise KeyboardInterrupt
        if code:
            raise _failed(doing, code, said())


def _unhurried(process: subprocess.Popen[bytes]) -> None:
    """Tell Linux that it is batch work: ffmpeg's threads then do not interrupt each other at every packet.

    It saves a fifth of the processor time; elsewhere, and where it is not allowed, nothing changes.
    """
    if sys.platform == "linux":
        with suppress(OSError):
            os.sched_setscheduler(process.pid, os.SCHED_BATCH, os.sched_param(0))


class Said:
    """What ffmpeg wrote to its standard error."""

    def __init__(self, log: IO[bytes]) -> None:
        self._log = log
        self._text = ""

    def __call__(self) -> str:
        """Return it; empty until ffmpeg has ended."""
        return self._text

    def complete(self) -> None:
        """Read it, ffmpeg having ended."""
        self._log.seek(0)
        self._text = self._log.read().decode("utf-8", "replace")


def _failed(doing: str, code: int, said: str) -> EditionError:
    last = (said.strip().splitlines() or ["no message"])[-1]
    if code < 0:
        return EditionError(f"ffmpeg was ended by signal {-code} while {doing}", hint="Run the command again.")
    if "No space left" in said:
        return OutputError(f"The disk is full: ffmpeg stopped while {doing}")
    return EditionError(f"ffmpeg failed while {doing}: {last}")
