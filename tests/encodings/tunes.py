"""Strategies: tunes that the melody encoding can hold exactly, and any tunes at all."""

import numpy as np
from hypothesis import strategies as st

from composer.encodings import melody
from composer.music.tunes import Tune

_LONG = [steps for steps in melody.DURATIONS if steps >= 3]


def _tune(first, rows):
    pitch, duration, rest = (np.array(column, np.int32) for column in zip(*rows, strict=True))
    start = first + np.concatenate([[0], np.cumsum(duration + rest)[:-1]])
    return Tune(start.astype(np.int32), duration, pitch.astype(np.int16))


def exact_tunes(rests=True):
    length = st.sampled_from(_LONG).map(lambda steps: steps * melody.STEP)
    rest = st.one_of(st.just(0), length) if rests else st.just(0)
    rows = st.lists(st.tuples(st.integers(45, 75), length, rest), min_size=1, max_size=30)
    return st.builds(_tune, st.integers(0, 95).map(lambda step: step * melody.STEP), rows)


def free_tunes():
    rows = st.lists(
        st.tuples(st.integers(12, 115), st.integers(1, 9000), st.one_of(st.just(0), st.integers(0, 9000))),
        min_size=1,
        max_size=30,
    )
    return st.builds(_tune, st.integers(0, 1919), rows)
