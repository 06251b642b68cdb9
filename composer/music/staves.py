"""Which staves the notes of a track stand on: their clefs, the two hands of a keyboard, and the lines of drums."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from composer.music.score import Track


class Clef(NamedTuple):
    """A clef: its sign, the line it is on, by how many octaves it sounds higher, and the step of its middle line."""

    sign: str
    line: int
    octaves: int = 0
    middle: int = 34


TREBLE = Clef("G", 2)
BASS = Clef("F", 4, 0, 22)
ALTO = Clef("C", 3, 0, 28)
PERCUSSION = Clef("percussion", 2)
_OTHERS = (Clef("G", 2, -1, 27), Clef("F", 4, -1, 15), Clef("G", 2, 1, 41))
_VIOLA = 41
_KEYBOARDS = frozenset({*range(9), 12, *range(16, 24), 46})
_OCTAVED = 1.5
"""By how many ledger lines a note a clef that sounds an octave off must be better to be taken."""
_CROWDED = 1.2
"""How many ledger lines a note are too many for one staff."""
_MIDDLE_C = 60
_SPAN = 12
_GAP = 5


def clefs_of(track: Track) -> tuple[Clef, ...]:
    """Return the clef of each staff that a track is written on, from the top."""
    pitch, notes = track.notes.pitch, len(track.notes)
    if track.is_drums:
        return (PERCUSSION,)
    low, high = np.count_nonzero(pitch < 55), np.count_nonzero(pitch > 64)
    both = min(low, high) > notes / 12
    candidates = [ALTO, TREBLE] if track.program == _VIOLA else [TREBLE, BASS, *_OTHERS]
    best = min(candidates, key=lambda clef: _ledgers(pitch, clef) + _OCTAVED * abs(clef.octaves))
    if both and (track.program in _KEYBOARDS or _ledgers(pitch, best) > _CROWDED):
        return TREBLE, BASS
    return (best,)


def _ledgers(pitch: NDArray[np.int16], clef: Clef) -> float:
    """Return how many ledger lines the notes need on the average."""
    steps = pitch * (7 / 12) - 7  # of the middle of each pitch; C0, pitch 12, is step 0
    away = np.abs(steps - clef.middle)
    return float(np.maximum(0, (away - 4) / 2).mean()) if len(pitch) else 0.0


def hands(start: NDArray[np.int64], pitch: NDArray[np.int16]) -> NDArray[np.bool_]:
    """Return which of some notes, ascending by start, are for the right hand.

    What begins together is parted where the hands are furthest apart, or goes to the hand that is nearer.
    """
    right = np.ones(len(start), np.bool_)
    edges = np.flatnonzero(np.diff(start, prepend=-1))
    centre = float(_MIDDLE_C)
    for first, after in zip(edges, [*edges[1:], len(start)], strict=True):
        struck = np.sort(pitch[first:after]).astype(np.int64)
        split = _split(struck, centre)
        right[first:after] = pitch[first:after] >= split
        # A line that goes on crosses middle C a little before the other hand takes it over.
        centre = _MIDDLE_C - 3 if struck[-1] >= split else _MIDDLE_C + 3
    return right


def _split(struck: NDArray[np.int64], centre: float) -> float:
    """Return the lowest pitch of the right hand among pitches that begin together, ascending."""
    if struck[-1] - struck[0] <= _SPAN and not struck[0] < centre - _GAP < centre + _GAP < struck[-1]:
        return -1.0 if struck.mean() >= centre else 128.0
    gaps = np.diff(struck)
    middles = (struck[1:] + struck[:-1]) / 2
    best = int(np.argmax(gaps / 2 - np.abs(middles - centre)))
    return float(struck[best + 1])


class Drum(NamedTuple):
    """How a drum is written: the step of its line or space in the treble clef, with a cross or not, by foot or not."""

    letter: str
    octave: int
    cross: bool = False
    foot: bool = False


_DRUMS = {
    35: Drum("F", 4, foot=True),
    36: Drum("F", 4, foot=True),
    37: Drum("C", 5, cross=True),
    38: Drum("C", 5),
    39: Drum("C", 5, cross=True),
    40: Drum("C", 5),
    41: Drum("G", 4),
    42: Drum("G", 5, cross=True),
    43: Drum("A", 4),
    44: Drum("D", 4, cross=True, foot=True),
    45: Drum("B", 4),
    46: Drum("G", 5, cross=True),
    47: Drum("D", 5),
    48: Drum("E", 5),
    49: Drum("A", 5, cross=True),
    50: Drum("E", 5),
    51: Drum("F", 5, cross=True),
    52: Drum("A", 5, cross=True),
    53: Drum("F", 5, cross=True),
    54: Drum("D", 5, cross=True),
    55: Drum("B", 5, cross=True),
    56: Drum("E", 5, cross=True),
    57: Drum("B", 5, cross=True),
    59: Drum("F", 5, cross=True),
}


def drum(pitch: int) -> Drum:
    """Return how the drum of a MIDI pitch is written; those without a place of their own stand in the middle."""
    return _DRUMS.get(pitch, Drum("B", 4, cross=True))
