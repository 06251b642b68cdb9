"""Small networks that foretell pitches, each stopped by other tunes than the next, and what they say together."""

from __future__ import annotations

import copy
import math
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from composer.networks.pitches import PitchConfig, PitchNetwork
from composer.training import lines
from composer.training.averaging import cosine, follow
from composer.training.lines import Line

_TOGETHER = 32
_MIXED = 0.2
"""By which share a line may count as longer or shorter when those about as long are put together."""


@dataclass(frozen=True, slots=True)
class Schooling:
    """How each network is trained: its sizes, and the updates; it is stopped by every `held_out`-th tune."""

    members: int = 4
    hidden: int = 128
    width: int = 32
    dropout: float = 0.5
    input_dropout: float = 0.4
    learning_rate: float = 3e-3
    weight_decay: float = 0.3
    batch: int = 8
    epochs: int = 12
    patience: int = 8
    held_out: int = 10
    average: float = 0.99
    """The share that the running average of the weights keeps at each update."""


class Member(NamedTuple):
    """A trained network, and which of the tunes it was stopped by and did not learn from."""

    network: PitchNetwork
    held_out: list[int]


def train(
    found: Sequence[Line], pitches: int, schooling: Schooling, number: int
) -> Generator[tuple[int, float], None, Member]:
    """Yield each epoch and its bits a note on the tunes held out; return a member of an ensemble by its number.

    The lines are of pitches 0 up to some number of them.
    """
    dice = np.random.default_rng(number)
    torch.manual_seed(number)
    # The members are stopped by different tunes: together they have heard nearly all.
    held_out = np.random.default_rng(0).permutation(len(found))[number % schooling.held_out :: schooling.held_out]
    known = sorted(set(range(len(found))) - set(held_out.tolist()))
    network = PitchNetwork(
        PitchConfig(pitches, schooling.hidden, schooling.width, schooling.dropout, schooling.input_dropout)
    )
    yield from _epochs(
        network, [found[index] for index in known], [found[index] for index in held_out], schooling, dice
    )
    return Member(network.eval(), sorted(held_out.tolist()))


def _epochs(
    network: PitchNetwork, train: list[Line], held_out: list[Line], schooling: Schooling, dice: np.random.Generator
) -> Generator[tuple[int, float], None, None]:
    """Train a network until it foretells the tunes held out no better; leave it with its best weights."""
    average = copy.deepcopy(network).eval()
    best, best_epoch, weights = math.inf, 0, network.state_dict()
    optimizer = torch.optim.AdamW(
        network.parameters(),
        schooling.learning_rate,
        betas=(0.9, 0.98),
        weight_decay=schooling.weight_decay,
        fused=True,
    )
    updates = 0
    for epoch in range(schooling.epochs):
        rate = schooling.learning_rate * cosine(epoch / schooling.epochs)
        for group in optimizer.param_groups:
            group["lr"] = rate
        for part in _batches(train, schooling.batch, dice):
            _update(network, optimizer, part)
            updates += 1
            follow(average, network, updates, schooling.average)
        bits = bits_per_note(foretold(average, held_out), held_out)
        if bits < best:
            best, best_epoch, weights = bits, epoch, copy.deepcopy(average.state_dict())
        yield epoch, bits
        if epoch - best_epoch >= schooling.patience:
            break
    network.load_state_dict(weights)


def _batches(found: list[Line], size: int, dice: np.random.Generator) -> Generator[list[Line], None, None]:
    """Yield all lines in a new order, about as long as each other, each moved at random within the range of all."""
    lowest, highest = min(one.pitch.min() for one in found), max(one.pitch.max() for one in found)
    lengths = np.array([len(one.pitch) for one in found])
    order = np.argsort(lengths * dice.uniform(1 - _MIXED, 1 + _MIXED, len(found)))
    parts = [order[begin : begin + size] for begin in range(0, len(order), size)]
    for number in dice.permutation(len(parts)):
        chosen = [found[index] for index in parts[number]]
        yield [
            lines.transposed(one, int(dice.integers(lowest - one.pitch.min(), highest - one.pitch.max() + 1)))
            for one in chosen
        ]


def _update(network: PitchNetwork, optimizer: torch.optim.Optimizer, part: Sequence[Line]) -> None:
    heard, pitch = lines.batch(part)
    loss = functional.cross_entropy(network(heard).flatten(0, 1), pitch.flatten(), ignore_index=lines.NO_NOTE)
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()


@torch.no_grad()
def foretold(network: PitchNetwork, found: Sequence[Line]) -> list[NDArray[np.float64]]:
    """Return the logarithm of each pitch's probability at each note of lines, shape (notes, pitches) each."""
    network.eval()
    result = []
    for begin in range(0, len(found), _TOGETHER):
        part = found[begin : begin + _TOGETHER]
        told = functional.log_softmax(network(lines.batch(part)[0]).double(), -1).numpy()
        result += [rows[: len(one.pitch)] for rows, one in zip(told, part, strict=True)]
    network.train()
    return result


def agreed(members: Sequence[Sequence[NDArray[np.float64]]]) -> list[NDArray[np.float64]]:
    """Return the logarithm of the mean of what several members foretell of the same lines."""
    return [np.logaddexp.reduce(np.stack(told), 0) - math.log(len(told)) for told in zip(*members, strict=True)]


def bits_per_note(told: Sequence[NDArray[np.float64]], found: Sequence[Line]) -> float:
    """Return the bits that what was foretold spends on each note of lines."""
    nats = -sum(rows[np.arange(len(one.pitch)), one.pitch].sum() for rows, one in zip(told, found, strict=True))
    return float(nats) / math.log(2) / sum(len(one.pitch) for one in found)
