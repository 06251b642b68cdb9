"""Slow work of which there is one at a time: a new one takes the place of the one before."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from composer.ui.job import Job, Work


class Errand(QObject):
    """Runs jobs one after the other. `over` follows each that ended, however it did, but for one that was replaced."""

    progressed = Signal(object)
    failed = Signal(object)
    over = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._jobs: list[Job] = []

    @property
    def is_busy(self) -> bool:
        """Whether there is work under way."""
        return self._job is not None

    def start(self, work: Work, on_success: Callable[..., None]) -> None:
        """Begin some work, whose outcome a bound method of a QObject takes; what was under way is given up."""
        self._drop()
        self._job = job = Job(work, self)
        self._jobs.append(job)
        job.progressed.connect(self.progressed)
        job.succeeded.connect(on_success)
        job.failed.connect(self.failed)
        for ended in (job.succeeded, job.failed, job.cancelled):
            ended.connect(self._on_over)
        job.finished.connect(self._sweep)
        job.start()

    def cancel(self) -> None:
        """Give up what is under way."""
        if self._job is not None:
            self._job.cancel()

    def wait(self) -> None:
        """Give up what is under way and wait until its thread has ended; for closing the window."""
        self.cancel()
        for job in list(self._jobs):
            job.wait()

    def _drop(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.cancelled.disconnect(self._on_over)
            job.cancel()

    def _on_over(self) -> None:
        self._job = None
        self.over.emit()

    def _sweep(self) -> None:
        for job in [job for job in self._jobs if job.isFinished()]:
            self._jobs.remove(job)
            job.deleteLater()
