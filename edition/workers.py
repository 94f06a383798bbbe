"""Worker processes on this machine: the executor that the studio works on when no other is given."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager


@contextmanager
def workers(jobs: int | None, most: int) -> Iterator[Executor]:
    """Give a pool of fresh processes, which are ended at once when the block does not end well.

    Args:
        jobs: How many; None takes one a processor.
        most: How many there is work for.
    """
    size = max(1, min(jobs or os.cpu_count() or 1, most))
    pool = ProcessPoolExecutor(size, mp_context=multiprocessing.get_context("spawn"))
    try:
        _start(pool, size)
        yield pool
        pool.shutdown()
    except BaseException:
        # Without cancelling: the pool itself breaks what is pending, once its processes are gone.
        for process in multiprocessing.active_children():
            process.terminate()
        pool.shutdown(wait=False)
        raise


def _start(pool: Executor, size: int) -> None:
    """Start the processes deaf to Ctrl-C, which reaches the whole group: the parent ends them, and tells of it once."""
    if threading.current_thread() is not threading.main_thread():
        return
    listening = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        for _ in range(size):
            pool.submit(int)
    finally:
        signal.signal(signal.SIGINT, listening)
