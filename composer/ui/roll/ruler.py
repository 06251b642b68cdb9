"""The ruler over the roll: marks, bar numbers, the loop region, the playhead's handle and where a take would stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from composer.music import marks
from composer.music.markers import Marker
from composer.music.marks import Mark
from composer.ui.look.theme import Theme, sized
from composer.ui.roll.ground import bars_in_sight
from composer.ui.roll.hand import Hand
from composer.ui.roll.layer import Layer
from composer.ui.roll.loop import Loop
from composer.ui.roll.marks import Chip, Found, Lettering, chip_at, chips, paint_chips
from composer.ui.roll.rulerpaint import HANDLE, paint_handle, paint_loop, paint_proposed
from composer.ui.roll.viewport import Camera, pixel
from composer.ui.roll.wheel import along
from composer.ui.session import Session
from composer.ui.words.wording import mark_text, place_text

_HEIGHT, _MARKS, _BARS = 42, 15, 20
"""Pixels: the whole, the row of marks, and where the row of bars begins; they grow with the text."""

_NEAR = 5
_DRAG_STARTS_AT = 3
_LEAST_NUMBER_DISTANCE = 36.0


@dataclass
class _Press:
    """Where the button went down, where a mere click there places the playhead, and what a drag from there leads."""

    at: QPointF
    click: int
    lead: Callable[[QMouseEvent], None]
    moved: bool = False


class Ruler(QWidget):
    """Numbers the bars and shows what stands along them. It reaches over the keys, `indent` pixels wide.

    A click places the playhead, a drag makes a loop; a mark is dragged, and changed with a double click.
    `menu_wanted` carries a place of the screen, a tick and the mark there, `edit_wanted` a mark.
    """

    placed = Signal(int)
    menu_wanted = Signal(QPoint, int, object)
    edit_wanted = Signal(object)
    hint_changed = Signal(str)

    def __init__(self, session: Session, camera: Camera, theme: Theme, hand: Hand, indent: int) -> None:
        super().__init__()
        self._indent = indent
        self.setObjectName("ruler")
        self.setAccessibleName(self.tr("Ruler"))
        self.setMouseTracking(True)
        self.installEventFilter(self)
        self._session, self._camera, self._theme, self._hand = session, camera, theme, hand
        self.loop = Loop(self)
        self._playhead = 0.0
        self._proposed: tuple[int, int] | None = None
        self._preview: tuple[int, int] | None = None
        self._press: _Press | None = None
        self._found = Found()
        self._shown: list[Chip] = []
        self._layer = Layer(self._paint_ground)
        for changed in (camera.changed, self.loop.changed):
            changed.connect(self._refresh)
        for changed in (hand.moved, session.score_changed):
            changed.connect(self._on_score)
        theme.changed.connect(self._on_theme)
        self._on_theme()

    @property
    def markers(self) -> list[Marker]:
        """The markers of what is shown, sorted by tick."""
        return self._found.markers_of(self._hand.shown()[0])

    @property
    def marks(self) -> list[Mark]:
        """The marks of what is shown, sorted by tick."""
        return self._found.marks_of(self._hand.shown()[0])

    def show_playhead(self, tick: float) -> None:
        """Move the playhead's handle, repainting its old and new place only."""
        old, self._playhead = self._handle_place(), tick
        # Two areas at once would clip to both, which takes Qt ten times as long as what lies between them.
        if (new := self._handle_place()) != old:
            self.update(old | new)

    def indent_by(self, pixels: int) -> None:
        """Reach over keys that are so many pixels wide."""
        self._indent = pixels
        self._refresh()

    def show_proposed(self, span: tuple[int, int] | None) -> None:
        """Mark the ticks that a take covers, or nothing."""
        if span != self._proposed:
            self._proposed = span
            self._refresh()

    def _on_theme(self) -> None:
        """Be as high as the text needs."""
        self.setFixedHeight(self._theme.px(_HEIGHT))
        self._bars = self._theme.px(_BARS)
        self._refresh()

    def _say(self, mark: Mark) -> str:
        return mark_text(mark, self._theme.naming)

    def _on_score(self) -> None:
        """Follow what moves marks, also while a gesture does; what moves notes changes nothing here."""
        before = self._found.marks
        if self.marks is not before:
            self._refresh()

    def _refresh(self) -> None:
        self._layer.stale = True
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show more or fewer bars."""
        self._refresh()

    # Painting

    def _handle_place(self) -> QRect:
        x = self._indent + pixel(self._camera.viewport.x_at(self._playhead))
        return QRect(x - 2 * HANDLE, 0, 4 * HANDLE, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bars and marks, which are kept, and the playhead's handle over them."""
        with QPainter(self) as painter:
            self._layer.draw(painter, self, event.rect())
            painter.translate(self._indent, 0)
            painter.setClipRect(-HANDLE, 0, self.width(), self.height())
            tip = QPointF(pixel(self._camera.viewport.x_at(self._playhead)), self.height() - 1)
            paint_handle(painter, tip, self._theme.colours.playhead)

    def _paint_ground(self, painter: QPainter) -> None:
        colours = self._theme.colours
        painter.fillRect(self.rect(), colours.panel)
        painter.fillRect(0, self.height() - 1, self.width(), 1, colours.hairline)
        painter.translate(self._indent, 0)
        painter.setClipRect(0, 0, self.width(), self.height())
        painter.setFont(sized(self.font(), 11))
        self._paint_loop(painter)
        self._paint_numbers(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_marks(painter)
        if self._proposed is not None:
            paint_proposed(painter, self._box(self._proposed, self._bars + 3, 5), colours.accent)

    def _paint_numbers(self, painter: QPainter) -> None:
        colours, view, score = self._theme.colours, self._camera.viewport, self._hand.shown()[0]
        for tick, bar in bars_in_sight(view, score, _LEAST_NUMBER_DISTANCE):
            x = pixel(view.x_at(tick))
            painter.fillRect(QRectF(x, self.height() - 12, 1, 11), colours.bar_line)
            painter.setPen(colours.muted)
            painter.drawText(QPointF(x + 9, self.height() - 6), str(bar))

    def _paint_marks(self, painter: QPainter) -> None:
        letters = Lettering(self._say, painter.fontMetrics().horizontalAdvance, self._theme.px(_MARKS))
        self._shown = chips(self._camera.viewport, self.marks, letters)
        paint_chips(painter, self._shown, self._theme.colours)

    def _paint_loop(self, painter: QPainter) -> None:
        """Paint the region, amber while it loops and grey while it does not."""
        region, colours = self._preview or self.loop.region, self._theme.colours
        if region is not None:
            loops = self._preview or self.loop.active
            box = self._box(region, self._bars, self.height() - self._bars - 1)
            paint_loop(painter, box, colours.playhead if loops else colours.faint)

    def _box(self, span: tuple[int, int], top: float, height: float) -> QRectF:
        """Return the rectangle over a span of ticks, whichever way round."""
        first, after = sorted(pixel(self._camera.viewport.x_at(float(tick))) for tick in span)
        return QRectF(first, top, after - first, height)

    # The mouse

    def _at(self, event: QMouseEvent | QContextMenuEvent | QHelpEvent) -> QPointF:
        """Return the place of an event, x counted from the beginning of the canvas."""
        at = event.position() if isinstance(event, QMouseEvent) else QPointF(event.pos())
        return at - QPointF(self._indent, 0)

    def _tick(self, event: QMouseEvent) -> int:
        """Return the nearest grid line; with Alt the tick exactly under the pointer."""
        point = self._hand.point(self._at(event), event.modifiers())
        return marks.place_for(self._session.score, Marker, point)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click, or a drag of what is here: a mark, an end of the loop, the playhead, else a new loop."""
        self._let_go(event.buttons() & ~event.button())
        if event.button() != Qt.MouseButton.LeftButton or self._hand.drag is not None:
            return
        at, tick = self._at(event), self._tick(event)
        chip, other_end = chip_at(self._shown, at), self._other_end(at)
        if chip is not None:
            self._press = _Press(at, chip.mark.tick, self._lead_mark)
            self._take_up(chip.mark, event)
        elif other_end is None and self._is_handle(at):
            self._press = _Press(at, tick, self._lead_playhead)
        else:
            self._press = _Press(at, tick, partial(self._lead_loop, tick if other_end is None else other_end))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Change the mark under the pointer."""
        chip = chip_at(self._shown, self._at(event))
        if chip is not None and event.button() == Qt.MouseButton.LeftButton:
            self.edit_wanted.emit(chip.mark)
        else:
            self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Lead what the press began, once the pointer has really moved; else tell what a press would do."""
        self._let_go(event.buttons())
        press = self._press
        if press is None:
            self._tell(self._at(event))
            return
        press.moved = press.moved or (self._at(event) - press.at).manhattanLength() > _DRAG_STARTS_AT
        if press.moved:
            press.lead(event)
            self._camera.follow(self._at(event).x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the drag; a mere click places the playhead, on a mark where that is."""
        press, preview = self._press, self._preview
        if press is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._press = self._preview = None
        if not press.moved:
            self._hand.cancel()
            self.placed.emit(press.click)
        elif preview is not None:
            self.loop.choose(*preview)
        elif press.lead == self._lead_mark:
            self._hand.put_down()
        self._refresh()

    def drop(self) -> None:
        """Leave everything as it was before a drag under way."""
        self._press = self._preview = None
        self._refresh()

    def _let_go(self, held: Qt.MouseButton) -> None:
        """Drop a drag whose release went elsewhere, to a menu or a dialog."""
        self._hand.let_go(held)
        if not held & Qt.MouseButton.LeftButton and self._press is not None:
            self.drop()

    def _take_up(self, mark: Mark, event: QMouseEvent) -> None:
        at, session = self._at(event), self._session
        if not marks.has_to_stay(mark):
            press = self._hand.point(at, event.modifiers())
            gesture = marks.move_mark(session.score, press, mark, session.selection)
            self._hand.take_up(self.tr("Move {}").format(self._say(mark)), gesture, event)

    def _lead_mark(self, event: QMouseEvent) -> None:
        self._hand.lead_to(self._hand.point(self._at(event), event.modifiers()))

    def _lead_loop(self, anchor: int, event: QMouseEvent) -> None:
        self._preview = anchor, self._tick(event)
        ends = (place_text(self._session.score, tick) for tick in sorted(self._preview))
        self.hint_changed.emit(self.tr("Loop from {} to {}").format(*ends))
        self._refresh()

    def _lead_playhead(self, event: QMouseEvent) -> None:
        self.placed.emit(self._tick(event))

    def _other_end(self, at: QPointF) -> int | None:
        """Return the end of the loop that stays while the one under the pointer is dragged, None beside both."""
        if self.loop.region is None or at.y() < self._bars:
            return None
        for end, other in (self.loop.region, self.loop.region[::-1]):
            if abs(self._camera.viewport.x_at(float(end)) - at.x()) <= _NEAR:
                return other
        return None

    def _is_handle(self, at: QPointF) -> bool:
        return at.y() >= self._bars and abs(self._camera.viewport.x_at(self._playhead) - at.x()) <= HANDLE

    def _tell(self, at: QPointF) -> None:
        """Tell by cursor and hint what a press would do."""
        chip, cursor = chip_at(self._shown, at), Qt.CursorShape.ArrowCursor
        if chip is not None and marks.has_to_stay(chip.mark):
            hint = self.tr("Double-click to change it, right-click for more")
        elif chip is not None:
            hint, cursor = self.tr("Drag to move it, double-click to change it"), Qt.CursorShape.SizeHorCursor
        elif self._other_end(at) is not None:
            hint, cursor = self.tr("Drag the end of the loop, Alt for no grid"), Qt.CursorShape.SizeHorCursor
        else:
            hint = self.tr("Click to place the playhead, drag to loop, right-click for tempo, meter, key and markers")
        self.setCursor(cursor)
        self.hint_changed.emit(hint)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Move along the piece, with Ctrl zoom at the pointer."""
        self._camera.look(along(self._camera.viewport, event, event.position().x() - self._indent))
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the hint away with the pointer."""
        self.hint_changed.emit("")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of this place."""
        at = self._at(event)
        chip = chip_at(self._shown, at)
        tick = max(0, int(self._camera.viewport.tick_at(at.x()))) if chip is None else chip.mark.tick
        self.menu_wanted.emit(event.globalPos(), tick, chip.mark if chip else None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say in full what a mark says whose words are cut short."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            chip = chip_at(self._shown, self._at(event))
            QToolTip.showText(event.globalPos(), self._say(chip.mark) if chip else "", self)
            return True
        return False
