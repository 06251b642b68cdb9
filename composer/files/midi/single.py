"""A score as a MIDI file of type 0, all in one track, as old keyboards and simple players want it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from operator import itemgetter
from pathlib import Path

import numpy as np

from composer.files.midi.messages import Message
from composer.files.midi.writing import conductor, file_of, name_of, sounds, with_program
from composer.music.score import Notes, Score, Track
from composer.paths import write_whole

_NAMES = "A MIDI file of one track keeps no names of tracks but the first."
_LOOKS = "A MIDI file of one track keeps neither colours nor what is muted or soloed."
_JOINED = "Tracks that share a channel are one in a MIDI file of one track."
_LOCKS = "Which notes are locked is not kept."


def write(score: Score, path: Path) -> None:
    """Write the score as a MIDI file of type 0, whole or not at all. Raises UnwritableFile."""
    write_whole(path, render(score))


def left_out(score: Score) -> tuple[str, ...]:
    """Return a sentence on each thing that one track has no place for."""
    first, *others = score.tracks
    lost = {
        _JOINED: len(by_channel(score.tracks)) < len(score.tracks),
        _NAMES: any(track.name not in ("", first.name) for track in others),
        _LOOKS: any(track.colour is not None or track.muted or track.soloed for track in score.tracks),
        _LOCKS: any(track.notes.locked.any() for track in score.tracks),
    }
    return tuple(sentence for sentence, holds in lost.items() if holds)


def render(score: Score) -> bytes:
    """Return the score as a MIDI file of one track; a reader makes a track for each channel of it again.

    Of notes of one pitch that overlap within a channel, the earlier ends where the later begins.
    """
    parts = by_channel(score.tracks)
    ends, begins = zip(*map(sounds, parts), strict=True)
    events = (with_program(track, list(track.events)) for track in parts)
    messages: Iterable[Message] = chain([name_of(score.tracks[0])], conductor(score, ()), *ends, *events, *begins)
    return file_of(0, score.ticks_per_beat, [sorted(messages, key=itemgetter(0))])


def by_channel(tracks: Iterable[Track]) -> list[Track]:
    """Return one track for each channel, with the program of its first."""
    shares: dict[int, list[Track]] = {}
    for track in tracks:
        shares.setdefault(track.channel, []).append(track)
    return list(map(_joined, shares.values()))


def _joined(tracks: list[Track]) -> Track:
    first = tracks[0]
    columns = zip(*(track.notes.columns for track in tracks), strict=True)
    events = sorted(chain.from_iterable(track.events for track in tracks), key=itemgetter(0))
    return Track(
        first.name, Notes.of_columns(*map(np.concatenate, columns)), first.program, first.channel, tuple(events)
    )
