"""A small LSTM that foretells the pitches of a tune by several heads, each counting pitches from elsewhere.

One of them points: it looks for where in the tune it was like this before, and what followed there counts as a vote.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

_WIDEST_INTERVAL = 13
_WIDEST_DISTANCE = 24
_NO_VOTE = 0.02
"""What a pitch counts that nothing votes for."""


@dataclass(frozen=True, slots=True)
class PitchConfig:
    """How many pitches there are, counted from the lowest, and the sizes of the network."""

    pitches: int
    hidden: int = 192
    width: int = 32
    dropout: float = 0.5
    input_dropout: float = 0.2
    looked_for: int = 32
    """How many numbers describe a place in a tune to whoever looks for one like it."""


class Heard(NamedTuple):
    """What is known before each note, shape (batch, time) but for `shares`, pitches counted from the lowest.

    The pitch before and the first of the tune, -1 where there is none; the key that the tune seems to be in, its tonic
    as the class 0-11 of a pitch counted from the lowest, plus 12 in minor, -1 where there is none yet; the share of
    each class so far counted upwards from the last pitch, shape (batch, time, 12).
    """

    last: Tensor
    before: Tensor
    first: Tensor
    key: Tensor
    shares: Tensor


class PitchNetwork(nn.Module):
    """One LSTM layer, and heads for the pitch, its interval, its distance from the first note and its degree.

    Beside them a pointer to earlier places of the tune. All of them are fixed once learned.
    """

    def __init__(self, config: PitchConfig) -> None:
        super().__init__()
        self.config = config
        classes = (config.pitches + 1, 2 * _WIDEST_INTERVAL + 2, 2 * _WIDEST_DISTANCE + 2, 25)
        self.inputs = nn.ModuleList(nn.Embedding(count, config.width) for count in classes)
        told = config.width * len(classes) + 12
        self.recurrent = nn.LSTM(told, config.hidden, batch_first=True)
        self.drop_input, self.drop = nn.Dropout(config.input_dropout), nn.Dropout(config.dropout)
        self.pitch = nn.Linear(config.hidden, config.pitches)
        self.interval = nn.Linear(config.hidden, 2 * config.pitches - 1)
        self.distance = nn.Linear(config.hidden, 2 * config.pitches - 1)
        self.degree = nn.Linear(config.hidden, 24)
        self.pointer = Pointer(config, config.hidden + told)

    def forward(self, heard: Heard) -> Tensor:
        """Return the logits of each note's pitch, shape (batch, time, pitches)."""
        embedded = self._embedded(heard)
        hidden = self.drop(self.recurrent(self.drop_input(embedded))[0])
        logits = self.pitch(hidden)
        for head, origin in ((self.interval, heard.last), (self.distance, heard.first)):
            logits = logits + self._counted_from(head(hidden), origin)
        logits = logits + self._by_degree(self.degree(hidden), heard.key)
        pitches, steps = self.pointer(hidden, embedded, heard.last)
        return logits + pitches + self._counted_from(steps, heard.last)

    def _embedded(self, heard: Heard) -> Tensor:
        known = heard.last >= 0
        interval = _clipped(heard.last - heard.before, _WIDEST_INTERVAL, known & (heard.before >= 0))
        distance = _clipped(heard.last - heard.first, _WIDEST_DISTANCE, known)
        degree = torch.where(heard.key < 0, 24, (heard.last - heard.key % 12) % 12 + 12 * (heard.key >= 12))
        told = (heard.last + 1, interval, distance, degree)
        rows = [table(numbers) for table, numbers in zip(self.inputs, told, strict=True)]
        return torch.cat([*rows, heard.shares], -1)

    def _counted_from(self, logits: Tensor, origin: Tensor) -> Tensor:
        """Return the logits of pitches of those of steps from an origin; 0 where there is none."""
        steps = torch.arange(self.config.pitches) - origin.clamp(min=0).unsqueeze(-1) + self.config.pitches - 1
        return logits.gather(-1, steps) * (origin >= 0).unsqueeze(-1)

    def _by_degree(self, logits: Tensor, key: Tensor) -> Tensor:
        """Return the logits of pitches of those of degrees of a key; 0 where there is none."""
        degrees = (torch.arange(self.config.pitches) - (key % 12).unsqueeze(-1)) % 12
        return logits.gather(-1, degrees + 12 * (key >= 12).unsqueeze(-1)) * (key >= 0).unsqueeze(-1)


class Pointer(nn.Module):
    """Attention to the earlier places of a tune; the note that followed each is a vote, as a pitch and as an interval.

    As in the pointer sentinel mixture of Merity 2016, there is a place that stands for none; but the votes are mixed
    with what else is foretold by a geometric mean.
    """

    def __init__(self, config: PitchConfig, describing: int) -> None:
        super().__init__()
        self.pitches, self.sharpness = config.pitches, 2 * config.looked_for**-0.5
        self.query, self.key = (nn.Linear(describing, config.looked_for) for _ in range(2))
        self.nowhere = nn.Parameter(torch.zeros(1))
        self.trust = nn.Linear(config.hidden, 2)

    def forward(self, hidden: Tensor, embedded: Tensor, last: Tensor) -> tuple[Tensor, Tensor]:
        """Return logits of pitches and of intervals from the last pitch, as PitchNetwork counts them.

        The states and the inputs of the network have shape (batch, time, size), the pitches before each note, or -1,
        (batch, time).
        """
        looked = self._looked(torch.cat([hidden, embedded], -1))
        here = last.clamp(min=0)
        # The last note of all is known at no place; nobody looks there, for nothing comes later.
        followed = torch.cat([here[:, 1:], here[:, -1:]], 1)
        pitches = looked @ functional.one_hot(followed, self.pitches).float()
        steps = looked @ functional.one_hot(followed - here + self.pitches - 1, 2 * self.pitches - 1).float()
        trust = 2 * functional.softplus(self.trust(hidden))
        return trust[..., :1] * torch.log(pitches + _NO_VOTE), trust[..., 1:] * torch.log(steps + _NO_VOTE)

    def _looked(self, places: Tensor) -> Tensor:
        """Return how far each place looks at each earlier one, shape (batch, time, time), at most 1 over all."""
        fit = self.query(places) @ self.key(places).transpose(1, 2) * self.sharpness
        fit = fit.masked_fill(torch.ones(fit.shape[1:]).triu().bool(), -math.inf)
        return torch.cat([fit, self.nowhere.expand(*fit.shape[:2], 1)], -1).softmax(-1)[..., :-1]


def _clipped(steps: Tensor, widest: int, known: Tensor) -> Tensor:
    """Return steps as classes from 0, those further than the widest as the widest, and the last class for unknown."""
    return torch.where(known, steps.clamp(-widest, widest) + widest, 2 * widest + 1)
