"""Files that are dropped on the window: opened, or with a key held down added to the piece."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from composer.ui.documents import Documents

_ADDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Dropping(QObject):
    """Takes what is dropped on a window. `noted` says what a drop would do, and what was left."""

    noted = Signal(str)

    def __init__(self, documents: Documents, window: QWidget) -> None:
        super().__init__(window)
        self._documents = documents
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files, never their originals: a file manager would delete what is said to be moved."""
        if not isinstance(event, QDropEvent) or not (files := local_files(event.mimeData())):
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.DragEnter:
            self.noted.emit(self.tr("Let go to open it, with Ctrl or Shift to add it to this piece"))
        elif event.type() == QEvent.Type.Drop:
            # Who let go of it waits for the drop to be over, and questions may come.
            QTimer.singleShot(0, self, partial(self._chosen(event.modifiers()), files))
        return True

    def _chosen(self, held: Qt.KeyboardModifier) -> Callable[[list[Path]], None]:
        return self._add if held & _ADDING else self._open

    def _open(self, files: list[Path]) -> None:
        """Open the first file; there is one piece in a window."""
        if self._documents.open_file(files[0]) and len(files) > 1:
            self.noted.emit(self.tr("Only {} was opened: there is one piece in a window").format(files[0].name))

    def _add(self, files: list[Path]) -> None:
        for path in files:
            self._documents.import_file(path)


def local_files(data: QMimeData) -> list[Path]:
    """Return the files of this machine that something dropped or copied names."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
