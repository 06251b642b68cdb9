"""What is being worked on: the current Score, what is selected in it, its file, and undo."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from composer.music.score import Notes, Score, Track


class _State(NamedTuple):
    score: Score
    selection: Notes
    track: int


class _Step(QUndoCommand):
    """One undo step: the state before and the state after."""

    def __init__(self, session: Session, name: str, after: _State) -> None:
        super().__init__(name)
        self._session, self._before, self._after = session, session.state, after

    def undo(self) -> None:
        self._session.restore(self._before)

    def redo(self) -> None:
        self._session.restore(self._after)


class Session(QObject):
    """The one place that holds the score; every change of it passes `commit` and can be undone."""

    score_changed = Signal(object)
    selection_changed = Signal(object)
    track_changed = Signal(int)
    path_changed = Signal(object)
    leaving = Signal()
    opened = Signal()

    def __init__(self, score: Score | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = _State(score or Score(), Notes(), 0)
        self.path: Path | None = None
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(1000)

    def __del__(self) -> None:
        """Let the steps go before the collector takes them: PySide gives them to it, and the stack would free them too.

        That has crashed interpreters at their end, and wherever a session was left to the collector.
        """
        stack = getattr(self, "undo_stack", None)
        if stack is not None and shiboken6.isValid(stack):
            stack.blockSignals(True)
            stack.clear()

    @property
    def score(self) -> Score:
        """The current piece."""
        return self.state.score

    @property
    def selection(self) -> Notes:
        """The selected notes of the current track."""
        return self.state.selection

    @property
    def track_index(self) -> int:
        """Which track is edited."""
        return self.state.track

    @property
    def track(self) -> Track:
        """The track that is edited."""
        return self.score.tracks[self.track_index]

    @property
    def is_modified(self) -> bool:
        """Whether there is work that is not saved."""
        return not self.undo_stack.isClean()

    def commit(self, name: str, score: Score, selection: Notes | None = None, track: int | None = None) -> None:
        """Make a score the current one, as one undo step of that name; nothing if it is no other."""
        track = self.track_index if track is None else track
        after = _State(score, self.selection if selection is None else selection, track)
        if score is self.score or score == self.score:
            self.restore(after._replace(score=self.score))
        else:
            self.undo_stack.push(_Step(self, name, after))

    def select(self, notes: Notes) -> None:
        """Select notes of the current track instead of what is selected."""
        self.restore(self.state._replace(selection=notes))

    def choose_track(self, index: int) -> None:
        """Edit another track; its notes are not selected."""
        if index != self.track_index:
            self.restore(_State(self.score, Notes(), index))

    def open(self, score: Score, path: Path | None) -> None:
        """Begin with another piece; what came before cannot be undone back to."""
        self.leaving.emit()
        self.undo_stack.clear()
        self.restore(_State(score, Notes(), 0))
        self.opened.emit()
        self._remember(path)

    def recover(self, score: Score, path: Path | None) -> None:
        """Begin with a piece that was found again and is not in its file."""
        self.open(score, path)
        self.undo_stack.resetClean()

    def saved_as(self, path: Path) -> None:
        """Take note that the score is now in a file."""
        self.undo_stack.setClean()
        self._remember(path)

    def _remember(self, path: Path | None) -> None:
        self.path = path
        self.path_changed.emit(path)

    def restore(self, state: _State) -> None:
        """Take on a state and tell everybody what is different in it; for undo steps."""
        before = self.state
        self.state = state._replace(selection=state.selection & state.score.tracks[state.track].notes)
        if before.track != state.track:
            self.track_changed.emit(state.track)
        if before.score is not state.score:
            self.score_changed.emit(state.score)
        if before.selection != self.state.selection:
            self.selection_changed.emit(self.state.selection)
