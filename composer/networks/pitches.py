"""A small LSTM that foretells the pitches of a tune by several heads, each counting pitches from elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor, nn

_WIDEST_INTERVAL = 13
_WIDEST_DISTANCE = 24


@dataclass(frozen=True, slots=True)
class PitchConfig:
    """How many pitches there are, counted from the lowest, and the sizes of the network."""

    pitches: int
    hidden: int = 192
    width: int = 32
    dropout: float = 0.5
    input_dropout: float = 0.2


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
    """One LSTM layer, and heads for the pitch, its interval, its distance from the first note and its degree."""

    def __init__(self, config: PitchConfig) -> None:
        super().__init__()
        self.config = config
        classes = (config.pitches + 1, 2 * _WIDEST_INTERVAL + 2, 2 * _WIDEST_DISTANCE + 2, 25)
        self.inputs = nn.ModuleList(nn.Embedding(count, config.width) for count in classes)
        self.recurrent = nn.LSTM(config.width * len(classes) + 12, config.hidden, batch_first=True)
        self.drop_input, self.drop = nn.Dropout(config.input_dropout), nn.Dropout(config.dropout)
        self.pitch = nn.Linear(config.hidden, config.pitches)
        self.interval = nn.Linear(config.hidden, 2 * config.pitches - 1)
        self.distance = nn.Linear(config.hidden, 2 * config.pitches - 1)
        self.degree = nn.Linear(config.hidden, 24)

    def forward(self, heard: Heard) -> Tensor:
        """Return the logits of each note's pitch, shape (batch, time, pitches)."""
        hidden = self.drop(self.recurrent(self.drop_input(self._embedded(heard)))[0])
        logits = self.pitch(hidden)
        for head, origin in ((self.interval, heard.last), (self.distance, heard.first)):
            logits = logits + self._counted_from(head(hidden), origin)
        return logits + self._by_degree(self.degree(hidden), heard.key)

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


def _clipped(steps: Tensor, widest: int, known: Tensor) -> Tensor:
    """Return steps as classes from 0, those further than the widest as the widest, and the last class for unknown."""
    return torch.where(known, steps.clamp(-widest, widest) + widest, 2 * widest + 1)
