"""Snap to scale: binds what is drawn, moved and generated to the notes of the key in force."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from composer.music import scales
from composer.ui.panels.generate import GeneratePanel
from composer.ui.roll.hand import Hand
from composer.ui.session import Session


class Scaling(QObject):
    """Connects the switch with the hand and the generator. `noted` carries what the status bar should say."""

    noted = Signal(str)

    def __init__(self, session: Session, hand: Hand, panel: GeneratePanel, switch: QAction) -> None:
        super().__init__(panel)
        self._session, self._hand, self._panel, self._switch = session, hand, panel, switch
        switch.toggled.connect(self._on_switched)
        for changed in (session.score_changed, session.track_changed, session.selection_changed):
            changed.connect(self._bind)

    def _on_switched(self, on: bool) -> None:
        self._hand.in_scale = on
        self._bind()
        if on and not self._session.score.keys:
            self.noted.emit(self.tr("There is no key to snap to yet: choose one in the bar above, or on the ruler."))

    def _bind(self) -> None:
        """Let the generator promise the key where its notes would begin, as long as the switch is on."""
        selection, notes = self._session.selection, self._session.track.notes
        tick = selection.span[0] if len(selection) else notes.span[1]
        self._panel.bind_key(scales.key_at(self._session.score, tick) if self._switch.isChecked() else None)
