"""What memories of the tune at hand, and of all tunes known, foretell of each note."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from composer.generation.memory import Memory, places
from composer.training.lines import Line
from composer.training.mixture import Opinions


class Tradition:
    """Memories of the pitches and of the intervals of tunes, which go on to learn while a tune is foretold.

    The model "LTM+" of Pearce and Wiggins 2004: it forgets the tune afterwards.
    """

    def __init__(self, known: Iterable[Line]) -> None:
        self._pitches, self._steps = Memory(), Memory()
        for one in known:
            self._begin()
            for pitch in one.pitch.tolist():
                self._pitches.add(pitch)
            for step in np.diff(one.pitch).tolist():
                self._steps.add(step)

    def recalled(self, one: Line, pitches: int) -> Opinions:
        """Return what is told of the notes of a tune, each from those before it.

        By memories of this tune alone, of pitches and of intervals, and then by those of all tunes.
        """
        self._begin()
        by_pitch, by_step = (Memory(), self._pitches), (Memory(), self._steps)
        told, depths = [], []
        for pitch, last in zip(one.pitch.tolist(), one.last.tolist(), strict=True):
            told.append(_told(by_pitch, by_step, pitches, last))
            depths.append([memory.depth for pair in zip(by_pitch, by_step, strict=True) for memory in pair])
            for memory in by_pitch:
                memory.add(pitch)
            for memory in by_step if last >= 0 else ():
                memory.add(pitch - last)
        for memory, notes in ((self._pitches, len(told)), (self._steps, len(told) - 1)):
            for _ in range(notes):
                memory.forget()
        return Opinions(np.log(np.stack(told, 1)), np.array(depths))

    def _begin(self) -> None:
        for memory in (self._pitches, self._steps):
            memory.begin()


def _told(by_pitch: Sequence[Memory], by_step: Sequence[Memory], pitches: int, last: int) -> NDArray[np.float64]:
    """Return the probabilities of the next pitch, shape (memories, pitches), those by steps after those by pitch."""
    heights_told, moves_told = places(range(pitches)), places(range(-last, pitches - last))
    nothing = np.full(pitches, 1 / pitches)
    pairs = zip(by_pitch, by_step, strict=True)
    return np.stack(
        [
            row
            for heights, moves in pairs
            for row in (
                heights.probabilities(heights_told),
                moves.probabilities(moves_told) if last >= 0 else nothing,
            )
        ]
    )
