"""A lane under the roll: values along the piece, on the roll's own time, drawn with the roll's own hand."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from composer.music import timing
from composer.music.lanes import LaneGesture, Spot
from composer.music.score import MAX_TICK
from composer.ui.look.theme import Theme, tabular
from composer.ui.roll import painter as paint
from composer.ui.roll.canvas import Canvas
from composer.ui.roll.ground import paint_lines
from composer.ui.roll.layer import Layer, Position
from composer.ui.roll.viewport import Camera, Viewport, pixel
from composer.ui.roll.wheel import wheeled
from composer.ui.session import Session

NEAR = 6.0
"""Pixels from which a stem or a point is taken hold of."""

_MARGIN = 9
_LEAST_HEIGHT = 44


class Begun(NamedTuple):
    """A gesture that a press begins, and the name of its undo step."""

    name: str
    gesture: LaneGesture


class Lane(QWidget):
    """What all lanes have in common; each says what its limits are, what a press begins and how it is painted."""

    hint_changed = Signal(str)

    def __init__(self, session: Session, camera: Camera, theme: Theme, canvas: Canvas) -> None:
        super().__init__()
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setMinimumHeight(_LEAST_HEIGHT)
        # The keys stay with the roll, and with them Esc, which drops a gesture.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(canvas)
        self._session, self._camera, self._theme, self._canvas = session, camera, theme, canvas
        self._layer = Layer(self._paint_ground, position=self.position)
        self._playhead = 0.0
        self._pointer: QPointF | None = None
        for changed in (session.score_changed, session.selection_changed, session.track_changed, canvas.hand.moved):
            changed.connect(self.refresh)
        camera.changed.connect(self._on_view)
        theme.changed.connect(self.refresh)

    # What each lane says

    def limits(self) -> tuple[float, float]:
        """Return the values at the lower and at the upper edge."""
        raise NotImplementedError

    def begun(self, spot: Spot, at: QPointF, event: QMouseEvent) -> Begun | None:
        """Return what a press begins here, if anything."""
        raise NotImplementedError

    def paint_values(self, painter: QPainter, view: Viewport) -> None:
        """Paint what the lane shows."""
        raise NotImplementedError

    def position(self) -> Position | None:
        """Return where the picture of the values lies, if it can be moved when the view is scrolled."""
        return None

    def label_at(self, at: QPointF) -> str:
        """Say which value is under the pointer."""
        raise NotImplementedError

    def hint(self) -> str:
        """Say what a press would do."""
        raise NotImplementedError

    # Places

    @property
    def view(self) -> Viewport:
        """The part of the piece that is seen, as high as the lane."""
        return replace(self._camera.viewport, height=max(1, self.height()))

    def y_at(self, value: float) -> float:
        """Return the y of a value."""
        low, high = self.limits()
        return self._bottom - (value - low) / (high - low) * (self._bottom - _MARGIN)

    def value_at(self, y: float) -> float:
        """Return the value at a y, beyond the limits outside the lane."""
        low, high = self.limits()
        return low + (self._bottom - y) / (self._bottom - _MARGIN) * (high - low)

    @property
    def _bottom(self) -> float:
        return max(self.height() - _MARGIN, _MARGIN + 1)

    def spot_at(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> Spot:
        """Return tick and value under the pointer, and the grid that the keys held down leave it."""
        point = self._canvas.hand.point(at, modifiers)
        return Spot(min(point.tick, MAX_TICK), self.value_at(at.y()), point.step)

    def reach(self) -> int:
        """Return how many ticks around the pointer are near it."""
        return int(NEAR / self._camera.viewport.scale)

    # Showing

    def refresh(self) -> None:
        """Paint anew what may be other than before."""
        self._layer.stale = True
        if self.isVisible():
            self.update()

    def _on_view(self) -> None:
        self._layer.moved = True
        if self.isVisible():
            self.update()

    def show_playhead(self, tick: float) -> None:
        """Move the playhead, repainting its old and new strip only."""
        if not self.isVisible():
            self._playhead = tick
            return
        old, self._playhead = self._playhead_strip(), tick
        # Two areas at once would clip to both, which takes Qt ten times as long as what lies between them.
        if (new := self._playhead_strip()) != old:
            self.update(old | new)

    def _playhead_strip(self) -> QRect:
        return QRect(pixel(self._camera.viewport.x_at(self._playhead)) - 2, 0, 4, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the values higher or lower."""
        self.refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the values, which are kept, the playhead and the value under the pointer."""
        with QPainter(self) as painter:
            self._layer.draw(painter, self, event.rect())
            x = pixel(self._camera.viewport.x_at(self._playhead))
            painter.fillRect(x - 1, 0, 2, self.height(), self._theme.colours.playhead)
            if self._pointer is not None and (text := self.label_at(self._pointer)):
                self._paint_label(painter, self._pointer, text)

    def _paint_ground(self, painter: QPainter) -> None:
        colours, view, score = self._theme.colours, self.view, self._canvas.hand.shown()[0]
        painter.fillRect(self.rect(), colours.row)
        painter.setPen(Qt.PenStyle.NoPen)
        step = float(timing.grid_ticks(score, self._canvas.hand.grid))
        paint_lines(painter, view, score, colours, step)
        self.paint_values(painter, view)

    def _paint_label(self, painter: QPainter, at: QPointF, text: str) -> None:
        colours = self._theme.colours
        painter.setFont(tabular(self.font()))
        width, height = painter.fontMetrics().horizontalAdvance(text) + 12, painter.fontMetrics().height() + 2
        left = at.x() + 12 if at.x() + 12 + width < self.width() else at.x() - 12 - width
        left = min(max(left, 2), self.width() - width - 2)
        top = min(max(at.y() - height - 2, 1), self.height() - height - 1)
        box = QRectF(left, top, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colours.hairline)
        painter.setBrush(colours.raised)
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(colours.text)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def colour(self) -> QColor:
        """Return the colour of the track that is edited."""
        return paint.track_style(self._theme.colours, self._session.score, self._session.track_index).fill

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin what a press begins here."""
        hand = self._canvas.hand
        hand.let_go(event.buttons() & ~event.button())
        if hand.drag is None:
            spot = self.spot_at(event.position(), event.modifiers())
            begun = self.begun(spot, event.position(), event)
            if begun is not None:
                hand.take_up(begun.name, begun.gesture, event)
        self._follow_pointer(event)

    mouseDoubleClickEvent = mousePressEvent

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Lead the gesture under way."""
        self._canvas.hand.let_go(event.buttons())
        if self._canvas.hand.drag is not None:
            self._canvas.hand.lead_to(self.spot_at(event.position(), event.modifiers()))
            self._camera.follow(event.position().x())
        self._follow_pointer(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the gesture that the button began."""
        drag = self._canvas.hand.drag
        if drag is not None and event.button() == drag.button:
            self._canvas.hand.put_down()
        self._follow_pointer(event)

    def _follow_pointer(self, event: QMouseEvent) -> None:
        self._pointer = event.position()
        self.hint_changed.emit(self.hint())
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Take hint and value away with the pointer."""
        self._pointer = None
        self.hint_changed.emit("")
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll or zoom as on the roll."""
        self._camera.look(wheeled(self._camera.viewport, event))
        event.accept()
