"""Where in its bar an event begins: the contexts that encodings of notes in time share."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from composer.music.score import Meter
from composer.music.tunes import TICKS_PER_BEAT

METERS = (
    *((2, 4), (3, 4), (4, 4), (6, 8), (2, 2), (3, 8), (4, 2), (9, 8), (6, 4), (3, 2), (4, 1), (3, 1), (6, 2)),
    *((4, 8), (5, 8), (12, 8), (5, 4), (7, 8)),
)
PHRASE_BARS = 8
_STRETCH = 8
"""So many beats at a time."""

_SIXTEENTHS, _ON_TRIPLET, _OFF_GRID = 64, 64, 65
CONTEXTS = (66, len(METERS), PHRASE_BARS)
"""How many classes each context has: position in the bar, meter, bar of eight."""


def contexts(ticks: ArrayLike, meters: Sequence[Meter], pickup: bool = False) -> NDArray[np.int16]:
    """Return the contexts, shape (n, 3), of events that begin at some ticks of a tune, shape (n,).

    After a pickup the bars are counted from the first whole one.
    """
    ticks = np.asarray(ticks)
    begins = np.array([meter.tick for meter in meters])
    lengths = np.array([_bar(meter) for meter in meters])
    # A short bar before a restart is the rest of the bar before it, a long one a bar of its own.
    before = np.concatenate([[0], np.cumsum(np.round(np.diff(begins) / lengths[:-1]).astype(int))])
    index = np.searchsorted(begins, ticks, "right") - 1
    bars, within = np.divmod(ticks - begins[index], lengths[index])
    classes = np.array([_meter_class(meter) for meter in meters])[index]
    return np.stack([_position_class(within), classes, (before[index] + bars - pickup) % PHRASE_BARS], 1).astype(
        np.int16
    )


class Bars:
    """The contexts of places that are asked for one after the other, made for a stretch of places at a time."""

    def __init__(self, meters: Sequence[Meter], ticks_per_step: int, pickup: bool = False) -> None:
        self._meters, self._step, self._pickup = meters, ticks_per_step, pickup
        self._known: list[list[int]] = []
        self._first = 0

    def at(self, place: int) -> list[int]:
        """Return the contexts of a place in steps, as a rule one not far behind the last that was asked for."""
        if not 0 <= place - self._first < len(self._known):
            ticks = np.arange(place, place + _STRETCH * TICKS_PER_BEAT // self._step) * self._step
            self._first, self._known = place, contexts(ticks, self._meters, self._pickup).tolist()
        return self._known[place - self._first]


def _bar(meter: Meter) -> int:
    return max(1, TICKS_PER_BEAT * 4 * meter.numerator // meter.denominator)


def _position_class(ticks: NDArray[np.integer]) -> NDArray[np.integer]:
    sixteenth, triplet = TICKS_PER_BEAT // 4, TICKS_PER_BEAT // 3
    off_grid = np.where(ticks % triplet == 0, _ON_TRIPLET, _OFF_GRID)
    return np.where(ticks % sixteenth == 0, np.minimum(ticks // sixteenth, _SIXTEENTHS - 1), off_grid)


def _meter_class(meter: Meter) -> int:
    """Return the class of a meter, or of the one of the same kind, simple or compound, of the nearest length."""
    name = (meter.numerator, meter.denominator)
    if name in METERS:
        return METERS.index(name)
    compound = meter.numerator % 3 == 0 and meter.denominator >= 8
    alike = [(n, d) for n, d in METERS if (n % 3 == 0 and d >= 8) == compound]
    length = meter.numerator / meter.denominator
    return METERS.index(min(alike, key=lambda known: abs(np.log(known[0] / known[1] / length))))
