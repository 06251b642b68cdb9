from dataclasses import replace

import pytest
import torch
from torch.nn import functional

from composer.networks.lstm import ImpossibleNetwork, Network, NetworkConfig, shapes
from tests.networks.networks import SHAPES, small_network


@pytest.mark.parametrize(
    "settings", [{}, {"cell": "rnn"}, {"tied": True, "token_width": 24}, {"contexts": (5,)}, *SHAPES]
)
def test_every_kind_of_network_overfits_one_batch(settings):
    torch.manual_seed(0)
    network = Network(replace(small_network(20, **settings).config, dropout=0.0))
    kinds = len(network.config.contexts)
    tokens, contexts = torch.randint(0, 20, (4, 12)), torch.randint(0, 5, (4, 11, kinds))
    optimizer = torch.optim.AdamW(network.parameters(), 0.03)
    for _ in range(120):
        logits, _ = network(tokens[:, :-1], contexts)
        loss = functional.cross_entropy(logits.flatten(0, 1), tokens[:, 1:].flatten())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    assert loss.item() < 0.1


@pytest.mark.parametrize("settings", [{}, {"cell": "rnn", "layers": 3}, {"tied": True, "token_width": 24}, *SHAPES])
def test_the_shapes_foretold_are_those_of_the_network(settings):
    network = small_network(**settings)
    assert shapes(network.config) == {name: tuple(value.shape) for name, value in network.named_parameters()}


def test_a_configuration_comes_back_from_its_card():
    config = NetworkConfig(100, (3, 4), hidden=64)
    assert NetworkConfig.of_card(config.for_card()) == config


@pytest.mark.parametrize(
    "settings",
    [
        {"hidden": 0},
        {"hidden": 10**9},
        {"layers": "two"},
        {"cell": "gru"},
        {"dropout": 1.5},
        {"tied": True},
        {"contexts": (0,)},
        {"colour": "red"},
    ],
)
def test_impossible_networks_are_refused(settings):
    with pytest.raises(ImpossibleNetwork):
        NetworkConfig.of_card({"vocabulary": 100, **settings})
