"""Continuing with a model of songs on a grid: a symbol a sixteenth, in C major or A minor, transposed back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from composer.encodings import grid
from composer.encodings.encoding import Encoding
from composer.encodings.grid import Grid
from composer.generation import framing
from composer.generation.asking import Asking, Read, Step
from composer.generation.framing import Frame
from composer.generation.pace import Pace
from composer.generation.sampling import Loops, draw, probabilities
from composer.generation.take import Take
from composer.generation.wishes import Wishes
from composer.music import timing
from composer.music.score import KeyChange, Score
from composer.music.theory import estimate_key
from composer.music.tunes import TICKS_PER_BEAT
from composer.networks.streams import Stream

if TYPE_CHECKING:
    from composer.networks.checkpoint import Model

_PER_BEAT = TICKS_PER_BEAT // grid.SIXTEENTH
_TELLING = 4
"""Fewer notes than this do not tell their key."""


def continue_(score: Score, model: Model, wishes: Wishes, track: int = 0) -> Asking[Take]:
    """Yield the growing take after each note that follows the last one of a track, and return the finished one."""
    dice = np.random.default_rng(wishes.random_seed)
    frame = framing.frame(score, model.card.name, wishes, track, _PER_BEAT)
    symbols = _Symbols(model.encoding, frame, track, dice)
    heard = symbols.seed()
    stream, loops = Stream(), Loops(frame.seed.pitch.tolist())
    rows = frame.rows()
    sounding: tuple[int, int] | None = None
    onset: int | None = None
    place, symbol = frame.place, grid.HOLD
    logits = yield Read(stream, np.array(heard), np.zeros((len(heard), 0), np.int64))
    while (allowed := symbols.allowed(place, onset, len(rows) + bool(sounding), heard[-1], loops)).any():
        symbol = draw(probabilities(logits, allowed, wishes), dice)
        if sounding and symbol != grid.HOLD:
            rows.append(frame.row(*sounding, place))
            yield frame.take(rows, place, False)
            sounding = None
        heard += [symbol] if symbol == grid.SONG else []
        if symbol == grid.SONG or (len(rows) == wishes.length and symbol != grid.HOLD):
            break
        if symbol >= grid.FIRST:
            onset, sounding = place, (place, int(symbols.pitches[symbol]))
            loops.add(sounding[1])
        heard.append(symbol)
        logits = yield Step(stream, symbol, [])
        place += 1
    if sounding:
        rows.append(frame.row(*sounding, place))
        yield frame.take(rows, place, False)
    return frame.take(rows, place, symbol == grid.SONG, symbols.text(heard))


class _Symbols:
    """The vocabulary transposed to the key of what is continued: the pitch of each symbol, -1 for the signs."""

    def __init__(self, encoding: Encoding, frame: Frame, track: int, dice: np.random.Generator) -> None:
        assert isinstance(encoding, Grid)
        self._encoding, self._frame = encoding, frame
        last = frame.first_pitch(dice) if frame.lead is None else frame.lead
        self._first = last if frame.lead is None else None
        home = grid.semitones_home(replace(frame.seed, key=_key(frame, track)))
        self._shift = home + encoding.octaves_within(last + home)
        self.pitches = np.array([*[-1] * grid.FIRST, *(pitch - self._shift for pitch in encoding.pitches)])
        self._pace = Pace.of(frame.wishes.limits, _PER_BEAT)
        far = np.where(frame.playable(self.pitches), np.abs(self.pitches - last), np.inf)
        self._begins: NDArray[np.bool_] = (far == far.min()) & (far < np.inf)

    def seed(self) -> list[int]:
        """Return a slash and the symbols of the seed."""
        return self._encoding.encode_from(self._frame.seed, self._shift).tokens[:-1].tolist()

    def allowed(self, place: int, onset: int | None, made: int, before: int, loops: Loops) -> NDArray[np.bool_]:
        """Return which symbols may stand at a place after so many new notes, the last of which began at a place."""
        waited = None if onset is None else place - onset
        if place >= self._frame.limit:
            return np.zeros(len(self.pitches), np.bool_)
        if self._first is not None and not made:
            return self._begins
        allowed = self._frame.legal(self.pitches, loops)
        allowed[: grid.FIRST] = False
        allowed &= self._pace.may_begin(waited)
        if waited is not None and (waited < self._pace.most or not allowed.any()):
            allowed[grid.HOLD], allowed[grid.REST] = True, before != grid.REST
        allowed[grid.SONG] = self._frame.may_end(place, made)
        return allowed

    def text(self, heard: list[int]) -> str:
        """Return the seed and what followed as symbols, in the key of the model."""
        return self._encoding.text(heard)


def _key(frame: Frame, track: int) -> KeyChange | None:
    """Return the key of what is continued as a signature: the one wished for or written, else what the notes tell."""
    written = timing.in_force(frame.score.keys, frame.tick(frame.place))
    notes = frame.score.tracks[track].notes[-framing.WINDOW :]
    estimated = estimate_key(notes) if len(notes) >= _TELLING else None
    key = frame.wishes.key or (None if written else estimated)
    return KeyChange(0, key.sharps, key.minor) if key else written
