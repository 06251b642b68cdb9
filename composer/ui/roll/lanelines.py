"""The lanes of steps: the tempo of the piece and the controllers of a track."""

from __future__ import annotations

from math import ceil, floor
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPainter

from composer.music import lanes
from composer.music.controllers import VOLUME, Controller, Curve
from composer.music.lanes import Spot
from composer.music.lines import ControllerLine, Line, TempoLine
from composer.ui.look.theme import Theme, sized, translucent
from composer.ui.roll.canvas import Canvas
from composer.ui.roll.hand import Tool
from composer.ui.roll.lane import NEAR, Begun, Lane
from composer.ui.roll.strokes import draw_dots, fill
from composer.ui.roll.viewport import Camera, Numbers, Viewport, pixel
from composer.ui.session import Session

Floats: TypeAlias = NDArray[np.floating]

_DOT = 3.5
_APART = 7
_TEMPO_STEP, _TEMPO_ROOM = 20, 20


class StepLane(Lane):
    """Shows a line of steps: a point is dragged, empty ground drawn on, the right button or the eraser takes away."""

    def __init__(self, session: Session, camera: Camera, theme: Theme, canvas: Canvas) -> None:
        super().__init__(session, camera, theme, canvas)
        self._read: tuple[object, object] = (None, None)
        self._curve = Curve(np.zeros(0, np.int64), np.zeros(0, np.int64))

    def line(self) -> Line:
        """Return what the lane shows."""
        raise NotImplementedError

    def source(self) -> object:
        """Return the part of the shown score that the line is read from, to see whether it is another."""
        raise NotImplementedError

    def told(self, value: float) -> str:
        """Say a value."""
        raise NotImplementedError

    @property
    def curve(self) -> Curve:
        """What is shown, read anew only where it is other than before."""
        now = (self.source(), self.line())
        if now[0] is not self._read[0] or now[1] != self._read[1]:
            self._read, self._curve = now, self.line().curve(self._canvas.hand.shown()[0])
        return self._curve

    def hint(self) -> str:
        """Say what a press would do."""
        return self.tr("Drag a point, draw on empty ground, Shift for a line; right-drag erases")

    # What a press begins

    def begun(self, spot: Spot, at: QPointF, event: QMouseEvent) -> Begun | None:
        """Begin to move a point, to draw or to erase."""
        score, selection, line = self._session.score, self._session.selection, self.line()
        if event.button() == Qt.MouseButton.RightButton or self._canvas.hand.tool is Tool.ERASE:
            return Begun(self.erases(), lanes.erase_line(score, spot, line, selection, self.reach()))
        if event.button() != Qt.MouseButton.LeftButton:
            return None
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return Begun(self.draws(), lanes.straight_line(score, spot, line, selection))
        tick = self.point_at(at)
        if tick is not None:
            return Begun(self.draws(), lanes.move_point(score, spot, line, tick, selection))
        return Begun(self.draws(), self.drawing(spot))

    def draws(self) -> str:
        """Return the name of the undo step of drawing."""
        raise NotImplementedError

    def erases(self) -> str:
        """Return the name of the undo step of erasing."""
        raise NotImplementedError

    def drawing(self, spot: Spot) -> lanes.LaneGesture:
        """Return the gesture that draws on empty ground."""
        return lanes.draw_line(self._session.score, spot, self.line(), self._session.selection)

    def point_at(self, at: QPointF) -> int | None:
        """Return the tick of the point at a place, the nearest of several; None elsewhere."""
        curve, view = self.curve, self._camera.viewport
        tick, reach = view.tick_at(at.x()), (NEAR + _APART) / view.scale
        near = slice(*np.searchsorted(curve.tick, [tick - reach, tick + reach]))
        x = view.x_at(curve.tick[near])
        away = np.where(_lone(x), np.hypot(x - at.x(), self._heights(curve.value[near]) - at.y()), np.inf)
        if not len(away) or away.min() > NEAR:
            return None
        return int(curve.tick[near][np.argmin(away)])

    def _heights(self, values: Numbers) -> Floats:
        low, high = self.limits()
        top, bottom = self.y_at(high), self.y_at(low)
        return bottom + (values.astype(np.float64) - low) / (high - low) * (top - bottom)

    def label_at(self, at: QPointF) -> str:
        """Say the value under the pointer: that of a point, or the one that would be drawn."""
        tick = self.point_at(at) if self._canvas.hand.drag is None else None
        if tick is not None:
            return self.told(self.curve.value_at(tick, 0))
        return self.told(self.line().within(self.value_at(at.y())))

    # Painting

    def paint_values(self, painter: QPainter, view: Viewport) -> None:
        """Paint the steps with what lies under them, and a dot where each begins."""
        curve, (least, most) = self.curve, self.limits()
        low, high = np.searchsorted(curve.tick, [view.left, view.right])
        before = curve.value_at(view.left, self.line().usual(self._canvas.hand.shown()[0]))
        x = pixel(view.x_at(np.append(view.left, curve.tick[low:high])))
        y = np.round(self._heights(np.append(before, curve.value[low:high])))
        painter.setPen(Qt.PenStyle.NoPen)
        self._paint_steps(painter, x, y, self.y_at(min(max(self.ground(), least), most)))
        self._paint_dots(painter, x[1:], y[1:])
        self._paint_limits(painter, least, most)

    def _paint_steps(self, painter: QPainter, x: Floats, y: Floats, ground: float) -> None:
        """Paint each step down to the ground, its level, and the rise from one to the next; one a pixel."""
        last = np.append(x[1:] != x[:-1], True)
        first = np.append(0, np.flatnonzero(last)[:-1] + 1)
        highest, lowest = np.minimum.reduceat(y, first), np.maximum.reduceat(y, first)
        x, y = x[last], y[last]
        width = np.diff(np.append(x, self.width()))
        rise = np.append(y[0], y[:-1])
        top, bottom = np.minimum(highest, rise), np.maximum(lowest, rise)
        colour = self.colour()
        fill(painter, np.column_stack([x, np.minimum(y, ground), width, np.abs(ground - y)]), translucent(colour, 0.16))
        fill(painter, np.column_stack([x, top - 1, 0 * x + 1, bottom - top + 2]), translucent(colour, 0.6))
        fill(painter, np.column_stack([x, y - 1, width, 0 * y + 2]), colour)

    def _paint_limits(self, painter: QPainter, least: float, most: float) -> None:
        """Say at the left what the upper and the lower edge stand for."""
        painter.setFont(sized(painter.font(), 10))
        painter.setPen(self._theme.colours.muted)
        for value, flag in ((most, Qt.AlignmentFlag.AlignTop), (least, Qt.AlignmentFlag.AlignBottom)):
            painter.drawText(self.rect().adjusted(4, 1, 0, -1), Qt.AlignmentFlag.AlignLeft | flag, self.told(value))

    def ground(self) -> float:
        """Return the value from which the steps rise or fall."""
        return self.limits()[0]

    def _paint_dots(self, painter: QPainter, x: Floats, y: Floats) -> None:
        """Paint the points that can be taken hold of."""
        lone = _lone(x)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colour())
        draw_dots(painter, x[lone], y[lone], _DOT)


def _lone(x: Floats) -> NDArray[np.bool_]:
    """Return which of some points, ascending, stand apart from others; the rest are a line to be drawn over."""
    apart = np.diff(x) >= _APART
    return np.append(True, apart)[: len(x)] & np.append(apart, True)[: len(x)]


class TempoLane(StepLane):
    """Shows the tempo of the piece."""

    def __init__(self, session: Session, camera: Camera, theme: Theme, canvas: Canvas) -> None:
        super().__init__(session, camera, theme, canvas)
        self.setObjectName("tempoLane")
        self.setAccessibleName(self.tr("Tempo of the piece"))
        self._limited: object = None
        self._limits = (0.0, 0.0)

    def line(self) -> Line:
        """Return the tempo."""
        return TempoLine()

    def source(self) -> object:
        """Return the tempos."""
        return self._canvas.hand.shown()[0].tempos

    def told(self, value: float) -> str:
        """Say a tempo."""
        return self.tr("{} bpm").format(f"{value:.1f}".removesuffix(".0"))

    def limits(self) -> tuple[float, float]:
        """Return round tempos around those of the piece; they stand still while something is drawn."""
        tempos = self._session.score.tempos
        if tempos is not self._limited:
            bpms = TempoLine().curve(self._session.score).value
            low = _TEMPO_STEP * floor((bpms.min() - _TEMPO_ROOM) / _TEMPO_STEP)
            self._limited = tempos
            self._limits = max(0, low), _TEMPO_STEP * ceil((bpms.max() + _TEMPO_ROOM) / _TEMPO_STEP)
        return self._limits

    def draws(self) -> str:
        """Return the name of the undo step of drawing."""
        return self.tr("Draw tempo")

    def erases(self) -> str:
        """Return the name of the undo step of erasing."""
        return self.tr("Erase tempo")


class ControllerLane(StepLane):
    """Shows a controller, or the bend, of the track that is edited."""

    def __init__(self, session: Session, camera: Camera, theme: Theme, canvas: Canvas) -> None:
        super().__init__(session, camera, theme, canvas)
        self.setObjectName("controllerLane")
        self.controller = VOLUME

    def choose(self, controller: Controller, title: str) -> None:
        """Show another controller from now on."""
        self.controller = controller
        self.setAccessibleName(title)
        self.refresh()

    def line(self) -> Line:
        """Return the controller of the track."""
        return ControllerLine(self._session.track_index, self.controller)

    def source(self) -> object:
        """Return the events of the track."""
        return self._canvas.hand.shown()[0].tracks[self._session.track_index].events

    def told(self, value: float) -> str:
        """Say a value; left and right of the middle where that is what it means."""
        if self.controller.is_switch:
            return self.tr("down") if value >= 64 else self.tr("up")
        return f"{value:.0f}" if self.controller.usual != 64 else f"{value - 64:+.0f}"

    def limits(self) -> tuple[float, float]:
        """Return the controller's range."""
        return self.controller.lowest, self.controller.highest

    def ground(self) -> float:
        """Return the middle of what has one, else the lowest value."""
        return self.controller.usual if self.controller.usual in (0, 64) else self.controller.lowest

    def drawing(self, spot: Spot) -> lanes.LaneGesture:
        """Hold what is up or down; draw all else."""
        if not self.controller.is_switch:
            return super().drawing(spot)
        session = self._session
        return lanes.hold_value(session.score, spot, session.track_index, self.controller, session.selection)

    def draws(self) -> str:
        """Return the name of the undo step of drawing."""
        return self.tr("Draw controller")

    def erases(self) -> str:
        """Return the name of the undo step of erasing."""
        return self.tr("Erase controller")
