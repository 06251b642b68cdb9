"""What sounds from a tick on, as a piece of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from composer.music import parts
from composer.music.score import Event, Meter, Notes, Score, Tempo, Track
from composer.music.timing import tempo_at

CONTROL = 0xB0
_PROGRAM, _EXCLUSIVE = 0xC0, 0xF0
_POLY_PRESSURE = 0xA0
_ORDER_MATTERS = frozenset({0, 32, 6, 38, *range(96, 102)})
"""Controllers that mean something only together: bank selects, data entry and registered parameters."""
_LONGEST_EXCLUSIVE = 256


def from_tick(score: Score, tick: int) -> Score:
    """Return the piece as it sounds from a tick on, which becomes its tick 0.

    Notes that sound at the tick begin there anew; programs, controllers and bends in force there hold from the
    beginning. What makes no sound is left out, the notes of silenced tracks among it, and so is every message that
    a synthesizer might not survive.
    """
    tempos = [tempo_at(score, tick)._replace(tick=0)]
    tempos += [Tempo(t - tick, microseconds) for t, microseconds in score.tempos if t > tick]
    heard = parts.audible(score).tracks
    tracks = tuple(replace(track, notes=_notes(track.notes, tick), events=_events(track, tick)) for track in heard)
    return Score(tracks, score.ticks_per_beat, tuple(tempos), (Meter(0),))


def between(score: Score, first: int, after: int) -> Score:
    """Return the piece as it sounds between two ticks, the second excluded, of which the first becomes tick 0.

    Notes that sound on end there; nothing that comes at the second tick or later is in it.
    """
    found, ticks = from_tick(score, first), after - first
    tracks = tuple(
        replace(
            track,
            notes=_until(track.notes, ticks),
            events=tuple(event for event in track.events if event.tick < ticks),
        )
        for track in found.tracks
    )
    return replace(found, tracks=tracks, tempos=tuple(tempo for tempo in found.tempos if tempo.tick < max(ticks, 1)))


def sounds_alike(one: Score, other: Score) -> bool:
    """Return whether two pieces sound the same from any tick on, the clicks of a metronome included."""
    if one is other:
        return True
    if (one.ticks_per_beat, one.tempos, one.meters) != (other.ticks_per_beat, other.tempos, other.meters):
        return False
    heard = [parts.audible(score).tracks for score in (one, other)]
    return len(heard[0]) == len(heard[1]) and all(map(_tracks_alike, *heard))


def _tracks_alike(one: Track, other: Track) -> bool:
    if one is other:
        return True
    if (one.program, one.channel, len(one.notes)) != (other.program, other.channel, len(other.notes)):
        return False
    same = zip(one.notes.columns[:-1], other.notes.columns[:-1], strict=True)  # locks make no sound
    events = [[event for event in track.events if _sounds(event.message)] for track in (one, other)]
    return events[0] == events[1] and all(np.array_equal(mine, theirs) for mine, theirs in same)


def _until(notes: Notes, ticks: int) -> Notes:
    begun = notes[: int(np.searchsorted(notes.start, ticks))]
    start, pitch, duration, *rest = begun.columns
    return Notes.of_columns(start, pitch, np.minimum(duration, ticks - start), *rest)


def _notes(notes: Notes, tick: int) -> Notes:
    left = notes[np.asarray(notes.end > tick)]
    start = np.maximum(left.start - tick, 0)
    return Notes.of_columns(start, left.pitch, left.end - tick - start, left.velocity, left.locked)


def _events(track: Track, tick: int) -> tuple[Event, ...]:
    """Return the events from a tick on, those before it that still hold placed at the beginning."""
    sounding = [event for event in track.events if _sounds(event.message)]
    later = (Event(event.tick - tick, event.message) for event in sounding if event.tick > tick)
    return (*_chased([event.message for event in sounding if event.tick <= tick]), *later)


def _sounds(message: bytes) -> bool:
    """Return whether a message has to do with sound and is well formed."""
    if message[0] < _EXCLUSIVE:
        return True
    well_formed = message[-1] == 0xF7 and not any(byte & 0x80 for byte in message[1:-1])
    return message[0] == _EXCLUSIVE and len(message) <= _LONGEST_EXCLUSIVE and well_formed


def _chased(messages: list[bytes]) -> Iterator[Event]:
    """Yield what holds after some messages: of those of one kind the last, in the order of the last ones."""
    holding: dict[object, bytes] = {}
    for index, message in enumerate(messages):
        kind = kind_of(message) or index
        holding.pop(kind, None)
        holding[kind] = message
    return (Event(0, message) for message in holding.values())


def kind_of(message: bytes) -> tuple[int, ...] | None:
    """Return what a message sets, None where an earlier one of its kind matters too."""
    status = message[0] & 0xF0
    if status in {_PROGRAM, _EXCLUSIVE} or (status == CONTROL and message[1] in _ORDER_MATTERS):
        return None
    return tuple(message[:2]) if status in {CONTROL, _POLY_PRESSURE} else (message[0],)
