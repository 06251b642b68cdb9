"""What memories tell of a tune: nothing that they could not know, and nothing stays behind."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.benchmarks.remembering import Tradition
from composer.generation.memory import Memory, places
from composer.training import lines

PITCHES = 9
tunes = st.lists(st.integers(0, PITCHES - 1), min_size=1, max_size=15)
known = st.lists(tunes, max_size=4)


def tradition(known):
    return Tradition([lines.line(tune, 0) for tune in known])


def recalled(found, tune):
    return found.recalled(lines.line(tune, 0), PITCHES)


@given(known, tunes, tunes, tunes)
def test_a_note_is_told_from_those_before_it_alone(known, tune, one, other):
    found = tradition(known)
    size = len(tune) + 1
    first, second = (recalled(found, tune + after) for after in (one, other))
    assert first.told[:, :size].tolist() == second.told[:, :size].tolist()
    assert first.depths[:size].tolist() == second.depths[:size].tolist()


@given(known, tunes, tunes)
def test_a_tune_foretold_is_forgotten(known, tune, other):
    found = tradition(known)
    recalled(found, other)
    again, fresh = recalled(found, tune), recalled(tradition(known), tune)
    assert again.told.tolist() == fresh.told.tolist()
    assert again.depths.tolist() == fresh.depths.tolist()


@given(known, tunes)
def test_the_first_two_know_this_tune_alone_and_all_tell_distributions(known, tune):
    found = recalled(tradition(known), tune)
    assert found.told.shape == (4, len(tune), PITCHES)
    assert found.depths.shape == (len(tune), 4)
    assert np.exp(found.told).sum(-1) == pytest.approx(np.ones((4, len(tune))))
    assert found.told[:2].tolist() == recalled(tradition([]), tune).told[:2].tolist()
    pitches, steps = Memory(tune[:-1]), Memory(np.diff(tune[:-1]).tolist())
    assert np.exp(found.told[0, -1]) == pytest.approx(pitches.probabilities(places(range(PITCHES))))
    if len(tune) > 1:
        asked = range(-tune[-2], PITCHES - tune[-2])
        assert np.exp(found.told[1, -1]) == pytest.approx(steps.probabilities(places(asked)))


def test_the_last_two_know_all_tunes():
    tune = [0, 2, 4, 5, 7]
    found = recalled(tradition([tune]), tune)
    assert np.exp(found.told[2, 1:]).argmax(-1).tolist() == tune[1:]
    # A semitone higher than it was: the pitches are new, the intervals are not.
    higher = recalled(tradition([tune]), [pitch + 1 for pitch in tune])
    assert higher.depths[-1].tolist() == [1, 1, 1, 4]
    assert np.exp(higher.told[3, -1]).argmax() == tune[-1] + 1
