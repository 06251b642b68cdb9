"""What a network can be told of a tune beside its notes: its style, its key and what it is heading for.

Each hint has a class of its own for "not told". Networks learn with hints withheld at random, so that one network
continues with any of them or none (as in classifier-free guidance, Ho and Salimans 2022, without the guidance).
A goal is what follows a gap that is to be filled: how far up the next two notes lie and how long it is until the
first of them begins; or the end of the tune and how long it is until then.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from composer.music.styles import STYLES

STEPS_PER_SIXTEENTH = 6
_FARTHEST = 30
_EXACT, _COARSE, _COARSE_STEP = 64, 16, 16

ANY_STYLE = len(STYLES)
ANY_KEY = 24
TO_END, NO_GOAL = 2 * _FARTHEST + 1, 2 * _FARTHEST + 2
NO_DISTANCE = _EXACT + _COARSE

CONTEXTS = (ANY_STYLE + 1, ANY_KEY + 1, NO_GOAL + 1, NO_GOAL + 1, NO_DISTANCE + 1)
"""How many classes each context has: style, key, next note, the one after it, sixteenths until then."""

STYLE, KEY, GOAL, AFTER_GOAL, DISTANCE = range(len(CONTEXTS))
NOTHING = (ANY_STYLE, ANY_KEY, NO_GOAL, NO_GOAL, NO_DISTANCE)
"""The classes of a tune of which nothing is told."""


class Goal(NamedTuple):
    """What is headed for: the step at which it begins and the next two pitches, none where the tune ends there."""

    place: int
    pitches: tuple[int, ...] = ()

    def beside(self, place: int, last: int) -> tuple[int, int, int]:
        """Return the classes of the goal for an event at a place after a last pitch, as `heading` does for many."""
        near = [min(max(pitch - last, -_FARTHEST), _FARTHEST) + _FARTHEST for pitch in self.pitches[:2]]
        first, after = [*near, TO_END, TO_END][:2]
        return first, after, _DISTANCES[min(max(self.place - place, 0), len(_DISTANCES) - 1)]


def style_class(style: str) -> int:
    """Return the class of a style; of one that is unknown, that of any."""
    return STYLES.index(style) if style in STYLES else ANY_STYLE


def key_class(tonic: int, minor: bool, first: int) -> int:
    """Return the class of a key in a tune whose first note has pitch `first`."""
    return (tonic - first) % 12 + 12 * minor


def heading(places: ArrayLike, last: ArrayLike, goal: Goal) -> NDArray[np.int16]:
    """Return the classes, shape (n, 3), of a goal for events at places, shape (n,), after last pitches, shape (n,)."""
    after = np.asarray(last, np.int64)
    notes = [np.full(len(after), TO_END), np.full(len(after), TO_END)]
    for index, pitch in enumerate(goal.pitches[:2]):
        notes[index] = np.clip(pitch - after, -_FARTHEST, _FARTHEST) + _FARTHEST
    return np.stack([*notes, _distance(goal.place - np.asarray(places, np.int64))], 1).astype(np.int16)


def _distance(steps: NDArray[np.integer]) -> NDArray[np.integer]:
    """Return the class of some steps to go: sixteenths up to 64, then in fours of beats."""
    sixteenths = np.maximum(-(-steps // STEPS_PER_SIXTEENTH), 0)
    coarse = np.minimum((sixteenths - _EXACT) // _COARSE_STEP, _COARSE - 1) + _EXACT
    return np.where(sixteenths < _EXACT, sixteenths, coarse)


_DISTANCES: list[int] = _distance(np.arange((_EXACT + _COARSE * _COARSE_STEP) * STEPS_PER_SIXTEENTH)).tolist()
"""The class of each number of steps to go; all beyond the last are of its class."""
