"""What can be done to the notes of a piece. A group is clamped as a group.

A verb takes notes and returns what becomes of them; `swap` puts that into a score. `feel.py` has what is done to
their timing and loudness, `choices.py` what selects them. A lock binds the generator, not the hand: every verb
changes locked notes like any other, and they stay locked.
"""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from composer.music.score import MAX_TICK, Note, Notes, Score
from composer.music.theory import Key


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


def scale_moved(notes: Notes, key: Key, steps: int) -> Notes:
    """Return notes higher by steps of a key's scale, by fewer where one of them would leave 0-127.

    What lies outside the scale keeps its distance from the degree below it.
    """
    degrees = np.array([pitch for pitch in range(-12, 140) if pitch % 12 in key.scale])
    below = np.searchsorted(degrees, notes.pitch, "right") - 1
    altered = notes.pitch - degrees[below]
    for count in range(abs(steps), 0, -1):
        at = below + (count if steps > 0 else -count)
        pitch = degrees[np.clip(at, 0, len(degrees) - 1)] + altered
        if np.all((pitch >= 0) & (pitch <= 127)):
            return _with_pitch(notes, pitch)
    return notes


def triads(notes: Notes, key: Key) -> Notes:
    """Return notes with the third and the fifth of a key's scale above each, as far as there is room up to 127."""
    return notes | scale_moved(notes, key, 2) | scale_moved(notes, key, 4)


def chords(notes: Notes, semitones: Collection[int]) -> Notes:
    """Return notes with others so many semitones above each; a tone beyond 127 sounds octaves lower."""
    built = notes
    for distance in semitones:
        higher = notes.pitch + distance
        octaves = np.maximum(0, (higher - 127 + 11) // 12)
        built |= _with_pitch(notes, higher - 12 * octaves)
    return built


def inverted(notes: Notes) -> Notes:
    """Return notes mirrored in pitch: the highest becomes the lowest."""
    return _with_pitch(notes, notes.pitch.max() + notes.pitch.min() - notes.pitch) if len(notes) else notes


def _with_pitch(notes: Notes, pitch: NDArray[np.integer]) -> Notes:
    start, _, *rest = notes.columns
    return Notes.of_columns(start, pitch, *rest)


def backwards(notes: Notes) -> Notes:
    """Return notes in the time they take, the last first: what ended last begins first."""
    first, after = notes.span
    start, *rest = notes.columns
    return Notes.of_columns(first + after - start - notes.duration, *rest)


def stretched(notes: Notes, ratio: Fraction) -> Notes:
    """Return notes that take so many times as long from where they begin; the same if that leads beyond MAX_TICK."""
    first, after = notes.span
    too_long = first + (after - first) * ratio > MAX_TICK
    return notes if too_long else _scaled(notes, ratio, first)


def in_other_ticks(notes: Notes, ratio: Fraction) -> Notes:
    """Return notes at the same beats where a beat has so many times as many ticks.

    Raises ValueError beyond MAX_TICK.
    """
    return _scaled(notes, ratio, 0)


def _scaled(notes: Notes, ratio: Fraction, origin: int) -> Notes:
    """Return notes with every distance from a tick multiplied; none becomes shorter than a tick."""
    ticks = np.stack([notes.start, notes.end]).astype(np.int64) - origin
    first, after = origin + (2 * ticks * ratio.numerator + ratio.denominator) // (2 * ratio.denominator)
    _, pitch, _, *rest = notes.columns
    return Notes.of_columns(first, pitch, np.maximum(after - first, 1), *rest)


def repeated(notes: Notes) -> Notes:
    """Return copies of notes that begin where the last of them ends."""
    first, after = notes.span
    return moved(notes, after - first)


def split_at(notes: Notes, tick: int) -> Notes:
    """Return notes of which those that sound across a tick have become two there."""
    across = (notes.start < tick) & (notes.end > tick)
    start, pitch, duration, *rest = notes.columns
    heads = Notes.of_columns(start, pitch, np.where(across, tick - start, duration), *rest)
    cut = notes[across]
    tails = Notes.of_columns(np.full(len(cut), tick), cut.pitch, cut.end - tick, cut.velocity, cut.locked)
    return heads | tails


def glued(notes: Notes) -> Notes:
    """Return one note for each pitch, from where its first begins to where its last ends, as loud as the first."""
    pitches, first, group = np.unique(notes.pitch, return_index=True, return_inverse=True)
    after = np.zeros(len(pitches), np.int32)
    np.maximum.at(after, group, notes.end)
    start = notes.start[first]
    return Notes.of_columns(start, pitches, after - start, notes.velocity[first], notes.locked[first])


def lock_turned(notes: Notes) -> Notes:
    """Return notes locked, so that no generator changes them; free if all of them were locked."""
    lock = np.full(len(notes), not notes.locked.all())
    return Notes.of_columns(*notes.columns[:4], lock)


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
    return _with_velocity(notes, notes.velocity + amount)


def velocity_set(notes: Notes, velocity: int) -> Notes:
    """Return notes that are all equally loud."""
    return _with_velocity(notes, np.full(len(notes), velocity))


def velocity_scaled(notes: Notes, factor: float) -> Notes:
    """Return notes so many times as loud, each kept within 1-127."""
    return _with_velocity(notes, np.rint(notes.velocity * factor))


def _with_velocity(notes: Notes, velocity: NDArray) -> Notes:
    start, pitch, duration, _, locked = notes.columns
    return Notes.of_columns(start, pitch, duration, np.clip(velocity, 1, 127).astype(np.int16), locked)
