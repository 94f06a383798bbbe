"""A recording session: sections go to the studio as room comes free, so that a long edition needs no more of it.

What is kept from an earlier session is not made again; a single section is made in this process, because starting
workers costs as much as half a section.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from contextlib import contextmanager
from dataclasses import dataclass, field

from edition.errors import EditionError
from edition.model import Progress, Recording
from edition.narration import studio

STAGE = "narrating"
_AHEAD = 32
"""Jobs handed out and not finished: enough for any number of workers that one machine has."""


def record(
    jobs: Iterator[studio.SectionJob], total: int, executor: Executor, progress: Progress | None
) -> tuple[Recording, ...]:
    """Have every job done and return the recordings in the jobs' order; the first failure ends it all.

    Args:
        jobs: Taken one by one.
        total: How many they are.
        executor: Carries them out; its owner ends what still runs when one fails.
        progress: Told after each.

    Raises:
        EditionError: As :func:`edition.narration.studio.make`; or a worker was ended from outside.
    """
    session = _Session(executor, progress, total)
    session.tell()
    cache = None
    for index, job in enumerate(jobs):
        cache = job.cache
        if found := studio.kept(job):
            session.finish(index, found)
        else:
            session.commission(index, job)
    made_any = session.complete()
    if cache and made_any:
        cache.prune()
    return tuple(session.done[index] for index in range(total))


@dataclass(slots=True)
class _Session:
    executor: Executor
    progress: Progress | None
    total: int
    done: dict[int, Recording] = field(default_factory=dict)
    running: dict[Future[Recording], int] = field(default_factory=dict)
    waiting: tuple[int, studio.SectionJob] | None = None
    """The first job that is not kept, until it is clear that it is not the only one."""
    several: bool = False

    def tell(self) -> None:
        if self.progress:
            self.progress(STAGE, len(self.done), self.total)

    def finish(self, index: int, made: Recording) -> None:
        self.done[index] = made
        self.tell()

    def commission(self, index: int, job: studio.SectionJob) -> None:
        if not self.several and self.waiting is None:
            self.waiting = (index, job)
            return
        self.several = True
        if self.waiting:
            self._submit(*self.waiting)
            self.waiting = None
        self._submit(index, job)

    def complete(self) -> bool:
        """Wait for the rest, and say whether anything was made at all."""
        if self.waiting:
            index, job = self.waiting
            self.finish(index, studio.make(job))
            return True
        while self.running:
            self._collect()
        return self.several

    def _submit(self, index: int, job: studio.SectionJob) -> None:
        while len(self.running) >= _AHEAD:
            self._collect()
        with _ended_workers():
            self.running[self.executor.submit(studio.make, job)] = index

    def _collect(self) -> None:
        for future in wait(self.running, return_when=FIRST_COMPLETED).done:
            with _ended_workers():
                self.finish(self.running.pop(future), future.result())


@contextmanager
def _ended_workers() -> Iterator[None]:
    try:
        yield
    except BrokenExecutor as problem:
        raise EditionError(
            "A worker that made sound was ended from outside",
            hint="The machine may be short of memory: run the command again, with fewer --jobs.",
        ) from problem
