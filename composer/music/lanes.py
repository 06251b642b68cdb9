"""One generator per gesture in the lanes under the roll, as in gestures.py, with a value in the place of the pitch."""

from __future__ import annotations

from collections.abc import Generator
from fractions import Fraction
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from composer.music import controllers, edits, timing
from composer.music.controllers import Controller
from composer.music.gestures import Sketch
from composer.music.lines import Line
from composer.music.score import MAX_TICK, Notes, Score


class Spot(NamedTuple):
    """Where the pointer is in a lane: tick and value, and the grid's step in ticks that holds at this moment."""

    tick: int
    value: float
    step: Fraction = Fraction(1)


LaneGesture: TypeAlias = Generator[Sketch, Spot, None]


def with_velocity(notes: Notes, velocity: NDArray[np.integer]) -> Notes:
    """Return notes of other velocities, shape (len(notes),), each kept within 1-127."""
    start, pitch, duration, _, locked = notes.columns
    columns = start, pitch, duration, np.clip(velocity, 1, 127).astype(notes.velocity.dtype), locked
    same = (start[1:] == start[:-1]) & (pitch[1:] == pitch[:-1]) & (duration[1:] == duration[:-1])
    # Only notes that are alike in all else can change their order, or become one.
    return Notes.of_columns(*columns) if same.any() else Notes.of_sorted(columns)


def drag_velocity(score: Score, press: Spot, track: int, notes: Notes) -> LaneGesture:
    """Make notes as much louder as the pointer rises."""
    rest, louder = edits.remove(score, notes, track), notes
    while True:
        now = yield Sketch(edits.add(rest, louder, track), louder)
        louder = edits.velocity_moved(notes, round(now.value - press.value))


def draw_velocity(score: Score, press: Spot, track: int, selection: Notes, reach: int) -> LaneGesture:
    """Give the notes that the pointer passes, `reach` ticks around it, the velocity that it is at.

    Where several notes are selected, they alone are meant.
    """
    notes = score.tracks[track].notes
    chosen = notes.index_of(selection)
    velocity, before, now = notes.velocity.astype(np.int64), press, press
    while True:
        passed = _passed(notes, chosen, before, now, reach)
        velocity[passed] = _on_line(before, now, notes.start[passed])
        before, now = now, (yield _louder(score, track, velocity, chosen))


def line_velocity(score: Score, press: Spot, track: int, selection: Notes, reach: int) -> LaneGesture:
    """Give notes the velocities of a straight line from the press to the pointer."""
    notes, now = score.tracks[track].notes, press
    chosen = notes.index_of(selection)
    while True:
        velocity, passed = notes.velocity.astype(np.int64), _passed(notes, chosen, press, now, reach)
        velocity[passed] = _on_line(press, now, notes.start[passed])
        now = yield _louder(score, track, velocity, chosen)


def stem_velocity(score: Score, press: Spot, track: int, note: Notes, reach: int) -> LaneGesture:
    """Make a note louder or softer; once the pointer leaves it sideways, draw over the notes that it passes."""
    drag = drag_velocity(score, press, track, note)
    now = yield next(drag)
    while abs(now.tick - press.tick) <= reach:
        now = yield drag.send(now)
    draw = draw_velocity(score, press, track, note, reach)
    next(draw)
    while True:
        now = yield draw.send(now)


def _passed(notes: Notes, chosen: NDArray[np.int64], one: Spot, other: Spot, reach: int) -> NDArray[np.int64]:
    """Return the indices of the notes that begin between two spots or within reach of them."""
    first, last = sorted((one.tick, other.tick))
    low, high = np.searchsorted(notes.start, [first - reach, last + reach + 1])
    return chosen[(chosen >= low) & (chosen < high)] if len(chosen) > 1 else np.arange(low, high)


def _on_line(one: Spot, other: Spot, ticks: NDArray[np.int32]) -> NDArray[np.int64]:
    (first, low), (last, high) = sorted([(one.tick, one.value), (other.tick, other.value)], key=lambda end: end[0])
    if first == last:
        low = high = other.value
    return np.clip(np.round(np.interp(ticks, [first, last], [low, high])), 1, 127).astype(np.int64)


def _louder(score: Score, track: int, velocity: NDArray[np.int64], chosen: NDArray[np.int64]) -> Sketch:
    notes = score.tracks[track].notes
    selection = with_velocity(notes[chosen], velocity[chosen])
    return Sketch(score.with_notes(track, with_velocity(notes, velocity)), selection)


def draw_line(score: Score, press: Spot, line: Line, selection: Notes) -> LaneGesture:
    """Draw the way of the pointer in place of what was there."""
    before = now = press
    while True:
        score = _drawn(score, line, before, now)
        before, now = now, (yield Sketch(score, selection))


def straight_line(score: Score, press: Spot, line: Line, selection: Notes) -> LaneGesture:
    """Draw a straight line from the press to the pointer in place of what was there."""
    now = press
    while True:
        now = yield Sketch(_drawn(score, line, press, now), selection)


def _drawn(score: Score, line: Line, one: Spot, other: Spot) -> Score:
    first, last = ((line.place(score, spot.tick, other.step), spot.value) for spot in (one, other))
    return line.drawn(score, first, last, line.every(score, other.step))


def hold_value(score: Score, press: Spot, track: int, controller: Controller, selection: Notes) -> LaneGesture:
    """Hold one value from the press to the pointer, as a pedal is held; after it goes on what was there."""
    part, value, held = score.tracks[track], controller.within(press.value), score
    while True:
        now = yield Sketch(held, selection)
        first, last = sorted(timing.snap(score, spot.tick, spot.step) for spot in (press, now))
        held = score
        if first < last:
            ends = [(first, value), (last, controllers.value_at(part, controller, last))]
            held = score.with_track(track, controllers.with_values(part, controller, first, last + 1, ends))


def move_point(score: Score, press: Spot, line: Line, tick: int, selection: Notes) -> LaneGesture:
    """Move the value told at a tick along the piece, by whole steps of the grid, and up or down."""
    value = line.curve(score).value_at(tick, line.usual(score))
    rest, moved = line.erased(score, tick, tick + 1), score
    while True:
        now = yield Sketch(moved, selection)
        # The first tempo cannot be taken away from where it is.
        steps = 0 if rest is score else round(round((now.tick - press.tick) / now.step) * now.step)
        place = min(max(tick + steps, 0), MAX_TICK), value + now.value - press.value
        moved = line.drawn(rest, place, place, 1)


def erase_line(score: Score, press: Spot, line: Line, selection: Notes, reach: int) -> LaneGesture:
    """Take away every value that the pointer passes, `reach` ticks around it."""
    before = now = press
    while True:
        first, last = sorted((before.tick, now.tick))
        score = line.erased(score, first - reach, last + reach + 1)
        before, now = now, (yield Sketch(score, selection))
