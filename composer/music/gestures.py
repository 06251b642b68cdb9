"""One generator per mouse gesture: it is sent points and yields what the piece would be if it ended now.

The first `next()` gives the sketch at the press; the state of the drag is the generator's local variables.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple, TypeAlias

import numpy as np

from composer.music import edits, timing
from composer.music.score import MAX_TICK, Note, Notes, Score


class Point(NamedTuple):
    """Where the pointer is: tick and pitch, and the grid's step in ticks that holds at this moment."""

    tick: int
    pitch: int
    step: Fraction = Fraction(1)


class Frame(NamedTuple):
    """The rectangle of a marquee, corners in any order."""

    press: Point
    now: Point


class Sketch(NamedTuple):
    """What a gesture has come to: the piece, what is selected in it, and a marquee's rectangle."""

    score: Score
    selection: Notes
    frame: Frame | None = None


Gesture: TypeAlias = Generator[Sketch, Point, None]
Combine: TypeAlias = Callable[[Notes, Notes], Notes]
Build: TypeAlias = Callable[[Notes], Notes]
Carry: TypeAlias = Callable[[Notes, int, Point, Point], Notes]
"""What notes become that are carried so many ticks, from the press to the pointer."""


def draw(score: Score, press: Point, track: int, length: int, velocity: int, *, build: Build = Notes) -> Gesture:
    """Draw a note, or what `build` makes of it, into the grid cell of the press; dragging beyond sets the end."""
    start = min(timing.snap_down(score, press.tick, press.step), MAX_TICK - length)
    cell_end = timing.next_line(score, start, press.step)
    note = Note(start, press.pitch, length, velocity)
    left_cell = False
    while True:
        drawn = build(Notes([note]))
        now = yield Sketch(edits.add(score, drawn, track), drawn)
        left_cell = left_cell or not start <= now.tick < cell_end
        if left_cell:
            end = max(cell_end, timing.next_line(score, max(start, now.tick), now.step))
            note = replace(note, duration=end - start)


def freely(notes: Notes, ticks: int, press: Point, now: Point) -> Notes:
    """Carry notes to any pitch."""
    return edits.moved(notes, ticks, now.pitch - press.pitch)


def move(score: Score, press: Point, track: int, notes: Notes, *, carry: Carry = freely) -> Gesture:
    """Move notes with the pointer, by whole steps of the grid, so that what lies off the grid stays so."""
    return _carry(edits.remove(score, notes, track), press, track, notes, carry)


def copy(score: Score, press: Point, track: int, notes: Notes, *, carry: Carry = freely) -> Gesture:
    """Leave notes where they are and move copies of them."""
    return _carry(score, press, track, notes, carry)


def _carry(rest: Score, press: Point, track: int, notes: Notes, carry: Carry) -> Gesture:
    carried = notes
    while True:
        now = yield Sketch(edits.add(rest, carried, track), carried)
        carried = carry(notes, _steps(press, now), press, now)


def _steps(press: Point, now: Point) -> int:
    """Return the ticks between two points, in whole steps of the grid."""
    return round(round((now.tick - press.tick) / now.step) * now.step)


def drag_ends(score: Score, press: Point, track: int, notes: Notes) -> Gesture:
    """Move the ends of notes with the pointer; each stays at least a step of the grid long."""
    return _resize(score, press, track, notes, edits.end_moved)


def drag_starts(score: Score, press: Point, track: int, notes: Notes) -> Gesture:
    """Move the beginnings of notes with the pointer, their ends staying where they are."""
    return _resize(score, press, track, notes, edits.start_moved)


def _resize(
    score: Score, press: Point, track: int, notes: Notes, edge_moved: Callable[[Notes, int, int], Notes]
) -> Gesture:
    rest, sized = edits.remove(score, notes, track), notes
    while True:
        now = yield Sketch(edits.add(rest, sized, track), sized)
        sized = edge_moved(notes, _steps(press, now), max(1, round(now.step)))


def erase(score: Score, press: Point, track: int, selection: Notes) -> Gesture:
    """Remove every note that the pointer passes over."""
    before = now = press
    while True:
        for place in _path(before, now):
            gone = notes_at(score.tracks[track].notes, *place)
            score, selection = edits.remove(score, gone, track), selection - gone
        before, now = now, (yield Sketch(score, selection))


def _path(first: Point, last: Point) -> list[tuple[int, int]]:
    """Return the (tick, pitch) places on the straight line between two points, dense enough to miss no row."""
    ticks, pitches = last.tick - first.tick, last.pitch - first.pitch
    count = 1 + max(abs(pitches) * 4, min(256, abs(ticks) // 20))
    parts = [step / count for step in range(1, count + 1)]
    return [(first.tick + round(ticks * part), first.pitch + round(pitches * part)) for part in parts]


def notes_at(notes: Notes, tick: int, pitch: int) -> Notes:
    """Return the notes of a pitch that sound at a tick."""
    here = notes[notes.sounding(tick, tick + 1)]
    return here[here.pitch == pitch]


def select(score: Score, press: Point, track: int, selection: Notes, combine: Combine) -> Gesture:
    """Select the notes that a rectangle touches, combined with what was selected at the press."""
    notes, now = score.tracks[track].notes, press
    while True:
        now = yield Sketch(score, combine(selection, _touched(notes, press, now)), Frame(press, now))


def _touched(notes: Notes, press: Point, now: Point) -> Notes:
    ticks, pitches = sorted((press.tick, now.tick)), sorted((press.pitch, now.pitch))
    here = notes[notes.sounding(ticks[0], ticks[1] + 1)]
    return here[np.logical_and(here.pitch >= pitches[0], here.pitch <= pitches[1])]
