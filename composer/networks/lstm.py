"""The recurrent network: a token and its contexts, stacked LSTM or RNN layers, an optional dense layer, the output."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from composer.errors import ComposerError

CELLS = ("lstm", "rnn")
ACTIVATIONS = ("tanh", "relu")
_LARGEST = {"vocabulary": 65536, "token_width": 4096, "context_width": 1024, "hidden": 8192, "layers": 16}
_LARGEST_ONE_HOT = 4096

State = list[tuple[Tensor, Tensor]]
"""Hidden state and memory of each layer, shape (batch, size); an RNN leaves its memory alone."""


class ImpossibleNetwork(ComposerError):
    """A configuration of which no network can be made."""


@dataclass(frozen=True, slots=True)
class NetworkConfig:
    """What a network is made of: its sizes, the classes of each context, and "lstm" or "rnn" cells.

    `sizes` are the units of each layer, else `layers` have `hidden` each; `dense` the units of a linear layer before
    the output, 0 for none; `input` is how a token comes in: by an "embedding" of token_width, "one-hot", or as its
    number "scaled" to 0-1; `activation` is that of RNN cells, and in LSTM cells, whose gates are sigmoids, that of the
    new value and of what is given out. Dropout follows each layer, input_dropout the input. A tied output shares the
    token embedding and needs token_width to equal what it reads. Raises ImpossibleNetwork.
    """

    vocabulary: int
    contexts: tuple[int, ...] = ()
    token_width: int = 128
    context_width: int = 16
    hidden: int = 384
    layers: int = 2
    dropout: float = 0.25
    cell: str = "lstm"
    tied: bool = False
    sizes: tuple[int, ...] = ()
    dense: int = 0
    input: str = "embedding"
    activation: str = "tanh"
    input_dropout: float = 0.0

    def __post_init__(self) -> None:
        for name, largest in _LARGEST.items():
            value = getattr(self, name)
            if not isinstance(value, int) or not 1 <= value <= largest:
                raise ImpossibleNetwork(f"{name} = {value} is outside 1 to {largest}")
        if not all(isinstance(count, int) and 1 <= count <= 65536 for count in self.contexts):
            raise ImpossibleNetwork(f"contexts = {self.contexts} are no numbers of classes")
        self._check_layers()
        if self.input not in INPUTS or (self.input == "one-hot" and self.vocabulary > _LARGEST_ONE_HOT):
            raise ImpossibleNetwork(f"input “{self.input}” is unknown, or not for {self.vocabulary} tokens")
        if self.tied and (self.input != "embedding" or self.token_width != (self.dense or self.units[-1])):
            raise ImpossibleNetwork("a tied output needs an embedding of token_width equal to what it reads")

    def _check_layers(self) -> None:
        sizes = (*self.sizes, self.dense or 1)
        if len(sizes) > 17 or not all(isinstance(size, int) and 1 <= size <= _LARGEST["hidden"] for size in sizes):
            raise ImpossibleNetwork(f"sizes = {self.sizes} or dense = {self.dense} are no sizes of layers")
        if self.cell not in CELLS or self.activation not in ACTIVATIONS:
            raise ImpossibleNetwork(f"cell “{self.cell}” or activation “{self.activation}” is unknown")
        if not 0 <= self.dropout < 1 or not 0 <= self.input_dropout < 1:
            raise ImpossibleNetwork(f"dropout {self.dropout} or {self.input_dropout} is outside 0 to 1")

    @property
    def units(self) -> tuple[int, ...]:
        """The units of each recurrent layer."""
        return self.sizes or (self.hidden,) * self.layers

    @property
    def gates(self) -> int:
        """How many sums a unit of a recurrent layer makes."""
        return 4 if self.cell == "lstm" else 1

    @property
    def input_width(self) -> int:
        """How many numbers a token and its contexts come in as."""
        token = {"embedding": self.token_width, "one-hot": self.vocabulary, "scaled": 1}[self.input]
        return token + self.context_width * len(self.contexts)

    @classmethod
    def of_card(cls, card: dict[str, Any]) -> NetworkConfig:
        """Return the configuration that a card holds. Raises ImpossibleNetwork."""
        try:
            return cls(**{**card, **{name: tuple(card.get(name, ())) for name in ("contexts", "sizes")}})
        except TypeError as error:
            raise ImpossibleNetwork(f"its settings are not those of a network ({error})") from error

    def for_card(self) -> dict[str, Any]:
        """Return the configuration as plain values."""
        return {**asdict(self), "contexts": list(self.contexts), "sizes": list(self.sizes)}


class Embedded(nn.Embedding):
    """A token as a row of numbers that are learned."""

    def through(self, weight: Tensor) -> Tensor:
        """Return what each token becomes, shape (vocabulary, units), of a layer's weights (units, width)."""
        return self.weight @ weight.T


class OneHot(nn.Module):
    """A token as a row of zeros with a one in its place."""

    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        self._vocabulary = config.vocabulary

    def forward(self, tokens: Tensor) -> Tensor:
        """Return tokens as rows, shape (…, vocabulary)."""
        return functional.one_hot(tokens, self._vocabulary).to(torch.get_default_dtype())

    def through(self, weight: Tensor) -> Tensor:
        """Return what each token becomes, shape (vocabulary, units), of a layer's weights (units, vocabulary)."""
        return weight.T


class Scaled(nn.Module):
    """A token as its number, from 0 for the first to 1 for the last of the vocabulary."""

    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        self._vocabulary = config.vocabulary

    def forward(self, tokens: Tensor) -> Tensor:
        """Return the numbers of tokens, shape (…, 1)."""
        return tokens.unsqueeze(-1) / max(self._vocabulary - 1, 1)

    def through(self, weight: Tensor) -> Tensor:
        """Return what each token becomes, shape (vocabulary, units), of a layer's weights (units, 1)."""
        return self(torch.arange(self._vocabulary, device=weight.device)) @ weight.T


INPUTS: dict[str, Callable[[NetworkConfig], Embedded | OneHot | Scaled]] = {
    "embedding": lambda config: Embedded(config.vocabulary, config.token_width),
    "one-hot": OneHot,
    "scaled": Scaled,
}


class Layers(nn.Module):
    """Recurrent layers of any sizes one above the other, dropout between them."""

    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        self.config = config
        widths = pairwise([config.input_width, *config.units])
        # The layers are not registered but their weights are, so that these have the names of one stacked nn.LSTM.
        self._layers = [_layer(config, *width) for width in widths]
        for number, layer in enumerate(self._layers):
            for name, weight in layer.named_parameters():
                self.register_parameter(f"{name.removesuffix('0')}{number}", weight)

    def forward(self, inputs: Tensor, state: State | None = None) -> tuple[Tensor, State]:
        """Return the outputs of the last layer, shape (batch, time, units), and the state after the last."""
        after = []
        for number, layer in enumerate(self._layers):
            if number:
                inputs = functional.dropout(inputs, self.config.dropout, self.training)
            inputs, left = layer(inputs, self._before(state[number]) if state else None)
            hidden, memory = left if self.config.cell == "lstm" else (left, left)
            after.append((hidden[0], memory[0]))
        return inputs, after

    def _apply(self, fn: Callable[[Tensor], Tensor], recurse: bool = True) -> Layers:
        """Move the weights elsewhere, and there together again: cuDNN wants those of a layer in one piece."""
        super()._apply(fn, recurse)
        for layer in self._layers:
            layer.flatten_parameters()
        return self

    def _before(self, state: tuple[Tensor, Tensor]) -> Any:
        hidden, memory = (part.unsqueeze(0) for part in state)
        return (hidden, memory) if self.config.cell == "lstm" else hidden


class ReluLSTM(nn.LSTM):
    """An LSTM layer with rectifiers where nn.LSTM has tanh, as Keras' LSTM(activation="relu"); slower, step by step."""

    def forward(  # type: ignore[override]
        self, inputs: Tensor, state: tuple[Tensor, Tensor] | None = None
    ) -> tuple[Tensor, tuple[Tensor, Tensor]]:
        """Return the outputs, shape (batch, time, units), and the state after the last, shapes (1, batch, units)."""
        hidden, memory = (part[0] for part in state) if state else [inputs.new_zeros(len(inputs), self.hidden_size)] * 2
        of_input, of_hidden, *biases = self.all_weights[0]
        outputs = []
        for coming in functional.linear(inputs, of_input, biases[0] + biases[1]).unbind(1):
            enter, keep, new, out = torch.addmm(coming, hidden, of_hidden.T).chunk(4, 1)
            memory = keep.sigmoid() * memory + enter.sigmoid() * new.relu()
            hidden = out.sigmoid() * memory.relu()
            outputs.append(hidden)
        return torch.stack(outputs, 1), (hidden.unsqueeze(0), memory.unsqueeze(0))


def _layer(config: NetworkConfig, width: int, units: int) -> nn.RNNBase:
    if config.cell == "lstm":
        return _LSTMS[config.activation](width, units, batch_first=True)
    return nn.RNN(width, units, nonlinearity=config.activation, batch_first=True)


_LSTMS: dict[str, type[nn.LSTM]] = {"tanh": nn.LSTM, "relu": ReluLSTM}


class Network(nn.Module):
    """The network of a configuration, its weights drawn from torch's generator."""

    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        self.config = config
        self.token = INPUTS[config.input](config)
        self.context = nn.ModuleList(nn.Embedding(count, config.context_width) for count in config.contexts)
        self.recurrent = Layers(config)
        self.drop_input, self.drop = nn.Dropout(config.input_dropout), nn.Dropout(config.dropout)
        last = config.units[-1]
        self.dense = nn.Linear(last, config.dense) if config.dense else None
        self.output = nn.Linear(config.dense or last, config.vocabulary)
        if config.tied and isinstance(self.token, Embedded):
            self.output.weight = self.token.weight

    def embed(self, tokens: Tensor, contexts: Tensor) -> Tensor:
        """Return what the recurrent layers read, shape (…, width), of tokens (…) and contexts (…, kinds)."""
        beside = [table(contexts[..., kind]) for kind, table in enumerate(self.tables)]
        return torch.cat([self.token(tokens), *beside], -1)

    def tell(self, hidden: Tensor) -> Tensor:
        """Return the logits, shape (…, vocabulary), of the outputs of the last recurrent layer (…, units)."""
        hidden = self.drop(hidden)
        return self.output(hidden if self.dense is None else self.drop(self.dense(hidden)))

    def forward(self, tokens: Tensor, contexts: Tensor, state: State | None = None) -> tuple[Tensor, State]:
        """Return the logits of each next token, shape (batch, time, vocabulary), and the state after the last.

        Tokens have shape (batch, time), contexts (batch, time, kinds).
        """
        hidden, state = self.recurrent(self.drop_input(self.embed(tokens, contexts)), state)
        return self.tell(hidden), state

    @property
    def tables(self) -> list[nn.Embedding]:
        """The embedding of each context."""
        return [table for table in self.context if isinstance(table, nn.Embedding)]

    @property
    def parameter_count(self) -> int:
        """How many numbers it has learned."""
        return sum(parameter.numel() for parameter in self.parameters())


def shapes(config: NetworkConfig) -> dict[str, tuple[int, ...]]:
    """Return the shape of every weight of the network of a configuration, without making it."""
    result: dict[str, tuple[int, ...]] = {}
    if config.input == "embedding":
        result["token.weight"] = (config.vocabulary, config.token_width)
    result |= {f"context.{kind}.weight": (n, config.context_width) for kind, n in enumerate(config.contexts)}
    for layer, (width, units) in enumerate(pairwise([config.input_width, *config.units])):
        sums = config.gates * units
        result[f"recurrent.weight_ih_l{layer}"] = (sums, width)
        result[f"recurrent.weight_hh_l{layer}"] = (sums, units)
        result |= {f"recurrent.bias_{part}_l{layer}": (sums,) for part in ("ih", "hh")}
    told = config.dense or config.units[-1]
    if config.dense:
        result |= {"dense.weight": (config.dense, config.units[-1]), "dense.bias": (config.dense,)}
    if not config.tied:
        result["output.weight"] = (config.vocabulary, told)
    return {**result, "output.bias": (config.vocabulary,)}
