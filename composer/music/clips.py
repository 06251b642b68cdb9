"""Notes on their way from one piece to another: a clip is a piece of one track that begins with the first of them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import reduce
from operator import or_

from composer.music import edits, timing
from composer.music.score import Notes, Score, Track


def clip_of(score: Score, track: Track, notes: Notes) -> Score:
    """Return a piece of nothing but some notes of a track, with the instrument, tempo and meter they have there."""
    first = notes.span[0]
    tempo, meter = timing.tempo_at(score, first), timing.meter_at(score, first)
    alone = replace(track, notes=edits.moved(notes, -first), events=())
    return Score((alone,), score.ticks_per_beat, (tempo._replace(tick=0),), (meter._replace(tick=0),))


def notes_of(clip: Score, ticks_per_beat: int) -> Notes:
    """Return the notes of all tracks of a clip in a piece's ticks. Raises ValueError if they do not fit into it."""
    notes = reduce(or_, (track.notes for track in clip.tracks))
    return edits.in_other_ticks(notes, Fraction(ticks_per_beat, clip.ticks_per_beat))
