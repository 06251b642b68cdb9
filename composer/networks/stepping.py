"""The fast stepper: one token after the other without autograd, several times as fast as nn.LSTM asked step by step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np
import torch
from numpy.typing import ArrayLike, NDArray
from torch import Tensor

from composer.networks.lstm import Network

Floats = NDArray[np.float32]


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

    nn.LSTM repacks its weights at every step. Here what the first layer makes of each token and context is
    looked up in a table, the layers above read their input and their own past through one fused matrix, and
    torch only does the products, on one thread; numpy, whose calls are cheaper, does the rest in the same memory.
    """

    @torch.no_grad()
    def __init__(self, network: Network, batch: int = 1) -> None:
        self._network = network
        config = network.config
        self._table, self._begins = _first_layer_table(network)
        self._weights = [_fused(network, layer) for layer in range(len(config.units))]
        self._output, self._bias = _told(network)
        self._cell = _CELLS[config.cell, config.activation]
        self.rewind(batch)

    def rewind(self, batch: int = 1) -> None:
        """Forget everything read."""
        units = self._network.config.units
        # Beside each layer's own past lies, from the second on, the output of the layer below.
        below = [0, *units[:-1]]
        self._inputs = [np.zeros((batch, b + size), np.float32) for b, size in zip(below, units, strict=True)]
        self._past = [buffer[:, b:] for b, buffer in zip(below, self._inputs, strict=True)]
        outputs = [buffer[:, :b] for b, buffer in zip(below[1:], self._inputs[1:], strict=True)]
        self._above = [*outputs, np.zeros((batch, units[-1]), np.float32)]
        self._memory = [np.zeros((batch, size), np.float32) for size in units]
        self._gates = [np.zeros((batch, weight.shape[1]), np.float32) for weight, _ in self._weights]
        self._tensors = [tuple(map(torch.from_numpy, pair)) for pair in zip(self._inputs, self._gates, strict=True)]
        self._last = torch.from_numpy(self._above[-1])

    @torch.no_grad()
    @one_thread()
    def read(self, tokens: ArrayLike, contexts: ArrayLike) -> Floats:
        """Read many tokens at once and return the logits after the last, shape (batch, vocabulary).

        Tokens have shape (batch, time), time at least 1, contexts (batch, time, kinds).
        """
        before = [(_tensor(past), _tensor(memory)) for past, memory in zip(self._past, self._memory, strict=True)]
        seen, after = self._network.recurrent(self._network.embed(_indices(tokens), _indices(contexts)), before)
        for layer, (hidden, memory) in enumerate(after):
            self._past[layer][:] = hidden.numpy()
            self._memory[layer][:] = memory.numpy()
        return self._network.tell(seen[:, -1]).numpy()

    @one_thread()
    def step(self, tokens: Sequence[int], contexts: Sequence[Sequence[int]]) -> Floats:
        """Read one token of each stream and return the logits of the next, shape (batch, vocabulary).

        Tokens have shape (batch,), contexts (batch, kinds).
        """
        rows = [[token, *beside] for token, beside in zip(tokens, contexts, strict=True)]
        added = self._table[np.array(rows) + self._begins].sum(1)
        for layer, (weight, bias) in enumerate(self._weights):
            read, gates = self._tensors[layer]
            torch.mm(read, weight, out=gates)
            self._gates[layer] += bias if layer else added
            self._cell(self._gates[layer], self._memory[layer], self._above[layer])
            self._past[layer][:] = self._above[layer]
        return torch.addmm(self._bias, self._last, self._output).numpy()


def _indices(values: ArrayLike) -> Tensor:
    return torch.from_numpy(np.asarray(values, np.int64))


def _tensor(values: Floats) -> Tensor:
    return torch.from_numpy(values.copy())


def _first_layer_table(network: Network) -> tuple[Floats, NDArray[np.int64]]:
    """Return what each token, and each class of each context, adds to the first layer's gates.

    The first has shape (rows, gates), the bias being in the rows of the tokens; the second says where each kind begins.
    """
    weight, bias = _first_layer(network)
    beside = [table.weight for table in network.tables]
    own = weight.shape[1] - sum(part.shape[1] for part in beside)
    first, *columns = weight.split([own, *(part.shape[1] for part in beside)], 1)
    tables = [network.token.through(first) + bias]
    tables += [part @ column.T for part, column in zip(beside, columns, strict=True)]
    begins = np.cumsum([0, *(len(table) for table in tables[:-1])])
    return _arranged(torch.cat(tables), network).numpy(), begins


def _first_layer(network: Network) -> tuple[Tensor, Tensor]:
    """Return the weights of the first layer on its input, shape (gates, width), and its bias."""
    weights = dict(network.recurrent.named_parameters())
    return weights["weight_ih_l0"], weights["bias_ih_l0"] + weights["bias_hh_l0"]


def _fused(network: Network, layer: int) -> tuple[Tensor, Floats]:
    """Return the matrix, shape (inputs, gates), that a layer applies to its input and its past, and its bias."""
    recurrent = network.recurrent
    weight = getattr(recurrent, f"weight_hh_l{layer}")
    if layer:
        weight = torch.cat([getattr(recurrent, f"weight_ih_l{layer}"), weight], 1)
    bias = getattr(recurrent, f"bias_ih_l{layer}") + getattr(recurrent, f"bias_hh_l{layer}")
    return _arranged(weight.T, network), _arranged(bias, network).numpy()


def _told(network: Network) -> tuple[Tensor, Tensor]:
    """Return the matrix, shape (units, vocabulary), from the last layer to the logits, and its bias."""
    weight, bias = network.output.weight.detach(), network.output.bias.detach()
    if network.dense is not None:
        # Two linear layers are one.
        bias = weight @ network.dense.bias + bias
        weight = weight @ network.dense.weight
    return weight.T.contiguous(), bias


def _arranged(gates: Tensor, network: Network) -> Tensor:
    """Return gates, last dimension, as the cell takes them: enter, keep, out, all three halved, and new.

    A sigmoid is (1 + tanh(x / 2)) / 2, so that one tanh does for all four.
    """
    if network.config.cell == "rnn":
        return gates.contiguous()
    enter, keep, new, out = gates.chunk(4, -1)
    return torch.cat([enter / 2, keep / 2, out / 2, new], -1)


def _lstm_cell(gates: Floats, memory: Floats, above: Floats) -> None:
    size = memory.shape[1]
    np.tanh(gates, out=gates)
    sigmoids = gates[:, : 3 * size]
    sigmoids += 1
    sigmoids *= 0.5
    memory *= gates[:, size : 2 * size]
    memory += gates[:, :size] * gates[:, 3 * size :]
    np.tanh(memory, out=above)
    above *= gates[:, 2 * size : 3 * size]


def _relu_lstm_cell(gates: Floats, memory: Floats, above: Floats) -> None:
    size = memory.shape[1]
    sigmoids, new = gates[:, : 3 * size], gates[:, 3 * size :]
    np.tanh(sigmoids, out=sigmoids)
    sigmoids += 1
    sigmoids *= 0.5
    memory *= sigmoids[:, size : 2 * size]
    memory += sigmoids[:, :size] * np.maximum(new, 0, out=new)
    np.maximum(memory, 0, out=above)
    above *= sigmoids[:, 2 * size :]


def _tanh_cell(gates: Floats, memory: Floats, above: Floats) -> None:
    np.tanh(gates, out=above)


def _relu_cell(gates: Floats, memory: Floats, above: Floats) -> None:
    np.maximum(gates, 0, out=above)


_CELLS = {
    ("lstm", "tanh"): _lstm_cell,
    ("lstm", "relu"): _relu_lstm_cell,
    ("rnn", "tanh"): _tanh_cell,
    ("rnn", "relu"): _relu_cell,
}
