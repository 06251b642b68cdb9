"""Markers: names of places in a piece, kept where MIDI has them, as meta events among those of its tracks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter
from typing import NamedTuple

from composer.music.score import MAX_TICK, Event, Score, Track

_HEAD = b"\xff\x06"
_TICK = attrgetter("tick")


class Marker(NamedTuple):
    """The name of a place."""

    tick: int
    text: str


def markers_of(track: Track) -> list[Marker]:
    """Return the markers among the events of a track, sorted by tick."""
    return [Marker(tick, _text(message)) for tick, message in track.events if message.startswith(_HEAD)]


def markers(score: Score) -> list[Marker]:
    """Return the markers of all tracks, sorted by tick."""
    return sorted((marker for track in score.tracks for marker in markers_of(track)), key=_TICK)


def with_marker(score: Score, marker: Marker) -> Score:
    """Return the score with one more marker, on its first track, before whatever else is at that tick."""
    track = score.tracks[0]
    at = bisect_left(track.events, marker.tick, key=_TICK)
    event = Event(marker.tick, _HEAD + marker.text.encode("utf-8", "replace"))
    return score.with_track(0, replace(track, events=(*track.events[:at], event, *track.events[at:])))


def without_marker(score: Score, marker: Marker) -> Score:
    """Return the score without a marker, the first where several say the same; itself if there is none."""
    for index, track in enumerate(score.tracks):
        for at in range(bisect_left(track.events, marker.tick, key=_TICK), len(track.events)):
            event = track.events[at]
            if event.tick != marker.tick:
                break
            if event.message.startswith(_HEAD) and _text(event.message) == marker.text:
                return score.with_track(index, replace(track, events=track.events[:at] + track.events[at + 1 :]))
    return score


def with_marker_moved(score: Score, marker: Marker, tick: int) -> Score:
    """Return the score with a marker at another tick; itself if it is there already."""
    tick = min(max(tick, 0), MAX_TICK)
    return score if tick == marker.tick else with_marker(without_marker(score, marker), marker._replace(tick=tick))


def with_markers_of(track: Track, gone: Track) -> Track:
    """Return a track that also holds the markers of another, before whatever else is at their ticks."""
    named = [event for event in gone.events if event.message.startswith(_HEAD)]
    return replace(track, events=tuple(sorted([*named, *track.events], key=_TICK))) if named else track


def next_marker(found: Sequence[Marker], tick: float) -> Marker | None:
    """Return the first of some markers, sorted by tick, that stands after a tick."""
    return next((marker for marker in found if marker.tick > tick), None)


def previous_marker(found: Sequence[Marker], tick: float) -> Marker | None:
    """Return the last of some markers, sorted by tick, that stands before a tick."""
    return next((marker for marker in reversed(found) if marker.tick < tick), None)


def _text(message: bytes) -> str:
    """Return the text of a marker as UTF-8, else as the Latin alphabet that older programs write."""
    data = message[len(_HEAD) :]
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")
