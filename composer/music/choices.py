"""What selects notes: by their pitch, by a scale, by what they overlap."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from composer.music.score import Notes

_APART = 1 << 32
"""A distance between pitches that no tick reaches."""


def of_pitches(notes: Notes, pitches: Collection[int]) -> Notes:
    """Return the notes of some pitches."""
    return notes[np.isin(notes.pitch, [*pitches])]


def of_classes(notes: Notes, classes: Collection[int]) -> Notes:
    """Return the notes whose pitch classes, 0 for C, are among some, such as those of a scale."""
    return notes[np.isin(notes.pitch % 12, [*classes])]


def overlapping(notes: Notes) -> Notes:
    """Return the notes that sound while another of their pitch does, which no instrument can play."""
    order = np.lexsort((notes.start, notes.pitch))
    row = notes.pitch[order].astype(np.int64) * _APART
    begins, ends = row + notes.start[order], row + notes.end[order]
    overlaps = np.zeros(len(notes), np.bool_)
    overlaps[order[1:]] = begins[1:] < np.maximum.accumulate(ends)[:-1]
    overlaps[order[:-1]] |= begins[1:] < ends[:-1]
    return notes[overlaps]
