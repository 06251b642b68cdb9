"""Pieces as frames of keys, with what came before each of them: the memory of a piece is among it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from composer.networks.frames import Before

Keys = NDArray[np.float32]

_LAGS = (6, 8, 12, 16, 24, 32, 48, 64)
"""How many frames ago it may have been the same: bars, and phrases of so many bars."""

_BARS = (16, 12)
"""The place in the piece is told modulo so many frames."""

_SURE = (3, 8)
"""Where so many frames are the same at least, what followed them is told once more."""

_LIKENESS, _FADING, _ENOUGH = 6.0, 0.8, 4.0
"""How much weightier what followed something more alike is, how slowly frames further back fade, and from what
likeness on it counts: 5 is that of two passages that are the same."""

_AGE = 3.0
"""The binary logarithm of how long a key sounds is divided by this, so that it is about 1 at most."""

_RECENTLY = 0.85
"""What remains after a frame of how often a pitch class has sounded."""

WIDE, NARROW, WHOLE = 7, 4 + len(_SURE) + len(_LAGS), 12 + sum(_BARS) + 2
"""How many planes and figures tell of what came before."""


class Roll(NamedTuple):
    """The frames of a piece but the first, and what is known before each, as Before tells it."""

    frames: Keys
    wide: Keys
    narrow: Keys
    whole: Keys


def roll(piece: NDArray[np.bool_]) -> Roll:
    """Return the roll of a piece of at least two frames, shape (frames, keys), True where a key sounds."""
    keys = piece.astype(np.float32)
    last, count = keys[:-1], len(keys) - 1
    copied, length = _copied(piece)
    shares = _class_shares(last)
    classes = np.arange(keys.shape[1]) % 12
    alike, same_top = (_followed(likeness, keys[1:]) for likeness in (_likeness(last), _same_top(last)))
    ages = np.log2(1 + _ages(last)) / _AGE
    wide: list[NDArray] = [last, copied, alike, ages, same_top, _ago(keys, 2), shares[0][:, classes]]
    sure = [copied * (length >= least)[:, None] for least in _SURE]
    usual = np.cumsum(last, 0) / np.arange(1, count + 1)[:, None]
    before = [_ago(keys, lag) for lag in (3, 4, *_LAGS)]
    narrow = np.stack([*before[:2], *sure, shares[1][:, classes], *before[2:], usual], 1)
    places = [np.eye(bar)[np.arange(count) % bar] for bar in _BARS]
    sizes = np.log2(1 + np.stack([length, np.arange(count)], 1)) / (2 * _AGE)
    whole = np.concatenate([shares[0], *places, sizes], 1)
    return Roll(keys[1:], *(np.asarray(told, np.float32) for told in (np.stack(wide, 1), narrow, whole)))


def batch(rolls: Sequence[Roll], downwards: bool = False) -> tuple[Before, Tensor]:
    """Return what is known before the frames of some rolls, and the frames, the keys upwards or from the top down."""
    step = -1 if downwards else 1
    frames, wide, narrow = (
        torch.from_numpy(np.concatenate(column)[..., ::step].copy()) for column in list(zip(*rolls, strict=True))[:3]
    )
    whole = torch.from_numpy(np.concatenate([found.whole for found in rolls]))
    return Before(wide, narrow, whole, [len(found.frames) for found in rolls]), frames


def _ago(keys: Keys, frames: int) -> Keys:
    """Return what was so many frames before each frame but the first, nothing before the beginning."""
    padded = np.concatenate([np.zeros((frames, keys.shape[1]), np.float32), keys])
    return padded[1 : len(keys)]


def _ages(keys: Keys) -> Keys:
    """Return for how many frames each key has been sounding."""
    frames = np.arange(len(keys))[:, None]
    silent = np.maximum.accumulate(np.where(keys > 0, -1, frames), 0)
    return (frames - silent).astype(np.float32)


def _class_shares(last: Keys) -> tuple[NDArray, NDArray]:
    """Return how much of all that sounded was each class of keys, times four, and how often it sounded recently."""
    count = len(last)
    classes = np.stack([last[:, first::12].sum(1) for first in range(12)], 1)
    heard = np.cumsum(classes, 0)
    ago = np.subtract.outer(np.arange(count), np.arange(count))
    recent = np.where(ago >= 0, (1 - _RECENTLY) * _RECENTLY ** np.maximum(ago, 0), 0) @ classes
    return 4 * heard / np.maximum(heard.sum(1, keepdims=True), 1), recent


def _copied(piece: NDArray[np.bool_]) -> tuple[Keys, NDArray[np.float32]]:
    """Return what followed the last time that the most frames were the same as now, and how many these are."""
    _, names = np.unique(piece, axis=0, return_inverse=True)
    names = names.ravel()[:-1]
    same = names[:, None] == names
    lengths = same.astype(np.float32)
    for row in range(1, len(same)):
        lengths[row, 1:] *= 1 + lengths[row - 1, :-1]
    lengths = np.tril(lengths, -1)
    latest = np.arange(len(same)) / (2 * len(same))
    found = (lengths + latest * (lengths > 0)).argmax(1)
    length = lengths[np.arange(len(same)), found]
    return piece[1:][found] * (length > 0)[:, None].astype(np.float32), length


def _likeness(last: Keys) -> NDArray[np.float32]:
    """Return which share of the notes in either of two frames is in both, shape (frames, frames)."""
    both, sizes = last @ last.T, last.sum(1)
    either = sizes[:, None] + sizes - both
    return np.where(either > 0, both / np.maximum(either, 1), 1).astype(np.float32)


def _same_top(last: Keys) -> NDArray[np.float32]:
    """Return whether the highest notes of two frames are the same, shape (frames, frames)."""
    tops = np.where(last.any(1), last.shape[1] - last[:, ::-1].argmax(1), 0)
    return (tops[:, None] == tops).astype(np.float32)


def _followed(likeness: NDArray[np.float32], following: Keys) -> Keys:
    """Return the mean of what followed earlier frames, weighted by how alike they and those before them are."""
    alike = likeness.copy()
    for row in range(1, len(alike)):
        alike[row, 1:] += _FADING * alike[row - 1, :-1]
    weights = np.tril(np.exp(_LIKENESS * (alike - _ENOUGH)), -1)
    return weights @ following / (weights.sum(1, keepdims=True) + 1e-3)
