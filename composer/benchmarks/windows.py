"""How much faster a note comes from a stepper that keeps its state than from reading the last 100 notes anew."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from math import inf
from time import perf_counter, thread_time
from typing import Any

import numpy as np
import torch
from numpy.typing import ArrayLike, NDArray

from composer.benchmarks.figures import Figure, Report
from composer.generation import library
from composer.generation.continuing import continue_
from composer.generation.wishes import Wishes
from composer.music.score import Note, Notes, Score, Track
from composer.networks.checkpoint import Model
from composer.networks.lstm import Network
from composer.networks.products import threads_of_torch

_NOTES = 500
_RIVAL_NOTES = 5
_ROUNDS = 7
_WINDOW = 100
_SCALE = (60, 62, 64, 65, 67, 69, 71, 72)
_SEED = Notes(Note(index * 480, _SCALE[index % len(_SCALE)], 480) for index in range(_WINDOW))


class Rereading:
    """A model whose step reads the last tokens anew, as many as the seed has, as was published: nothing is kept."""

    def __init__(self, model: Model) -> None:
        self.card, self.network, self.encoding = model.card, model.network, model.encoding

    def stepper(self, streams: int = 1) -> Rereading:
        """Return itself: there is no state to keep apart."""
        return self

    @torch.no_grad()
    def read(self, tokens: ArrayLike, contexts: ArrayLike) -> NDArray[np.float32]:
        """Read the tokens of one stream, shape (1, time), and return the logits after the last."""
        self._tokens, self._contexts = np.asarray(tokens, np.int64), np.asarray(contexts, np.int64)
        read = self.network.embed(torch.from_numpy(self._tokens), torch.from_numpy(self._contexts))
        return self.network.tell(self.network.recurrent(read)[0][:, -1]).numpy()

    def step(self, tokens: Sequence[int], contexts: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        """Read the stream without its first token and with one more."""
        after = np.concatenate([self._contexts[:, 1:], np.asarray(contexts, np.int64).reshape(1, 1, -1)], 1)
        return self.read(np.append(self._tokens[:, 1:], [tokens], 1), after)


def run(models: Sequence[str] = ("piano-chord", "note-int")) -> Report:
    """Measure the time of a note among 500, and of one by a step that reads the last 100 notes anew."""
    figures, notes = (
        {},
        [
            f"medians of {_ROUNDS} rounds of {_NOTES} notes beside {_RIVAL_NOTES} of the rival",
            "the time of the thread that generates, so that what else the machine does counts for neither",
            "step: one step of the network alone, which no way of sampling makes faster",
        ],
    )
    for name in models:
        model = library.load(name)
        threads = _best_threads(model.network)
        rounds = [
            (_milliseconds(model, _NOTES), _step_milliseconds(model), _rival_milliseconds(model, threads))
            for _ in range(_ROUNDS)
        ]
        ours, step, theirs = np.median(rounds, 0)
        figures[f"{name}.note"] = Figure(ours, "ms", f"the last {_WINDOW} notes read anew", theirs)
        figures[f"{name}.step"] = Figure(step, "ms")
        figures[f"{name}.speedup"] = Figure(theirs / ours, "times", "asked for", 100.0)
        notes.append(
            f"{name}: the rival on {threads} of torch's {torch.get_num_threads()} threads, what is fastest here"
        )
    return Report(figures, notes)


def _best_threads(network: Network) -> int:
    """Return on how many threads a network reads a window fastest: torch's default or one."""
    window = torch.zeros(1, _WINDOW, 1 + len(network.config.contexts), dtype=torch.long)
    times = {torch.get_num_threads(): inf, 1: inf}
    with torch.no_grad():
        for count in [*times] * 3:
            with threads_of_torch(count):
                began = perf_counter()
                network(window[..., 0], window[..., 1:])
                times[count] = min(times[count], perf_counter() - began)
    return min(times, key=times.__getitem__)


def _step_milliseconds(model: Model) -> float:
    """Return the time of a step of the network alone, which is mostly that of reading its weights."""
    stepper, contexts = model.stepper(), [[0] * len(model.network.config.contexts)]
    began = thread_time()
    for _ in range(_NOTES):
        stepper.step([0], contexts)
    return 1000 * (thread_time() - began) / _NOTES


def _rival_milliseconds(model: Model, threads: int) -> float:
    with threads_of_torch(threads):
        return _milliseconds(Rereading(model), _RIVAL_NOTES)


def _milliseconds(model: Any, count: int) -> float:
    """Return the time of one of so many notes that follow a hundred, after the first, as the processor spent it."""
    growing = continue_(Score((Track("", _SEED),)), model, Wishes(bars=None, length=count))
    first = len(next(growing).notes)
    # What the imports have left to clear away takes longer than hundreds of notes.
    gc.collect()
    began, made = thread_time(), first
    for take in growing:
        made = len(take.notes)
    return 1000 * (thread_time() - began) / max(made - first, 1)
