"""The fast stepper: one token after the other without autograd, several times as fast as nn.LSTM asked step by step."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy

import numpy as np
import torch
from numpy.typing import ArrayLike, NDArray
from torch import Tensor

from composer.networks.lstm import Network
from composer.networks.products import Product, one_thread, product

Floats = NDArray[np.float32]

State = list[Floats]
"""What is remembered of one stream: the outputs of all layers, and what their cells hold."""


class Stepper:
    """A network that reads tokens and keeps its state, for a batch of streams side by side.

    nn.LSTM repacks its weights at every step. Here what the first layer makes of each token and context is
    looked up in a table, the layers above read their input and their own past through one fused matrix, and
    torch only does what it does fastest; numpy, whose calls are cheaper, does the rest in the same memory.
    """

    @torch.no_grad()
    def __init__(self, network: Network, batch: int = 1) -> None:
        self._network = network
        config = network.config
        self._table, self._begins = _first_layer_table(network)
        self._products = [_fused(network, layer) for layer in range(len(config.units))]
        self._told = _told(network)
        self._cell = _CELLS[config.cell, config.activation]
        self.rewind(batch)

    def rewind(self, batch: int = 1) -> None:
        """Forget everything read."""
        config = self._network.config
        # The outputs of all layers lie side by side: what a layer reads, those of the one below and its own, is one.
        outputs = np.zeros((batch, sum(config.units)), np.float32)
        ends = np.cumsum(config.units).tolist()
        self._above = [outputs[:, end - size : end] for size, end in zip(config.units, ends, strict=True)]
        read = [outputs[:, begin:end] for begin, end in zip([0, 0, *ends], ends, strict=False)]
        self._read = [torch.from_numpy(part) for part in (*read, self._above[-1])]
        self._memory = [np.zeros((batch, size), np.float32) for size in config.units]
        self._gates = [_Gates(batch, size, config.gates) for size in config.units]
        self._rooms = [torch.zeros(batch, size) for size in (config.dense, config.vocabulary) if size]

    def fresh(self, batch: int = 1) -> Stepper:
        """Return a stepper that has read nothing and shares the matrices."""
        other = copy(self)
        other.rewind(batch)
        return other

    def state(self, row: int) -> State:
        """Return a copy of what is remembered of a stream."""
        return [column[row].copy() for column in (*self._above, *self._memory)]

    def place(self, row: int, state: State | None) -> None:
        """Go on in a row with what was remembered of a stream, with nothing for None."""
        for index, column in enumerate((*self._above, *self._memory)):
            column[row] = 0 if state is None else state[index]

    @torch.no_grad()
    @one_thread()
    def read(self, tokens: ArrayLike, contexts: ArrayLike) -> Floats:
        """Read many tokens at once and return the logits after the last, shape (batch, vocabulary).

        Tokens have shape (batch, time), time at least 1, contexts (batch, time, kinds).
        """
        before = [(_tensor(past), _tensor(memory)) for past, memory in zip(self._above, self._memory, strict=True)]
        seen, after = self._network.recurrent(self._network.embed(_indices(tokens), _indices(contexts)), before)
        for layer, (hidden, memory) in enumerate(after):
            self._above[layer][:] = hidden.numpy()
            self._memory[layer][:] = memory.numpy()
        return self._network.tell(seen[:, -1]).numpy()

    def step(self, tokens: Sequence[int], contexts: Sequence[Sequence[int]]) -> Floats:
        """Read one token of each stream and return the logits of the next, shape (batch, vocabulary).

        Tokens have shape (batch,), contexts (batch, kinds).
        """
        added: Floats = self._added(tokens, contexts)
        for layer, multiply in enumerate(self._products):
            gates = self._gates[layer]
            multiply(self._read[layer], gates.room)
            if not layer:
                gates.sums += added
            self._cell(gates, self._memory[layer], self._above[layer])
        told = self._read[-1]
        for multiply, room in zip(self._told, self._rooms, strict=True):
            multiply(told, room)
            told = room
        return told.numpy().copy()

    def _added(self, tokens: Sequence[int], contexts: Sequence[Sequence[int]]) -> Floats:
        """Return what the tokens and contexts add to the first layer's gates, shape (batch, gates)."""
        if len(self._begins) == 1:
            return self._table.take(tokens, 0)
        rows = [
            begin + number
            for token, beside in zip(tokens, contexts, strict=True)
            for begin, number in zip(self._begins, (token, *beside), strict=True)
        ]
        return np.add.reduce(self._table.take(rows, 0).reshape(len(tokens), len(self._begins), -1), 1)


class _Gates:
    """Room for the sums of a layer's gates, shape (batch, gates), and the parts of it: enter, keep, out, new."""

    def __init__(self, batch: int, size: int, count: int) -> None:
        self.sums = np.zeros((batch, count * size), np.float32)
        self.enter, self.keep, self.out, self.new = (self.sums[:, at * size : (at + 1) * size] for at in range(4))
        self.room = torch.from_numpy(self.sums)
        self.valves = self.room[:, : 3 * size]
        """The first three, as torch sees them."""


def _indices(values: ArrayLike) -> Tensor:
    return torch.from_numpy(np.asarray(values, np.int64))


def _tensor(values: Floats) -> Tensor:
    return torch.from_numpy(values.copy())


def _first_layer_table(network: Network) -> tuple[Floats, list[int]]:
    """Return what each token, and each class of each context, adds to the first layer's gates.

    The first has shape (rows, gates), the bias being in the rows of the tokens; the second says where each kind begins.
    """
    weight, bias = _first_layer(network)
    beside = [table.weight for table in network.tables]
    own = weight.shape[1] - sum(part.shape[1] for part in beside)
    first, *columns = weight.split([own, *(part.shape[1] for part in beside)], 1)
    tables = [network.token.through(first) + bias]
    tables += [part @ column.T for part, column in zip(beside, columns, strict=True)]
    begins = np.cumsum([0, *(len(table) for table in tables[:-1])]).tolist()
    return _arranged(torch.cat(tables), network).numpy(), begins


def _first_layer(network: Network) -> tuple[Tensor, Tensor]:
    """Return the weights of the first layer on its input, shape (gates, width), and its bias."""
    weights = dict(network.recurrent.named_parameters())
    return weights["weight_ih_l0"], weights["bias_ih_l0"] + weights["bias_hh_l0"]


def _fused(network: Network, layer: int) -> Product:
    """Return what a layer makes of its input and its past: the gates, but for what the first has in its table."""
    recurrent = network.recurrent
    weight = getattr(recurrent, f"weight_hh_l{layer}")
    if not layer:
        return product(_arranged(weight.T, network).T)
    weight = torch.cat([getattr(recurrent, f"weight_ih_l{layer}"), weight], 1)
    bias = getattr(recurrent, f"bias_ih_l{layer}") + getattr(recurrent, f"bias_hh_l{layer}")
    return product(_arranged(weight.T, network).T, _arranged(bias, network))


def _told(network: Network) -> list[Product]:
    """Return the products from the last layer to the logits."""
    output, dense = network.output, network.dense
    if dense is None:
        return [product(output.weight, output.bias)]
    return [product(dense.weight), product(output.weight, output.weight @ dense.bias + output.bias)]


def _arranged(gates: Tensor, network: Network) -> Tensor:
    """Return gates, last dimension, as the cell takes them: enter, keep, out, new."""
    if network.config.cell == "rnn":
        return gates.contiguous()
    enter, keep, new, out = gates.chunk(4, -1)
    return torch.cat([enter, keep, out, new], -1)


def _lstm_cell(gates: _Gates, memory: Floats, above: Floats) -> None:
    torch.sigmoid_(gates.valves)
    np.tanh(gates.new, out=gates.new)
    memory *= gates.keep
    np.multiply(gates.new, gates.enter, out=gates.new)
    memory += gates.new
    np.tanh(memory, out=above)
    above *= gates.out


def _relu_lstm_cell(gates: _Gates, memory: Floats, above: Floats) -> None:
    torch.sigmoid_(gates.valves)
    np.maximum(gates.new, 0, out=gates.new)
    memory *= gates.keep
    np.multiply(gates.new, gates.enter, out=gates.new)
    memory += gates.new
    np.maximum(memory, 0, out=above)
    above *= gates.out


def _tanh_cell(gates: _Gates, memory: Floats, above: Floats) -> None:
    np.tanh(gates.sums, out=above)


def _relu_cell(gates: _Gates, memory: Floats, above: Floats) -> None:
    np.maximum(gates.sums, 0, out=above)


_CELLS = {
    ("lstm", "tanh"): _lstm_cell,
    ("lstm", "relu"): _relu_lstm_cell,
    ("rnn", "tanh"): _tanh_cell,
    ("rnn", "relu"): _relu_cell,
}
