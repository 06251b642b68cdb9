"""From the bytes of a MIDI file to a score."""

from __future__ import annotations

from itertools import islice

from composer.files.border import (
    MOST_EVENTS,
    MOST_SIGNS,
    Complaints,
    Imported,
    UnreadableFile,
    check_length,
    first_of,
    first_signs,
)
from composer.files.midi.chunks import Changes, Chunk, sift
from composer.files.midi.messages import MidiFile, messages, split
from composer.files.midi.parts import take_name, tracks_of
from composer.music.score import Score, Tempo, Track

_TICKS_PER_BEAT = 480
_DROP_FRAME = 29
_MARKER = b"\xff\x06"


def parse(data: bytes, name: str) -> Imported:
    """Return the score that the bytes of a MIDI file hold. Raises UnreadableFile, naming the file."""
    complaints = Complaints()
    file = split(data, name, complaints)
    changes = Changes(complaints)
    chunks = _chunks(file, name, changes, complaints)
    ticks_per_beat, tempos = _time(file.division, changes, complaints)
    score = Score(
        tracks=tuple(first_of(tracks_of(chunks), complaints)) or (Track(),),
        ticks_per_beat=ticks_per_beat,
        tempos=tempos,
        meters=first_signs(sorted(changes.meters.values()), complaints),
        keys=first_signs(sorted(changes.keys.values()), complaints),
    )
    check_length(score, name)
    return Imported(score, complaints.sentences())


def _time(division: int, changes: Changes, complaints: Complaints) -> tuple[int, tuple[Tempo, ...]]:
    """Return the ticks a beat and the tempos; film frames become beats of one second."""
    tempos = tuple(sorted(changes.tempos.values()))
    frames, ticks = 256 - (division >> 8), division & 0xFF
    if division & 0x8000 and frames and ticks:
        complaints.add("The file counts in film frames, which became beats of one second.")
        # 29 stands for the 29.97 frames a second of television, counted as 30.
        drop = frames == _DROP_FRAME
        return (30 if drop else frames) * ticks, (Tempo(0, 1_001_000 if drop else 1_000_000),)
    if division == 0 or division & 0x8000:
        complaints.add(f"The file does not say how long a beat is, so {_TICKS_PER_BEAT} ticks were taken.")
        return _TICKS_PER_BEAT, tempos
    return division, tempos


def _chunks(file: MidiFile, name: str, changes: Changes, complaints: Complaints) -> list[Chunk]:
    """Return the file's tracks, the conductor's events before those of the first that plays."""
    chunks: list[Chunk] = []
    begin, left = 0, MOST_EVENTS
    for body in file.bodies:
        chunks.append(sift(islice(messages(body, begin, complaints), left + 1), changes, complaints))
        left -= chunks[-1].messages
        if left < 0:
            raise UnreadableFile(name, f"holds more than {MOST_EVENTS:,} events")
        _thin_out(chunks[-1], complaints)
        # The tracks of a type 2 file are pieces of their own, to be played one after the other.
        begin = chunks[-1].end if file.kind == 2 else 0
    has_conductor = file.kind == 1 and len(chunks) > 1 and not chunks[0].has_channels
    for chunk in chunks[has_conductor:]:
        take_name(chunk)
    if has_conductor:
        first = chunks[1]
        first.events = sorted(chunks[0].events + first.events, key=lambda event: event.tick)
    return chunks[has_conductor:]


def _thin_out(chunk: Chunk, complaints: Complaints) -> None:
    """Leave as many markers in a track as are read of a file."""
    markers = [event for event in chunk.events if event.message.startswith(_MARKER)]
    if first_signs(markers, complaints) != tuple(markers):
        last = markers[MOST_SIGNS - 1].tick
        chunk.events = [one for one in chunk.events if one.tick <= last or not one.message.startswith(_MARKER)]
