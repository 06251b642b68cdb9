"""What can be counted of a melody: entropies, runs, repeats, steps, range and the shapes it is made of.

The definitions are those of muspy, of MusDr (Wu and Yang 2020) and of Yin et al. 2022.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

LONGEST_BLOCK = 12
"""A tandem repeat is a block of at most this many notes."""


class Alarm(NamedTuple):
    """The largest value that 95 % of human melodies stay within."""

    run: int = 6
    tandem: int = 5
    shared: int = 20


ALARM = Alarm()


class Bands(NamedTuple):
    """Between which two values 90 % of whole human melodies lie, taken together from four sets of them.

    They are German folk songs, children's songs, sopranos of chorales and Shanxi songs.
    """

    pitch_class_entropy: tuple[float, float] = (1.49, 2.93)
    repeated_share: tuple[float, float] = (0.02, 0.55)
    step_share: tuple[float, float] = (0.12, 0.84)
    pitch_range: tuple[float, float] = (5, 21)
    duration_entropy: tuple[float, float] = (0.44, 1.96)


BANDS = Bands()

_RATIO_SCALE = 5040
_INTERVAL = 1_000_003
_FACTOR = np.uint64(0x9E3779B97F4A7C15)


def entropy(values: ArrayLike, weights: ArrayLike | None = None) -> float:
    """Return the entropy of how often each value occurs, in bits; 0 for none."""
    _, index = np.unique(np.asarray(values), return_inverse=True)
    share = np.bincount(index, None if weights is None else np.asarray(weights))
    share = share[share > 0] / share.sum()
    return float(-(share * np.log2(share)).sum()) if len(share) else 0.0


def pitch_class_entropy(pitch: NDArray[np.integer]) -> float:
    """Return the entropy of the pitch classes, in bits, 0 to 3.585."""
    return entropy(pitch % 12)


def of_bands(pitch: NDArray[np.integer], lasting: NDArray[np.integer]) -> tuple[float, ...]:
    """Return what BANDS are of, of a melody: its pitches, and the time from each note to the next, shape (notes,)."""
    return (
        pitch_class_entropy(pitch),
        repeated_share(pitch),
        step_share(pitch),
        pitch_range(pitch),
        entropy(lasting),
    )


def longest_run(pitch: NDArray[np.integer]) -> int:
    """Return the most notes of one pitch in a row."""
    if not len(pitch):
        return 0
    changes = np.flatnonzero(np.diff(pitch)) + 1
    return int(np.diff([0, *changes, len(pitch)]).max())


def repeated_share(pitch: NDArray[np.integer]) -> float:
    """Return the share of notes that repeat the pitch before them."""
    return float((np.diff(pitch) == 0).mean()) if len(pitch) > 1 else 0.0


def step_share(pitch: NDArray[np.integer]) -> float:
    """Return the share of intervals of one or two semitones."""
    size = np.abs(np.diff(pitch))
    return float(((size >= 1) & (size <= 2)).mean()) if len(size) else 0.0


def pitch_range(pitch: NDArray[np.integer]) -> int:
    """Return the semitones between the lowest and the highest note."""
    return int(pitch.max() - pitch.min()) if len(pitch) else 0


def tandem_repeats(pitch: NDArray[np.integer], duration: NDArray[np.integer]) -> int:
    """Return the most times that a block of at most 12 (pitch, duration) pairs is repeated at once."""
    return repeated_block(pitch, duration)[1]


def repeated_block(pitch: NDArray[np.integer], duration: NDArray[np.integer]) -> tuple[int, int]:
    """Return the size of the block that is repeated most often at once, the longest of several, and how often."""
    both = np.asarray(pitch, np.int64) << 32 | np.asarray(duration, np.int64)
    blocks = range(1, min(LONGEST_BLOCK, len(both) // 2) + 1)
    found = ((size, _longest_true(both[size:] == both[:-size]) // size) for size in blocks)
    return max(found, key=lambda one: (one[1], one[0]), default=(0, 0))


def _longest_true(flags: NDArray[np.bool_]) -> int:
    edges = np.flatnonzero(np.diff(np.concatenate([[False], flags, [False]]).astype(np.int8)))
    return int((edges[1::2] - edges[::2]).max()) if len(edges) else 0


def pairs(start: NDArray[np.integer], duration: NDArray[np.integer], pitch: NDArray[np.integer]) -> NDArray[np.int64]:
    """Return a number for each (interval, duration ratio) between a note and the next, shape (notes - 1,).

    The duration of a note here lasts until the next one begins, so that articulation makes no difference.
    """
    lasting = np.append(np.diff(start), duration[-1:]).astype(np.int64)
    ratio = np.round(lasting[1:] * _RATIO_SCALE / np.maximum(lasting[:-1], 1)).astype(np.int64)
    return np.diff(pitch).astype(np.int64) * _INTERVAL + ratio


def shapes(
    start: NDArray[np.integer], duration: NDArray[np.integer], pitch: NDArray[np.integer], size: int
) -> NDArray[np.uint64]:
    """Return a hash of every `size` consecutive pairs, in order, shape (pairs - size + 1,)."""
    if len(start) <= size:
        return np.zeros(0, np.uint64)
    mixed = pairs(start, duration, pitch).astype(np.uint64) * _FACTOR
    result = np.zeros(len(mixed) - size + 1, np.uint64)
    for offset in range(size):
        result = (result ^ (result >> np.uint64(29))) * _FACTOR + mixed[offset : offset + len(result)]
    return result
