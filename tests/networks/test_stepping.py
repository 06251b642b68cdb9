import numpy as np
import pytest
import torch

from composer.networks.stepping import Stepper, one_thread
from tests.networks.networks import SHAPES, small_network


@pytest.mark.parametrize("batch", [1, 3])
@pytest.mark.parametrize("settings", [{}, {"layers": 1}, {"layers": 3}, {"cell": "rnn"}, {"contexts": ()}, *SHAPES])
def test_stepping_gives_the_logits_of_the_network(settings, batch):
    follows(small_network(20, **{"contexts": (5, 3), **settings}), batch)


@pytest.mark.parametrize("batch", [1, 3, 16])
@pytest.mark.parametrize("settings", [{}, {"cell": "rnn"}, *SHAPES])
def test_stepping_with_weights_in_half_precision_gives_the_logits_of_the_network(settings, batch):
    # A model that was read from a file has such weights, down to the smallest there are.
    network = small_network(20, **{"contexts": (5, 3), **settings}).half().float()
    network.recurrent.weight_hh_l0[0, :4] = 2.0 ** torch.arange(-24, -20)
    follows(network, batch)


def follows(network, batch):
    """Check that a stepper tells what the network does that has read the same."""
    kinds = len(network.config.contexts)
    dice = np.random.default_rng(0)
    tokens, contexts = dice.integers(0, 20, (batch, 9)), dice.integers(0, 3, (batch, 9, kinds))
    expected, _ = network(torch.from_numpy(tokens), torch.from_numpy(contexts))
    stepper = Stepper(network, batch)
    assert np.allclose(stepper.read(tokens[:, :4], contexts[:, :4]), expected[:, 3], atol=1e-5)
    for time in range(4, 9):
        found = stepper.step(tokens[:, time].tolist(), contexts[:, time].tolist())
        assert np.allclose(found, expected[:, time], atol=1e-5)


def test_a_rewound_stepper_has_forgotten():
    stepper = Stepper(small_network(20, ()))
    first = stepper.step([3], [[]])
    stepper.step([7], [[]])
    stepper.rewind()
    assert np.array_equal(stepper.step([3], [[]]), first)


def test_the_number_of_threads_is_given_back():
    before = torch.get_num_threads()
    with one_thread():
        assert torch.get_num_threads() == 1
    assert torch.get_num_threads() == before
