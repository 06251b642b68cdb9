"""A track of a score as a tune: its top voice, counted from the bar line at which it begins."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from composer.music import timing
from composer.music.score import KeyChange, Meter, Notes, Score, Track
from composer.music.tunes import TICKS_PER_BEAT, Tune


def tune_of(score: Score, track: int = 0, title: str = "", collection: str = "") -> Tune:
    """Return the top voice of a track as a tune that begins with the bar of its first note."""
    notes = top_voice(score.tracks[track].notes)
    return tune_from(score, notes, first_bar(score, notes), title, collection)


def first_bar(score: Score, notes: Notes) -> int:
    """Return the tick at which the bar of the first of some notes begins; 0 without notes."""
    return timing.bar_start(score, timing.position_at(score, int(notes.start[0])).bar) if len(notes) else 0


def tune_from(score: Score, notes: Notes, origin: int, title: str = "", collection: str = "") -> Tune:
    """Return notes of one voice as a tune whose tick 0 is the bar line at a tick of their score."""
    start, end = (_scaled(column - origin, score) for column in (notes.start, notes.end))
    duration = np.maximum(end - start, 1)
    return Tune(start, duration, notes.pitch, _meters(score, origin), None, title, collection)


def score_of(tune: Tune, key: KeyChange | None = None, velocity: int = 80) -> Score:
    """Return a tune as a score of one track, in the key given, else in its own."""
    notes = Notes.of_columns(tune.start, tune.pitch, tune.duration, np.full(len(tune), velocity))
    keys = tuple(found for found in [key or tune.key] if found)
    return Score((Track(tune.title, notes),), TICKS_PER_BEAT, meters=tune.meters, keys=keys)


def _scaled(ticks: NDArray[np.integer], score: Score) -> NDArray[np.int32]:
    return np.round(ticks * (TICKS_PER_BEAT / score.ticks_per_beat)).astype(np.int32)


def _meters(score: Score, origin: int) -> tuple[Meter, ...]:
    """Return the meters of a score from a bar line on, in the ticks of a tune counted from it."""
    later = {int(_scaled(np.array(m.tick - origin), score)): m for m in score.meters if m.tick > origin}
    first = timing.meter_at(score, origin)._replace(tick=0)
    return (first, *(meter._replace(tick=tick) for tick, meter in later.items() if tick > 0))


def top_voice(notes: Notes) -> Notes:
    """Return the highest of the notes that sound together, each cut where the next begins.

    A lower note that only overlaps the end of a higher one is kept, as in legato playing.
    """
    rows: list[list[int]] = []
    for start, pitch, duration, velocity, _ in zip(*(c.tolist() for c in notes.columns), strict=True):
        covered = rows and rows[-1][1] > pitch and rows[-1][0] + rows[-1][2] - start > duration / 2
        if rows and rows[-1][0] == start and rows[-1][1] <= pitch:
            rows.pop()
        elif covered or (rows and rows[-1][0] == start):
            continue
        rows.append([start, pitch, duration, velocity])
    columns = np.array(rows, np.int64).reshape(-1, 4).T
    columns[2, :-1] = np.minimum(columns[2, :-1], np.diff(columns[0]))
    return Notes.of_columns(*columns)
