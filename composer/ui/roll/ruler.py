"""The ruler over the roll: bar numbers, the playhead's handle and where a take would stand."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from composer.music import timing
from composer.ui.roll.layer import Layer
from composer.ui.roll.painter import bars_in_sight
from composer.ui.roll.viewport import Camera
from composer.ui.session import Session
from composer.ui.theme import Theme, sized, translucent

_HEIGHT = 34
_HANDLE = 6
_LEAST_NUMBER_DISTANCE = 36.0


class Ruler(QWidget):
    """Numbers the bars; a click or a drag in it places the playhead. It reaches over the keys, `indent` pixels wide."""

    placed = Signal(int)

    def __init__(
        self, session: Session, camera: Camera, theme: Theme, indent: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._indent = indent
        self.setObjectName("ruler")
        self.setAccessibleName(self.tr("Ruler"))
        self.setFixedHeight(_HEIGHT)
        self._session, self._camera, self._theme = session, camera, theme
        self._playhead = 0.0
        self._proposed: tuple[int, int] | None = None
        self._layer = Layer(self._paint_ground)
        self.step = timing.GRIDS[3]
        camera.changed.connect(self._refresh)
        theme.changed.connect(self._refresh)
        session.score_changed.connect(self._refresh)

    def show_playhead(self, tick: float) -> None:
        """Move the playhead's handle, repainting its old and new place only."""
        old, self._playhead = self._handle_place(), tick
        self.update(old)
        self.update(self._handle_place())

    def indent_by(self, pixels: int) -> None:
        """Reach over keys that are so many pixels wide."""
        self._indent = pixels
        self._refresh()

    def show_proposed(self, span: tuple[int, int] | None) -> None:
        """Mark the ticks that a take covers, or nothing."""
        if span != self._proposed:
            self._proposed = span
            self._refresh()

    def _refresh(self) -> None:
        self._layer.stale = True
        self.update()

    def _handle_place(self) -> QRect:
        x = self._indent + round(self._camera.viewport.x_at(self._playhead))
        return QRect(x - 2 * _HANDLE, 0, 4 * _HANDLE, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the numbers, which are kept, and the playhead's handle over them."""
        painter, area, ratio = QPainter(self), event.rect(), self.devicePixelRatioF()
        painter.drawPixmap(area, self._layer.painted(self), QRect(area.topLeft() * ratio, area.size() * ratio))
        painter.translate(self._indent, 0)
        painter.setClipRect(-_HANDLE, 0, self.width(), _HEIGHT)
        self._paint_handle(painter)

    def _paint_ground(self, painter: QPainter) -> None:
        colours, view = self._theme.colours, self._camera.viewport
        painter.fillRect(self.rect(), colours.panel)
        painter.fillRect(0, _HEIGHT - 1, self.width(), 1, colours.hairline)
        painter.translate(self._indent, 0)
        painter.setClipRect(0, 0, self.width(), _HEIGHT)
        self._paint_numbers(painter)
        if self._proposed is not None:
            first, after = (view.x_at(float(tick)) for tick in self._proposed)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(translucent(colours.accent, 0.6))
            painter.drawRoundedRect(QRectF(first, 4, after - first, 6), 3, 3)

    def _paint_numbers(self, painter: QPainter) -> None:
        colours, view, score = self._theme.colours, self._camera.viewport, self._session.score
        painter.setFont(sized(self.font(), 11))
        for tick, bar in bars_in_sight(view, score, _LEAST_NUMBER_DISTANCE):
            x = round(view.x_at(tick))
            painter.fillRect(QRectF(x, _HEIGHT - 12, 1, 11), colours.bar_line)
            painter.setPen(colours.muted)
            painter.drawText(QPointF(x + 9, _HEIGHT - 10), str(bar))

    def _paint_handle(self, painter: QPainter) -> None:
        x = round(self._camera.viewport.x_at(self._playhead))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colours.playhead)
        corners = ((-_HANDLE, -15), (_HANDLE, -15), (_HANDLE, -9), (0, -1), (-_HANDLE, -9))
        painter.drawPolygon(QPolygonF([QPointF(x + dx, _HEIGHT + dy) for dx, dy in corners]))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Place the playhead on the nearest grid line; exactly under the pointer with Alt."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._place(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Take the playhead along."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._place(event)

    def _place(self, event: QMouseEvent) -> None:
        tick = max(0.0, self._camera.viewport.tick_at(event.position().x() - self._indent))
        if not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            score = self._session.score
            tick = timing.snap(score, tick, timing.grid_ticks(score, self.step))
        self.placed.emit(int(tick))
