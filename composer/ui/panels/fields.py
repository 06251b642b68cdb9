"""Small parts that several panels are made of."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)


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


def _is_for_the_field(event: QKeyEvent) -> bool:
    """Whether a key edits a number; letters and Space are shortcuts of the window."""
    plain = event.text()
    return not (plain and (plain.isspace() or plain.isalpha() or plain in "[]?"))


class _KeepsShortcuts:
    """A number field that leaves the keys which edit no number to the window's shortcuts."""

    def event(self, event: QEvent) -> bool:
        """Claim only what edits the number."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and not _is_for_the_field(event)
        ):
            event.ignore()
            return False
        return super().event(event)  # type: ignore[misc]


class WholeNumber(_KeepsShortcuts, QSpinBox):
    """A field for a whole number."""


class Number(_KeepsShortcuts, QDoubleSpinBox):
    """A field for a number with a fraction."""


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


def hairline() -> QFrame:
    """Return a line one pixel high between two panels."""
    line = QFrame()
    line.setProperty("role", "hairline")
    line.setFixedHeight(1)
    return line
