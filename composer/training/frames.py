"""Networks that foretell frames: how they are trained, can be stopped and go on, and what they foretell together."""

from __future__ import annotations

import copy
import json
import math
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from composer.networks import tensors
from composer.networks.card import UnreadableModel
from composer.networks.frames import FrameConfig, FrameNetwork
from composer.training import rolls
from composer.training.averaging import cosine, follow

Piece = NDArray[np.bool_]
"""Frames of keys, shape (frames, keys), True where one sounds."""

_SORTED = 64
_TOGETHER = 1024
_MOMENTS = ("exp_avg", "exp_avg_sq")
_WARM_UPDATES = 50


@dataclass(frozen=True, slots=True)
class Schooling:
    """How each network is trained: sizes and updates; every second one reads the keys of a frame from the top down.

    `batch` is in frames, `average` the share that the running average of the weights keeps at each update. It goes on
    for about so many `updates`, in whole epochs.
    """

    members: int = 2
    hidden: int = 256
    channels: int = 64
    dropout: float = 0.4
    input_dropout: float = 0.2
    learning_rate: float = 3e-3
    weight_decay: float = 0.01
    batch: int = 512
    updates: int = 1200
    average: float = 0.998

    def config(self, keys: int) -> FrameConfig:
        """Return the configuration of a network for so many keys."""
        sizes = rolls.WIDE, rolls.NARROW, rolls.WHOLE
        return FrameConfig(keys, *sizes, self.hidden, self.channels, self.dropout, self.input_dropout)


class Progress(NamedTuple):
    """How many epochs of how many are done, and the nats a frame on the pieces held out, now and at best."""

    epochs: int
    of: int
    nats: float
    best: float


class Kept(NamedTuple):
    """The file of a state, and what has to be the same for a training to go on from it."""

    path: Path
    origin: str


class _Run:
    """A network in training: it learns, its average follows, and the best average so far is kept."""

    def __init__(self, keys: int, frames: int, schooling: Schooling, number: int) -> None:
        torch.manual_seed(number)
        self.schooling, self.number, self.downwards = schooling, number, reads_downwards(number)
        self.network = FrameNetwork(schooling.config(keys))
        self.average, self.best = copy.deepcopy(self.network), copy.deepcopy(self.network)
        self.optimizer = torch.optim.AdamW(
            self.network.parameters(), schooling.learning_rate, betas=(0.9, 0.98), weight_decay=schooling.weight_decay
        )
        for parameter in self.network.parameters():
            moments = {kind: torch.zeros_like(parameter) for kind in _MOMENTS}
            self.optimizer.state[parameter] = {"step": torch.tensor(0.0), **moments}
        self.epoch, self.updates, self.fewest = 0, 0, math.inf
        self.epochs = max(round(schooling.updates * schooling.batch / frames), 1)

    def learn(self, pieces: Sequence[Piece]) -> None:
        """Learn from all pieces once, as they are: those of the table are in one key, and moved it would be hidden."""
        dice = np.random.default_rng((self.number, self.epoch))
        torch.manual_seed(self.number * 1_000_003 + self.epoch)
        parts = _parts(pieces, self.schooling.batch, dice)
        for done, part in enumerate(parts):
            self._update([pieces[index] for index in part], done / len(parts))
        self.epoch += 1

    def _update(self, pieces: Sequence[Piece], done: float) -> None:
        schooling = self.schooling
        warmth = min(1.0, (self.updates + 1) / _WARM_UPDATES)
        for group in self.optimizer.param_groups:
            group["lr"] = schooling.learning_rate * warmth * cosine((self.epoch + done) / self.epochs)
        before, frames = rolls.batch([rolls.roll(piece) for piece in pieces], self.downwards)
        loss = functional.binary_cross_entropy_with_logits(self.network(before, frames), frames, reduction="sum")
        self.optimizer.zero_grad()
        (loss / len(frames)).backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        self.updates += 1
        follow(self.average, self.network, self.updates, schooling.average)

    def save(self, kept: Kept) -> None:
        """Write all that is needed to go on from here. Raises UnwritableFile."""
        notes = {"origin": kept.origin, "position": json.dumps([self.epoch, self.updates, self.fewest])}
        tensors.write(kept.path, dict(self._state()), notes)

    def load(self, kept: Kept) -> None:
        """Go on from where another run of the same origin was left, if there was one."""
        try:
            known = tensors.notes(kept.path)
            found, _ = tensors.read(kept.path, {name: tuple(value.shape) for name, value in self._state()})
            if known["origin"] != kept.origin:
                return
            self.epoch, self.updates, self.fewest = json.loads(known["position"])
        except (UnreadableModel, KeyError, ValueError):
            return
        with torch.no_grad():
            for name, value in self._state():
                value.copy_(found[name])
            for parameter in self.network.parameters():
                self.optimizer.state[parameter]["step"] = torch.tensor(float(self.updates))

    def _state(self) -> Generator[tuple[str, torch.Tensor], None, None]:
        """Yield what changes in training, by its name."""
        for kind, network in (("now", self.network), ("average", self.average), ("best", self.best)):
            for name, parameter in network.named_parameters():
                yield f"{kind}.{name}", parameter
        for name, parameter in self.network.named_parameters():
            for kind in _MOMENTS:
                yield f"{kind}.{name}", self.optimizer.state[parameter][kind]


def train(
    pieces: Sequence[Piece], held_out: Sequence[Piece], schooling: Schooling, number: int, kept: Kept
) -> Generator[Progress, None, FrameNetwork]:
    """Yield after each epoch; return the member of a number as it foretold the pieces held out best.

    After each epoch a state is written, from which a run of the same origin goes on; a whole one does nothing more.
    Raises UnwritableFile.
    """
    run = _Run(pieces[0].shape[1], sum(map(len, pieces)), schooling, number)
    run.load(kept)
    while run.epoch < run.epochs:
        run.learn(pieces)
        nats = nats_per_frame([told(run.average, held_out, run.downwards)], held_out)
        if nats < run.fewest:
            run.fewest = nats
            run.best.load_state_dict(run.average.state_dict())
        run.save(kept)
        yield Progress(run.epoch, run.epochs, nats, run.fewest)
    return run.best.eval()


def reads_downwards(number: int) -> bool:
    """Return whether the member of a number takes the keys of a frame from the top down."""
    return number % 2 == 1


def _parts(pieces: Sequence[Piece], frames: int, dice: np.random.Generator) -> list[list[int]]:
    """Return the numbers of all pieces in parts of about so many frames, each of pieces about as long, in any order."""
    order = dice.permutation(len(pieces)).tolist()
    found = list[list[int]]()
    for begin in range(0, len(order), _SORTED):
        alike = sorted(order[begin : begin + _SORTED], key=lambda index: len(pieces[index]))
        found += _packed(alike, [len(piece) for piece in pieces], frames)
    return [found[index] for index in dice.permutation(len(found))]


def _packed(order: Sequence[int], sizes: Sequence[int], most: int) -> list[list[int]]:
    """Return some numbers in order, in parts whose sizes add up to the most allowed unless there is only one."""
    found, room = list[list[int]](), 0
    for index in order:
        if not found or sizes[index] > room:
            found.append([])
            room = most
        found[-1].append(index)
        room -= sizes[index]
    return found


@torch.no_grad()
def told(network: FrameNetwork, pieces: Sequence[Piece], downwards: bool) -> list[NDArray[np.float64]]:
    """Return the logits of the keys of each frame of pieces but the first, shape (frames - 1, keys) each.

    They are of keys given those below, or above if it reads the keys from the top down.
    """
    network.eval()
    order = sorted(range(len(pieces)), key=lambda index: len(pieces[index]))
    found = dict[int, NDArray[np.float64]]()
    for part in _packed(order, [len(piece) for piece in pieces], _TOGETHER):
        before, frames = rolls.batch([rolls.roll(pieces[index]) for index in part], downwards)
        logits = network(before, frames).double().numpy()[:, :: -1 if downwards else 1]
        found.update(zip(part, np.split(logits, np.cumsum(before.lengths)[:-1]), strict=True))
    return [found[index] for index in range(len(pieces))]


def logarithms(members: Sequence[Sequence[NDArray[np.float64]]], pieces: Sequence[Piece]) -> list[NDArray[np.float64]]:
    """Return the logarithm of the probability that members together give each frame of pieces but the first.

    It is the mean of their probabilities of whole frames, which need not take the keys in the same order.
    """
    each = [[_sure(logits, piece[1:]) for logits, piece in zip(member, pieces, strict=True)] for member in members]
    return [np.logaddexp.reduce(np.stack(rows), 0) - math.log(len(rows)) for rows in zip(*each, strict=True)]


def agreed(members: Sequence[Sequence[NDArray[np.float64]]]) -> list[NDArray[np.float64]]:
    """Return the mean of the logits of members that take the keys in the same order."""
    return [np.mean(rows, 0) for rows in zip(*members, strict=True)]


def nats_per_frame(members: Sequence[Sequence[NDArray[np.float64]]], pieces: Sequence[Piece]) -> float:
    """Return what the frames of pieces but the first cost members together."""
    return float(-np.concatenate(logarithms(members, pieces)).mean())


def _sure(logits: NDArray[np.float64], frames: Piece) -> NDArray[np.float64]:
    """Return the logarithm of the probability of each frame, shape (frames,)."""
    return -np.logaddexp(0, np.where(frames, -logits, logits)).sum(1)
