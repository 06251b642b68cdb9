"""A passage of a track that is written anew: which notes give way, which stay, and the gaps that are left between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from composer.encodings import melody
from composer.encodings.hints import Goal
from composer.generation import framing
from composer.generation.framing import SMALLEST_LEFT, WINDOW, Frame
from composer.generation.melodic import LENGTHS, Event, Line
from composer.generation.pace import Pace
from composer.generation.take import Take
from composer.generation.wishes import Passage, Wishes
from composer.music import voices
from composer.music.score import Notes, Score
from composer.music.theory import Key, estimate_key

BEYOND = 64
"""So many notes after a passage are looked at for those that follow it."""

_HEARD_AFTER = 3
_MIDDLE = 72
_NEAR = 7
_PITCHES = 128


class Hole(NamedTuple):
    """A stretch between two ticks that is written anew, and what of the voice gives way in it."""

    begin: int
    end: int
    gone: Notes

    def steps(self, ticks_per_beat: int) -> float:
        """Return its length in steps of the encoding."""
        return (self.end - self.begin) * melody.STEPS_PER_BEAT / ticks_per_beat

    def has_room(self, ticks_per_beat: int) -> bool:
        """Return whether there is room for a note."""
        return self.end > self.begin and self.steps(ticks_per_beat) >= SMALLEST_LEFT


@dataclass(frozen=True, eq=False)
class Part:
    """A track, its top voice about a passage, and which notes of that voice are chosen to give way, shape (n,)."""

    score: Score
    track: int
    model: str
    wishes: Wishes
    passage: Passage
    voice: Notes
    chosen: NDArray[np.bool_]

    def runs(self, going: NDArray[np.bool_]) -> list[Hole]:
        """Return the holes that some of the voice's notes leave, those that follow one another in one."""
        edges = np.flatnonzero(np.diff(going, prepend=False, append=False)).tolist()
        runs = [self.voice[first:after] for first, after in zip(edges[::2], edges[1::2], strict=True)]
        return [Hole(*run.span, run) for run in runs]

    def spaces(self) -> list[Hole]:
        """Return the holes that the notes which are not chosen leave in the passage."""
        stays, (begin, end, _) = self.voice[~self.chosen], self.passage
        within = stays[(stays.start >= begin) & (stays.start < end)]
        before = stays[stays.start < begin]
        begins = [max(begin, before.span[1]), *within.end.tolist()]
        gone = self.voice[self.chosen]
        return [
            Hole(first, after, gone[(gone.start >= first) & (gone.start < after)])
            for first, after in zip(begins, [*within.start.tolist(), end], strict=True)
        ]

    def originals(self, gone: Notes) -> Notes:
        """Return the chosen notes of the track that stand for some of its voice."""
        given = self.passage.notes & self.score.tracks[self.track].notes
        return given[np.isin(_keys(given), _keys(gone))]

    @cached_property
    def home(self) -> Key:
        """The key that is wished for, else that of the score, else the likeliest of the voice, else C major."""
        told = framing.key_at(self.score, self.wishes, self.passage.begin)
        return Key.of_signature(told) if told else estimate_key(self.voice) or Key(0)

    def gap(self, hole: Hole, stays: Notes) -> Gap:
        """Return a hole as it is to be filled among the notes that stay."""
        line = _one_by_one(stays)
        before, after = line[line.start < hole.begin], line[line.start >= hole.end][:_HEARD_AFTER]
        frame = framing.between(
            self.score, self.model, self.wishes, before, hole[:2], steps_per_beat=melody.STEPS_PER_BEAT
        )
        return Gap(frame, hole, after, self.originals(hole.gone), self.home)

    def take(self, notes: Notes, end: int, holes: Sequence[Hole], remarks: Sequence[str] = ()) -> Take:
        """Return the take of some new notes up to a tick, in the place of those that leave some holes."""
        told = (*remarks, *self._remarks())
        replaced = self.originals(gone(holes))
        return Take(notes, self.passage.begin, end, False, self.model, self.wishes, told, replaced=replaced)

    @property
    def is_locked(self) -> bool:
        """Whether nothing but locked notes was chosen."""
        return bool(len(self.passage.notes)) and bool(self.passage.notes.locked.all())

    def _remarks(self) -> list[str]:
        remarks, chosen = list[str](), self.passage.notes
        others = chosen[~chosen.locked & ~np.isin(_keys(chosen), _keys(self.voice))]
        if len(others):
            remarks.append("The top voice of the chords is written anew; the other notes stay.")
        if self.score.tracks[self.track].is_drums:
            remarks.append("The drums are treated as if they were a melody.")
        return remarks


def part(score: Score, model: str, wishes: Wishes, track: int, passage: Passage) -> Part:
    """Return what a passage of a track is about: of its notes, the ones of the top voice that are not locked."""
    notes = score.tracks[track].notes
    first, after = np.searchsorted(notes.start, [passage.begin, passage.end]).tolist()
    voice = voices.top_voice(notes[max(0, first - WINDOW) : after + BEYOND])
    given = passage.notes & notes
    free, fixed = _keys(given[~given.locked]), _keys(notes[notes.locked])
    keys = _keys(voice)
    chosen = np.isin(keys, free) & ~np.isin(keys, fixed)
    return Part(score, track, model, wishes, passage, voice, chosen)


def gone(holes: Sequence[Hole]) -> Notes:
    """Return all that gives way in some holes."""
    return reduce(or_, (hole.gone for hole in holes), Notes())


def _keys(notes: Notes) -> NDArray[np.int64]:
    """Return a number for where each note begins and how high it is."""
    return notes.start.astype(np.int64) * _PITCHES + notes.pitch


def _one_by_one(notes: Notes) -> Notes:
    """Return notes each cut where the next begins; of those that begin together, the last."""
    last = np.append(np.diff(notes.start) > 0, True)[: len(notes)]
    start, pitch, duration, velocity, _ = (column[last] for column in notes.columns)
    duration[:-1] = np.minimum(duration[:-1], np.diff(start))
    return Notes.of_columns(start, pitch, duration, velocity)


class Gap(NamedTuple):
    """A hole on the grid of its frame, the notes that follow it, the originals of those gone, and the key."""

    frame: Frame
    hole: Hole
    after: Notes
    originals: Notes
    home: Key

    @property
    def place(self) -> int:
        """The step at which it begins."""
        return self.frame.place

    @property
    def limit(self) -> int:
        """The step at which it ends."""
        return self.frame.limit

    @property
    def velocity(self) -> int:
        """How loud the notes are that are gone, else those before."""
        gone = self.hole.gone
        return int(np.median(gone.velocity)) if len(gone) else self.frame.velocity

    def ticks(self, places: NDArray[np.integer]) -> NDArray[np.int64]:
        """Return the ticks of places, those of its two ends exactly."""
        per_step = self.frame.score.ticks_per_beat / melody.STEPS_PER_BEAT
        rounded = np.floor(self.frame.origin + places * per_step + 0.5).astype(np.int64)
        inside = np.clip(rounded, self.hole.begin, self.hole.end)
        return np.where(places <= self.place, self.hole.begin, np.where(places >= self.limit, self.hole.end, inside))

    def tick(self, place: int) -> int:
        """Return the tick of a place."""
        return int(self.ticks(np.array([place]))[0])

    def sounding(self, events: Sequence[Event]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Return start and end in ticks, and pitch, of those of some events that are notes, each of shape (n,)."""
        rows = [event for event in events if event.pitch is not None]
        place, pitch, following = np.array(rows, np.int64).reshape(-1, 3).T
        return self.ticks(place), self.ticks(following), pitch

    def fitting(self, place: int) -> NDArray[np.bool_]:
        """Return which of LENGTHS a note at a place may have: it sounds, and leaves no splinter before the end."""
        left = self.limit - place - LENGTHS
        return ((left == 0) | (left >= SMALLEST_LEFT)) & (self.ticks(place + LENGTHS) > self.tick(place))

    def resting(self, place: int) -> NDArray[np.bool_]:
        """Return which of LENGTHS a rest at a place may have: there is room for a note after it."""
        return self.fitting(place) & (LENGTHS >= SMALLEST_LEFT) & (self.ticks(place + LENGTHS) < self.hole.end)

    def pitches(self, line: Line) -> NDArray[np.bool_]:
        """Return which pitch tokens may follow a line; at the very beginning of a piece the line's base alone."""
        told = line.notes or len(self.frame.seed)
        return self.frame.legal(line.pitches, line.loops) if told else line.pitches == line.base

    def first_pitch(self, dice: np.random.Generator) -> int:
        """Return a pitch to begin with where nothing comes before: of the tonic chord, near what is there."""
        near = [*self.after.pitch[:1].tolist(), *self.hole.gone.pitch[:1].tolist(), _MIDDLE][0]
        within = range(max(0, near - _NEAR), min(_PITCHES, near + _NEAR + 1))
        return self.frame.nearest(int(dice.choice([pitch for pitch in within if pitch % 12 in self.home.triad])))

    @property
    def pace(self) -> Pace:
        """How close and how far apart the new notes may begin."""
        return Pace.of(self.frame.wishes.limits, melody.STEPS_PER_BEAT)

    @property
    def goal(self) -> Goal | None:
        """What is headed for: the two notes that follow, else the end of the tune, if it is to come to one."""
        if len(self.after):
            return Goal(self._steps_to(int(self.after.start[0])), tuple(self.after.pitch[:2].tolist()))
        return Goal(self.limit) if self.frame.wishes.finish else None

    def following(self, base: int) -> list[int]:
        """Return the tokens of the notes that follow, and of a rest before them, counted from a base."""
        tune = voices.tune_from(self.frame.score, self.after, self.frame.origin)
        rest = self._steps_to(int(self.after.start[0])) - self.limit
        tokens = [melody.REST, melody.duration_token(rest)] if rest >= SMALLEST_LEFT else []
        for pitch, length in melody.events(tune):
            event = melody.REST if pitch is None else melody.pitch_token(pitch - base)
            tokens += [event, melody.duration_token(length)]
        return tokens

    def _steps_to(self, tick: int) -> int:
        steps = (tick - self.frame.origin) * melody.STEPS_PER_BEAT / self.frame.score.ticks_per_beat
        return int(np.floor(steps + 0.5))
