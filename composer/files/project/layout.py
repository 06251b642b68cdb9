"""What stands where in a project file: a score as plain facts and as columns, one after the other.

The columns, little-endian, in this order: tick and microseconds of the tempos; tick, numerator and denominator of the
meters; tick, sharps and minor of the keys, all of 64 bits; then for each track start (32 bits), pitch (8), duration
(32), velocity (8) and locked (8) of its notes, tick and length (64) of its events, and the bytes of those. The facts
say how many there are of each. What stands after the last tick that a piece can have is not read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from composer.music.parts import HUES
from composer.music.score import MAX_TICK, Event, KeyChange, Meter, Notes, Score, Tempo, Track

MOST_TICKS = 2**40
MOST_TRACKS = 1000
_WHOLE = "<i8"
_NOTE = ("<i4", "u1", "<i4", "u1", "u1")
_CHANGES: dict[str, tuple[type[NamedTuple], tuple[tuple[int, int], ...]]] = {
    "tempos": (Tempo, ((0, MOST_TICKS), (1, 2**24 - 1))),
    "meters": (Meter, ((0, MOST_TICKS), (1, 255), (1, 128))),
    "keys": (KeyChange, ((0, MOST_TICKS), (-7, 7), (0, 1))),
}
_LENGTHS = {0x80: 3, 0x90: 3, 0xA0: 3, 0xB0: 3, 0xC0: 2, 0xD0: 2, 0xE0: 3}
_META = 0xFF


def taken_apart(score: Score) -> tuple[dict[str, Any], bytes]:
    """Return the facts of a score, for JSON, and its columns."""
    facts: dict[str, Any] = {name: len(getattr(score, name)) for name in _CHANGES}
    facts |= {"ticks_per_beat": score.ticks_per_beat, "tracks": [_facts(track) for track in score.tracks]}
    changes = (_columns(getattr(score, name), len(spans)) for name, (_, spans) in _CHANGES.items())
    return facts, b"".join(chain(*changes, *map(_track_columns, score.tracks)))


def put_together(facts: dict[str, Any], columns: bytes) -> Score:
    """Return the score of facts and columns. Raises ValueError, KeyError or TypeError where they make none."""
    reader = _Reader(columns)
    changes = {name: reader.changes(name, facts[name]) for name in _CHANGES}
    whole(len(facts["tracks"]), 1, MOST_TRACKS)
    tracks = tuple([_track(one, reader) for one in facts["tracks"]])
    reader.finish()
    if any(one.denominator & (one.denominator - 1) for one in changes["meters"]):
        raise ValueError
    return Score(tracks, whole(facts["ticks_per_beat"]), **changes)


def whole(value: object, first: int = 0, last: int = MOST_TICKS) -> int:
    """Return a whole number between two others, both included. Raises ValueError for anything else."""
    if type(value) is not int or not first <= value <= last:
        raise ValueError
    return value


def _facts(track: Track) -> dict[str, Any]:
    return {
        "name": track.name,
        "program": track.program,
        "channel": track.channel,
        "colour": track.colour,
        "muted": track.muted,
        "soloed": track.soloed,
        "notes": len(track.notes),
        "events": len(track.events),
        "bytes": sum(len(event.message) for event in track.events),
    }


def _columns(rows: Sequence[Sequence[int]], width: int) -> Iterator[bytes]:
    """Yield the columns of rows of whole numbers."""
    return (np.array([row[at] for row in rows], _WHOLE).tobytes() for at in range(width))


def _track_columns(track: Track) -> Iterator[bytes]:
    yield from (column.astype(kind).tobytes() for column, kind in zip(track.notes.columns, _NOTE, strict=True))
    yield from _columns([(event.tick, len(event.message)) for event in track.events], 2)
    yield b"".join(event.message for event in track.events)


class _Reader:
    """Takes columns off a run of bytes, never more than there are. Raises ValueError."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def bytes(self, count: object) -> bytes:
        """Return the next bytes."""
        after = self._at + whole(count, 0, len(self._data) - self._at)
        taken, self._at = self._data[self._at : after], after
        return taken

    def columns(self, count: object, kinds: Iterable[str]) -> list[NDArray]:
        """Return the next columns of one length, each of a kind of number."""
        length = whole(count, 0, len(self._data))
        return [np.frombuffer(self.bytes(length * np.dtype(kind).itemsize), kind) for kind in kinds]

    def changes(self, name: str, count: object) -> tuple[Any, ...]:
        """Return the tempos, the meters or the keys."""
        change, spans = _CHANGES[name]
        columns = self.columns(count, [_WHOLE] * len(spans))
        for column, (first, last) in zip(columns, spans, strict=True):
            if np.any((column < first) | (column > last)):
                raise ValueError
        values = [column[columns[0] <= MAX_TICK].tolist() for column in columns]
        if change is KeyChange:
            values[2] = list(map(bool, values[2]))
        return tuple(map(change, *values))

    def finish(self) -> None:
        """Refuse what is left over."""
        if self._at != len(self._data):
            raise ValueError


def _track(facts: dict[str, Any], reader: _Reader) -> Track:
    start, pitch, duration, velocity, locked = reader.columns(facts["notes"], _NOTE)
    return Track(
        _text(facts["name"]),
        Notes.of_columns(start, pitch, duration, velocity, locked.astype(np.bool_)),
        whole(facts["program"]),
        whole(facts["channel"]),
        _events(facts, reader),
        None if facts["colour"] is None else whole(facts["colour"], 0, HUES - 1),
        _truth(facts["muted"]),
        _truth(facts["soloed"]),
    )


def _events(facts: dict[str, Any], reader: _Reader) -> tuple[Event, ...]:
    ticks, lengths = reader.columns(facts["events"], (_WHOLE, _WHOLE))
    data = reader.bytes(facts["bytes"])
    if len(ticks) and (ticks.min() < 0 or ticks.max() > MOST_TICKS or np.any(np.diff(ticks) < 0)):
        raise ValueError
    if len(lengths) and (lengths.min() < 1 or lengths.max() > len(data)):
        raise ValueError
    ends = np.cumsum(lengths).tolist()
    if (ends[-1] if ends else 0) != len(data):
        raise ValueError
    messages = [data[first:after] for first, after in pairwise([0, *ends])]
    if not all(map(_is_message, messages)):
        raise ValueError
    return tuple(
        Event(tick, message) for tick, message in zip(ticks.tolist(), messages, strict=True) if tick <= MAX_TICK
    )


def _is_message(message: bytes) -> bool:
    """Return whether bytes have the length that their kind of MIDI message has."""
    status = message[0]
    if status < 0x80 or (status == _META and len(message) < 2):
        return False
    return status >= 0xF0 or (len(message) == _LENGTHS[status & 0xF0] and max(message[1:]) < 0x80)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError
    return value


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError
    return value
