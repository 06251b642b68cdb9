"""Where a continuation begins, what it follows and what it may not cross: the same for every model of one voice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil, floor
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from composer.generation.sampling import Loops
from composer.generation.take import Take
from composer.generation.wishes import MOST_BARS, Wishes
from composer.music import timing, voices
from composer.music.score import MAX_TICK, KeyChange, Notes, Score
from composer.music.theory import Key, estimate_key
from composer.music.tunes import Tune

WINDOW = 300
"""How many of the last notes are read."""

SMALLEST_LEFT = 3
"""Fewer 1/24 beats than this before the limit are no room for another note."""

_EARLIEST_END = 4
_MIDDLE = 72
_USUAL_VELOCITY = 80

Row = tuple[int, int, int]
"""A new note: start in ticks of the score, pitch, duration in ticks."""


class Frame(NamedTuple):
    """What is known before the first note. Places are steps from the bar line at tick `origin`, `place` the first.

    `seed` is the top voice of what is continued; nothing crosses `limit`, and from `last_bar` on the model may end.
    """

    score: Score
    model: str
    wishes: Wishes
    steps_per_beat: int
    seed: Tune
    origin: int
    place: int
    limit: int
    last_bar: int
    velocity: int
    remarks: tuple[str, ...]

    def tick(self, place: int) -> int:
        """Return the tick of the score at a place, rounded from the origin so that nothing adds up."""
        return self.origin + round(place * self.score.ticks_per_beat / self.steps_per_beat)

    def row(self, place: int, pitch: int, following: int) -> Row:
        """Return the note of a pitch between two places."""
        return self.tick(place), pitch, self.tick(following) - self.tick(place)

    def legal(self, pitches: NDArray[np.integer], loops: Loops) -> NDArray[np.bool_]:
        """Return which pitches are MIDI's, of the key that is wished for, and close no loop."""
        legal = (pitches >= 0) & (pitches < 128) & ~np.isin(pitches, list(loops.forbidden()))
        if self.wishes.key:
            legal &= np.isin(pitches % 12, list(self.wishes.key.scale))
        return legal

    def fitting(self, place: int, steps: NDArray[np.integer]) -> NDArray[np.bool_]:
        """Return which lengths fit before the limit, leave no splinter there and last at least a tick."""
        left = self.limit - place - steps
        per_step = self.score.ticks_per_beat / self.steps_per_beat
        sounding = self.origin + np.round((self.limit - left) * per_step) > self.tick(place)
        return ((left == 0) | (left * 24 >= SMALLEST_LEFT * self.steps_per_beat)) & sounding

    def may_end(self, place: int, made: int) -> bool:
        """Return whether the model may end at a place after so many new notes."""
        if self.wishes.length is not None:
            return False
        if self.wishes.bars is None:
            return made >= _EARLIEST_END
        return made > 0 and place >= self.last_bar

    @property
    def finishes(self) -> bool:
        """Whether it is to come to an end at the limit."""
        return self.wishes.finish and self.wishes.bars is not None and self.wishes.length is None

    def home(self) -> Key:
        """Return the key that is wished for, else that of the score, else the likeliest of the seed, else C major."""
        told = Key.of_signature(self.seed.key) if self.seed.key else None
        seed = Notes.of_columns(self.seed.start, self.seed.pitch, self.seed.duration, np.ones(len(self.seed)))
        return told or estimate_key(seed) or Key(0)

    def first_pitch(self, dice: np.random.Generator) -> int:
        """Return a first pitch near C5 where there is no seed: tonic, third or fifth."""
        home = self.home()
        tonic = _MIDDLE + (home.tonic + 5) % 12 - 5
        return tonic + int(dice.choice([0, 3 if home.minor else 4, -5], p=[0.5, 0.2, 0.3]))

    def take(self, rows: Sequence[Row], place: int, ended: bool, text: str = "") -> Take:
        """Return the take of some new notes up to a place."""
        start, pitch, duration = np.array(rows, np.int64).reshape(-1, 3).T
        notes = Notes.of_columns(start, pitch, duration, np.full(len(rows), self.velocity))
        begin, end = self.tick(self.place), self.tick(place)
        return Take(notes, begin, end, ended, self.model, self.wishes, self.remarks, text)


def frame(score: Score, model: str, wishes: Wishes, track: int, steps_per_beat: int) -> Frame:
    """Return the frame of a continuation of a track, on a grid of steps that begins at a bar line."""
    given = score.tracks[track].notes[-WINDOW:]
    voice = voices.top_voice(given)
    origin = voices.first_bar(score, voice)
    seed = replace(voices.tune_from(score, voice, origin), key=_key(score, wishes, voice), style=wishes.style)
    per_tick = steps_per_beat / score.ticks_per_beat
    place = ceil((max(score.tracks[track].notes.span[1], origin) - origin) * per_tick)
    start = origin + round(place / per_tick)
    limit, last_bar = (floor((tick - origin) * per_tick) for tick in _bounds(score, wishes, start))
    velocity = int(np.median(given.velocity)) if len(given) else _USUAL_VELOCITY
    remarks = _remarks(score, track, len(voice) < len(given))
    return Frame(score, model, wishes, steps_per_beat, seed, origin, place, limit, last_bar, velocity, remarks)


def _key(score: Score, wishes: Wishes, seed: Notes) -> KeyChange | None:
    """Return the key that is wished for, else the one that the score tells at the end of the seed."""
    if wishes.key:
        return KeyChange(0, wishes.key.sharps, wishes.key.minor)
    return timing.in_force(score.keys, seed.span[1])


def _bounds(score: Score, wishes: Wishes, start: int) -> tuple[int, int]:
    """Return the tick that nothing crosses, and the one at which the last bar before it begins."""
    bar = timing.position_at(score, start).bar
    inside = start > timing.bar_start(score, bar)
    after = bar + inside + (wishes.bars or MOST_BARS)
    return min(timing.bar_start(score, after), MAX_TICK), timing.bar_start(score, after - 1)


def _remarks(score: Score, track: int, chords: bool) -> tuple[str, ...]:
    remarks = ["The top voice of the chords is continued."] if chords else []
    if score.tracks[track].is_drums:
        remarks.append("The drums are continued as if they were a melody.")
    return tuple(remarks)
