import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.generation.sampling import MOST_REPEATS, USUAL_REPEATS, Loops, draw, probabilities
from composer.generation.wishes import Wishes
from composer.music.measures import longest_run, tandem_repeats

SIZE = 20
logits = st.lists(st.floats(-50, 50), min_size=SIZE, max_size=SIZE).map(np.array)
masks = st.lists(st.booleans(), min_size=SIZE, max_size=SIZE).map(np.array).filter(np.any)


@given(
    logits,
    masks,
    st.floats(0, 10),
    st.one_of(st.none(), st.integers(1, 30)),
    st.one_of(st.none(), st.floats(0.01, 1)),
)
def test_probabilities_keep_to_what_is_allowed(values, allowed, temperature, top_k, top_p):
    share = probabilities(values, allowed, Wishes(temperature=temperature, top_k=top_k, top_p=top_p))
    assert share.sum() == pytest.approx(1)
    assert (share[~allowed] == 0).all()
    # Logits may differ by less than their exponentials can tell.
    assert values[share.argmax()] == pytest.approx(values[allowed].max(), abs=1e-9)


def test_temperature_sharpens_and_flattens():
    values, all_of_them = np.log([0.5, 0.3, 0.2]), np.ones(3, bool)
    assert probabilities(values, all_of_them, Wishes()) == pytest.approx([0.5, 0.3, 0.2])
    assert probabilities(values, all_of_them, Wishes(temperature=0)).tolist() == [1, 0, 0]
    assert probabilities(values, all_of_them, Wishes(temperature=10))[2] > 0.3


def test_top_k_and_top_p_leave_the_likeliest():
    values, all_of_them = np.log([0.5, 0.3, 0.2]), np.ones(3, bool)
    assert probabilities(values, all_of_them, Wishes(top_k=2)) == pytest.approx([0.625, 0.375, 0])
    assert probabilities(values, all_of_them, Wishes(top_p=0.5)) == pytest.approx([1, 0, 0])
    assert probabilities(values, all_of_them, Wishes(top_p=0.6)) == pytest.approx([0.625, 0.375, 0])


def test_draws_come_as_often_as_they_are_likely():
    dice, share = np.random.default_rng(0), np.array([0.0, 0.7, 0.0, 0.3, 0.0])
    counts = np.bincount([draw(share, dice) for _ in range(4000)], minlength=5)
    assert counts[[0, 2, 4]].sum() == 0
    assert counts[1] / 4000 == pytest.approx(0.7, abs=0.03)


@given(st.integers(1, 12), st.integers(0, 2**32 - 1))
def test_who_heeds_what_is_forbidden_never_loops(size, seed):
    dice = np.random.default_rng(seed)
    wanted, loops, pitches = dice.integers(60, 64, size), Loops(), []
    for index in range(size * 12):
        pitch = int(wanted[index % size])
        if pitch in loops.forbidden():
            pitch = next(p for p in range(40, 90) if p not in loops.forbidden())
        loops.add(pitch)
        pitches.append(pitch)
    assert tandem_repeats(np.array(pitches), np.ones(len(pitches), int)) <= USUAL_REPEATS
    assert longest_run(np.array(pitches)) <= USUAL_REPEATS + 1


@given(st.integers(1, 12), st.integers(0, 20), st.integers(0, 2**32 - 1))
def test_what_the_seed_does_may_be_done_again_up_to_a_bound(size, repeats, seed):
    block = np.random.default_rng(seed).permutation(range(60, 72))[:size].tolist()
    loops = Loops(block * (repeats + 1))
    for _ in range(20 * size):
        if block[0] in loops.forbidden():
            break
        loops.add(block[0])
        block = [*block[1:], block[0]]
    assert block[0] in loops.forbidden()
    own = max(repeats, USUAL_REPEATS)
    assert loops._matches[size] // size == (min(own, MOST_REPEATS) if repeats <= MOST_REPEATS else repeats)


@pytest.mark.parametrize(
    "wrong",
    [
        {"bars": 0},
        {"bars": 65},
        {"length": 0},
        {"temperature": -1},
        {"temperature": float("nan")},
        {"top_k": 0},
        {"top_p": 0},
        {"random_seed": -1},
        {"memory": 1.1},
        {"memory": float("nan")},
    ],
)
def test_wishes_that_cannot_be_are_refused(wrong):
    with pytest.raises(ValueError, match="not"):
        Wishes(**wrong)
