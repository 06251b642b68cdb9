"""Recording: what is played on a keyboard while the piece plays becomes notes of the track, a take one undo step."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction

from composer.audio.player import PlayState
from composer.music import timing
from composer.music.gestures import Sketch
from composer.music.performance import Performance
from composer.music.score import Notes, Score, Track
from composer.ui.hands.hands import Hands, Move, Stroke
from composer.ui.look.theme import Theme
from composer.ui.menus.icons import icon
from composer.ui.playback import Playback
from composer.ui.roll.hand import Hand
from composer.ui.session import Session

_EAGER_SECONDS = 0.25
"""A key that is pressed so shortly before the first beat is meant for it; what comes earlier only sounds."""
_SHOWING_MILLISECONDS = 100


class Recording(QObject):
    """Takes down what the hands play, from the press of a button until playback ends. `noted` says what came of it."""

    noted = Signal(str)

    def __init__(
        self,
        session: Session,
        playback: Playback,
        hands: Hands,
        *,
        hand: Hand,
        actions: dict[str, QAction],
        theme: Theme,
    ) -> None:
        super().__init__(playback)
        self.hands = hands
        self._session, self._playback, self._hand = session, playback, hand
        self._button, self._quantizes = actions["actionRecord"], actions["actionQuantizeRecording"]
        self._button.setIcon(icon("record", theme, "bad", "bad", "bad"))
        self._performance: Performance | None = None
        self._score, self._track = session.score, 0
        self._timer = QTimer(self)
        self._timer.setInterval(_SHOWING_MILLISECONDS)
        self._timer.timeout.connect(self._show)
        hands.struck.connect(self._on_stroke)
        hands.moved.connect(self._on_move)
        playback.state_changed.connect(self._on_state)
        session.score_changed.connect(self._on_score)
        session.leaving.connect(self.end)

    def verbs(self) -> dict[str, Callable[[], None]]:
        """Return what the actions of the Play menu do."""
        return {"actionRecord": self.turn}

    @property
    def is_on(self) -> bool:
        """Whether it records."""
        return self._performance is not None

    def turn(self) -> None:
        """Begin a take at the playhead, or end the one under way; what plays goes on."""
        if self.is_on:
            self.end()
        else:
            self._begin()

    def _begin(self) -> None:
        self.hands.midi.look()
        plays = self._playback.state is PlayState.PLAYING
        self._playback.go_on(True)
        if not plays:
            self._playback.play_from(self._playback.position)
        if self._playback.state is PlayState.PLAYING:
            loop = self._playback.loop
            self._performance = Performance(loop[1] if loop else None)
            self._score, self._track = self._session.score, self._session.track_index
            self.noted.emit(self.tr("Recording into this track: play"))
        else:
            self._playback.go_on(False)
        self._button.setChecked(self.is_on)

    def end(self) -> None:
        """End the take and make it one undo step; nothing if there is none."""
        performance, self._performance = self._performance, None
        if performance is None:
            return
        self._timer.stop()
        tick = int(self._playback.heard_at(perf_counter()))
        self._playback.go_on(False)
        self._button.setChecked(False)
        self._hand.show_preview(None)
        performance.end(tick)
        if performance.is_empty:
            self.noted.emit(self.tr("Nothing was played"))
        else:
            self._commit(performance, tick)

    def _commit(self, performance: Performance, tick: int) -> None:
        session = self._session
        step = timing.grid_ticks(session.score, self._hand.grid)
        wanted = step if self._quantizes.isChecked() and step > 1 else None
        score, notes = performance.taken(session.score, self._track, tick, wanted)
        selection = notes if self._track == session.track_index else None
        session.commit(self.tr("Record"), score, selection)
        self.noted.emit(self.tr("%n notes recorded", "", len(notes)))

    def _on_state(self, state: PlayState) -> None:
        """End with what plays, however that ends."""
        if state is not PlayState.PLAYING:
            self.end()

    def _on_stroke(self, stroke: Stroke) -> None:
        performance = self._performance
        if performance is None:
            return
        tick = int(self._playback.heard_at(stroke.at))
        if not stroke.velocity:
            performance.release(tick, stroke.pitch)
        elif self._playback.seconds_to_count(stroke.at) <= _EAGER_SECONDS:
            performance.press(tick, stroke.pitch, stroke.velocity)
            self._timer.start()
        self._show()

    def _on_move(self, move: Move) -> None:
        if self._performance is not None:
            self._performance.tell(int(self._playback.heard_at(move.at)), move.controller, move.value)

    def _show(self) -> None:
        """Show the notes on the roll, those that are held as long as they are by now."""
        performance = self._performance
        if performance is None:
            return
        tick = int(self._playback.heard_at(perf_counter()))
        self._hand.show_preview(Sketch(performance.taken(self._score, self._track, tick).score, Notes()))
        if not performance.holds:
            self._timer.stop()

    def _on_score(self, score: Score) -> None:
        """Stay with the track while others come, go and change places; where it goes, the take ends."""
        before, self._score = self._score, score
        if self.is_on and (place := _place_of(before.tracks, self._track, score.tracks)) is not None:
            self._track = place
            self._show()
        elif self.is_on:
            self._track = self._session.track_index
            # The step that took the track away is still being made.
            QTimer.singleShot(0, self, self.end)


def _place_of(before: tuple[Track, ...], index: int, now: tuple[Track, ...]) -> int | None:
    """Return where a track stands now, None if it is gone; one that is like no other any more is where it was."""
    mine = before[index]
    alike = [place for place, track in enumerate(now) if _is_one(track, mine)]
    if index in alike or (not alike and len(now) == len(before)):
        return index
    return alike[0] if alike else None


def _is_one(track: Track, other: Track) -> bool:
    """Return whether two tracks are one, as far as can be told: a track's colour is told when it moves."""
    return (track.name, track.channel, track.program) == (other.name, other.channel, other.program) and (
        track.notes is other.notes
    )
