"""The status bar: a hint at the left, what is selected and where the pointer is at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QStatusBar

from composer.music import timing
from composer.music.gestures import Point
from composer.music.theory import pitch_name
from composer.ui.session import Session

_MESSAGE_MILLISECONDS = 8000


class StatusLine(QStatusBar):
    """Says what a press would do, and for a while what has happened."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._hint, self._selected, self._place = QLabel(), QLabel(), QLabel()
        self._hint.setObjectName("hint")
        self.setSizeGripEnabled(False)
        self.addWidget(self._hint, 1)
        self.addPermanentWidget(self._selected)
        self.addPermanentWidget(self._place)
        session.selection_changed.connect(self._show_selection)
        session.score_changed.connect(self._show_selection)

    def note(self, text: str) -> None:
        """Say something for a while."""
        self.showMessage(text, _MESSAGE_MILLISECONDS)

    def show_hint(self, text: str) -> None:
        """Say what a press would do where the pointer is."""
        self._hint.setText(text)

    def show_place(self, point: Point | None) -> None:
        """Say which pitch, bar and beat the pointer is at; nothing for None."""
        if point is None:
            self._place.clear()
            return
        place = timing.position_at(self._session.score, point.tick)
        self._place.setText(f"{pitch_name(point.pitch)}   {place.bar}.{place.beat}")

    def _show_selection(self) -> None:
        notes = self._session.selection
        text = self.tr("{} selected").format(len(notes)) if len(notes) else ""
        if len(notes) == 1:
            place = timing.position_at(self._session.score, int(notes.start[0]))
            text = self.tr("{} · bar {} beat {}").format(pitch_name(int(notes.pitch[0])), place.bar, place.beat)
        self._selected.setText(text)
