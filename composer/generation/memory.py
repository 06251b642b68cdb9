"""A short-term memory of the piece at hand: what followed what so far, as weighty as it is wished to be."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

ORDER = 8
"""How many symbols back it looks."""

_LEAST_SURE, _SURER = 0.25, 0.2
"""How sure it is without a context, and how much surer with every symbol of one, as measured on folk songs."""

Places = Mapping[Hashable, int]
"""Which symbols could come next, and where each of them stands in what is told of them."""


def places(candidates: Sequence[Hashable]) -> Places:
    """Return where different candidates stand that are told of in this order."""
    return {symbol: place for place, symbol in enumerate(candidates)}


class _Context(dict[Hashable, "_Context"]):
    """Symbols that came one after the other: how often, and what came after them, so many times in all."""

    __slots__ = ("count", "total")

    count: int
    total: int


class Memory:
    """Tells what comes next from what came after the same symbols before: prediction by partial matching.

    The contexts of 0 to `order` symbols are interpolated, each escaping to the shorter one by method C (Moffat 1990;
    Pearce and Wiggins 2004 compare them). Symbols are any values that can be keys.
    """

    def __init__(self, symbols: Sequence[Hashable] = (), order: int = ORDER) -> None:
        self._order = order
        self._heard: list[Hashable] = []
        self._nothing = _Context()
        self._nothing.total = 0
        self._contexts = [self._nothing]
        """The last symbols, none of them first, then one more each time."""
        self._before: list[list[_Context]] = []
        """What the contexts were before each of the symbols heard."""
        for symbol in symbols:
            self.add(symbol)

    def __len__(self) -> int:
        return len(self._heard)

    def add(self, symbol: Hashable) -> None:
        """Hear the next symbol, in a time that does not depend on how many there were."""
        longer = [self._nothing]
        for context in self._contexts:
            following = context.get(symbol)
            if following is None:
                following = context[symbol] = _Context()
                following.count = following.total = 0
            following.count += 1
            context.total += 1
            longer.append(following)
        self._heard.append(symbol)
        self._before.append(self._contexts)
        self._contexts = longer[: self._order + 1]

    def begin(self) -> None:
        """Hear another tune from now on: its first symbol follows none of those before."""
        self._heard, self._before, self._contexts = [], [], [self._nothing]

    def forget(self) -> None:
        """Be as if the last symbol had not been heard. Raises IndexError where there is none in this tune."""
        symbol, self._contexts = self._heard.pop(), self._before.pop()
        for context in self._contexts:
            following = context[symbol]
            following.count -= 1
            context.total -= 1
            if not following.count:
                del context[symbol]

    def probabilities(self, places: Places) -> NDArray[np.float64]:
        """Return the probability of each of some symbols that could come next, shape (candidates,).

        Other symbols count for nothing; those never heard share what the others leave.
        """
        told, left = [0.0] * len(places), 1.0
        everything = self._nothing.keys() <= places.keys()
        # From the longest context on: each tells what it knows of what the longer ones have left to it.
        for context in reversed(self._contexts):
            followed: dict[Hashable, _Context] = context
            total = context.total
            if not everything:
                followed = {symbol: after for symbol, after in context.items() if symbol in places}
                total = sum([after.count for after in followed.values()])
            if followed:
                share = left / (total + len(followed))
                for symbol, after in followed.items():
                    told[places[symbol]] += share * after.count
                left = share * len(followed)
        return np.fromiter(told, np.float64, len(told)) + left / max(len(told), 1)

    @property
    def depth(self) -> int:
        """How many contexts of the last symbols, that of none counted, came before; 0 where nothing was heard."""
        for depth, context in enumerate(self._contexts):
            if not context:
                return depth
        return len(self._contexts)

    @property
    def certainty(self) -> float:
        """How far it may be believed now, 0 to 1: the more of the last symbols came before, the further."""
        known = self.depth
        return min(_LEAST_SURE + _SURER * (known - 1), 1.0) if known else 0.0


class Recall(NamedTuple):
    """What memories tell of the same candidates: the logarithms of their geometric mean, and how far to believe it.

    `told` has shape (candidates,) and need not sum to one.
    """

    told: NDArray[np.float64]
    certainty: float


def recall(*asked: tuple[Memory, Places]) -> Recall:
    """Return what some memories, each asked in its own symbols, tell of the same candidates."""
    certainties = [memory.certainty for memory, _ in asked]
    # Where none is certain of anything, all of them tell the same: nothing.
    whole, told = sum(certainties) or 1.0, np.zeros(len(asked[0][1]))
    for (memory, places), sure in zip(asked, certainties, strict=True):
        told += np.log(memory.probabilities(places)) * (sure / whole)
    return Recall(told, sum(certainties) / len(asked))


def mixed(expected: NDArray[np.floating], recalled: Recall, weight: float) -> NDArray[np.float64]:
    """Return what is expected mixed with what is recalled, as logarithms that need not sum to one either.

    The weighted geometric mean of two distributions (Pearce and Wiggins 2004); `expected` are logarithms, shape
    (candidates,), `weight` is what a memory that is certain weighs, 0 to 1.
    """
    return expected + weight * recalled.certainty * (recalled.told - expected)
