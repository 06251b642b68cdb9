"""The split into training, validation and test tunes, near-duplicates on one side."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from composer.music.measures import shapes
from composer.music.tunes import Tune

SHARED_PAIRS = 20
"""Tunes that share this many consecutive (interval, duration ratio) pairs are kept together."""

_HELD_OUT = 0.05
_LARGEST_GROUP = 0.01


def split(tunes: Sequence[Tune], seed: int = 0) -> NDArray[np.uint8]:
    """Return the split of each tune, shape (tunes,): 0 training, 1 validation, 2 test, by a seeded shuffle.

    A twentieth of the tunes is held out for each of the last two; large groups are for training.
    """
    groups = near_duplicates(tunes)
    names, sizes = np.unique(groups, return_counts=True)
    eligible = names[sizes <= max(1, _LARGEST_GROUP * len(tunes))]
    order = np.random.default_rng(seed).permutation(eligible)
    filled = np.cumsum(sizes[np.searchsorted(names, order)])
    result = np.zeros(len(tunes), np.uint8)
    for number in (1, 2):
        wanted = (filled > (number - 1) * _HELD_OUT * len(tunes)) & (filled <= number * _HELD_OUT * len(tunes))
        result[np.isin(groups, order[wanted])] = number
    return result


def near_duplicates(tunes: Sequence[Tune]) -> NDArray[np.int64]:
    """Return the group of each tune, shape (tunes,): the index of the first tune of its group."""
    keys = [shapes(tune.start, tune.duration, tune.pitch, SHARED_PAIRS) for tune in tunes]
    owner = np.repeat(np.arange(len(tunes)), [len(key) for key in keys])
    key = np.concatenate([np.zeros(0, np.uint64), *keys])
    order = np.argsort(key, kind="stable")
    same = key[order][1:] == key[order][:-1]
    parent = np.arange(len(tunes))
    for a, b in zip(owner[order][:-1][same].tolist(), owner[order][1:][same].tolist(), strict=True):
        roots = _root(parent, a), _root(parent, b)
        parent[max(roots)] = min(roots)
    return np.array([_root(parent, index) for index in range(len(tunes))], np.int64)


def _root(parent: NDArray[np.int64], index: int) -> int:
    while parent[index] != index:
        parent[index] = parent[parent[index]]
        index = int(parent[index])
    return index
