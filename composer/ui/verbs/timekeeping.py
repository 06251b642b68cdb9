"""What keeps the time: the loop, the metronome, a bar counted in, and a tempo that is tapped."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from composer.music import changes, timing
from composer.music.score import Score
from composer.ui.playback import Playback
from composer.ui.roll.loop import Loop
from composer.ui.session import Session

_PAUSE = 2.0
"""Seconds after which a tap is the first of a new row."""
_TAPS = 9
"""The tempo is the mean of so many last taps: fewer waver, more are slow to follow."""
_SLOWEST, _FASTEST = 30.0, 400.0


class Timekeeping(QObject):
    """Tells playback how to play, and the session which tempo was tapped. `noted` carries what a tap came to."""

    noted = Signal(str)

    def __init__(
        self,
        session: Session,
        playback: Playback,
        loop: Loop,
        actions: dict[str, QAction],
        clock: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(playback)
        self._session, self._playback, self._loop, self._clock = session, playback, loop, clock
        self._clicks, self._counts = actions["actionMetronome"], actions["actionCountIn"]
        self._taps: list[float] = []
        self._made: Score | None = None
        loop.loop_changed.connect(self._choose)
        for switch in (self._clicks, self._counts):
            switch.toggled.connect(self._choose)

    def verbs(self) -> dict[str, Callable[[], None]]:
        """Return what the actions of the Play menu do."""
        return {"actionTapTempo": self.tap}

    def _choose(self) -> None:
        clicks, counts = self._clicks.isChecked(), self._counts.isChecked()
        manner = self._playback.manner
        self._playback.choose(manner._replace(loop=self._loop.span, clicks=clicks, counts_in=counts))

    def tap(self) -> None:
        """Take a tap: from the second on, the tempo at the playhead is that of the taps."""
        now = self._clock()
        if self._taps and now - self._taps[-1] > _PAUSE:
            self._taps.clear()
            self._made = None
        self._taps = [*self._taps, now][-_TAPS:]
        passed = now - self._taps[0]
        if passed <= 0:
            self.noted.emit(self.tr("Tap on: the tempo is that of the taps"))
            return
        bpm = round(min(max(60 * (len(self._taps) - 1) / passed, _SLOWEST), _FASTEST))
        self._set(bpm)

    def _set(self, bpm: int) -> None:
        # A row of taps is one step to undo: each takes back what the one before it came to.
        if self._made is self._session.score:
            self._session.undo_stack.undo()
        score = self._session.score
        before = timing.tempo_at(score, self._playback.position)
        if round(before.bpm, 1) != bpm:
            self._made = changes.set_tempo(score, bpm, before.tick)
            self._session.commit(self.tr("Tap tempo"), self._made)
        self.noted.emit(self.tr("{} beats a minute").format(bpm))
