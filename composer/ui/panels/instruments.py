"""Choosing an instrument: the names of General MIDI and the drum kits in a list that is searched by typing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from composer.files import instruments
from composer.ui.words.wording import family_text, instrument_text

_SIZE = 250, 380
_SOUND = Qt.ItemDataRole.UserRole
_WORDS = Qt.ItemDataRole.UserRole + 1


class InstrumentPicker(QFrame):
    """A list over the window, searched by typing; Enter or a click takes, Esc or a click elsewhere takes nothing.

    `tried` carries the program of what is come to and whether it is a kit of drums, `chosen` those of what is taken.
    """

    tried = Signal(int, bool)
    chosen = Signal(int, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("instrumentPicker")
        self.setProperty("role", "popup")
        self._search = QLineEdit()
        self._search.setObjectName("instrumentSearch")
        self._search.setPlaceholderText(self.tr("Type to search"))
        self._search.setAccessibleName(self.tr("Search for an instrument"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._filter)
        self._search.installEventFilter(self)
        self._list = QListWidget()
        self._list.setObjectName("instrumentList")
        self._list.setAccessibleName(self.tr("Instruments"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFocusProxy(self._search)
        self._list.itemClicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self._search)
        column.addWidget(self._list)

    def open_at(self, place: QPoint, program: int, drums: bool) -> None:
        """Show the list beside a place of the screen, at the instrument that there is."""
        if not self._list.count():
            self._fill()
        self._search.clear()
        self._go_to(program, drums)
        width, height = (max(size, self.fontMetrics().height() * size // 17) for size in _SIZE)
        room = self.screen().availableGeometry()
        box = QRect(place.x(), place.y(), width, height)
        box.translate(min(0, room.right() - box.right()), min(0, room.bottom() - box.bottom()))
        self.setGeometry(box)
        self.show()
        self._search.setFocus()
        self._list.scrollToItem(self._list.currentItem(), QListWidget.ScrollHint.PositionAtCenter)

    def _fill(self) -> None:
        self._add_group(self.tr("Drum kits"), [(program, True) for program in instruments.KITS])
        for number in range(len(instruments.FAMILIES)):
            self._add_group(family_text(number), [(program, False) for program in range(8 * number, 8 * number + 8)])

    def _add_group(self, title: str, sounds: list[tuple[int, bool]]) -> None:
        head = QListWidgetItem(title)
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        head.setFont(font)
        self._list.addItem(head)
        for sound in sounds:
            item = QListWidgetItem(f"  {instrument_text(*sound)}")
            item.setData(_SOUND, sound)
            item.setData(_WORDS, f"{instrument_text(*sound)} {title}".casefold())
            self._list.addItem(item)

    def _go_to(self, program: int, drums: bool) -> None:
        for item in self._items():
            if _sound(item) == (program, drums):
                self._list.setCurrentItem(item)

    def _items(self) -> list[QListWidgetItem]:
        return [self._list.item(row) for row in range(self._list.count())]

    def _filter(self, text: str) -> None:
        """Leave only what has every typed word in its name or its family; go to the first of them."""
        words = text.casefold().split()
        head = first = None
        for item in self._items():
            if _sound(item) is None:
                head = item
                head.setHidden(True)
                continue
            fits = all(word in item.data(_WORDS) for word in words)
            item.setHidden(not fits)
            if fits and head is not None:
                head.setHidden(False)
                first = first or item
        if words and first is not None:
            self._come_to(first)

    def _come_to(self, item: QListWidgetItem) -> None:
        """Make an instrument the one that Enter takes, and let it be heard."""
        if item is not self._list.currentItem():
            self._list.setCurrentItem(item)
            self.tried.emit(*(_sound(item) or ()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go through the list with the arrows and take with Enter while the search has the keys."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        if event.key() in steps:
            self._step(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self._list.currentItem())
        else:
            return False
        return True

    def _step(self, step: int) -> None:
        shown = [item for item in self._items() if _sound(item) and not item.isHidden()]
        if shown:
            here = shown.index(self._list.currentItem()) if self._list.currentItem() in shown else -1
            self._come_to(shown[min(max(here + step, 0), len(shown) - 1)])

    def _take(self, item: QListWidgetItem | None) -> None:
        sound = None if item is None or item.isHidden() else _sound(item)
        if sound is not None:
            self.close()
            self.chosen.emit(*sound)


def _sound(item: QListWidgetItem) -> tuple[int, bool] | None:
    """Return the program of a line and whether it is a kit; None for a head."""
    stored = item.data(_SOUND)
    return None if stored is None else (int(stored[0]), bool(stored[1]))
