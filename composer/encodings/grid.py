"""Songs as a time series: a symbol a sixteenth, a MIDI number where a note begins, _ while it lasts, r for a rest.

A / stands before and after each song. Songs are transposed to C major or A minor; the MIDI numbers there are
those of the songs learned from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from composer.encodings.encoding import DURATION, END_OF_PIECE, PITCH, DoesNotFit, Plain, Tokens, without_contexts
from composer.music.score import Meter
from composer.music.tunes import TICKS_PER_BEAT, Tune

SONG, HOLD, REST, FIRST = range(4)
SYMBOLS = ("/", "_", "r")
SIXTEENTH = TICKS_PER_BEAT // 4
"""The ticks of a tune in one symbol."""


def semitones_home(tune: Tune) -> int:
    """Return by how much a tune is transposed to C major or A minor, -5 to 6; 0 where its key is not known."""
    return (5 - 7 * tune.key.sharps) % 12 - 5 if tune.key else 0


@dataclass(frozen=True)
class Grid(Plain):
    """The encoding for some MIDI numbers, ascending."""

    pitches: tuple[int, ...] = ()

    NAME: ClassVar[str] = "essen-grid"
    VERSION: ClassVar[int] = 1

    @property
    def VOCABULARY(self) -> tuple[str, ...]:  # noqa: N802
        """The three signs, then the MIDI numbers."""
        return (*SYMBOLS, *map(str, self.pitches))

    @classmethod
    def of_vocabulary(cls, words: tuple[str, ...]) -> Self:
        """Return the encoding with a vocabulary. Raises ValueError for words that are none of its."""
        if words and words[:FIRST] != SYMBOLS:
            raise ValueError(f"it begins with {' '.join(SYMBOLS)}")
        pitches = tuple(int(word) for word in words[FIRST:])
        if any(later <= earlier for earlier, later in pairwise([-1, *pitches, 128])):
            raise ValueError("its notes are MIDI numbers, ascending")
        return cls(pitches)

    @classmethod
    def of_music(cls, pieces: Sequence[Tune]) -> Self:
        """Return the encoding with all the pitches of the songs that fit, transposed."""
        found = {pitch for tune in pieces if _fits(tune) for pitch in (tune.pitch + semitones_home(tune)).tolist()}
        return cls(tuple(sorted(pitch for pitch in found if 0 <= pitch < 128)))

    def tokens_of(self, text: str) -> NDArray[np.int32]:
        """Return the numbers of symbols with spaces between them, shape (symbols,). Raises DoesNotFit."""
        known = {word: number for number, word in enumerate(self.VOCABULARY)}
        try:
            return np.array([known[word] for word in text.split()], np.int32)
        except KeyError as error:
            raise DoesNotFit(f"the symbol “{error.args[0]}” is not in the vocabulary") from error

    def encode(self, piece: Tune) -> Tokens:
        """Return a song, transposed, between two slashes. Raises DoesNotFit for durations off the grid."""
        if not _fits(piece):
            raise DoesNotFit("its durations are no whole sixteenths")
        return self.encode_from(piece, semitones_home(piece))

    def encode_from(self, tune: Tune, semitones: int) -> Tokens:
        """Return a tune transposed by some semitones, its times rounded to sixteenths, between two slashes."""
        starts = np.round((tune.start - tune.start[:1]) / SIXTEENTH).astype(int)
        ends = np.maximum(np.round((tune.start + tune.duration - tune.start[:1]) / SIXTEENTH).astype(int), starts + 1)
        series = np.full(int(ends[-1]) if len(tune) else 0, HOLD)
        # A rest begins where a note ends; the note that begins there writes over it.
        series[ends[:-1][ends[:-1] < starts[1:]]] = REST
        series[starts] = [self.token(pitch) for pitch in (tune.pitch + semitones).tolist()]
        return without_contexts([SONG, *series, SONG])

    def token(self, pitch: int) -> int:
        """Return the symbol of a pitch; of one never seen, that of its nearest octave, else of its neighbour."""
        if not self.pitches:
            raise DoesNotFit("there are no notes in its vocabulary")
        known = np.array(self.pitches)
        octaves = known[(known - pitch) % 12 == 0]
        among = octaves if len(octaves) else known
        return FIRST + int(np.searchsorted(known, among[np.abs(among - pitch).argmin()]))

    def octaves_within(self, pitch: int) -> int:
        """Return the semitones, whole octaves, by which a pitch moves between the lowest and the highest known one."""
        if not self.pitches:
            raise DoesNotFit("there are no notes in its vocabulary")
        low, high = self.pitches[0], self.pitches[-1]
        return 12 * (-(-max(low - pitch, 0) // 12) - -(-max(pitch - high, 0) // 12))

    def decode(
        self, tokens: ArrayLike, semitones: int = 0, start: int = 0, meters: Sequence[Meter] = (Meter(0),)
    ) -> Tune:
        """Return the song of some tokens, transposed by semitones, that begins at a tick; slashes end a note."""
        stream = np.asarray(tokens, np.int64)
        stream = stream[stream != SONG]
        begins = np.flatnonzero(stream != HOLD)
        length = np.diff([*begins, len(stream)])
        sounds = stream[begins] >= FIRST
        pitch = np.array(self.pitches, np.int16)[stream[begins][sounds] - FIRST] + semitones
        starts, lasting = (column[sounds].astype(np.int32) * SIXTEENTH for column in (begins, length))
        return Tune(start + starts, lasting, pitch.astype(np.int16), tuple(meters))

    def text(self, tokens: ArrayLike) -> str:
        """Return a stream as symbols with spaces between them."""
        return " ".join(self.VOCABULARY[token] for token in np.asarray(tokens).tolist()) + "\n"

    def count_notes(self, tokens: NDArray[np.integer]) -> int:
        """Return how many notes a stream has."""
        return int((tokens >= FIRST).sum())

    def parts(self, tokens: NDArray[np.integer]) -> NDArray[np.int8]:
        """Return PITCH for notes and rests, DURATION for what lasts."""
        return np.select([tokens == SONG, tokens == HOLD], [END_OF_PIECE, DURATION], PITCH).astype(np.int8)


def _fits(tune: Tune) -> bool:
    return (
        bool(len(tune))
        and not ((tune.start - tune.start[0]) % SIXTEENTH).any()
        and not (tune.duration % SIXTEENTH).any()
    )
