"""What the menus select: all, none, by pitch, by key, what overlaps, and the way from note to note."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtCore import QObject, Signal

from composer.music import choices
from composer.music.score import Notes
from composer.music.theory import Key
from composer.ui.look.theme import Theme
from composer.ui.roll.caret import Caret
from composer.ui.verbs.selected import Selected
from composer.ui.words.wording import key_text


class Choosing(QObject):
    """Selects notes of the current track. `noted` carries what was looked for and how much of it was found."""

    noted = Signal(str)

    def __init__(self, selected: Selected, caret: Caret, theme: Theme) -> None:
        super().__init__(selected)
        self._selected, self._session = selected, selected.session
        self._caret, self._theme = caret, theme

    def verbs(self) -> dict[str, Callable[[], None]]:
        """Return what each action does."""
        return {
            "actionSelectAll": self.all,
            "actionSelectNone": partial(self._session.select, Notes()),
            "actionSelectPitch": self.same_pitches,
            "actionSelectInKey": self.in_key,
            "actionSelectOutsideKey": self.outside_key,
            "actionSelectOverlapping": self.overlapping,
            "actionNextNote": partial(self._go, 1),
            "actionPreviousNote": partial(self._go, -1),
            "actionTakeNext": partial(self._take, 1),
            "actionTakePrevious": partial(self._take, -1),
        }

    @property
    def _notes(self) -> Notes:
        return self._session.track.notes

    def all(self) -> None:
        """Select every note of the track."""
        self._session.select(self._notes)

    def same_pitches(self) -> None:
        """Select every note of the pitches that are selected."""
        self._session.select(choices.of_pitches(self._notes, self._session.selection.pitch.tolist()))

    def in_key(self) -> None:
        """Select the notes of the key's scale."""
        key = self._selected.key
        self._found(choices.of_classes(self._notes, key.scale), self.tr("{} in {}"), self._named(key))

    def outside_key(self) -> None:
        """Select the notes outside the key's scale."""
        key = self._selected.key
        outside = self._notes - choices.of_classes(self._notes, key.scale)
        self._found(outside, self.tr("{} outside {}"), self._named(key))

    def overlapping(self) -> None:
        """Select the notes that sound while another of their pitch does."""
        self._found(choices.overlapping(self._notes), self.tr("{} overlap one of their pitch"))

    def _named(self, key: Key) -> str:
        return key_text(key, self._theme.naming)

    def _found(self, notes: Notes, words: str, *more: str) -> None:
        self._session.select(notes)
        self.noted.emit(words.format(self.tr("%n notes", "", len(notes)), *more))

    def _take(self, step: int) -> None:
        """Select the note after the selection too, or the one before it."""
        notes, at = self._notes, self._notes.index_of(self._session.selection)
        index = int(at[-1] if step > 0 else at[0]) + step
        if 0 <= index < len(notes):
            note = notes[np.array([index])]
            self._session.select(self._session.selection | note)
            self._selected.hand.sounded.emit(note)

    def _go(self, step: int) -> None:
        """Select the next or the previous note, seen from the selection or else the caret, and let it be heard."""
        notes = self._notes
        if not len(notes):
            return
        at = notes.index_of(self._session.selection)
        if len(at):
            index = int(at[-1] if step > 0 else at[0]) + step
        else:
            index = int(np.searchsorted(notes.start, self._caret.tick)) - (step < 0)
        note = notes[np.array([index % len(notes)])]
        self._session.select(note)
        self._selected.hand.sounded.emit(note)
