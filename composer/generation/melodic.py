"""Continuing with a model of the melody encoding: a pitch, then how long it lasts, and so on."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from composer.encodings import melody
from composer.encodings.encoding import Tokens
from composer.encodings.hints import Goal
from composer.generation import framing
from composer.generation.asking import Asking, Read, Step
from composer.generation.framing import Frame
from composer.generation.pace import Pace
from composer.generation.recalling import Motif
from composer.generation.sampling import Loops, draw, probabilities
from composer.generation.take import Take
from composer.generation.wishes import Wishes
from composer.music.score import Score
from composer.music.tunes import Tune
from composer.networks.streams import Stream

if TYPE_CHECKING:
    from composer.networks.checkpoint import Model

_INTERVALS = np.arange(-melody.WIDEST, melody.WIDEST + 1)
LENGTHS = np.array(melody.DURATIONS)
"""The steps that each of the duration tokens lasts."""


LAST_NOTE = melody.STEPS_PER_BEAT
"""The steps before an end that only its last note may take."""


def nothing() -> NDArray[np.bool_]:
    """Return a mask in which no token is allowed, shape (vocabulary,)."""
    return np.zeros(len(melody.VOCABULARY), np.bool_)


class Event(NamedTuple):
    """A note between two places, or a rest, which has no pitch."""

    place: int
    pitch: int | None
    following: int


class Line:
    """A melody that grows, and the network that reads it: `logits` is what it makes of the next token.

    `base` is the pitch that a token of interval 0 stands for, `place` where the next event begins; `events` and
    `tokens` are what was added, `notes` how many of the events are notes, `loops` knows all the pitches.
    """

    def __init__(self, stream: Stream, seed: Tune, place: int, base: int, goal: Goal | None = None) -> None:
        self.base, self.place = base, place
        self.pitches = base + _INTERVALS
        self.loops = Loops(seed.pitch.tolist())
        self.events: list[Event] = []
        self.tokens: list[int] = []
        self.notes = 0
        self.logits = np.zeros(len(melody.VOCABULARY), np.float32)
        self._stream, self._reading = stream, melody.Reading(seed, base, goal)
        self._pitch: int | None = None
        self._onset: int | None = None

    @classmethod
    def after(cls, seed: Tune, place: int, base: int, goal: Goal | None = None) -> Asking[Line]:
        """Return a line that follows a seed at a place; it is told throughout what end it heads for."""
        line = cls(Stream(), seed, place, base, goal)
        before = opening(seed, place, base)
        if goal and len(seed):
            first = seed.pitch[0], round(seed.start[0] / melody.STEP)
            before = melody.towards(before, goal, *map(int, first))
        yield from line.hear(before)
        return line

    def hear(self, before: Tokens, known: int = 0) -> Asking[None]:
        """Read at once what comes before the first new event; so many of its tokens have been read already."""
        tokens, contexts = before
        for token in tokens.tolist():
            self._reading.read(token)
        contexts[-1] = self._reading.beside(self.place)
        self.logits = yield Read(self._stream, tokens[known:], contexts[known:])

    def read(self, token: int) -> Asking[None]:
        """Add a token: a pitch or rest, or the length that makes an event of the one before."""
        self._reading.read(token)
        self.tokens.append(token)
        if melody.is_duration(token):
            self._add(Event(self.place, self._pitch, self.place + melody.steps_of(token)))
        else:
            self._pitch = self.pitch_of(token)
        self.logits = yield Step(self._stream, token, self._reading.beside(self.place))

    def _add(self, event: Event) -> None:
        self.events.append(event)
        self.place = event.following
        if event.pitch is not None:
            self.notes += 1
            self._onset = event.place
            self.loops.add(event.pitch)

    @property
    def waited(self) -> int | None:
        """The steps since the last new note began, None before the first."""
        return None if self._onset is None else self.place - self._onset

    def pitch_of(self, token: int) -> int | None:
        """Return the pitch that a token stands for, None for a rest."""
        return None if token == melody.REST else self.base + melody.interval_of(token)

    def surprise(self, token: int) -> float:
        """Return the bits that a token costs which comes next."""
        logits = self.logits.astype(np.float64)
        return float((np.logaddexp.reduce(logits) - logits[token]) / np.log(2))

    @property
    def rested(self) -> bool:
        """Whether the last of the new events is a rest."""
        return bool(self.events) and self.events[-1].pitch is None

    def fork(self) -> Line:
        """Return a line that has read the same and goes its own way."""
        other = copy(self)
        other._stream, other._reading, other.loops = self._stream.fork(), copy(self._reading), self.loops.fork()
        other.events, other.tokens = [*self.events], [*self.tokens]
        return other


class Rules(Protocol):
    """Which tokens may come next, shape (vocabulary,)."""

    def events(self, line: Line) -> NDArray[np.bool_]:
        """Return which pitches, rest or end may follow a line; none where it is complete."""

    def lengths(self, line: Line, pitch: int | None) -> NDArray[np.bool_]:
        """Return which durations a note, or for None a rest, that a line goes on with may have; one at least."""


def grow(
    line: Line,
    rules: Rules,
    wishes: Wishes,
    dice: np.random.Generator,
    *,
    motif: Motif,
    grown: Callable[[], Take | None],
) -> Asking[bool]:
    """Draw one event of a line after the other, yield what has grown by it, and return whether the line ended itself.

    A motif is what is recalled of the melody so far, and is mixed with what the network expects.
    """
    while (allowed := rules.events(line)).any():
        event = draw(probabilities(motif.events(line.logits), allowed, wishes), dice)
        if event == melody.END:
            return True
        yield from line.read(event)
        motif.hear(event)
        lengths = rules.lengths(line, line.pitch_of(event))
        length = draw(probabilities(motif.lengths(line.logits), lengths, wishes), dice)
        yield from line.read(length)
        motif.hear(length)
        take = grown()
        if take:
            yield take
    return False


def opening(seed: Tune, place: int, base: int) -> Tokens:
    """Return the stream that is read before an event at a place: START, the seed, a rest where it ends before."""
    start = np.append(seed.start, place * melody.STEP).astype(np.int32)
    duration = np.append(seed.duration, melody.STEP).astype(np.int32)
    pitch = np.append(seed.pitch, base).astype(np.int16)
    # The event itself, its length and END are not there yet.
    tokens, contexts = melody.encode(replace(seed, start=start, duration=duration, pitch=pitch))
    return Tokens(tokens[:-3], contexts[:-3])


def base_of(seed: Tune, lead: int) -> int:
    """Return the pitch that a token of interval 0 stands for, so that where the seed leads to is in its octave."""
    first = int(seed.pitch[0])
    if lead == seed.pitch[-1]:
        return lead - melody.interval_of(melody.pitch_token(lead - first))
    return first + 12 * round((lead - first) / 12)


def continue_(score: Score, model: Model, wishes: Wishes, track: int = 0) -> Asking[Take]:
    """Yield the growing take after each note that follows the last one of a track, and return the finished one."""
    dice = np.random.default_rng(wishes.random_seed)
    frame = framing.frame(score, model.card.name, wishes, track, melody.STEPS_PER_BEAT)
    base = frame.first_pitch(dice) if frame.lead is None else base_of(frame.seed, frame.lead)
    motif = Motif(melody.encode(frame.seed).tokens[1:-1].tolist(), wishes.memory)
    line = yield from Line.after(frame.seed, frame.place, base, Goal(frame.limit) if frame.finishes else None)
    rules, rows = _Onward(frame, Ending.of(frame), Pace.of(wishes.limits, melody.STEPS_PER_BEAT)), frame.rows()

    def grown() -> Take | None:
        event = line.events[-1]
        if event.pitch is None:
            return None
        rows.append(frame.row(event.place, event.pitch, event.following))
        return frame.take(rows, event.following, False)

    ended = yield from grow(line, rules, wishes, dice, motif=motif, grown=grown)
    return frame.take(rows, line.place, ended or (frame.finishes and line.place == frame.limit))


class _Onward(NamedTuple):
    """The rules of what goes on from a frame, to an ending if there is to be one."""

    frame: Frame
    ending: Ending | None
    pace: Pace

    def events(self, line: Line) -> NDArray[np.bool_]:
        allowed, frame = nothing(), self.frame
        if line.notes == frame.wishes.length or not self._fitting(line).any():
            return allowed
        if self.pace.may_begin(line.waited):
            allowed[melody.LOWEST : melody.SHORTEST] = self._pitches(line)
        allowed[melody.REST] = bool(line.notes) and not line.rested and bool(self._resting(line).any())
        allowed[melody.END] = self._has_landed(line) and frame.may_end(line.place, line.notes)
        return self.ending.events(allowed, line.pitches, line.place) if self.ending else allowed

    def lengths(self, line: Line, pitch: int | None) -> NDArray[np.bool_]:
        allowed = nothing()
        allowed[melody.SHORTEST :] = self._resting(line) if pitch is None else self._sounding(line)
        return self.ending.lengths(allowed, pitch, line.place) if self.ending else allowed

    def _fitting(self, line: Line) -> NDArray[np.bool_]:
        """Return which of LENGTHS fit before the limit."""
        if self.frame.has_room(line.place, melody.DURATIONS[-1]):
            return np.ones(len(LENGTHS), np.bool_)
        return self.frame.fitting(line.place, LENGTHS)

    def _sounding(self, line: Line) -> NDArray[np.bool_]:
        return self.pace.lengths(LENGTHS, self._fitting(line), self.frame.limit - line.place)

    def _resting(self, line: Line) -> NDArray[np.bool_]:
        return self.pace.rests(LENGTHS, self._fitting(line), line.waited or 0)

    def _pitches(self, line: Line) -> NDArray[np.bool_]:
        """Return which pitch tokens may begin an event: those of the key within 0-127 that close no loop."""
        told = line.notes or len(self.frame.seed)
        return self.frame.legal(line.pitches, line.loops) if told else line.pitches == line.base

    def _has_landed(self, line: Line) -> bool:
        """Return whether the last new note may be the last of all."""
        sounded = next((event for event in reversed(line.events) if event.pitch is not None), None)
        if self.ending is None or sounded is None or sounded.pitch is None:
            return True
        return self.ending.lands(sounded.pitch, sounded.place)


class Ending(NamedTuple):
    """What makes sure that a tune which is to end at a place has its last note in the last bar, on the tonic chord.

    `chord` says which pitches are of it, shape (128,); without an end in sight nothing is forbidden.
    """

    last_bar: int
    limit: int
    chord: NDArray[np.bool_]

    @classmethod
    def of(cls, frame: Frame) -> Ending | None:
        """Return the ending of a frame, None without a wish for one."""
        chord = np.isin(np.arange(128) % 12, list(frame.home().triad))
        return cls(frame.last_bar, frame.limit, chord) if frame.finishes else None

    def events(self, allowed: NDArray[np.bool_], pitches: NDArray[np.integer], place: int) -> NDArray[np.bool_]:
        """Return which of the allowed events may begin at a place, given the pitch of each pitch token."""
        if self.limit - place > LAST_NOTE and self.limit - place >= 2 * framing.SMALLEST_LEFT:
            return allowed
        # What is left is for the last note.
        final = allowed.copy()
        final[melody.REST] = False
        final[melody.LOWEST : melody.SHORTEST] &= self._fits(pitches)
        return final if final.any() else allowed

    def lengths(self, allowed: NDArray[np.bool_], pitch: int | None, place: int) -> NDArray[np.bool_]:
        """Return which of the allowed lengths a note, or None for a rest, that begins at a place may have."""
        ends = place + LENGTHS
        wanted = [ends <= self.limit - LAST_NOTE, ends < self.limit]
        if pitch is not None and self.lands(pitch, place):
            # A chord's note may last to the end, and one that begins so late does.
            wanted = [ends == self.limit if self.limit - place <= LAST_NOTE else wanted[0] | (ends == self.limit)]
        masks = (np.concatenate([np.zeros(melody.SHORTEST, np.bool_), those]) & allowed for those in wanted)
        return next((mask for mask in masks if mask.any()), allowed)

    def lands(self, pitch: int, place: int) -> bool:
        """Return whether a note of a pitch that begins at a place may be the last."""
        return place >= self.last_bar and bool(self.chord[pitch])

    def _fits(self, pitches: NDArray[np.integer]) -> NDArray[np.bool_]:
        return self.chord[np.clip(pitches, 0, 127)]
