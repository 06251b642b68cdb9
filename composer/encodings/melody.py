"""The melody encoding: one stream of pitch, duration, pitch, duration …, pitches counted from the first note.

Counting from the first note makes the stream the same in every key, so every MIDI pitch is a legal beginning.
Durations are note values in steps of 1/24 beat. Beside each token go the contexts: where in the bar the
next event begins, the last interval and the degree of the scale that was reached, and the hints.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from composer.encodings import barlines, hints
from composer.encodings.barlines import Bars
from composer.encodings.encoding import DURATION, END_OF_PIECE, PITCH, Tokens
from composer.encodings.hints import NOTHING, Goal
from composer.music.score import Meter
from composer.music.theory import Key
from composer.music.tunes import TICKS_PER_BEAT, Tune

NAME = "melody"
VERSION = 2
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
_RELATIVE = range(-WIDEST, WIDEST + 1)
VOCABULARY = (
    *("START", "END", "REST"),
    *(f"pitch {step:+d}" for step in _RELATIVE),
    *(f"duration {steps}/24" for steps in DURATIONS),
)
START, END, REST, LOWEST = range(4)
SHORTEST = LOWEST + len(_RELATIVE)
"""The first of the duration tokens; those from LOWEST up to it are pitches."""

_WIDEST_INTERVAL = 13
_NO_INTERVAL, _NO_DEGREE = 2 * _WIDEST_INTERVAL + 1, 12
_INTERVAL, _DEGREE = range(len(barlines.CONTEXTS), len(barlines.CONTEXTS) + 2)
_HINTS = _DEGREE + 1
CONTEXTS = (*barlines.CONTEXTS, _NO_INTERVAL + 1, _NO_DEGREE + 1, *hints.CONTEXTS)
"""How many classes each context has: those of the bar lines, the last interval, the degree, and the hints."""

_SHORTEST_GAP, _LONGEST_GAP = 2, 24

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


def interval_of(token: Any) -> Any:
    """Return the semitones from the first note that a pitch token stands for."""
    return token - LOWEST - WIDEST


def count_notes(tokens: NDArray[np.integer]) -> int:
    """Return how many notes a stream stands for."""
    return int(_sounded(tokens).sum())


def parts(tokens: NDArray[np.integer]) -> NDArray[np.int8]:
    """Return of each token whether it is a pitch or rest, a duration or the end, shape (n,)."""
    return np.where(tokens >= SHORTEST, DURATION, np.where(tokens == END, END_OF_PIECE, PITCH)).astype(np.int8)


def encode(tune: Tune) -> Tokens:
    """Return the tokens of a tune, START first and END last, and their contexts: all hints but a goal."""
    tokens, steps = [START], []
    place = _step(tune.start[0]) if len(tune) else 0
    for pitch, length in events(tune):
        event = REST if pitch is None else pitch_token(pitch - int(tune.pitch[0]))
        tokens += [event, duration_token(length)]
        steps += [place, place]
        place += length
    column, bars = np.array([*tokens, END], np.int16), np.array([*steps, place, place]) * STEP
    told = _told(tune, int(tune.pitch[0]) if len(tune) else 0)
    return Tokens(column, _contexts(column, barlines.contexts(bars, tune.meters, has_pickup(tune)), told))


def _told(tune: Tune, first: int) -> tuple[int, ...]:
    """Return the hints at a tune: its style and key."""
    key = Key.of_signature(tune.key) if tune.key else None
    key_class = hints.key_class(key.tonic, key.minor, first) if key else hints.ANY_KEY
    return (hints.style_class(tune.style), key_class, *NOTHING[hints.GOAL :])


def _contexts(tokens: NDArray[np.integer], bars: NDArray[np.int16], told: Sequence[int]) -> NDArray[np.int16]:
    """Return all contexts of tokens, shape (n, kinds), where those of the bar lines and the hints are known."""
    columns = np.concatenate([bars, np.zeros((len(tokens), 2), np.int16), np.tile(told, (len(tokens), 1))], 1)
    return _with_melodic(tokens, columns.astype(np.int16))


def _with_melodic(tokens: NDArray[np.integer], beside: NDArray[np.int16]) -> NDArray[np.int16]:
    """Return contexts in which the last interval and the degree are those of the tokens."""
    beside = beside.copy()
    sounded = _sounded(tokens)
    heard = np.cumsum(sounded)
    pitches = tokens[sounded].astype(np.int64) - LOWEST - WIDEST
    intervals = np.clip(np.diff(pitches), -_WIDEST_INTERVAL, _WIDEST_INTERVAL) + _WIDEST_INTERVAL
    beside[:, _INTERVAL] = np.concatenate([[_NO_INTERVAL, _NO_INTERVAL], intervals])[np.minimum(heard, len(pitches))]
    key = beside[:, _HINTS + hints.KEY]
    last = np.concatenate([[0], pitches])[heard]
    beside[:, _DEGREE] = np.where((heard == 0) | (key == hints.ANY_KEY), _NO_DEGREE, (last - key) % 12)
    return beside


def _sounded(tokens: NDArray[np.integer]) -> NDArray[np.bool_]:
    return (tokens >= LOWEST) & (tokens < SHORTEST)


class Reading:
    """What has been read of a tune from START on, and what goes beside its last token."""

    def __init__(self, tune: Tune, first: int, goal: Goal | None = None) -> None:
        """Take the meters, the key and the style of a tune, the pitch of its first note, and what is headed for."""
        self._bars, self._first, self._goal = Bars(tune.meters, STEP, has_pickup(tune)), first, goal
        self._told = _told(tune, first)
        self._last: int | None = None
        self._interval = _NO_INTERVAL

    def read(self, token: int) -> None:
        """Read a token."""
        if LOWEST <= token < SHORTEST:
            pitch = interval_of(token)
            if self._last is not None:
                step = min(max(pitch - self._last, -_WIDEST_INTERVAL), _WIDEST_INTERVAL)
                self._interval = step + _WIDEST_INTERVAL
            self._last = pitch

    def beside(self, place: int) -> list[int]:
        """Return the contexts of an event that begins at a place, in steps of the tune."""
        style, key, *nothing = self._told
        known = self._last is not None and key != hints.ANY_KEY
        degree = ((self._last or 0) - key) % 12 if known else _NO_DEGREE
        goal = self._goal.beside(place, self._first + (self._last or 0)) if self._goal else nothing
        return [*self._bars.at(place), self._interval, degree, style, key, *goal]


def hinted(stream: Tokens, share: float, dice: np.random.Generator) -> Tokens:
    """Return the stream of a tune at which each hint is given with a probability, a goal for a gap or for its end."""
    beside = stream.contexts.copy()
    for hint in (hints.STYLE, hints.KEY):
        if dice.random() >= share:
            beside[:, _HINTS + hint] = NOTHING[hint]
    if dice.random() < share:
        first, after, goal = _goal(stream.tokens, dice)
        gap = slice(first, after)
        places, last = _places(stream.tokens), _last_pitches(stream.tokens)
        beside[gap, _HINTS + hints.GOAL :] = hints.heading(places[gap], last[gap], goal)
    return Tokens(stream.tokens, _with_melodic(stream.tokens, beside))


def towards(stream: Tokens, goal: Goal, first: int, start: int) -> Tokens:
    """Return the stream of a tune, whose first note has a pitch and a step, at which a goal is given throughout."""
    beside = stream.contexts.copy()
    places, last = start + _places(stream.tokens), first + _last_pitches(stream.tokens)
    beside[:, _HINTS + hints.GOAL :] = hints.heading(places, last, goal)
    return Tokens(stream.tokens, beside)


def _goal(tokens: NDArray[np.integer], dice: np.random.Generator) -> tuple[int, int, Goal]:
    """Return the first token and the one after those that head for a goal: the end, or the notes after a gap."""
    places, pitched = _places(tokens), np.flatnonzero(_sounded(tokens))
    size = int(dice.integers(_SHORTEST_GAP, _LONGEST_GAP + 1))
    # The first note is never in a gap: there would be nothing to count from.
    if dice.random() < 0.5 or len(pitched) < size + 2:
        return 0, len(tokens), Goal(int(places[-1]))
    begin = int(dice.integers(1, len(pitched) - size))
    following = pitched[begin + size : begin + size + 2]
    pitches = tuple(interval_of(token) for token in tokens[following].tolist())
    # What is told stands beside the token before an event, so the last one before the goal is not told any more.
    return int(pitched[begin]) - 1, int(following[0]) - 1, Goal(int(places[following[0] - 1]), pitches)


def _places(tokens: NDArray[np.integer]) -> NDArray[np.int64]:
    """Return the step, from the first event on, at which what follows each token begins; of a duration, its event."""
    lasting = np.where(tokens >= SHORTEST, _VALUES[np.clip(tokens - SHORTEST, 0, None)], 0)
    return np.cumsum(lasting)


def _last_pitches(tokens: NDArray[np.integer]) -> NDArray[np.int64]:
    """Return the pitch sounded last at each token, from the first note, shape (n,); 0 before it."""
    sounded = _sounded(tokens)
    return np.concatenate([[0], interval_of(tokens[sounded].astype(np.int64))])[np.cumsum(sounded)]


def varied(stream: Tokens, semitones: int, noise: float, dice: np.random.Generator) -> Tokens:
    """Return the stream as it is, which is the same in every key; of some notes, swap the pitch for the next one."""
    pitched = np.flatnonzero(_sounded(stream.tokens))
    swapped = pitched[dice.random(len(pitched)) < noise]
    tokens = stream.tokens.copy()
    tokens[swapped] = np.clip(tokens[swapped] + dice.choice([-1, 1], len(swapped)), LOWEST, SHORTEST - 1)
    return Tokens(tokens, _with_melodic(tokens, stream.contexts))


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


def crop(stream: Tokens, after: int) -> Tokens:
    """Return a stream that begins with the first note at or after a token, as if the tune had begun there."""
    pitches = np.flatnonzero(_sounded(stream.tokens))
    later = pitches[pitches > after]
    if not len(later):
        return stream
    first = int(later[0])
    tokens, beside = stream.tokens[first - 1 :].copy(), stream.contexts[first - 1 :].copy()
    tokens[0] = START
    pitched = _sounded(tokens)
    tokens[pitched] = _REBASED[tokens[pitched] - LOWEST, stream.tokens[first] - LOWEST]
    whole_bar = beside[0, 2] + (beside[0, 0] != 0)
    beside[:, 2] = (beside[:, 2] - whole_bar) % barlines.PHRASE_BARS
    key = _HINTS + hints.KEY
    moved = beside[:, key] // 12 * 12 + (beside[:, key] - interval_of(int(stream.tokens[first]))) % 12
    beside[:, key] = np.where(beside[:, key] == hints.ANY_KEY, hints.ANY_KEY, moved)
    return Tokens(tokens, _with_melodic(tokens, beside))


_REBASED = np.array([[pitch_token(pitch - first) for first in _RELATIVE] for pitch in _RELATIVE], np.int16)
"""The token of each pitch once another is the first note, by [pitch, first]."""
