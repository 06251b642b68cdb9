"""A picture of a widget that is kept until it is stale."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget


class Layer:
    """A picture as large as its widget that is painted anew only when it is stale."""

    def __init__(self, paint_it: Callable[[QPainter], None], over: Layer | None = None) -> None:
        """Take what paints it, and the layer that it is painted over: none where it covers all."""
        self._paint_it, self._over, self._pixmap, self.stale = paint_it, over, QPixmap(), True

    def draw(self, painter: QPainter, widget: QWidget, area: QRect) -> None:
        """Draw what of the picture lies in an area of its widget."""
        ratio = widget.devicePixelRatioF()
        painter.drawPixmap(area, self.painted(widget), QRect(area.topLeft() * ratio, area.size() * ratio))

    def painted(self, widget: QWidget) -> QPixmap:
        """Return the picture, up to date and at the widget's size and device pixel ratio."""
        ratio = widget.devicePixelRatioF()
        # To allocate megabytes anew for every frame would cost as much as to paint them.
        if self._pixmap.size() != widget.size() * ratio:
            self._pixmap, self.stale = QPixmap(widget.size() * ratio), True
            self._pixmap.setDevicePixelRatio(ratio)
        if self.stale or (self._over is not None and self._over.stale):
            below = self._over.painted(widget) if self._over is not None else None
            painter = QPainter(self._pixmap)
            if below is not None:
                painter.drawPixmap(0, 0, below)
            painter.setFont(widget.font())
            self._paint_it(painter)
            painter.end()
            self.stale = False
        return self._pixmap
