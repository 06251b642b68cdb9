"""The trainer: a plain generator of steps that can be killed at any point and resumed to the same result."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable, Generator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import torch
from torch.nn import functional

from composer.errors import ComposerError
from composer.networks import checkpoint, tensors
from composer.networks.card import Card
from composer.networks.lstm import Network
from composer.training import batches, curve, evaluation, material
from composer.training.material import Material, NothingToLearn
from composer.training.recipe import Recipe

__all__ = ["STATE", "CannotResume", "NothingToLearn", "Position", "Step", "train"]

STATE = "state.safetensors"
_SAVE_EVERY = 150
_REPORT_EVERY = 10
_MOMENTS = {"adamw": ("exp_avg", "exp_avg_sq"), "adam": ("exp_avg", "exp_avg_sq"), "rmsprop": ("square_avg",)}
"""What each optimizer remembers of each weight."""

EPOCHS = "epochs"
"""The folder of the weights after each epoch."""


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


@dataclass(frozen=True)
class Position:
    """How far training has come: epochs done, steps done in this one and in all, the best validation so far.

    `lost` are the bits a token of this epoch's steps added up; `history` the loss and validation of each epoch done.
    """

    epoch: int = 0
    step: int = 0
    updates: int = 0
    best: float = math.inf
    best_epoch: int = 0
    last: float | None = None
    seconds: float = 0.0
    lost: float = 0.0
    history: tuple[tuple[float, float], ...] = ()


class _Run(NamedTuple):
    """All that stays the same while training."""

    recipe: Recipe
    epochs: int
    out: Path
    material: Material
    network: Network
    optimizer: torch.optim.Optimizer
    clock: Callable[[], float]


def train(
    recipe: Recipe,
    data: Path,
    out: Path,
    resume: bool = False,
    epochs: int | None = None,
    *,
    begin_with: Path | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Generator[Step, None, Path]:
    """Train by a recipe on prepared music and return the folder of the model, the best so far at any time.

    `begin_with` is the folder of a model that has learned something already. Closing the generator leaves a model that
    can be used, and a state to resume from.
    Raises UnreadableTunes, NothingToLearn, UnwritableFile, and CannotResume or UnreadableModel on resuming.
    """
    run = _begin(recipe, data, out, epochs or recipe.epochs, clock)
    if begin_with is not None:
        checkpoint.borrow(run.network, begin_with)
    # A run that was killed before it could save anything goes on from its beginning.
    position = _load_state(run) if resume and (out / STATE).exists() else Position()
    while position.epoch < run.epochs and position.epoch - position.best_epoch < recipe.patience:
        position, last = yield from _train_epoch(run, position)
        position = _validated(run, position, last.steps)
        _save_state(run, position)
        yield last._replace(validation=position.last)
    return out


def _begin(recipe: Recipe, data: Path, out: Path, epochs: int, clock: Callable[[], float]) -> _Run:
    found = material.read(recipe, data)
    torch.manual_seed(recipe.random_seed)
    network = Network(recipe.config(found.encoding))
    checkpoint.make_folder(out / EPOCHS)
    return _Run(recipe, epochs, out, found, network, _optimizer(recipe, network), clock)


def _optimizer(recipe: Recipe, network: Network) -> torch.optim.Optimizer:
    weights, rate = network.parameters(), recipe.learning_rate
    if recipe.optimizer == "rmsprop":
        return torch.optim.RMSprop(weights, rate)
    if recipe.optimizer == "adam":
        return torch.optim.Adam(weights, rate)
    return torch.optim.AdamW(weights, rate, betas=(0.9, 0.98), weight_decay=recipe.weight_decay)


def _train_epoch(run: _Run, position: Position) -> Generator[Step, None, tuple[Position, Step]]:
    """Learn from the rest of an epoch and return the position after it and its last step, not yielded yet."""
    recipe = run.recipe
    seed = (recipe.random_seed, position.epoch)
    epoch = batches.epoch_batches(run.material.train, run.material.encoding, recipe, seed)
    run.network.train()
    began, losses, tokens = run.clock(), [], 0
    step = Step(position.epoch + 1, run.epochs, position.step, len(epoch), math.nan, position.last, 0.0)
    try:
        for batch in epoch[position.step :]:
            losses.append(_update(run, position, batch, len(epoch)))
            tokens += int((batch.targets != batches.IGNORED).sum())
            lost, step_, updates = position.lost + losses[-1], position.step + 1, position.updates + 1
            position = replace(position, step=step_, updates=updates, lost=lost)
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
    except GeneratorExit:
        _save_state(run, position)
        _leave_usable(run, position)
        raise
    except KeyboardInterrupt:
        # It may have struck in the middle of an update, so the state saved last is the one to resume from.
        _leave_usable(run, position)
        raise
    return replace(position, epoch=position.epoch + 1, step=0), step


def _leave_usable(run: _Run, position: Position) -> None:
    """Write the model as it is where none has been validated yet."""
    if not position.best_epoch:
        checkpoint.write(run.out, run.network, _card(run, position, {}))


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
    """Return the rate after a linear warm-up, constant or along a cosine that ends at a hundredth."""
    warmth = min(1.0, (position.updates + 1) / max(recipe.warmup_steps, 1))
    if recipe.schedule == "constant":
        return recipe.learning_rate * warmth
    return recipe.learning_rate * warmth * (0.01 + 0.99 * (1 + math.cos(math.pi * min(done, 1.0))) / 2)


def _validated(run: _Run, position: Position, steps: int) -> Position:
    began = run.clock()
    *_, result = evaluation.evaluate(run.network, run.material.validation, run.material.encoding)
    bits = result.bits_per_note
    history = (*position.history, (position.lost / max(steps, 1), result.loss))
    took = run.clock() - began
    position = replace(position, last=bits, seconds=position.seconds + took, lost=0.0, history=history)
    curve.write(run.out / curve.NAME, history)
    checkpoint.write_weights(run.out / EPOCHS / f"{position.epoch:02}.safetensors", run.network)
    if bits >= position.best:
        return position
    position = replace(position, best=bits, best_epoch=position.epoch)
    checkpoint.write(run.out, run.network, _card(run, position, _figures(result)))
    return position


def _figures(result: evaluation.Evaluation) -> dict[str, dict[str, Any]]:
    found = {
        "bits_per_note": (result.bits_per_note, "bits/note"),
        "loss": (result.loss, "bits/token"),
        "perplexity": (result.perplexity, "per token"),
        "accuracy": (result.accuracy, "share of tokens"),
    }
    return {f"validation.{name}": {"value": round(value, 4), "unit": unit} for name, (value, unit) in found.items()}


def _card(run: _Run, position: Position, figures: dict[str, Any]) -> Card:
    recipe, learned, module = run.recipe, run.material, run.material.encoding
    sources = [terms for collection, terms in learned.music.sources.items() if collection in learned.collections]
    titles = ", ".join(terms.partition(": ")[0] for terms in sources)
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
            "summary": f"{len(learned.train):,} tunes of {titles}",
            "tunes": {name: len(pieces) for name, pieces in learned.pieces.items()},
            "notes": {name: sum(map(len, pieces)) for name, pieces in learned.pieces.items()},
            "collections": learned.collections,
            "left_out": learned.left_out,
            "skipped": len(learned.music.skipped),
        },
        licence="\n".join(sources),
        training={"recipe": recipe.for_card(), "epochs": position.epoch, "seconds": round(position.seconds)},
        figures=figures,
    )


def _save_state(run: _Run, position: Position) -> None:
    state = run.optimizer.state
    names = dict(run.network.named_parameters())
    # A run that is stopped before its first step has no moments yet: they are all zero.
    moments = {
        f"{m}.{name}": state[p].get(m, torch.zeros_like(p))
        for name, p in names.items()
        for m in _MOMENTS[run.recipe.optimizer]
    }
    weights = {f"weights.{name}": value for name, value in names.items()}
    notes = {"position": json.dumps(asdict(position)), "recipe": _fingerprint(run.recipe)}
    tensors.write(run.out / STATE, {**weights, **moments}, notes)


def _load_state(run: _Run) -> Position:
    """Return where a run was left, its weights and moments back in place."""
    names = dict(run.network.named_parameters())
    kinds = "weights", *_MOMENTS[run.recipe.optimizer]
    shapes = {f"{kind}.{n}": tuple(p.shape) for n, p in names.items() for kind in kinds}
    found, notes = tensors.read(run.out / STATE, shapes)
    if notes.get("recipe") != _fingerprint(run.recipe):
        raise CannotResume(f"{run.out / STATE} was left by another recipe, so training cannot go on from it.")
    position = Position(**json.loads(notes["position"]))
    position = replace(position, history=tuple((loss, bits) for loss, bits in position.history))
    with torch.no_grad():
        for name, parameter in names.items():
            parameter.copy_(found[f"weights.{name}"])
            step = torch.tensor(float(position.updates))
            run.optimizer.state[parameter] = {"step": step, **{kind: found[f"{kind}.{name}"] for kind in kinds[1:]}}
    return position


def _fingerprint(recipe: Recipe) -> str:
    """Return what must not differ between a run and its continuation; its length may."""
    settings = replace(recipe, epochs=0, patience=0, title="").for_card()
    return json.dumps(settings, sort_keys=True)
