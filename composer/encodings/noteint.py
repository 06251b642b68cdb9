"""Notes as integers: one number for each pair of a pitch and a note value, in the order of the pitches.

Rests are the lowest row. The range of pitches and the note values are those of the music learned from; a note
beyond them is moved by octaves, or takes the nearest note value.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import ClassVar, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from composer.encodings import melody
from composer.encodings.encoding import END_OF_PIECE, PITCH, Plain, Tokens, without_contexts
from composer.music.score import Meter
from composer.music.theory import parse_pitch, pitch_name
from composer.music.tunes import Tune

START, END, FIRST = range(3)

_RAREST = 1e-4
_REST = "R"


@dataclass(frozen=True)
class NoteInt(Plain):
    """The encoding for pitches from `lowest` to `highest` and some durations, ascending, in steps of 1/24 beat."""

    lowest: int = 60
    highest: int = 60
    durations: tuple[int, ...] = (24,)

    NAME: ClassVar[str] = "note-int"
    VERSION: ClassVar[int] = 1

    @cached_property
    def VOCABULARY(self) -> tuple[str, ...]:  # noqa: N802
        """START, END, then the rests and the notes with their beats, pitch by pitch, as in a list of notes."""
        rows = [_REST, *map(pitch_name, range(self.lowest, self.highest + 1))]
        return ("START", "END", *(f"{row}:{Fraction(steps, 24)}" for row in rows for steps in self.durations))

    @classmethod
    def of_vocabulary(cls, words: tuple[str, ...]) -> Self:
        """Return the encoding with a vocabulary. Raises ValueError for words that are none of its."""
        if not words:
            return cls()
        pairs = [word.partition(":")[::2] for word in words[FIRST:]]
        pitches = [parse_pitch(name) for name, _ in pairs if name != _REST]
        steps = [Fraction(beats) * 24 for name, beats in pairs if name == _REST]
        if not pitches or not steps:
            raise ValueError("it has no notes or no rests")
        return cls(min(pitches), max(pitches), tuple(map(int, steps)))

    @classmethod
    def of_music(cls, pieces: Sequence[Tune]) -> Self:
        """Return the encoding with the pitches and all but the rarest durations of some tunes."""
        counts = Counter(steps for tune in pieces for _, steps in melody.events(tune))
        rarest = _RAREST * counts.total()
        pitches = np.concatenate([[60], *(tune.pitch for tune in pieces)]) if pieces else np.array([60])
        return cls(int(pitches.min()), int(pitches.max()), tuple(sorted(s for s in counts if counts[s] > rarest)))

    def encode(self, piece: Tune) -> Tokens:
        """Return the notes and rests of a tune between START and END."""
        return without_contexts([START, *(self.token(pitch, steps) for pitch, steps in melody.events(piece)), END])

    def token(self, pitch: int | None, steps: int) -> int:
        """Return the number of a note, or of a rest, in the range and of the note value that are nearest."""
        index = int(np.abs(np.log(np.array(self.durations) / max(steps, 1))).argmin())
        row = 0 if pitch is None else 1 + self.within(pitch) - self.lowest
        return FIRST + row * len(self.durations) + index

    def within(self, pitch: int) -> int:
        """Return a pitch, moved by octaves into the range where it is beyond it."""
        if self.lowest <= pitch <= self.highest:
            return pitch
        octaves = [p for p in range(pitch % 12, 128, 12) if self.lowest <= p <= self.highest]
        return min(octaves or [self.lowest, self.highest], key=lambda p: abs(p - pitch))

    def pitches(self) -> NDArray[np.int64]:
        """Return the pitch of each word of the vocabulary, -1 where it is no note."""
        rows = np.repeat(np.arange(self.lowest - 1, self.highest + 1), len(self.durations))
        rows[: len(self.durations)] = -1
        return np.concatenate([[-1] * FIRST, rows])

    def lengths(self) -> NDArray[np.int64]:
        """Return the steps that each word of the vocabulary lasts, 0 for START and END."""
        return np.concatenate([[0] * FIRST, np.tile(self.durations, self.highest - self.lowest + 2)])

    def decode(self, tokens: ArrayLike, start: int = 0, meters: tuple[Meter, ...] = (Meter(0),)) -> Tune:
        """Return the tune of some tokens, up to END, that begins at a tick."""
        stream = np.asarray(tokens, np.int64)
        stream = stream[: [*stream.tolist(), END].index(END)]
        pitch, length = self.pitches()[stream], self.lengths()[stream] * melody.STEP
        begins, sounds = start + np.cumsum(length) - length, pitch >= 0
        columns = begins[sounds].astype(np.int32), length[sounds].astype(np.int32), pitch[sounds].astype(np.int16)
        return Tune(*columns, meters)

    def text(self, tokens: ArrayLike, semitones: int = 0) -> str:
        """Return a stream, transposed, as a list of notes such as "C4:1 R:1/2 E4:2"."""
        pitches, lengths = self.pitches(), self.lengths()
        told = [token for token in np.asarray(tokens).tolist() if lengths[token]]
        names = [pitch_name(int(pitches[token]) + semitones) if pitches[token] >= 0 else _REST for token in told]
        return " ".join(f"{name}:{Fraction(int(lengths[t]), 24)}" for name, t in zip(names, told, strict=True)) + "\n"

    def count_notes(self, tokens: NDArray[np.integer]) -> int:
        """Return how many notes a stream has."""
        return int((tokens >= FIRST + len(self.durations)).sum())

    def parts(self, tokens: NDArray[np.integer]) -> NDArray[np.int8]:
        """Return PITCH for notes and rests."""
        return np.where(tokens == END, END_OF_PIECE, PITCH).astype(np.int8)

    def varied(self, stream: Tokens, semitones: int, noise: float, dice: np.random.Generator) -> Tokens:
        """Return a stream transposed, as far as its range allows, a share of its notes then moved by a semitone."""
        tokens, size = stream.tokens.copy(), len(self.durations)
        notes = np.flatnonzero(tokens >= FIRST + size)
        if not len(notes):
            return stream
        rows = (tokens[notes] - FIRST) // size
        rows += np.clip(semitones, 1 - rows.min(), self.highest - self.lowest + 1 - rows.max())
        rows += np.where(dice.random(len(rows)) < noise, dice.choice([-1, 1], len(rows)), 0)
        rows = np.clip(rows, 1, self.highest - self.lowest + 1)
        tokens[notes] = FIRST + rows * size + (tokens[notes] - FIRST) % size
        return Tokens(tokens, stream.contexts)
