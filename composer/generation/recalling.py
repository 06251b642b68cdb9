"""What a melody recalls while it goes on: three memories, mixed with what the network expects."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import numpy as np
from numpy.typing import NDArray

from composer.encodings import melody
from composer.generation.memory import Memory, Places, mixed, places, recall

_EVENTS = slice(melody.REST, melody.SHORTEST)
_LENGTHS = slice(melody.SHORTEST, len(melody.VOCABULARY))
_REST = None
"""A rest among intervals."""

_PITCHES = places(range(_EVENTS.start, _EVENTS.stop))
_OF_RESTS = len(melody.VOCABULARY)
"""What is added to the length of a rest, which is told apart from that of a note."""
_LASTING = tuple(places(range(_LENGTHS.start + more, _LENGTHS.stop + more)) for more in (0, _OF_RESTS))
"""All lengths of notes, and all of rests."""


@cache
def _steps_from(last: int) -> Places:
    """Return the interval from a pitch token to each of them, and a rest before them."""
    return places([_REST, *range(melody.LOWEST - last, melody.SHORTEST - last)])


class Motif:
    """The pitches, the intervals and the lengths of a melody so far; without notes to begin with it says nothing."""

    def __init__(self, tokens: Iterable[int], weight: float) -> None:
        """Take the tokens of the seed without START and END, and what the memory weighs beside the network, 0 to 1."""
        self._pitches, self._intervals, self._lengths = Memory(), Memory(), Memory()
        self._heard: list[int] = []
        self._last: int | None = None
        self._rests = False
        for token in tokens:
            self.hear(token)
        self._weight = weight if len(self._pitches) else 0.0

    def hear(self, token: int) -> None:
        """Hear the next token of the melody."""
        self._heard.append(token)
        if melody.is_duration(token):
            self._lengths.add(token + self._rests * _OF_RESTS)
            return
        self._rests = token == melody.REST
        self._pitches.add(token)
        if self._rests:
            self._intervals.add(_REST)
            return
        if self._last is not None:
            self._intervals.add(token - self._last)
        self._last = token

    def forget(self, count: int) -> None:
        """Be as if the last tokens, so many, had not been heard."""
        for _ in range(count):
            token = self._heard.pop()
            if melody.is_duration(token):
                self._lengths.forget()
                continue
            self._pitches.forget()
            pitches = (event for event in reversed(self._heard) if melody.LOWEST <= event < melody.SHORTEST)
            self._last = next(pitches, None)
            if token == melody.REST or self._last is not None:
                self._intervals.forget()
        events = (event for event in reversed(self._heard) if not melody.is_duration(event))
        self._rests = next(events, None) == melody.REST

    def events(self, logits: NDArray[np.floating]) -> NDArray[np.floating]:
        """Return the logits of the next event mixed with what is recalled; that of END stays as likely as it was."""
        if not self._weight or self._last is None:
            return logits
        recalled = recall((self._pitches, _PITCHES), (self._intervals, _steps_from(self._last)))
        result = np.array(logits, np.float64)
        expected, mean = result[_EVENTS], mixed(result[_EVENTS], recalled, self._weight)
        result[_EVENTS] = mean + (np.logaddexp.reduce(expected) - np.logaddexp.reduce(mean))
        return result

    def lengths(self, logits: NDArray[np.floating]) -> NDArray[np.floating]:
        """Return the logits of lengths mixed with what is recalled of them; those of other tokens say nothing then."""
        if not self._weight:
            return logits
        result = np.array(logits, np.float64)
        result[_LENGTHS] = mixed(result[_LENGTHS], recall((self._lengths, _LASTING[self._rests])), self._weight)
        return result
