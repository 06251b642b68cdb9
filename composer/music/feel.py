"""What is done to the timing and length of notes so that they feel tighter, looser or more tied together."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from typing import NamedTuple

import numpy as np

from composer.music import timing
from composer.music.score import MAX_TICK, Notes, Score


class Edges(Enum):
    """Which ends of the notes are quantized; where only the starts are, lengths stay as they were."""

    STARTS = "starts"
    ENDS = "ends"
    BOTH = "both"


class Quantizing(NamedTuple):
    """How notes are drawn to the grid.

    step: ticks from line to line; strength: how much of the way to the line, 0 to 1; swing: where the second of two
    steps begins, 0.5 (straight) to 0.75.
    """

    step: Fraction
    strength: float = 1.0
    swing: float = 0.5
    edges: Edges = Edges.STARTS


def quantized(score: Score, notes: Notes, how: Quantizing) -> Notes:
    """Return notes drawn to the nearest line of the grid of a score; an end never to one before its own note."""
    start, after = notes.start.astype(np.int64), notes.end.astype(np.int64)
    if how.edges is not Edges.ENDS:
        lines = timing.snapped(score, start, how.step, how.swing)
        start = start + np.rint(how.strength * (lines - start)).astype(np.int64)
    if how.edges is Edges.STARTS:
        after = start + notes.duration
    else:
        lines = timing.snapped(score, after, how.step, how.swing)
        lines = np.maximum(lines, timing.next_lines(score, start, how.step, how.swing))
        after = np.maximum(after + np.rint(how.strength * (lines - after)).astype(np.int64), start + 1)
    beyond = np.maximum(after - MAX_TICK, 0)
    _, pitch, _, *rest = notes.columns
    return Notes.of_columns(start - beyond, pitch, after - start, *rest)


def humanised(notes: Notes, dice: np.random.Generator, ticks: int, velocity: int) -> Notes:
    """Return notes that begin up to so many ticks off and are up to so many steps of velocity louder or softer."""
    shift = dice.integers(-ticks, ticks, len(notes), endpoint=True)
    louder = dice.integers(-velocity, velocity, len(notes), endpoint=True)
    start = np.clip(notes.start + shift, 0, MAX_TICK - notes.duration)
    return Notes.of_columns(start, notes.pitch, notes.duration, np.clip(notes.velocity + louder, 1, 127), notes.locked)


def legato(notes: Notes) -> Notes:
    """Return notes that each last until the next begins; those that begin last keep their length."""
    starts = np.unique(notes.start)
    following = np.searchsorted(starts, notes.start, "right")
    is_last = following == len(starts)
    after = np.where(is_last, notes.end, starts[np.where(is_last, 0, following)]) if len(notes) else notes.end
    return Notes.of_columns(notes.start, notes.pitch, after - notes.start, notes.velocity, notes.locked)


def strummed(notes: Notes, ticks: int) -> Notes:
    """Return notes of which those that begin together do so one after the other, so many ticks apart.

    They end as before. The lowest is the first; with negative ticks the highest is.
    """
    # Notes are sorted by start and then pitch, so a chord's tones stand together from the lowest up.
    _, first, count = np.unique(notes.start, return_index=True, return_counts=True)
    place = np.arange(len(notes)) - np.repeat(first, count)
    if ticks < 0:
        place = np.repeat(count, count) - 1 - place
    later = np.minimum(notes.start.astype(np.int64) + place * abs(ticks), notes.end - 1)
    return Notes.of_columns(later, notes.pitch, notes.end - later, notes.velocity, notes.locked)
