"""The window itself, light enough to stand at once; what is on it comes after its first paint."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow


class Frame(QMainWindow):
    """An empty window in one colour, until it is furnished. `stood` is emitted once, when it has been painted.

    `may_close` is asked before it closes. Nothing here touches an enum of Qt: the first one costs 20 ms.
    """

    stood = Signal()

    def __init__(self, ground: str = "") -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        if ground:
            self.setStyleSheet(f"QMainWindow {{ background: {ground}; }}")
        self.setWindowTitle("Composer")
        self.setMinimumSize(900, 560)
        self.resize(1280, 800)
        self.may_close: Callable[[], bool] = True.__bool__
        self._has_stood = False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first paint."""
        super().paintEvent(event)
        if not self._has_stood:
            self._has_stood = True
            QTimer.singleShot(0, self, self.stood.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close only if nothing on the window objects."""
        event.setAccepted(self.may_close())
