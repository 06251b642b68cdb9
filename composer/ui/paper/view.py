"""Sheet music on the screen: pages one under the other, that scroll, zoom and can be clicked."""

from __future__ import annotations

from collections.abc import Iterator, Set

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from composer.files.engraving.pages import Page, Place
from composer.ui.look.theme import Theme, translucent
from composer.ui.paper.leaf import Leaf

_GAP = 14
_PIXELS_A_UNIT = 96 / 2540
"""Of a hundredth of a millimetre at 100 per cent."""
_SMALLEST, _LARGEST, _WIDEST = 0.25, 4.0, 1.3
_A_STEP = 1.2
_NOTCH = 120
_LINE = 60
_LEAST_HEIGHT = 70
_MARGIN_OF_A_BAR = 3.0


class PaperView(QAbstractScrollArea):
    """Shows pages. It knows no session: notes and bars are named as MusicXML names them.

    `needed` carries the numbers of the pages in sight; `note_clicked` a name, "" beside all notes, and whether more
    notes are to be selected; `bar_chosen` the name of a bar; `turned` says that another part is seen, or larger.
    """

    needed = Signal(object)
    note_clicked = Signal(str, bool)
    bar_chosen = Signal(str)
    turned = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("sheetMusic")
        self.setAccessibleName(self.tr("Sheet music"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme = theme
        self._leaves: dict[int, Leaf] = {}
        self._count, self._size = 0, (21000, 29700)
        self._zoom = 0.0
        self._sentence = ""
        self._selected: Set[str] = frozenset()
        self._hue = QColor()
        self._bar: tuple[str, int] | None = None
        self._needed: tuple[int, ...] = ()
        self._yields = False
        self.setMinimumHeight(_LEAST_HEIGHT)
        hint = self.tr("Click a note to select it, double-click a bar to put the playhead there, Ctrl+wheel to zoom")
        self.viewport().setStatusTip(hint)
        self.installEventFilter(self)
        self.verticalScrollBar().actionTriggered.connect(self._on_hand)
        theme.changed.connect(self.viewport().update)

    # What others tell

    def show_pages(self, count: int, size: tuple[int, int], pages: dict[int, Page]) -> None:
        """Show that many pages of a size, of which some are there; the others are asked for when they are in sight."""
        self._sentence = ""
        self._count, self._size = count, size
        # Until a page comes, the one before it stays: what is seen does not flicker.
        self._leaves = {number: leaf for number, leaf in self._leaves.items() if number <= count}
        self.add_pages(pages)
        self._fit()

    def add_pages(self, pages: dict[int, Page]) -> None:
        """Show pages by their numbers, from 1."""
        self._leaves |= {number: Leaf(page) for number, page in pages.items()}
        self.viewport().update()

    def say(self, sentence: str) -> None:
        """Say why there are no pages."""
        self._sentence, self._count = sentence, 0
        self._leaves.clear()
        self._fit()

    def show_selection(self, names: Set[str], hue: QColor) -> None:
        """Mark some notes in a colour."""
        self._selected, self._hue = names, hue
        self.viewport().update()

    def show_bar(self, name: str, page: int, follows: bool) -> None:
        """Mark the bar that is played; bring it into sight where that is wanted and nobody has scrolled away."""
        self._bar = (name, page) if name else None
        self.viewport().update()
        if name:
            seen = self._place_of(name, page)
            self._yields = self._yields and not self._is_in_sight(seen)
            if follows and not self._yields:
                self._reveal(seen)

    def follow_again(self) -> None:
        """Follow from now on, whoever has scrolled before."""
        self._yields = False

    def _on_hand(self) -> None:
        self._yields = True

    # Sizes

    @property
    def zoom(self) -> float:
        """How large pages are shown, 1 for their size on paper."""
        if self._zoom:
            return self._zoom
        room = self.viewport().width() - 2 * _GAP
        return min(max(room / (self._size[0] * _PIXELS_A_UNIT), _SMALLEST), _WIDEST)

    @property
    def page_in_sight(self) -> int:
        """The number of the page in the middle of the view, 0 if there is none."""
        middle = self.viewport().height() / 2
        return next((number for number, area in self._areas() if area.bottom() + _GAP > middle), self._count)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return self._count

    def zoom_by(self, steps: float) -> None:
        """Show pages larger or smaller, the middle of the view staying where it is."""
        self._zoom_to(self.zoom * _A_STEP**steps, self.viewport().height() / 2)

    def fit_width(self) -> None:
        """Show pages as wide as the view from now on."""
        self._zoom_to(0.0, self.viewport().height() / 2)

    def _zoom_to(self, zoom: float, y: float) -> None:
        bar, before = self.verticalScrollBar(), self.zoom
        self._zoom = min(max(zoom, _SMALLEST), _LARGEST) if zoom else 0.0
        self._fit()
        bar.setValue(round((bar.value() + y) * self.zoom / before - y))

    @property
    def _scale(self) -> float:
        return self.zoom * _PIXELS_A_UNIT

    def _fit(self) -> None:
        """Set the scroll bars to the pages, and ask for those in sight."""
        width, height = (side * self._scale for side in self._size)
        whole = self._count * (height + _GAP) + _GAP if self._count else 0
        room = self.viewport().size()
        for bar, length, page in (
            (self.verticalScrollBar(), whole, room.height()),
            (self.horizontalScrollBar(), width + 2 * _GAP, room.width()),
        ):
            bar.setRange(0, max(0, round(length - page)))
            bar.setPageStep(page)
            bar.setSingleStep(_LINE)
        self._look()

    def _look(self) -> None:
        """Ask for the pages in sight, and for the next."""
        self.viewport().update()
        self.turned.emit()
        sight = QRectF(self.viewport().rect())
        numbers = tuple(number for number, area in self._areas() if area.intersects(sight))
        if numbers and numbers != self._needed:
            self._needed = numbers
            self.needed.emit((*numbers, min(numbers[-1] + 1, self._count)))

    def _areas(self) -> Iterator[tuple[int, QRectF]]:
        """Yield each page and where it is in the view."""
        width, height = (side * self._scale for side in self._size)
        left = max(float(_GAP), (self.viewport().width() - width) / 2) - self.horizontalScrollBar().value()
        for index in range(self._count):
            top = _GAP + index * (height + _GAP) - self.verticalScrollBar().value()
            yield index + 1, QRectF(left, top, width, height)

    def _place_of(self, name: str, page: int) -> QRectF:
        """Return where a bar is in the view; the top of its page while that is not there yet."""
        area = next((area for number, area in self._areas() if number == page), QRectF())
        leaf = self._leaves.get(page)
        place = leaf.bar(name) if leaf else None
        return self._on_view(place, area) if place else QRectF(area.topLeft(), area.topLeft())

    def _is_in_sight(self, seen: QRectF) -> bool:
        return seen.top() >= _GAP and seen.bottom() <= self.viewport().height() - _GAP

    def _reveal(self, seen: QRectF) -> None:
        """Scroll down or up as little as brings a place into sight with some room around it."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if not self._is_in_sight(seen):
            bar.setValue(round(bar.value() + seen.top() - min(3 * _GAP, max(0.0, (height - seen.height()) / 2))))

    def _on_view(self, place: Place, area: QRectF, room: float = 0.0) -> QRectF:
        """Return where a place of a page is in the view."""
        scale = self._scale
        found = QRectF(place.x * scale, place.y * scale, place.width * scale, place.height * scale)
        return found.translated(area.topLeft()).adjusted(-room, -room, room, room)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages in sight, and on them the selected notes and the bar that is played."""
        colours = self._theme.colours
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(event.rect(), colours.background)
            if self._sentence:
                self._paint_sentence(painter)
            for number, area in self._areas():
                if area.intersects(QRectF(event.rect())):
                    self._paint_page(painter, number, area)

    def _paint_sentence(self, painter: QPainter) -> None:
        painter.setPen(self._theme.colours.muted)
        room = self.viewport().rect().adjusted(40, 20, -40, -20)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._sentence)

    def _paint_page(self, painter: QPainter, number: int, area: QRectF) -> None:
        colours, leaf = self._theme.colours, self._leaves.get(number)
        if leaf is None:
            painter.fillRect(area, colours.raised)
        else:
            leaf.draw(painter, area, colours.raised, colours.text)
            self._paint_marks(painter, leaf, area)
        painter.setPen(QPen(colours.hairline, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area)

    def _paint_marks(self, painter: QPainter, leaf: Leaf, area: QRectF) -> None:
        if self._bar and (bar := leaf.bar(self._bar[0])):
            played = self._on_view(bar, area, _MARGIN_OF_A_BAR * self.zoom)
            painter.fillRect(played, translucent(self._theme.colours.playhead, 0.16))
        painter.setPen(QPen(self._hue, max(1.0, 1.5 * self.zoom)))
        painter.setBrush(translucent(self._hue, 0.35))
        for name in self._selected:
            note = leaf.note(name)
            if note is not None:
                painter.drawRoundedRect(self._on_view(note, area, 2 * self.zoom), 3 * self.zoom, 3 * self.zoom)

    # Hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the note under the pointer."""
        if event.button() == Qt.MouseButton.LeftButton and (found := self._leaf_at(event.position())):
            more = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
            self.note_clicked.emit(found[0].note_at(*found[1]), bool(event.modifiers() & more))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Choose the bar under the pointer."""
        found = self._leaf_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and found and (bar := found[0].bar_at(*found[1])):
            self.bar_chosen.emit(bar)

    def _leaf_at(self, position: QPointF) -> tuple[Leaf, tuple[float, float]] | None:
        """Return the page under a point of the view, and where on it that is."""
        for number, area in self._areas():
            if area.contains(position) and number in self._leaves:
                inside = (position - area.topLeft()) / self._scale
                return self._leaves[number], (inside.x(), inside.y())
        return None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or with Ctrl zoom at the pointer."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            # With Alt held Qt reports a vertical wheel in x.
            notches = (event.angleDelta().x() + event.angleDelta().y()) / _NOTCH
            self._zoom_to(self.zoom * _A_STEP**notches, event.position().y())
            event.accept()
        else:
            super().wheelEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the keys that zoom from the roll while the pages have the focus."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _zooms(event) is not None:
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages with Page up and down, go to an end with Home and End, scroll with the arrows, zoom with Ctrl."""
        bar = self.verticalScrollBar()
        goes: dict[int, int] = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        steps = _zooms(event)
        if steps is not None:
            self.zoom_by(steps) if steps else self.fit_width()
        elif event.key() in goes:
            self._on_hand()
            bar.setValue(goes[event.key()])
        elif event.key() in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.turn(1 if event.key() == Qt.Key.Key_PageDown else -1)
        else:
            super().keyPressEvent(event)

    def turn(self, pages: int) -> None:
        """Go so many pages on, or as far as is seen at once where that is less than a page."""
        self._on_hand()
        bar, height = self.verticalScrollBar(), self._size[1] * self._scale + _GAP
        bar.setValue(round(bar.value() + pages * min(height, 0.9 * self.viewport().height())))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Show another part of the pages."""
        self._look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages into the room there is."""
        self._fit()


def _zooms(event: QKeyEvent) -> int | None:
    """Return the steps that a key zooms by: 0 to fit the width, None if it does not zoom."""
    keys: dict[int, int] = {Qt.Key.Key_Equal: 1, Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_0: 0}
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier & ~Qt.KeyboardModifier.ShiftModifier
    return keys.get(event.key()) if held == Qt.KeyboardModifier.ControlModifier else None
