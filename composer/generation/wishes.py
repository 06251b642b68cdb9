"""What the user wishes of a take."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from composer.music.score import MAX_TICK, Notes, Score
from composer.music.styles import STYLES
from composer.music.theory import Key

MOST_BARS = 64
"""A continuation is never longer than this, unless so many notes are wished for."""

MOST_NOTES = 10_000
MOST_VOICES = 3

MOST_TAKES = 16
"""So many takes are made at once at most."""


class Task(Enum):
    """What is to be done: all but to continue is done to a passage, whose notes give way to new ones."""

    CONTINUE = "continue"
    FILL = "fill"
    VARY = "vary"
    RENEW_PITCHES = "renew_pitches"
    RENEW_RHYTHM = "renew_rhythm"
    HARMONISE = "harmonise"


@dataclass(frozen=True, slots=True)
class Limits:
    """What no note of a take goes beyond: a promise.

    lowest, highest: MIDI pitches; leap: at most so many semitones from a note, or the top of a chord, to the next;
    fewest, most: so many notes a beat, from the start of one to that of the next, fewest at most 4. Where a seed ends
    outside the range, the first new note is the nearest one within. Raises ValueError.
    """

    lowest: int = 0
    highest: int = 127
    leap: int | None = None
    fewest: float | None = None
    most: float | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.lowest <= self.highest <= 127:
            raise ValueError(f"there is no pitch from {self.lowest} up to {self.highest}")
        if self.leap is not None and not 2 <= self.leap <= 127:
            raise ValueError(f"the largest leap is 2 to 127 semitones, not {self.leap}")
        for notes, highest in ((self.fewest, 4), (self.most, 24)):
            if notes is not None and not 0.05 <= notes <= highest:
                raise ValueError(f"a limit of notes a beat lies between 0.05 and {highest}, not at {notes}")
        if self.fewest and self.most and self.fewest > self.most:
            raise ValueError(f"at least {self.fewest} and at most {self.most} notes a beat cannot be")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is to be done, how long a continuation is to be and how it is drawn.

    bars: whole bars, 1-64, None until the model ends it; length: at most so many notes; temperature: 0 takes
    the likeliest note; top_k, top_p: draw from the k likeliest, or from the likeliest that hold share p;
    random_seed: the same seed, the same notes; key: all notes are of its scale;
    style: one of STYLES, none for any; finish: come to an end in the last of the bars; memory: how much what came in
    the piece so far weighs beside what the network has learned, 0 nothing, 1 all; task: what is to be done;
    strength: how many of the notes that are varied give way, from 0 to 1; voices: how many accompany a melody, 1-3;
    limits: what no note goes beyond.
    Raises ValueError.
    """

    bars: int | None = 4
    length: int | None = None
    temperature: float = 1.0
    top_k: int | None = None
    top_p: float | None = None
    random_seed: int = 0
    key: Key | None = None
    style: str = ""
    finish: bool = True
    memory: float = 0.1
    task: Task = Task.CONTINUE
    strength: float = 0.5
    limits: Limits = Limits()
    voices: int = MOST_VOICES

    def __post_init__(self) -> None:
        if self.bars is not None and not 1 <= self.bars <= MOST_BARS:
            raise ValueError(f"a continuation has 1 to {MOST_BARS} bars, not {self.bars}")
        if self.length is not None and not 1 <= self.length <= MOST_NOTES:
            raise ValueError(f"a continuation has 1 to {MOST_NOTES} notes, not {self.length}")
        if not 0 <= self.temperature <= 10:
            raise ValueError(f"the temperature lies between 0 and 10, not at {self.temperature}")
        if self.top_k is not None and self.top_k < 1:
            raise ValueError(f"top-k is 1 or more, not {self.top_k}")
        if self.top_p is not None and not 0 < self.top_p <= 1:
            raise ValueError(f"top-p lies above 0 and up to 1, not at {self.top_p}")
        if self.random_seed < 0:
            raise ValueError(f"a random seed is 0 or more, not {self.random_seed}")
        if not 0 <= self.memory <= 1:
            raise ValueError(f"the memory weighs between 0 and 1, not {self.memory}")
        if self.style and self.style not in STYLES:
            raise ValueError(f"“{self.style}” is no style; there are {', '.join(STYLES)}")
        if not 0 <= self.strength <= 1:
            raise ValueError(f"the strength of a variation lies between 0 and 1, not at {self.strength}")
        if not 1 <= self.voices <= MOST_VOICES:
            raise ValueError(f"a melody is accompanied by 1 to {MOST_VOICES} voices, not {self.voices}")
        pitches = range(self.limits.lowest, self.limits.highest + 1)
        if self.key and not any(pitch % 12 in self.key.scale for pitch in pitches):
            raise ValueError(f"no note of {self.key.name} lies within the limits")


NEED_NOTES = (Task.FILL, Task.VARY, Task.RENEW_PITCHES, Task.RENEW_RHYTHM)
"""What is done to chosen notes only; a melody is harmonised whole where none are chosen."""


class Passage(NamedTuple):
    """What a task is about: the ticks between which it is to be done, and the notes there that may give way."""

    begin: int
    end: int
    notes: Notes

    @classmethod
    def of_notes(cls, notes: Notes) -> Passage:
        """Return the passage of some notes."""
        return cls(*notes.span, notes)

    @classmethod
    def between(cls, score: Score, begin: int, end: int, track: int = 0) -> Passage:
        """Return the passage between two ticks, the second excluded, with all the notes that begin there."""
        notes, begin, end = score.tracks[track].notes, min(begin, MAX_TICK), min(end, MAX_TICK)
        return cls(begin, end, notes[(notes.start >= begin) & (notes.start < end)])


NOWHERE = Passage(0, 0, Notes())
"""The passage of a task that needs none."""
