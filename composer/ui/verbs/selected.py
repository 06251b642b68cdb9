"""What is selected, as the verbs of the menus see it: every change of it is one undo step."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QObject

from composer.music import edits, scales, theory, timing
from composer.music.gestures import Sketch
from composer.music.score import Notes
from composer.music.theory import Key
from composer.ui.roll.hand import Hand
from composer.ui.session import Session

Change = Callable[[Notes], Notes]


class Selected(QObject):
    """The selected notes of a session, and the key and the grid that hold for them."""

    def __init__(self, session: Session, hand: Hand) -> None:
        super().__init__(hand)
        self.session, self.hand = session, hand

    @property
    def notes(self) -> Notes:
        """The selected notes of the current track."""
        return self.session.selection

    @property
    def step(self) -> int:
        """The grid's step in ticks."""
        return max(1, round(timing.grid_ticks(self.session.score, self.hand.grid)))

    @property
    def bar(self) -> int:
        """The length in ticks of a bar where the selection begins."""
        score = self.session.score
        return timing.bar_ticks(score, timing.meter_at(score, self.notes.span[0]))

    @property
    def key(self) -> Key:
        """The key that holds where the selection begins."""
        return self.key_at(self.notes.span[0])

    def key_at(self, tick: int) -> Key:
        """Return the key in force at a tick, or else the one that the track's notes fit best."""
        in_force = scales.key_at(self.session.score, tick)
        return in_force or theory.estimate_key(self.session.track.notes) or Key(0)

    def changed(self, change: Change) -> Sketch:
        """Return what the piece and the selection would be after a change of the selected notes."""
        session, notes = self.session, self.notes
        after = change(notes) if len(notes) else notes
        return Sketch(edits.swap(session.score, notes, after, session.track_index), after)

    def change(self, name: str, change: Change) -> None:
        """Change the selected notes as one undo step, and let new pitches be heard."""
        before, after = self.notes, self.changed(change)
        self.session.commit(name, after.score, after.selection)
        if not np.array_equal(after.selection.pitch, before.pitch):
            self.hand.sounded.emit(after.selection)
