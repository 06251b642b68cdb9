"""A short-term memory of the piece at hand: what followed what so far, as weighty as it is wished to be."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

ORDER = 8
"""How many symbols back it looks."""

_LEAST_SURE, _SURER = 0.25, 0.2
"""How sure it is without a context, and how much surer with every symbol of one, as measured on folk songs."""


class Memory:
    """Tells what comes next from what came after the same symbols before: prediction by partial matching.

    The contexts of 0 to `order` symbols are interpolated, each escaping to the shorter one by method C (Moffat 1990;
    Pearce and Wiggins 2004 compare them). Symbols are any values that can be keys.
    """

    def __init__(self, symbols: Sequence[Hashable] = (), order: int = ORDER) -> None:
        self._order = order
        self._heard: list[Hashable] = []
        self._followed: dict[tuple[Hashable, ...], dict[Hashable, int]] = {}
        for symbol in symbols:
            self.add(symbol)

    def __len__(self) -> int:
        return len(self._heard)

    def add(self, symbol: Hashable) -> None:
        """Hear the next symbol, in a time that does not depend on how many there were."""
        for context in self._contexts():
            counts = self._followed.setdefault(context, {})
            counts[symbol] = counts.get(symbol, 0) + 1
        self._heard.append(symbol)

    def begin(self) -> None:
        """Hear another tune from now on: its first symbol follows none of those before."""
        self._heard = []

    def forget(self) -> None:
        """Be as if the last symbol had not been heard. Raises IndexError where there is none in this tune."""
        symbol = self._heard.pop()
        for context in self._contexts():
            counts = self._followed[context]
            counts[symbol] -= 1
            if not counts[symbol]:
                del counts[symbol]
            if not counts:
                del self._followed[context]

    def probabilities(self, candidates: Sequence[Hashable]) -> NDArray[np.float64]:
        """Return the probability of each of some different symbols that could come next, shape (candidates,).

        Other symbols count for nothing; those never heard share what the others leave.
        """
        places = {symbol: place for place, symbol in enumerate(candidates)}
        told, left = dict[int, float](), 1.0
        # From the longest context on: each tells what it knows of what the longer ones have left to it.
        for found in reversed(self._known()):
            counts = [(places[symbol], count) for symbol, count in found.items() if symbol in places]
            if counts:
                total = sum([count for _, count in counts]) + len(counts)
                for place, count in counts:
                    told[place] = told.get(place, 0.0) + left * count / total
                left *= len(counts) / total
        share = np.full(len(candidates), left / max(len(candidates), 1))
        for place, more in told.items():
            share[place] += more
        return share

    @property
    def depth(self) -> int:
        """How many contexts of the last symbols, that of none counted, came before; 0 where nothing was heard."""
        return len(self._known())

    @property
    def certainty(self) -> float:
        """How far it may be believed now, 0 to 1: the more of the last symbols came before, the further."""
        known = self.depth
        return min(_LEAST_SURE + _SURER * (known - 1), 1.0) if known else 0.0

    def _known(self) -> list[dict[Hashable, int]]:
        """Return what followed the last symbols, none of them first, as far as they came before."""
        found = map(self._followed.get, self._contexts())
        return [counts for counts in takewhile(bool, found) if counts]

    def _contexts(self) -> Iterator[tuple[Hashable, ...]]:
        """Yield the last symbols, none of them first."""
        last = tuple(self._heard[-self._order :]) if self._order else ()
        return (last[len(last) - size :] for size in range(len(last) + 1))


class Recall(NamedTuple):
    """What memories tell of the same candidates: the logarithms of their geometric mean, and how far to believe it.

    `told` has shape (…, candidates) and need not sum to one, `certainty` shape (…).
    """

    told: NDArray[np.float64]
    certainty: NDArray[np.float64]


def recall(*asked: tuple[Memory, Sequence[Hashable]]) -> Recall:
    """Return what some memories, each asked in its own symbols, tell of the same candidates."""
    certainties = np.array([memory.certainty for memory, _ in asked])
    logs = np.log([memory.probabilities(candidates) for memory, candidates in asked])
    # Where none is certain of anything, all of them tell the same: nothing.
    return Recall(certainties @ logs / (certainties.sum() or 1), certainties.mean())


def mixed(expected: NDArray[np.floating], recalled: Recall, weight: float) -> NDArray[np.float64]:
    """Return what is expected mixed with what is recalled, as logarithms, shape (…, candidates).

    The weighted geometric mean of two distributions (Pearce and Wiggins 2004); `expected` are logarithms that need
    not sum to one, `weight` is what a memory that is certain weighs, 0 to 1.
    """
    trust = np.asarray(weight * recalled.certainty)[..., None]
    mean = (1 - trust) * expected + trust * recalled.told
    return mean - np.logaddexp.reduce(mean, -1, keepdims=True)
