"""The way round the window with nothing but the keys: from the roll, where Tab goes from note to note, and back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget


class Panes(QObject):
    """Takes the focus from one part of the window to the next, counted round, and with Esc back to the first."""

    def __init__(self, frame: QWidget, parts: Sequence[QWidget]) -> None:
        super().__init__(frame)
        self._parts = parts
        frame.installEventFilter(self)

    def verbs(self) -> dict[str, Callable[[], None]]:
        """Return what each action does."""
        return {"actionNextPane": partial(self._go, 1), "actionPreviousPane": partial(self._go, -1)}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go back to the first part with an Esc that nothing on the window has taken."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self._parts[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def _go(self, step: int) -> None:
        focused = QApplication.focusWidget() or self._parts[0]
        here = next((i for i, part in enumerate(self._parts) if part is focused or part.isAncestorOf(focused)), 0)
        for index in range(1, len(self._parts)):
            target = _first(self._parts[(here + step * index) % len(self._parts)])
            if target is not None:
                target.setFocus(Qt.FocusReason.TabFocusReason)
                return


def _first(part: QWidget) -> QWidget | None:
    """Return what takes the focus first in a part that can be seen, None if nothing there does."""
    inside = [part, *part.findChildren(QWidget)]
    found = (one for one in inside if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible())
    return next((one for one in found if one.isEnabled() and not one.focusProxy()), None)
