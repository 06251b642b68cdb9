"""The encoding of notes and chords: which part plays, the pitches of a chord from the lowest up, its length, a wait.

A chord is spelled, not looked up, so that any chord of any notes is a legal seed. A piece begins with the programs of
its parts, and a chord says which part plays it when that changes. Waits and durations are sums of note values in steps
of 1/24 beat, largest first, so that every length is exact. Beside each token go the contexts: where in the bar it is,
the meter, the part, its program, and the top note of the chord that the part played last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from composer.encodings import barlines, melody
from composer.encodings.encoding import DURATION as TELLS_DURATION
from composer.encodings.encoding import END_OF_PIECE, Tokens
from composer.encodings.encoding import PITCH as TELLS_PITCH
from composer.music import arranging
from composer.music.pieces import DRUMS, Piece, piece
from composer.music.score import Meter

NAME = "chords"
VERSION = 1
SUFFIX = ".txt"
STEPS_PER_BEAT = melody.STEPS_PER_BEAT
STEP = melody.STEP
MOST_PARTS = 16
"""Parts beyond these are joined to the last of them."""

LENGTHS = melody.DURATIONS
VOCABULARY = (
    *("START", "END"),
    *(f"program {program}" for program in range(DRUMS)),
    "drums",
    *(f"part {part}" for part in range(MOST_PARTS)),
    *(f"pitch {pitch}" for pitch in range(128)),
    *(f"duration {steps}/24" for steps in LENGTHS),
    *(f"wait {steps}/24" for steps in LENGTHS),
)
START, END, PROGRAM = range(3)
PART = PROGRAM + DRUMS + 1
PITCH = PART + MOST_PARTS
DURATION = PITCH + 128
WAIT = DURATION + len(LENGTHS)
"""The first of each kind of token; those from one up to the next are of its kind."""

_NO_PITCH = 128
CONTEXTS = (*barlines.CONTEXTS[:2], MOST_PARTS, DRUMS + 1, _NO_PITCH + 1)
"""How many classes each context has: position in the bar, meter, part, its program, the top note it played last."""

_BEGINS = np.array([START, END, PROGRAM, PART, PITCH, DURATION, WAIT])


_KINDS: list[int] = _BEGINS[np.searchsorted(_BEGINS, np.arange(len(VOCABULARY)), "right") - 1].tolist()


def kind_of(token: int) -> int:
    """Return the kind of a token: START, END, PROGRAM, PART, PITCH, DURATION or WAIT."""
    return _KINDS[token]


class Reading:
    """What the tokens read so far say: the parts, the place in steps, the part at hand, and the chords."""

    def __init__(self) -> None:
        self.programs: list[int] = []
        self.chords: list[list] = []
        """Each the place, the part, the ascending pitches and the duration in steps, 0 while it is not said."""
        self.place = 0
        self.part = 0
        self.last = START
        self._tops: dict[int, int] = {}
        self._held: list[list] = []

    def read(self, token: int) -> None:
        """Take in the next token."""
        kind = _KINDS[token]
        if kind == PITCH and _KINDS[self.last] == PITCH:
            self.chords[-1][2].append(token - PITCH)
        elif kind == PITCH:
            self.chords.append([self.place, self.part, [token - PITCH], 0])
            self._held.append(self.chords[-1])
        elif kind == DURATION and self.chords:
            self.chords[-1][3] += LENGTHS[token - DURATION]
            self._tops[self.part] = self.chords[-1][2][-1]
        elif kind == WAIT:
            self.place += LENGTHS[token - WAIT]
            self._held = [held for held in self._held if held[0] + held[3] > self.place]
        elif kind == PART:
            self.part = token - PART
        elif kind == PROGRAM:
            self.programs.append(token - PROGRAM)
        self.last = token

    @property
    def beside(self) -> tuple[int, int, int]:
        """The part at hand, its program, and the top note that it played last."""
        program = self.programs[self.part] if self.part < len(self.programs) else 0
        return self.part, program, self._tops.get(self.part, _NO_PITCH)

    def sounding(self) -> set[int]:
        """Return the pitches that the part at hand begins at this place or still holds."""
        return {pitch for _, part, pitches, _ in self._held if part == self.part for pitch in pitches}

    def allowed(self) -> NDArray[np.bool_]:
        """Return which tokens may follow, shape (vocabulary,), for a stream whose parts have been named."""
        allowed = _after(self.last, self.part, len(self.programs)).copy()
        for pitch in self.sounding():
            allowed[PITCH + pitch] = False
        return allowed

    def piece(self, meters: Sequence[Meter] = (Meter(0),)) -> Piece:
        """Return what was read; a chord without a duration counts for nothing."""
        rows = (
            (place * STEP, steps * STEP, pitch, part)
            for place, part, pitches, steps in self.chords
            for pitch in pitches
            if steps
        )
        parts = max(len(self.programs), 1 + max((part for _, part, _, _ in self.chords), default=0))
        made = piece(rows, (*self.programs, *[0] * (parts - len(self.programs))))
        return Piece(made.start, made.duration, made.pitch, made.part, made.programs, tuple(meters))


@cache
def _after(last: int, part: int, parts: int) -> NDArray[np.bool_]:
    """Return which tokens may follow a token of a part, of so many, shape (vocabulary,), were nothing sounding."""
    allowed, kind = np.zeros(len(VOCABULARY), np.bool_), _KINDS[last]
    allowed[PITCH:DURATION] = True
    if kind == PITCH:
        allowed[PITCH : last + 1] = False
        allowed[DURATION:WAIT] = True
    elif kind != PART:
        first = 0 if kind == WAIT else part + 1
        allowed[PART + first : PART + parts] = True
        allowed[PART + part] = False
    if kind in {PROGRAM, DURATION}:
        allowed[END] = True
        allowed[WAIT:] = True
    if kind in {DURATION, WAIT}:
        # A sum goes on with smaller values; only the largest may come again.
        largest = last == kind + len(LENGTHS) - 1
        allowed[kind : last + largest] = True
        allowed[last + largest : kind + len(LENGTHS)] = False
    return allowed


def lengths(steps: int) -> Iterator[int]:
    """Yield the indices of the note values that add up to some steps, largest first."""
    while steps > 0:
        found = int(np.searchsorted(LENGTHS, steps, "right")) - 1
        yield found
        steps -= LENGTHS[found]


def spelled(whole: Piece) -> list[int]:
    """Return the tokens of a piece, START first and END last."""
    tokens = [START, *(PROGRAM + program for program in whole.programs[:MOST_PARTS])]
    place, at_hand = 0, 0
    for part, start, steps, pitches in arranging.groups(_in_steps(whole)):
        tokens += [WAIT + index for index in lengths(start - place)]
        tokens += [PART + part] if part != at_hand else []
        tokens += [PITCH + pitch for pitch in pitches]
        tokens += [DURATION + index for index in lengths(steps)]
        place, at_hand = start, part
    return [*tokens, END]


def _in_steps(whole: Piece) -> Piece:
    start = np.round(whole.start / STEP).astype(int)
    steps = np.maximum(np.round((whole.start + whole.duration) / STEP).astype(int) - start, 1)
    part = np.minimum(whole.part, MOST_PARTS - 1)
    return piece(zip(*(c.tolist() for c in (start, steps, whole.pitch, part)), strict=True), whole.programs)


def encode(whole: Piece) -> Tokens:
    """Return the stream of a piece, START first and END last, and its contexts."""
    tokens = spelled(whole)
    return Tokens(np.array(tokens, np.int16), contexts(tokens, whole.meters))


def contexts(tokens: Iterable[int], meters: Sequence[Meter]) -> NDArray[np.int16]:
    """Return the contexts after each of the tokens of a stream, shape (n, kinds)."""
    reading, places, beside = Reading(), [], []
    for token in tokens:
        reading.read(token)
        places.append(reading.place)
        beside.append(reading.beside)
    bars = barlines.contexts(np.array(places, np.int64) * STEP, meters)[:, :2]
    return np.concatenate([bars, np.array(beside, np.int16).reshape(-1, 3)], 1).astype(np.int16)


def read(tokens: ArrayLike) -> Reading:
    """Return what some tokens say, up to END."""
    reading = Reading()
    for token in np.asarray(tokens, np.int64).tolist():
        if token == END:
            break
        reading.read(token)
    return reading


def decode(tokens: ArrayLike, meters: Sequence[Meter] = (Meter(0),)) -> Piece:
    """Return the piece of some tokens in some meters."""
    return read(tokens).piece(meters)


def count_notes(tokens: NDArray[np.integer]) -> int:
    """Return how many notes a whole stream stands for."""
    return int(_pitched(tokens).sum())


def parts(tokens: NDArray[np.integer]) -> NDArray[np.int8]:
    """Return what each token tells: what sounds, how long or when, or that the piece is over."""
    told = np.where(np.asarray(tokens) >= DURATION, TELLS_DURATION, TELLS_PITCH)
    return np.where(np.asarray(tokens) == END, END_OF_PIECE, told).astype(np.int8)


def crop(stream: Tokens, after: int) -> Tokens:
    """Return the stream as it is: windows are cut from it instead."""
    return stream


def _pitched(tokens: NDArray[np.integer]) -> NDArray[np.bool_]:
    return (tokens >= PITCH) & (tokens < DURATION)


def hinted(stream: Tokens, share: float, dice: np.random.Generator) -> Tokens:
    """Return the stream as it is: it knows no hints."""
    return stream


def varied(stream: Tokens, semitones: int, noise: float, dice: np.random.Generator) -> Tokens:
    """Return a stream moved by some semitones, or as many as the range lets, a share of single notes off by one.

    Drums stay as they are.
    """
    tokens, beside = stream.tokens.copy(), stream.contexts.copy()
    tuned = _pitched(tokens) & (beside[:, 3] != DRUMS)
    if not tuned.any():
        return stream
    pitches = tokens[tuned] - PITCH
    shift = min(max(semitones, -int(pitches.min())), 127 - int(pitches.max()))
    tokens[tuned] += shift
    known = (beside[:, 4] != _NO_PITCH) & (beside[:, 3] != DRUMS)
    # A stream that was cut may know of a note outside the range of those that it holds.
    beside[known, 4] = np.clip(beside[known, 4] + shift, 0, 127)
    return Tokens(_noisy(tokens, tuned, noise, dice) if noise else tokens, beside)


def _noisy(tokens: NDArray, tuned: NDArray[np.bool_], noise: float, dice: np.random.Generator) -> NDArray:
    """Return tokens some of whose notes that are in no chord are moved by a semitone."""
    beside = np.zeros(len(tokens), np.bool_)
    beside[1:] |= tuned[:-1]
    beside[:-1] |= tuned[1:]
    chosen = tuned & ~beside & (dice.random(len(tokens)) < noise)
    step = dice.choice([-1, 1], len(tokens))
    return np.where(chosen, np.clip(tokens + step, PITCH, DURATION - 1), tokens).astype(tokens.dtype)
