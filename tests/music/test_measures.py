import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.music import measures

pitches = st.lists(st.integers(0, 127), max_size=60).map(lambda values: np.array(values, np.int16))


def columns(pitch, duration):
    duration = np.array(duration, np.int64)
    return np.cumsum(duration) - duration, duration, np.array(pitch, np.int64)


def test_entropy_is_that_of_the_shares():
    assert measures.entropy([1, 1, 2, 2]) == pytest.approx(1.0)
    assert measures.entropy([]) == 0
    assert measures.pitch_class_entropy(np.array([60, 72, 48])) == 0


@given(pitches)
def test_no_measure_depends_on_the_key(pitch):
    up = pitch + 5
    assert measures.longest_run(up) == measures.longest_run(pitch)
    assert measures.step_share(up) == measures.step_share(pitch)
    assert measures.pitch_range(up) == measures.pitch_range(pitch)
    assert measures.repeated_share(up) == measures.repeated_share(pitch)
    assert measures.pitch_class_entropy(up) == pytest.approx(measures.pitch_class_entropy(pitch))


@given(st.integers(1, 12), st.integers(0, 5))
def test_a_block_repeated_so_often_is_counted_so_often(size, repeats):
    block = np.arange(size) + 60
    pitch = np.tile(block, repeats + 1)
    assert measures.tandem_repeats(pitch, np.full(len(pitch), 480)) == repeats


def test_a_run_is_counted_in_notes():
    assert measures.longest_run(np.array([1, 2, 2, 2, 3])) == 3
    assert measures.longest_run(np.array([], int)) == 0
    assert measures.repeated_share(np.array([1, 1, 2])) == 0.5


def test_a_step_is_one_or_two_semitones():
    assert measures.step_share(np.array([60, 61, 63, 66])) == pytest.approx(2 / 3)


@given(st.lists(st.tuples(st.integers(40, 80), st.sampled_from([120, 240, 480])), min_size=8, max_size=30))
def test_a_tune_shares_all_of_itself_whatever_its_key_and_tempo(notes):
    pitch, duration = zip(*notes, strict=True)
    tune = columns(pitch, duration)
    index = measures.SharedShapes([tune], longest=21)
    moved = tune[0] * 2, tune[1] * 2, tune[2] + 7
    assert index.longest(*moved) == min(21, len(pitch) - 1)


def test_a_stranger_shares_little():
    index = measures.SharedShapes([columns([60, 62, 64, 65, 67], [480] * 5)])
    assert index.longest(*columns([60, 62, 64, 60, 40, 90], [480, 480, 480, 120, 30, 480])) == 2
    assert measures.SharedShapes([]).longest(*columns([60, 62, 64], [1, 1, 1])) == 0
