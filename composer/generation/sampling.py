"""Drawing the next token: mask, temperature, top-k, top-p; and noticing loops."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from composer.generation.wishes import Wishes
from composer.music.measures import ALARM, BANDS, LONGEST_BLOCK

MOST_REPEATS = 8
"""Beyond this, human melodies hardly go."""

USUAL_REPEATS = min(ALARM.tandem, ALARM.run - 1)
"""Within this 95 % of human melodies stay."""


def probabilities(logits: NDArray[np.floating], allowed: NDArray[np.bool_], wishes: Wishes) -> NDArray[np.float64]:
    """Return the probability of each token, shape (vocabulary,), 0 where it is not allowed; some token must be."""
    values = np.where(allowed, logits, -np.inf)
    values -= np.maximum.reduce(values)
    if wishes.temperature == 0:
        return _normal((values == 0) & (np.cumsum(values == 0) == 1))
    if wishes.temperature != 1:
        values /= max(wishes.temperature, 1e-3)
    share = _normal(np.exp(values).astype(np.float64))
    return share if wishes.top_k is wishes.top_p is None else _likeliest(share, wishes)


def _likeliest(share: NDArray[np.float64], wishes: Wishes) -> NDArray[np.float64]:
    """Return the probabilities of the k likeliest tokens, or of the likeliest that hold a share; 0 for the others."""
    if wishes.top_k is not None and wishes.top_k < len(share):
        share = _normal(np.where(share >= np.partition(share, -wishes.top_k)[-wishes.top_k], share, 0))
    if wishes.top_p is not None:
        order = np.argsort(-share, kind="stable")
        before = np.cumsum(share[order]) - share[order]
        share[order[before >= wishes.top_p]] = 0
    return _normal(share)


def draw(share: NDArray[np.float64], dice: np.random.Generator) -> int:
    """Return a token drawn with the probabilities given."""
    cumulated = share.cumsum()
    index = int(cumulated.searchsorted(dice.random() * cumulated[-1], "right"))
    # A draw that rounding puts past the end falls on the last token that is possible.
    return index if index < len(share) else int(np.flatnonzero(share)[-1])


def _normal(values: NDArray) -> NDArray[np.float64]:
    return values / np.add.reduce(values)


class Loops:
    """Knows the pitches so far and which of them would now be one repetition too many.

    A block of at most 12 pitches may be repeated 5 times, so that one pitch comes at most 6 times in a row; where those
    given at first do so more often, as often as they do, but at most 8 times.
    """

    def __init__(self, pitches: Iterable[int] = (), usual: int = USUAL_REPEATS) -> None:
        self._pitches: list[int] = []
        self._matches = [0] * (LONGEST_BLOCK + 1)
        """How many of the last pitches are those so many places before them, by the places."""
        self._most = usual
        self._lowest, self._highest = 127, 0
        for pitch in pitches:
            self.add(pitch)
            repeats = max(self._matches[size] // size for size in range(1, LONGEST_BLOCK + 1))
            self._most = min(max(self._most, repeats), MOST_REPEATS)

    def add(self, pitch: int) -> None:
        """Take in the next pitch."""
        before = self._pitches[-1 : -1 - LONGEST_BLOCK : -1]
        self._pitches.append(pitch)
        self._lowest, self._highest = min(self._lowest, pitch), max(self._highest, pitch)
        for size, other in enumerate(before, 1):
            self._matches[size] = self._matches[size] + 1 if other == pitch else 0

    @property
    def last(self) -> int | None:
        """The last pitch, None before the first."""
        return self._pitches[-1] if self._pitches else None

    @property
    def reach(self) -> tuple[int, int]:
        """The lowest and the highest pitch with which the melody has no wider a range than 95 % of human ones.

        One that is wider already gets no wider.
        """
        widest = max(int(BANDS.pitch_range[1]), self._highest - self._lowest)
        return self._highest - widest, self._lowest + widest

    def fork(self) -> Loops:
        """Return what knows the same and goes its own way."""
        other = Loops()
        other._lowest, other._highest = self._lowest, self._highest
        other._pitches, other._matches, other._most = [*self._pitches], [*self._matches], self._most
        return other

    def forbidden(self) -> set[int]:
        """Return the pitches that would close a loop."""
        # A block that is repeated so often is at most as long as what has been played.
        sizes = range(1, LONGEST_BLOCK + 1)
        return {self._pitches[-size] for size in sizes if self._matches[size] + 1 >= size * (self._most + 1)}
