"""A network that foretells frames of notes: an LSTM hears the piece, and a key is looked at with its neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

_REACH = 12
"""How many keys to each side are seen of what tells most; of the rest, _NEAR."""

_NEAR = 2
_HEARD = 4
"""How many of the wide planes the LSTM hears."""

_MOST = 6
"""More notes than these count as so many."""

_APART = 2
"""The voices at hand are at most so many notes above or below those before."""

_COUNTS = 2 * (_MOST + 1) + 2 * _APART + 1
_RARELY = -3.0


@dataclass(frozen=True, slots=True)
class FrameConfig:
    """How many keys there are, how many planes and figures tell of what came before, and the sizes of the network."""

    keys: int
    wide: int
    narrow: int
    whole: int
    hidden: int = 256
    channels: int = 64
    dropout: float = 0.3
    input_dropout: float = 0.1


class Before(NamedTuple):
    """What is known before each frame of some pieces, which follow each other, `lengths` frames of each.

    `wide` and `narrow` are planes that tell something of each key, shape (frames, planes, keys), the first of `wide`
    the frame before, the first four what the LSTM hears; `whole` are figures of no single key, shape (frames, figures).
    """

    wide: Tensor
    narrow: Tensor
    whole: Tensor
    lengths: list[int]


class FrameNetwork(nn.Module):
    """Foretells each key of a frame from the frames before and the keys below it.

    The planes go through a convolution over the keys, which is the same at every pitch; what the LSTM has heard bends
    its channels (FiLM: Perez et al. 2018) and knows single keys. That a key is foretold from those below it alone is
    NADE's way (Larochelle and Murray 2011), so the product over the keys is the probability of the frame.
    """

    def __init__(self, config: FrameConfig) -> None:
        super().__init__()
        self.config = config
        channels = config.channels
        self.recurrent = nn.LSTM(_HEARD * config.keys + config.whole, config.hidden, batch_first=True)
        self.bend = nn.Linear(config.hidden, 4 * channels)
        self.single = nn.Linear(config.hidden, config.keys)
        self.wide = nn.Conv1d(config.wide + 1, channels, 2 * _REACH + 1, padding=_REACH)
        self.narrow = nn.Conv1d(config.narrow, channels, 2 * _NEAR + 1, padding=_NEAR, bias=False)
        self.counts = nn.Conv1d(_COUNTS, channels, 1, bias=False)
        self.place = nn.Parameter(torch.zeros(channels, config.keys))
        self.middle = nn.Conv1d(channels, channels, 1)
        self.top = nn.Linear(channels, 1)
        self.drop_input, self.drop = nn.Dropout(config.input_dropout), nn.Dropout(config.dropout)
        nn.init.zeros_(self.single.weight)
        nn.init.constant_(self.single.bias, _RARELY)

    def forward(self, before: Before, frames: Tensor) -> Tensor:
        """Return the logits of the keys of frames, shape (frames, keys), given those frames and what was before."""
        heard = self.drop(self._heard(before))
        first, more, second, last = self.bend(heard).unsqueeze(-1).chunk(4, 1)
        planes = torch.cat([self.drop_input(before.wide), _below(frames)], 1)
        told = self.wide(planes) + self.narrow(before.narrow) + self.counts(_counted(frames, before.wide[:, 0]))
        told = told + self.place
        # A channel is dropped at all keys of a frame at once: that costs little, and neighbours tell the same.
        told = torch.relu(told * (1 + first) + more) * self.drop(torch.ones_like(first))
        told = torch.relu(self.middle(told) * (1 + second) + last)
        weights = self.drop(self.top.weight.expand(len(told), 1, -1))
        return torch.bmm(weights, told).squeeze(1) + self.top.bias + self.single(heard)

    def _heard(self, before: Before) -> Tensor:
        """Return what the LSTM has heard before each frame, shape (frames, hidden)."""
        rows = self.drop_input(torch.cat([before.wide[:, :_HEARD].flatten(1), before.whole], 1))
        pieces = nn.utils.rnn.pad_sequence(list(rows.split(before.lengths)), batch_first=True)
        sounding = torch.arange(pieces.shape[1]) < torch.tensor(before.lengths).unsqueeze(-1)
        return self.recurrent(pieces)[0][sounding]


def _below(frames: Tensor) -> Tensor:
    """Return the frames moved up, so that a window of _REACH keys to each side holds keys below the one at hand."""
    return functional.pad(frames.unsqueeze(1), (_REACH + 1, 0))[..., : frames.shape[1]]


def _counted(frames: Tensor, last: Tensor) -> Tensor:
    """Return how many notes are below each key, how many more the last frame had, and how many more below there."""
    below, before = (torch.cumsum(keys, 1) - keys for keys in (frames, last))
    left = last.sum(1, keepdim=True) - below
    classes = (
        functional.one_hot(below.long().clamp(max=_MOST), _MOST + 1),
        functional.one_hot(left.long().clamp(-1, _MOST - 1) + 1, _MOST + 1),
        functional.one_hot((before - below).long().clamp(-_APART, _APART) + _APART, 2 * _APART + 1),
    )
    return torch.cat(classes, -1).transpose(1, 2).to(frames.dtype)
