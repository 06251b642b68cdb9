"""Step input: each key or chord that is played is set down at the caret, which goes on by the grid."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from composer.music import edits
from composer.music.gestures import Sketch
from composer.music.score import MAX_TICK, Note, Notes
from composer.ui.hands.hands import Stroke
from composer.ui.roll.caret import Caret
from composer.ui.roll.hand import Hand
from composer.ui.session import Session
from composer.ui.verbs.recording import Recording


class Stepping(QObject):
    """While it is on, sets down what is played, but for what a recording takes. `noted` says how it goes on.

    Keys that go down before one of them has come up are a chord. It is shown at once, and is an undo step when all
    are up.
    """

    noted = Signal(str)

    def __init__(
        self, session: Session, caret: Caret, hand: Hand, recording: Recording, actions: dict[str, QAction]
    ) -> None:
        super().__init__(caret)
        self._session, self._caret, self._hand, self._recording = session, caret, hand, recording
        self._chord: dict[int, int] = {}
        self._down: set[int] = set()
        self._switch = actions["actionStepInput"]
        self._needing = [actions[name] for name in ("actionStepRest", "actionStepBack")]
        self._switch.toggled.connect(self._on_switch)
        recording.hands.struck.connect(self._on_stroke)
        session.leaving.connect(self._drop)
        session.track_changed.connect(self._drop)
        self._on_switch(False)

    def verbs(self) -> dict[str, Callable[[], None]]:
        """Return what the actions of the Play menu do."""
        return {"actionStepRest": self.rest, "actionStepBack": self.back}

    def rest(self) -> None:
        """Leave a step empty."""
        self._caret.go_to(self._caret.tick + self._hand.grid_length)

    def back(self) -> None:
        """Go back by a step and take out what begins in it."""
        session, after = self._session, self._caret.tick
        first = max(0, after - self._hand.grid_length)
        notes = session.track.notes
        gone = notes[(notes.start >= first) & (notes.start < after)]
        if len(gone):
            session.commit(self.tr("Step back"), edits.remove(session.score, gone, session.track_index), Notes())
        self._caret.go_to(first)

    def _on_switch(self, on: bool) -> None:
        for action in self._needing:
            action.setEnabled(on)
        self._drop()
        if on:
            self._recording.hands.midi.look()
            self._caret.go_to(self._caret.tick)
            self.noted.emit(self.tr("Step input: what you play is set down at the caret"))

    def _drop(self) -> None:
        """Forget a chord that is not set down yet."""
        self._down.clear()
        if self._chord:
            self._chord.clear()
            self._hand.show_preview(None)

    def _on_stroke(self, stroke: Stroke) -> None:
        if not self._switch.isChecked() or self._recording.is_on:
            return
        if stroke.velocity:
            if not self._down.issuperset(self._chord):
                self._set_down()
            self._down.add(stroke.pitch)
            self._chord[stroke.pitch] = stroke.velocity
            self._show()
        else:
            self._down.discard(stroke.pitch)
            if self._chord and not self._down & self._chord.keys():
                self._set_down()

    def _notes(self) -> Notes:
        length = self._hand.grid_length
        tick = min(self._caret.tick, MAX_TICK - length)
        return Notes(Note(tick, pitch, length, velocity) for pitch, velocity in self._chord.items())

    def _show(self) -> None:
        session, notes = self._session, self._notes()
        self._hand.show_preview(Sketch(edits.add(session.score, notes, session.track_index), notes))

    def _set_down(self) -> None:
        """Make the chord an undo step and go on to the next one."""
        session, notes = self._session, self._notes()
        self._chord.clear()
        self._hand.show_preview(None)
        session.commit(self.tr("Step input"), edits.add(session.score, notes, session.track_index), Notes())
        self._caret.go_to(notes.span[1], int(notes.pitch.max()))
