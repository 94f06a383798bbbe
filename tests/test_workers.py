"""Workers start when there is work for them, and never hear Ctrl-C."""

from __future__ import annotations

import multiprocessing
import signal
import sys

import pytest

from edition.workers import workers


def held_back() -> set[signal.Signals]:
    """Return the signals that this process is deaf to."""
    return set(signal.pthread_sigmask(signal.SIG_BLOCK, ()))


def test_no_process_starts_without_work():
    with workers(2, 5) as pool:
        assert multiprocessing.active_children() == []
        assert pool.submit(int, "7").result() == 7
        assert len(multiprocessing.active_children()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="no signal masks there")
def test_workers_never_hear_ctrl_c_and_we_do():
    with workers(1, 1) as pool:
        assert signal.SIGINT in pool.submit(held_back).result()
        assert signal.SIGINT not in held_back()


def test_a_failure_ends_the_workers_at_once():
    with pytest.raises(KeyError), workers(2, 2) as pool:
        pool.submit(int).result()
        (process,) = multiprocessing.active_children()
        raise KeyError("stop")
    process.join(10)
    assert process.exitcode is not None
