"""Continuing with a model of notes as integers: one number for each note or rest."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from composer.encodings import melody, noteint
from composer.encodings.encoding import Encoding
from composer.encodings.noteint import NoteInt
from composer.generation import framing
from composer.generation.asking import Asking, Read, Step
from composer.generation.framing import Frame
from composer.generation.pace import Pace
from composer.generation.sampling import Loops, draw, probabilities
from composer.generation.take import Take
from composer.generation.wishes import Wishes
from composer.music.score import Score
from composer.networks.streams import Stream

if TYPE_CHECKING:
    from composer.networks.checkpoint import Model


def continue_(score: Score, model: Model, wishes: Wishes, track: int = 0) -> Asking[Take]:
    """Yield the growing take after each note that follows the last one of a track, and return the finished one."""
    dice = np.random.default_rng(wishes.random_seed)
    frame = framing.frame(score, model.card.name, wishes, track, melody.STEPS_PER_BEAT)
    words = _Words(model.encoding, frame, dice)
    heard = words.seed()
    stream, loops = Stream(), Loops(frame.seed.pitch.tolist())
    rows = frame.rows()
    place, logits = frame.place, (yield Read(stream, np.array(heard), np.zeros((len(heard), 0), np.int64)))
    onset: int | None = None
    while len(rows) != wishes.length:
        allowed = words.allowed(place, len(rows), heard[-1], loops)
        if not words.paced(allowed, place, onset).any():
            break
        token = draw(probabilities(logits, allowed, wishes), dice)
        if token == noteint.END:
            return frame.take(rows, place, True, words.text(heard))
        heard.append(token)
        logits = yield Step(stream, token, [])
        following, pitch = place + int(words.lengths[token]), int(words.pitches[token])
        if words.notes[token]:
            onset = place
            rows.append(frame.row(place, pitch, following))
            loops.add(pitch)
            yield frame.take(rows, following, False)
        place = following
    return frame.take(rows, place, False, words.text(heard))


class _Words:
    """The vocabulary moved by octaves to where the seed is: the pitch and the steps of each word."""

    def __init__(self, encoding: Encoding, frame: Frame, dice: np.random.Generator) -> None:
        assert isinstance(encoding, NoteInt)
        self._encoding, self._frame = encoding, frame
        last = frame.lead if frame.lead is not None else frame.first_pitch(dice)
        self._shift = encoding.within(last) - last
        self.lengths, self.notes = encoding.lengths(), encoding.pitches() >= 0
        self.pitches = encoding.pitches() - self._shift
        self._rests = ~self.notes & (self.lengths > 0)
        self._playable = self.notes & frame.playable(self.pitches)
        self._longest = int(self.lengths.max())
        self._first = last if frame.lead is None else None
        self._pace = Pace.of(frame.wishes.limits, melody.STEPS_PER_BEAT)

    def seed(self) -> list[int]:
        """Return START and the notes of the seed."""
        given = self._frame.seed
        moved = replace(given, pitch=(given.pitch + self._shift).astype(np.int16))
        return self._encoding.encode(moved).tokens[:-1].tolist()

    def allowed(self, place: int, made: int, before: int, loops: Loops) -> NDArray[np.bool_]:
        """Return which words may stand at a place after so many new notes and the word before it."""
        if self._first is None or made:
            allowed = self._frame.following(self._playable, self.pitches, loops)
        else:
            allowed = self.notes & (self.pitches == self._first)
        # The masks are shared from note to note, so that nothing may be written into them.
        rests = made and not self._rests[before]
        allowed = allowed | self._rests if rests else allowed.copy()
        if not self._frame.has_room(place, self._longest):
            allowed = allowed & self._frame.fitting(place, self.lengths)
        allowed[noteint.END] = self._frame.may_end(place, made)
        return allowed

    def paced(self, allowed: NDArray[np.bool_], place: int, onset: int | None) -> NDArray[np.bool_]:
        """Leave of the allowed words those that keep the pace, the last new note having begun at a place."""
        pace = self._pace
        if not pace.is_free:
            waited = None if onset is None else place - onset
            notes = pace.lengths(self.lengths, allowed & self.notes, self._frame.limit - place)
            rests = pace.rests(self.lengths, allowed & self._rests, waited or 0)
            allowed[:] = (notes & pace.may_begin(waited)) | rests | (allowed & (self.lengths == 0))
        return allowed

    def text(self, heard: list[int]) -> str:
        """Return the seed and what followed as a list of notes."""
        return self._encoding.text(heard, -self._shift)
