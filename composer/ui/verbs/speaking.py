"""What a screen reader is told: where the caret is, what is selected, and what was done to it."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from composer.music.gestures import notes_at
from composer.music.score import Notes
from composer.ui.look.theme import Theme
from composer.ui.roll import readable
from composer.ui.roll.canvas import Canvas
from composer.ui.session import Session
from composer.ui.words.wording import instrument_text, pitch_text, place_text, track_text


class Speaking(QObject):
    """Puts what happens on the roll into words. `said` carries each of them, as the screen reader is told it."""

    said = Signal(str)

    def __init__(self, session: Session, canvas: Canvas, theme: Theme) -> None:
        super().__init__(canvas)
        self._session, self._canvas, self._theme = session, canvas, theme
        self._index = 0
        self._parts: list[str] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._speak)
        readable.install()
        session.undo_stack.indexChanged.connect(self._on_step)
        session.selection_changed.connect(self._on_selection)
        session.track_changed.connect(self._on_track)
        canvas.caret.moved.connect(self._on_caret)

    def say(self, text: str) -> None:
        """Say something, together with what else happens at this moment."""
        if text and text not in self._parts:
            self._parts.append(text)
            self._soon.start()

    def _speak(self) -> None:
        text, self._parts = ". ".join(self._parts), []
        self._canvas.setAccessibleDescription(text)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._canvas, text))
        self.said.emit(text)

    def _on_step(self, index: int) -> None:
        """Say what was done, or undone."""
        stack = self._session.undo_stack
        if not shiboken6.isValid(stack):  # It tells of its own end.
            return
        if index > self._index:
            self.say(stack.undoText())
        elif index < self._index and stack.count():
            self.say(self.tr("Undone: {}").format(stack.redoText()))
        self._index = index

    def _on_track(self, index: int) -> None:
        """Say which track is edited now, and how it sounds."""
        track = self._session.track
        self.say(f"{track_text(self._session.score, index)}, {instrument_text(track.program, track.is_drums)}")

    def _on_selection(self, notes: Notes) -> None:
        """Say which note is selected, or how many are."""
        if len(notes) == 1:
            self.say(self._canvas.words(notes[0]))
        elif len(notes):
            self.say(self.tr("%n notes selected", "", len(notes)))

    def _on_caret(self) -> None:
        """Say which note the caret is on, or the pitch and the place where there is none."""
        caret, track = self._canvas.caret, self._session.track
        here = notes_at(track.notes, caret.tick, caret.pitch)
        if len(here):
            self.say(self._canvas.words(here[-1]))
        else:
            pitch = pitch_text(caret.pitch, track, self._theme.naming)
            self.say(f"{pitch}, {place_text(self._session.score, caret.tick)}")
