"""Filling a span between notes that stay: forward from those before it, chosen by those after it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from composer.encodings import melody
from composer.generation import passages
from composer.generation.asking import Asking, Read
from composer.generation.melodic import LENGTHS, Event, Line, Rules, base_of, grow, nothing, opening
from composer.generation.passages import Gap, Hole, Part
from composer.generation.recalling import Motif
from composer.generation.take import Take
from composer.generation.wishes import Passage, Wishes
from composer.music.score import Notes, Score
from composer.networks.streams import Stream

if TYPE_CHECKING:
    from composer.networks.checkpoint import Model

CANDIDATES = 8
"""How many ways to fill a gap are drawn, of which the best joined to what follows is kept."""

_NO_ROOM = "There is no room for a note here."
_LOCKED = "All these notes are locked."


class Writing(Rules, Protocol):
    """The rules of what is written into a gap, and how its events become notes."""

    def first_pitch(self, dice: np.random.Generator) -> int:
        """Return the pitch to begin with where nothing comes before."""

    def notes(self, events: Sequence[Event]) -> Notes:
        """Return the notes of some events of a line that may still grow."""


def fill(score: Score, model: Model, wishes: Wishes, track: int, passage: Passage) -> Asking[Take]:
    """Yield the growing take that fills a passage up to the notes that follow, and return the finished one.

    The notes that begin in it give way, of chords the top ones; locked notes stay and part it into gaps.
    """
    whole = Passage.between(score, passage.begin, passage.end, track)
    part = passages.part(score, model.card.name, wishes, track, whole)
    holes = [hole for hole in part.spaces() if hole.has_room(score.ticks_per_beat)]
    return (yield from write(part, holes, Filling, np.random.default_rng(wishes.random_seed)))


class Filling(NamedTuple):
    """The rules of notes and rests that fill a gap up to its end."""

    gap: Gap

    def first_pitch(self, dice: np.random.Generator) -> int:
        """Return a pitch of the tonic chord near what is there."""
        return self.gap.first_pitch(dice)

    def events(self, line: Line) -> NDArray[np.bool_]:
        """Return the pitches that close no loop, and a rest between two notes; none where the gap is full."""
        allowed, gap = nothing(), self.gap
        if gap.fitting(line.place).any():
            if gap.pace.may_begin(line.waited):
                allowed[melody.LOWEST : melody.SHORTEST] = gap.pitches(line)
            allowed[melody.REST] = bool(line.notes) and not line.rested and bool(self._resting(line).any())
        return allowed

    def lengths(self, line: Line, pitch: int | None) -> NDArray[np.bool_]:
        """Return the durations up to the end of the gap, of a rest those that leave room for a note."""
        allowed = nothing()
        allowed[melody.SHORTEST :] = self._resting(line) if pitch is None else self._sounding(line)
        return allowed

    def _sounding(self, line: Line) -> NDArray[np.bool_]:
        gap = self.gap
        return gap.pace.lengths(LENGTHS, gap.fitting(line.place), gap.limit - line.place)

    def _resting(self, line: Line) -> NDArray[np.bool_]:
        return self.gap.pace.rests(LENGTHS, self.gap.resting(line.place), line.waited or 0)

    def notes(self, events: Sequence[Event]) -> Notes:
        """Return the notes, as loud as those that are gone; the last one of a full gap lasts up to its end."""
        start, end, pitch = self.gap.sounding(events)
        if not self.gap.fitting(events[-1].following).any():
            end[-1] = self.gap.hole.end
        return Notes.of_columns(start, pitch, end - start, np.full(len(pitch), self.gap.velocity))


def write(
    part: Part, holes: Sequence[Hole], rules_of: Callable[[Gap], Writing], dice: np.random.Generator
) -> Asking[Take]:
    """Yield the growing take that fills some holes of a part one after the other, and return the finished one."""
    made = Notes()
    stays = part.voice - passages.gone(holes)
    for hole in holes:
        gap = part.gap(hole, stays | made)
        rules = rules_of(gap)
        before = made

        def grown(events: Sequence[Event], before: Notes = before, rules: Writing = rules, gap: Gap = gap) -> Take:
            return part.take(before | rules.notes(events), gap.tick(events[-1].following), holes)

        made |= rules.notes((yield from _candidates(gap, rules, dice, grown)))
    remarks = [] if holes else [_LOCKED if part.is_locked else _NO_ROOM]
    return part.take(made, part.passage.end, holes, remarks)


def _candidates(
    gap: Gap, rules: Writing, dice: np.random.Generator, grown: Callable[[Sequence[Event]], Take]
) -> Asking[list[Event]]:
    """Return the events of the one of several ways to fill a gap after which what follows is likeliest.

    What follows is the evidence from behind: it is foreseen by the network that is not told what it heads for.
    """
    best, fewest = list[Event](), np.inf
    base = None if gap.frame.lead is None else base_of(gap.frame.seed, gap.frame.lead)
    lines = None if base is None else (yield from _lines(gap, base))
    motif = Motif(opening(gap.frame.seed, gap.place, 0).tokens[1:].tolist(), gap.frame.wishes.memory)
    for _ in range(CANDIDATES if len(gap.after) else 1):
        told, untold = lines or (yield from _lines(gap, rules.first_pitch(dice)))
        line = told.fork()
        yield from grow(line, rules, gap.frame.wishes, dice, motif=motif, grown=partial(grown, line.events))
        motif.forget(len(line.tokens))
        bits = (yield from _bits_after(gap, untold.fork(), line.tokens)) if untold else 0.0
        if bits < fewest:
            best, fewest = line.events, bits
    return best


def _lines(gap: Gap, base: int) -> Asking[tuple[Line, Line | None]]:
    """Return the line that is told what it heads for, and the one that is not; the second only if notes follow."""
    seed, place, goal = gap.frame.seed, gap.place, gap.goal
    if not goal or not goal.pitches:
        return (yield from Line.after(seed, place, base, goal)), None
    stream, before = Stream(), opening(seed, place, base)
    known = len(before.tokens) - 1
    if known:
        yield Read(stream, before.tokens[:known], before.contexts[:known])
    lines = Line(stream.fork(), seed, place, base, goal), Line(stream, seed, place, base)
    for line in lines:
        # What a gap heads for is told from the last token before it on.
        yield from line.hear(before, known)
    return lines


def _bits_after(gap: Gap, line: Line, tokens: Sequence[int]) -> Asking[float]:
    """Return the bits that the notes after a gap cost a line that reads what fills it."""
    for token in tokens:
        yield from line.read(token)
    bits = 0.0
    for token in gap.following(line.base):
        bits += line.surprise(token)
        yield from line.read(token)
    return bits
