"""The table of a study: how well each of its variants foresees, how much it read, and what it writes."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import replace
from pathlib import Path

from composer import paths
from composer.benchmarks import texts
from composer.benchmarks.figures import Figure, Report
from composer.benchmarks.texts import Progress
from composer.generation import library
from composer.music import songbook
from composer.music.songbook import Songbook
from composer.music.tunes import Tunes
from composer.networks.checkpoint import Model
from composer.training import batches, evaluation, material, studies
from composer.training.material import Material
from composer.training.recipe import Recipe

TABLE = "study.md"
_HEAD = {
    "training.read": "million tokens read",
    "training.learned": "million learned from",
    "training.epochs": "best epoch",
    "validation.loss": "validation loss (bits/token)",
    "validation.bits_per_note": "bits/note",
    "validation.difference": "against the first",
    "texts.parse": "parse",
    "texts.readable_mended": "readable once mended",
    "texts.ended_by_model": "end by themselves",
    "texts.run_within": "run ≤ 6",
    "texts.tandem_within": "tandem ≤ 5",
    "texts.shared_within": "shared ≤ 20",
}
"""The columns; a table has those of which there are figures."""


def run(recipe: Recipe, folders: Mapping[str, Path], data: Path, count: int = 100) -> Generator[Progress, None, Report]:
    """Measure the models of a recipe's study on the validation tunes, models of text also on `count` tunes they write.

    Raises UnreadableModel, NothingToLearn or UnreadableTunes.
    """
    figures: dict[str, Figure] = {}
    models = {name: library.load(folder) for name, folder in folders.items()}
    for done, (name, model) in enumerate(models.items()):
        yield Progress(done, len(models), name)
        figures |= {f"{name}.{figure}": value for figure, value in _foresight(model, data).items()}
    first = figures[f"{next(iter(folders))}.validation.bits_per_note"].value
    for name in folders:
        value = figures[f"{name}.validation.bits_per_note"].value
        figures[f"{name}.validation.difference"] = Figure(value - first, "bits/note")
    writers = {name: model for name, model in models.items() if texts.writes_text(model)}
    written = (yield from _written(writers, data, count)) if writers else {}
    return Report({**figures, **written}, _notes(recipe, models, count if writers else 0))


def _foresight(model: Model, data: Path) -> dict[str, Figure]:
    """Return how well a model foresees the validation tunes, all of them, and what it took to learn it."""
    recipe = Recipe(**model.card.training["recipe"])
    learned = material.read(replace(recipe, validation_share=1.0), data)
    *_, held_out = evaluation.evaluate(model.network, learned.validation, model.encoding)
    read, targets = _effort(recipe, learned)
    return {
        "training.read": Figure(read / 1e6, "million tokens"),
        "training.learned": Figure(targets / 1e6, "million tokens"),
        "training.epochs": Figure(model.card.training["epochs"], "epochs"),
        "validation.loss": Figure(held_out.loss, "bits/token"),
        "validation.bits_per_note": Figure(held_out.bits_per_note, "bits/note"),
    }


def _effort(recipe: Recipe, learned: Material) -> tuple[int, int]:
    """Return how many tokens went through the network in all epochs, padding too, and how many were its targets."""
    epoch = batches.epoch_batches(learned.train, learned.encoding, recipe, (recipe.random_seed, 0))
    counts = [(batch.tokens.numel(), int((batch.targets != batches.IGNORED).sum())) for batch in epoch]
    read, targets = (recipe.epochs * sum(column) for column in zip(*counts, strict=True))
    return read, targets


def _written(models: Mapping[str, Model], data: Path, count: int) -> Generator[Progress, None, dict[str, Figure]]:
    figures: dict[str, Figure] = {}
    known = Songbook.of(songbook.melodies(Tunes.read(data).of_split("train")))
    for name, model in models.items():
        found = yield from texts.run(model, known, count)
        figures |= {f"{name}.{figure}": value for figure, value in found.items()}
    return figures


def _notes(recipe: Recipe, models: Mapping[str, Model], count: int) -> list[str]:
    """Return what the variants share that differs from the recipe, as their cards tell it, and how texts came about."""
    card = next(iter(models.values())).card.training["recipe"]
    shared = studies.shared(recipe)
    changed = [f"{name} = {card[name]}" for name in shared if name != "network"]
    changed += [f"network.{name} = {card['network'][name]}" for name in shared.get("network", {})]
    written = f"{count} texts by each, primed with the beginning of a tune, at temperature 1.0."
    return [
        f"All variants are the recipe {recipe.name} with {', '.join(changed) or 'no other settings'}.",
        *([written] if count else []),
    ]


def table(report: Report, folders: Mapping[str, Path]) -> str:
    """Return the report as a table in Markdown, a variant a line."""
    shown = [figure for figure in _HEAD if any(f"{name}.{figure}" in report.figures for name in folders)]
    lines = [["variant", *(_HEAD[figure] for figure in shown)], ["---"] * (len(shown) + 1)]
    for name in folders:
        lines.append([name, *(_cell(report, name, figure) for figure in shown)])
    return "".join(f"| {' | '.join(line)} |\n" for line in lines) + "\n" + "\n".join(report.notes) + "\n"


def _cell(report: Report, name: str, figure: str) -> str:
    """Return a figure of the table, a dash for the tunes of a model of which none could be read."""
    value = report.figures[f"{name}.{figure}"].value
    if figure == "validation.difference":
        return f"{value:+.3f}" if value else "–"
    if figure.endswith("_within") and not report.figures[f"{name}.texts.readable_mended"].value:
        return "–"
    return f"{value:.4g}"


def write(report: Report, folders: Mapping[str, Path], out: Path) -> Path:
    """Write the table beside the models of the study. Raises UnwritableFile."""
    paths.write_whole(out / TABLE, table(report, folders).encode())
    return out / TABLE
