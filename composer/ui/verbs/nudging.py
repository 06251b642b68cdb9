"""What the arrow keys do with the selected notes: a little higher, later, longer or louder."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from composer.music import edits
from composer.music.score import Notes
from composer.ui.verbs.selected import Selected

_LOUDER = 5


class Nudging(QObject):
    """Moves what is selected by small steps."""

    def __init__(self, selected: Selected) -> None:
        super().__init__(selected)
        self._selected = selected

    def verbs(self) -> dict[str, Callable[[], None]]:
        """Return what each action does."""
        transpose, shift, stretch = self.tr("Transpose"), self.tr("Move notes"), self.tr("Resize notes")
        loudness = self.tr("Velocity")
        table: dict[str, tuple[str, Callable[[Notes], Notes]]] = {
            "actionHigher": (transpose, lambda notes: self._selected.hand.risen(notes, 1)),
            "actionLower": (transpose, lambda notes: self._selected.hand.risen(notes, -1)),
            "actionOctaveHigher": (transpose, lambda notes: edits.octaves_moved(notes, 1)),
            "actionOctaveLower": (transpose, lambda notes: edits.octaves_moved(notes, -1)),
            "actionDegreeHigher": (transpose, lambda notes: edits.scale_moved(notes, self._selected.key, 1)),
            "actionDegreeLower": (transpose, lambda notes: edits.scale_moved(notes, self._selected.key, -1)),
            "actionLater": (shift, lambda notes: edits.moved(notes, self._step)),
            "actionEarlier": (shift, lambda notes: edits.moved(notes, -self._step)),
            "actionBarLater": (shift, lambda notes: edits.moved(notes, self._selected.bar)),
            "actionBarEarlier": (shift, lambda notes: edits.moved(notes, -self._selected.bar)),
            "actionTickLater": (shift, lambda notes: edits.moved(notes, 1)),
            "actionTickEarlier": (shift, lambda notes: edits.moved(notes, -1)),
            "actionLonger": (stretch, lambda notes: edits.end_moved(notes, self._step)),
            "actionShorter": (stretch, lambda notes: edits.end_moved(notes, -self._step, self._step)),
            "actionLouder": (loudness, lambda notes: edits.velocity_moved(notes, _LOUDER)),
            "actionSofter": (loudness, lambda notes: edits.velocity_moved(notes, -_LOUDER)),
        }
        return {name: partial(self._selected.change, step, change) for name, (step, change) in table.items()}

    @property
    def _step(self) -> int:
        return self._selected.step
