"""From a score to the bytes of a MIDI file of type 1."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter

from composer.files.midi.marks import mark_of
from composer.files.midi.messages import (
    CONTROL,
    END_OF_TRACK,
    KEY,
    META,
    METER,
    NOTE_OFF,
    NOTE_ON,
    PROGRAM,
    TEMPO,
    TRACK_NAME,
    Message,
    framed,
    number,
)
from composer.files.midi.overlaps import apart
from composer.music.score import Event, Score, Track

_OF_THE_PIECE = (0x00, 0x02, TRACK_NAME, 0x06, 0x07, 0x54)
"""Meta events that belong in the conductor's track: number, copyright, title, markers, cues, film time."""
_BANK_SELECTS = (0, 32)
_RELEASE_VELOCITY = 64


def render(score: Score) -> bytes:
    """Return the score as a MIDI file: the conductor's track, then one for each track of the score.

    Of notes of one pitch that overlap within a track, the earlier ends where the later begins.
    """
    first, *others = score.tracks
    conducted, events = _split(first.events)
    tracks = [sorted(conductor(score, conducted), key=itemgetter(0)), _part(first, events)]
    tracks += [_part(track, track.events) for track in others]
    return file_of(1, score.ticks_per_beat, tracks)


def file_of(kind: int, ticks_per_beat: int, tracks: Sequence[Iterable[Message]]) -> bytes:
    """Return a MIDI file of a type, 0 or 1, out of the messages of each track in the order of their ticks."""
    header = b"MThd" + b"".join(n.to_bytes(k) for n, k in ((6, 4), (kind, 2), (len(tracks), 2)))
    return header + ticks_per_beat.to_bytes(2) + b"".join(map(_chunk, tracks))


def _split(events: Iterable[Event]) -> tuple[list[Event], list[Event]]:
    """Return the events that go into the conductor's track, and the others.

    At each tick only those in front go there, so that reading both tracks again finds the same order.
    """
    conducted: list[Event] = []
    played: list[Event] = []
    for event in events:
        ahead = not played or played[-1].tick != event.tick
        of_the_piece = event.message[0] == META and event.message[1] in _OF_THE_PIECE
        (conducted if ahead and of_the_piece else played).append(event)
    return conducted, played


def conductor(score: Score, events: Sequence[Event]) -> list[Message]:
    """Return the conductor's messages: what holds for the whole piece."""
    messages: list[Message] = list(events)
    messages += [(t.tick, bytes((META, TEMPO)) + t.microseconds.to_bytes(3)) for t in score.tempos]
    for tick, numerator, denominator in score.meters:
        clocks = max(1, 96 // denominator)
        messages.append((tick, bytes((META, METER, numerator, denominator.bit_length() - 1, clocks, 8))))
    for tick, sharps, minor in score.keys:
        messages.append((tick, bytes((META, KEY, sharps % 256, minor))))
    return messages


def _part(track: Track, events: Iterable[Event]) -> list[Message]:
    """Return a track's messages: at one tick first what ends, then the events, then what begins."""
    ends, begins = sounds(track)
    messages = [name_of(track), *ends, *mark_of(track), *with_program(track, list(events)), *begins]
    return sorted(messages, key=itemgetter(0))


def name_of(track: Track) -> Message:
    """Return the message that names a track."""
    return 0, bytes((META, TRACK_NAME)) + track.name.encode("utf-8", "replace")


def sounds(track: Track) -> tuple[list[Message], list[Message]]:
    """Return the messages that end a track's notes, and those that begin them."""
    notes = apart(track.notes)
    off, on = NOTE_OFF | track.channel, NOTE_ON | track.channel
    starts, ends, pitches = notes.start.tolist(), notes.end.tolist(), notes.pitch.tolist()
    velocities = notes.velocity.tolist()
    ending = [(end, bytes((off, pitch, _RELEASE_VELOCITY))) for end, pitch in zip(ends, pitches, strict=True)]
    rows = zip(starts, pitches, velocities, strict=True)
    return ending, [(start, bytes((on, pitch, velocity))) for start, pitch, velocity in rows]


def with_program(track: Track, events: list[Event]) -> list[Event]:
    """Return the events with the track's first program behind the bank selects that it needs."""
    first = track.notes.span[0]
    at = 0
    for index, (tick, message) in enumerate(events):
        if message[0] & 0xF0 == PROGRAM or tick > first:
            break
        if message[0] == CONTROL | track.channel and message[1] in _BANK_SELECTS:
            at = index + 1
    tick = events[at - 1].tick if at else 0
    return [*events[:at], Event(tick, bytes((PROGRAM | track.channel, track.program))), *events[at:]]


def _chunk(messages: Iterable[Message]) -> bytes:
    """Return the bytes of a track's chunk, its end included."""
    pieces: list[bytes] = []
    before = 0
    for tick, message in messages:
        pieces += number(tick - before), framed(message)
        before = tick
    body = b"".join(pieces) + b"\0" + END_OF_TRACK + b"\0"
    return b"MTrk" + len(body).to_bytes(4) + body
