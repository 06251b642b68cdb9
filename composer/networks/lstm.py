"""The recurrent network: embeddings of a token and its contexts, stacked LSTM layers, one linear output."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import torch
from torch import Tensor, nn

from composer.errors import ComposerError

CELLS = {"lstm": nn.LSTM, "rnn": nn.RNN}
_LARGEST = {"vocabulary": 65536, "token_width": 4096, "context_width": 1024, "hidden": 8192, "layers": 16}


class ImpossibleNetwork(ComposerError):
    """A configuration of which no network can be made."""


@dataclass(frozen=True, slots=True)
class NetworkConfig:
    """What a network is made of: its sizes, the classes of each context, and "lstm" or "rnn" cells.

    A tied output shares the token embedding and needs token_width == hidden. Raises ImpossibleNetwork.
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

    def __post_init__(self) -> None:
        for name, largest in _LARGEST.items():
            value = getattr(self, name)
            if not isinstance(value, int) or not 1 <= value <= largest:
                raise ImpossibleNetwork(f"{name} = {value} is outside 1 to {largest}")
        if not all(isinstance(count, int) and 1 <= count <= 65536 for count in self.contexts):
            raise ImpossibleNetwork(f"contexts = {self.contexts} are no numbers of classes")
        if self.cell not in CELLS or not 0 <= self.dropout < 1:
            raise ImpossibleNetwork(f"cell “{self.cell}” or dropout {self.dropout} is unknown")
        if self.tied and self.token_width != self.hidden:
            raise ImpossibleNetwork("a tied output needs a token_width equal to hidden")

    @classmethod
    def of_card(cls, card: dict[str, Any]) -> NetworkConfig:
        """Return the configuration that a card holds. Raises ImpossibleNetwork."""
        try:
            return cls(**{**card, "contexts": tuple(card.get("contexts", ()))})
        except TypeError as error:
            raise ImpossibleNetwork(f"its settings are not those of a network ({error})") from error

    def for_card(self) -> dict[str, Any]:
        """Return the configuration as plain values."""
        return {**asdict(self), "contexts": list(self.contexts)}


class Network(nn.Module):
    """The network of a configuration, its weights drawn from torch's generator."""

    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        self.config = config
        self.token = nn.Embedding(config.vocabulary, config.token_width)
        self.context = nn.ModuleList(nn.Embedding(count, config.context_width) for count in config.contexts)
        width = config.token_width + config.context_width * len(config.contexts)
        between = config.dropout if config.layers > 1 else 0.0
        self.recurrent = CELLS[config.cell](width, config.hidden, config.layers, batch_first=True, dropout=between)
        self.drop = nn.Dropout(config.dropout)
        self.output = nn.Linear(config.hidden, config.vocabulary)
        if config.tied:
            self.output.weight = self.token.weight

    def embed(self, tokens: Tensor, contexts: Tensor) -> Tensor:
        """Return what the recurrent layers read, shape (…, width), of tokens (…) and contexts (…, kinds)."""
        beside = [table(contexts[..., kind]) for kind, table in enumerate(self.tables)]
        return torch.cat([self.token(tokens), *beside], -1)

    def forward(self, tokens: Tensor, contexts: Tensor, state: Any = None) -> tuple[Tensor, Any]:
        """Return the logits of each next token, shape (batch, time, vocabulary), and the state after the last.

        Tokens have shape (batch, time), contexts (batch, time, kinds).
        """
        hidden, state = self.recurrent(self.drop(self.embed(tokens, contexts)), state)
        return self.output(self.drop(hidden)), state

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
    gates = config.hidden * (4 if config.cell == "lstm" else 1)
    width = config.token_width + config.context_width * len(config.contexts)
    result: dict[str, tuple[int, ...]] = {"token.weight": (config.vocabulary, config.token_width)}
    result |= {f"context.{kind}.weight": (n, config.context_width) for kind, n in enumerate(config.contexts)}
    for layer in range(config.layers):
        result[f"recurrent.weight_ih_l{layer}"] = (gates, config.hidden if layer else width)
        result[f"recurrent.weight_hh_l{layer}"] = (gates, config.hidden)
        result |= {f"recurrent.bias_{part}_l{layer}": (gates,) for part in ("ih", "hh")}
    if not config.tied:
        result["output.weight"] = (config.vocabulary, config.hidden)
    return {**result, "output.bias": (config.vocabulary,)}
