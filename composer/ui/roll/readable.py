"""What a screen reader finds on the roll: the notes in sight, each with its name and place.

PySide's stubs leave out that an interface may be null, hence the ignored overrides.
"""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget

from composer.music.score import Note, Notes
from composer.ui.roll.canvas import Canvas

_MOST_NOTES = 500
"""Nobody listens to more, and a reader may ask for all of them at once."""


class ReadableNote(QAccessibleInterface):
    """A note as a screen reader sees it: an item of the list that the roll is."""

    def __init__(self, canvas: Canvas, note: Note) -> None:
        super().__init__()
        self._canvas, self.note = canvas, note

    def isValid(self) -> bool:
        """Return whether the roll is there still."""
        return shiboken6.isValid(self._canvas)

    def object(self) -> QObject | None:  # type: ignore[override]
        """Return nothing: a note is a value."""
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        """Return the window of the roll."""
        return self._canvas.window().windowHandle()

    def parent(self) -> QAccessibleInterface:
        """Return the roll."""
        return QAccessible.queryAccessibleInterface(self._canvas)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return nothing: there is nothing in a note."""
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return nothing: there is nothing in a note."""
        return None

    def childCount(self) -> int:
        """Return 0: there is nothing in a note."""
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return -1: there is nothing in a note."""
        return -1

    def text(self, kind: QAccessible.Text) -> str:
        """Return what the note is called."""
        return self._canvas.words(self.note) if kind == QAccessible.Text.Name else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Leave it as it is: a note is not named by hand."""

    def rect(self) -> QRect:
        """Return where the note is on the screen."""
        canvas = self._canvas
        first, last = canvas.point_at(self.note.start, self.note.pitch), canvas.point_at(self.note.end, self.note.pitch)
        return QRect(canvas.mapToGlobal(first), canvas.mapToGlobal(last)).adjusted(0, -4, 0, 4)

    def role(self) -> QAccessible.Role:
        """Return that it is an item of a list."""
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        """Return whether it is selected."""
        state = QAccessible.State()
        state.selectable = 1
        state.selected = int(self.note in self._canvas.hand.shown()[1])
        return state


class ReadableRoll(QAccessibleWidget):
    """The roll as a screen reader sees it: a list of the notes in sight."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas, QAccessible.Role.List, canvas.accessibleName())
        self._canvas = canvas
        self._notes = Notes()
        self._items: list[ReadableNote] = []

    def childCount(self) -> int:
        """Return how many notes are in sight."""
        return len(self._refreshed())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return a note in sight, counted from the first."""
        items = self._refreshed()
        return items[index] if 0 <= index < len(items) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return which of the notes in sight something is, -1 for none of them."""
        return next((index for index, item in enumerate(self._items) if item is child), -1)

    def _refreshed(self) -> list[ReadableNote]:
        """Return the notes in sight, made anew where they are others than before."""
        notes = self._canvas.notes_in_sight()[:_MOST_NOTES]
        if notes != self._notes:
            for item in self._items:
                # Qt keeps what it has been given and deletes it itself.
                QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(item))
            self._notes = notes
            self._items = [ReadableNote(self._canvas, note) for note in notes]
        return self._items


_KEPT: dict[int, ReadableRoll] = {}
"""What Qt was given: it holds no reference of Python's."""


def _readable(key: str, found: QObject | None) -> QAccessibleInterface | None:
    if not isinstance(found, Canvas):
        return None
    _KEPT[id(found)] = ReadableRoll(found)
    return _KEPT[id(found)]


def install() -> None:
    """Let screen readers find the notes of every roll from now on."""
    QAccessible.installFactory(_readable)
