"""Small networks for tests."""

import torch

from composer.encodings import melody
from composer.networks.card import Card
from composer.networks.checkpoint import Model
from composer.networks.lstm import Network, NetworkConfig

WORDS = len(melody.VOCABULARY)
SHAPES = (
    {"sizes": (16, 32, 16), "dense": 16, "input_dropout": 0.1},
    {"sizes": (24,), "input": "one-hot"},
    {"sizes": (24, 16), "input": "scaled"},
    {"cell": "rnn", "activation": "relu", "sizes": (24,), "input": "one-hot", "contexts": ()},
    {"cell": "lstm", "activation": "relu", "sizes": (32,), "input": "one-hot"},
)
"""Settings of the published networks, small."""


def small_network(vocabulary=WORDS, contexts=melody.CONTEXTS, **settings):
    torch.manual_seed(0)
    sizes = {"token_width": 12, "context_width": 4, "hidden": 24, "layers": 2, **settings}
    return Network(NetworkConfig(vocabulary, contexts, **sizes)).eval().requires_grad_(False)


def card_of(network, name="small"):
    config = network.config.for_card()
    return Card(
        name, "Small", "melody", melody.VERSION, melody.VOCABULARY, config, network.parameter_count, "2026-01-01"
    )


def small_model(**settings):
    network = small_network(**settings)
    return Model(card_of(network), network)
