"""The bars of a piece on paper, and where its ticks lie in them: notes drawn to values that can be written."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple, overload

import numpy as np
from numpy.typing import NDArray

from composer.errors import ComposerError
from composer.music import timing
from composer.music.metre import SHORTEST, UNITS, Metre, metre, unit
from composer.music.score import Meter, Notes, Score

MOST_BARS = 10_000

_FINEST = SHORTEST * 2 // 3
"""The shortest part of a tuplet, in units."""
_PLAIN = (1, 2, 4, 8, 16, 32)
_USUAL, _FINE = (1, 2, 4, 3, 8, 6), (16, 12, 5, 7, 24, 48, 32)
"""Into how many parts a beat is parted where its notes stand exactly there, the plainest first."""
_MOSTLY, _SEVERAL = 0.7, 4
_MUCH_NEARER = 0.5
_APART = UNITS // 10
"""How far two notes that were played begin apart that are not struck together, in units."""
_NEAR = UNITS // 4
"""A sixteenth in units: what is played by hand is written in, and how far from the next note one may end that is
meant to last until then."""


class TooLong(ComposerError):
    """A piece of more bars than a score on paper holds."""

    def __init__(self) -> None:
        super().__init__(f"The piece is longer than {MOST_BARS:,} bars, which is more than a score on paper holds.")


class Bar(NamedTuple):
    """A bar: its number, its first tick, its meter, how many units it lasts and how many lie before it."""

    number: int
    tick: int
    meter: Meter
    length: int
    before: int

    @property
    def metre(self) -> Metre:
        """How strong its places are."""
        return metre(self.meter.numerator, self.meter.denominator, self.length)


class Bars(Sequence[Bar]):
    """The bars of a score up to the one in which its last note ends; one at least. Raises TooLong."""

    def __init__(self, score: Score) -> None:
        self._score = score
        lines = _lines(score)
        self._bars: list[Bar] = []
        before = 0
        for (tick, number), (following, _) in pairwise(lines):
            meter = timing.meter_at(score, tick)
            length = _length(score, meter, following - tick)
            self._bars.append(Bar(number, tick, meter, length, before))
            before += length
        self.length = before

    def __len__(self) -> int:
        return len(self._bars)

    @overload
    def __getitem__(self, index: int) -> Bar: ...
    @overload
    def __getitem__(self, index: slice) -> list[Bar]: ...
    def __getitem__(self, index: int | slice) -> Bar | list[Bar]:
        """Return a bar, counted from 0, or some of them."""
        return self._bars[index]

    @cached_property
    def _ticks(self) -> list[int]:
        return [bar.tick for bar in self._bars]

    @cached_property
    def _before(self) -> list[int]:
        return [bar.before for bar in self._bars]

    def at(self, tick: int) -> int:
        """Return the index of the bar in which a tick lies, that of the last for all after."""
        return bisect_right(self._ticks, tick) - 1

    def holding(self, place: int) -> int:
        """Return the index of the bar in which a place in units lies."""
        return bisect_right(self._before, place) - 1

    def place(self, tick: int) -> int:
        """Return the place in units of a tick, drawn to the nearest 128th."""
        bar = self._bars[self.at(tick)]
        inside = round((tick - bar.tick) * UNITS / self._score.ticks_per_beat / SHORTEST) * SHORTEST
        return bar.before + min(inside, bar.length)

    def ticks_of(self, places: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the ticks nearest to places in units."""
        index = np.searchsorted(self._before, places, "right") - 1
        inside = (places - np.array(self._before)[index]) * self._score.ticks_per_beat / UNITS
        return np.array(self._ticks)[index] + np.rint(inside).astype(np.int64)

    def placed(self, notes: Notes) -> Placed:
        """Return where some notes stand on paper."""
        points = _points(self, self._score, np.concatenate([notes.start, notes.end]).astype(np.int64))
        return _placed(points, notes, self, _tolerance(self._score))


def _lines(score: Score) -> list[tuple[int, int]]:
    """Return the tick and the number of every bar, and those of the first after the piece."""
    end = max(1, score.end)
    shortest = min(timing.bar_ticks(score, meter) for meter in score.meters)
    if end // shortest > MOST_BARS * 128:
        raise TooLong
    last = timing.position_at(score, end - 1).bar
    begin = timing.bar_start(score, last)
    # What sounds on over the last bar line for less than a 64th is not worth a bar.
    if last > 1 and end - begin < score.ticks_per_beat / 16 and _last_beginning(score) < begin:
        end, last = begin, last - 1
    if last > MOST_BARS:
        raise TooLong
    return [*timing.bar_lines(score, 0, end), (timing.bar_start(score, last + 1), last + 1)]


def _last_beginning(score: Score) -> int:
    return max(int(track.notes.start[-1]) for track in score.tracks if len(track.notes))


def _length(score: Score, meter: Meter, ticks: int) -> int:
    """Return the units of a bar: those of its meter, or what is nearest if the next one cuts it short."""
    if ticks >= timing.bar_ticks(score, meter):
        return meter.numerator * unit(meter.denominator)
    return max(1, round(ticks * UNITS / score.ticks_per_beat / SHORTEST)) * SHORTEST


class Placed(NamedTuple):
    """Where notes stand on paper: start and end of each in units, and whether both are exactly there."""

    start: NDArray[np.int64]
    end: NDArray[np.int64]
    exact: NDArray[np.bool_]


class _Points(NamedTuple):
    """Ticks as places: of the bar and of the cell in which each lies, and in units within that cell."""

    bar: NDArray[np.int64]  # the place at which its bar begins
    room: NDArray[np.int64]  # the units of its bar
    cell: NDArray[np.int64]  # the place in its bar at which its cell begins
    length: NDArray[np.int64]  # the units of its cell
    inside: NDArray[np.float64]

    def cells(self) -> list[tuple[int, int]]:
        """Return what tells the cell of each point from others."""
        return list(zip(self.bar.tolist(), self.cell.tolist(), strict=True))

    def some(self, chosen: NDArray[np.bool_]) -> _Points:
        """Return some of the points."""
        bar, room, cell, length = (column[chosen] for column in self[:4])
        return _Points(bar, room, cell, length, self.inside[chosen])


def _points(bars: Bars, score: Score, ticks: NDArray[np.int64]) -> _Points:
    table = np.array([(bar.tick, bar.before, bar.length, bar.metre.cell) for bar in bars], np.int64)
    index = np.searchsorted(table[:, 0], ticks, "right") - 1
    tick, before, room, length = table[index].T
    inside = np.minimum((ticks - tick) * (UNITS / score.ticks_per_beat), room)
    # What a rounded tick lies before a beat belongs to that beat.
    cell = np.floor((inside + _tolerance(score)) / length).astype(np.int64) * length
    return _Points(before, room, cell, length, inside - cell)


def _tolerance(score: Score) -> float:
    """Return how many units a note may be off through the rounding of ticks: just less than half of one."""
    return 0.499 * UNITS / score.ticks_per_beat


def _placed(points: _Points, notes: Notes, bars: Bars, tolerance: float) -> Placed:
    parts = _parts(points, len(notes), tolerance)
    step = points.length / np.array([parts[key] for key in points.cells()])
    drawn = np.rint(points.inside / step) * step
    exact = np.abs(drawn - points.inside) <= tolerance
    place = points.bar + np.minimum(points.cell + drawn.astype(np.int64), points.room)
    start, end = place[: len(notes)], place[len(notes) :]
    both = exact[: len(notes)] & exact[len(notes) :]
    end = np.where(both, end, _played_until(start, end))
    for index in np.flatnonzero((end <= start) | (start >= bars.length)).tolist():
        start[index], end[index] = _shortest(bars, parts, int(start[index]))
    return Placed(start, end, both)


def _shortest(bars: Bars, parts: Mapping[tuple[int, int], int], start: int) -> tuple[int, int]:
    """Return where a note begins and ends that is too short for its place: it lasts a part of the cell it is in."""
    bar = bars[bars.holding(min(start, bars.length - 1))]
    length = bar.metre.cell
    cell = (min(start, bars.length - 1) - bar.before) // length * length
    step = length // parts.get((bar.before, cell), max(1, length // _NEAR))
    after = min(bar.before + cell + length, bar.before + bar.length)
    start = min(start, max(bar.before, after - step))
    return start, min(start + step, after)


def _parts(points: _Points, count: int, tolerance: float) -> dict[tuple[int, int], int]:
    """Return into how many parts each cell with points is parted; the first `count` points are beginnings."""
    keys, cell = np.unique(np.stack([points.bar, points.cell]), axis=1, return_inverse=True)
    cell = cell.reshape(-1)
    parts = np.zeros(keys.shape[1], np.int64)
    for order in (_USUAL, _FINE):
        free = (parts == 0) & (_may_be_fine(points, cell, parts) if order is _FINE else True)
        for number in order:
            off = np.bincount(cell, _off(points, number) > tolerance, len(parts))
            parts[free & (parts == 0) & (off == 0)] = number
    beginning = np.arange(len(cell)) < count
    for index in np.flatnonzero(parts == 0).tolist():
        parts[index] = _played(points.some((cell == index) & beginning))
    return dict(zip(zip(*keys.tolist(), strict=True), parts.tolist(), strict=True))


def _may_be_fine(points: _Points, cell: NDArray[np.intp], parts: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return which cells may be parted finely: those with several places, or all if most notes are in plain cells.

    Among so many lines a note played by hand is soon on one by chance.
    """
    if np.count_nonzero(parts[cell]) >= _MOSTLY * len(cell):
        return np.ones(len(parts), np.bool_)
    places = np.unique(np.stack([cell, np.rint(points.inside).astype(np.int64)]), axis=1)
    return np.bincount(places[0], minlength=len(parts)) >= _SEVERAL


def _off(points: _Points, parts: int) -> NDArray[np.float64]:
    """Return how far points are off if their cells have so many parts; far where that cannot be written."""
    step = points.length / parts
    off = np.abs(np.rint(points.inside / step) * step - points.inside)
    finest = SHORTEST if parts in _PLAIN else _FINEST
    cut_short = (points.cell + points.length > points.room) & (parts not in _PLAIN)
    return np.where((points.length % parts > 0) | (step < finest) | cut_short, np.inf, off)


def _played(begun: _Points) -> int:
    """Return into how many parts a cell is parted whose notes were played by hand, given the beginnings in it.

    Sixteenths, triplets where those are much nearer, or finer parts where notes would fall together.
    """
    if not len(begun.bar):
        return 1
    length = int(begun.length[0])
    parts = max(1, length // _NEAR)
    off = [float(_off(begun, number).mean()) for number in (parts, 3)]
    if off[1] < _MUCH_NEARER * off[0]:
        return 3
    while length // (2 * parts) >= _NEAR // 4 and not _keeps_apart(begun, parts):
        parts *= 2
    return parts


def _keeps_apart(points: _Points, parts: int) -> bool:
    """Return whether notes that were not struck together begin at different parts of their cell."""
    step = points.length[0] / parts
    struck = int(np.count_nonzero(np.diff(np.sort(points.inside)) > _APART)) + 1
    return len(np.unique(np.rint(points.inside / step))) >= struck


def _played_until(start: NDArray[np.int64], end: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the ends of notes that were played by hand: the next beginning, where that is meant."""
    begins = np.unique(start)
    at = np.searchsorted(begins, start, "right")
    following = np.append(begins, np.iinfo(np.int64).max)[at]
    time = following - start
    shorter = (end < following) & (following - end <= np.maximum(_NEAR, time // 2)) & (time <= 4 * UNITS)
    longer = (end > following) & (end - following <= np.minimum(_NEAR, time // 2))
    return np.where(shorter | longer, following, end)
