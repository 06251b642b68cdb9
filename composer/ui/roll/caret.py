"""The caret on the roll: where a note would be added with nothing but the keys."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import partial

from PySide6.QtCore import QObject, Signal

from composer.music import edits, timing
from composer.music.gestures import notes_at
from composer.music.score import MAX_TICK, Notes, Score
from composer.ui.roll.hand import Hand
from composer.ui.session import Session

_MIDDLE_C = 60


class Caret(QObject):
    """A tick and a pitch. The keys show it; the mouse takes it along, and hides it.

    `moved` is emitted when the keys have moved it, `changed` when it is to be painted anew, `playhead_wanted` with
    the tick that the playhead is to go to.
    """

    moved = Signal()
    changed = Signal()
    playhead_wanted = Signal(int)

    def __init__(self, session: Session, hand: Hand) -> None:
        super().__init__(hand)
        self._session, self._hand = session, hand
        self.tick, self.pitch, self.shown = 0, _MIDDLE_C, False
        session.selection_changed.connect(self._on_selection)
        session.opened.connect(self._on_opened)

    def verbs(self) -> dict[str, Callable[[], None]]:
        """Return what each action does."""
        return {
            "actionCaretUp": partial(self._go_up, 1),
            "actionCaretDown": partial(self._go_up, -1),
            "actionCaretOctaveUp": partial(self._go_up, 12),
            "actionCaretOctaveDown": partial(self._go_up, -12),
            "actionCaretLater": lambda: self.go_to(timing.next_line(self._score, self.tick, self._step)),
            "actionCaretEarlier": lambda: self.go_to(timing.snap_down(self._score, self.tick - 1, self._step)),
            "actionCaretBarLater": lambda: self.go_to(timing.bar_start(self._score, self._bar + 1)),
            "actionCaretBarEarlier": self._bar_earlier,
            "actionCaretLonger": partial(self._lengthen, 1),
            "actionCaretShorter": partial(self._lengthen, -1),
            "actionAddNote": self.add_note,
            "actionPlayheadHere": lambda: self.playhead_wanted.emit(self.tick),
        }

    def place(self, tick: int, pitch: int) -> None:
        """Be somewhere else from now on."""
        self.tick, self.pitch = min(tick, MAX_TICK - 1), pitch
        self.changed.emit()

    def go_to(self, tick: int, pitch: int | None = None) -> None:
        """Go to a tick, and a pitch if one is named, as the keys do: seen, with nothing selected."""
        self.tick = min(max(0, tick), MAX_TICK - 1)
        self.pitch = self.pitch if pitch is None else pitch
        self._show()

    def hide(self) -> None:
        """Be unseen until a key is pressed."""
        self.shown = False
        self.changed.emit()

    def note(self) -> Notes:
        """Return the note, or the chord, that would be added here."""
        return self._hand.drawn(self.tick, self.pitch)

    def add_note(self) -> None:
        """Add a note here and go to its end; select the note that is here already."""
        session = self._session
        here = notes_at(session.track.notes, self.tick, self.pitch)
        if len(here):
            session.select(here[-1:])
            self._hand.sounded.emit(here[-1:])
            return
        added = self.note()
        score = edits.add(session.score, added, session.track_index)
        session.commit(self.tr("Draw note"), score, Notes())
        self._hand.sounded.emit(added)
        self.go_to(added.span[1])

    @property
    def _score(self) -> Score:
        return self._session.score

    @property
    def _step(self) -> Fraction:
        return timing.grid_ticks(self._score, self._hand.grid)

    @property
    def _bar(self) -> int:
        return timing.position_at(self._score, self.tick).bar

    def _bar_earlier(self) -> None:
        """Go to the beginning of the bar, from there to that of the bar before."""
        start = timing.bar_start(self._score, self._bar)
        self.go_to(start if start < self.tick else timing.bar_start(self._score, max(1, self._bar - 1)))

    def _go_up(self, semitones: int) -> None:
        if 0 <= self.pitch + semitones <= 127:
            self.pitch += semitones
            self._show()
            self._hand.sounded.emit(self.note())

    def _lengthen(self, steps: int) -> None:
        step = max(1, round(self._step))
        self._hand.choose_length(max(step, self._hand.drawn_length + steps * step))
        self._show()

    def _show(self) -> None:
        self.shown = True
        self._session.select(Notes())
        self.changed.emit()
        self.moved.emit()

    def _on_opened(self) -> None:
        self.place(0, _MIDDLE_C)

    def _on_selection(self, notes: Notes) -> None:
        """Go along with what is selected, to be there when it no longer is."""
        if len(notes):
            self.place(int(notes.start[0]), int(notes.pitch[0]))
