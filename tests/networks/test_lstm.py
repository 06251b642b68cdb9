import math
from dataclasses import replace

import pytest
import torch
from torch.nn import functional

from composer.networks.lstm import ImpossibleNetwork, Network, NetworkConfig, ReluLSTM, shapes
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


def one_after_the_other(layer, inputs, activation):
    """Return the outputs of an LSTM layer for one row, unit by unit as the books write it."""
    weights = {name: value.tolist() for name, value in layer.named_parameters()}
    size = layer.hidden_size
    hidden, memory, outputs = [0.0] * size, [0.0] * size, []
    for row in inputs.tolist():
        sums = [
            sum(w * x for w, x in zip(weights["weight_ih_l0"][k], row, strict=True))
            + sum(w * h for w, h in zip(weights["weight_hh_l0"][k], hidden, strict=True))
            + weights["bias_ih_l0"][k]
            + weights["bias_hh_l0"][k]
            for k in range(4 * size)
        ]
        gates = [1 / (1 + math.exp(-total)) for total in sums]
        memory = [gates[size + k] * memory[k] + gates[k] * activation(sums[2 * size + k]) for k in range(size)]
        hidden = [gates[3 * size + k] * activation(memory[k]) for k in range(size)]
        outputs.append(hidden)
    return torch.tensor(outputs)


@pytest.mark.parametrize(
    ("kind", "activation"), [(torch.nn.LSTM, math.tanh), (ReluLSTM, lambda value: max(value, 0.0))]
)
def test_an_lstm_is_what_the_books_say(kind, activation):
    torch.manual_seed(0)
    layer, inputs = kind(3, 5, batch_first=True), torch.randn(1, 7, 3)
    outputs, (hidden, _) = layer(inputs)
    assert torch.allclose(outputs[0], one_after_the_other(layer, inputs[0], activation), atol=1e-5)
    assert torch.equal(hidden[0], outputs[:, -1])


def test_a_relu_lstm_goes_on_from_the_state_it_left():
    torch.manual_seed(0)
    layer, inputs = ReluLSTM(3, 5, batch_first=True), torch.randn(2, 7, 3)
    whole, _ = layer(inputs)
    first, state = layer(inputs[:, :4])
    rest, _ = layer(inputs[:, 4:], state)
    assert torch.allclose(torch.cat([first, rest], 1), whole, atol=1e-6)
