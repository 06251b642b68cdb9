"""The trainer: a plain generator of steps that can be killed at any point and resumed to the same result."""

from __future__ import annotations

import hashlib
import json
import math
import time
from collections.abc import Callable, Generator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import torch
from torch import nn
from torch.nn import functional

from composer.errors import ComposerError
from composer.networks import checkpoint, tensors
from composer.networks.card import Card
from composer.networks.lstm import Network
from composer.training import batches, curve, evaluation, material, parallel
from composer.training.evaluation import Evaluation
from composer.training.material import Material, NothingToLearn
from composer.training.parallel import Ensemble
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
    """All that stays the same while training; `learner` is the network, joined with those of the ensemble."""

    recipe: Recipe
    epochs: int
    out: Path
    material: Material
    network: Network
    learner: nn.Module
    optimizer: torch.optim.Optimizer
    ensemble: Ensemble
    clock: Callable[[], float]
    begun_with: dict[str, Any]


def train(
    recipe: Recipe,
    data: Path,
    out: Path,
    resume: bool = False,
    epochs: int | None = None,
    *,
    begin_with: Path | None = None,
    ensemble: Ensemble | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Generator[Step, None, Path]:
    """Train by a recipe on prepared music and return the folder of the model, the best so far at any time.

    `begin_with` is the folder of a model that has learned something already. Closing the generator leaves a model that
    can be used, and a state to resume from. The processes of an ensemble train one model, of which the leader alone
    writes files.
    Raises UnreadableTunes, NothingToLearn, UnwritableFile, and CannotResume or UnreadableModel on resuming.
    """
    ensemble = ensemble or parallel.alone()
    run = _begin(recipe, data, out, epochs=epochs or recipe.epochs, ensemble=ensemble, clock=clock)
    if begin_with is not None:
        known = checkpoint.borrow(run.network, begin_with)
        learned = {"model": known.name, "created": known.created, "epochs": known.training.get("epochs")}
        run = run._replace(begun_with={"begun_with": learned})
    position = _load_state(run) if resume else Position()
    if not position.updates:
        # From now on there is no state but of this run.
        _save_state(run, position)
    try:
        while position.epoch < run.epochs and position.epoch - position.best_epoch < recipe.patience:
            position, last = yield from _train_epoch(run, position)
            position = _validated(run, position, last.steps)
            _save_state(run, position)
            yield last._replace(validation=position.last)
    except (GeneratorExit, KeyboardInterrupt, RuntimeError):
        # A graphics card without memory left, or fellows that have stopped, are RuntimeErrors.
        _leave_usable(run, position)
        raise
    return out


def _begin(
    recipe: Recipe, data: Path, out: Path, *, epochs: int, ensemble: Ensemble, clock: Callable[[], float]
) -> _Run:
    found = material.read(recipe, data)
    torch.manual_seed(recipe.random_seed)
    network = Network(recipe.config(found.encoding))
    checkpoint.make_folder(out / EPOCHS)
    learner = ensemble.joined(network)
    return _Run(recipe, epochs, out, found, network, learner, _optimizer(recipe, network), ensemble, clock, {})


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
            tokens += batch.told
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
        # Whatever else ends it may strike in the middle of an update: then the state saved last is to resume from.
        _save_state(run, position)
        raise
    return replace(position, epoch=position.epoch + 1, step=0), step


def _leave_usable(run: _Run, position: Position) -> None:
    """Write the model as it is where none has been validated yet."""
    if run.ensemble.leads and not position.best_epoch:
        checkpoint.write(run.out, run.network, _card(run, position, {}))


def _update(run: _Run, position: Position, whole: batches.Batch, steps: int) -> float:
    """Learn from one batch, each process from its share, and return the loss of the whole in bits a token."""
    # The dice of dropout depend on process and position alone, so that a resumed run throws the same.
    torch.manual_seed((run.recipe.random_seed + 1) * 1_000_003 + position.updates + (run.ensemble.rank << 40))
    rate = _learning_rate(run.recipe, position, (position.epoch + position.step / steps) / run.epochs)
    for group in run.optimizer.param_groups:
        group["lr"] = rate
    batch = run.ensemble.share(whole)
    logits, _ = run.learner(batch.tokens, batch.contexts)
    lost = functional.cross_entropy(
        logits.flatten(0, 1), batch.targets.flatten(), ignore_index=batches.IGNORED, reduction="sum"
    )
    run.optimizer.zero_grad()
    # The mean of the processes' gradients has to be that of the mean loss of all targets, wherever these are.
    (lost * (run.ensemble.size / whole.told)).backward()
    torch.nn.utils.clip_grad_norm_(run.network.parameters(), run.recipe.clip)
    run.optimizer.step()
    return run.ensemble.summed([lost.item()])[0] / whole.told / math.log(2)


def _learning_rate(recipe: Recipe, position: Position, done: float) -> float:
    """Return the rate after a linear warm-up, constant or along a cosine that ends at a hundredth."""
    warmth = min(1.0, (position.updates + 1) / max(recipe.warmup_steps, 1))
    if recipe.schedule == "constant":
        return recipe.learning_rate * warmth
    return recipe.learning_rate * warmth * (0.01 + 0.99 * (1 + math.cos(math.pi * min(done, 1.0))) / 2)


def _validated(run: _Run, position: Position, steps: int) -> Position:
    """Return the position after a validation, whose results are kept."""
    began = run.clock()
    result = _evaluation(run)
    history = (*position.history, (position.lost / max(steps, 1), result.loss))
    took = run.clock() - began
    position = replace(position, last=result.bits_per_note, seconds=position.seconds + took, lost=0.0, history=history)
    if result.bits_per_note < position.best:
        position = replace(position, best=result.bits_per_note, best_epoch=position.epoch)
    if run.ensemble.leads:
        _keep(run, position, result)
    return position


def _evaluation(run: _Run) -> Evaluation:
    """Return the evaluation of the validation pieces, of which each process takes its share."""
    mine = run.material.validation[run.ensemble.rank :: run.ensemble.size]
    *_, found = evaluation.evaluate(run.network, mine, run.material.encoding)
    return Evaluation._make(run.ensemble.summed(found))


def _keep(run: _Run, position: Position, result: Evaluation) -> None:
    """Write the weights of an epoch, the curve up to it, and the model if it is the best so far."""
    if position.best_epoch == position.epoch:
        checkpoint.write(run.out, run.network, _card(run, position, _figures(result)))
    checkpoint.write_weights(run.out / EPOCHS / f"{position.epoch:02}.safetensors", run.network)
    curve.write(run.out / curve.NAME, position.history)


def _figures(result: Evaluation) -> dict[str, dict[str, Any]]:
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
        training={
            "recipe": recipe.for_card(),
            "epochs": position.epoch,
            "seconds": round(position.seconds),
            **run.begun_with,
        },
        figures=figures,
    )


def _save_state(run: _Run, position: Position) -> None:
    if not run.ensemble.leads:
        return
    state = run.optimizer.state
    names = dict(run.network.named_parameters())
    # A run that is stopped before its first step has no moments yet: they are all zero.
    moments = {
        f"{m}.{name}": state[p].get(m, torch.zeros_like(p))
        for name, p in names.items()
        for m in _MOMENTS[run.recipe.optimizer]
    }
    weights = {f"weights.{name}": value for name, value in names.items()}
    notes = {"position": json.dumps(asdict(position)), **_origin(run)}
    tensors.write(run.out / STATE, {**weights, **moments}, notes)


def _load_state(run: _Run) -> Position:
    """Return where a run was left, its weights and moments back in place; its beginning if it left nothing at all."""
    if not (run.out / STATE).exists():
        if (run.out / checkpoint.CARD).exists():
            raise CannotResume(f"{run.out} has a model but no {STATE} to go on from; without --resume it begins anew.")
        return Position()
    position = _left_at(run)
    names = dict(run.network.named_parameters())
    kinds = "weights", *_MOMENTS[run.recipe.optimizer]
    shapes = {f"{kind}.{n}": tuple(p.shape) for n, p in names.items() for kind in kinds}
    found, _ = tensors.read(run.out / STATE, shapes)
    with torch.no_grad():
        for name, parameter in names.items():
            parameter.copy_(found[f"weights.{name}"])
            moments = {kind: found[f"{kind}.{name}"].to(parameter.device) for kind in kinds[1:]}
            run.optimizer.state[parameter] = {"step": torch.tensor(float(position.updates)), **moments}
    return position


def _left_at(run: _Run) -> Position:
    """Return the position of a state. Raises CannotResume or UnreadableModel."""
    path = run.out / STATE
    notes, origin = tensors.notes(path), _origin(run)
    try:
        # A state that knows nothing of a setting comes from before there was one.
        recipe = {**_settings(Recipe("", "")), **json.loads(notes["recipe"])}
        position = Position(**json.loads(notes["position"]))
    except (KeyError, TypeError, ValueError) as error:
        raise CannotResume(f"{path} is no state of a training, so it cannot go on from there.") from error
    if json.dumps(recipe, sort_keys=True) != origin["recipe"]:
        raise CannotResume(f"{path} was left by another recipe, so training cannot go on from it.")
    if notes.get("vocabulary", origin["vocabulary"]) != origin["vocabulary"]:
        raise CannotResume(f"{path} was left by training on other music, so training cannot go on from it.")
    return replace(position, history=tuple((loss, bits) for loss, bits in position.history))


def _origin(run: _Run) -> dict[str, str]:
    """Return what must not differ between a run and its continuation, as text."""
    words = json.dumps(run.material.encoding.VOCABULARY).encode()
    return {
        "recipe": json.dumps(_settings(run.recipe), sort_keys=True),
        "vocabulary": hashlib.sha256(words).hexdigest(),
    }


def _settings(recipe: Recipe) -> dict[str, Any]:
    """Return the settings of a recipe but its title and how long it goes on: these may change on the way."""
    return replace(recipe, title="", epochs=0, patience=0).for_card()
