"""What a melody recalls while it goes on: three memories, mixed with what the network expects."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from composer.encodings import melody
from composer.generation.memory import Memory, Recall, mixed, recall

_EVENTS = slice(melody.REST, melody.SHORTEST)
_LENGTHS = slice(melody.SHORTEST, len(melody.VOCABULARY))
_REST = None
"""A rest among intervals."""

_LASTING = tuple([(rests, token) for token in range(_LENGTHS.start, _LENGTHS.stop)] for rests in (False, True))
"""All lengths of notes, and all of rests."""


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
            self._lengths.add((self._rests, token))
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
        steps = range(melody.LOWEST - self._last, melody.SHORTEST - self._last)
        pitches, intervals = range(_EVENTS.start, _EVENTS.stop), [_REST, *steps]
        recalled = recall((self._pitches, pitches), (self._intervals, intervals))
        return _mixed(logits, _EVENTS, recalled, self._weight)

    def lengths(self, logits: NDArray[np.floating]) -> NDArray[np.floating]:
        """Return the logits of the length of the event heard last, mixed with what is recalled."""
        if not self._weight:
            return logits
        return _mixed(logits, _LENGTHS, recall((self._lengths, _LASTING[self._rests])), self._weight)


def _mixed(logits: NDArray[np.floating], part: slice, recalled: Recall, weight: float) -> NDArray[np.floating]:
    """Return logits of which a part is mixed with what is recalled; all of the part stays as likely as it was."""
    result = np.array(logits, np.float64)
    result[part] = mixed(result[part], recalled, weight) + np.logaddexp.reduce(result[part])
    return result
