"""What one track of a MIDI file holds, and what it says that holds for the whole piece."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field

from composer.files.border import Complaints
from composer.files.midi.messages import END_OF_TRACK, KEY, META, METER, NOTE_ON, TEMPO, Message
from composer.music.score import MAX_TICK, Event, KeyChange, Meter, Tempo


@dataclass
class Chunk:
    """One track of a file: its notes, its other events, how many messages it had and the tick of the last.

    The notes are per channel, one after the other: start, pitch, duration, velocity.
    """

    name: str = ""
    notes: dict[int, array[int]] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    messages: int = 0
    end: int = 0

    @property
    def has_channels(self) -> bool:
        """Whether anything in it is meant for a channel."""
        return bool(self.notes) or any(event.message[0] < 0xF0 for event in self.events)


class Changes:
    """What holds for the whole piece, from all tracks; of two changes at one tick the one read later."""

    def __init__(self, complaints: Complaints) -> None:
        self.tempos = {0: Tempo(0)}
        self.meters = {0: Meter(0)}
        self.keys: dict[int, KeyChange] = {}
        self._complaints = complaints

    def take(self, tick: int, message: bytes) -> bool:
        """Return whether a message is such a change, remembering one that makes sense."""
        kind, values = message[1], message[2:]
        if kind == TEMPO:
            self._take_tempo(tick, values)
        elif kind == METER:
            self._take_meter(tick, values)
        elif kind == KEY:
            self._take_key(tick, values)
        return kind in {TEMPO, METER, KEY}

    def _take_tempo(self, tick: int, values: bytes) -> None:
        if len(values) == 3 and any(values):
            self.tempos[tick] = Tempo(tick, int.from_bytes(values))
        else:
            self._complaints.add("A tempo makes no sense and was ignored.")

    def _take_meter(self, tick: int, values: bytes) -> None:
        if len(values) >= 2 and values[0] and values[1] < 8:
            self.meters[tick] = Meter(tick, values[0], 2 ** values[1])
        else:
            self._complaints.add("A time signature makes no sense and was ignored.")

    def _take_key(self, tick: int, values: bytes) -> None:
        sharps = int.from_bytes(values[:1], signed=True)
        if len(values) == 2 and -7 <= sharps <= 7 and values[1] < 2:
            self.keys[tick] = KeyChange(tick, sharps, bool(values[1]))
        else:
            self._complaints.add("A key signature makes no sense and was ignored.")


def sift(messages: Iterable[Message], changes: Changes, complaints: Complaints) -> Chunk:
    """Return the notes and the events of one track, and note its tempo, meter and key among the changes."""
    chunk = Chunk()
    sounding = _Sounding(chunk, complaints)
    begin, end, add = sounding.begin, sounding.end, chunk.events.append
    for chunk.messages, (chunk.end, message) in enumerate(messages, 1):
        status, tick = message[0], chunk.end
        if status < 0xA0:
            # A note's channel and pitch in one number.
            key = (status & 15) << 7 | message[1]
            if status >= NOTE_ON and message[2]:
                begin(key, tick, message[2])
            else:
                end(key, tick)
        elif status != META or (message != END_OF_TRACK and not changes.take(tick, message)):
            add(Event(tick, message))
    sounding.end_all(chunk.end)
    return chunk


class _Sounding:
    """The notes of a track that have begun and not yet ended: per channel and pitch at most one."""

    def __init__(self, chunk: Chunk, complaints: Complaints) -> None:
        self._chunk = chunk
        self._complaints = complaints
        self._notes: dict[int, tuple[int, int, bool]] = {}

    def begin(self, key: int, tick: int, velocity: int) -> None:
        """Begin a note, which ends one of the same pitch."""
        before = self._notes.get(key)
        cuts = before is not None and before[0] < tick
        if before and cuts:
            self._keep(key, before, tick)
        self._notes[key] = tick, velocity, cuts

    def end(self, key: int, tick: int) -> None:
        """End the note of a pitch, if one sounds."""
        note = self._notes.pop(key, None)
        if note is None:
            return
        start, velocity, cuts = note
        if start == tick and cuts:
            # This end was meant for the note that the beginning of this one cut.
            self._notes[key] = start, velocity, False
        else:
            self._keep(key, note, tick if tick > start else start + 1)

    def end_all(self, tick: int) -> None:
        """End the notes that nothing ended, at the end of their track."""
        for key, note in self._notes.items():
            self._complaints.add("A note never ended, so it was ended with its track.")
            self._keep(key, note, max(tick, note[0] + 1))

    def _keep(self, key: int, note: tuple[int, int, bool], end: int) -> None:
        start = note[0]
        channel = self._chunk.notes.get(key >> 7)
        if channel is None:
            channel = self._chunk.notes[key >> 7] = array("q")
        channel.extend((start, key & 127, (end if end < MAX_TICK else MAX_TICK) - start, note[1]))
