"""Connects the player with the window: the playhead follows it, and what is missing is said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from composer.audio import NoSound
from composer.audio.course import STRAIGHT_ON, Course, Manner
from composer.audio.excerpt import sounds_alike
from composer.audio.player import Player, PlayState
from composer.music.score import Score
from composer.ui.words.saying import said

_MILLISECONDS = 16
_RENEWAL_MILLISECONDS = 60


class Playback(QObject):
    """Plays what it is given from the playhead on, and asks the player where it is."""

    moved = Signal(float)
    state_changed = Signal(object)
    failed = Signal(str)

    def __init__(self, player: Player, score_to_play: Callable[[], Score], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player, self._score_to_play = player, score_to_play
        self.position = 0.0
        self._began = 0.0
        self._manner = STRAIGHT_ON
        self.played = Score()
        """The piece as it is heard: what was changed a moment ago is not in it yet."""
        self._timer = QTimer(self)
        self._timer.setInterval(_MILLISECONDS)
        self._timer.timeout.connect(self._tick)
        # Edits come in bursts, and to begin anew is heard.
        self._renewal = QTimer(self)
        self._renewal.setSingleShot(True)
        self._renewal.setInterval(_RENEWAL_MILLISECONDS)
        self._renewal.timeout.connect(self._renew)

    @property
    def state(self) -> PlayState:
        """Whether it plays, pauses or is stopped."""
        return self._player.state

    @property
    def manner(self) -> Manner:
        """How it plays: round a loop, with a metronome, after a bar that is counted in, how fast."""
        return self._manner

    def choose(self, manner: Manner) -> None:
        """Play in another manner; while it plays, that is heard in a moment."""
        if manner != self._manner:
            self._manner = manner
            self._change()

    def sound_through(self, soundfont: Path) -> None:
        """Play with the sounds of another soundfont; while it plays, that is heard in a moment."""
        if soundfont != self._player.soundfont:
            self._player.soundfont = soundfont
            self._change()

    def hear_later(self, seconds: float) -> None:
        """Have the playhead wait for a sound that is heard so much later than from a card of this machine."""
        self._player.delay = seconds

    def go_on(self, beyond: bool) -> None:
        """Play on after the last note, or end with it; while it plays, that holds in a moment."""
        self.choose(self._manner._replace(goes_on=beyond))

    @property
    def loop(self) -> tuple[int, int] | None:
        """The ticks that it goes round in the end, the second excluded, as it plays now; None for none."""
        return self._player.loop

    def heard_at(self, moment: float) -> float:
        """Return the tick that was heard at a moment of `perf_counter`; where it stopped, the one it came to."""
        return self._player.position(ago=perf_counter() - moment)

    def seconds_to_count(self, moment: float) -> float:
        """Return how long a bar was still to be counted in at a moment of `perf_counter`; 0 where none was."""
        return self._player.seconds_to_count(ago=perf_counter() - moment)

    def play_or_pause(self) -> None:
        """Play on from the playhead, or hold there."""
        if self.state is PlayState.PLAYING:
            self.pause()
        elif self.state is PlayState.PAUSED:
            self._resume()
        elif self._is_over(0):
            self.failed.emit(self.tr("The piece has no notes to play"))
            # The button has gone down with the click.
            self.state_changed.emit(self.state)
        else:
            self.play_from(0 if self._is_over(self.position) else self.position)

    def play_from(self, tick: float) -> None:
        """Play from a tick to the end of the piece, or round the loop."""
        self._began = tick
        self._play(tick, self._manner)

    def renew(self) -> None:
        """Take note that the piece may be another; while it plays, that is heard in a moment."""
        if self.state is not PlayState.STOPPED and not sounds_alike(self.played, self._score_to_play()):
            self._change()

    def _change(self) -> None:
        if self.state is PlayState.PLAYING:
            self._renewal.start()
        elif self.state is PlayState.PAUSED:
            # What is held in the mixer is not what is to be heard any more.
            self._halt()

    def _renew(self) -> None:
        if self.state is not PlayState.PLAYING:
            return
        if self._player.seconds_to_count():
            # Nothing of the piece is heard yet, and the count goes on.
            self._renewal.start()
            return
        self.played = self._score_to_play()
        self._sound(lambda: self._player.change(self.played, self._manner))

    def _go_on(self, tick: float) -> None:
        """Play on from a tick; what plays already is not counted in again."""
        self._play(tick, self._manner._replace(counts_in=False))

    def _play(self, tick: float, manner: Manner) -> None:
        self._move(tick)
        self.played = self._score_to_play()
        self._sound(lambda: self._player.play(self.played, int(tick), manner))

    def _sound(self, begin: Callable[[], None]) -> None:
        """Let the player begin something, or say why it cannot."""
        self._renewal.stop()
        try:
            begin()
        except NoSound as error:
            self._timer.stop()
            self.failed.emit(said(str(error)))
        self._on_begun()

    def _on_begun(self) -> None:
        if self.state is PlayState.PLAYING:
            self._timer.start()
        self.state_changed.emit(self.state)

    def pause(self) -> None:
        """Hold the sound, and the playhead where it is; nothing if nothing plays."""
        if self.state is not PlayState.PLAYING:
            return
        self._timer.stop()
        self._player.pause()
        self._move(self._player.position())
        self.state_changed.emit(self.state)
        if self._renewal.isActive():
            self._change()

    def _resume(self) -> None:
        self._sound(self._player.resume)

    def stop(self) -> None:
        """Stop, and go back to where playing began; to the beginning if it was there already."""
        was_playing = self.state is not PlayState.STOPPED
        self._halt()
        self._move(self._began if was_playing or self.position != self._began else 0.0)

    def place(self, tick: float) -> None:
        """Put the playhead somewhere; if it plays, it plays on from there."""
        self._began = tick
        if self.state is PlayState.PLAYING:
            self._go_on(tick)
        else:
            if self.state is PlayState.PAUSED:
                self._halt()
            self._move(tick)

    def _is_over(self, tick: float) -> bool:
        """Return whether nothing would be heard from a tick on."""
        return Course(self._score_to_play(), int(tick), self._manner).is_empty

    def _halt(self) -> None:
        self._timer.stop()
        self._renewal.stop()
        self._player.stop()
        self.state_changed.emit(self.state)

    def _tick(self) -> None:
        if self._player.finished and self._player.loop:
            self._go_on(self._player.loop[0])
        elif self._player.finished:
            self._halt()
            self._move(self._began)
        else:
            if self._player.is_last_round and not self._renewal.isActive():
                self._renewal.start()
            self._move(self._player.position())

    def _move(self, tick: float) -> None:
        self.position = tick
        self.moved.emit(tick)
