"""The canvas of the piano roll: paints the piece and turns the mouse into gestures."""

from __future__ import annotations

import operator
from collections.abc import Callable
from enum import Enum
from fractions import Fraction

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from composer.music import gestures, timing
from composer.music.gestures import Gesture, Point, Sketch
from composer.music.score import Notes, Score
from composer.ui.roll import painter as paint
from composer.ui.roll.hit import Hit, Zone, hit_test
from composer.ui.roll.viewport import Camera
from composer.ui.session import Session
from composer.ui.theme import Theme, translucent

_DRAG_STARTS_AT = 3
_NOTCH = 120
_ZOOM_A_NOTCH = 1.2


class Tool(Enum):
    """What the left button does on empty ground."""

    DRAW = "draw"
    SELECT = "select"
    ERASE = "erase"


class _Drag:
    """A gesture under way: its generator, what it has come to, and where the button went down."""

    def __init__(self, name: str, gesture: Gesture, place: QPointF, button: Qt.MouseButton) -> None:
        self.name, self.gesture, self.place, self.button = name, gesture, place, button
        self.sketch: Sketch = next(gesture)
        self.moving = False
        self.shift_at_press = False


class _Layer:
    """A picture as large as its widget that is painted anew only when it is stale."""

    def __init__(self, paint_it: Callable[[QPainter], None]) -> None:
        self._paint_it, self._pixmap, self.stale = paint_it, QPixmap(), True

    def painted(self, widget: QWidget) -> QPixmap:
        """Return the picture, up to date and at the widget's size and device pixel ratio."""
        ratio = widget.devicePixelRatioF()
        # To allocate megabytes anew for every frame would cost as much as to paint them.
        if self._pixmap.size() != widget.size() * ratio:
            self._pixmap, self.stale = QPixmap(widget.size() * ratio), True
            self._pixmap.setDevicePixelRatio(ratio)
        if self.stale:
            self._pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._pixmap)
            painter.setFont(widget.font())
            self._paint_it(painter)
            painter.end()
            self.stale = False
        return self._pixmap


class Canvas(QWidget):
    """Shows the notes of a session through a camera, and edits them with the mouse."""

    notes_sounded = Signal(object)
    hint_changed = Signal(str)
    pointer_moved = Signal(object)
    menu_wanted = Signal(QPoint)

    def __init__(self, session: Session, camera: Camera, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pianoRoll")
        self.setAccessibleName(self.tr("Piano roll"))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._session, self._camera, self._theme = session, camera, theme
        self.tool = Tool.DRAW
        self.grid = timing.GRIDS[3]
        self.ghosts = Notes()
        self._invitation = ""
        self._playhead = 0.0
        self._length, self._velocity = 0, 80
        self._drag: _Drag | None = None
        self._panned_from: QPointF | None = None
        self._wheel = QPointF()
        self._grid_layer = _Layer(self._paint_grid)
        self._notes_layer = _Layer(self._paint_notes)
        session.score_changed.connect(self._on_score_changed)
        session.selection_changed.connect(self._on_notes_changed)
        session.track_changed.connect(self._on_notes_changed)
        camera.changed.connect(self._on_view_changed)
        theme.changed.connect(self._on_view_changed)

    # What others tell and ask

    def sizeHint(self) -> QSize:
        """Return the size that the canvas would like."""
        return QSize(880, 560)

    def point_at(self, tick: int, pitch: int) -> QPoint:
        """Return where a note of a pitch would be clicked at a tick."""
        view = self._camera.viewport
        return QPoint(round(view.x_at(float(tick))) + 1, int(view.y_at(float(pitch)) + view.row_height / 2))

    def choose_tool(self, tool: Tool) -> None:
        """Use another tool from now on."""
        self.cancel_drag()
        self.tool = tool
        self._show_pointer(None)

    def choose_grid(self, grid: timing.Grid) -> None:
        """Snap to another grid from now on."""
        self.grid = grid
        self._length = 0
        self._on_view_changed()

    def show_ghosts(self, notes: Notes) -> None:
        """Show proposed notes over the piece; none to show no more."""
        self.ghosts = notes
        self.update()

    def invite(self, text: str) -> None:
        """Say in the middle what to do next, or nothing."""
        if text != self._invitation:
            self._invitation = text
            self.update()

    def show_playhead(self, tick: float) -> None:
        """Move the playhead, repainting its old and new strip only."""
        old, self._playhead = self._playhead_strip(), tick
        self.update(old)
        self.update(self._playhead_strip())

    @property
    def drawn_length(self) -> int:
        """The duration in ticks of the next note that is drawn."""
        score = self._session.score
        step = timing.grid_ticks(score, self.grid)
        return self._length or (round(step) if step > 1 else score.ticks_per_beat // 4 or 1)

    def cancel_drag(self) -> bool:
        """Drop a gesture under way and show the piece as it was; return whether there was one."""
        drag, self._drag = self._drag, None
        if drag is not None:
            drag.gesture.close()
            self._on_notes_changed()
        return drag is not None

    # What changed

    def _on_score_changed(self) -> None:
        self.cancel_drag()
        self._on_view_changed()

    def _on_notes_changed(self) -> None:
        self._notes_layer.stale = True
        self.update()

    def _on_view_changed(self) -> None:
        self._grid_layer.stale = self._notes_layer.stale = True
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show more or less of the piece."""
        self._camera.look(self._camera.viewport.resized(self.width(), self.height()))
        self._on_view_changed()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cached layers and what lives over them."""
        painter = QPainter(self)
        ratio, area = self.devicePixelRatioF(), event.rect()
        source = QRect(area.topLeft() * ratio, area.size() * ratio)
        for layer in (self._grid_layer, self._notes_layer):
            painter.drawPixmap(area, layer.painted(self), source)
        painter.setClipRect(area)
        self._paint_overlay(painter)

    def _paint_grid(self, painter: QPainter) -> None:
        score = self._session.score
        step = float(timing.grid_ticks(score, self.grid))
        paint.paint_grid(painter, self._camera.viewport, score, self._theme.colours, step)

    def _paint_notes(self, painter: QPainter) -> None:
        score, selection = self._shown()
        view, colours, current = self._camera.viewport, self._theme.colours, self._session.track_index
        for index, track in enumerate(score.tracks):
            if index != current:
                paint.paint_notes(painter, view, track.notes, paint.track_style(colours, index, opacity=0.35))
        style = paint.track_style(colours, current, named=True)
        paint.paint_notes(painter, view, score.tracks[current].notes, style)
        paint.paint_outlines(painter, view, selection, QPen(colours.selection, 1.6))

    def _shown(self) -> tuple[Score, Notes]:
        """Return the score and the selection to paint: those of the gesture while there is one."""
        if self._drag is not None:
            return self._drag.sketch.score, self._drag.sketch.selection
        return self._session.score, self._session.selection

    def _paint_overlay(self, painter: QPainter) -> None:
        colours = self._theme.colours
        if len(self.ghosts):
            paint.paint_ghosts(painter, self._camera.viewport, self.ghosts, colours.accent)
        if self._drag is not None and self._drag.sketch.frame is not None:
            painter.fillRect(self._frame_rect(), translucent(colours.selection, 0.12))
            painter.setPen(colours.selection)
            painter.drawRect(self._frame_rect())
        if self._invitation and self._drag is None:
            painter.setPen(colours.muted)
            painter.setFont(self.font())
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._invitation)
        x = round(self._camera.viewport.x_at(self._playhead))
        painter.fillRect(x - 1, 0, 2, self.height(), colours.playhead)

    def _frame_rect(self) -> QRect:
        assert self._drag is not None
        return QRect(self._drag.place.toPoint(), self._pointer.toPoint()).normalized()

    def _playhead_strip(self) -> QRect:
        return QRect(round(self._camera.viewport.x_at(self._playhead)) - 3, 0, 6, self.height())

    # The mouse

    _pointer = QPointF()

    def _point(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> Point:
        view = self._camera.viewport
        step = timing.grid_ticks(self._session.score, self.grid)
        free = modifiers & Qt.KeyboardModifier.AltModifier
        # Window managers take Alt for themselves at the press, so Shift pressed during a drag serves as well.
        if self._drag is not None and not self._drag.shift_at_press:
            free |= modifiers & Qt.KeyboardModifier.ShiftModifier
        return Point(max(0, int(view.tick_at(at.x()))), view.pitch_at(at.y()), Fraction(1) if free else step)

    def _hit(self, at: QPointF) -> Hit | None:
        return hit_test(self._session.track.notes, self._camera.viewport, at)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a gesture, or to pan."""
        self._pointer = event.position()
        if event.button() == Qt.MouseButton.MiddleButton:
            self._panned_from = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif self._drag is None and event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            self._press(event)

    mouseDoubleClickEvent = mousePressEvent

    def _press(self, event: QMouseEvent) -> None:
        begin = self._left_gesture if event.button() == Qt.MouseButton.LeftButton else self._right_gesture
        point = self._point(event.position(), event.modifiers())
        begun = begin(point, self._hit(event.position()), event.modifiers())
        if begun is None:
            return
        self._drag = _Drag(*begun, event.position(), event.button())
        self._drag.shift_at_press = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._sound(Notes(), self._drag.sketch.selection)
        self._on_notes_changed()

    def _left_gesture(
        self, point: Point, hit: Hit | None, modifiers: Qt.KeyboardModifier
    ) -> tuple[str, Gesture] | None:
        score, track = self._session.score, self._session.track_index
        if self.tool is Tool.ERASE:
            return self.tr("Erase notes"), gestures.erase(score, point, track, self._session.selection)
        if hit is not None:
            return self._note_gesture(point, hit, modifiers)
        if self.tool is Tool.SELECT or modifiers & Qt.KeyboardModifier.ControlModifier:
            return "", gestures.select(score, point, track, *self._combination(modifiers))
        gesture = gestures.draw(score, point, track, self.drawn_length, self._velocity)
        return self.tr("Draw note"), gesture

    def _combination(self, modifiers: Qt.KeyboardModifier) -> tuple[Notes, gestures.Combine]:
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            return self._session.selection, operator.or_
        if modifiers & Qt.KeyboardModifier.AltModifier:
            return self._session.selection, operator.sub
        return Notes(), operator.or_

    def _note_gesture(self, point: Point, hit: Hit, modifiers: Qt.KeyboardModifier) -> tuple[str, Gesture]:
        score, track, selection = self._session.score, self._session.track_index, self._session.selection
        notes = selection if hit.note in selection else Notes([hit.note])
        self._length, self._velocity = hit.note.duration, hit.note.velocity
        copying = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if modifiers & copying:
            return self.tr("Copy notes"), gestures.copy(score, point, track, notes)
        name, gesture = {
            Zone.BODY: (self.tr("Move notes"), gestures.move),
            Zone.START: (self.tr("Resize notes"), gestures.drag_starts),
            Zone.END: (self.tr("Resize notes"), gestures.drag_ends),
        }[hit.zone]
        return name, gesture(score, point, track, notes)

    def _right_gesture(
        self, point: Point, hit: Hit | None, modifiers: Qt.KeyboardModifier
    ) -> tuple[str, Gesture] | None:
        if hit is None or hit.note in self._session.selection:
            return None
        erase = gestures.erase(self._session.score, point, self._session.track_index, self._session.selection)
        return self.tr("Erase notes"), erase

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Send the gesture under way where the pointer is, or show what a press would do there."""
        before, self._pointer = self._pointer, event.position()
        if self._panned_from is not None:
            moved = before - event.position()
            self._camera.look(self._camera.viewport.scrolled(moved.x(), moved.y()))
        elif self._drag is not None:
            self._drag_to(event.position(), event.modifiers())
        else:
            self._show_pointer(event)

    def _drag_to(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        drag = self._drag
        assert drag is not None
        drag.moving = drag.moving or (at - drag.place).manhattanLength() > _DRAG_STARTS_AT
        if not drag.moving:
            return
        point, before = self._point(at, modifiers), drag.sketch
        drag.sketch = drag.gesture.send(point)
        self._sound(before.selection, drag.sketch.selection)
        self._follow(at)
        if drag.sketch != before:
            self._on_notes_changed()
        self.pointer_moved.emit(point)

    def _follow(self, at: QPointF) -> None:
        """Scroll on when a drag leaves the canvas."""
        beyond_x = min(at.x(), 0) + max(at.x() - self.width(), 0)
        beyond_y = min(at.y(), 0) + max(at.y() - self.height(), 0)
        if beyond_x or beyond_y:
            self._camera.look(self._camera.viewport.scrolled(beyond_x / 4, beyond_y / 4))

    def _sound(self, before: Notes, now: Notes) -> None:
        """Let notes be heard whose pitches a gesture has newly come to."""
        drag = self._drag
        if drag is None or drag.sketch.frame is not None or not len(now):
            return
        if drag.name != self.tr("Erase notes") and set(before.pitch.tolist()) != set(now.pitch.tolist()):
            self.notes_sounded.emit(now)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the gesture and make what it has come to one undo step."""
        if event.button() == Qt.MouseButton.MiddleButton and self._panned_from is not None:
            self._panned_from = None
            self._show_pointer(event)
        elif self._drag is not None and event.button() == self._drag.button:
            self._finish(event)
        elif event.button() == Qt.MouseButton.RightButton and self._drag is None:
            self.menu_wanted.emit(event.globalPosition().toPoint())

    def _finish(self, event: QMouseEvent) -> None:
        drag, self._drag = self._drag, None
        assert drag is not None
        drag.gesture.close()
        hit = self._hit(drag.place)
        if (
            not drag.moving
            and hit is not None
            and drag.button == Qt.MouseButton.LeftButton
            and self.tool is not Tool.ERASE
        ):
            self._click(hit, event.modifiers())
        else:
            self._take(drag)
        self._on_notes_changed()
        self._show_pointer(event)

    def _click(self, hit: Hit, modifiers: Qt.KeyboardModifier) -> None:
        """Select the note that was clicked; with Shift or Ctrl also keep what was selected, or leave it out."""
        clicked, selection = Notes([hit.note]), self._session.selection
        if modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier):
            clicked = selection - clicked if hit.note in selection else selection | clicked
        self._session.select(clicked)

    def _take(self, drag: _Drag) -> None:
        if not drag.name:
            self._session.select(drag.sketch.selection)
            return
        if len(drag.sketch.selection) == 1:
            self._length, self._velocity = (
                drag.sketch.selection[0].duration,
                drag.sketch.selection[0].velocity,
            )
        self._session.commit(drag.name, drag.sketch.score, drag.sketch.selection)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu for the keyboard's menu key; the mouse opens it at the release."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.menu_wanted.emit(self.mapToGlobal(self.rect().center()))

    # What a press would do

    def _show_pointer(self, event: QMouseEvent | None) -> None:
        at = event.position() if event is not None else self._pointer
        modifiers = event.modifiers() if event is not None else Qt.KeyboardModifier.NoModifier
        hit = self._hit(at)
        self.setCursor(self._cursor(hit))
        self.hint_changed.emit(self._hint(hit))
        self.pointer_moved.emit(self._point(at, modifiers))

    def _cursor(self, hit: Hit | None) -> Qt.CursorShape:
        if self.tool is Tool.ERASE:
            return Qt.CursorShape.CrossCursor
        if hit is None:
            return Qt.CursorShape.CrossCursor if self.tool is Tool.SELECT else Qt.CursorShape.ArrowCursor
        return Qt.CursorShape.SizeAllCursor if hit.zone is Zone.BODY else Qt.CursorShape.SizeHorCursor

    def _hint(self, hit: Hit | None) -> str:
        if self.tool is Tool.ERASE:
            return self.tr("Click or sweep over notes to erase them")
        if hit is None and self.tool is Tool.SELECT:
            return self.tr("Drag to select, Shift adds, Alt removes")
        if hit is None:
            return self.tr("Click to draw a note, drag right for its length, Ctrl-drag to select")
        if hit.zone is Zone.BODY:
            return self.tr("Drag to move, Ctrl-drag to copy, Alt for no grid, right-click to delete")
        return self.tr("Drag to change the length, Alt for no grid")

    def leaveEvent(self, event: QEvent) -> None:
        """Take the hint away with the pointer."""
        self.hint_changed.emit("")
        self.pointer_moved.emit(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A gesture that loses the window to another leaves the piece as it was."""
        if event.reason() == Qt.FocusReason.ActiveWindowFocusReason:
            self.cancel_drag()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc drops a gesture, else the selection."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not self.cancel_drag():
            self._session.select(Notes())

    # The wheel and the fingers

    def event(self, event: QEvent) -> bool:
        """Zoom with two fingers on a touchpad."""
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            view = self._camera.viewport
            self._camera.look(view.time_zoomed(1 + event.value(), event.position().x()))
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll or zoom at the pointer; fractions of a notch count as such."""
        # With Alt held Qt reports a vertical wheel in x.
        notches = (event.angleDelta().x() + event.angleDelta().y()) / _NOTCH
        view, at, modifiers = self._camera.viewport, event.position(), event.modifiers()
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if (control and shift) or modifiers & Qt.KeyboardModifier.AltModifier:
            view = view.pitch_zoomed(_ZOOM_A_NOTCH**notches, at.y())
        elif control:
            view = view.time_zoomed(_ZOOM_A_NOTCH**notches, at.x())
        else:
            view = view.scrolled(*self._scroll_distance(event, shift))
        self._camera.look(view)
        event.accept()

    def _scroll_distance(self, event: QWheelEvent, sideways: bool) -> tuple[float, float]:
        pixels = event.pixelDelta()
        view = self._camera.viewport
        if not pixels.isNull():
            dx, dy = float(pixels.x()), float(pixels.y())
        else:
            dx = event.angleDelta().x() / _NOTCH * view.beat_width
            dy = event.angleDelta().y() / _NOTCH * view.row_height * 3
            if sideways:
                dx, dy = dx + event.angleDelta().y() / _NOTCH * view.beat_width, 0.0
        return (-dx - dy, 0.0) if sideways and not pixels.isNull() else (-dx, -dy)
