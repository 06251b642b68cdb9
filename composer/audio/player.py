"""Plays a piece from any tick through pygame's mixer, and says where the sound is."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from math import exp
from time import perf_counter

from composer.audio.course import STRAIGHT_ON, Course, Manner
from composer.audio.mixer import BUFFER, RATE, load_midi, mixer
from composer.files import midi
from composer.music.score import Score

_LATENCY = 2 * BUFFER / RATE
"""Seconds from mixing to hearing: one buffer waits while another sounds."""
_SETTLING = 0.1
"""Seconds after a start or a pause in which the mixer's own count is not to be trusted."""
_PULL = 0.3
"""Seconds in which the clock comes nearer to the mixer's count by a factor e."""
_JUMP = 0.25
"""Seconds of difference that are jumped over, not smoothed: the machine slept, or the card stood still."""


class PlayState(StrEnum):
    """What a player does."""

    STOPPED = "stopped"
    PLAYING = "playing"
    PAUSED = "paused"


class Player:
    """Plays one piece at a time; who wants to know how far it is asks."""

    def __init__(self, clock: Callable[[], float] = perf_counter) -> None:
        self._clock = clock
        self._volume = 1.0
        self._course = Course(Score(), 0)
        self._elapsed = 0.0
        self._asked = self._trusted = 0.0
        self._state = PlayState.STOPPED
        self._finished = self._rings = False

    def play(self, score: Score, from_tick: int = 0, manner: Manner = STRAIGHT_ON) -> None:
        """Play a piece from a tick on, whatever was played before; nothing where no note is left.

        Raises NoSound.
        """
        self.stop()
        self._course = Course(score, from_tick, manner)
        self._elapsed = -_LATENCY
        self._finished = self._course.is_empty
        if self._finished:
            return
        excerpt = self._course.excerpt()
        # The mixer has been seen to hang on a piece without a note.
        if any(len(track.notes) for track in excerpt.tracks):
            self._sound(excerpt)
        self._go_on()

    def _sound(self, excerpt: Score) -> None:
        music = load_midi(midi.render(excerpt))
        music.set_volume(self._volume)
        music.play()
        self._rings = True

    def pause(self) -> None:
        """Hold the sound where it is; nothing where nothing plays."""
        if self.state is PlayState.PLAYING:
            if self._rings:
                mixer().music.pause()
            self._state = PlayState.PAUSED

    def resume(self) -> None:
        """Go on after a pause."""
        if self._state is PlayState.PAUSED:
            if self._rings:
                mixer().music.unpause()
            self._go_on()

    def stop(self) -> None:
        """End the sound, also what still rings after the end of a piece."""
        if self._rings:
            mixer().music.stop()
        self._state = PlayState.STOPPED
        self._finished = self._rings = False

    @property
    def state(self) -> PlayState:
        """What the player does now; a piece that is over has stopped."""
        self._listen()
        return self._state

    @property
    def finished(self) -> bool:
        """Whether the last piece played to its end."""
        self._listen()
        return self._finished

    @property
    def loop(self) -> tuple[int, int] | None:
        """The ticks that it goes round, the second excluded; None where it plays straight on."""
        return self._course.loop

    def position(self, ago: float = 0.0) -> float:
        """Return the tick that is heard now, or was some seconds ago; where it stopped or paused, what it came to."""
        self._listen()
        return self._course.tick_at(self._elapsed - ago)

    def seconds_to_count(self, ago: float = 0.0) -> float:
        """Return how long a bar is counted in from now on, or from some seconds ago; 0 where the piece plays."""
        self._listen()
        return self._course.seconds_to_count(self._elapsed - ago)

    @property
    def volume(self) -> float:
        """How loud it plays, 0 to 1."""
        return self._volume

    @volume.setter
    def volume(self, volume: float) -> None:
        self._volume = min(max(volume, 0.0), 1.0)
        if self._rings:
            mixer().music.set_volume(self._volume)

    def _go_on(self) -> None:
        self._state = PlayState.PLAYING
        self._asked = self._clock()
        self._trusted = self._asked + _SETTLING

    def _listen(self) -> None:
        """Bring the clock up to now, pulled towards what the mixer has counted, and notice the end."""
        if self._state is not PlayState.PLAYING:
            return
        now = self._clock()
        passed, self._asked = now - self._asked, now
        self._elapsed += passed
        if self._rings and now > self._trusted and mixer().music.get_busy():
            difference = mixer().music.get_pos() / 1000 - _LATENCY - self._elapsed
            self._elapsed += difference * (1 if abs(difference) > _JUMP else 1 - exp(-passed / _PULL))
        if self._elapsed >= self._course.seconds:
            self._state = PlayState.STOPPED
            self._finished = True
