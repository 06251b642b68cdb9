"""Music as notation counts it, in beats of a quarter note, on its way to a score, which counts in ticks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import chain, cycle, pairwise
from math import ceil, lcm
from typing import NamedTuple, TypeAlias

from composer.files.border import (
    MOST_LETTERS,
    Complaints,
    Imported,
    UnreadableFile,
    check_length,
    first_of,
    first_signs,
)
from composer.files.instruments import PROGRAMS
from composer.music.score import DRUM_CHANNEL, MAX_TICK, Event, KeyChange, Meter, Note, Notes, Score, Tempo, Track

Sign: TypeAlias = Tempo | Meter | KeyChange
"""What changes along a piece; its tick says nothing yet."""

USUAL_VELOCITY = 80
_USUAL_TICKS, _MOST_TICKS = 480, 32767
_ROUNDED = "Some lengths were rounded to ticks."
_NUMBER = re.compile(r"\s*([+-]?\d{1,9}(?:\.\d{1,9})?)\s*")


class Sound(NamedTuple):
    """A note as it sounds: start and length in beats, pitch and velocity in any range."""

    start: Fraction
    length: Fraction
    pitch: int
    velocity: int = USUAL_VELOCITY


@dataclass
class Part:
    """What one part plays, and words and markers with their beats; no channel is any that is free."""

    name: str = ""
    program: int = 0
    channel: int | None = None
    sounds: list[Sound] = field(default_factory=list)
    words: list[tuple[Fraction, bytes]] = field(default_factory=list)


@dataclass
class Piece:
    """Parts, and what changes along all of them; of two changes of a kind at one beat the later in the list holds.

    What is short of a bar at the beginning is `pickup`: so many beats all music is moved by.
    """

    parts: list[Part] = field(default_factory=list)
    signs: list[tuple[Fraction, Sign]] = field(default_factory=list)
    pickup: Fraction = Fraction(0)


def number(text: str | None, otherwise: int = 0) -> Fraction:
    """Return the number that a text is, another where it is none or longer than any that is meant."""
    found = _NUMBER.fullmatch(text or "")
    return Fraction(found[1]) if found else Fraction(otherwise)


def tempo(bpm: float | Fraction) -> Tempo:
    """Return a tempo in quarter notes a minute, the nearest that MIDI can say."""
    return Tempo(0, min(max(round(60_000_000 / bpm), 1), 2**24 - 1))


def meter(numerator: int, denominator: int) -> Meter | None:
    """Return a meter that MIDI can say, None for any other."""
    sound = 1 <= numerator <= 255 and denominator in (1, 2, 4, 8, 16, 32, 64, 128)
    return Meter(0, numerator, denominator) if sound else None


def program_of(name: str) -> int:
    """Return the General MIDI program whose instrument a part is named after, the piano's for any other name."""
    words = name.lower()
    return next((program for program, known in enumerate(PROGRAMS) if known.lower() in words), 0)


def imported(piece: Piece, name: str, complaints: Complaints) -> Imported:
    """Return the score of a piece. Raises UnreadableFile where nothing sounds, or for too long."""
    if not any(part.sounds for part in piece.parts):
        raise UnreadableFile(name, "has no notes")
    score = _score(piece, complaints)
    check_length(score, name)
    return Imported(score, complaints.sentences())


def _score(piece: Piece, complaints: Complaints) -> Score:
    clock = _Clock(piece, complaints)
    found: dict[type, dict[int, Sign]] = {Tempo: {0: Tempo(0)}, Meter: {0: Meter(0)}, KeyChange: {}}
    for beat, sign in piece.signs:
        tick = clock.tick(beat) if beat else 0
        found[type(sign)][tick] = sign._replace(tick=tick)
    changes = (first_signs(_changing(sorted(found[kind].values())), complaints) for kind in (Tempo, Meter, KeyChange))
    parts = first_of(piece.parts, complaints)
    tracks = [_track(part, channel, clock) for part, channel in zip(parts, _channels(parts), strict=True)]
    return Score(tuple(tracks), clock.ticks, *changes)  # type: ignore[arg-type] # each kind is in a place of its own


def _changing(signs: list[Sign]) -> list[Sign]:
    """Return signs in their order without those that say what holds already."""
    return signs[:1] + [after for before, after in pairwise(signs) if before[1:] != after[1:]]


class _Clock:
    """Says on which tick a beat falls, with as many ticks a beat as all of a piece is whole in."""

    def __init__(self, piece: Piece, complaints: Complaints) -> None:
        self._pickup = piece.pickup
        lengths = (beat for part in piece.parts for sound in part.sounds for beat in sound[:2])
        common = lcm(*{beat.denominator for beat in chain([piece.pickup], lengths)})
        self.ticks = common * ceil(_USUAL_TICKS / common) if common <= _MOST_TICKS else _USUAL_TICKS
        if common > _MOST_TICKS:
            complaints.add(_ROUNDED)

    def tick(self, beat: Fraction) -> int:
        """Return the tick of a beat, the last that there is for all later ones."""
        return min(max(round((beat + self._pickup) * self.ticks), 0), MAX_TICK)


def _channels(parts: Iterable[Part]) -> Iterator[int]:
    """Yield the channel of each part: its own if it is free or for drums, else the next free that is not for drums."""
    melodic = [channel for channel in range(16) if channel != DRUM_CHANNEL]
    parts = list(parts)
    free = [channel for channel in melodic if all(part.channel != channel for part in parts)]
    spare, taken = cycle(free + melodic), set[int]()
    for part in parts:
        own = part.channel
        channel = own if own is not None and (own == DRUM_CHANNEL or own not in taken) else next(spare)
        taken.add(channel)
        yield channel


def _track(part: Part, channel: int, clock: _Clock) -> Track:
    rows = ((clock.tick(one.start), clock.tick(one.start + one.length), one) for one in part.sounds)
    notes = (
        Note(start, one.pitch, end - start, min(max(one.velocity, 1), 127))
        for start, end, one in rows
        if end > start and 0 <= one.pitch <= 127
    )
    words = sorted(Event(clock.tick(beat), message) for beat, message in part.words)
    return Track(part.name[:MOST_LETTERS], Notes(notes), part.program, channel, tuple(words))
