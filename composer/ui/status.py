"""The status bar: a hint at the left, what is selected and where the pointer is at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar

from composer.music import timing
from composer.music.gestures import Point
from composer.ui.look.theme import Theme
from composer.ui.session import Session
from composer.ui.words.wording import pitch_text

_MESSAGE_MILLISECONDS = 8000


class StatusLine(QStatusBar):
    """Says what a press would do, and for a while what has happened."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self._hint, self._facts = QLabel(), QLabel()
        self._hint.setObjectName("hint")
        # A long hint is cut off: it pushes nothing out of the window and makes no window wider.
        self._hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._facts.setObjectName("facts")
        self._soundfont = QLabel()
        self._soundfont.setObjectName("soundfont")
        self._soundfont.setToolTip(self.tr("The soundfont, chosen in the Play menu"))
        self._point: Point | None = None
        self.setSizeGripEnabled(False)
        self.addWidget(self._hint, 1)
        self.addPermanentWidget(self._facts)
        self.addPermanentWidget(self._soundfont)
        session.selection_changed.connect(self._show_facts)
        session.score_changed.connect(self._show_facts)
        theme.changed.connect(self._show_facts)

    def note(self, text: str) -> None:
        """Say something for a while."""
        self.showMessage(text, _MESSAGE_MILLISECONDS)

    def show_soundfont(self, name: str) -> None:
        """Say whose sounds are heard."""
        self._soundfont.setText(f"♪ {name}")

    def show_hint(self, text: str) -> None:
        """Say what a press would do where the pointer is."""
        self._hint.setText(text)

    def show_place(self, point: Point | None) -> None:
        """Say which pitch, bar and beat the pointer is at; nothing for None."""
        self._point = point
        self._show_facts()

    def _show_facts(self) -> None:
        """Say how many notes are selected, then where the pointer is, or the one note if it is elsewhere."""
        notes, place = self._session.selection, self._point
        facts = [self.tr("{} selected").format(len(notes))] if len(notes) else []
        if place is None and len(notes) == 1:
            place = Point(int(notes.start[0]), int(notes.pitch[0]))
        if place is not None:
            counted = timing.position_at(self._session.score, place.tick)
            pitch = pitch_text(place.pitch, self._session.track, self._theme.naming)
            facts += [pitch, self.tr("bar {} beat {}").format(counted.bar, counted.beat)]
        self._facts.setText("  ·  ".join(facts))
