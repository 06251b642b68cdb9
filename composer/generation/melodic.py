"""Continuing with a model of the melody encoding: a pitch, then how long it lasts, and so on."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from composer.encodings import melody
from composer.generation import framing
from composer.generation.framing import Frame
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
    stepper = model.stepper()
    loops = Loops(frame.seed.pitch.tolist())
    rows = frame.rows()
    place, rested = frame.place, False
    logits = _read_seed(stepper, frame)
    while len(rows) != wishes.length and _lengths(frame, place).any():
        allowed = _events(frame, place, len(rows), rested)
        allowed[melody.LOWEST : melody.SHORTEST] = _pitches(frame, base, len(rows), loops)
        event = draw(probabilities(logits, allowed, wishes), dice)
        if event == melody.END:
            return frame.take(rows, place, True)
        rested = event == melody.REST
        logits = stepper.step([event], [_context(frame, place)])[0]
        length = draw(probabilities(logits, _lengths(frame, place), wishes), dice)
        following = place + melody.steps_of(length)
        logits = stepper.step([length], [_context(frame, following)])[0]
        if not rested:
            pitch = base + melody.interval_of(event)
            rows.append(frame.row(place, pitch, following))
            loops.add(pitch)
            yield frame.take(rows, following, False)
        place = following
    return frame.take(rows, place, False)


def _context(frame: Frame, place: int) -> list[int]:
    """Return the contexts of an event that begins at a place."""
    return melody.contexts([place * melody.STEP], frame.seed.meters, melody.has_pickup(frame.seed))[0].tolist()


def _base(seed: Tune) -> int:
    """Return the pitch that a token of interval 0 stands for, so that the last note of the seed is in its octave."""
    last = int(seed.pitch[-1])
    return last - melody.interval_of(melody.pitch_token(last - int(seed.pitch[0])))


def _read_seed(stepper: Stepper, frame: Frame) -> NDArray[np.float32]:
    """Read START and the seed at once and return the logits of the first new event, shape (vocabulary,)."""
    if not len(frame.seed):
        return stepper.read([[melody.START]], [[_context(frame, frame.place)]])[0]
    tokens, contexts = melody.encode(frame.seed)
    contexts[-2] = _context(frame, frame.place)
    return stepper.read(tokens[None, :-1], contexts[None, :-1])[0]


def _events(frame: Frame, place: int, made: int, rested: bool) -> NDArray[np.bool_]:
    """Return which tokens other than pitches may begin an event: REST, END."""
    allowed = np.zeros(len(melody.VOCABULARY), np.bool_)
    allowed[melody.REST] = bool(made) and not rested
    allowed[melody.END] = frame.may_end(place, made)
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
