"""The bytes of a MIDI file as messages with their ticks, read as far as they make sense.

mido's own reader refuses a damaged file whole and takes some ten times as long; this one never gives up on a
byte it can step over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from composer.files.border import MOST_EVENTS, Complaints, UnreadableFile
from composer.music.score import MAX_TICK

END_OF_TRACK = b"\xff\x2f"
META = 0xFF
SYSTEM_EXCLUSIVE = (0xF0, 0xF7)
NOTE_OFF, NOTE_ON, CONTROL, PROGRAM = 0x80, 0x90, 0xB0, 0xC0
TRACK_NAME, TEMPO, METER, KEY = 0x03, 0x51, 0x58, 0x59

_HEADER = b"MThd"
_TRACK = b"MTrk"
_WRAPPING = 256
"""A header of another format, as RIFF's, may stand before the MIDI file and is at most this long."""
_LONGEST_NUMBER = 5
_STRAY_DATA = {0xF1: 1, 0xF2: 2, 0xF3: 1}

Message = tuple[int, bytes]
"""The tick and the bytes in the form of score.Event."""


class MidiFile(NamedTuple):
    """The type (0, 1 or 2), the division field as it stands, and each track's messages.

    Every track ends with END_OF_TRACK.
    """

    kind: int
    division: int
    tracks: list[list[Message]]


class _BrokenTrack(Exception):
    """What follows in this track makes no sense."""


def messages_of(data: bytes, name: str, complaints: Complaints) -> MidiFile:
    """Return the messages of a file's bytes. Raises UnreadableFile, naming the file, where there are none."""
    if not data:
        raise UnreadableFile(name, "is empty")
    header = data.find(_HEADER, 0, _WRAPPING)
    if header < 0:
        raise UnreadableFile(name, "is not a MIDI file")
    if len(data) < header + 14:
        raise UnreadableFile(name, "is cut short within its header")
    size = int.from_bytes(data[header + 4 : header + 8])
    kind, count, division = (int.from_bytes(data[header + at : header + at + 2]) for at in (8, 10, 12))
    tracks: list[list[Message]] = []
    left = MOST_EVENTS
    for body in _bodies(data, header + 8 + size, complaints):
        tracks.append(list(islice(_messages(body, complaints), left + 1)))
        left -= len(tracks[-1])
        if left < 0:
            raise UnreadableFile(name, f"holds more than {MOST_EVENTS:,} events")
    if not tracks:
        raise UnreadableFile(name, "is cut short before its first track")
    if len(tracks) < count:
        complaints.add(f"The file announces {count} tracks and has {len(tracks)}.")
    return MidiFile(kind, division, tracks)


def _bodies(data: bytes, position: int, complaints: Complaints) -> Iterator[bytes]:
    """Yield the bytes of each track, passing over chunks of other kinds."""
    if not _is_chunk(data, position):
        position = max(0, data.find(_TRACK))
    while position + 8 <= len(data):
        kind = data[position : position + 4]
        start = position + 8
        position = start + int.from_bytes(data[position + 4 : start])
        if not _is_chunk(data, position):
            complaints.add("A track is not as long as it says, so its true end was looked for.")
            position = data.find(_TRACK, start)
            position = len(data) if position < 0 else position
        if kind == _TRACK:
            yield data[start:position]


def _is_chunk(data: bytes, position: int) -> bool:
    """Return whether a chunk begins here, or the file ends, be it with a few bytes too many."""
    if len(data) - 8 < position <= len(data):
        return True
    return re.fullmatch(rb"[A-Za-z ]{4}", data[position : position + 4]) is not None


def _messages(body: bytes, complaints: Complaints) -> Iterator[Message]:
    """Yield the messages of one track, its end included."""
    tick = 0
    try:
        for tick, message in _until_broken(body, complaints):
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


def _until_broken(body: bytes, complaints: Complaints) -> Iterator[Message]:
    """Yield the messages of one track. Raises IndexError where it is cut short, or _BrokenTrack."""
    tick = position = running = 0
    while position < len(body):
        delta, position = _number(body, position)
        tick += delta
        if tick >= MAX_TICK:
            raise _BrokenTrack
        status = body[position]
        if status < 0x80:
            status = running
        else:
            position += 1
        if status >= 0xF0:
            message, position = _system_message(body, status, position)
        elif status >= 0x80:
            running = status
            message, position = _channel_message(body, status, position, complaints)
        else:
            position += 1
            message = b""
        if message:
            yield tick, message
        else:
            complaints.add("Bytes that are no event of a MIDI file were passed over.")


def _number(body: bytes, position: int) -> tuple[int, int]:
    """Return the number of variable length at a position, and the position after it."""
    byte = body[position]
    if byte < 0x80:
        return byte, position + 1
    value = 0
    for at in range(position, position + _LONGEST_NUMBER):
        byte = body[at]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + 1
    raise _BrokenTrack


def _channel_message(body: bytes, status: int, position: int, complaints: Complaints) -> tuple[bytes, int]:
    following = position + (1 if 0xC0 <= status < 0xE0 else 2)
    values = body[position:following]
    if following > len(body):
        raise IndexError
    if not values.isascii():
        complaints.add("An event holds a value above 127, which was brought into range.")
        values = bytes(value & 0x7F for value in values)
    return status.to_bytes() + values, following


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
