import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.music import measures

pitches = st.lists(st.integers(0, 127), max_size=60).map(lambda values: np.array(values, np.int16))


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
