"""Where a continuation begins, what it follows and what it may not cross: the same for every model of one voice."""

from __future__ import annotations

from collections.abc import Iterable
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
_ROOM = 64
_BEATS_A_NOTE = 4
"""Where only a number of notes is wished for, there is room for so many beats of each."""

_MIDDLE = 72
_PITCHES = np.arange(128)
_USUAL_VELOCITY = 80


def playable(pitches: NDArray[np.integer], wishes: Wishes) -> NDArray[np.bool_]:
    """Return which pitches lie within the limits and in the key that are wished for."""
    found = (pitches >= wishes.limits.lowest) & (pitches <= wishes.limits.highest)
    if wishes.key:
        found &= np.isin(pitches % 12, list(wishes.key.scale))
    return found


Row = tuple[int, int, int]
"""A new note: start in ticks of the score, pitch, duration in ticks."""


class Rows:
    """Notes that grow one by one: what has been given away is never written again, so that all share the columns."""

    def __init__(self, velocity: int, rows: Iterable[Row] = ()) -> None:
        self._count = 0
        self._last: Row = (-1, 0, 0)
        self._columns: list[NDArray] = [
            *(np.empty(_ROOM, kind) for kind in (np.int32, np.int16, np.int32)),
            np.full(_ROOM, velocity, np.int16),
            np.zeros(_ROOM, np.bool_),
        ]
        for row in rows:
            self.append(row)

    def __len__(self) -> int:
        return self._count

    def append(self, row: Row) -> None:
        """Add a note, as a rule after all those before."""
        if self._count == len(self._columns[0]):
            self._columns = [np.concatenate([column, column]) for column in self._columns]
        if row > self._last:
            self._last = row
            self._put(self._count, row)
        else:
            self._insert(row)

    def _insert(self, row: Row) -> None:
        at = self._count
        while at and self._row(at - 1) > row:
            at -= 1
        if self._row(at - 1) == row:
            return
        self._columns = [column.copy() for column in self._columns]
        for column in self._columns:
            column[at + 1 : self._count + 1] = column[at : self._count]
        self._put(at, row)

    def _row(self, at: int) -> Row:
        start, pitch, duration = (column[at].item() for column in self._columns[:3])
        return start, pitch, duration

    def _put(self, at: int, row: Row) -> None:
        start, pitch, duration, *_ = self._columns
        start[at], pitch[at], duration[at] = row
        self._count += 1

    def notes(self) -> Notes:
        """Return the notes so far."""
        return Notes.of_sorted([column[: self._count] for column in self._columns])


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
        """Return which pitches may come next: playable ones, not too far from the last, that close no loop."""
        return self.following(self.playable(pitches), pitches, loops)

    def playable(self, pitches: NDArray[np.integer]) -> NDArray[np.bool_]:
        """Return which pitches lie within the limits and in the key that are wished for."""
        return playable(pitches, self.wishes)

    def following(self, playable: NDArray[np.bool_], pitches: NDArray[np.integer], loops: Loops) -> NDArray[np.bool_]:
        """Return which of the playable pitches are not too far from the last.

        Of these, if any, those that close no loop, and of these, if any, those that make no range wider than is usual.
        """
        last, leap, forbidden = loops.last, self.wishes.limits.leap, loops.forbidden()
        if leap is not None and last is not None and playable.any():
            # From outside the range the way leads to what is nearest.
            far = np.where(playable, np.abs(pitches - last), np.inf)
            playable = far <= max(leap, far.min())
        fresh = playable & ~np.isin(pitches, list(forbidden)) if forbidden else playable
        lowest, highest = loops.reach
        usual = fresh & (pitches >= lowest) & (pitches <= highest)
        return next((mask for mask in (usual, fresh) if mask.any()), playable)

    def nearest(self, pitch: int) -> int:
        """Return the playable pitch that is nearest to one."""
        playable = np.flatnonzero(self.playable(_PITCHES))
        return int(playable[np.abs(playable - pitch).argmin()])

    @property
    def lead(self) -> int | None:
        """Where the new notes are to be found: by the last pitch of the seed as far as the limits let, if there is."""
        limits = self.wishes.limits
        return min(max(int(self.seed.pitch[-1]), limits.lowest), limits.highest) if len(self.seed) else None

    def fitting(self, place: int, steps: NDArray[np.integer]) -> NDArray[np.bool_]:
        """Return which lengths fit before the limit, leave no splinter there and last at least a tick."""
        left = self.limit - place - steps
        per_step = self.score.ticks_per_beat / self.steps_per_beat
        sounding = self.origin + np.round((self.limit - left) * per_step) > self.tick(place)
        return ((left == 0) | (left * 24 >= SMALLEST_LEFT * self.steps_per_beat)) & sounding

    def has_room(self, place: int, longest: int) -> bool:
        """Return whether every length from a step up to the longest fits, which most places need not look into."""
        left = self.limit - place - longest
        return left * 24 >= SMALLEST_LEFT * self.steps_per_beat and self.score.ticks_per_beat > self.steps_per_beat

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
        seed = Notes.of_columns(self.seed.start, self.seed.pitch, self.seed.duration, np.ones(len(self.seed), np.int64))
        return told or estimate_key(seed) or Key(0)

    def first_pitch(self, dice: np.random.Generator) -> int:
        """Return a first pitch near C5 where there is no seed: tonic, third or fifth."""
        home = self.home()
        tonic = _MIDDLE + (home.tonic + 5) % 12 - 5
        first = tonic + int(dice.choice([0, 3 if home.minor else 4, -5], p=[0.5, 0.2, 0.3]))
        limits = self.wishes.limits
        octaves = [pitch for pitch in range(first % 12, 128, 12) if limits.lowest <= pitch <= limits.highest]
        return self.nearest(min(octaves, key=lambda pitch: abs(pitch - first), default=first))

    def rows(self, rows: Iterable[Row] = ()) -> Rows:
        """Return some new notes, none at first, as loud as the seed, to which more can be added."""
        return Rows(self.velocity, rows)

    def take(self, rows: Rows, place: int, ended: bool, text: str = "") -> Take:
        """Return the take of some new notes up to a place."""
        begin, end = self.tick(self.place), self.tick(place)
        return Take(rows.notes(), begin, end, ended, self.model, self.wishes, self.remarks, text)


def frame(score: Score, model: str, wishes: Wishes, track: int, steps_per_beat: int) -> Frame:
    """Return the frame of a continuation of a track, on a grid of steps that begins at a bar line."""
    given = score.tracks[track].notes[-WINDOW:]
    voice = voices.top_voice(given)
    origin = voices.first_bar(score, voice)
    seed = replace(voices.tune_from(score, voice, origin), key=key_at(score, wishes, voice.span[1]), style=wishes.style)
    per_tick = steps_per_beat / score.ticks_per_beat
    place = ceil((max(score.tracks[track].notes.span[1], origin) - origin) * per_tick)
    start = origin + round(place / per_tick)
    limit, last_bar = (floor((tick - origin) * per_tick) for tick in _bounds(score, wishes, start))
    velocity = int(np.median(given.velocity)) if len(given) else _USUAL_VELOCITY
    remarks = _remarks(score, track, len(voice) < len(given))
    return Frame(score, model, wishes, steps_per_beat, seed, origin, place, limit, last_bar, velocity, remarks)


def between(
    score: Score, model: str, wishes: Wishes, voice: Notes, span: tuple[int, int], *, steps_per_beat: int
) -> Frame:
    """Return the frame of what is to stand between two ticks, after the last notes of a voice."""
    seed, begin = voice[-WINDOW:], span[0]
    bar = timing.position_at(score, begin).bar
    origin = voices.first_bar(score, seed) if len(seed) else timing.bar_start(score, bar)
    tune = replace(voices.tune_from(score, seed, origin), key=key_at(score, wishes, begin), style=wishes.style)
    place, limit = (floor((tick - origin) * steps_per_beat / score.ticks_per_beat + 0.5) for tick in span)
    velocity = int(np.median(seed.velocity)) if len(seed) else _USUAL_VELOCITY
    return Frame(score, model, wishes, steps_per_beat, tune, origin, place, limit, limit, velocity, ())


def key_at(score: Score, wishes: Wishes, tick: int) -> KeyChange | None:
    """Return the key that is wished for, else the one that the score tells at a tick."""
    if wishes.key:
        return KeyChange(0, wishes.key.sharps, wishes.key.minor)
    return timing.in_force(score.keys, tick)


def _bounds(score: Score, wishes: Wishes, start: int) -> tuple[int, int]:
    """Return the tick that nothing crosses, and the one at which the last bar before it begins."""
    bar = timing.position_at(score, start).bar
    inside = start > timing.bar_start(score, bar)
    after = bar + inside + (wishes.bars or MOST_BARS)
    limit, last_bar = timing.bar_start(score, after), timing.bar_start(score, after - 1)
    if wishes.bars is None and wishes.length is not None:
        limit = max(limit, start + wishes.length * _BEATS_A_NOTE * score.ticks_per_beat)
    return min(limit, MAX_TICK), last_bar


def _remarks(score: Score, track: int, chords: bool) -> tuple[str, ...]:
    remarks = ["The top voice of the chords is continued."] if chords else []
    if score.tracks[track].is_drums:
        remarks.append("The drums are continued as if they were a melody.")
    return tuple(remarks)
