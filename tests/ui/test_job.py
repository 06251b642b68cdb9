"""Jobs: progress, one ending each, cancel at once."""

import threading
import time

import pytest

from composer.ui.job import Job


@pytest.fixture
def listening(qapp):
    """A job of a generator function and the list of what it said."""
    jobs = []

    def start(work):
        job, said = Job(work), []
        for name in ("progressed", "succeeded", "failed"):
            getattr(job, name).connect(lambda value, name=name: said.append((name, value)))
        job.cancelled.connect(lambda: said.append(("cancelled", None)))
        jobs.append(job)
        job.start()
        return job, said

    yield start
    for job in jobs:
        job.requestInterruption()
        assert job.wait(5000)


def test_it_works_on_another_thread_and_ends_once(listening, qtbot):
    def work():
        yield threading.get_ident()
        return "done"

    _, said = listening(work)
    qtbot.waitUntil(lambda: ("succeeded", "done") in said)
    assert said[0][0] == "progressed"
    assert said[0][1] != threading.get_ident()
    assert [name for name, _ in said].count("succeeded") == 1


def test_a_failure_is_told(listening, qtbot):
    error = RuntimeError("no")

    def work():
        yield 1
        raise error

    _, said = listening(work)
    qtbot.waitUntil(lambda: ("failed", error) in said)


def test_a_yield_of_nothing_is_no_report_and_delays_none(listening, qtbot):
    def work():
        yield None
        yield "first"
        return "done"

    _, said = listening(work)
    qtbot.waitUntil(lambda: ("succeeded", "done") in said)
    assert said == [("progressed", "first"), ("succeeded", "done")]


def test_reports_do_not_flood_the_window(listening, qtbot):
    def work():
        yield from range(100_000)
        return "done"

    _, said = listening(work)
    qtbot.waitUntil(lambda: ("succeeded", "done") in said, timeout=20_000)
    assert len(said) < 2000


def test_cancel_is_at_once_and_nothing_is_said_after_it(listening, qtbot):
    closed = threading.Event()

    def work():
        try:
            while True:
                time.sleep(0.001)
                yield 1
        finally:
            closed.set()

    job, said = listening(work)
    qtbot.waitUntil(lambda: bool(said))
    began = time.monotonic()
    job.cancel()
    assert said[-1] == ("cancelled", None)
    assert closed.wait(0.1), "the generator goes on"
    assert time.monotonic() - began < 0.1
    qtbot.wait(50)
    assert said[-1] == ("cancelled", None)


def test_a_cancel_between_the_end_and_its_report_counts(listening, qtbot):
    def work():
        yield 1
        return "done"

    job, said = listening(work)
    assert job.wait(5000)
    job.cancel()
    qtbot.wait(50)
    assert said == [("cancelled", None)]
