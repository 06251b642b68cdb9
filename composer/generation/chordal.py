"""Continuing with notes and chords: reads the end of some tracks, then spells one chord after the other."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace
from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from composer.encodings import chords, melody
from composer.encodings.chords import DURATION, END, LENGTHS, PART, PITCH, STEP, WAIT, Reading, kind_of
from composer.encodings.encoding import Tokens
from composer.generation.sampling import Loops, draw, probabilities
from composer.generation.take import Take
from composer.generation.wishes import MOST_BARS, Wishes
from composer.music import arranging, timing
from composer.music.pieces import DRUMS, Piece
from composer.music.score import MAX_TICK, Meter, Notes, Score
from composer.music.tunes import TICKS_PER_BEAT

if TYPE_CHECKING:
    from composer.networks.checkpoint import Model

WINDOW = 100
"""How many of the last notes are read."""

_EARLIEST_END = 4
_USUAL_VELOCITY = 80
_LENGTHS = np.array(LENGTHS)


class _Plan(NamedTuple):
    """What is known before the first note. Places are steps of 1/24 beat from the bar line at tick `origin` / 480 beat.

    `seed` is the stream to read; nothing crosses the place `limit`; from `last_bar` on the model may end.
    """

    score: Score
    wishes: Wishes
    tracks: tuple[int, ...]
    whole: Piece
    seed: Tokens
    meters: tuple[Meter, ...]
    origin: int
    place: int
    limit: int
    last_bar: int
    velocity: int

    def tick(self, place: int) -> int:
        """Return the tick of the score at a place, rounded from the beginning so that nothing adds up."""
        return round((self.origin + place * STEP) * self.score.ticks_per_beat / TICKS_PER_BEAT)

    def context(self, reading: Reading) -> list[int]:
        """Return the contexts after what was read."""
        return [*melody.contexts([reading.place * STEP], self.meters)[0, :2].tolist(), *reading.beside]


class _Made(NamedTuple):
    """What has been made: place, part, pitches and steps of each chord, and whether the model ended it."""

    chords: Sequence[list]
    ended: bool


def continue_(score: Score, model: Model, wishes: Wishes, track: int = 0) -> Generator[Take, None, Take]:
    """Yield the growing take after each chord that follows the last one of a track, and return the finished one.

    The track's notes and chords are the seed, any at all. Closing the generator stops it at once.
    """
    plan = _plan(score, wishes, (track,))
    growing = _grow(plan, model)
    try:
        while True:
            yield _take(plan, next(growing), model.card.name)
    except StopIteration as stop:
        text = arranging.note_list(arranging.piece_of(_joined(plan, stop.value)))
        return replace(_take(plan, stop.value, model.card.name), text=text)


def together(score: Score, model: Model, wishes: Wishes) -> Generator[Score, None, Score]:
    """Yield the growing score in which all the tracks that have notes go on together; return the finished one."""
    sounding = tuple(index for index, track in enumerate(score.tracks) if len(track.notes)) or (0,)
    plan = _plan(score, wishes, sounding[: chords.MOST_PARTS])
    growing = _grow(plan, model)
    try:
        while True:
            yield _joined(plan, next(growing))
    except StopIteration as stop:
        return _joined(plan, stop.value)


def _plan(score: Score, wishes: Wishes, tracks: tuple[int, ...]) -> _Plan:
    chosen = replace(score, tracks=tuple(score.tracks[index] for index in tracks))
    whole = arranging.piece_of(chosen)
    seed = arranging.excerpt(whole, len(whole) - WINDOW, WINDOW)
    start = chosen.end
    bar = timing.bar_start(score, timing.position_at(score, start).bar)
    origin = _scaled(bar, score) if not len(whole) else int(whole.start[-len(seed)] - seed.start[0])
    meters = arranging.meters_from(whole.meters, origin)
    limit, last_bar = _bounds(score, wishes, start)
    place, limit, last_bar = (
        towards((_scaled(tick, score) - origin) / STEP)
        for towards, tick in ((ceil, start), (floor, limit), (floor, last_bar))
    )
    given = np.concatenate([track.notes[-WINDOW:].velocity for track in chosen.tracks])
    velocity = int(np.median(given)) if len(given) else _USUAL_VELOCITY
    stream = _stream(seed, meters, place)
    return _Plan(score, wishes, tracks, whole, stream, meters, origin, place, limit, last_bar, velocity)


def _scaled(tick: int, score: Score) -> int:
    return round(tick * TICKS_PER_BEAT / score.ticks_per_beat)


def _bounds(score: Score, wishes: Wishes, start: int) -> tuple[int, int]:
    """Return the tick that nothing crosses, and the one at which the last bar before it begins."""
    bar = timing.position_at(score, start).bar
    inside = start > timing.bar_start(score, bar)
    after = bar + inside + (wishes.bars or MOST_BARS)
    return min(timing.bar_start(score, after), MAX_TICK), timing.bar_start(score, after - 1)


def _stream(seed: Piece, meters: tuple[Meter, ...], place: int) -> Tokens:
    """Return the tokens of a seed without its end, and the wait up to where the new notes begin."""
    tokens = chords.spelled(seed)[:-1]
    tokens += [WAIT + index for index in chords.lengths(place - chords.read(tokens).place)]
    return Tokens(np.array(tokens), chords.contexts(tokens, meters))


def _grow(plan: _Plan, model: Model) -> Generator[_Made, None, _Made]:
    """Yield what is made after each chord, and return it when it is over."""
    dice, stepper = np.random.default_rng(plan.wishes.random_seed), model.stepper()
    reading, loops = chords.read(plan.seed.tokens), _loops(plan.seed.tokens)
    logits = stepper.read(plan.seed.tokens[None], plan.seed.contexts[None])[0]
    first = len(reading.chords)
    while plan.limit > plan.place:
        allowed = _allowed(plan, reading, first, loops)
        token = draw(probabilities(logits, allowed, plan.wishes), dice)
        if token == END or _is_over(plan, reading, first, token):
            return _Made(reading.chords[first:], token == END)
        _hear(loops, reading, token)
        reading.read(token)
        logits = stepper.step([token], [plan.context(reading)])[0]
        if kind_of(token) == DURATION:
            yield _Made(reading.chords[first:], False)
    return _Made([], False)


def _loops(tokens: NDArray[np.integer]) -> list[Loops]:
    """Return what each part has played, by the lowest note of each chord."""
    loops = [Loops() for _ in range(chords.MOST_PARTS)]
    for _, part, pitches, _ in chords.read(tokens).chords:
        loops[part].add(pitches[0])
    return loops


def _hear(loops: list[Loops], reading: Reading, token: int) -> None:
    if kind_of(token) == PITCH != kind_of(reading.last):
        loops[reading.part].add(token - PITCH)


def _count(reading: Reading, first: int) -> int:
    return sum(len(pitches) for _, _, pitches, _ in reading.chords[first:])


def _allowed(plan: _Plan, reading: Reading, first: int, loops: list[Loops]) -> NDArray[np.bool_]:
    """Return which tokens may follow: what the grammar has, in key, within the limit, and no endless loop."""
    allowed = reading.allowed()
    made, begins = _count(reading, first), kind_of(reading.last) != PITCH
    begun = reading.chords[-1][3] if kind_of(reading.last) == DURATION else 0
    allowed[DURATION:WAIT] &= plan.limit - reading.place - begun >= _LENGTHS
    allowed[END] &= _may_end(plan, reading, made)
    allowed[PITCH:DURATION] &= _in_key(plan, reading)
    if begins:
        allowed[[PITCH + pitch for pitch in loops[reading.part].forbidden()]] = False
    if plan.wishes.length is not None and made >= plan.wishes.length:
        allowed[PART:DURATION] = False
    return allowed


def _in_key(plan: _Plan, reading: Reading) -> NDArray[np.bool_]:
    if plan.wishes.key is None or reading.beside[1] == DRUMS:
        return np.ones(128, np.bool_)
    return np.isin(np.arange(128) % 12, list(plan.wishes.key.scale))


def _may_end(plan: _Plan, reading: Reading, made: int) -> bool:
    if plan.wishes.length is not None:
        return False
    if plan.wishes.bars is None:
        return made >= _EARLIEST_END
    return made > 0 and reading.place >= plan.last_bar


def _is_over(plan: _Plan, reading: Reading, first: int, token: int) -> bool:
    """Return whether a token is a wait up to a note for which there is no room."""
    if kind_of(token) != WAIT:
        return False
    full = plan.wishes.length is not None and _count(reading, first) >= plan.wishes.length
    return full or reading.place + LENGTHS[token - WAIT] >= plan.limit


def _rows(plan: _Plan, made: _Made, part: int) -> Notes:
    """Return the notes of a part among what was made."""
    rows = [
        (plan.tick(place), pitch, max(1, plan.tick(place + steps) - plan.tick(place)), plan.velocity)
        for place, playing, pitches, steps in made.chords
        for pitch in pitches
        if playing == part and steps
    ]
    return Notes.of_columns(*np.array(rows, np.int64).reshape(-1, 4).T)


def _take(plan: _Plan, made: _Made, model: str) -> Take:
    notes, start = _rows(plan, made, 0), plan.tick(plan.place)
    return Take(notes, start, max(start, notes.span[1]), made.ended, model, plan.wishes)


def _joined(plan: _Plan, made: _Made) -> Score:
    score = plan.score
    for part, index in enumerate(plan.tracks):
        score = score.with_notes(index, score.tracks[index].notes | _rows(plan, made, part))
    return score
