"""Small parts that several panels are made of."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

_SYMBOLS = {"Shift+": "⇧", "Return": "⏎", "Backspace": "⌫"}


def label(text: str, role: str = "", name: str = "") -> QLabel:
    """Return a label that plays a role of the style sheet."""
    made = QLabel(text)
    made.setProperty("role", role)
    made.setObjectName(name)
    return made


def segments(*actions: QAction, play: str = "") -> QFrame:
    """Return a group of tool buttons on one ground; the one of the action named `play` is the amber one."""
    frame = QFrame()
    frame.setProperty("role", "segments")
    row = QHBoxLayout(frame)
    row.setContentsMargins(3, 3, 3, 3)
    row.setSpacing(2)
    for action in actions:
        row.addWidget(tool_button(action, "play" if action.objectName() == play else ""))
    return frame


def tool_button(action: QAction, role: str = "") -> QToolButton:
    """Return a button of an action that takes no focus from the mouse, so that keys stay with the roll."""
    button = QToolButton()
    button.setProperty("role", role)
    button.setDefaultAction(action)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAccessibleName(action.text().replace("&", ""))
    return button


class ActionButton(QPushButton):
    """A push button that does what an action does, is enabled with it, and shows its shortcut of the moment."""

    def __init__(self, action: QAction, name: str, words: str, role: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", role)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(action.trigger)
        self._action, self._words = action, words
        action.changed.connect(self._follow)
        self._follow()

    def say(self, words: str) -> None:
        """Call what it does by other words."""
        self._words = words
        self._follow()

    def _follow(self) -> None:
        keys = self._action.shortcut().toString()
        for name, symbol in _SYMBOLS.items():
            keys = keys.replace(name, symbol)
        self.setText(f"{self._words}   {keys}".strip())
        self.setToolTip(self._action.toolTip())
        self.setEnabled(self._action.isEnabled())


def captioned(widget: QWidget, caption: str) -> QWidget:
    """Return a widget with a small caption under it."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(widget)
    under = label(caption, "muted")
    under.setBuddy(widget)
    under.setContentsMargins(2, 0, 0, 0)
    column.addWidget(under)
    return box


class _LeavesShortcuts(QObject):
    """Watches a number field: letters and Space are left to the window's shortcuts, Return and Esc end the editing."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Refuse or stake the field's claim on a key before a shortcut takes it."""
        if not isinstance(event, QKeyEvent):
            return False
        ends = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
        if event.type() == QEvent.Type.ShortcutOverride:
            text = event.text()
            event.setAccepted(ends or not (text == " " or text.isalpha() or (bool(text) and text in "[]?")))
            return not event.isAccepted() or ends
        if event.type() == QEvent.Type.KeyPress and ends and isinstance(watched, QAbstractSpinBox):
            watched.clearFocus()
        return False


Field = TypeVar("Field", bound=QAbstractSpinBox)


def number_field(field: Field, name: str, accessible_name: str) -> Field:
    """Return a number field that leaves letters and Space to the window's shortcuts."""
    field.setObjectName(name)
    field.setAccessibleName(accessible_name)
    field.installEventFilter(_LeavesShortcuts(field))
    # The style sheet's padding does not reach the line edit inside.
    field.lineEdit().setTextMargins(6, 0, 0, 0)
    return field


class Choice(QComboBox):
    """A list to choose from that leaves letters to the window's shortcuts and opens with the arrow keys."""

    def __init__(self, name: str, accessible_name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ignore what would search the list, so that Space plays whatever has the focus."""
        if event.text().strip() or event.key() == Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyPressEvent(event)


def hairline(orientation: Qt.Orientation = Qt.Orientation.Horizontal) -> QFrame:
    """Return a line one pixel thick between two panels."""
    line = QFrame()
    line.setProperty("role", "hairline")
    if orientation is Qt.Orientation.Horizontal:
        line.setFixedHeight(1)
    else:
        line.setFixedWidth(1)
    return line
