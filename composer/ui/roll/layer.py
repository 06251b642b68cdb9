"""A picture of a widget that is kept until it is stale."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget


class Layer:
    """A picture as large as its widget that is painted anew only when it is stale."""

    def __init__(self, paint_it: Callable[[QPainter], None], ground: Qt.GlobalColor | None = None) -> None:
        """Take what paints it, and the ground that it is painted on: none where it covers all."""
        self._paint_it, self._ground, self._pixmap, self.stale = paint_it, ground, QPixmap(), True

    def painted(self, widget: QWidget) -> QPixmap:
        """Return the picture, up to date and at the widget's size and device pixel ratio."""
        ratio = widget.devicePixelRatioF()
        # To allocate megabytes anew for every frame would cost as much as to paint them.
        if self._pixmap.size() != widget.size() * ratio:
            self._pixmap, self.stale = QPixmap(widget.size() * ratio), True
            self._pixmap.setDevicePixelRatio(ratio)
        if self.stale:
            if self._ground is not None:
                self._pixmap.fill(self._ground)
            painter = QPainter(self._pixmap)
            painter.setFont(widget.font())
            self._paint_it(painter)
            painter.end()
            self.stale = False
        return self._pixmap
