"""What lies under the pointer: a note and the part of it."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF

from composer.music.score import Note, Notes, Score
from composer.ui.roll.viewport import Viewport

_WIDEST_EDGE = 8.0


class Zone(Enum):
    """The part of a note that a drag takes hold of."""

    START = "start"
    BODY = "body"
    END = "end"


class Hit(NamedTuple):
    """A note under the pointer and the part of it."""

    note: Note
    zone: Zone


def hit_test(notes: Notes, view: Viewport, at: QPointF) -> Hit | None:
    """Return the note at a place, the topmost (the last painted) where several are; None on empty ground."""
    tick, pitch = view.tick_at(at.x()), view.pitch_at(at.y())
    # A note is painted at least 2 pixels wide, so look that much further back than it sounds.
    reach = int(2 / view.scale) + 1
    near = notes.sounding(int(tick) - reach, int(tick) + 1)
    near = near[notes.pitch[near] == pitch]
    width = np.maximum(notes.duration[near] * view.scale, 2.0)
    from_start = at.x() - view.x_at(notes.start[near])
    under = np.flatnonzero((from_start >= 0) & (from_start < width))
    if not len(under):
        return None
    last = under[-1]
    return Hit(notes[int(near[last])], _zone(float(from_start[last]), float(width[last])))


class Ghost(NamedTuple):
    """A note of another track than the one that is edited, and the index of its track."""

    track: int
    note: Note


def ghost_test(score: Score, current: int, view: Viewport, at: QPointF) -> Ghost | None:
    """Return the note of another track at a place, of the last track that has one there; None if none has."""
    for index in reversed(range(len(score.tracks))):
        if index != current and (hit := hit_test(score.tracks[index].notes, view, at)) is not None:
            return Ghost(index, hit.note)
    return None


def _zone(from_start: float, width: float) -> Zone:
    edge = min(_WIDEST_EDGE, width / 3)
    if from_start >= width - edge:
        return Zone.END
    return Zone.START if from_start < edge else Zone.BODY
