"""What a lane shows as steps along the piece: the tempo, or a controller of a track, each read and drawn alike."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

import numpy as np

from composer.music import changes, controllers, timing
from composer.music.controllers import Controller, Curve
from composer.music.score import Score

Place = tuple[int, float]
"""A tick and a value."""

_CONTROLS_A_BEAT = 24
_TEMPOS_A_BEAT = 4
_SLOWEST, _FASTEST = 4.0, 999.0


class Line(Protocol):
    """Steps along the piece that can be read, drawn and erased."""

    def curve(self, score: Score) -> Curve:
        """Return the values and the ticks from which they hold."""

    def usual(self, score: Score) -> float:
        """Return what holds before the first of them."""

    def within(self, value: float) -> float:
        """Return the nearest value that can be drawn."""

    def place(self, score: Score, tick: int, step: Fraction) -> int:
        """Return where a value that is drawn at a tick is told, with a grid of that step."""

    def every(self, score: Score, step: Fraction) -> int:
        """Return how many ticks lie between two values of a line drawn on a grid."""

    def drawn(self, score: Score, one: Place, other: Place, every: int) -> Score:
        """Return the score with a straight line between two places in place of what was there."""

    def erased(self, score: Score, first: int, after: int) -> Score:
        """Return the score without the values from one tick up to another."""


@dataclass(frozen=True, slots=True)
class TempoLine:
    """The tempo of the piece in quarter notes a minute."""

    def curve(self, score: Score) -> Curve:
        """Return the tempos and their ticks."""
        rows = np.array(score.tempos, np.int64).reshape(-1, 2)
        return Curve(rows[:, 0], 60_000_000 / rows[:, 1])

    def usual(self, score: Score) -> float:
        """Return the first tempo: nothing comes before it."""
        return score.tempos[0].bpm

    def within(self, value: float) -> float:
        """Return the nearest whole tempo."""
        return round(min(max(value, _SLOWEST), _FASTEST))

    def place(self, score: Score, tick: int, step: Fraction) -> int:
        """Return the grid line before it."""
        return timing.snap_down(score, tick, step)

    def every(self, score: Score, step: Fraction) -> int:
        """Return the step of the grid; some steps a beat where that is off."""
        return max(1, round(step) if step > 1 else score.ticks_per_beat // _TEMPOS_A_BEAT)

    def drawn(self, score: Score, one: Place, other: Place, every: int) -> Score:
        """Return the score with a tempo that goes straight from place to place."""
        first, last = ((tick, self.within(bpm)) for tick, bpm in (one, other))
        return changes.with_tempo_line(score, first, last, every)

    def erased(self, score: Score, first: int, after: int) -> Score:
        """Return the score without the tempos of a span, but for the first of all."""
        return changes.with_tempos(score, first, after, [])


@dataclass(frozen=True, slots=True)
class ControllerLine:
    """A controller of one of the tracks."""

    track: int
    controller: Controller

    def curve(self, score: Score) -> Curve:
        """Return what the track is told of the controller."""
        return controllers.curve(score.tracks[self.track], self.controller)

    def usual(self, score: Score) -> float:
        """Return what holds where nothing has been told."""
        return self.controller.usual

    def within(self, value: float) -> float:
        """Return the nearest value in range."""
        return self.controller.within(value)

    def place(self, score: Score, tick: int, step: Fraction) -> int:
        """Return the tick itself: what swells is bound to no grid."""
        return tick

    def every(self, score: Score, step: Fraction) -> int:
        """Return a distance that is heard as a line, whatever the grid."""
        return max(1, score.ticks_per_beat // _CONTROLS_A_BEAT)

    def drawn(self, score: Score, one: Place, other: Place, every: int) -> Score:
        """Return the score whose track is told a straight line."""
        track = controllers.with_line(score.tracks[self.track], self.controller, one, other, every)
        return score.with_track(self.track, track)

    def erased(self, score: Score, first: int, after: int) -> Score:
        """Return the score whose track is told nothing of the controller in a span."""
        track = controllers.without_values(score.tracks[self.track], self.controller, first, after)
        return score.with_track(self.track, track)
