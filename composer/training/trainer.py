"""The trainer: a plain generator of steps that can be killed at any point and resumed to the same result."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional

from composer.encodings.known import encoding
from composer.encodings.melody import Tokens
from composer.errors import ComposerError
from composer.music.tunes import SPLITS, Tunes
from composer.networks import checkpoint, tensors
from composer.networks.card import Card
from composer.networks.lstm import Network
from composer.training import batches, evaluation
from composer.training.recipe import Recipe

STATE = "state.safetensors"
_SAVE_EVERY = 150
_REPORT_EVERY = 10
_MOMENTS = ("exp_avg", "exp_avg_sq")


class Step(NamedTuple):
    """Where training stands: the loss in bits a token, the last validation in bits a note, the speed."""

    epoch: int
    epochs: int
    step: int
    steps: int
    loss: float
    validation: float | None
    tokens_per_second: float


class CannotResume(ComposerError):
    """A state that another recipe has left, or none."""


class NothingToLearn(ComposerError):
    """Prepared tunes with an empty training or validation part."""


@dataclass(frozen=True)
class Position:
    """How far training has come: epochs done, steps done in this one and in all, the best validation so far."""

    epoch: int = 0
    step: int = 0
    updates: int = 0
    best: float = math.inf
    best_epoch: int = 0
    last: float | None = None
    seconds: float = 0.0


class _Run(NamedTuple):
    """All that stays the same while training."""

    recipe: Recipe
    epochs: int
    out: Path
    tunes: Tunes
    encoding: ModuleType
    train: Sequence[Tokens]
    validation: Sequence[Tokens]
    network: Network
    optimizer: torch.optim.AdamW
    clock: Callable[[], float]


def train(
    recipe: Recipe,
    data: Path,
    out: Path,
    resume: bool = False,
    epochs: int | None = None,
    *,
    clock: Callable[[], float] = time.monotonic,
) -> Generator[Step, None, Path]:
    """Train by a recipe on prepared tunes and return the folder of the model, the best so far at any time.

    Raises UnreadableTunes, NothingToLearn, UnwritableFile, and CannotResume or UnreadableModel on resuming.
    """
    run = _begin(recipe, data, out, epochs or recipe.epochs, clock)
    # A run that was killed before it could save anything goes on from its beginning.
    position = _load_state(run) if resume and (out / STATE).exists() else Position()
    while position.epoch < run.epochs and position.epoch - position.best_epoch < recipe.patience:
        position, last = yield from _train_epoch(run, position)
        position = _validated(run, position)
        _save_state(run, position)
        yield last._replace(validation=position.last)
    return out


def _begin(recipe: Recipe, data: Path, out: Path, epochs: int, clock: Callable[[], float]) -> _Run:
    module, tunes = encoding(recipe.encoding), Tunes.read(data)
    train, validation = ([module.encode(tune) for tune in tunes.of_split(name)] for name in SPLITS[:2])
    if not train or not validation:
        raise NothingToLearn(f"{data} has no tunes to train on or none to validate with.")
    torch.manual_seed(recipe.random_seed)
    network = Network(recipe.config())
    optimizer = torch.optim.AdamW(
        network.parameters(), recipe.learning_rate, betas=(0.9, 0.98), weight_decay=recipe.weight_decay
    )
    checkpoint.make_folder(out)
    return _Run(recipe, epochs, out, tunes, module, train, validation, network, optimizer, clock)


def _train_epoch(run: _Run, position: Position) -> Generator[Step, None, tuple[Position, Step]]:
    """Learn from the rest of an epoch and return the position after it and its last step, not yielded yet."""
    recipe = run.recipe
    seed = (recipe.random_seed, position.epoch)
    epoch = batches.epoch_batches(run.train, run.encoding, recipe, seed)
    run.network.train()
    began, losses, tokens = run.clock(), [], 0
    step = Step(position.epoch + 1, run.epochs, position.step, len(epoch), math.nan, position.last, 0.0)
    for batch in epoch[position.step :]:
        losses.append(_update(run, position, batch, len(epoch)))
        tokens += int((batch.targets != batches.IGNORED).sum())
        position = replace(position, step=position.step + 1, updates=position.updates + 1)
        if position.step % _REPORT_EVERY == 0 or position.step == len(epoch):
            took = run.clock() - began
            position = replace(position, seconds=position.seconds + took)
            loss, speed = sum(losses) / len(losses), tokens / max(took, 1e-9)
            step = step._replace(step=position.step, loss=loss, tokens_per_second=speed)
            began, losses, tokens = run.clock(), [], 0
            if position.step < len(epoch):
                yield step
        if position.step % _SAVE_EVERY == 0:
            _save_state(run, position)
    return replace(position, epoch=position.epoch + 1, step=0), step


def _update(run: _Run, position: Position, batch: batches.Batch, steps: int) -> float:
    """Learn from one batch and return its loss in bits a token."""
    # The dice of dropout depend on the position alone, so that a resumed run throws the same.
    torch.manual_seed((run.recipe.random_seed + 1) * 1_000_003 + position.updates)
    rate = _learning_rate(run.recipe, position, (position.epoch + position.step / steps) / run.epochs)
    for group in run.optimizer.param_groups:
        group["lr"] = rate
    logits, _ = run.network(batch.tokens, batch.contexts)
    loss = functional.cross_entropy(logits.flatten(0, 1), batch.targets.flatten(), ignore_index=batches.IGNORED)
    run.optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(run.network.parameters(), run.recipe.clip)
    run.optimizer.step()
    return loss.item() / math.log(2)


def _learning_rate(recipe: Recipe, position: Position, done: float) -> float:
    """Return the rate after a linear warm-up and along a cosine that ends at a hundredth."""
    warmth = min(1.0, (position.updates + 1) / max(recipe.warmup_steps, 1))
    return recipe.learning_rate * warmth * (0.01 + 0.99 * (1 + math.cos(math.pi * min(done, 1.0))) / 2)


def _validated(run: _Run, position: Position) -> Position:
    began = run.clock()
    *_, result = evaluation.evaluate(run.network, run.validation, run.encoding)
    bits = result.bits_per_note
    position = replace(position, last=bits, seconds=position.seconds + run.clock() - began)
    if bits >= position.best:
        return position
    position = replace(position, best=bits, best_epoch=position.epoch)
    checkpoint.write(run.out, run.network, _card(run, position, result))
    return position


def _card(run: _Run, position: Position, result: evaluation.Evaluation) -> Card:
    recipe, module = run.recipe, run.encoding
    collections = sorted({tune.collection for tune in run.tunes})
    return Card(
        name=run.out.name,
        title=recipe.title,
        encoding=module.NAME,
        version=module.VERSION,
        vocabulary=module.VOCABULARY,
        network=run.network.config.for_card(),
        parameters=run.network.parameter_count,
        created=datetime.now(UTC).date().isoformat(),
        data={
            "summary": f"{len(run.train):,} tunes of {', '.join(run.tunes.sources)}",
            "tunes": {name: len(run.tunes.of_split(name)) for name in SPLITS},
            "notes": {name: sum(map(len, run.tunes.of_split(name))) for name in SPLITS},
            "collections": {c: sum(tune.collection == c for tune in run.tunes) for c in collections},
            "skipped": len(run.tunes.skipped),
        },
        licence="\n".join(f"{title}: {terms}" for title, terms in run.tunes.sources.items()),
        training={"recipe": recipe.for_card(), "epochs": position.epoch, "seconds": round(position.seconds)},
        figures={
            "validation.bits_per_note": {"value": round(result.bits_per_note, 4), "unit": "bits/note"},
            "validation.accuracy": {"value": round(result.accuracy, 4), "unit": "share of tokens"},
        },
    )


def _save_state(run: _Run, position: Position) -> None:
    state = run.optimizer.state
    names = dict(run.network.named_parameters())
    moments = {f"{m}.{name}": state[p][m] for name, p in names.items() for m in _MOMENTS}
    weights = {f"weights.{name}": value for name, value in names.items()}
    notes = {"position": json.dumps(asdict(position)), "recipe": _fingerprint(run.recipe)}
    tensors.write(run.out / STATE, {**weights, **moments}, notes)


def _load_state(run: _Run) -> Position:
    """Return where a run was left, its weights and moments back in place."""
    names = dict(run.network.named_parameters())
    shapes = {f"{kind}.{n}": tuple(p.shape) for n, p in names.items() for kind in ("weights", *_MOMENTS)}
    found, notes = tensors.read(run.out / STATE, shapes)
    if notes.get("recipe") != _fingerprint(run.recipe):
        raise CannotResume(f"{run.out / STATE} was left by another recipe, so training cannot go on from it.")
    position = Position(**json.loads(notes["position"]))
    with torch.no_grad():
        for name, parameter in names.items():
            parameter.copy_(found[f"weights.{name}"])
            run.optimizer.state[parameter] = _moments(found, name, position.updates)
    return position


def _moments(found: dict[str, Tensor], name: str, updates: int) -> dict[str, Tensor]:
    return {"step": torch.tensor(float(updates)), **{m: found[f"{m}.{name}"] for m in _MOMENTS}}


def _fingerprint(recipe: Recipe) -> str:
    """Return what must not differ between a run and its continuation; its length may."""
    settings = replace(recipe, epochs=0, patience=0, title="").for_card()
    return json.dumps(settings, sort_keys=True)
