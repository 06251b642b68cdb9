"""The running average of a network's weights while it learns, which foretells better than the last of them."""

from __future__ import annotations

import math

import torch
from torch import nn

_WARM_UP = 10
_LEAST = 0.02


@torch.no_grad()
def follow(average: nn.Module, network: nn.Module, updates: int, keeping: float) -> None:
    """Move an average towards a network after so many updates; at first it keeps less of itself than it is to."""
    share = min(keeping, (1 + updates) / (_WARM_UP + updates))
    for kept, now in zip(average.parameters(), network.parameters(), strict=True):
        kept.lerp_(now, 1 - share)


def cosine(done: float) -> float:
    """Return the share of the learning rate that is left when a share of the training is done."""
    return _LEAST + (1 - _LEAST) * (1 + math.cos(math.pi * min(done, 1.0))) / 2
