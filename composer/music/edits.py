"""Score -> Score: what can be done to the notes and settings of a piece. A group is clamped as a group."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from composer.music.score import MAX_TICK, Note, Notes, Score


def add(score: Score, notes: Collection[Note], track: int = 0) -> Score:
    """Return the score with some more notes in a track."""
    return score.with_notes(track, score.tracks[track].notes | notes)


def remove(score: Score, notes: Collection[Note], track: int = 0) -> Score:
    """Return the score without some of a track's notes."""
    return score.with_notes(track, score.tracks[track].notes - notes)


def swap(score: Score, notes: Notes, others: Notes, track: int = 0) -> Score:
    """Return the score with others in the place of some of a track's notes."""
    return score if notes is others else add(remove(score, notes, track), others, track)


def moved(notes: Notes, ticks: int = 0, semitones: int = 0) -> Notes:
    """Return notes later and higher, all by the same amount and none beyond tick 0 or pitch 0-127."""
    if not len(notes):
        return notes
    first, after = notes.span
    ticks = min(max(ticks, -first), MAX_TICK - after)
    semitones = min(max(semitones, -int(notes.pitch.min())), 127 - int(notes.pitch.max()))
    start, pitch, *rest = notes.columns
    return Notes.of_columns(start + ticks, pitch + semitones, *rest)


def octaves_moved(notes: Notes, octaves: int) -> Notes:
    """Return notes higher by octaves, by none at all where one of them would leave 0-127."""
    higher = moved(notes, semitones=12 * octaves)
    stays = len(notes) and int(higher.pitch[0]) - int(notes.pitch[0]) != 12 * octaves
    return notes if stays else higher


def end_moved(notes: Notes, ticks: int, shortest: int = 1) -> Notes:
    """Return notes whose ends are later by some ticks; none becomes shorter than `shortest` by it."""
    start, pitch, duration, *rest = notes.columns
    floor = np.minimum(duration, shortest)
    longer = np.clip(duration.astype(np.int64) + ticks, floor, MAX_TICK - start)
    return Notes.of_columns(start, pitch, longer, *rest)


def start_moved(notes: Notes, ticks: int, shortest: int = 1) -> Notes:
    """Return notes that begin some ticks later and end where they did; none before tick 0."""
    start, pitch, duration, *rest = notes.columns
    latest = notes.end - np.minimum(duration, shortest)
    later = np.clip(start.astype(np.int64) + ticks, 0, latest)
    return Notes.of_columns(later, pitch, notes.end - later, *rest)


def velocity_moved(notes: Notes, amount: int) -> Notes:
    """Return notes that are louder by some steps of velocity, each kept within 1-127."""
    start, pitch, duration, velocity, locked = notes.columns
    return Notes.of_columns(start, pitch, duration, np.clip(velocity + amount, 1, 127), locked)
