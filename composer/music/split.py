"""The split into training, validation and test music, near-duplicates on one side."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from composer.music import arranging
from composer.music.measures import shapes
from composer.music.pieces import Piece
from composer.music.tunes import Tune

SHARED_PAIRS = 20
"""Tunes that share this many consecutive (interval, duration ratio) pairs are kept together."""

HELD_OUT = (0.05, 0.05)
"""The shares of the tunes to validate and to test with."""

_LARGEST_GROUP = 0.2
"""A group that would be more of a share than this is for training."""


def split(tunes: Sequence[Tune], seed: int = 0, held_out: Sequence[float] = HELD_OUT) -> NDArray[np.uint8]:
    """Return the split of each tune, shape (tunes,): 0 training, 1 for the first share held out, and so on.

    The shuffle is seeded. Large groups are for training; of few tunes, one group is held out for each share.
    """
    groups = near_duplicates(tunes)
    names, sizes = np.unique(groups, return_counts=True)
    eligible = names[sizes <= max(1, _LARGEST_GROUP * min(held_out) * len(tunes))]
    order = np.random.default_rng(seed).permutation(eligible)
    filled = np.cumsum(sizes[np.searchsorted(names, order)])
    result = np.zeros(len(tunes), np.uint8)
    for number, (after, until) in enumerate(pairwise(np.cumsum([0, *held_out]) * len(tunes)), 1):
        result[np.isin(groups, order[(filled > after) & (filled <= until)])] = number
        left = np.unique(groups[result == 0])
        if number not in result and len(left) > 1:
            result[groups == np.random.default_rng(seed).permutation(left)[-1]] = number
    return result


def split_pieces(pieces: Sequence[Piece], seed: int = 0, held_out: Sequence[float] = HELD_OUT) -> NDArray[np.uint8]:
    """Return the split of each piece as that of its melody; versions of a piece, of one title, are on one side."""
    firsts: dict[tuple[str, str], Piece] = {}
    for whole in pieces:
        firsts.setdefault((whole.collection, whole.title), whole)
    found = split([_skyline(whole) for whole in firsts.values()], seed, held_out)
    sides = dict(zip(firsts, found.tolist(), strict=True))
    return np.array([sides[whole.collection, whole.title] for whole in pieces], np.uint8)


def _skyline(whole: Piece) -> Tune:
    """Return the highest of the notes that begin together, drums aside, as a tune."""
    one = arranging.reduced(whole)
    order = np.lexsort((-one.pitch.astype(int), one.start))
    top = order[np.unique(one.start[order], return_index=True)[1]]
    return Tune(one.start[top], one.duration[top], one.pitch[top], one.meters, None, whole.title, whole.collection)


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
