"""Continuing with a model of the melody encoding: a pitch, then how long it lasts, and so on."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from composer.encodings import melody
from composer.encodings.hints import Goal
from composer.generation import framing
from composer.generation.framing import Frame
from composer.generation.recalling import Motif
from composer.generation.sampling import Loops, draw, probabilities
from composer.generation.take import Take
from composer.generation.wishes import Wishes
from composer.music.score import Score
from composer.music.tunes import Tune

if TYPE_CHECKING:
    from composer.networks.checkpoint import Model
    from composer.networks.stepping import Stepper

_INTERVALS = np.arange(-melody.WIDEST, melody.WIDEST + 1)
_LENGTHS = np.array(melody.DURATIONS)


def continue_(score: Score, model: Model, wishes: Wishes, track: int = 0) -> Generator[Take, None, Take]:
    """Yield the growing take after each note that follows the last one of a track, and return the finished one."""
    dice = np.random.default_rng(wishes.random_seed)
    frame = framing.frame(score, model.card.name, wishes, track, melody.STEPS_PER_BEAT)
    base = _base(frame.seed) if len(frame.seed) else frame.first_pitch(dice)
    stepper, reading = model.stepper(), melody.Reading(frame.seed, base, _goal(frame))
    ending, loops = Ending.of(frame), Loops(frame.seed.pitch.tolist())
    rows = frame.rows()
    place, rested, landed = frame.place, False, True
    motif = Motif(melody.encode(frame.seed).tokens[1:-1].tolist(), wishes.memory)
    logits = _read_seed(stepper, frame, reading)
    while len(rows) != wishes.length and (lengths := _lengths(frame, place)).any():
        allowed = _events(frame, place, len(rows), rested, landed)
        allowed[melody.LOWEST : melody.SHORTEST] = _pitches(frame, base, len(rows), loops)
        if ending:
            allowed = ending.events(allowed, base + _INTERVALS, place)
        event = draw(probabilities(motif.events(logits), allowed, wishes), dice)
        if event == melody.END:
            return frame.take(rows, place, True)
        rested = event == melody.REST
        pitch = None if rested else base + melody.interval_of(event)
        reading.read(event)
        motif.hear(event)
        logits = stepper.step([event], [reading.beside(place)])[0]
        if ending:
            lengths = ending.lengths(lengths, pitch, place)
            landed = landed if pitch is None else ending.lands(pitch, place)
        length = draw(probabilities(motif.lengths(logits), lengths, wishes), dice)
        motif.hear(length)
        following = place + melody.steps_of(length)
        logits = stepper.step([length], [reading.beside(following)])[0]
        if pitch is not None:
            rows.append(frame.row(place, pitch, following))
            loops.add(pitch)
            yield frame.take(rows, following, False)
        place = following
    return frame.take(rows, place, frame.finishes and place == frame.limit)


def _goal(frame: Frame) -> Goal | None:
    return Goal(frame.limit) if frame.finishes else None


def _base(seed: Tune) -> int:
    """Return the pitch that a token of interval 0 stands for, so that the last note of the seed is in its octave."""
    last = int(seed.pitch[-1])
    return last - melody.interval_of(melody.pitch_token(last - int(seed.pitch[0])))


def _read_seed(stepper: Stepper, frame: Frame, reading: melody.Reading) -> NDArray[np.float32]:
    """Read START and the seed at once and return the logits of the first new event, shape (vocabulary,)."""
    if not len(frame.seed):
        return stepper.read([[melody.START]], [[reading.beside(frame.place)]])[0]
    stream = melody.encode(frame.seed)
    goal = _goal(frame)
    if goal:
        first = frame.seed.pitch[0], round(frame.seed.start[0] / melody.STEP)
        stream = melody.towards(stream, goal, *map(int, first))
    tokens, contexts = stream
    for token in tokens[:-1].tolist():
        reading.read(token)
    contexts[-2] = reading.beside(frame.place)
    return stepper.read(tokens[None, :-1], contexts[None, :-1])[0]


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
        if self.limit - place >= 2 * framing.SMALLEST_LEFT:
            return allowed
        # There is room for one more note only.
        final = allowed.copy()
        final[melody.REST] = False
        final[melody.LOWEST : melody.SHORTEST] &= self._fits(pitches)
        return final if final.any() else allowed

    def lengths(self, allowed: NDArray[np.bool_], pitch: int | None, place: int) -> NDArray[np.bool_]:
        """Return which of the allowed lengths a note, or None for a rest, that begins at a place may have."""
        if pitch is not None and self.lands(pitch, place):
            return allowed
        shorter = allowed.copy()
        shorter[melody.SHORTEST :] &= place + _LENGTHS < self.limit
        return shorter if shorter.any() else allowed

    def lands(self, pitch: int, place: int) -> bool:
        """Return whether a note of a pitch that begins at a place may be the last."""
        return place >= self.last_bar and bool(self.chord[pitch])

    def _fits(self, pitches: NDArray[np.integer]) -> NDArray[np.bool_]:
        return self.chord[np.clip(pitches, 0, 127)]


def _events(frame: Frame, place: int, made: int, rested: bool, landed: bool) -> NDArray[np.bool_]:
    """Return which tokens other than pitches may begin an event: REST, END."""
    allowed = np.zeros(len(melody.VOCABULARY), np.bool_)
    allowed[melody.REST] = bool(made) and not rested
    allowed[melody.END] = landed and frame.may_end(place, made)
    return allowed


def _pitches(frame: Frame, base: int, made: int, loops: Loops) -> NDArray[np.bool_]:
    """Return which pitch tokens may begin an event: those of the key within 0-127 that close no loop."""
    pitches = base + _INTERVALS
    return frame.legal(pitches, loops) if made or len(frame.seed) else pitches == base


def _lengths(frame: Frame, place: int) -> NDArray[np.bool_]:
    """Return which tokens are durations that fit before the limit."""
    allowed = np.zeros(len(melody.VOCABULARY), np.bool_)
    allowed[melody.SHORTEST :] = frame.fitting(place, _LENGTHS)
    return allowed
