"""What the small networks hear before each note, and that they learn."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from composer.networks.pitches import PitchConfig, PitchNetwork, Pointer
from composer.networks.stepping import one_thread
from composer.training import ensemble, lines
from composer.training.ensemble import Schooling

PITCHES = 30
tunes = st.lists(st.integers(0, PITCHES - 8), min_size=1, max_size=12)


def network(**sizes):
    torch.manual_seed(0)
    return PitchNetwork(PitchConfig(PITCHES, hidden=8, width=4, **sizes)).eval()


@given(tunes, st.integers(0, 7))
def test_a_line_moved_is_the_line_of_the_tune_moved(tune, semitones):
    moved = lines.transposed(lines.line(tune, 0), semitones)
    other = lines.line([pitch + semitones for pitch in tune], 0)
    # Two keys may fit as well as each other, and then the first of them stands.
    for name in set(lines.Line._fields) - {"key"}:
        assert np.allclose(getattr(moved, name), getattr(other, name))
    fitting = lines.line(tune, -semitones)
    for name in lines.Line._fields:
        assert np.array_equal(getattr(other, name), getattr(fitting, name))


@given(tunes, tunes, st.data())
def test_a_note_is_foretold_from_those_before_it_alone(tune, after, data):
    size = data.draw(st.integers(0, len(tune)))
    one, other = (lines.line(whole, 0) for whole in (tune[:size] + after, tune))
    told = ensemble.foretold(network(), [one, other])
    assert np.exp(told[0]).sum(1) == pytest.approx(np.ones(len(told[0])))
    same = min(size + 1, len(tune))
    assert told[0][:same] == pytest.approx(told[1][:same], abs=1e-5)


def test_the_pointer_votes_for_what_followed_where_it_was_like_this():
    pointer = Pointer(PitchConfig(8, hidden=1, looked_for=8), 1 + 8)
    with torch.no_grad():
        for looking in (pointer.query, pointer.key):
            # Places are alike where the pitch before them is the same.
            looking.weight.copy_(4 * torch.eye(9)[1:])
            looking.bias.zero_()
    last = torch.tensor([[-1, 0, 3, 5, 0, 3, 6]])
    embedded = torch.eye(9)[last + 1][..., 1:]
    pitches, steps = pointer(torch.zeros(1, 7, 1), embedded, last)
    assert pitches.argmax(-1)[0, 4:6].tolist() == [3, 5]
    assert steps.argmax(-1)[0, 4:6].tolist() == [7 + 3, 7 + 2]
    # Nothing came before the first place, and nothing is like the last, so no pitch is told apart from another by much.
    assert pitches[0, 0].unique().numel() == 1
    assert pitches[0, 6].max() - pitches[0, 6].min() < pitches[0, 4].max() - pitches[0, 4].min()


def test_what_members_agree_on_is_the_mean_of_their_probabilities():
    one, other = np.log([[0.5, 0.5], [0.9, 0.1]]), np.log([[0.1, 0.9], [0.9, 0.1]])
    assert np.exp(ensemble.agreed([[one], [other]])[0]) == pytest.approx(np.array([[0.3, 0.7], [0.9, 0.1]]))


def test_a_member_learns_a_scale_and_is_the_same_again():
    scale = [lines.line([start + step for step in (0, 2, 4, 5, 7, 5, 4, 2, 0)], 0) for start in range(20)]
    schooling = Schooling(hidden=24, width=8, dropout=0, input_dropout=0, learning_rate=0.02, epochs=12)
    members = []
    with one_thread():
        for _ in range(2):
            *_, (_, bits) = training = list(ensemble.train(scale, PITCHES, schooling, 1))
            members.append(training)
    assert bits < 0.8 < members[0][0][1]
    assert members[0] == members[1]


def test_members_are_stopped_by_different_tunes():
    scale, held_out = [lines.line([index, index + 2], 0) for index in range(20)], []
    for number in range(2):
        work = ensemble.train(scale, PITCHES, Schooling(hidden=4, width=2, epochs=1), number)
        next(work)
        with pytest.raises(StopIteration) as end:
            next(work)
        held_out.append(end.value.value.held_out)
    assert not set(held_out[0]) & set(held_out[1])
