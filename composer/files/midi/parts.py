"""From the tracks of a MIDI file to those of a score: one for each channel that plays."""

from __future__ import annotations

from array import array
from bisect import bisect_right

import numpy as np

from composer.files.border import MOST_LETTERS
from composer.files.midi.chunks import Chunk
from composer.files.midi.marks import without_mark
from composer.files.midi.messages import META, PROGRAM, TRACK_NAME
from composer.files.midi.overlaps import apart
from composer.music.score import MAX_TICK, Event, Notes, Track


def tracks_of(chunks: list[Chunk]) -> list[Track]:
    """Return a track for each channel that plays in a chunk, and one for a silent chunk that holds events."""
    programs = _Programs(chunks)
    return [
        _track(chunk.name, chunk.notes.get(channel, array("q")), channel, events, programs)
        for chunk in chunks
        if chunk.name or chunk.notes or chunk.events
        for channel, events in _shares(chunk).items()
    ]


def _text(data: bytes) -> str:
    """Return a text as UTF-8, else as the Latin alphabet that older programs write."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def take_name(chunk: Chunk) -> None:
    """Take the first track name out of a track's events."""
    for event in chunk.events:
        if event.message[:2] == bytes((META, TRACK_NAME)):
            chunk.name = _text(event.message[2:])[:MOST_LETTERS]
            chunk.events.remove(event)
            return


def _shares(chunk: Chunk) -> dict[int, list[Event]]:
    """Return the events that belong to each channel with notes; what belongs to none stays with the first."""
    shares: dict[int, list[Event]] = {channel: [] for channel in sorted(chunk.notes) or [_channel(chunk.events)]}
    first = next(iter(shares))
    for event in chunk.events:
        status = event.message[0]
        shares[status & 15 if status < 0xF0 and status & 15 in shares else first].append(event)
    return shares


def _channel(events: list[Event]) -> int:
    """Return the channel of a track without notes: that of its first program, else of its first event."""
    statuses = [event.message[0] for event in events if event.message[0] < 0xF0]
    programs = [status for status in statuses if status & 0xF0 == PROGRAM]
    return next(iter(programs + statuses), 0) & 15


class _Programs:
    """The program changes of the whole file: (tick, program) per channel."""

    def __init__(self, chunks: list[Chunk]) -> None:
        self._changes: dict[int, list[tuple[int, int]]] = {}
        for tick, message in (event for chunk in chunks for event in chunk.events):
            if message[0] & 0xF0 == PROGRAM:
                self._changes.setdefault(message[0] & 15, []).append((tick, message[1]))
        for changes in self._changes.values():
            changes.sort(key=lambda change: change[0])

    def in_force(self, channel: int, tick: int) -> int:
        """Return the program that a channel has at a tick."""
        changes = self._changes.get(channel, [])
        index = bisect_right(changes, tick, key=lambda change: change[0])
        return changes[index - 1][1] if index else 0


def _track(name: str, rows: array[int], channel: int, events: list[Event], programs: _Programs) -> Track:
    """Return a track whose program is the first that its channel is given before it plays."""
    start, pitch, duration, velocity = np.frombuffer(rows, np.int64).reshape(-1, 4).T
    notes = apart(Notes.of_columns(start, pitch, duration, velocity))
    first = notes.span[0] if len(notes) else MAX_TICK
    look, events = without_mark(events)
    for index, (tick, message) in enumerate(events):
        if tick > first:
            break
        if message[0] == PROGRAM | channel:
            others = events[:index] + events[index + 1 :]
            return Track(name, notes, message[1], channel, tuple(others), **look)
    return Track(name, notes, programs.in_force(channel, first), channel, tuple(events), **look)
