"""What hands play along with a piece: presses, releases and pedals at ticks, which become notes and controllers."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import NamedTuple

from composer.music import controllers, edits, feel
from composer.music.controllers import SUSTAIN, Controller
from composer.music.score import MAX_TICK, Note, Notes, Score

Held = tuple[int, int]
"""The tick at which a key went down, and the velocity."""


class Taken(NamedTuple):
    """A piece with what was played in it, and the notes that are new."""

    score: Score
    notes: Notes


class Performance:
    """What is played in from one moment to another; a key that is not let go is let go at the end.

    `after` is where a loop ends that it is played in: what is held when the loop begins again ends there.
    """

    def __init__(self, after: int | None = None) -> None:
        self._after = after
        self._held: dict[int, Held] = {}
        self._notes: list[Note] = []
        self._values: dict[Controller, dict[int, int]] = defaultdict(dict)
        self._pedal_is_down = False

    @property
    def holds(self) -> bool:
        """Whether a key is held."""
        return bool(self._held)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was played yet."""
        return not (self._held or self._notes or self._values)

    def press(self, tick: int, pitch: int, velocity: int) -> None:
        """Press a key; one of this pitch that is held ends here."""
        self.release(tick, pitch)
        self._held[pitch] = (min(max(tick, 0), MAX_TICK - 1), min(max(velocity, 1), 127))

    def release(self, tick: int, pitch: int) -> None:
        """Let a key go; nothing if it is not held."""
        if pitch in self._held:
            self._notes.append(self._note(pitch, self._held.pop(pitch), tick))

    def tell(self, tick: int, controller: Controller, value: int) -> None:
        """Move a controller, such as a pedal."""
        self._values[controller][tick] = controller.within(value)
        if controller is SUSTAIN:
            self._pedal_is_down = bool(controller.within(value))

    def end(self, tick: int) -> None:
        """Let go of every key, and of the pedal."""
        for pitch in list(self._held):
            self.release(tick, pitch)
        if self._pedal_is_down:
            self.tell(tick, SUSTAIN, SUSTAIN.lowest)

    def notes(self, tick: int) -> Notes:
        """Return the notes played so far, those that are held as long as they are at a tick."""
        held = (self._note(pitch, key, tick) for pitch, key in self._held.items())
        return Notes([*self._notes, *held])

    def taken(self, score: Score, track: int, tick: int, step: Fraction | None = None) -> Taken:
        """Return a score with what was played up to a tick in one of its tracks.

        Its notes begin on the grid's lines where a step in ticks is given.
        """
        notes = self.notes(tick)
        if step is not None:
            notes = feel.quantized(score, notes, feel.Quantizing(step))
        played = edits.add(score, notes, track)
        told = played.tracks[track]
        for controller, points in self._values.items():
            first, last = min(points), max(points)
            told = controllers.with_values(told, controller, first, last + 1, points.items())
        return Taken(played.with_track(track, told) if self._values else played, notes)

    def _note(self, pitch: int, held: Held, tick: int) -> Note:
        start, velocity = held
        # Before its own beginning it can only end where a loop began again.
        end = tick if tick > start or self._after is None else self._after
        return Note(start, pitch, max(1, min(end, MAX_TICK) - start), velocity)
