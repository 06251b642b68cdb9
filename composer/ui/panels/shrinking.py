"""A place for fields that is as high as they are, and scrolls in a window that is too low for them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

_LEAST = 160


class Content(QWidget):
    """What is shown, whole or in part; it tells when its parts have other sizes."""

    laid_out = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell of a new layout: it is made before this is asked."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.laid_out.emit()
        return False


class Shrinking(QScrollArea):
    """Shows its content whole where there is room, else a part of it and a scroll bar."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.content = Content()
        self.content.laid_out.connect(self.updateGeometry)
        self.setWidget(self.content)
        # What lies behind shows through.
        self.viewport().setAutoFillBackground(False)
        self.content.setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        """Return the size of all that is shown."""
        return self.content.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return a size that leaves the rest of a low window its room."""
        return QSize(0, min(_LEAST, self.content.sizeHint().height()))
