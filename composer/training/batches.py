"""Pieces as batches of tokens: whole or in windows, varied at random, the same for the same seed and epoch."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple, overload

import numpy as np
import torch
from torch import Tensor

from composer.encodings.encoding import Encoding, Tokens
from composer.training.recipe import Recipe

IGNORED = -100
"""The target where there is nothing to predict."""

_POOL = 32


class Batch(NamedTuple):
    """Tokens (batch, time), contexts (batch, time, kinds) and the token that follows each, IGNORED after the end."""

    tokens: Tensor
    contexts: Tensor
    targets: Tensor

    @property
    def told(self) -> int:
        """How many targets count."""
        return int((self.targets != IGNORED).sum())

    def to(self, device: torch.device) -> Batch:
        """Return the batch on a device."""
        return Batch(*(part.to(device) for part in self))


class Epoch(Sequence[Batch]):
    """The batches of an epoch, each made when it is asked for."""

    def __init__(self, groups: Sequence[Sequence[Tokens]], predict: str) -> None:
        self._groups, self._predict = groups, predict

    def __len__(self) -> int:
        return len(self._groups)

    @overload
    def __getitem__(self, index: int) -> Batch: ...
    @overload
    def __getitem__(self, index: slice) -> Epoch: ...
    def __getitem__(self, index: int | slice) -> Batch | Epoch:
        if isinstance(index, slice):
            return Epoch(self._groups[index], self._predict)
        return batch_of(self._groups[index], self._predict)


def epoch_batches(streams: Sequence[Tokens], encoding: Encoding, recipe: Recipe, seed: Sequence[int]) -> Epoch:
    """Return the batches of one epoch, each of the recipe's size, drawn from a generator of this seed."""
    dice = np.random.default_rng(seed)
    parts = _CUTTING[recipe.cut](
        [_varied(stream, encoding, recipe, dice) for stream in streams], encoding, recipe, dice
    )
    order = dice.permutation(len(parts))
    # Sorting all parts by length would make the batches the same every epoch, so only pools of them are sorted.
    usual = recipe.batch or recipe.batch_tokens // max(1, int(np.mean([len(part.tokens) for part in parts])))
    pool = _POOL * max(1, usual)
    groups = []
    for begin in range(0, len(order), pool):
        by_length = sorted(order[begin : begin + pool], key=lambda index: len(parts[index].tokens))
        groups += _groups([parts[index] for index in by_length], recipe.batch_tokens, recipe.batch)
    return Epoch([groups[index] for index in dice.permutation(len(groups))], recipe.predict)


def even_batches(streams: Sequence[Tokens], budget: int) -> list[Batch]:
    """Return batches of all the tunes, whole, sorted by length."""
    return [batch_of(group) for group in _groups(sorted(streams, key=lambda s: len(s.tokens)), budget)]


def _varied(stream: Tokens, encoding: Encoding, recipe: Recipe, dice: np.random.Generator) -> Tokens:
    if recipe.transpose or recipe.noise:
        semitones = int(dice.integers(-recipe.transpose, recipe.transpose + 1))
        stream = encoding.varied(stream, semitones, recipe.noise, dice)
    return encoding.hinted(stream, recipe.hints, dice) if recipe.hints else stream


def _tunes(streams: list[Tokens], encoding: Encoding, recipe: Recipe, dice: np.random.Generator) -> list[Tokens]:
    """Return whole pieces up to the longest, some of them from a later note on."""
    return [_cropped(stream, encoding, recipe, dice) for stream in streams]


def _cropped(stream: Tokens, encoding: Encoding, recipe: Recipe, dice: np.random.Generator) -> Tokens:
    if dice.random() < recipe.crop_share:
        stream = encoding.crop(stream, int(dice.integers(0, max(1, len(stream.tokens) // 2))))
    return _part(stream, 0, recipe.longest + 1)


def _windows(streams: list[Tokens], encoding: Encoding, recipe: Recipe, dice: np.random.Generator) -> list[Tokens]:
    """Return the windows of each piece, one token longer than the recipe says for the targets."""
    stride, window = recipe.stride or recipe.window, recipe.window
    # Where only the last token of a window counts, windows hang over the beginning so that the first ones count too.
    first, left = (0, 1) if recipe.predict == "every" else (1 - window, window)
    found = []
    for stream in streams:
        shift = int(dice.integers(0, stride)) if recipe.shift else 0
        begins = range(first - shift, len(stream.tokens) - left, stride)
        found += [_part(stream, max(begin, 0), begin + window + 1) for begin in begins if begin + window > 0]
    return found


def _joined(streams: list[Tokens], encoding: Encoding, recipe: Recipe, dice: np.random.Generator) -> list[Tokens]:
    """Return the windows of all pieces laid end to end in any order."""
    ordered = [streams[index] for index in dice.permutation(len(streams))]
    # A sign that ends a piece and begins the next stands there once.
    later = [_part(s, int(before.tokens[-1] == s.tokens[0]), len(s.tokens)) for before, s in pairwise(ordered)]
    columns = zip(*ordered[:1], strict=True) if not later else zip(ordered[0], *later, strict=True)
    return _windows([Tokens(*map(np.concatenate, columns))], encoding, recipe, dice)


_CUTTING = {"tunes": _tunes, "windows": _windows, "joined": _joined}


def _part(stream: Tokens, first: int, after: int) -> Tokens:
    return Tokens(stream.tokens[first:after], stream.contexts[first:after])


def _groups(streams: list[Tokens], budget: int, count: int = 0) -> list[list[Tokens]]:
    """Return streams, ascending in length, in groups of a count, or for none that fill the budget when padded."""
    groups: list[list[Tokens]] = []
    for stream in streams:
        most = count or budget // len(stream.tokens)
        if not groups or len(groups[-1]) >= most:
            groups.append([])
        groups[-1].append(stream)
    return groups


def batch_of(streams: Sequence[Tokens], predict: str = "every") -> Batch:
    """Return the batch of some streams, padded to the longest, the target each token or only the last."""
    time = max(len(stream.tokens) for stream in streams) - 1
    tokens = np.zeros((len(streams), time), np.int64)
    contexts = np.zeros((len(streams), time, streams[0].contexts.shape[1]), np.int64)
    targets = np.full((len(streams), time), IGNORED, np.int64)
    for row, stream in enumerate(streams):
        length = len(stream.tokens) - 1
        tokens[row, :length] = stream.tokens[:-1]
        contexts[row, :length] = stream.contexts[:length]
        first = length - 1 if predict == "last" else 0
        targets[row, first:length] = stream.tokens[first + 1 :]
    return Batch(*map(torch.from_numpy, (tokens, contexts, targets)))
