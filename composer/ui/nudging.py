"""What the keys do with the selected notes: move, lengthen, duplicate, delete, go from note to note."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtCore import QObject

from composer.music import edits, timing
from composer.music.score import Notes
from composer.ui.roll.canvas import Canvas
from composer.ui.session import Session


class Nudging(QObject):
    """Edits the selection of a session; every verb is one undo step."""

    def __init__(self, session: Session, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._session, self._canvas = session, canvas

    def verbs(self) -> dict[str, Callable[[], None]]:
        """Return what each action of the Edit menu does."""
        transpose, shift, stretch = self.tr("Transpose"), self.tr("Move notes"), self.tr("Resize notes")
        loudness = self.tr("Velocity")
        return {
            "actionHigher": partial(self._swap, transpose, lambda notes: edits.moved(notes, semitones=1)),
            "actionLower": partial(self._swap, transpose, lambda notes: edits.moved(notes, semitones=-1)),
            "actionOctaveHigher": partial(self._swap, transpose, lambda notes: edits.octaves_moved(notes, 1)),
            "actionOctaveLower": partial(self._swap, transpose, lambda notes: edits.octaves_moved(notes, -1)),
            "actionLater": partial(self._swap, shift, lambda notes: edits.moved(notes, self._step)),
            "actionEarlier": partial(self._swap, shift, lambda notes: edits.moved(notes, -self._step)),
            "actionTickLater": partial(self._swap, shift, lambda notes: edits.moved(notes, 1)),
            "actionTickEarlier": partial(self._swap, shift, lambda notes: edits.moved(notes, -1)),
            "actionLonger": partial(self._swap, stretch, lambda notes: edits.end_moved(notes, self._step)),
            "actionShorter": partial(
                self._swap, stretch, lambda notes: edits.end_moved(notes, -self._step, self._step)
            ),
            "actionLouder": partial(self._swap, loudness, lambda notes: edits.velocity_moved(notes, 5)),
            "actionSofter": partial(self._swap, loudness, lambda notes: edits.velocity_moved(notes, -5)),
            "actionDuplicate": self.duplicate,
            "actionDelete": self.delete,
            **self._choices(),
        }

    def of_selection(self) -> set[str]:
        """Return the actions that need something selected."""
        return {*self.verbs()} - {*self._choices()}

    def _choices(self) -> dict[str, Callable[[], None]]:
        return {
            "actionSelectAll": self.select_all,
            "actionSelectNone": partial(self._session.select, Notes()),
            "actionNextNote": partial(self._go, 1),
            "actionPreviousNote": partial(self._go, -1),
        }

    @property
    def _step(self) -> int:
        """The grid's step in ticks."""
        return max(1, round(timing.grid_ticks(self._session.score, self._canvas.hand.grid)))

    def _swap(self, name: str, change: Callable[[Notes], Notes]) -> None:
        session, notes = self._session, self._session.selection
        if not len(notes):
            return
        changed = change(notes)
        session.commit(name, edits.swap(session.score, notes, changed, session.track_index), changed)
        if not np.array_equal(changed.pitch, notes.pitch):
            self._canvas.hand.sounded.emit(changed)

    def duplicate(self) -> None:
        """Put copies right after the selection and select them."""
        session, notes = self._session, self._session.selection
        if len(notes):
            first, after = notes.span
            copies = edits.moved(notes, after - first)
            score = edits.add(session.score, copies, session.track_index)
            session.commit(self.tr("Duplicate"), score, copies)

    def delete(self) -> None:
        """Remove the selection."""
        session = self._session
        if len(session.selection):
            score = edits.remove(session.score, session.selection, session.track_index)
            session.commit(self.tr("Delete notes"), score, Notes())

    def select_all(self) -> None:
        """Select every note of the track."""
        self._session.select(self._session.track.notes)

    def _go(self, step: int) -> None:
        """Select the next or the previous note, and let it be heard."""
        notes = self._session.track.notes
        if not len(notes):
            return
        at = notes.index_of(self._session.selection)
        index = (int(at[-1] if step > 0 else at[0]) + step) if len(at) else 0
        note = notes[np.array([index % len(notes)])]
        self._session.select(note)
        self._canvas.hand.sounded.emit(note)
