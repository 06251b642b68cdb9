"""How fast the trainer learns, everything on, beside a plain loop over the same batches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from composer.benchmarks.figures import Figure, Report
from composer.music.tunes import Tune, Tunes
from composer.networks.lstm import NetworkConfig
from composer.training import batches, material, recipe, trainer
from composer.training.batches import Batch
from composer.training.recipe import Recipe

_TUNES = 400
_ROUNDS = 3


def run() -> Report:
    """Measure the training of notes as integers, the largest of the recipes."""
    return measure(recipe.load("note-int"))


def measure(learned: Recipe) -> Report:
    """Measure the tokens a second of a recipe's training, with validation and checkpoints, and of a plain loop."""
    settings = replace(learned, collections=[], epochs=1)
    with TemporaryDirectory() as folder:
        data = Path(folder) / "tunes.npz"
        _tunes().write(data)
        rounds = [(_ours(settings, data, Path(folder) / "model"), _plain(settings, data)) for _ in range(_ROUNDS)]
    ours, plain = np.median(rounds, 0)
    figures = {"training.tokens_per_second": Figure(ours, "tokens/s", "a plain nn.LSTM loop", plain)}
    notes = [f"{learned.name}, medians of {_ROUNDS} rounds of one epoch, {torch.get_num_threads()} threads"]
    # What else the machine does changes from round to round, so that each is compared with its own rival.
    share = float(np.median([ours / plain for ours, plain in rounds]))
    return Report({**figures, "training.of_plain": Figure(share, "share", "asked for", 0.9)}, notes)


def _tunes() -> Tunes:
    """Return tunes drawn at random, one in forty to validate with."""
    dice = np.random.default_rng(0)
    made = []
    for _ in range(_TUNES):
        duration = dice.choice([240, 480], 80).astype(np.int32)
        pitch = (70 + dice.integers(-12, 12, 80)).astype(np.int16)
        made.append(Tune(np.cumsum(duration).astype(np.int32) - duration, duration, pitch))
    return Tunes(made, np.arange(_TUNES) % 40 == 0)


def _epoch(settings: Recipe, data: Path) -> tuple[NetworkConfig, Sequence[Batch]]:
    found = material.read(settings, data)
    return settings.config(found.encoding), batches.epoch_batches(found.train, found.encoding, settings, (0, 0))


def _tokens(epoch: Sequence[Batch]) -> int:
    return sum(int((batch.targets != batches.IGNORED).sum()) for batch in epoch)


def _ours(settings: Recipe, data: Path, out: Path) -> float:
    """Return the tokens a second of a whole training, its reading of the tunes not counted."""
    began = perf_counter()
    found = material.read(settings, data)
    reading = perf_counter() - began
    count = _tokens(batches.epoch_batches(found.train, found.encoding, settings, (0, 0)))
    began = perf_counter()
    for _ in trainer.train(settings, data, out):
        pass
    return count / (perf_counter() - began - reading)


class _Plain(nn.Module):
    """The same layers with nothing else around them."""

    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        self.token = nn.Embedding(config.vocabulary, config.token_width)
        widths = zip([config.token_width, *config.units], config.units, strict=False)
        self.layers = nn.ModuleList(nn.LSTM(width, units, batch_first=True) for width, units in widths)
        self.drop = nn.Dropout(config.dropout)
        self.dense = nn.Linear(config.units[-1], config.dense or config.units[-1])
        self.output = nn.Linear(config.dense or config.units[-1], config.vocabulary)

    def forward(self, tokens: torch.Tensor) -> torch.Tensor:
        hidden = self.token(tokens)
        for layer in self.layers:
            hidden = self.drop(layer(hidden)[0])
        return self.output(self.drop(self.dense(hidden)))


def _plain(settings: Recipe, data: Path) -> float:
    """Return the tokens a second of the loop that everybody writes, over the batches of the trainer's first epoch."""
    config, epoch = _epoch(settings, data)
    made = list(epoch)
    network = _Plain(config)
    optimizer = torch.optim.RMSprop(network.parameters(), settings.learning_rate)
    began = perf_counter()
    for batch in made:
        optimizer.zero_grad()
        logits = network(batch.tokens)
        functional.cross_entropy(logits.flatten(0, 1), batch.targets.flatten(), ignore_index=batches.IGNORED).backward()
        optimizer.step()
    return _tokens(made) / (perf_counter() - began)
