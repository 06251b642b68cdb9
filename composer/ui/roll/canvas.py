"""The canvas of the piano roll: paints the piece and hands the mouse on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from composer.music import parts, timing
from composer.music.gestures import Frame, Point
from composer.music.score import Note, Notes
from composer.ui.look.theme import Theme, translucent
from composer.ui.roll import hints
from composer.ui.roll import painter as paint
from composer.ui.roll.caret import Caret
from composer.ui.roll.ground import paint_grid
from composer.ui.roll.hand import Hand, Tool
from composer.ui.roll.layer import Layer, Position
from composer.ui.roll.viewport import Camera, pixel
from composer.ui.roll.wheel import wheeled
from composer.ui.session import Session
from composer.ui.words.wording import note_text, pitch_text

_GIVING_WAY = 0.28
_MODIFIERS = {
    Qt.Key.Key_Control: Qt.KeyboardModifier.ControlModifier,
    Qt.Key.Key_Shift: Qt.KeyboardModifier.ShiftModifier,
    Qt.Key.Key_Alt: Qt.KeyboardModifier.AltModifier,
}
_SILENT_TRACK, _SILENT = 0.46, 0.5
"""What is left of how opaque the notes of another track are that is not heard, and the own where they are not."""


class Canvas(QWidget):
    """Shows the notes of a session through a camera, and edits them with the mouse."""

    hint_changed = Signal(str)
    pointer_moved = Signal(object)
    menu_wanted = Signal(QPoint)
    escaped = Signal()
    abandoned = Signal()

    def __init__(self, session: Session, camera: Camera, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pianoRoll")
        self.setAccessibleName(self.tr("Piano roll"))
        self.setMouseTracking(True)
        self.installEventFilter(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._session, self._camera, self._theme = session, camera, theme
        self.hand = Hand(session, camera, self)
        self.caret = Caret(session, self.hand)
        self.ghosts = self.replaced = Notes()
        self._invitation = ""
        self._playhead = 0.0
        self._loop: tuple[int, int] | None = None
        self._barred: tuple[object, ...] = ()
        self._pointer = QPointF()
        self._panning = False
        self._grid_layer = Layer(self._paint_grid, position=self.ground_position)
        self._notes_layer = Layer(self._paint_notes, over=self._grid_layer, position=self._notes_position)
        self.hand.moved.connect(self._on_notes_changed)
        self.caret.changed.connect(self.update)
        self.caret.moved.connect(self._on_caret_moved)
        session.score_changed.connect(self._on_notes_changed)
        session.selection_changed.connect(self._on_notes_changed)
        session.track_changed.connect(self._on_notes_changed)
        camera.changed.connect(self._on_view_changed)
        theme.changed.connect(self._on_look_changed)

    # What others tell and ask

    def sizeHint(self) -> QSize:
        """Return the size that the canvas would like."""
        return QSize(880, 560)

    def point_at(self, tick: int, pitch: int) -> QPoint:
        """Return where a note of a pitch would be clicked at a tick."""
        view = self._camera.viewport
        return QPoint(pixel(view.x_at(float(tick))) + 1, int(view.y_at(float(pitch)) + view.row_height / 2))

    def notes_in_sight(self) -> Notes:
        """Return the notes of the current track that are in sight at least in part."""
        return paint.visible(self._session.track.notes, self._camera.viewport)

    def words(self, note: Note) -> str:
        """Return in words what a note of the current track is and where it stands."""
        return note_text(self._session.score, self._session.track, note, self._theme.naming)

    def choose_tool(self, tool: Tool) -> None:
        """Use another tool from now on."""
        self.hand.cancel()
        self.hand.tool = tool
        self._tell(self._pointer, Qt.KeyboardModifier.NoModifier)

    def choose_grid(self, grid: timing.Grid) -> None:
        """Snap to another grid from now on."""
        self.hand.choose_grid(grid)
        self._on_look_changed()

    def show_ghosts(self, notes: Notes, replaced: Notes = Notes()) -> None:
        """Show proposed notes over the piece, and dimly those that would give way; none to show no more."""
        self.ghosts = notes
        if replaced != self.replaced:
            self.replaced = replaced
            self._notes_layer.stale = True
        self.update()

    def invite(self, text: str) -> None:
        """Say in the middle what to do next, or nothing."""
        if text != self._invitation:
            self._invitation = text
            self.update()

    def show_playhead(self, tick: float) -> None:
        """Move the playhead, repainting its old and new strip only."""
        old, self._playhead = self._playhead_strip(), tick
        # Two areas at once would clip to both, which takes Qt ten times as long as what lies between them.
        if (new := self._playhead_strip()) != old:
            self.update(old | new)

    def show_loop(self, span: tuple[int, int] | None) -> None:
        """Show where the loop begins and ends, or that there is none."""
        self._loop = span
        self.update()

    # What changed

    def _on_caret_moved(self) -> None:
        """Tell where the keys are working, as where the pointer is."""
        self.pointer_moved.emit(Point(self.caret.tick, self.caret.pitch))

    def _on_notes_changed(self) -> None:
        self._notes_layer.stale = True
        # A meter or a key that is dragged along the ruler takes its bars and rows with it.
        if self._bars() != self._barred:
            self._grid_layer.stale = True
        self.update()

    def _on_look_changed(self) -> None:
        self._grid_layer.stale = self._notes_layer.stale = True
        self.update()

    def _on_view_changed(self) -> None:
        self._grid_layer.moved = self._notes_layer.moved = True
        self.update()
        if self.underMouse() and self.hand.drag is None:
            self._tell(self._pointer, Qt.KeyboardModifier.NoModifier)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show more or less of the piece."""
        view = self._camera.viewport
        resized = view.resized(self.width(), self.height())
        if view.height > 1:
            # What is looked at is in the middle, and stays there.
            resized = resized.scrolled(0, (view.height - resized.height) / 2)
        self._camera.look(resized)
        self._on_view_changed()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cached layers and what lives over them."""
        with QPainter(self) as painter:
            self._notes_layer.draw(painter, self, event.rect())
            painter.setClipRect(event.rect())
            self._paint_overlay(painter)

    def ground_position(self) -> Position:
        """Return where the picture of bars and rows lies."""
        view = self._camera.viewport
        # Where bars are close, how many of them have a line depends on the meter at the left edge.
        meter = timing.meter_at(self.hand.shown()[0], view.left)
        manner = view.beat_width, view.row_height, view.ticks_per_beat, meter
        return Position(manner, view.left * view.scale, -view.top * view.row_height)

    def _notes_position(self) -> Position | None:
        """Return it where each note looks the same wherever it stands: names, which few notes have, keep in sight."""
        (score, selection), view = self.hand.shown(), self._camera.viewport
        manners = tuple(paint.manner(view, track.notes) for track in score.tracks)
        named = manners[self._session.track_index] is paint.Manner.ROUND
        if named or len(self.replaced) or paint.Manner.DENSE in manners:
            return None
        ground = self.ground_position()
        return ground._replace(manner=(ground.manner, manners, paint.outlines_are_round(view, selection)))

    def _bars(self) -> tuple[object, ...]:
        score = self.hand.shown()[0]
        return score.meters, score.keys, score.ticks_per_beat

    def _paint_grid(self, painter: QPainter) -> None:
        score = self.hand.shown()[0]
        self._barred = self._bars()
        step = float(timing.grid_ticks(score, self.hand.grid))
        paint_grid(painter, self._camera.viewport, score, self._theme.colours, step)

    def _paint_notes(self, painter: QPainter) -> None:
        score, selection = self.hand.shown()
        view, colours, current = self._camera.viewport, self._theme.colours, self._session.track_index
        for index, track in enumerate(score.tracks):
            if index != current:
                opacity = colours.others * (1 if parts.is_audible(score, index) else _SILENT_TRACK)
                paint.paint_notes(painter, view, track.notes, paint.track_style(colours, score, index, opacity))
        opacity = 1.0 if parts.is_audible(score, current) else _SILENT
        style = paint.track_style(colours, score, current, opacity, self._name)
        notes = score.tracks[current].notes
        stays = notes - self.replaced
        if stays is not notes:
            going = paint.track_style(colours, score, current, _GIVING_WAY)
            paint.paint_notes(painter, view, notes & self.replaced, going)
        paint.paint_notes(painter, view, stays, style)
        paint.paint_outlines(painter, view, selection - self.replaced, QPen(colours.selection, 1.6))

    def _name(self, pitch: int) -> str:
        return pitch_text(pitch, self._session.track, self._theme.naming)

    def _paint_overlay(self, painter: QPainter) -> None:
        colours = self._theme.colours
        if len(self.ghosts):
            paint.paint_ghosts(painter, self._camera.viewport, self.ghosts, colours.accent)
        drag = self.hand.drag
        if drag is not None and drag.sketch.frame is not None:
            frame = self._marquee(drag.sketch.frame)
            painter.fillRect(frame, translucent(colours.selection, 0.12))
            painter.setPen(colours.selection)
            painter.drawRect(frame)
        if self._invitation and drag is None:
            painter.setPen(colours.muted)
            painter.setFont(self.font())
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._invitation)
        for end in self._loop or ():
            x = pixel(self._camera.viewport.x_at(float(end)))
            painter.fillRect(x, 0, 1, self.height(), translucent(colours.playhead, 0.4))
        if self.caret.shown and self.hasFocus() and not len(self._session.selection):
            paint.paint_caret(painter, self._camera.viewport, self.caret.note(), colours.selection)
        x = pixel(self._camera.viewport.x_at(self._playhead))
        painter.fillRect(x - 1, 0, 2, self.height(), colours.playhead)

    def _marquee(self, frame: Frame) -> QRectF:
        """Return the rectangle from row to row, wherever the view has been scrolled to meanwhile."""
        view = self._camera.viewport
        first, last = sorted((view.x_at(float(frame.press.tick)), view.x_at(float(frame.now.tick))))
        low, high = sorted((frame.press.pitch, frame.now.pitch))
        top = view.y_at(float(high))
        return QRectF(first, top, last - first, view.y_at(float(low)) + view.row_height - top)

    def _playhead_strip(self) -> QRect:
        return QRect(pixel(self._camera.viewport.x_at(self._playhead)) - 3, 0, 6, self.height())

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a gesture, or to pan."""
        self._pointer = event.position()
        self.hand.let_go(event.buttons() & ~event.button())
        point = self.hand.point(event.position(), Qt.KeyboardModifier.NoModifier)
        self.caret.place(timing.snap_down(self._session.score, point.tick, point.step), point.pitch)
        self.caret.hide()
        if event.button() == Qt.MouseButton.MiddleButton:
            self._panning = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif self.hand.drag is None and event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            self.hand.begin(event.button(), event.position(), event.modifiers())

    mouseDoubleClickEvent = mousePressEvent

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Lead the gesture under way, or tell what a press would do here."""
        before, self._pointer = self._pointer, event.position()
        self.hand.let_go(event.buttons())
        self._panning = self._panning and bool(event.buttons() & Qt.MouseButton.MiddleButton)
        if self._panning:
            moved = before - event.position()
            self._camera.look(self._camera.viewport.scrolled(moved.x(), moved.y()))
        elif self.hand.drag is not None:
            self.hand.lead(event.position(), event.modifiers())
            self._camera.follow(event.position().x(), event.position().y())
            self.hint_changed.emit(hints.hint_of_drag(self.hand.drag, event.modifiers()))
            self.pointer_moved.emit(self.hand.point(event.position(), event.modifiers()))
        else:
            self._tell(event.position(), event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End what the button began; the right one opens the menu where it began nothing."""
        drag = self.hand.drag
        if event.button() == Qt.MouseButton.MiddleButton:
            self._panning = False
        elif drag is not None and event.button() == drag.button:
            self.hand.finish(event.modifiers())
        elif drag is None and event.button() == Qt.MouseButton.RightButton:
            self.menu_wanted.emit(event.globalPosition().toPoint())
        if self.hand.drag is None:
            self._tell(event.position(), event.modifiers())

    def _tell(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Tell where the pointer is and what a press would do there."""
        hit, ghost = self.hand.hit(at), self.hand.ghost(at, modifiers)
        self.setCursor(hints.cursor(self.hand, hit, ghost))
        self.hint_changed.emit(hints.hint(self.hand, hit, ghost, modifiers))
        self.pointer_moved.emit(self.hand.point(at, modifiers))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu for the keyboard's menu key; the mouse opens it at the release."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.menu_wanted.emit(self.mapToGlobal(self.rect().center()))

    def leaveEvent(self, event: QEvent) -> None:
        """Take the hint away with the pointer."""
        self.hint_changed.emit("")
        self.pointer_moved.emit(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A gesture that loses the window to another leaves the piece as it was."""
        if event.reason() == Qt.FocusReason.ActiveWindowFocusReason:
            self.hand.cancel()
            self.abandoned.emit()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc drops a gesture, else whatever the window finds to drop; Ctrl, Shift and Alt are told about at once."""
        if event.key() == Qt.Key.Key_Escape:
            if not self.hand.cancel():
                self.escaped.emit()
        elif event.key() in _MODIFIERS:
            self._on_held(event.modifiers() | _MODIFIERS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Tell what a press would do without the key that is let go."""
        if event.key() in _MODIFIERS:
            self._on_held(event.modifiers() & ~_MODIFIERS[Qt.Key(event.key())])
        super().keyReleaseEvent(event)

    def _on_held(self, modifiers: Qt.KeyboardModifier) -> None:
        """Let a gesture, or the hint, follow the keys that are held while the mouse rests."""
        drag = self.hand.drag
        if drag is not None and drag.on_roll:
            self.hand.lead(self._pointer, modifiers)
            self.hint_changed.emit(hints.hint_of_drag(drag, modifiers))
        elif drag is None and self.underMouse():
            self._tell(self._pointer, modifiers)

    # The wheel and the fingers

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Zoom with two fingers on a touchpad."""
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            view = self._camera.viewport
            self._camera.look(view.time_zoomed(1 + event.value(), event.position().x()))
            return True
        return False

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll or zoom at the pointer."""
        self._camera.look(wheeled(self._camera.viewport, event))
        event.accept()
