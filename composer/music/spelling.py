"""How pitches are written down: the letter, the accidental and the octave that a key gives each."""

from __future__ import annotations

from typing import NamedTuple

from composer.music.score import KeyChange

LETTERS = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
"""The pitch class of each letter without an accidental."""

_SHARPENED = "FCGDAEB"
_F = -1
"""The place of F on the line of fifths, on which C is 0, G is 1 and each accidental is seven places."""
_MAJOR_REACH, _MINOR_REACH = 3, 2
"""How many fifths below its signature a key still spells with flats: B♭ and E♭ in C major, but D♯ in A minor."""
_MAJOR_BENDS, _MINOR_BENDS = frozenset({7, 8, 9}), frozenset({7, 10})
"""How many fifths above the signature the notes are whose spelling goes by where they lead."""


class Spelling(NamedTuple):
    """A pitch as it is written: letter, semitones up by sharps or down by flats, octave from middle C as 4."""

    letter: str
    alter: int
    octave: int

    @property
    def step(self) -> int:
        """How many lines and spaces above C0 it stands."""
        return "CDEFGAB".index(self.letter) + 7 * self.octave


def signature(letter: str, sharps: int) -> int:
    """Return by how much a key signature raises a letter."""
    place = _SHARPENED.index(letter)
    return 1 if place < sharps else -1 if 6 - place < -sharps else 0


def spelled(pitch: int, key: KeyChange, towards: int | None = None) -> Spelling:
    """Return how a MIDI pitch is written in a key.

    One outside the scale that goes on by a semitone may be written as the neighbour of `towards`, the pitch after it:
    C C♯ D, but D D♭ C. Raised fourths and lowered sevenths stay what they are, and so do leading notes in minor.
    """
    fifths = (pitch * 7 - key.sharps + 1) % 12 + key.sharps - 1
    if fifths > key.sharps + 5:
        fifths = _outside(pitch, fifths, key, towards)
    letter = _SHARPENED[(fifths - _F) % 7]
    alter = (fifths - _F) // 7
    return Spelling(letter, alter, (pitch - alter) // 12 - 1)


def _outside(pitch: int, fifths: int, key: KeyChange, towards: int | None) -> int:
    """Return the place on the line of fifths of a pitch outside the scale, given that with a sharp."""
    bends = fifths - key.sharps in (_MINOR_BENDS if key.minor else _MAJOR_BENDS)
    if bends and towards is not None and abs(towards - pitch) == 1:
        return fifths if towards > pitch else fifths - 12
    reach = _MINOR_REACH if key.minor else _MAJOR_REACH
    return fifths - 12 if fifths - 12 >= key.sharps - reach else fifths
