"""A picture of a widget that is kept until it is stale, and moved where the view is only scrolled."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import NamedTuple, cast

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter, QPixmap, QRegion
from PySide6.QtWidgets import QWidget

_NEARLY = 1e-6


class Position(NamedTuple):
    """Where a picture lies on something larger, in pixels, and in which manner it is painted.

    Two pictures of one manner that lie whole pixels apart are the same where they overlap.
    """

    manner: Hashable
    x: float
    y: float


class Layer:
    """A picture as large as its widget that is painted anew only when it is `stale`.

    When the view has `moved`, it is painted anew too, but only what has come into sight where that is enough.
    """

    def __init__(
        self,
        paint_it: Callable[[QPainter], None],
        over: Layer | None = None,
        position: Callable[[], Position | None] | None = None,
    ) -> None:
        """Take what paints it, within the clip; the layer below it, if it does not cover all; what says its position.

        A position of None stands for a picture that has to be painted whole wherever it lies.
        """
        self._paint_it, self._over, self._position = paint_it, over, position
        self._pixmap, self._shown = QPixmap(), Position(None, 0, 0)
        self.stale, self.moved = True, False

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
        stale = self.stale or (self._over is not None and self._over.stale)
        if stale or self.moved:
            below = self._over.painted(widget) if self._over is not None else None
            areas = self._brought_into_place(widget.rect(), stale)
            # If painting fails, nothing of the picture can be relied on.
            self.stale = True
            for area in areas:
                self._paint(widget, area, below)
            self.stale = self.moved = False
        return self._pixmap

    def _paint(self, widget: QWidget, area: QRect, below: QPixmap | None) -> None:
        with QPainter(self._pixmap) as painter:
            painter.setClipRect(area)
            if below is not None:
                painter.drawPixmap(0, 0, below)
            painter.setFont(widget.font())
            self._paint_it(painter)

    def _brought_into_place(self, whole: QRect, stale: bool) -> list[QRect]:
        """Move what of the picture stays in sight, and return the areas that have to be painted."""
        before, now = self._shown, self._position() if self._position else None
        self._shown = now or Position(None, 0, 0)
        if stale or now is None or before.manner != now.manner:
            return [whole]
        moved = self._whole_pixels(before.x - now.x, before.y - now.y)
        if moved is None:
            return [whole]
        ratio = self._pixmap.devicePixelRatio()
        # A moved picture is the old one, which nobody else holds: its memory is shifted in place.
        self._pixmap.scroll(round(moved.x() * ratio), round(moved.y() * ratio), self._pixmap.rect())
        return list(cast(Iterable[QRect], QRegion(whole).subtracted(QRegion(whole.translated(moved)))))

    def _whole_pixels(self, x: float, y: float) -> QPoint | None:
        """Return a way as whole pixels, also of the device; None where it is not made of such."""
        ratio = self._pixmap.devicePixelRatio()
        whole = QPoint(round(x), round(y))
        parts = (x - whole.x(), y - whole.y(), *(way * ratio % 1 for way in (whole.x(), whole.y())))
        return whole if all(abs(part) < _NEARLY for part in parts) else None
