"""What one track of a MIDI file holds, and what it says that holds for the whole piece."""

from __future__ import annotations

from dataclasses import dataclass, field

from composer.files.border import Complaints
from composer.files.midi.messages import END_OF_TRACK, KEY, META, METER, NOTE_OFF, NOTE_ON, TEMPO, Message
from composer.music.score import MAX_TICK, Event, KeyChange, Meter, Tempo


@dataclass
class Chunk:
    """One track of a file: per channel its notes as (start, pitch, duration, velocity), and its events."""

    name: str = ""
    notes: dict[int, list[tuple[int, int, int, int]]] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)

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


def sift(messages: list[Message], changes: Changes, complaints: Complaints) -> Chunk:
    """Return the notes and the events of one track, and note its tempo, meter and key among the changes."""
    chunk = Chunk()
    sounding = _Sounding(chunk, complaints)
    for tick, message in messages:
        status = message[0]
        if NOTE_OFF <= status < NOTE_ON + 16:
            if status >= NOTE_ON and message[2]:
                sounding.begin(status & 15, message[1], tick, message[2])
            else:
                sounding.end(status & 15, message[1], tick)
        elif status != META or (message != END_OF_TRACK and not changes.take(tick, message)):
            chunk.events.append(Event(tick, message))
    sounding.end_all(messages[-1][0])
    return chunk


class _Sounding:
    """The notes of a track that have begun and not yet ended: per channel and pitch at most one."""

    def __init__(self, chunk: Chunk, complaints: Complaints) -> None:
        self._chunk = chunk
        self._complaints = complaints
        self._notes: dict[tuple[int, int], tuple[int, int, bool]] = {}

    def begin(self, channel: int, pitch: int, tick: int, velocity: int) -> None:
        """Begin a note, which ends one of the same pitch."""
        before = self._notes.get((channel, pitch))
        cuts = before is not None and before[0] < tick
        if before and cuts:
            self._keep(channel, pitch, before, tick)
        self._notes[channel, pitch] = tick, velocity, cuts

    def end(self, channel: int, pitch: int, tick: int) -> None:
        """End the note of a pitch, if one sounds."""
        note = self._notes.pop((channel, pitch), None)
        if note is None:
            return
        start, velocity, cuts = note
        if start == tick and cuts:
            # This end was meant for the note that the beginning of this one cut.
            self._notes[channel, pitch] = start, velocity, False
        else:
            self._keep(channel, pitch, note, max(tick, start + 1))

    def end_all(self, tick: int) -> None:
        """End the notes that nothing ended, at the end of their track."""
        for (channel, pitch), note in self._notes.items():
            self._complaints.add("A note never ended, so it was ended with its track.")
            self._keep(channel, pitch, note, max(tick, note[0] + 1))

    def _keep(self, channel: int, pitch: int, note: tuple[int, int, bool], end: int) -> None:
        start, velocity, _ = note
        self._chunk.notes.setdefault(channel, []).append((start, pitch, min(end, MAX_TICK) - start, velocity))
