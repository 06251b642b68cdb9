"""The lane of velocities: a stem for each note of the track."""

from __future__ import annotations

from enum import Enum

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QWheelEvent

from composer.music import edits, lanes
from composer.music.lanes import Spot
from composer.music.score import Notes
from composer.ui.look.theme import Theme
from composer.ui.roll.canvas import Canvas
from composer.ui.roll.lane import NEAR, Begun, Lane
from composer.ui.roll.layer import Position
from composer.ui.roll.strokes import draw_dots, fill
from composer.ui.roll.viewport import Camera, Viewport, pixel
from composer.ui.session import Session

_HEAD = 3.5
_DOTS_AT_MOST = 150
_DENSE = 1500
_NOTCH = 120
_VELOCITY_A_NOTCH = 4


class _Look(Enum):
    """How stems are painted: with dots or squares on them, or where they stand close, one a pixel with none."""

    DOTS = "dots"
    SQUARES = "squares"
    DENSE = "dense"


class VelocityLane(Lane):
    """Shows how loud each note is; a stem is dragged, or drawn over, or turned with the wheel while selected."""

    def __init__(self, session: Session, camera: Camera, theme: Theme, canvas: Canvas) -> None:
        super().__init__(session, camera, theme, canvas)
        self.setObjectName("velocityLane")
        self.setAccessibleName(self.tr("Velocity of the notes"))
        self._ghosts = Notes()
        self._turned = 0

    def show_ghosts(self, notes: Notes) -> None:
        """Show the velocities of proposed notes too."""
        self._ghosts = notes
        self.refresh()

    def limits(self) -> tuple[float, float]:
        """Return the least and the greatest velocity."""
        return 0, 127

    def hint(self) -> str:
        """Say what a press would do."""
        if len(self._session.selection) > 1:
            return self.tr("Drag to draw the velocity of the selected notes, Shift for a line, the wheel for all")
        return self.tr("Drag a stem, or draw across several; Shift draws a line")

    # What a press begins

    def begun(self, spot: Spot, at: QPointF, event: QMouseEvent) -> Begun | None:
        """Begin to drag a stem, or to draw."""
        if event.button() != Qt.MouseButton.LeftButton:
            return None
        session, name = self._session, self.tr("Velocity")
        score, track, selection = session.score, session.track_index, session.selection
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return Begun(name, lanes.line_velocity(score, spot, track, selection, self.reach()))
        note = self.note_at(at)
        if len(note) and len(selection & note) and len(selection) > 1:
            return Begun(name, lanes.drag_velocity(score, spot, track, selection))
        if len(note):
            return Begun(name, lanes.stem_velocity(score, spot, track, note, self.reach()))
        return Begun(name, lanes.draw_velocity(score, spot, track, selection, self.reach()))

    def note_at(self, at: QPointF) -> Notes:
        """Return the one note whose stem is at a place, that with the nearest head of several; none elsewhere."""
        notes = self._session.track.notes
        near = self._near(notes, at)
        away = np.abs(self._heads(notes[near]) - at.y()) if len(near) else np.zeros(0)
        on_stem = self._heads(notes[near]) <= at.y() + NEAR
        if not on_stem.any():
            return Notes()
        best = int(np.argmin(np.where(on_stem, away, np.inf)))
        return notes[near[best : best + 1]]

    def _near(self, notes: Notes, at: QPointF) -> NDArray[np.int64]:
        tick, reach = self._camera.viewport.tick_at(at.x()), NEAR / self._camera.viewport.scale
        low, high = np.searchsorted(notes.start, [tick - reach, tick + reach])
        return np.arange(low, high)

    def _heads(self, notes: Notes) -> NDArray[np.floating]:
        """Return the y of each note's head."""
        top, bottom = self.y_at(127), self.y_at(0)
        return bottom + (top - bottom) * notes.velocity / 127

    def label_at(self, at: QPointF) -> str:
        """Say the velocity of the note that is dragged or under the pointer, else the one that would be drawn."""
        if self._canvas.hand.drag is None and not len(note := self.note_at(at)):
            return ""
        if self._canvas.hand.drag is None:
            return str(int(note.velocity[0]))
        selection = self._canvas.hand.shown()[1]
        return str(
            int(selection.velocity[0]) if len(selection) == 1 else min(max(round(self.value_at(at.y())), 1), 127)
        )

    # The wheel

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Make the selected notes louder or softer; without any, scroll."""
        if event.modifiers() or not len(self._session.selection) or self._canvas.hand.drag is not None:
            super().wheelEvent(event)
            return
        self._turned += event.angleDelta().y()
        notches = int(self._turned / _NOTCH)
        self._turned -= notches * _NOTCH
        event.accept()
        if notches:
            self._turn(notches * _VELOCITY_A_NOTCH)

    def _turn(self, amount: int) -> None:
        session, notes = self._session, self._session.selection
        louder = edits.velocity_moved(notes, amount)
        session.commit(self.tr("Velocity"), edits.swap(session.score, notes, louder, session.track_index), louder)

    # Painting

    def position(self) -> Position | None:
        """Return it: the stems go where the roll goes, but not down."""
        score, selection = self._canvas.hand.shown()
        ground = self._canvas.ground_position()
        kinds = (score.tracks[self._session.track_index].notes, self._ghosts, selection)
        heads = tuple(_look_of(_in_sight(notes, self._camera.viewport)) for notes in kinds)
        return Position((ground.manner, heads), ground.x, 0.0)

    def paint_values(self, painter: QPainter, view: Viewport) -> None:
        """Paint the stems, those of selected notes brighter and those of proposed ones in their own colour."""
        score, selection = self._canvas.hand.shown()
        colours = self._theme.colours
        self._paint_stems(painter, view, score.tracks[self._session.track_index].notes, self.colour())
        self._paint_stems(painter, view, self._ghosts, colours.accent)
        self._paint_stems(painter, view, selection, colours.selection)

    def _paint_stems(self, painter: QPainter, view: Viewport, notes: Notes, colour: QColor) -> None:
        here = _in_sight(notes, view)
        look = _look_of(here)
        if painter.hasClipping():
            here = _in_sight(here, view.part(painter.clipBoundingRect().toRect()))
        if not len(here):
            return
        x, y = pixel(view.x_at(here.start)), np.round(self._heads(here))
        if look is _Look.DENSE:
            x, y = _tallest(x, y)
        painter.setPen(Qt.PenStyle.NoPen)
        fill(painter, np.column_stack([x, y, 0 * x + 2, self.y_at(0) - y]), colour)
        if look is _Look.DOTS:
            _paint_dots(painter, x, y, colour)
        elif look is _Look.SQUARES:
            fill(painter, np.column_stack([x - 2, y - 2, 0 * x + 5, 0 * y + 5]), colour)


def _look_of(here: Notes) -> _Look:
    if len(here) > _DENSE:
        return _Look.DENSE
    return _Look.DOTS if len(here) <= _DOTS_AT_MOST else _Look.SQUARES


def _in_sight(notes: Notes, view: Viewport) -> Notes:
    """Return the notes whose stems are in sight."""
    reach = NEAR / view.scale
    first, after = np.searchsorted(notes.start, [view.left - reach, view.right + reach])
    return notes[first:after]


def _tallest(x: NDArray[np.floating], y: NDArray[np.floating]) -> tuple[NDArray[np.floating], NDArray[np.floating]]:
    """Return one stem for each pixel, the tallest: what stands behind it is not seen. The x are ascending."""
    first = np.flatnonzero(np.append(True, x[1:] != x[:-1]))
    return x[first], np.minimum.reduceat(y, first)


def _paint_dots(painter: QPainter, x: NDArray[np.floating], y: NDArray[np.floating], colour: QColor) -> None:
    painter.setBrush(colour)
    draw_dots(painter, x + 1, y, _HEAD)
