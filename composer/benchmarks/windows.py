"""How much faster a note comes from a stepper that keeps its state than from reading the last 100 notes anew."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from composer.benchmarks.figures import Figure, Report
from composer.generation import library
from composer.generation.continuing import continue_
from composer.generation.wishes import Wishes
from composer.music.score import Note, Notes, Score, Track
from composer.networks.checkpoint import Model

_NOTES = 500
_RIVAL_NOTES = 12
_WINDOW = 100
_SCALE = (60, 62, 64, 65, 67, 69, 71, 72)
_SEED = Notes(Note(index * 480, _SCALE[index % len(_SCALE)], 480) for index in range(_WINDOW))


class Rereading:
    """A model whose stepper reads the last tokens anew at each step, as many as the seed has, as was published."""

    def __init__(self, model: Model) -> None:
        self.card, self.network, self.encoding = model.card, model.network, model.encoding
        self._stepper = model.stepper()

    def stepper(self) -> Rereading:
        """Return itself: there is no state to keep apart."""
        return self

    def read(self, tokens: ArrayLike, contexts: ArrayLike) -> NDArray[np.float32]:
        """Read the tokens of one stream, shape (1, time), and return the logits after the last."""
        self._tokens, self._contexts = np.asarray(tokens), np.asarray(contexts)
        self._stepper.rewind()
        return self._stepper.read(self._tokens, self._contexts)

    def step(self, tokens: Sequence[int], contexts: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        """Read the stream without its first token and with one more."""
        after = np.concatenate([self._contexts[:, 1:], np.asarray(contexts).reshape(1, 1, -1)], 1)
        return self.read(np.append(self._tokens[:, 1:], [tokens], 1), after)


def run(models: Sequence[str] = ("piano-chord", "note-int")) -> Report:
    """Measure the time of a note among 500, and of one by a step that reads the last 100 notes anew."""
    figures = {}
    for name in models:
        model = library.load(name)
        ours, theirs = _milliseconds(model, _NOTES), _milliseconds(Rereading(model), _RIVAL_NOTES)
        figures[f"{name}.note"] = Figure(ours, "ms", f"the last {_WINDOW} notes read anew", theirs)
        figures[f"{name}.speedup"] = Figure(theirs / ours, "times", "asked for", 100.0)
    return Report(
        figures, [f"{_NOTES} notes, beside {_RIVAL_NOTES} of the rival, its first reading of the seed left out"]
    )


def _milliseconds(model: Any, count: int) -> float:
    """Return the time of one of so many notes that follow a hundred, after the first."""
    growing = continue_(Score((Track("", _SEED),)), model, Wishes(bars=None, length=count))
    first = len(next(growing).notes)
    began, made = perf_counter(), first
    for take in growing:
        made = len(take.notes)
    return 1000 * (perf_counter() - began) / max(made - first, 1)
