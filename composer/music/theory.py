"""Note names, scales and keys."""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from composer.music.score import KeyChange, Notes

SHARP_NAMES = ("C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯", "A", "A♯", "B")
FLAT_NAMES = ("C", "D♭", "D", "E♭", "E", "F", "G♭", "G", "A♭", "A", "B♭", "B")
BLACK_KEYS = frozenset({1, 3, 6, 8, 10})
MAJOR = (0, 2, 4, 5, 7, 9, 11)
MINOR = (0, 2, 3, 5, 7, 8, 10)

_LETTERS = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
_PITCH = re.compile(r"([A-Ga-g])([#♯b♭]*)(-?\d+)")
# Krumhansl and Kessler 1982: how well each degree of the chromatic scale fits a major and a minor key.
_MAJOR_PROFILE = np.array([6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88])
_MINOR_PROFILE = np.array([6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17])


class Key(NamedTuple):
    """A key: the pitch class of its tonic, 0 for C, and its mode."""

    tonic: int
    minor: bool = False

    @property
    def scale(self) -> frozenset[int]:
        """The pitch classes of its scale; of the natural one in minor."""
        return frozenset((self.tonic + step) % 12 for step in (MINOR if self.minor else MAJOR))

    @property
    def triad(self) -> frozenset[int]:
        """The pitch classes of the chord of its tonic."""
        return frozenset((self.tonic + step) % 12 for step in (0, 3 if self.minor else 4, 7))

    @property
    def sharps(self) -> int:
        """The sharps of its signature, flats negative, -6..6 with the spelling that is usual."""
        sharps = (self.tonic + 3 * self.minor) * 7 % 12
        return sharps - 12 if sharps > 6 else sharps

    @property
    def name(self) -> str:
        """Its English name, as in "F♯ minor"."""
        names = FLAT_NAMES if self.sharps < 0 else SHARP_NAMES
        return f"{names[self.tonic]} {'minor' if self.minor else 'major'}"

    @classmethod
    def of_signature(cls, change: KeyChange) -> Key:
        """Return the key that a key signature with its mode stands for."""
        return cls((change.sharps * 7 + 9 * change.minor) % 12, change.minor)

    @classmethod
    def parse(cls, text: str) -> Key:
        """Return the key of a name as in "D major", "f# minor" or "Bb". Raises ValueError."""
        match = re.fullmatch(r"\s*([A-Ga-g])([#♯b♭]?)\s*(major|minor|maj|min|m)?\s*", text)
        if not match:
            raise ValueError(f"“{text}” is no key; write it like “D major” or “F# minor”")
        letter, accidental, mode = match.groups()
        return cls((_LETTERS[letter.upper()] + _shift(accidental)) % 12, mode in {"minor", "min", "m"})


KEYS = tuple(Key(tonic, minor) for minor in (False, True) for tonic in range(12))
_PROFILES = np.stack([np.roll(_MINOR_PROFILE if key.minor else _MAJOR_PROFILE, key.tonic) for key in KEYS])
_CENTRED_PROFILES = _PROFILES - _PROFILES.mean(1, keepdims=True)


def _shift(accidentals: str) -> int:
    return sum(1 if sign in "#♯" else -1 for sign in accidentals)


def pitch_name(pitch: int, flats: bool = False) -> str:
    """Return the name of a MIDI pitch with its octave, middle C being C4."""
    return f"{(FLAT_NAMES if flats else SHARP_NAMES)[pitch % 12]}{pitch // 12 - 1}"


def parse_pitch(text: str) -> int:
    """Return the MIDI pitch of a name as in "F#4" or of a number as in "66". Raises ValueError."""
    match = _PITCH.fullmatch(text)
    if match:
        letter, accidentals, octave = match.groups()
        pitch = _LETTERS[letter.upper()] + _shift(accidentals) + 12 * (int(octave) + 1)
    elif text.isascii() and text.isdigit():
        pitch = int(text)
    else:
        raise ValueError(f"“{text}” is no note; write it like C4, F#5 or 60")
    if not 0 <= pitch <= 127:
        raise ValueError(f"{text} lies outside the MIDI pitches 0 to 127")
    return pitch


def estimate_key(notes: Notes) -> Key | None:
    """Return the key whose profile the notes' durations fit best, None without notes.

    The method of Krumhansl and Schmuckler (Krumhansl, Cognitive Foundations of Musical Pitch, 1990).
    """
    if not len(notes):
        return None
    weight = np.bincount(notes.pitch % 12, weights=notes.duration, minlength=12).astype(np.float64)
    return KEYS[int(np.argmax(key_fits(weight)))]


def key_fits(weight: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how well the weights of the pitch classes, shape (…, 12), fit each of KEYS, shape (…, 24)."""
    centred = weight - weight.mean(-1, keepdims=True)
    norm = np.linalg.norm(centred, axis=-1, keepdims=True)
    # Where all classes weigh the same, any one of them stands for all.
    return np.where(norm > 0, centred @ _CENTRED_PROFILES.T / np.where(norm > 0, norm, 1), _PROFILES[:, 0])
