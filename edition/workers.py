"""Worker processes on this machine: the executor that the studio works on when no other is given."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


@contextmanager
def workers(jobs: int | None, most: int) -> Iterator[Executor]:
    """Give a pool of fresh processes, which are ended at once when the block does not end well.

    A process starts when there is work for it: where all is kept from an earlier session, none does.

    Args:
        jobs: How many; None takes one a processor.
        most: How many there is work for.
    """
    size = max(1, min(jobs or os.cpu_count() or 1, most))
    pool = _Deaf(size, mp_context=multiprocessing.get_context("spawn"))
    try:
        yield pool
        pool.shutdown()
    except BaseException:
        # Without cancelling: the pool itself breaks what is pending, once its processes are gone. Waited for, since
        # its thread closes the pipe that Python writes to when it exits: whichever came first, a traceback was shown.
        for process in multiprocessing.active_children():
            process.terminate()
        pool.shutdown()
        raise


class _Deaf(ProcessPoolExecutor):
    """Its processes, and what they run, are deaf to Ctrl-C, which reaches the whole group: the parent ends them."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        with _without_ctrl_c():
            return super().submit(fn, *args, **kwargs)


@contextmanager
def _without_ctrl_c() -> Iterator[None]:
    """Hold Ctrl-C back for a moment: a process that starts meanwhile never hears it, and we do so afterwards."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
