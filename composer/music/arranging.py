"""Scores as pieces and pieces as scores; pieces reduced to one instrument, cut, and written as a list of notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from composer.music.pieces import DRUMS, Piece, piece
from composer.music.score import DRUM_CHANNEL, Meter, Notes, Score, Track
from composer.music.theory import pitch_name
from composer.music.tunes import TICKS_PER_BEAT

_CHANNELS = [channel for channel in range(16) if channel != DRUM_CHANNEL]


def piece_of(score: Score, title: str = "", collection: str = "") -> Piece:
    """Return all the tracks that have notes as the parts of a piece, in its ticks of 1/480 beat."""
    tracks = [track for track in score.tracks if len(track.notes)] or [score.tracks[0]]
    made = piece_of_tracks(tracks, score.ticks_per_beat)
    return replace(made, meters=_meters(score), title=title, collection=collection)


def piece_of_tracks(tracks: Sequence[Track], ticks_per_beat: int) -> Piece:
    """Return tracks as the parts of a piece in 4/4."""
    rows: list[tuple[int, int, int, int]] = []
    for part, track in enumerate(tracks):
        start, end = (_scaled(column, ticks_per_beat) for column in (track.notes.start, track.notes.end))
        lasting = np.maximum(end - start, 1)
        rows += [(*row, part) for row in zip(start.tolist(), lasting.tolist(), track.notes.pitch.tolist(), strict=True)]
    return piece(rows, [program_of(track) for track in tracks])


def program_of(track: Track) -> int:
    """Return the program of a track, DRUMS for a track of drums."""
    return DRUMS if track.is_drums else track.program


def _scaled(ticks: NDArray[np.integer], ticks_per_beat: int) -> NDArray[np.int64]:
    return np.round(ticks.astype(np.int64) * TICKS_PER_BEAT / ticks_per_beat).astype(np.int64)


def _meters(score: Score) -> tuple[Meter, ...]:
    ticks = _scaled(np.array([change.tick for change in score.meters]), score.ticks_per_beat).tolist()
    found = {tick: change._replace(tick=tick) for tick, change in zip(ticks, score.meters, strict=True)}
    return tuple(found[tick] for tick in sorted(found))


def score_of(whole: Piece, velocity: int = 80) -> Score:
    """Return a piece as a score with a track for each of its parts."""
    tracks = tuple(_track(whole, part, velocity) for part in range(len(whole.programs)))
    return Score(tracks, TICKS_PER_BEAT, meters=whole.meters)


def _track(whole: Piece, part: int, velocity: int) -> Track:
    own, program = whole.part == part, whole.programs[part]
    loud = np.full(int(own.sum()), velocity)
    notes = Notes.of_columns(whole.start[own], whole.pitch[own], whole.duration[own], loud)
    if program == DRUMS:
        return Track("Drums", notes, 0, DRUM_CHANNEL)
    return Track(f"Part {part + 1}", notes, program, _CHANNELS[part % len(_CHANNELS)])


def reduced(whole: Piece, program: int = 0) -> Piece:
    """Return a piece for one instrument: all its parts but the drums in one, the longer of two equal notes kept."""
    pitched = ~np.array([given == DRUMS for given in whole.programs])[whole.part]
    columns = [column[pitched].tolist() for column in (whole.start, whole.pitch, whole.duration)]
    longest: dict[tuple[int, int], int] = {}
    for start, pitch, duration in zip(*columns, strict=True):
        longest[start, pitch] = max(duration, longest.get((start, pitch), 0))
    made = piece(((start, duration, pitch, 0) for (start, pitch), duration in longest.items()), (program,))
    return replace(made, meters=whole.meters, title=whole.title, collection=whole.collection)


def excerpt(whole: Piece, first: int, most: int) -> Piece:
    """Return at most so many notes of a piece from a note on, moved to begin in the bar of the first of them.

    A place so late that fewer notes are left begins earlier; a piece with fewer notes is returned whole.
    """
    begin = max(0, min(first, len(whole) - most))
    chosen = slice(begin, begin + most)
    origin = _bar_line(whole.meters, int(whole.start[begin])) if len(whole) else 0
    return replace(
        whole,
        start=whole.start[chosen] - np.int32(origin),
        duration=whole.duration[chosen],
        pitch=whole.pitch[chosen],
        part=whole.part[chosen],
        meters=meters_from(whole.meters, origin),
    )


def random_excerpt(pieces: Sequence[Piece], most: int, dice: np.random.Generator) -> Piece:
    """Return so many notes from a random place of a random one of some pieces."""
    whole = pieces[int(dice.integers(len(pieces)))]
    return excerpt(whole, int(dice.integers(max(1, len(whole)))), most)


def meters_from(meters: Sequence[Meter], tick: int) -> tuple[Meter, ...]:
    """Return meters as they are counted from a bar line on."""
    later = (meter._replace(tick=meter.tick - tick) for meter in meters if meter.tick > tick)
    return (_in_force(meters, tick)._replace(tick=0), *later)


def _in_force(meters: Sequence[Meter], tick: int) -> Meter:
    return [meter for meter in meters if meter.tick <= tick][-1]


def _bar_line(meters: Sequence[Meter], tick: int) -> int:
    meter = _in_force(meters, tick)
    return tick - (tick - meter.tick) % max(1, TICKS_PER_BEAT * 4 * meter.numerator // meter.denominator)


def groups(whole: Piece) -> Iterator[tuple[int, int, int, list[int]]]:
    """Yield the notes and chords of a piece in its order: part, start, duration, ascending pitches."""
    together: dict[tuple[int, int, int], list[int]] = {}
    for row in zip(*(c.tolist() for c in (whole.start, whole.part, whole.duration, whole.pitch)), strict=True):
        together.setdefault(row[:3], []).append(row[3])
    for (start, part, duration), pitches in together.items():
        yield part, start, duration, pitches


def note_list(whole: Piece) -> str:
    """Return a piece as text: a line for each note or chord, with its beat, its part, its pitches and its beats."""
    lines = [f"# part {part + 1}: {_named(program)}" for part, program in enumerate(whole.programs)]
    for part, start, duration, pitches in groups(whole):
        names = "+".join(pitch_name(pitch) for pitch in pitches)
        lines.append(f"{_beats(start)} {part + 1} {names}:{_beats(duration)}")
    return "\n".join(lines) + "\n"


def _named(program: int) -> str:
    return "drums" if program == DRUMS else f"program {program}"


def _beats(ticks: int) -> Fraction:
    return Fraction(ticks, TICKS_PER_BEAT)
