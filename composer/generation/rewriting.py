"""Writing the chosen notes anew: some of them, or only their pitches, or only their rhythm."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from composer.encodings import melody
from composer.generation import passages
from composer.generation.asking import Asking
from composer.generation.filling import Filling, write
from composer.generation.framing import SMALLEST_LEFT
from composer.generation.melodic import LENGTHS, Event, Line, nothing
from composer.generation.passages import Gap, Hole
from composer.generation.take import Take
from composer.generation.wishes import Passage, Wishes
from composer.music import voices
from composer.music.score import Notes, Score

if TYPE_CHECKING:
    from composer.networks.checkpoint import Model


def vary(score: Score, model: Model, wishes: Wishes, track: int, passage: Passage) -> Asking[Take]:
    """Yield the growing take in which each chosen note stays or gives way to others, and return the finished one."""
    dice = np.random.default_rng(wishes.random_seed)
    part = passages.part(score, model.card.name, wishes, track, passage)
    going = part.chosen & (dice.random(len(part.chosen)) < wishes.strength)
    if wishes.strength and part.chosen.any() and not going.any():
        going[dice.choice(np.flatnonzero(part.chosen))] = True
    holes = [hole for hole in part.runs(going) if hole.has_room(score.ticks_per_beat)]
    return (yield from write(part, holes, Filling, dice))


def renew_pitches(score: Score, model: Model, wishes: Wishes, track: int, passage: Passage) -> Asking[Take]:
    """Yield the growing take in which the chosen notes have other pitches, and return the finished one.

    Starts, durations and velocities stay as they are.
    """
    part = passages.part(score, model.card.name, wishes, track, passage)
    dice = np.random.default_rng(wishes.random_seed)
    return (yield from write(part, part.runs(part.chosen), _SameRhythm, dice))


def renew_rhythm(score: Score, model: Model, wishes: Wishes, track: int, passage: Passage) -> Asking[Take]:
    """Yield the growing take in which the chosen notes have another rhythm, and return the finished one.

    Their pitches and the order of these stay, the first begins and the last ends where it did.
    """
    part = passages.part(score, model.card.name, wishes, track, passage)
    holes = [hole for hole in part.runs(part.chosen) if _fits(hole, score.ticks_per_beat)]
    return (yield from write(part, holes, _SamePitches, np.random.default_rng(wishes.random_seed)))


class _SameRhythm:
    """The rules of notes that begin and end where those did that are gone."""

    def __init__(self, gap: Gap) -> None:
        self._gap = gap
        tune = voices.tune_from(gap.frame.score, gap.hole.gone, gap.frame.origin)
        self._rhythm = melody.events(tune)

    def first_pitch(self, dice: np.random.Generator) -> int:
        return self._gap.first_pitch(dice)

    def events(self, line: Line) -> NDArray[np.bool_]:
        allowed, made = nothing(), len(line.events)
        if made < len(self._rhythm):
            sounds = self._rhythm[made][0] is not None
            allowed[melody.REST] = not sounds
            allowed[melody.LOWEST : melody.SHORTEST] = sounds & self._gap.pitches(line)
        return allowed

    def lengths(self, line: Line, pitch: int | None) -> NDArray[np.bool_]:
        allowed = nothing()
        allowed[melody.duration_token(self._rhythm[len(line.events)][1])] = True
        return allowed

    def notes(self, events: Sequence[Event]) -> Notes:
        pitches = np.array([event.pitch for event in events if event.pitch is not None])
        start, _, *others = self._gap.originals.columns
        index = np.searchsorted(self._gap.hole.gone.start, start)
        made = index < len(pitches)
        return Notes.of_columns(start[made], pitches[index[made]], *(column[made] for column in others))


class _SamePitches:
    """The rules of notes that have the pitches of those that are gone, in their order, and end where they did."""

    def __init__(self, gap: Gap) -> None:
        self._gap, self._gone = gap, gap.hole.gone
        shortest = _shortest(gap.frame.score.ticks_per_beat)
        self._least = max(shortest, min(SMALLEST_LEFT, (gap.limit - gap.place) // len(self._gone)))

    def first_pitch(self, dice: np.random.Generator) -> int:
        return int(self._gone.pitch[0])

    def events(self, line: Line) -> NDArray[np.bool_]:
        allowed, left = nothing(), len(self._gone) - line.notes
        if left:
            allowed[melody.pitch_token(int(self._gone.pitch[line.notes]) - line.base)] = True
            may_rest = bool(line.notes) and not line.rested
            allowed[melody.REST] = may_rest and bool(self._leaving_room(line.place, left, SMALLEST_LEFT).any())
        return allowed

    def lengths(self, line: Line, pitch: int | None) -> NDArray[np.bool_]:
        allowed, left = nothing(), len(self._gone) - line.notes - (pitch is not None)
        if left:
            least = SMALLEST_LEFT if pitch is None else self._least
            allowed[melody.SHORTEST :] = self._leaving_room(line.place, left, least)
        else:
            allowed[melody.duration_token(self._gap.limit - line.place)] = True
        return allowed

    def _leaving_room(self, place: int, notes: int, least: int) -> NDArray[np.bool_]:
        """Return which of LENGTHS leave room for so many notes, and for a last one a note value if they can."""
        left = self._gap.limit - place - LENGTHS
        fitting = (left >= notes * self._least) & (least <= LENGTHS)
        exact = fitting & np.isin(left, LENGTHS)
        return exact if notes == 1 and exact.any() else fitting

    def notes(self, events: Sequence[Event]) -> Notes:
        start, end, _ = self._gap.sounding(events)
        gone = self._gone[: len(start)]
        if len(start) == len(self._gone):
            end[-1] = self._gap.hole.end
        return Notes.of_columns(start, gone.pitch, end - start, gone.velocity)


def _shortest(ticks_per_beat: int) -> int:
    """Return how many steps last at least a tick."""
    return ceil(melody.STEPS_PER_BEAT / ticks_per_beat)


def _fits(hole: Hole, ticks_per_beat: int) -> bool:
    """Return whether there is room for as many notes as there were."""
    return int(hole.steps(ticks_per_beat)) >= len(hole.gone) * _shortest(ticks_per_beat)
