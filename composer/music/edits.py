"""Score -> Score: what can be done to the notes and settings of a piece. A group is clamped as a group."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import numpy as np

from composer.music.score import DRUM_CHANNEL, MAX_TICK, Note, Notes, Score, Track


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


def set_program(score: Score, track: int, program: int) -> Score:
    """Return the score with another General MIDI instrument on a track."""
    return score.with_track(track, replace(score.tracks[track], program=program))


def add_tracks(score: Score, other: Score) -> Score:
    """Return the score with the tracks of another after its own, their ticks in its measure.

    Each keeps a channel that no track of the score is on, as long as there are any: on one channel the later
    instrument would sound for both.
    """
    ratio = score.ticks_per_beat / other.ticks_per_beat
    taken = {track.channel for track in score.tracks}
    theirs = {track.channel for track in other.tracks}
    free = iter([channel for channel in range(16) if channel not in taken | theirs | {DRUM_CHANNEL}])
    clashing = theirs & taken - {DRUM_CHANNEL}
    moves = {channel: next(free, channel) if channel in clashing else channel for channel in sorted(theirs)}
    added = (_on_channel(_rescaled(track, ratio), moves[track.channel]) for track in other.tracks)
    return replace(score, tracks=(*score.tracks, *added))


def _on_channel(track: Track, channel: int) -> Track:
    """Return a track on another channel, its own messages with it."""
    events = tuple(
        event._replace(message=bytes([event.message[0] & 0xF0 | channel]) + event.message[1:])
        if event.message[0] == event.message[0] & 0xF0 | track.channel and event.message[0] < 0xF0
        else event
        for event in track.events
    )
    return replace(track, channel=channel, events=events)


def _rescaled(track: Track, ratio: float) -> Track:
    start, pitch, _, *rest = track.notes.columns
    first = np.round(start * ratio).astype(np.int64)
    last = np.maximum(np.round(track.notes.end * ratio).astype(np.int64), first + 1)
    notes = Notes.of_columns(first, pitch, last - first, *rest)
    events = tuple(event._replace(tick=round(event.tick * ratio)) for event in track.events)
    return replace(track, notes=notes, events=events)
