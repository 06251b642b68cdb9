"""Tunes as lines of pitches, with what has been heard before each of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import ArrayLike, NDArray
from torch import Tensor

from composer.music.theory import key_fits
from composer.networks.pitches import Heard

NO_NOTE = -100
"""The target where a batch holds a shorter line."""


class Line(NamedTuple):
    """The pitches of a tune, counted from the lowest there is, and what is known before each, as Heard tells it."""

    pitch: NDArray[np.int64]
    last: NDArray[np.int64]
    before: NDArray[np.int64]
    first: NDArray[np.int64]
    key: NDArray[np.int64]
    shares: NDArray[np.float32]


def line(pitches: ArrayLike, lowest: int) -> Line:
    """Return the line of the pitches of a tune, at least one, in a range that begins with a lowest one."""
    pitch = np.asarray(pitches, np.int64) - lowest
    last, before = (np.concatenate([np.full(ago, -1), pitch])[: len(pitch)] for ago in (1, 2))
    first = np.full(len(pitch), pitch[0])
    heard = np.eye(12)[pitch % 12]
    counts = np.cumsum(heard, 0) - heard
    # Rounded, so that keys which fit as well as each other are the same first one wherever the tune goes on.
    key = key_fits(counts).round(6).argmax(-1)
    first[0] = key[0] = -1
    share = counts / np.maximum(counts.sum(1, keepdims=True), 1)
    upwards = (last[:, None] + np.arange(12)) % 12
    return Line(pitch, last, before, first, key, np.take_along_axis(share, upwards, 1).astype(np.float32))


def transposed(found: Line, semitones: int) -> Line:
    """Return a line some semitones higher."""
    last, before, first = (
        np.where(column < 0, -1, column + semitones) for column in (found.last, found.before, found.first)
    )
    key = np.where(found.key < 0, -1, (found.key + semitones) % 12 + 12 * (found.key >= 12))
    return Line(found.pitch + semitones, last, before, first, key, found.shares)


def batch(lines: Sequence[Line]) -> tuple[Heard, Tensor]:
    """Return what is heard before each note of lines side by side, and the notes, shape (batch, time)."""
    longest = max(len(found.pitch) for found in lines)
    pitch, last, before, first, key, shares = (
        torch.from_numpy(np.stack([_filled(column, longest, fill) for column in columns]))
        for columns, fill in zip(zip(*lines, strict=True), (NO_NOTE, 0, 0, 0, 0, 0), strict=True)
    )
    return Heard(last, before, first, key, shares), pitch


def _filled(column: NDArray, longest: int, fill: int) -> NDArray:
    room = [(0, longest - len(column)), *[(0, 0)] * (column.ndim - 1)]
    return np.pad(column, room, constant_values=fill)
