"""The bytes of a MIDI file as messages with their ticks, read as far as they make sense.

mido's own reader refuses a damaged file whole and takes some ten times as long; this one never gives up on a
byte it can step over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from composer.files.border import MOST_CHUNKS, Complaints, UnreadableFile
from composer.music.score import MAX_TICK

END_OF_TRACK = b"\xff\x2f"
META = 0xFF
SYSTEM_EXCLUSIVE = (0xF0, 0xF7)
NOTE_OFF, NOTE_ON, CONTROL, PROGRAM = 0x80, 0x90, 0xB0, 0xC0
TRACK_NAME, TEMPO, METER, KEY = 0x03, 0x51, 0x58, 0x59

_HEADER = b"MThd"
_TRACK = b"MTrk"
_WRAPPING = b"RIFF"
"""What a file begins with that holds a MIDI file in the way of Windows."""
_NO_EVENTS = b"\0\xff\x2f\0"
_DUMP = re.compile(rb"(?:\xf0[\x00-\x7f]*\xf7)+")
"""Messages to a synthesizer with nothing around them, as .syx files have them."""
_USUAL_DIVISION = 480
_LONGEST_NUMBER = 5
_STRAY_DATA = {0xF1: 1, 0xF2: 2, 0xF3: 1}
_MOST_STRAYS = 10_000
"""So many bytes that are no event are passed over in a track before the rest is given up."""
_STATUS = [bytes((status,)) for status in range(256)]
_VALUES = [1 if 0xC0 <= status < 0xE0 else 2 for status in range(256)]
"""How many bytes follow the status of a message to a channel."""

Message = tuple[int, bytes]
"""The tick and the bytes in the form of score.Event."""


class MidiFile(NamedTuple):
    """The type (0, 1 or 2), the division field as it stands, and the bytes of each track."""

    kind: int
    division: int
    bodies: list[bytes]


class _BrokenTrack(Exception):
    """What follows in this track makes no sense."""


def split(data: bytes, name: str, complaints: Complaints) -> MidiFile:
    """Return the tracks of a file's bytes. Raises UnreadableFile, naming the file, where there are none."""
    if not data:
        complaints.add("The file is empty.")
        return MidiFile(1, _USUAL_DIVISION, [_NO_EVENTS])
    header = data.find(_HEADER)
    if header < 0:
        return _without_header(data, name, complaints)
    if len(data) < header + 14:
        raise UnreadableFile(name, "is cut short within its header")
    if header and not data.startswith(_WRAPPING):
        complaints.add("Bytes before the beginning of the file were passed over.")
    size = int.from_bytes(data[header + 4 : header + 8])
    kind, count, division = (int.from_bytes(data[header + at : header + at + 2]) for at in (8, 10, 12))
    bodies = _bodies(data, header + 8 + size, name, complaints)
    if not bodies:
        raise UnreadableFile(name, "is cut short before its first track")
    if len(bodies) < count:
        complaints.add(f"The file announces {count} tracks and has {len(bodies)}.")
    return MidiFile(kind, division, bodies)


def _without_header(data: bytes, name: str, complaints: Complaints) -> MidiFile:
    """Return the tracks of a file whose beginning is lost, or of what was recorded of a synthesizer's settings."""
    if _DUMP.fullmatch(data):
        complaints.add("The file holds settings of a synthesizer and no notes.")
        settings = (framed(part + b"\xf7") for part in data.split(b"\xf7")[:-1])
        return MidiFile(1, _USUAL_DIVISION, [b"".join(b"\0" + one for one in settings) + _NO_EVENTS])
    bodies = _bodies(data, len(data), name, complaints) if _TRACK in data else []
    if not bodies:
        raise UnreadableFile(name, "is not a MIDI file")
    complaints.add("The beginning of the file is missing.")
    return MidiFile(1, _USUAL_DIVISION, bodies)


def _bodies(data: bytes, position: int, name: str, complaints: Complaints) -> list[bytes]:
    """Return the bytes of each track, passing over chunks of other kinds. Raises UnreadableFile for too many."""
    bodies: list[bytes] = []
    if not _is_chunk(data, position) or position == len(data):
        position = _next_track(data, 0)
    for _ in range(MOST_CHUNKS):
        if position + 8 > len(data):
            return bodies
        kind, start = data[position : position + 4], position + 8
        position = start + int.from_bytes(data[position + 4 : start])
        if not _is_chunk(data, position):
            complaints.add("A track is not as long as it says, so its true end was looked for.")
            position = _next_track(data, start)
        if kind == _TRACK:
            bodies.append(data[start:position])
    raise UnreadableFile(name, f"holds more than {MOST_CHUNKS:,} tracks")


def _next_track(data: bytes, start: int) -> int:
    """Return where the next track begins, the end of the file without one."""
    position = data.find(_TRACK, start)
    return len(data) if position < 0 else position


def _is_chunk(data: bytes, position: int) -> bool:
    """Return whether a chunk begins here, or the file ends, be it with a few bytes too many."""
    if len(data) - 8 < position <= len(data):
        return True
    return re.fullmatch(rb"[A-Za-z ]{4}", data[position : position + 4]) is not None


def messages(body: bytes, begin: int, complaints: Complaints) -> Iterator[Message]:
    """Yield the messages of one track, which begins at a tick; the last is its end."""
    tick = begin
    try:
        for tick, message in _until_broken(body, begin, complaints):
            if message == END_OF_TRACK:
                break
            yield tick, message
        else:
            complaints.add("A track has no end, so it was ended after its last event.")
    except IndexError:
        complaints.add("A track is cut short within an event.")
    except _BrokenTrack:
        complaints.add("The rest of a track makes no sense and was left out.")
    yield tick, END_OF_TRACK


def _until_broken(body: bytes, tick: int, complaints: Complaints) -> Iterator[Message]:
    """Yield the messages of one track. Raises IndexError where it is cut short, or _BrokenTrack.

    This is gone through for every event of a file, so what most of them need is written out here.
    """
    position, size, running, strays = 0, len(body), 0, 0
    while position < size:
        delta = body[position]
        position += 1
        if delta >= 0x80:
            delta, position = _number(body, position - 1)
        tick += delta
        if tick >= MAX_TICK:
            raise _BrokenTrack
        status = body[position]
        if status < 0x80:
            status = running
        else:
            position += 1
        if 0x80 <= status < 0xF0:
            running = status
            following = position + _VALUES[status]
            values = body[position:following]
            if following > size:
                raise IndexError
            position = following
            yield tick, _STATUS[status] + (values if values.isascii() else _in_range(values, complaints))
            continue
        message, position = _system_message(body, status, position) if status else (b"", position + 1)
        if message:
            yield tick, message
            continue
        complaints.add("Bytes that are no event of a MIDI file were passed over.")
        strays += 1
        if strays > _MOST_STRAYS:
            raise _BrokenTrack


def _in_range(values: bytes, complaints: Complaints) -> bytes:
    complaints.add("An event holds a value above 127, which was brought into range.")
    return bytes(value & 0x7F for value in values)


def _number(body: bytes, position: int) -> tuple[int, int]:
    """Return the number of variable length at a position, and the position after it."""
    value = 0
    for at in range(position, position + _LONGEST_NUMBER):
        byte = body[at]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + 1
    raise _BrokenTrack


def _system_message(body: bytes, status: int, position: int) -> tuple[bytes, int]:
    """Return a meta or exclusive message, nothing for one that no file may hold, and what follows."""
    if status == META:
        start = bytes((META, body[position]))
        position += 1
    elif status in SYSTEM_EXCLUSIVE:
        start = bytes((status,))
    else:
        return b"", position + _STRAY_DATA.get(status, 0)
    length, position = _number(body, position)
    if start == END_OF_TRACK:
        return start, position
    if position + length > len(body):
        raise IndexError
    return start + body[position : position + length], position + length


def framed(message: bytes) -> bytes:
    """Return a message as it stands in a file, where all but those of a channel state their length."""
    status = message[0]
    if status < 0xF0:
        return message
    head = 2 if status == META else 1
    return message[:head] + number(len(message) - head) + message[head:]


def number(value: int) -> bytes:
    """Return a number in the variable length that MIDI files use."""
    if value < 0x80:
        return bytes((value,))
    septets = [value & 0x7F]
    while value := value >> 7:
        septets.append(value & 0x7F | 0x80)
    return bytes(reversed(septets))
