"""What is known before each frame, that the probabilities of all frames sum to one, and that training can go on."""

import itertools

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from composer.networks.frames import FrameNetwork
from composer.networks.stepping import one_thread
from composer.training import frames, rolls
from composer.training.frames import Kept, Progress, Schooling

KEYS = 15
SMALL = Schooling(members=2, hidden=8, channels=4, batch=16, updates=12)


def pieces(keys=KEYS, least=2):
    return arrays(np.bool_, st.tuples(st.integers(least, 12), st.just(keys)))


def network(keys=KEYS):
    torch.manual_seed(0)
    made = FrameNetwork(SMALL.config(keys)).eval()
    # As it begins, it tells nothing of single keys.
    torch.nn.init.normal_(made.single.weight)
    return made


@given(pieces(5), st.booleans())
def test_the_probabilities_of_all_frames_sum_to_one(piece, downwards):
    known = piece[:-1]
    every = [np.vstack([known, frame]) for frame in itertools.product((False, True), repeat=5)]
    members = [frames.told(network(5), every, direction) for direction in (downwards, not downwards)]
    for some in (members[:1], members):
        last = [rows[-1] for rows in frames.logarithms(some, every)]
        assert np.exp(last).sum() == pytest.approx(1, abs=1e-4)


@given(pieces(), pieces(), st.booleans(), st.data())
def test_a_frame_is_foretold_from_those_before_it_alone(piece, after, downwards, data):
    size = data.draw(st.integers(2, len(piece)))
    one, other = np.vstack([piece[:size], after]), piece
    told = [frames.logarithms([frames.told(network(), [whole], downwards)], [whole])[0] for whole in (one, other)]
    assert told[0][: size - 1] == pytest.approx(told[1][: size - 1], abs=1e-4)


@given(pieces(), st.integers(0, 6))
def test_what_is_known_of_a_piece_moved_is_moved(piece, semitones):
    room = np.zeros((len(piece), 12), np.bool_)
    found, moved = (rolls.roll(np.roll(np.hstack([piece, room]), step, 1)) for step in (0, semitones))
    # The shares of pitch classes are told of all keys, whether there are notes or not.
    planes = slice(0, rolls.WIDE - 1)
    assert np.allclose(np.roll(found.wide[:, planes], semitones, -1), moved.wide[:, planes])
    assert np.allclose(np.roll(found.whole[:, :12], semitones, 1), moved.whole[:, :12], atol=1e-5)


def test_what_followed_the_same_frames_before_is_told():
    motif = np.eye(KEYS, dtype=np.bool_)[[0, 3, 5, 3]]
    found = rolls.roll(np.vstack([motif, motif, motif[:2]]))
    copied = found.wide[:, 1]
    # The fourth frame is foretold after 0 3 5, of which nothing has come before; the fifth after 3, which led to 5.
    assert not copied[2].any()
    assert copied[3].argmax() == 5
    assert np.array_equal(copied[4:], found.frames[4:])


@given(pieces())
def test_shapes_are_those_that_the_network_is_made_for(piece):
    found = rolls.roll(piece)
    assert found.wide.shape == (len(piece) - 1, rolls.WIDE, KEYS)
    assert found.narrow.shape == (len(piece) - 1, rolls.NARROW, KEYS)
    assert found.whole.shape == (len(piece) - 1, rolls.WHOLE)
    assert all(np.isfinite(told).all() for told in found)


def toys(count=8):
    """Return pieces that each repeat a bar of two voices."""
    dice = np.random.default_rng(0)
    found = []
    for _ in range(count):
        bar = np.zeros((4, KEYS), np.bool_)
        for frame in bar:
            frame[dice.choice(KEYS, 2, replace=False)] = True
        found.append(np.tile(bar, (4, 1)))
    return found


def trained(folder, schooling=SMALL, stop=None, number=1, origin="toys"):
    work = frames.train(toys(), toys(2), schooling, number, Kept(folder / "state.safetensors", origin))
    told = list[Progress]()
    with one_thread():
        while stop is None or len(told) < stop:
            try:
                told.append(next(work))
            except StopIteration as end:
                return end.value, told
    work.close()
    return None, told


def test_a_run_that_was_stopped_goes_on_as_if_it_had_not_been(tmp_path):
    for name in ("whole", "parts"):
        (tmp_path / name).mkdir()
    whole, told = trained(tmp_path / "whole")
    _, first = trained(tmp_path / "parts", stop=1)
    resumed, rest = trained(tmp_path / "parts")
    assert first + rest == told
    for one, other in zip(whole.parameters(), resumed.parameters(), strict=True):
        assert torch.equal(one, other)
    assert trained(tmp_path / "parts")[1] == []
    assert trained(tmp_path / "parts", origin="other toys")[1] == told


def test_it_learns_that_pieces_repeat(tmp_path):
    schooling = Schooling(
        hidden=16, channels=16, dropout=0, input_dropout=0, batch=64, updates=150, learning_rate=0.02, average=0.9
    )
    _, told = trained(tmp_path, schooling)
    # All frames after the first bar are known: of fifteen, three are not.
    unknown = 3 / 15 * np.log(KEYS * (KEYS - 1) / 2)
    assert told[-1].best < 2 * unknown < told[0].nats


@given(st.lists(st.integers(1, 9), min_size=1), st.integers(1, 12))
def test_every_piece_is_in_one_part(sizes, most):
    some = [np.zeros((size, KEYS), np.bool_) for size in sizes]
    parts = frames._parts(some, most, np.random.default_rng(0))
    assert sorted(index for part in parts for index in part) == list(range(len(sizes)))
    assert all(len(part) == 1 or sum(sizes[index] for index in part) <= most for part in parts)
