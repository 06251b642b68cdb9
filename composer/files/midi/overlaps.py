"""Notes that MIDI can say: of one pitch only one at a time."""

from __future__ import annotations

import numpy as np

from composer.music.score import MAX_TICK, Notes


def apart(notes: Notes) -> Notes:
    """Return the notes, each ended where the next of its pitch begins.

    Of several that begin together the longest stays.
    """
    order = np.lexsort((notes.duration, notes.start, notes.pitch))
    start, pitch, end = notes.start[order], notes.pitch[order], notes.end[order]
    following = np.full(len(notes), MAX_TICK, np.int32)
    following[:-1] = np.where(pitch[1:] == pitch[:-1], start[1:], MAX_TICK)
    if np.all(end <= following):
        return notes
    duration = np.minimum(end, following) - start
    left = duration > 0
    kept = order[left]
    return Notes.of_columns(start[left], pitch[left], duration[left], notes.velocity[kept], notes.locked[kept])
