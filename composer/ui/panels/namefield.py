"""A field that a name is typed into in the place where it stands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

_GOING_ON = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class NameField(QLineEdit):
    """Where a name is typed: Enter keeps it, and so does going elsewhere in the window; Esc drops it."""

    kept = Signal(str)
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.installEventFilter(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep or drop what is typed."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.kept.emit(self.text())
        elif event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim every key before a shortcut of the window takes it: letters are typed here."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep the name when the user goes on elsewhere; wait when it is the window that loses the focus."""
        super().focusOutEvent(event)
        if event.reason() in _GOING_ON:
            self.kept.emit(self.text())
