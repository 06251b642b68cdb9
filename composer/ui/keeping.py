"""Keeps unsaved work on the disk, so that it outlives the window: one journal, written on a thread."""

from __future__ import annotations

from collections.abc import Generator
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from composer.errors import ComposerError
from composer.files import journals
from composer.files.journals import Journal
from composer.files.project import Origin, Project
from composer.ui.documents import Documents
from composer.ui.job import Job
from composer.ui.session import Session

_MILLISECONDS = 700


class Keeping(QObject):
    """Writes every edit into a journal in a folder soon after it is made; `failed` carries why one could not be.

    One write at a time, always of the newest state. What is saved or undone is in no journal.
    """

    failed = Signal(object)

    def __init__(self, session: Session, documents: Documents, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.folder = folder
        self._session, self._documents = session, documents
        self._journal: Journal | None = None
        self._job: Job | None = None
        self._fails = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_MILLISECONDS)
        self._timer.timeout.connect(self._begin)
        stack = session.undo_stack
        self._heard = [signal.connect(self._on_change) for signal in (stack.indexChanged, stack.cleanChanged)]
        cast(QGuiApplication, QGuiApplication.instance()).commitDataRequest.connect(self._on_session_ends)

    def adopt(self, journal: Journal) -> None:
        """Go on with the journal of a window that was not closed, whose work is now that of this one."""
        self._stop()
        if self._journal is not None:
            self._journal.let_go()
        self._journal = journal

    def hurry(self) -> None:
        """Write what is not saved at once, and come back when it is on the disk."""
        if self._session.is_modified:
            self._stop()
            self._timer.stop()
            self._begin()
        if self._job is not None:
            self._job.wait()

    def _on_session_ends(self, _manager: object) -> None:
        """The user logs out: who is asked then may not be there to answer."""
        self.hurry()

    def close(self) -> None:
        """Forget what is kept: the window is closed, and the work saved or not wanted."""
        # A stack of undo steps tells of its own end too, when there is no session any more.
        while self._heard:
            QObject.disconnect(self._heard.pop())
        self._timer.stop()
        self._stop()
        if self._journal is not None:
            self._journal.clear()
            self._journal.let_go()
            self._journal = None

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job.wait()
            self._job = None

    def _on_change(self) -> None:
        """Have it written in a moment, however much is done until then; forget what is not unsaved any more."""
        if not self._session.is_modified:
            self._timer.stop()
            self._forget()
        elif not self._timer.isActive():
            self._timer.start()

    def _forget(self) -> None:
        if self._journal is not None and self._job is None:
            self._journal.clear()

    def _begin(self) -> None:
        """Write the state of this moment, or wait until the write before is over."""
        if self._job is not None:
            self._timer.start()
            return
        try:
            self._journal = self._journal or journals.begin(self.folder)
        except ComposerError as error:
            self._on_failed(error)
            return
        self._job = Job(partial(_work, self._journal, self._state()), self)
        self._job.succeeded.connect(self._on_written)
        self._job.failed.connect(self._on_failed)
        self._job.finished.connect(self._on_finished)
        self._job.start()

    def _state(self) -> Project:
        origin = Origin(str(self._session.path.absolute()), self._documents.stamp) if self._session.path else Origin()
        return Project(self._session.score, self._documents.place(), origin)

    def _on_written(self) -> None:
        self._fails = False

    def _on_failed(self, error: Exception) -> None:
        """Tell it once, and not at every edit until it goes well again."""
        if not self._fails:
            self.failed.emit(error)
        self._fails = True

    def _on_finished(self) -> None:
        """Forget at once what was saved or undone while it was written."""
        if self._job is not None and self._job.isFinished():
            self._job.deleteLater()
            self._job = None
        if not self._session.is_modified:
            self._forget()


def _work(journal: Journal, state: Project) -> Generator[None, None, None]:
    """Write a state into a journal; runs on a job's thread."""
    yield None
    journal.write(state)
