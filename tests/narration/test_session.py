"""A recording session: any number of sections, in order, never too many handed out."""

from concurrent.futures import Executor, Future

import pytest

from edition.errors import EditionError
from edition.narration import session
from edition.narration.studio import SectionJob


class Slow(Executor):
    """Finishes a job only when the next one is asked for, or when somebody waits."""

    def __init__(self):
        self.open, self.most = [], 0

    def submit(self, work, /, job):
        future = Future()
        self.open.append((future, work, job))
        self.most = max(self.most, len(self.open))
        return future

    def wait(self, futures, return_when):
        future, work, job = self.open.pop(len(self.open) // 2)
        try:
            future.set_result(work(job))
        except EditionError as failure:
            future.set_exception(failure)
        return type("Done", (), {"done": {future}})


@pytest.fixture
def slow(monkeypatch):
    executor = Slow()
    monkeypatch.setattr(session, "wait", executor.wait)
    return executor


def jobs(count):
    return (SectionJob(None, None, None, None, None, number) for number in range(count))


@pytest.mark.parametrize("count", [0, 1, 2, 3, 31, 32, 33, 100])
def test_recordings_come_in_order_whatever_is_finished_first(slow, monkeypatch, count):
    monkeypatch.setattr(session.studio, "make", lambda job: f"made {job.path}")
    told = []
    made = session.record(jobs(count), count, slow, lambda *step: told.append(step))
    assert made == tuple(f"made {number}" for number in range(count))
    assert told == [("narrating", done, count) for done in range(count + 1)]


def test_jobs_are_handed_out_as_room_comes_free(slow, monkeypatch):
    monkeypatch.setattr(session.studio, "make", lambda job: job.path)
    session.record(jobs(200), 200, slow, None)
    assert slow.most == 32


@pytest.mark.parametrize("kept", [set(), {0}, {0, 1, 2}, {1, 2}, {0, 2}])
def test_what_is_kept_is_not_handed_out(slow, monkeypatch, kept):
    monkeypatch.setattr(session.studio, "kept", lambda job: "kept" if job.path in kept else None)
    monkeypatch.setattr(session.studio, "make", lambda job: "made")
    found = session.record(jobs(3), 3, slow, None)
    assert found == tuple("kept" if number in kept else "made" for number in range(3))
    assert slow.most == (0 if len(kept) >= 2 else 3 - len(kept))


def test_the_first_failure_ends_it(slow, monkeypatch):
    def make(job):
        raise EditionError("the voice is hoarse")

    monkeypatch.setattr(session.studio, "make", make)
    with pytest.raises(EditionError, match="hoarse"):
        session.record(jobs(5), 5, slow, None)
