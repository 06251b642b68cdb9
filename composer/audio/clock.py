"""How much has been mixed since a start: smooth, though the mixer counts in whole buffers."""

from __future__ import annotations

from collections.abc import Callable
from math import exp

_SETTLING = 0.04
"""Seconds after a start in which the mixer's own count is not to be trusted."""
_PULL = 0.08
"""Seconds in which the clock comes nearer to the mixer's count by a factor e."""
_JUMP = 0.03
"""Seconds of difference that are jumped over, not smoothed: the machine was busy, or the card stood still."""
_SLOWEST, _FASTEST = 0.8, 1.25
"""How fast a card may count beside the clock of the machine; what records runs many per cent beside it."""


class MixerClock:
    """Seconds that a mixer of some buffer in seconds has mixed, between its counts as the clock of the machine goes.

    It finds how fast the mixer counts beside that clock, or it would stay behind a faster one for ever.
    """

    def __init__(self, clock: Callable[[], float], buffer: float) -> None:
        self._clock, self._buffer = clock, buffer
        self._asked = self._trusted = 0.0
        self._settled = False
        self._rate = 1.0
        self.seconds = 0.0

    def begin(self) -> None:
        """Begin anew."""
        # The mixer begins with its next buffer, which is half a buffer away in the mean.
        self.seconds = self._buffer / 2
        self._asked = self._clock()
        self._trusted = self._asked + _SETTLING
        self._settled = False

    def ask(self, counted: float | None) -> None:
        """Bring it up to now, pulled towards the seconds that the mixer has counted, None where it does not count."""
        now = self._clock()
        passed, self._asked = now - self._asked, now
        self.seconds += passed * self._rate
        if counted is None or now <= self._trusted:
            return
        difference = counted - self.seconds
        if abs(difference) > _JUMP or not self._settled:
            self.seconds, self._settled = counted, True
            return
        self.seconds += difference * (1 - exp(-passed / _PULL))
        # Critically damped: it neither swings round the mixer's count nor is slow to reach it.
        faster = difference * min(passed, _PULL) / (2 * _PULL) ** 2
        self._rate = min(max(self._rate + faster, _SLOWEST), _FASTEST)
