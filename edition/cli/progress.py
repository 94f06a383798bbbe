"""Show progress: bars on a terminal, quiet lines when piped."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import click

from edition.model import Progress

SECONDS_BETWEEN_LINES = 30


@contextmanager
def progress_display() -> Iterator[Progress]:
    """Give a :class:`~edition.model.Progress` that draws bars with time left, or writes lines when piped."""
    if not sys.stderr.isatty():
        yield _Lines()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks = {}

        def show(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield show


class _Lines:
    """A line when a stage begins, and in a long one every half minute how far it is."""

    def __init__(self) -> None:
        self._stage = ""
        self._told_s = 0.0

    def __call__(self, stage: str, done: int, total: int) -> None:
        now = time.monotonic()
        if stage != self._stage:
            click.echo(f"edition: {stage}", err=True)
        elif done < total and now - self._told_s >= SECONDS_BETWEEN_LINES:
            click.echo(f"edition: {stage}, {done} of {total}", err=True)
        else:
            return
        self._stage, self._told_s = stage, now
