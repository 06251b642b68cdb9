"""A model's folder: weights.safetensors and card.json, read with every doubt and written whole."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import torch

from composer import paths
from composer.encodings.encoding import Encoding
from composer.encodings.known import ForeignEncoding, encoding
from composer.networks import card as cards
from composer.networks import tensors
from composer.networks.card import CARD, Card, UnreadableModel
from composer.networks.lstm import ImpossibleNetwork, Network, NetworkConfig, shapes
from composer.networks.stepping import Stepper
from composer.paths import UnwritableFile

WEIGHTS = "weights.safetensors"


@dataclass(frozen=True)
class Model:
    """A network that is ready to use, and its card."""

    card: Card
    network: Network

    @property
    def encoding(self) -> Encoding:
        """What its tokens mean."""
        return encoding(self.card.encoding, self.card.version, self.card.vocabulary)

    @cached_property
    def fingerprint(self) -> str:
        """What tells its weights from those of another, 16 hexadecimal digits."""
        digest = hashlib.sha256()
        for name, value in sorted(_weights(self.network).items()):
            digest.update(name.encode() + value.detach().cpu().half().numpy().tobytes())
        return digest.hexdigest()[:16]

    @cached_property
    def _prototype(self) -> Stepper:
        return Stepper(self.network)

    def stepper(self, streams: int = 1) -> Stepper:
        """Return a stepper for so many streams; all share the matrices, made once, each has its own state."""
        return self._prototype.fresh(streams)


def write(folder: Path, network: Network, card: Card) -> None:
    """Write a network, in half precision, and its card into a folder, both or neither. Raises UnwritableFile."""
    make_folder(folder)
    paths.write_together({folder / WEIGHTS: _packed(network), folder / CARD: card.json().encode()})


def write_weights(path: Path, network: Network) -> None:
    """Write the weights of a network, in half precision, into a file. Raises UnwritableFile."""
    paths.write_whole(path, _packed(network))


def _packed(network: Network) -> bytes:
    return tensors.packed({name: value.half() for name, value in _weights(network).items()})


def make_folder(folder: Path) -> None:
    """Make the folder of a model where it is not there. Raises UnwritableFile."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableFile(folder, error) from error


def read(folder: Path) -> Model:
    """Return the model of a folder. Raises UnreadableModel."""
    card = cards.read(folder)
    try:
        encoding(card.encoding, card.version, card.vocabulary)
        config = NetworkConfig.of_card(card.network)
    except (ForeignEncoding, ImpossibleNetwork) as error:
        raise UnreadableModel(folder / CARD, str(error)) from error
    if config.vocabulary != len(card.vocabulary):
        raise UnreadableModel(folder / CARD, "its network and its vocabulary differ in size")
    return Model(card, _network(folder / WEIGHTS, config))


def _network(path: Path, config: NetworkConfig) -> Network:
    found, _ = tensors.read(path, shapes(config))
    network = Network(config)
    with torch.no_grad():
        for name, value in _weights(network).items():
            value.copy_(found[name])
    if not all(bool(torch.isfinite(value).all()) for value in network.parameters()):
        raise UnreadableModel(path, "its weights are no finite numbers")
    return network.eval().requires_grad_(False)


def borrow(network: Network, folder: Path) -> Card:
    """Begin a network with the weights of a model of its kind, in half precision as they are kept; return its card.

    What the model lacks of an input or an output that has grown begins at zero. Raises UnreadableModel.
    """
    card = cards.read(folder)
    try:
        known, _ = tensors.read(folder / WEIGHTS, shapes(NetworkConfig.of_card(card.network)))
    except ImpossibleNetwork as error:
        raise UnreadableModel(folder / CARD, str(error)) from error
    with torch.no_grad():
        for name, weight in _weights(network).items():
            if name in known and known[name].dim() == weight.dim():
                common = tuple(map(slice, map(min, weight.shape, known[name].shape)))
                weight.zero_()
                weight[common] = known[name][common].to(weight.dtype)
    return card


def _weights(network: Network) -> dict[str, torch.Tensor]:
    return dict(network.named_parameters())
