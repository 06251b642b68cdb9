"""Plays a piece from any tick through pygame's mixer, and says where the sound is."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from time import perf_counter, sleep

from composer.audio import NoSound
from composer.audio.clock import MixerClock
from composer.audio.course import STRAIGHT_ON, Course, Manner
from composer.audio.mixer import BUFFER, LOUDNESS, RATE, load_midi, mixer, queue_midi
from composer.audio.soundfont import embedded
from composer.files import midi
from composer.music.score import Score

LATENCY = 2 * BUFFER / RATE
"""Seconds from mixing to hearing: one buffer waits while another sounds."""
_PREPARING, _SPARE = 0.04, 0.01
"""Seconds that it takes to make ready what comes next, before that has been measured, and what is added to them."""
_LONGEST_WAIT = 0.1
_HALF_BUFFER = BUFFER / RATE / 2


class PlayState(StrEnum):
    """What a player does."""

    STOPPED = "stopped"
    PLAYING = "playing"
    PAUSED = "paused"


class Player:
    """Plays one piece at a time; who wants to know how far it is asks.

    `soundfont` holds the sounds of what is played next; `delay` is how many seconds later than from a card of this
    machine the sound is heard, as from headphones by radio.
    """

    def __init__(self, clock: Callable[[], float] = perf_counter) -> None:
        self.soundfont = embedded()
        self.delay = 0.0
        self._clock = clock
        self._mixed = MixerClock(clock, BUFFER / RATE)
        self._volume = 1.0
        self._course = Course(Score(), 0)
        self._before: tuple[Course, float] | None = None
        self._preparing, self._began, self._swapped = _PREPARING, 0.0, 0.0
        self._state = PlayState.STOPPED
        self._finished = self._rings = False

    def play(self, score: Score, from_tick: int = 0, manner: Manner = STRAIGHT_ON) -> None:
        """Play a piece from a tick on, whatever was played before; nothing where no note is left.

        Raises NoSound.
        """
        self._begin(Course(score, from_tick, manner), self._play_now)

    def change(self, score: Score, manner: Manner) -> None:
        """Go on in a piece that has changed, or in another manner, without losing time; nothing where nothing plays.

        Raises NoSound.
        """
        if self.state is not PlayState.PLAYING:
            return
        before = self._course
        reached = self._mixed.seconds + self._preparing + _SPARE
        course = Course(score, int(before.tick_at(reached)), manner._replace(counts_in=False))
        if not self._is_heard or reached >= before.seconds:
            self._begin(course, self._play_now)
            return
        self._swapped = reached
        self._begin(course, lambda data: self._play_after(data, reached))
        self._before = before, self._swapped

    def _begin(self, course: Course, sound: Callable[[bytes], None]) -> None:
        """Play a course; `sound` takes its MIDI file. Raises NoSound."""
        self._began = self._clock()
        excerpt = Score() if course.is_empty else course.excerpt()
        if any(len(track.notes) for track in excerpt.tracks):
            try:
                sound(midi.render(excerpt))
            except NoSound:
                self.stop()
                raise
        else:
            # The mixer has been seen to hang on a piece without a note.
            self.stop()
        self._course, self._before = course, None
        self._finished = course.is_empty
        self._state = PlayState.STOPPED if course.is_empty else PlayState.PLAYING
        self._mixed.begin()

    def _play_now(self, data: bytes) -> None:
        """Let a MIDI file sound at once; what sounds goes on until it is read."""
        music = load_midi(data, self.soundfont)
        self._learn()
        music.set_volume(self._volume * LOUDNESS)
        music.play()
        self._rings = True

    def _play_after(self, data: bytes, reached: float) -> None:
        """Let a MIDI file sound when what sounds has come to a second."""
        begin = queue_midi(data, self.soundfont)
        self._learn()
        self._listen()
        # What is mixed already goes half a buffer, in the mean, beyond what the next one begins with.
        sleep(min(max(reached + _HALF_BUFFER - self._mixed.seconds, 0), _LONGEST_WAIT))
        self._listen()
        # What comes too late for the second is heard after what was mixed meanwhile.
        self._swapped = max(reached, self._mixed.seconds - _HALF_BUFFER)
        begin()

    def _learn(self) -> None:
        """Take note of how long it took to make ready what comes next."""
        self._preparing = max(1.25 * (self._clock() - self._began), 0.9 * self._preparing)

    def pause(self) -> None:
        """Hold the sound where it is; nothing where nothing plays."""
        if self.state is PlayState.PLAYING:
            left = self._course.left(self._heard)
            self._silence()
            self._course, self._before = left, None
            self._mixed.seconds = LATENCY + self.delay
            self._state = PlayState.PAUSED

    def resume(self) -> None:
        """Go on after a pause. Raises NoSound."""
        # The mixer's own pause would end every note that is held.
        if self._state is PlayState.PAUSED:
            self._begin(self._course, self._play_now)

    def stop(self) -> None:
        """End the sound, also what still rings after the end of a piece."""
        self._silence()
        self._state = PlayState.STOPPED
        self._finished = False

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

    @property
    def is_last_round(self) -> bool:
        """Whether it goes round its loop for the last time that was written out."""
        return self.loop is not None and self._mixed.seconds >= self._course.last_round

    def seconds_to_count(self, ago: float = 0.0) -> float:
        """Return how long a bar is counted in from now on, or from some seconds ago; 0 where the piece plays."""
        self._listen()
        return self._course.seconds_to_count(self._heard - ago)

    def position(self, ago: float = 0.0) -> float:
        """Return the tick that is heard now, or was some seconds ago; where it stopped or paused, what it came to."""
        self._listen()
        heard = self._heard - ago
        if heard < 0 and self._before:
            course, end = self._before
            return course.tick_at(end + heard)
        return self._course.tick_at(heard)

    @property
    def volume(self) -> float:
        """How loud it plays, 0 to 1."""
        return self._volume

    @volume.setter
    def volume(self, volume: float) -> None:
        self._volume = min(max(volume, 0.0), 1.0)
        if self._rings:
            mixer().music.set_volume(self._volume * LOUDNESS)

    def _silence(self) -> None:
        if self._rings:
            mixer().music.stop()
        self._rings = False

    @property
    def _is_heard(self) -> bool:
        """Whether the mixer plays, which it does not where all is silent or only the last note rings."""
        return self._rings and bool(mixer().music.get_busy())

    @property
    def _heard(self) -> float:
        """The seconds of the course that are heard; negative while it is still on its way."""
        return self._mixed.seconds - LATENCY - self.delay

    def _listen(self) -> None:
        """Bring the clock up to now, and notice the end."""
        if self._state is not PlayState.PLAYING:
            return
        self._mixed.ask(mixer().music.get_pos() / 1000 if self._is_heard else None)
        if self._heard >= self._course.seconds:
            self._state = PlayState.STOPPED
            self._finished = True
