"""Reads a file that takes time on a thread, while the window waits for it and can give it up."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, Qt
from PySide6.QtWidgets import QProgressDialog, QWidget

from composer.files import formats
from composer.files.border import Imported
from composer.ui.job import Job


class Reading(QObject):
    """Reads one file after the other; a window that waits for one asks for no other."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._read: Imported | None = None
        self._error: Exception | None = None
        self._is_busy = False

    def read(self, path: Path) -> Imported | None:
        """Return the score of a file, None if it is given up. Raises UnknownFormat or UnreadableFile."""
        if self._is_busy:
            return None
        if not formats.takes_time(path):
            return formats.read(path)
        self._is_busy, self._read, self._error = True, None, None
        try:
            self._wait_for(path)
        finally:
            self._is_busy = False
        if self._error is not None:
            raise self._error
        return self._read

    def _wait_for(self, path: Path) -> None:
        job, loop = Job(partial(formats.reading, path), self), QEventLoop()
        dialog = self._dialog(path)
        job.succeeded.connect(self._on_read)
        job.failed.connect(self._on_failed)
        dialog.canceled.connect(job.cancel)
        job.finished.connect(loop.quit)
        dialog.open()
        job.start()
        loop.exec()
        job.wait()
        dialog.canceled.disconnect(job.cancel)
        dialog.close()
        for used in (dialog, job):
            used.deleteLater()

    def _dialog(self, path: Path) -> QProgressDialog:
        """Return what is shown meanwhile: nobody knows how much of it is done."""
        dialog = QProgressDialog(self.tr("Reading {}…").format(path.name), self.tr("Cancel"), 0, 0, self._window)
        dialog.setObjectName("reading")
        dialog.setWindowTitle("Composer")
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        return dialog

    def _on_read(self, imported: Imported) -> None:
        self._read = imported

    def _on_failed(self, error: Exception) -> None:
        self._error = error
