"""The way round the window with nothing but the keys: from the roll, where Tab goes from note to note, and back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget


class Panes(QObject):
    """Takes the focus from one part of the window to the next, counted round in a circle."""

    def __init__(self, parts: Sequence[QWidget], parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts

    def verbs(self) -> dict[str, Callable[[], None]]:
        """Return what each action does."""
        return {"actionNextPane": partial(self._go, 1), "actionPreviousPane": partial(self._go, -1)}

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
