"""Continuing a track: reads its end, then makes one note after the other within the wishes."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace
from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from composer.encodings import melody
from composer.generation.sampling import Loops, draw, probabilities
from composer.generation.take import Take
from composer.generation.wishes import MOST_BARS, Wishes
from composer.music import timing, voices
from composer.music.measures import ALARM, longest_run, tandem_repeats
from composer.music.score import MAX_TICK, Notes, Score
from composer.music.theory import Key
from composer.music.tunes import Tune

if TYPE_CHECKING:
    from composer.networks.checkpoint import Model
    from composer.networks.stepping import Stepper

WINDOW = 300
"""How many of the last notes are read."""

_EARLIEST_END = 4
_SMALLEST_LEFT = 3
_MIDDLE = 72
_USUAL_VELOCITY = 80


class _Plan(NamedTuple):
    """What is known before the first note. Places are steps of 1/24 beat from the bar line at tick `origin`.

    `limit` is the place that nothing crosses, `last_bar` the one from which on the model may end.
    """

    score: Score
    wishes: Wishes
    seed: Tune
    origin: int
    place: int
    limit: int
    last_bar: int
    base: int
    velocity: int
    remarks: tuple[str, ...]

    def tick(self, place: int) -> int:
        """Return the tick of the score at a place, rounded from the origin so that nothing adds up."""
        return self.origin + round(place * self.score.ticks_per_beat / melody.STEPS_PER_BEAT)

    def context(self, place: int) -> list[int]:
        """Return the contexts of an event that begins at a place."""
        return melody.contexts([place * melody.STEP], self.seed.meters, melody.has_pickup(self.seed))[0].tolist()


def continue_(score: Score, model: Model, wishes: Wishes, track: int = 0) -> Generator[Take, None, Take]:
    """Yield the growing take after each note that follows the last one of a track, and return the finished one.

    Closing the generator stops it at once.
    """
    dice = np.random.default_rng(wishes.random_seed)
    plan = _plan(score, wishes, track, dice)
    stepper = model.stepper()
    loops = Loops(plan.seed.pitch.tolist())
    rows: list[tuple[int, int, int]] = []
    place, rested = plan.place, False
    logits = _read_seed(stepper, plan)
    while len(rows) != wishes.length and _lengths(plan, place).any():
        event = draw(probabilities(logits, _events(plan, place, rows, rested, loops), wishes), dice)
        if event == melody.END:
            return _take(plan, rows, place, True, model.card.name)
        rested = event == melody.REST
        logits = stepper.step([event], [plan.context(place)])[0]
        length = draw(probabilities(logits, _lengths(plan, place), wishes), dice)
        following = place + melody.steps_of(length)
        logits = stepper.step([length], [plan.context(following)])[0]
        if not rested:
            pitch = plan.base + melody.interval_of(event)
            rows.append((plan.tick(place), pitch, plan.tick(following) - plan.tick(place)))
            loops.add(pitch)
            yield _take(plan, rows, following, False, model.card.name)
        place = following
    return _take(plan, rows, place, False, model.card.name)


def takes(score: Score, model: Model, wishes: Wishes, count: int, track: int = 0) -> Generator[Take, None, list[Take]]:
    """Yield the growing takes of `count` random seeds one after the other; return them, fewest alarms first."""
    finished = []
    for index in range(count):
        seeded = replace(wishes, random_seed=wishes.random_seed + index)
        finished.append((yield from continue_(score, model, seeded, track)))
    return sorted(finished, key=lambda take: alarms(take.notes))


def alarms(notes: Notes) -> int:
    """Return how many of the alarms for runs and repeats some notes set off."""
    run, repeats = longest_run(notes.pitch), tandem_repeats(notes.pitch, notes.duration)
    return (run > ALARM.run) + (repeats > ALARM.tandem)


def _plan(score: Score, wishes: Wishes, track: int, dice: np.random.Generator) -> _Plan:
    given = score.tracks[track].notes[-WINDOW:]
    voice = voices.top_voice(given)
    origin = voices.first_bar(score, voice)
    seed = voices.tune_from(score, voice, origin)
    per_tick = melody.STEPS_PER_BEAT / score.ticks_per_beat
    place = ceil((max(_end(score, track), origin) - origin) * per_tick)
    start = origin + round(place / per_tick)
    limit, last_bar = (floor((tick - origin) * per_tick) for tick in _bounds(score, wishes, start))
    base = _base(seed) if len(seed) else _first_pitch(_home(score, wishes, start), dice)
    velocity = int(np.median(given.velocity)) if len(given) else _USUAL_VELOCITY
    remarks = _remarks(score, track, len(voice) < len(given))
    return _Plan(score, wishes, seed, origin, place, limit, last_bar, base, velocity, remarks)


def _end(score: Score, track: int) -> int:
    return score.tracks[track].notes.span[1]


def _bounds(score: Score, wishes: Wishes, start: int) -> tuple[int, int]:
    """Return the tick that nothing crosses, and the one at which the last bar before it begins."""
    bar = timing.position_at(score, start).bar
    inside = start > timing.bar_start(score, bar)
    after = bar + inside + (wishes.bars or MOST_BARS)
    return min(timing.bar_start(score, after), MAX_TICK), timing.bar_start(score, after - 1)


def _base(seed: Tune) -> int:
    """Return the pitch that a token of interval 0 stands for, so that the last note of the seed is in its octave."""
    last = int(seed.pitch[-1])
    return last - melody.interval_of(melody.pitch_token(last - int(seed.pitch[0])))


def _home(score: Score, wishes: Wishes, start: int) -> Key:
    change = timing.in_force(score.keys, start)
    return wishes.key or (Key.of_signature(change) if change else Key(0))


def _first_pitch(home: Key, dice: np.random.Generator) -> int:
    """Return a first pitch near C5: tonic, third or fifth."""
    tonic = _MIDDLE + (home.tonic + 5) % 12 - 5
    return tonic + int(dice.choice([0, 3 if home.minor else 4, -5], p=[0.5, 0.2, 0.3]))


def _remarks(score: Score, track: int, chords: bool) -> tuple[str, ...]:
    remarks = ["The top voice of the chords is continued."] if chords else []
    if score.tracks[track].is_drums:
        remarks.append("The drums are continued as if they were a melody.")
    return tuple(remarks)


def _read_seed(stepper: Stepper, plan: _Plan) -> NDArray[np.float32]:
    """Read START and the seed at once and return the logits of the first new event, shape (vocabulary,)."""
    if not len(plan.seed):
        return stepper.read([[melody.START]], [[plan.context(plan.place)]])[0]
    tokens, contexts = melody.encode(plan.seed)
    contexts[-2] = plan.context(plan.place)
    return stepper.read(tokens[None, :-1], contexts[None, :-1])[0]


def _events(plan: _Plan, place: int, rows: Sequence[object], rested: bool, loops: Loops) -> NDArray[np.bool_]:
    """Return which tokens may begin an event: pitches of the key within 0-127 that close no loop, REST, END."""
    pitches = plan.base + np.arange(-melody.WIDEST, melody.WIDEST + 1)
    legal = (pitches >= 0) & (pitches < 128) & ~np.isin(pitches, list(loops.forbidden()))
    if plan.wishes.key:
        legal &= np.isin(pitches % 12, list(plan.wishes.key.scale))
    allowed = np.zeros(len(melody.VOCABULARY), np.bool_)
    allowed[melody.LOWEST : melody.SHORTEST] = legal if rows or len(plan.seed) else pitches == plan.base
    allowed[melody.REST] = bool(rows) and not rested
    allowed[melody.END] = _may_end(plan, place, len(rows))
    return allowed


def _may_end(plan: _Plan, place: int, made: int) -> bool:
    if plan.wishes.length is not None:
        return False
    if plan.wishes.bars is None:
        return made >= _EARLIEST_END
    return made > 0 and place >= plan.last_bar


def _lengths(plan: _Plan, place: int) -> NDArray[np.bool_]:
    """Return which durations fit before the limit, leave no splinter there and last at least a tick."""
    left = plan.limit - place - np.array(melody.DURATIONS)
    begins, per_step = plan.tick(place), plan.score.ticks_per_beat / melody.STEPS_PER_BEAT
    sounding = plan.origin + np.round((plan.limit - left) * per_step) > begins
    allowed = np.zeros(len(melody.VOCABULARY), np.bool_)
    allowed[melody.SHORTEST :] = ((left == 0) | (left >= _SMALLEST_LEFT)) & sounding
    return allowed


def _take(plan: _Plan, rows: list[tuple[int, int, int]], place: int, ended: bool, model: str) -> Take:
    start, pitch, duration = np.array(rows, np.int64).reshape(-1, 3).T
    notes = Notes.of_columns(start, pitch, duration, np.full(len(rows), plan.velocity))
    return Take(notes, plan.tick(plan.place), plan.tick(place), ended, model, plan.wishes, plan.remarks)
