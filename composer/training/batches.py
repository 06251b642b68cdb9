"""Tunes as batches of tokens of about equal length, cropped at random, the same for the same seed and epoch."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from composer.encodings.melody import Tokens
from composer.training.recipe import Recipe

IGNORED = -100
"""The target where there is nothing to predict."""

_POOL = 32


class Batch(NamedTuple):
    """Tokens (batch, time), contexts (batch, time, kinds) and the token that follows each, IGNORED after the end."""

    tokens: Tensor
    contexts: Tensor
    targets: Tensor


def epoch_batches(streams: Sequence[Tokens], encoding: ModuleType, recipe: Recipe, seed: Sequence[int]) -> list[Batch]:
    """Return the batches of one epoch, each of the recipe's size, drawn from a generator of this seed."""
    dice, budget = np.random.default_rng(seed), recipe.batch_tokens
    cropped = [_cropped(stream, encoding, recipe, dice) for stream in streams]
    order = dice.permutation(len(cropped))
    # Sorting all tunes by length would make the batches the same every epoch, so only pools of them are sorted.
    pool = _POOL * max(1, budget // max(1, int(np.mean([len(stream.tokens) for stream in cropped]))))
    groups = []
    for begin in range(0, len(order), pool):
        by_length = sorted(order[begin : begin + pool], key=lambda index: len(cropped[index].tokens))
        groups += _groups([cropped[index] for index in by_length], budget)
    return [batch_of(groups[index]) for index in dice.permutation(len(groups))]


def even_batches(streams: Sequence[Tokens], budget: int) -> list[Batch]:
    """Return batches of all the tunes, whole, sorted by length."""
    return [batch_of(group) for group in _groups(sorted(streams, key=lambda s: len(s.tokens)), budget)]


def _cropped(stream: Tokens, encoding: ModuleType, recipe: Recipe, dice: np.random.Generator) -> Tokens:
    if dice.random() < recipe.crop_share:
        stream = encoding.crop(stream, dice.integers(0, max(1, len(stream.tokens) // 2)))
    return Tokens(stream.tokens[: recipe.longest + 1], stream.contexts[: recipe.longest + 1])


def _groups(streams: list[Tokens], budget: int) -> list[list[Tokens]]:
    """Return streams, ascending in length, in groups that fill the budget when padded."""
    groups: list[list[Tokens]] = []
    for stream in streams:
        if not groups or (len(groups[-1]) + 1) * len(stream.tokens) > budget:
            groups.append([])
        groups[-1].append(stream)
    return groups


def batch_of(streams: Sequence[Tokens]) -> Batch:
    """Return the batch of some streams, padded to the longest."""
    time = max(len(stream.tokens) for stream in streams) - 1
    tokens = np.zeros((len(streams), time), np.int64)
    contexts = np.zeros((len(streams), time, streams[0].contexts.shape[1]), np.int64)
    targets = np.full((len(streams), time), IGNORED, np.int64)
    for row, stream in enumerate(streams):
        length = len(stream.tokens) - 1
        tokens[row, :length] = stream.tokens[:-1]
        contexts[row, :length] = stream.contexts[:length]
        targets[row, :length] = stream.tokens[1:]
    return Batch(*map(torch.from_numpy, (tokens, contexts, targets)))
