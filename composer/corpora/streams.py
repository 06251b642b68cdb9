"""music21's streams of Note and Chord objects <-> pieces and scores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from music21 import chord, harmony, instrument, meter, note, stream, tempo

from composer.music.pieces import DRUMS, Piece, piece
from composer.music.score import Meter, Note, Score, Track
from composer.music.tunes import TICKS_PER_BEAT

_NAMED = {"soprano": 52, "alto": 52, "tenor": 52, "bass": 52, "horn": 60, "piano": 0, "violin": 40}
"""The programs of parts that only their name tells."""

_PIANO = 0


def piece_of(music: Any, title: str = "", collection: str = "") -> Piece:
    """Return the notes and chords of a music21 score as they sound, each part apart, ties joined, grace notes left."""
    parts = list(music.parts) or [music]
    shift = _pickup(parts[0])
    rows: list[tuple[int, int, int, int]] = []
    for index, part in enumerate(parts):
        rows += ((start + shift, duration, pitch, index) for start, duration, pitch in _notes(_sounding(part)))
    made = piece((row for row in rows if row[1] > 0), [_program(part) for part in parts])
    return replace(made, meters=_meters(parts[0], shift), title=title, collection=collection)


def _notes(part: Any) -> Iterator[tuple[int, int, int]]:
    """Yield the start and duration in ticks and the pitch of each note of a part, chords note by note."""
    for element in part.stripTies().flatten().notes:
        if isinstance(element, note.Note | chord.Chord) and not isinstance(element, harmony.Harmony):
            start, end = _tick(element.offset), _tick(element.offset + element.quarterLength)
            yield from ((start, end - start, pitch.midi) for pitch in element.pitches)


def _sounding(part: Any) -> Any:
    moved = any(found.transposition for found in part.getInstruments(recurse=True))
    return part.toSoundingPitch() if moved else part


def _tick(beats: Any) -> int:
    return round(Fraction(beats).limit_denominator(960) * TICKS_PER_BEAT)


def _pickup(part: Any) -> int:
    """Return by how many ticks a part is moved so that its first bar line falls on the end of a bar."""
    bars = part.getElementsByClass("Measure")
    return _tick(bars[0].paddingLeft) if bars else 0


def _meters(part: Any, shift: int) -> tuple[Meter, ...]:
    """Return the meters of a part moved by a pickup; 4/4 until the first where it does not say."""
    found = {0: Meter(0)}
    for sign in part.flatten().getElementsByClass(meter.TimeSignature):
        tick = _tick(sign.offset)
        tick += shift if tick else 0
        found[tick] = Meter(tick, sign.numerator, sign.denominator)
    return tuple(found[tick] for tick in sorted(found))


def _program(part: Any) -> int:
    """Return the General MIDI program of a part, from its instrument, its name, else the piano's."""
    played = part.getInstrument(returnDefault=False)
    if isinstance(played, instrument.UnpitchedPercussion):
        return DRUMS
    if played is not None and played.midiProgram is not None:
        return int(played.midiProgram)
    name = (part.partName or "").lower()
    return next((program for word, program in _NAMED.items() if word in name), _PIANO)


def stream_of(score: Score) -> stream.Score:
    """Return a score as a music21 Score: a Part for each track, of Note, Chord and Rest objects and its instrument.

    Notes of one track that begin and end together are one Chord; overlapping ones go to voices of their own.
    """
    made = stream.Score()
    for track in score.tracks:
        made.insert(0, _part(score, track))
    return made


def _part(score: Score, track: Track) -> stream.Part:
    part = stream.Part()
    part.partName = track.name
    part.insert(0, _instrument(track))
    for change in score.meters:
        part.insert(_beats(change.tick, score), meter.TimeSignature(f"{change.numerator}/{change.denominator}"))
    for pace in score.tempos:
        part.insert(_beats(pace.tick, score), tempo.MetronomeMark(number=round(pace.bpm, 3)))
    for together in _chords(track):
        part.insert(_beats(together[0].start, score), _sound(together, score))
    for start, end in _silences(track):
        part.insert(_beats(start, score), note.Rest(quarterLength=_beats(end - start, score)))
    return part


def _beats(ticks: int, score: Score) -> Fraction:
    return Fraction(ticks, score.ticks_per_beat)


def _instrument(track: Track) -> instrument.Instrument:
    if track.is_drums:
        return instrument.UnpitchedPercussion()
    return instrument.instrumentFromMidiProgram(track.program)


def _chords(track: Track) -> Iterator[list[Note]]:
    """Yield the notes of a track, those together that begin and end together."""
    together: dict[tuple[int, int], list[Note]] = {}
    for one in track.notes:
        together.setdefault((one.start, one.duration), []).append(one)
    yield from together.values()


def _sound(together: Sequence[Note], score: Score) -> note.Note | chord.Chord:
    length = _beats(together[0].duration, score)
    pitches = [one.pitch for one in together]
    made = (
        chord.Chord(pitches, quarterLength=length) if len(pitches) > 1 else note.Note(pitches[0], quarterLength=length)
    )
    made.volume.velocity = together[0].velocity
    return made


def _silences(track: Track) -> Iterator[tuple[int, int]]:
    """Yield where no note of a track sounds, from tick 0 to its last note."""
    silent_from = 0
    for one in track.notes:
        if one.start > silent_from:
            yield silent_from, one.start
        silent_from = max(silent_from, one.end)
