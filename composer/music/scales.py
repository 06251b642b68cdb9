"""Snap to scale: what is drawn and moved lands on notes of the key in force, which may be another along the piece."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from composer.music import edits, timing
from composer.music.gestures import Point
from composer.music.score import Notes, Score
from composer.music.theory import Key

_BEYOND = 260
"""So far beyond 0-127 degrees are counted, to find out that a group would leave it."""


def key_at(score: Score, tick: float) -> Key | None:
    """Return the key in force at a tick, None before the first."""
    change = timing.in_force(score.keys, tick)
    return None if change is None else Key.of_signature(change)


def nearest(score: Score, tick: float, pitch: int) -> int:
    """Return the pitch of the scale in force that is nearest, the lower of two; the pitch itself without a key."""
    key = key_at(score, tick)
    if key is None:
        return pitch
    inside = [candidate for candidate in range(128) if candidate % 12 in key.scale]
    return min(inside, key=lambda candidate: (abs(candidate - pitch), candidate))


def carried(score: Score, notes: Notes, ticks: int, press: Point, now: Point) -> Notes:
    """Return notes carried from the press to the pointer along the scale in force there."""
    key = key_at(score, now.tick)
    steps = 0 if key is None else int(np.diff(_degrees(_ladder(key), np.array([press.pitch, now.pitch])))[0])
    return climbed(score, notes, steps, now.pitch - press.pitch, ticks)


def climbed(score: Score, notes: Notes, steps: int, semitones: int, ticks: int = 0) -> Notes:
    """Return notes later by ticks and higher by steps of the scale in force where each then begins.

    Where there is no key they rise by semitones. As a group none leaves 0-127, and none is lost: where two would
    become one, all rise by semitones.
    """
    later = edits.moved(notes, ticks)
    for less in range(max(abs(steps), abs(semitones)) + 1):
        pitch = _climbed(score, later, _towards_zero(steps, less), _towards_zero(semitones, less))
        if ((pitch >= 0) & (pitch <= 127)).all():
            start, _, *rest = later.columns
            higher = Notes.of_columns(start, pitch, *rest)
            return higher if len(higher) == len(notes) else edits.moved(notes, ticks, semitones)
    return later


def _climbed(score: Score, notes: Notes, steps: int, semitones: int) -> NDArray[np.int64]:
    """Return the pitches of notes that climb, some of them perhaps beyond 0-127."""
    pitch = notes.pitch.astype(np.int64)
    region = np.searchsorted([change.tick for change in score.keys], notes.start, "right")
    pitch[region == 0] += semitones
    for index in np.unique(region[region > 0]) if steps else ():
        here, ladder = region == index, _ladder(Key.of_signature(score.keys[index - 1]))
        pitch[here] = ladder[_degrees(ladder, pitch[here]) + steps]
    return pitch


def _ladder(key: Key) -> NDArray[np.int64]:
    """Return the pitches of a scale, ascending, from far below 0 to far above 127."""
    return np.array([pitch for pitch in range(-_BEYOND, 128 + _BEYOND) if pitch % 12 in key.scale])


def _degrees(ladder: NDArray[np.int64], pitch: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the index of the nearest pitch of a ladder, the lower of two."""
    above = np.searchsorted(ladder, pitch)
    lower = pitch - ladder[above - 1] <= ladder[above] - pitch
    return np.where(lower & (ladder[above] != pitch), above - 1, above)


def _towards_zero(number: int, less: int) -> int:
    return int(np.sign(number)) * max(0, abs(number) - less)
