"""What sounds from a place on: to the end of the piece or round a loop, with a metronome and a bar counted in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from math import ceil
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from composer.audio.excerpt import CONTROL, between, kind_of
from composer.music import controllers, edits, metronome, timing
from composer.music.score import DRUM_CHANNEL, MAX_TICK, Event, Meter, Notes, Score, Tempo, Track

_LOOPED_SECONDS = 600
_LOOPED_NOTES = 20_000
"""A loop is written out so often that it lasts so long, or has so many notes; then it is begun anew."""
_OPEN_SECONDS = 600
"""How long it goes on after the last note where it is to go on."""


_LONGEST_BEAT = 2**24 - 1
"""Microseconds, as a MIDI file holds them."""


class Manner(NamedTuple):
    """How a piece is played: round which ticks, the second excluded, with clicks, and after a bar that is counted.

    With `goes_on` it does not end with the last note, but plays on for some minutes: there is something to come. The
    speed and the loudness of the clicks are in per cent of their own.
    """

    loop: tuple[int, int] | None = None
    clicks: bool = False
    counts_in: bool = False
    goes_on: bool = False
    speed: int = 100
    click_loudness: int = 100


STRAIGHT_ON = Manner()
"""To the end, with nothing added, as fast as the piece says."""
SLOWEST, FASTEST = 25, 200
"""Per cent."""


class Course:
    """The stretches of a piece that sound one after the other."""

    def __init__(self, score: Score, tick: int, manner: Manner = STRAIGHT_ON) -> None:
        self._score, self._first, self._manner = score, tick, manner
        loop = manner.loop if manner.loop and tick < manner.loop[1] > manner.loop[0] else None
        self._after = loop[1] if loop else self._end()
        self.loop = loop
        """The ticks that it goes round in the end, None for none."""
        self._lead = timing.bar_ticks(score, timing.meter_at(score, tick)) if manner.counts_in else 0

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to be heard."""
        return not self.loop and self._after <= self._first

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return (self._lead_seconds + self._span_seconds + self._times * self._loop_seconds) / self._pace

    @property
    def last_round(self) -> float:
        """The seconds after which it goes round its loop for the last time."""
        return self.seconds - self._loop_seconds / self._pace

    def tick_at(self, seconds: float) -> float:
        """Return the tick of the piece that sounds so many seconds after the beginning; the first while it counts."""
        passed = min(max(seconds, 0.0), self.seconds) * self._pace - self._lead_seconds
        if passed <= self._span_seconds or not self.loop:
            first = timing.seconds_at(self._score, self._first)
            return float(timing.tick_at(self._score, first + min(max(passed, 0.0), self._span_seconds)))
        begins = timing.seconds_at(self._score, self.loop[0])
        return float(timing.tick_at(self._score, begins + (passed - self._span_seconds) % self._loop_seconds))

    def seconds_to_count(self, seconds: float) -> float:
        """Return how long it goes on counting, so many seconds after the beginning; 0 where it counts no more."""
        return max(0.0, self._lead_seconds / self._pace - max(seconds, 0.0))

    def left(self, seconds: float) -> Course:
        """Return what is left after so many seconds; all of it, the count too, where it still counts."""
        if self.seconds_to_count(seconds):
            return self
        return Course(self._score, int(self.tick_at(seconds)), self._manner._replace(counts_in=False))

    def excerpt(self) -> Score:
        """Return all that sounds, as a piece that begins at its tick 0."""
        parts = [self._part(self._first, self._after)]
        if self.loop:
            again = _at_rest(self._part(*self.loop))
            parts += [again] * self._times
        return _faster(_joined(parts, self._counted()), self._pace)

    @property
    def _pace(self) -> float:
        return self._manner.speed / 100

    def _end(self) -> int:
        """Return the first tick that does not sound where there is no loop."""
        end = max(self._score.end, self._first)
        if not self._manner.goes_on:
            return end
        later = timing.tick_at(self._score, timing.seconds_at(self._score, end) + _OPEN_SECONDS)
        return min(int(later), MAX_TICK)

    @cached_property
    def _lead_seconds(self) -> float:
        tempo = timing.tempo_at(self._score, self._first)
        return self._lead * tempo.microseconds / 1e6 / self._score.ticks_per_beat

    @cached_property
    def _span_seconds(self) -> float:
        return self._between(self._first, self._after)

    @cached_property
    def _loop_seconds(self) -> float:
        return self._between(*self.loop) if self.loop else 0.0

    @cached_property
    def _times(self) -> int:
        """How often the loop is gone round after the first span."""
        if not self.loop:
            return 0
        notes = sum(len(track.notes.sounding(*self.loop)) for track in self._score.tracks)
        wanted = ceil(_LOOPED_SECONDS * self._pace / self._loop_seconds)
        return max(1, min(wanted, _LOOPED_NOTES // max(notes, 1)))

    def _between(self, first: int, after: int) -> float:
        begin, end = timing.seconds_at(self._score, [first, after])
        return float(end - begin)

    def _part(self, first: int, after: int) -> _Part:
        score = between(self._score, first, after)
        clicks = self._clicks(self._score, first, after) if self._manner.clicks else Notes()
        return _Part(score, edits.moved(clicks, -first), after - first)

    def _clicks(self, score: Score, first: int, after: int) -> Notes:
        return edits.velocity_scaled(metronome.clicks(score, first, after), self._manner.click_loudness / 100)

    def _counted(self) -> _Part:
        """Return the bar that is counted in, at the tempo and in the meter of the first tick."""
        tempo, meter = timing.tempo_at(self._score, self._first), timing.meter_at(self._score, self._first)
        silent = replace(
            self._score,
            tracks=tuple(replace(track, notes=Notes(), events=()) for track in self._score.tracks),
            tempos=(tempo._replace(tick=0),),
            meters=(meter._replace(tick=0),),
            keys=(),
        )
        return _Part(silent, self._clicks(silent, 0, self._lead), self._lead)


class _Part(NamedTuple):
    """A stretch that begins at its tick 0, the clicks that go with it, and how many ticks it lasts."""

    score: Score
    clicks: Notes
    ticks: int


def _joined(parts: Sequence[_Part], counted: _Part) -> Score:
    """Return stretches one after the other, after what is counted, as one piece."""
    parts = [counted, *parts] if counted.ticks else list(parts)
    begins = np.cumsum([0, *(part.ticks for part in parts)]).tolist()
    placed = list(zip(parts, begins, strict=False))
    tracks = [
        replace(
            track,
            notes=_in_a_row([part.score.tracks[index].notes for part in parts], begins),
            events=tuple(
                Event(e.tick + begin, e.message) for part, begin in placed for e in part.score.tracks[index].events
            ),
        )
        for index, track in enumerate(parts[0].score.tracks)
    ]
    clicks = _in_a_row([part.clicks for part in parts], begins)
    if len(clicks):
        tracks.append(Track("Metronome", clicks, 0, DRUM_CHANNEL))
    tempos = [Tempo(tempo.tick + begin, tempo.microseconds) for part, begin in placed for tempo in part.score.tempos]
    return Score(tuple(tracks), parts[0].score.ticks_per_beat, tuple(tempos), (Meter(0),))


def _faster(score: Score, pace: float) -> Score:
    """Return a piece that sounds so many times as fast.

    Where a beat would last longer than a MIDI file can say, a part of it is what is called a beat.
    """
    longest = max(tempo.microseconds for tempo in score.tempos) / pace
    ticks = max(1, score.ticks_per_beat // ceil(longest / _LONGEST_BEAT))
    factor = ticks / score.ticks_per_beat / pace
    tempos = tuple(
        t._replace(microseconds=min(max(round(t.microseconds * factor), 1), _LONGEST_BEAT)) for t in score.tempos
    )
    return score if pace == 1 else replace(score, tempos=tempos, ticks_per_beat=ticks)


def _in_a_row(notes: Sequence[Notes], begins: Sequence[int]) -> Notes:
    columns: list[NDArray] = [np.concatenate(one) for one in zip(*(part.columns for part in notes), strict=True)]
    columns[0] = columns[0] + np.repeat(begins[: len(notes)], [len(part) for part in notes])
    return Notes.of_columns(*columns)


def _at_rest(part: _Part) -> _Part:
    """Return a stretch at whose beginning all that it moves later, and that nothing holds there, comes to rest."""
    tracks = tuple(replace(track, events=(*_rests(track.events), *track.events)) for track in part.score.tracks)
    return part._replace(score=replace(part.score, tracks=tracks))


def _rests(events: Sequence[Event]) -> list[Event]:
    held = {kind_of(event.message) for event in events if event.tick == 0}
    later = {kind_of(event.message): event.message for event in events if event.tick > 0}
    return [Event(0, rest) for kind, message in later.items() if kind not in held and (rest := _rest(message))]


def _rest(message: bytes) -> bytes:
    """Return what brings to rest what a message moves, nothing where that cannot be said."""
    status = message[0] & 0xF0
    if status == CONTROL and message[1] < 96:
        controller = controllers.numbered(message[1])
        return bytes([message[0], message[1], controller.usual if controller else 0])
    return {0xE0: bytes([message[0], 0, 64]), 0xD0: bytes([message[0], 0])}.get(status, b"")
