"""Runs any generator on a QThread: progress, cancel, failure."""

from __future__ import annotations

from collections.abc import Callable, Generator
from time import monotonic
from typing import Any, TypeAlias

from PySide6.QtCore import QObject, QThread, Signal

Work: TypeAlias = Callable[[], Generator[Any, None, Any]]

_SECONDS_BETWEEN_REPORTS = 0.016


class Job(QThread):
    """Slow work on a thread of its own. `work` makes a generator; each of its yields but None may be a report.

    `progressed` carries what was yielded, at most some sixty times a second; then exactly one of `succeeded`
    with what the generator returned, `failed` with its exception, or `cancelled`. A job that was cancelled
    says nothing more, however long its thread takes to come back.
    """

    progressed = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    _reported = Signal(str, object)

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._told = False
        self._reported.connect(self._report)

    def cancel(self) -> None:
        """Stop at the next yield; to everybody else the job is over now."""
        self.requestInterruption()
        if not self._told:
            self._told = True
            self.cancelled.emit()

    def run(self) -> None:
        """Run the generator; Qt calls this on the new thread."""
        try:
            self._reported.emit("succeeded", self._drive(self._work()))
        except Exception as error:
            self._reported.emit("failed", error)

    def _drive(self, generator: Generator[Any, None, Any]) -> Any:
        reported = 0.0
        while not self.isInterruptionRequested():
            try:
                value = next(generator)
            except StopIteration as end:
                return end.value
            if value is not None and monotonic() - reported >= _SECONDS_BETWEEN_REPORTS:
                self._reported.emit("progressed", value)
                reported = monotonic()
        generator.close()
        return None

    def _report(self, name: str, value: Any) -> None:
        """Pass a report on, on the thread that made the job, unless it was cancelled meanwhile."""
        if not self._told:
            self._told = name != "progressed"
            getattr(self, name).emit(value)
