"""How close and how far apart notes may begin: the limits of notes a beat, in steps of an encoding."""

from __future__ import annotations

from math import ceil, floor, inf
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from composer.generation.wishes import Limits


class Pace(NamedTuple):
    """The fewest and the most steps from the start of a note to that of the next.

    Only new notes count: from the seed to the first of them, and after the last, there may be any time.
    """

    least: int
    most: float

    @classmethod
    def of(cls, limits: Limits, steps_per_beat: int) -> Pace:
        """Return the pace of some limits on a grid, on which it may be no faster than a note a step."""
        least = max(1, ceil(steps_per_beat / limits.most)) if limits.most else 1
        return cls(least, max(least, floor(steps_per_beat / limits.fewest)) if limits.fewest else inf)

    @property
    def is_free(self) -> bool:
        """Whether it forbids nothing."""
        return self == (1, inf)

    def may_begin(self, waited: int | None) -> bool:
        """Return whether a note may begin so many steps after the last one did, None for the first."""
        return waited is None or self.least <= waited <= self.most

    def lengths(self, steps: NDArray[np.integer], fitting: NDArray[np.bool_], left: int) -> NDArray[np.bool_]:
        """Return which of the fitting lengths a note may have, shape as given, before an end so many steps away.

        Where none does, others may follow it only after a rest, or not at all.
        """
        if self.is_free:
            return fitting
        # A note that lasts to the end is followed by none.
        allowed = fitting & ((steps == left) | ((steps >= self.least) & (steps <= self.most)))
        shorter = fitting & (steps < self.least)
        return next((mask for mask in (allowed, shorter) if mask.any()), fitting)

    def rests(self, steps: NDArray[np.integer], fitting: NDArray[np.bool_], waited: int) -> NDArray[np.bool_]:
        """Return which of the fitting lengths a rest may have that begins so many steps after the last note did."""
        return fitting if self.is_free else fitting & (steps >= self.least - waited) & (steps <= self.most - waited)
