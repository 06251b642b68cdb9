"""A small panel that floats over the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from composer.ui.panels.fields import label

_FROM_THE_EDGE = 16
_CONFIRMING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Popover(QFrame):
    """Named fields under a title, at the right of the window or over the left of what it belongs to.

    It does not stop the window: Space still plays. `accepted` is emitted for Return, `cancelled` for Esc;
    both are for others to close it.
    """

    changed = Signal()
    accepted = Signal()
    cancelled = Signal()

    def __init__(self, name: str, title: str, rows: dict[str, QWidget], parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName(name)
        self.setProperty("role", "popover")
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.title = title
        self._corner = Qt.Corner.TopRightCorner
        self._first = next(iter(rows.values()))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(18, 16, 18, 16)
        self._column.setSpacing(12)
        self._column.addWidget(label(title, "head"))
        self._column.addLayout(_grid(rows))
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        self._column.addLayout(self._buttons)
        self.installEventFilter(self)
        self.hide()

    def stand_at(self, corner: Qt.Corner) -> None:
        """Stand in another corner."""
        self._corner = corner

    def add_button(self, text: str, told: SignalInstance, role: str = "") -> None:
        """Add a button that tells the same as Return or Esc."""
        button = QPushButton(text)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setProperty("role", role)
        button.clicked.connect(told)
        self._buttons.addWidget(button)

    def open(self) -> None:
        """Show it, with the keys in its first field."""
        if self.parent() is not self._over.window():
            # On the window it may stand beside what it changes, and be seen over everything.
            self.setParent(self._over.window())
            self._over.installEventFilter(self)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        first = self._first.findChild(QWidget) if not self._first.focusPolicy() else self._first
        (first or self._first).setFocus(Qt.FocusReason.PopupFocusReason)

    def _place(self) -> None:
        window, at = self._over.window(), self._over.mapTo(self._over.window(), QPoint(0, 0))
        right = window.width() - self.width() - _FROM_THE_EDGE
        left = right if self._corner is Qt.Corner.TopRightCorner else at.x() + _FROM_THE_EDGE
        self.move(max(0, left), at.y() + _FROM_THE_EDGE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner when the parent gets another size; claim Return and Esc before a shortcut takes them."""
        if event.type() == QEvent.Type.Resize and watched is self._over:
            self._place()
        elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and watched is self:
            event.setAccepted(event.key() in (*_CONFIRMING, Qt.Key.Key_Escape))
            return event.isAccepted()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of Return and Esc."""
        if event.key() in _CONFIRMING:
            self.accepted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()


def _grid(rows: dict[str, QWidget]) -> QGridLayout:
    grid = QGridLayout()
    grid.setVerticalSpacing(10)
    grid.setHorizontalSpacing(12)
    grid.setColumnStretch(1, 1)
    for number, (text, field) in enumerate(rows.items()):
        grid.addWidget(label(text, "muted"), number, 0)
        grid.addWidget(field, number, 1)
    return grid
