"""The melody encoding: one stream of pitch, duration, pitch, duration …, pitches counted from the first note.

Counting from the first note makes the stream the same in every key, so every MIDI pitch is a legal beginning.
Durations are note values in steps of 1/24 beat. Beside each token go the contexts: where in the bar the
next event begins, the meter, and which bar of eight it is.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from composer.encodings.encoding import DURATION, END_OF_PIECE, PITCH, Tokens
from composer.music.score import Meter
from composer.music.tunes import TICKS_PER_BEAT, Tune

NAME = "melody"
VERSION = 1
SUFFIX = ".txt"
STEPS_PER_BEAT = 24
STEP = TICKS_PER_BEAT // STEPS_PER_BEAT
"""The ticks of a tune in one step."""

WIDEST = 30
"""Pitches further than this from the first note are folded by octaves."""

DURATIONS = (
    *(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 15, 16, 18, 20, 21, 24, 27, 28, 30, 32, 36, 40, 42, 48, 54, 56, 60),
    *(64, 66, 72, 78, 80, 84, 96, 108, 112, 120, 132, 144, 156, 168, 192, 216, 240, 288, 336, 384),
)
METERS = (
    *((2, 4), (3, 4), (4, 4), (6, 8), (2, 2), (3, 8), (4, 2), (9, 8), (6, 4), (3, 2), (4, 1), (3, 1), (6, 2)),
    *((4, 8), (5, 8), (12, 8), (5, 4), (7, 8)),
)
_RELATIVE = range(-WIDEST, WIDEST + 1)
VOCABULARY = (
    *("START", "END", "REST"),
    *(f"pitch {step:+d}" for step in _RELATIVE),
    *(f"duration {steps}/24" for steps in DURATIONS),
)
START, END, REST, LOWEST = range(4)
SHORTEST = LOWEST + len(_RELATIVE)
"""The first of the duration tokens; those from LOWEST up to it are pitches."""

_SIXTEENTHS, _ON_TRIPLET, _OFF_GRID = 64, 64, 65
PHRASE_BARS = 8
CONTEXTS = (66, len(METERS), PHRASE_BARS)
"""How many classes each context has: position in the bar, meter, bar of eight."""

_SMALLEST_REST = 3
_VALUES = np.array(DURATIONS)
_NEAREST = np.abs(np.log(np.arange(1, DURATIONS[-1] + 1))[:, None] - np.log(_VALUES)).argmin(1)


def is_duration(token: int) -> bool:
    """Return whether a token is a duration."""
    return token >= SHORTEST


def steps_of(token: int) -> int:
    """Return the steps that a duration token lasts."""
    return DURATIONS[token - SHORTEST]


def duration_token(steps: int) -> int:
    """Return the token of the note value nearest to some steps, on a logarithmic scale."""
    return SHORTEST + int(_NEAREST[min(max(steps, 1), DURATIONS[-1]) - 1])


def note_value(steps: int) -> int:
    """Return the note value nearest to some steps, in steps."""
    return steps_of(duration_token(steps))


def pitch_token(interval: int) -> int:
    """Return the token of a pitch some semitones from the first note, folded by octaves where it is far."""
    beyond = max(abs(interval) - WIDEST, 0)
    octaves = -(-beyond // 12)
    return LOWEST + WIDEST + interval - 12 * octaves * (1 if interval > 0 else -1)


def interval_of(token: int) -> int:
    """Return the semitones from the first note that a pitch token stands for."""
    return token - LOWEST - WIDEST


def count_notes(tokens: NDArray[np.integer]) -> int:
    """Return how many notes a stream stands for."""
    return int(((tokens >= LOWEST) & (tokens < SHORTEST)).sum())


def parts(tokens: NDArray[np.integer]) -> NDArray[np.int8]:
    """Return of each token whether it is a pitch or rest, a duration or the end, shape (n,)."""
    return np.where(tokens >= SHORTEST, DURATION, np.where(tokens == END, END_OF_PIECE, PITCH)).astype(np.int8)


def varied(stream: Tokens, semitones: int, noise: float, dice: np.random.Generator) -> Tokens:
    """Return the stream as it is, which is the same in every key; of some notes, swap the pitch for the next one."""
    pitched = np.flatnonzero((stream.tokens >= LOWEST) & (stream.tokens < SHORTEST))
    swapped = pitched[dice.random(len(pitched)) < noise]
    tokens = stream.tokens.copy()
    tokens[swapped] = np.clip(tokens[swapped] + dice.choice([-1, 1], len(swapped)), LOWEST, SHORTEST - 1)
    return Tokens(tokens, stream.contexts)


def encode(tune: Tune) -> Tokens:
    """Return the tokens of a tune, START first and END last, and their contexts."""
    tokens, steps = [START], []
    place = _step(tune.start[0]) if len(tune) else 0
    for pitch, length in events(tune):
        event = REST if pitch is None else pitch_token(pitch - int(tune.pitch[0]))
        tokens += [event, duration_token(length)]
        steps += [place, place]
        place += length
    steps += [place, place]
    return Tokens(np.array([*tokens, END], np.int16), contexts(np.array(steps) * STEP, tune.meters, has_pickup(tune)))


def has_pickup(tune: Tune) -> bool:
    """Return whether the first note begins inside the first bar."""
    return bool(len(tune)) and bool(tune.start[0] > 0)


def _step(tick: int) -> int:
    return round(int(tick) / STEP)


def events(tune: Tune) -> list[tuple[int | None, int]]:
    """Return the pitches of a tune, None for a rest, each with the steps it lasts, all of them note values.

    What rounding adds is taken from the next event.
    """
    starts = [_step(tick) for tick in tune.start]
    ends = [_step(tick) for tick in tune.start + tune.duration]
    place, found = (starts or [0])[0], list[tuple[int | None, int]]()
    for pitch, end, following in zip(tune.pitch.tolist(), ends, [*starts[1:], None], strict=False):
        lasting, rest_until = _parts(place, end, following)
        found.append((pitch, note_value(lasting)))
        place += found[-1][1]
        while rest_until - place >= _SMALLEST_REST:
            found.append((None, note_value(rest_until - place)))
            place += found[-1][1]
    return found


def _parts(place: int, end: int, following: int | None) -> tuple[int, int]:
    """Return how many steps a note at a place lasts, and up to where the rest after it does."""
    if following is None:
        return end - place, 0
    if following - end >= _SMALLEST_REST:
        return end - place, following
    # What rounding leaves of a note that touches the next is no rest, unless no note value is that long.
    return following - place, following if following - place > DURATIONS[-1] else 0


def decode(tokens: ArrayLike, first: int = 60, start: int = 0, meters: tuple[Meter, ...] = (Meter(0),)) -> Tune:
    """Return the tune of some tokens whose first note has pitch `first` and begins at tick `start`.

    Reads up to END; START and a last pitch without duration count for nothing.
    """
    rows, place = [], start // STEP
    told = [token for token in np.asarray(tokens, np.int64).tolist() if token != START]
    for token, length in zip(told[::2], told[1::2], strict=False):
        if token == END:
            break
        if token != REST:
            rows.append((place * STEP, steps_of(length) * STEP, first + interval_of(token)))
        place += steps_of(length)
    columns = np.array(rows, np.int32).reshape(-1, 3).T
    return Tune(columns[0], columns[1], columns[2].astype(np.int16), meters)


def contexts(ticks: ArrayLike, meters: Sequence[Meter], pickup: bool = False) -> NDArray[np.int16]:
    """Return the contexts, shape (n, 3), of events that begin at some ticks of a tune, shape (n,).

    After a pickup the bars are counted from the first whole one.
    """
    ticks = np.asarray(ticks)
    begins = np.array([meter.tick for meter in meters])
    lengths = np.array([_bar(meter) for meter in meters])
    # A short bar before a restart is the rest of the bar before it, a long one a bar of its own.
    before = np.concatenate([[0], np.cumsum(np.round(np.diff(begins) / lengths[:-1]).astype(int))])
    index = np.searchsorted(begins, ticks, "right") - 1
    bars, within = np.divmod(ticks - begins[index], lengths[index])
    classes = np.array([_meter_class(meter) for meter in meters])[index]
    return np.stack([_position_class(within), classes, (before[index] + bars - pickup) % PHRASE_BARS], 1).astype(
        np.int16
    )


def _bar(meter: Meter) -> int:
    return max(1, TICKS_PER_BEAT * 4 * meter.numerator // meter.denominator)


def _position_class(ticks: NDArray[np.integer]) -> NDArray[np.integer]:
    sixteenth, triplet = TICKS_PER_BEAT // 4, TICKS_PER_BEAT // 3
    off_grid = np.where(ticks % triplet == 0, _ON_TRIPLET, _OFF_GRID)
    return np.where(ticks % sixteenth == 0, np.minimum(ticks // sixteenth, _SIXTEENTHS - 1), off_grid)


def _meter_class(meter: Meter) -> int:
    """Return the class of a meter, or of the one of the same kind, simple or compound, of the nearest length."""
    name = (meter.numerator, meter.denominator)
    if name in METERS:
        return METERS.index(name)
    compound = meter.numerator % 3 == 0 and meter.denominator >= 8
    alike = [(n, d) for n, d in METERS if (n % 3 == 0 and d >= 8) == compound]
    length = meter.numerator / meter.denominator
    return METERS.index(min(alike, key=lambda known: abs(np.log(known[0] / known[1] / length))))


def crop(stream: Tokens, after: int) -> Tokens:
    """Return a stream that begins with the first note at or after a token, as if the tune had begun there."""
    pitches = np.flatnonzero((stream.tokens >= LOWEST) & (stream.tokens < SHORTEST))
    later = pitches[pitches > after]
    if not len(later):
        return stream
    first = int(later[0])
    tokens, beside = stream.tokens[first - 1 :].copy(), stream.contexts[first - 1 :].copy()
    tokens[0] = START
    pitched = (tokens >= LOWEST) & (tokens < SHORTEST)
    tokens[pitched] = _REBASED[tokens[pitched] - LOWEST, stream.tokens[first] - LOWEST]
    whole_bar = beside[0, 2] + (beside[0, 0] != 0)
    beside[:, 2] = (beside[:, 2] - whole_bar) % PHRASE_BARS
    return Tokens(tokens, beside)


_REBASED = np.array([[pitch_token(pitch - first) for first in _RELATIVE] for pitch in _RELATIVE], np.int16)
"""The token of each pitch once another is the first note, by [pitch, first]."""
