"""Score -> Score: what can be done to the tracks of a piece, and which of them are to be heard."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from fractions import Fraction

from composer.music import edits, markers
from composer.music.score import DRUM_CHANNEL, Notes, Score, Track

HUES = 8
"""How many colours a theme has for tracks; `Track.colour` counts them from 0."""

CHANNELS = 16


def hue(score: Score, index: int) -> int:
    """Return the colour of a track, 0 to HUES - 1: its own, else that of its place."""
    colour = score.tracks[index].colour
    return (index if colour is None else colour) % HUES


def free_channel(score: Score) -> int:
    """Return the first channel that no track is on, never that of the drums; the least used if all are taken."""
    used = Counter(track.channel for track in score.tracks)
    return min((channel for channel in range(CHANNELS) if channel != DRUM_CHANNEL), key=lambda channel: used[channel])


def new_track(score: Score, name: str = "", program: int = 0) -> Track:
    """Return an empty track for a score, on a channel and in a colour that is free."""
    return Track(name, program=program, channel=free_channel(score), colour=_free_hue(score))


def new_drums(score: Score, name: str = "") -> Track:
    """Return an empty track of drums for a score, in a colour that is free, with the kit of those that there are."""
    kit = next((track.program for track in score.tracks if track.is_drums), 0)
    return Track(name, program=kit, channel=DRUM_CHANNEL, colour=_free_hue(score))


def _free_hue(score: Score) -> int:
    used = Counter(hue(score, index) for index in range(len(score.tracks)))
    return min(range(HUES), key=lambda colour: used[colour])


def _pinned(score: Score, first: int) -> tuple[Track, ...]:
    """Return the tracks, from a first one on with the colours that they have now, wherever they will stand."""
    pinned = (
        replace(track, colour=hue(score, index)) if track.colour is None and index >= first else track
        for index, track in enumerate(score.tracks)
    )
    return tuple(pinned)


def insert(score: Score, track: Track, index: int) -> Score:
    """Return the score with a track more, at a place among the others, whose colours stay."""
    tracks = _pinned(score, index)
    return replace(score, tracks=(*tracks[:index], track, *tracks[index:]))


def remove(score: Score, index: int) -> Score:
    """Return the score without a track; in the place of the last one stands an empty one with its sound.

    Markers are of the piece, so those of the track go to the first that stays.
    """
    tracks = _pinned(score, index)
    gone, left = tracks[index], (*tracks[:index], *tracks[index + 1 :])
    first, *others = left or (Track(gone.name, program=gone.program, channel=gone.channel),)
    return replace(score, tracks=(markers.with_markers_of(first, gone), *others))


def reorder(score: Score, index: int, place: int) -> Score:
    """Return the score with a track at another place, the others in their order."""
    tracks = list(_pinned(score, min(index, place)))
    tracks.insert(place, tracks.pop(index))
    return score if place == index else replace(score, tracks=tuple(tracks))


def rename(score: Score, index: int, name: str) -> Score:
    """Return the score with another name on a track."""
    return score.with_track(index, replace(score.tracks[index], name=name))


def recolour(score: Score, index: int, colour: int) -> Score:
    """Return the score with a track in another colour, 0 to HUES - 1."""
    return score.with_track(index, replace(score.tracks[index], colour=colour))


def set_instrument(score: Score, index: int, program: int, drums: bool) -> Score:
    """Return the score with another General MIDI program on a track, or with another kit of drums.

    Drums go to their channel, and as that has one kit, it is the kit of all drums. An instrument goes to a channel of
    its own where it came from the drums', or where another track with another instrument is on its channel: the later
    one would sound for both.
    """
    track = score.tracks[index]
    if drums:
        score = score.with_track(index, _on_channel(track, DRUM_CHANNEL))
        return replace(score, tracks=tuple(replace(t, program=program) if t.is_drums else t for t in score.tracks))
    clashes = track.is_drums or _clashes(score, index, program)
    channel = free_channel(score) if clashes else track.channel
    return score.with_track(index, replace(_on_channel(track, channel), program=program))


def _clashes(score: Score, index: int, program: int) -> bool:
    channel = score.tracks[index].channel
    return any(
        track.channel == channel and track.program != program
        for number, track in enumerate(score.tracks)
        if number != index
    )


def set_channel(score: Score, index: int, channel: int) -> Score:
    """Return the score with a track and its messages on another MIDI channel, 0 to 15."""
    return score.with_track(index, _on_channel(score.tracks[index], channel))


def set_muted(score: Score, index: int, muted: bool) -> Score:
    """Return the score with a track silenced, or not."""
    return score.with_track(index, replace(score.tracks[index], muted=muted))


def set_soloed(score: Score, index: int, soloed: bool) -> Score:
    """Return the score with a track among those that are heard alone, or not."""
    return score.with_track(index, replace(score.tracks[index], soloed=soloed))


def solo_alone(score: Score, index: int) -> Score:
    """Return the score with one track soloed and no other."""
    tracks = (replace(track, soloed=number == index) for number, track in enumerate(score.tracks))
    return replace(score, tracks=tuple(tracks))


def is_audible(score: Score, index: int) -> bool:
    """Return whether a track is to be heard: it is not muted, and soloed where any is."""
    track = score.tracks[index]
    return not track.muted and (track.soloed or not any(other.soloed for other in score.tracks))


def audible(score: Score) -> Score:
    """Return the score with only the notes that are to be heard.

    The tracks stay with their messages, so that to silence one changes nothing of how another sounds.
    """
    heard = [is_audible(score, index) for index in range(len(score.tracks))]
    if all(heard):
        return score
    tracks = (t if sounds else replace(t, notes=Notes()) for t, sounds in zip(score.tracks, heard, strict=True))
    return replace(score, tracks=tuple(tracks))


def add_all(score: Score, other: Score) -> Score:
    """Return the score with the tracks of another after its own, their ticks in its measure.

    Each keeps a channel that no track of the score is on, as long as there are any: on one channel the later
    instrument would sound for both.
    """
    ratio = Fraction(score.ticks_per_beat, other.ticks_per_beat)
    taken = {track.channel for track in score.tracks}
    theirs = {track.channel for track in other.tracks}
    free = iter([channel for channel in range(CHANNELS) if channel not in taken | theirs | {DRUM_CHANNEL}])
    clashing = theirs & taken - {DRUM_CHANNEL}
    moves = {channel: next(free, channel) if channel in clashing else channel for channel in sorted(theirs)}
    for track in other.tracks:
        added = _on_channel(_rescaled(track, ratio), moves[track.channel])
        score = insert(score, replace(added, colour=_free_hue(score)), len(score.tracks))
    return score


def _on_channel(track: Track, channel: int) -> Track:
    """Return a track on another channel, its own messages with it."""
    if channel == track.channel:
        return track
    events = tuple(
        event._replace(message=bytes([event.message[0] & 0xF0 | channel]) + event.message[1:])
        if event.message[0] == event.message[0] & 0xF0 | track.channel and event.message[0] < 0xF0
        else event
        for event in track.events
    )
    return replace(track, channel=channel, events=events)


def _rescaled(track: Track, ratio: Fraction) -> Track:
    events = tuple(event._replace(tick=round(event.tick * ratio)) for event in track.events)
    return replace(track, notes=edits.in_other_ticks(track.notes, ratio), events=events)


def sounding_at(score: Score, tick: int, drums: bool) -> frozenset[int]:
    """Return the pitches that are heard at a tick, those of the drums or those of all else."""
    pitches: set[int] = set()
    for track in audible(score).tracks:
        if track.is_drums is drums:
            pitches.update(track.notes.pitch[track.notes.sounding(tick, tick + 1)].tolist())
    return frozenset(pitches)
