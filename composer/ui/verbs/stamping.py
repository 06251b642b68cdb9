"""The chord stamp: while its palette is shown, a click draws a chord; and chords are built on selected notes."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from composer.music import edits
from composer.music.score import Notes
from composer.ui.panels.fields import ActionButton, Choice
from composer.ui.panels.popover import Popover
from composer.ui.verbs.selected import Selected

_OF_KEY = ()
"""Stands for the triad that the key has on a note."""


class Stamping(QObject):
    """Holds the chord that is chosen, and lets the hand draw it."""

    def __init__(self, selected: Selected, actions: dict[str, QAction], parent: QWidget) -> None:
        super().__init__(selected)
        self._selected, self._canvas, self._actions = selected, parent, actions

    def verbs(self) -> dict[str, Callable[[], None]]:
        """Return what each action does."""
        return {"actionChord": self._turn, "actionBuildChords": self._build_on_selection}

    @cached_property
    def _palette(self) -> Popover:
        """Made when it is wanted first."""
        build = ActionButton(self._actions["actionBuildChords"], "buildChords", self.tr("Build on the notes"))
        rows: dict[str, QWidget] = {self.tr("Click draws"): self._chord, "": build}
        palette = Popover("chordPalette", self.tr("Chord stamp"), rows, self._canvas)
        palette.add_button(self.tr("Done"), palette.accepted)
        palette.stand_at(Qt.Corner.TopLeftCorner)
        for closed in (palette.accepted, palette.cancelled):
            closed.connect(self._put_away)
        return palette

    @cached_property
    def _chord(self) -> Choice:
        choice = Choice("chord", self.tr("Chord"))
        for name, semitones in (
            (self.tr("Triad of the key"), _OF_KEY),
            (self.tr("Octave"), (12,)),
            (self.tr("Fifth"), (7,)),
            (self.tr("Major"), (4, 7)),
            (self.tr("Minor"), (3, 7)),
            (self.tr("Diminished"), (3, 6)),
            (self.tr("Augmented"), (4, 8)),
            (self.tr("Second suspended"), (2, 7)),
            (self.tr("Fourth suspended"), (5, 7)),
            (self.tr("Sixth"), (4, 7, 9)),
            (self.tr("Dominant seventh"), (4, 7, 10)),
            (self.tr("Major seventh"), (4, 7, 11)),
            (self.tr("Minor seventh"), (3, 7, 10)),
            (self.tr("Half-diminished seventh"), (3, 6, 10)),
            (self.tr("Diminished seventh"), (3, 6, 9)),
            (self.tr("Ninth"), (4, 7, 10, 14)),
        ):
            choice.addItem(name, semitones)
        return choice

    def _built(self, notes: Notes) -> Notes:
        """Return the chosen chord on each of some notes."""
        semitones = self._chord.currentData()
        if semitones == _OF_KEY:
            return edits.triads(notes, self._selected.key_at(notes.span[0]))
        return edits.chords(notes, semitones)

    def _build_on_selection(self) -> None:
        self._selected.change(self.tr("Build chords"), self._built)

    def _turn(self) -> None:
        """Show the palette and draw chords, or put it away and draw single notes."""
        if self._actions["actionChord"].isChecked():
            self._selected.hand.build = self._built
            self._palette.open()
        else:
            self._put_away()

    def _put_away(self) -> None:
        self._actions["actionChord"].setChecked(False)
        self._selected.hand.build = Notes
        self._palette.hide()
        self._canvas.setFocus()
