"""What the menus do with the selected notes at once: duplicate, delete, invert, stretch, split, glue, lock."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import partial

from PySide6.QtCore import QObject, Signal

from composer.music import edits, feel
from composer.music.score import Notes
from composer.ui.playback import Playback
from composer.ui.verbs.selected import Selected


class Shaping(QObject):
    """Gives what is selected another shape. `noted` carries why nothing was done."""

    noted = Signal(str)

    def __init__(self, selected: Selected, playback: Playback) -> None:
        super().__init__(selected)
        self._selected, self._playback = selected, playback

    def verbs(self) -> dict[str, Callable[[], None]]:
        """Return what each action does."""
        table: dict[str, tuple[str, Callable[[Notes], Notes]]] = {
            "actionInvert": (self.tr("Invert"), edits.inverted),
            "actionBackwards": (self.tr("Reverse"), edits.backwards),
            "actionStretch": (self.tr("Twice as long"), lambda notes: edits.stretched(notes, Fraction(2))),
            "actionShrink": (self.tr("Half as long"), lambda notes: edits.stretched(notes, Fraction(1, 2))),
            "actionLegato": (self.tr("Legato"), feel.legato),
            "actionGlue": (self.tr("Glue"), edits.glued),
            "actionLock": (self.tr("Lock or unlock"), edits.lock_turned),
        }
        return {
            **{name: partial(self._selected.change, step, change) for name, (step, change) in table.items()},
            "actionDuplicate": self.duplicate,
            "actionDelete": self.delete,
            "actionSplit": self.split,
        }

    def duplicate(self) -> None:
        """Put copies right after the selection and select them."""
        session, copies = self._selected.session, edits.repeated(self._selected.notes)
        session.commit(self.tr("Duplicate"), edits.add(session.score, copies, session.track_index), copies)

    def delete(self) -> None:
        """Remove the selection."""
        session = self._selected.session
        score = edits.remove(session.score, session.selection, session.track_index)
        session.commit(self.tr("Delete notes"), score, Notes())

    def split(self) -> None:
        """Split the selected notes at the playhead, or whatever sounds there if none are selected."""
        session, tick = self._selected.session, int(self._playback.position)
        notes = session.selection if len(session.selection) else session.track.notes
        halves = edits.split_at(notes, tick)
        if halves == notes:
            self.noted.emit(self.tr("No note sounds at the playhead"))
        score = edits.swap(session.score, notes, halves, session.track_index)
        session.commit(self.tr("Split"), score, halves if notes is session.selection else None)
