"""The fast stepper: one token after the other without autograd, several times as fast as nn.LSTM asked step by step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np
import torch
from numpy.typing import ArrayLike, NDArray
from torch import Tensor

from composer.networks.lstm import Network


@contextmanager
def one_thread() -> Iterator[None]:
    """Let torch work on one thread: a step is too small to be worth waking a second one."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)


class Stepper:
    """A network that reads tokens and keeps its state, for a batch of streams side by side.

    What the first layer makes of each token and context is computed once; the layers above read their input
    and their own past through one fused matrix. nn.LSTM would repack its weights at every step.
    """

    @torch.no_grad()
    def __init__(self, network: Network, batch: int = 1) -> None:
        self._network = network
        config = network.config
        self._tables = _first_layer_tables(network)
        self._fused = [_fused(network, layer) for layer in range(config.layers)]
        self._output = network.output.weight.T.contiguous(), network.output.bias
        self._cell = _lstm_cell if config.cell == "lstm" else _rnn_cell
        self.rewind(batch)

    def rewind(self, batch: int = 1) -> None:
        """Forget everything read."""
        config = self._network.config
        self._hidden = [torch.zeros(batch, config.hidden) for _ in range(config.layers)]
        self._memory = [torch.zeros(batch, config.hidden) for _ in range(config.layers)]

    @torch.no_grad()
    @one_thread()
    def read(self, tokens: ArrayLike, contexts: ArrayLike) -> NDArray[np.float32]:
        """Read many tokens at once and return the logits after the last, shape (batch, vocabulary).

        Tokens have shape (batch, time), time at least 1, contexts (batch, time, kinds).
        """
        hidden, memory = torch.stack(self._hidden), torch.stack(self._memory)
        lstm = self._network.config.cell == "lstm"
        inputs = self._network.embed(_indices(tokens), _indices(contexts))
        seen, state = self._network.recurrent(inputs, (hidden, memory) if lstm else hidden)
        hidden, memory = state if lstm else (state, memory)
        self._hidden, self._memory = list(hidden.unbind()), list(memory.unbind())
        return self._network.output(seen[:, -1]).numpy()

    @torch.no_grad()
    @one_thread()
    def step(self, tokens: Sequence[int], contexts: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        """Read one token of each stream and return the logits of the next, shape (batch, vocabulary).

        Tokens have shape (batch,), contexts (batch, kinds).
        """
        gates = self._tables[0][list(tokens)]
        for kind, table in enumerate(self._tables[1:]):
            gates = gates + table[[row[kind] for row in contexts]]
        for layer, (weight, bias) in enumerate(self._fused):
            past = self._hidden[layer]
            if layer:
                gates = torch.addmm(bias, torch.cat([self._hidden[layer - 1], past], 1), weight)
            else:
                gates = torch.addmm(gates, past, weight)
            self._hidden[layer], self._memory[layer] = self._cell(gates, self._memory[layer])
        weight, bias = self._output
        return torch.addmm(bias, self._hidden[-1], weight).numpy()


def _indices(values: ArrayLike) -> Tensor:
    return torch.from_numpy(np.asarray(values, np.int64))


def _first_layer_tables(network: Network) -> list[Tensor]:
    """Return what each token and each class of each context adds to the first layer's gates, bias included once."""
    weight: Tensor = network.recurrent.weight_ih_l0
    parts: list[Tensor] = [network.token.weight, *(table.weight for table in network.tables)]
    columns = weight.split([part.shape[1] for part in parts], 1)
    tables = [part @ column.T for part, column in zip(parts, columns, strict=True)]
    tables[0] = tables[0] + network.recurrent.bias_ih_l0 + network.recurrent.bias_hh_l0
    return tables


def _fused(network: Network, layer: int) -> tuple[Tensor, Tensor]:
    """Return the matrix, shape (inputs, gates), that a layer applies to its input and its past, and its bias."""
    recurrent = network.recurrent
    own = getattr(recurrent, f"weight_hh_l{layer}")
    bias = getattr(recurrent, f"bias_ih_l{layer}") + getattr(recurrent, f"bias_hh_l{layer}")
    if layer == 0:
        return own.T.contiguous(), bias
    return torch.cat([getattr(recurrent, f"weight_ih_l{layer}"), own], 1).T.contiguous(), bias


def _lstm_cell(gates: Tensor, memory: Tensor) -> tuple[Tensor, Tensor]:
    size = gates.shape[1] // 4
    enter, keep, _, out = torch.sigmoid(gates).split(size, 1)
    memory = keep * memory + enter * torch.tanh(gates[:, 2 * size : 3 * size])
    return out * torch.tanh(memory), memory


def _rnn_cell(gates: Tensor, memory: Tensor) -> tuple[Tensor, Tensor]:
    return torch.tanh(gates), memory
