"""Ticks, seconds, bars and the grid of a score."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from composer.music.score import KeyChange, Meter, Score, Tempo

Change = TypeVar("Change", Tempo, Meter, KeyChange)


class Position(NamedTuple):
    """A place as a musician counts it: bar and beat from 1, and the ticks since that beat."""

    bar: int
    beat: int
    ticks: int


class Grid(NamedTuple):
    """What notes snap to: a fraction of a whole note, or None for no grid at all."""

    label: str
    whole_notes: Fraction | None


GRIDS = (
    *(Grid(f"1/{n}", Fraction(1, n)) for n in (1, 2, 4, 8, 16, 32)),
    *(Grid(f"1/{n} triplet", Fraction(2, 3 * n)) for n in (4, 8, 16, 32)),
    *(Grid(f"1/{n} dotted", Fraction(3, 2 * n)) for n in (4, 8, 16)),
    Grid("Off", None),
)


def seconds_at(score: Score, tick: ArrayLike) -> NDArray[np.float64]:
    """Return the seconds from the beginning to one tick or an array of them."""
    ticks, seconds, rates = _tempo_map(score)
    index = np.searchsorted(ticks, tick, "right") - 1
    return seconds[index] + (np.asarray(tick) - ticks[index]) * rates[index]


def tick_at(score: Score, seconds: ArrayLike) -> NDArray[np.float64]:
    """Return the tick, with its fraction, at one time in seconds or an array of them."""
    ticks, times, rates = _tempo_map(score)
    index = np.maximum(np.searchsorted(times, seconds, "right") - 1, 0)
    return ticks[index] + (np.asarray(seconds) - times[index]) / rates[index]


def _tempo_map(score: Score) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]:
    """Return the tick, the second and the seconds a tick from each tempo on."""
    ticks = np.array([tempo.tick for tempo in score.tempos], np.int64)
    rates = np.array([tempo.microseconds for tempo in score.tempos]) / (1e6 * score.ticks_per_beat)
    return ticks, np.concatenate([[0.0], np.cumsum(np.diff(ticks) * rates[:-1])]), rates


def in_force(changes: Sequence[Change], tick: float) -> Change | None:
    """Return the last of some changes at or before a tick, None before the first."""
    index = bisect_right(changes, tick, key=lambda change: change.tick)
    return changes[index - 1] if index else None


def meter_at(score: Score, tick: float) -> Meter:
    """Return the meter in force at a tick."""
    return in_force(score.meters, max(tick, 0)) or score.meters[0]


def tempo_at(score: Score, tick: float) -> Tempo:
    """Return the tempo in force at a tick."""
    return in_force(score.tempos, max(tick, 0)) or score.tempos[0]


def bar_ticks(score: Score, meter: Meter) -> int:
    """Return the length of a bar in ticks, at least 1."""
    return max(1, score.ticks_per_beat * 4 * meter.numerator // meter.denominator)


def beat_ticks(score: Score, meter: Meter) -> int:
    """Return the length in ticks of the note value that the meter counts, at least 1."""
    return max(1, score.ticks_per_beat * 4 // meter.denominator)


def _bars_before(score: Score, meter: Meter) -> int:
    """Return how many bars begin before a meter of the score does."""
    count = 0
    for earlier, later in zip(score.meters, score.meters[1:], strict=False):
        if earlier.tick >= meter.tick:
            break
        # A meter that changes inside a bar cuts that bar short, so a part of a bar counts as one.
        count += ceil((later.tick - earlier.tick) / bar_ticks(score, earlier))
    return count


def position_at(score: Score, tick: int) -> Position:
    """Return the bar, the beat and the ticks since it at a tick."""
    meter = meter_at(score, tick)
    bars, rest = divmod(tick - meter.tick, bar_ticks(score, meter))
    beat, ticks = divmod(rest, beat_ticks(score, meter))
    return Position(_bars_before(score, meter) + bars + 1, beat + 1, ticks)


def bar_start(score: Score, bar: int) -> int:
    """Return the tick at which a bar, counted from 1, begins; 0 for one before the first."""
    left = max(bar - 1, 0)
    for meter, following in pairwise(score.meters):
        bars = ceil((following.tick - meter.tick) / bar_ticks(score, meter))
        if left < bars:
            return meter.tick + left * bar_ticks(score, meter)
        left -= bars
    last = score.meters[-1]
    return last.tick + left * bar_ticks(score, last)


def bar_lines(score: Score, first: int, after: int, every: int = 1) -> list[tuple[int, int]]:
    """Return the (tick, number) of each bar that begins between two ticks, the second excluded.

    With `every` above 1 only of bars 1, 1 + every, 1 + 2 * every and so on.
    """
    lines: list[tuple[int, int]] = []
    before = 0
    for meter, until in zip(score.meters, [*(meter.tick for meter in score.meters[1:]), after], strict=True):
        bar = bar_ticks(score, meter)
        begin, end = max(ceil((first - meter.tick) / bar), 0), ceil((min(until, after) - meter.tick) / bar)
        begin += -(before + begin) % every
        lines += [(meter.tick + bar * index, before + index + 1) for index in range(begin, end, every)]
        # A meter that changes inside a bar cuts that bar short, so a part of a bar counts as one.
        before += ceil((until - meter.tick) / bar)
    return lines


def grid_ticks(score: Score, grid: Grid) -> Fraction:
    """Return the grid's step in ticks, exact also where it is no whole number; 1 tick where it is off."""
    if grid.whole_notes is None:
        return Fraction(1)
    return max(Fraction(1), grid.whole_notes * 4 * score.ticks_per_beat)


def snap_down(score: Score, tick: float, step: Fraction) -> int:
    """Return the last grid line at or before a tick; the grid begins anew at every bar line."""
    return _grid_line(score, max(0, floor(tick)), step)[0]


def next_line(score: Score, tick: int, step: Fraction) -> int:
    """Return the first grid line after a tick."""
    return _grid_line(score, max(0, tick), step)[1]


def snap(score: Score, tick: float, step: Fraction) -> int:
    """Return the grid line nearest to a tick, the earlier one of two."""
    before, after = _grid_line(score, max(0, floor(tick)), step)
    return before if tick - before <= after - tick else after


def _grid_line(score: Score, tick: int, step: Fraction) -> tuple[int, int]:
    """Return the last grid line at or before a tick and the first after it."""
    bar = position_at(score, tick).bar
    start, following = bar_start(score, bar), bar_start(score, bar + 1)
    count = floor((tick - start + 1) / step)
    # A step need not be a whole number of ticks: lines are rounded, one that is rounded up may lie too late.
    while start + round(count * step) > tick:
        count -= 1
    return start + round(count * step), min(start + round((count + 1) * step), following)


def snapped(score: Score, ticks: NDArray[np.integer], step: Fraction, swing: float = 0.5) -> NDArray[np.int64]:
    """Return the grid line nearest to each of some ticks, as `snap` does for one.

    Every second line of a bar stands where `swing` parts the time between its neighbours: 0.5 is straight, 2/3 is
    that of triplets.
    """
    lines = _lines_around(score, ticks, step, swing)
    nearest = np.abs(lines - ticks).argmin(axis=0)
    return lines[nearest, np.arange(len(ticks))]


def next_lines(score: Score, ticks: NDArray[np.integer], step: Fraction, swing: float = 0.5) -> NDArray[np.int64]:
    """Return the first grid line after each of some ticks, as `next_line` does for one."""
    lines = _lines_around(score, ticks, step, swing)
    return np.where(lines > ticks, lines, lines.max(axis=0)).min(axis=0)


def _lines_around(score: Score, ticks: NDArray[np.integer], step: Fraction, swing: float) -> NDArray[np.int64]:
    """Return the grid lines that may be next to each of some ticks, ascending, shape (4, len(ticks))."""
    bar, following = _bars_around(score, ticks.astype(np.int64))
    count = np.maximum(0, (ticks - bar) // float(step) + np.arange(-1, 3)[:, np.newaxis])
    places = (count + (count % 2) * (2 * swing - 1)) * step.numerator / step.denominator
    return np.minimum(bar + np.rint(places).astype(np.int64), following)


def _bars_around(score: Score, ticks: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return where the bar of each of some ticks begins, and where the one after it."""
    begins = np.array([meter.tick for meter in score.meters], np.int64)
    lengths = np.array([bar_ticks(score, meter) for meter in score.meters], np.int64)
    index = np.searchsorted(begins, ticks, "right") - 1
    bar = begins[index] + (ticks - begins[index]) // lengths[index] * lengths[index]
    ends = np.append(begins[1:], np.iinfo(np.int64).max)
    return bar, np.minimum(bar + lengths[index], ends[index])
