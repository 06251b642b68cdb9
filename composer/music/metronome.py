"""The clicks of a metronome, as notes of the drum kit."""

from __future__ import annotations

import numpy as np

from composer.music import timing
from composer.music.score import Notes, Score

HIGH_BLOCK, LOW_BLOCK = 76, 77
"""The General MIDI wood blocks: of the first beat of a bar, and of the others."""

_ACCENT, _BEAT = 112, 84


def clicks(score: Score, first: int, after: int) -> Notes:
    """Return a click for each beat that begins between two ticks, the second excluded."""
    lines = timing.bar_lines(score, timing.bar_start(score, timing.position_at(score, first).bar), after)
    beats, accents = list[np.ndarray](), list[int]()
    for tick, bar in lines:
        meter = timing.meter_at(score, tick)
        beats.append(np.arange(tick, timing.bar_start(score, bar + 1), timing.beat_ticks(score, meter)))
        accents.append(tick)
    start = np.concatenate(beats or [np.zeros(0, np.int64)])
    start = start[(start >= first) & (start < after)]
    high = np.isin(start, accents)
    return Notes.of_columns(
        start,
        np.where(high, HIGH_BLOCK, LOW_BLOCK),
        np.full(len(start), max(1, score.ticks_per_beat // 8)),
        np.where(high, _ACCENT, _BEAT),
    )
