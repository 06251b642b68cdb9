"""How far to believe each of several who foretell the same notes: a geometric mean whose weights are learned.

A memory is believed the further, the more of the last notes it has met in this order (Pearce and Wiggins 2004 mix
long-term and short-term models like this, with weights from the entropy of what each foretells).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

_DEPTHS = (1, 2, 3, 4, 6, 8)
"""A memory that has met more of the last contexts than this, the empty one counted, may weigh another amount."""

_FIRST_WEIGHT, _OTHERS = 0.6, 0.6
"""What the first of them weighs, and all others together, before anything is learned."""

_STIFFNESS, _STIFFNESS_AT_ALL = 0.01, 0.001
"""How dear it is to weigh them otherwise, at some depth and at all depths alike."""

_STEPS = 60


class Opinions(NamedTuple):
    """What several foretell of a tune, and how many contexts each of some memories has met.

    `told` are logarithms of probabilities, shape (those who foretell, notes, pitches), `depths` has shape (notes,
    memories).
    """

    told: NDArray[np.float64]
    depths: NDArray[np.int64]


class Mixture:
    """Weights for each of those who foretell, at each depth of each memory."""

    def __init__(self, heard: Sequence[Opinions], pitches: Sequence[NDArray[np.int64]]) -> None:
        """Learn the weights from tunes, at least one, and the pitches that they have.

        They are the most likely ones under a normal prior, found by L-BFGS.
        """
        told, known = torch.from_numpy(np.concatenate([one.told for one in heard], 1)), _known(heard)
        tellers, target = len(told), torch.from_numpy(np.concatenate(pitches))
        self._usual = known.mean(0)
        self._prior = torch.tensor([_FIRST_WEIGHT, *[_OTHERS / max(tellers - 1, 1)] * (tellers - 1)])
        self._bent = torch.zeros(1 + known.shape[1], tellers, dtype=torch.float64, requires_grad=True)
        optimizer = torch.optim.LBFGS([self._bent], max_iter=_STEPS, line_search_fn="strong_wolfe")

        def cost() -> Tensor:
            optimizer.zero_grad()
            dear = _STIFFNESS_AT_ALL * self._bent[0].square().sum() + _STIFFNESS * self._bent[1:].square().sum()
            total = functional.cross_entropy(self._logits(told, known), target) + dear
            total.backward()
            return total

        optimizer.step(cost)

    @torch.no_grad()
    def mixed(self, heard: Opinions) -> NDArray[np.float64]:
        """Return the logarithms of the probabilities that they come to together, shape (notes, pitches)."""
        return torch.log_softmax(self._logits(torch.from_numpy(heard.told), _known([heard])), -1).numpy()

    def _logits(self, told: Tensor, known: Tensor) -> Tensor:
        bent = self._bent[0] + (known - self._usual) @ self._bent[1:]
        return torch.einsum("nt,tnp->np", self._prior * bent.exp(), told)


def _known(heard: Sequence[Opinions]) -> Tensor:
    """Return which memory has gone beyond which depth at which note, as 0 or 1, shape (notes, memories × depths)."""
    depths = np.concatenate([one.depths for one in heard])
    return torch.from_numpy((depths[:, :, None] > np.array(_DEPTHS)).reshape(len(depths), -1).astype(float))
