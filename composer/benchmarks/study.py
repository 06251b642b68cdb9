"""The table of a study: for each of its networks how well it foresees, and what it writes."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from pathlib import Path

from composer import paths
from composer.benchmarks import texts
from composer.benchmarks.figures import Figure, Report
from composer.benchmarks.texts import Progress
from composer.generation import library
from composer.music.measures import SharedShapes
from composer.music.tunes import Tunes
from composer.networks.checkpoint import Model
from composer.training import evaluation, material

TABLE = "study.md"
_HEAD = {
    "training.epochs": "epochs",
    "validation.loss": "validation loss (bits/token)",
    "texts.parse": "parse",
    "texts.readable_mended": "readable once mended",
    "texts.ended_by_model": "end by themselves",
    "texts.run_within": "run ≤ 6",
    "texts.tandem_within": "tandem ≤ 5",
    "texts.shared_within": "shared ≤ 20",
}


def run(folders: Mapping[str, Path], data: Path, count: int = 50) -> Generator[Progress, None, Report]:
    """Measure the models of a study on the validation tunes and on `count` tunes that each writes.

    Raises UnreadableModel or UnreadableTunes.
    """
    tunes = Tunes.read(data)
    figures: dict[str, Figure] = {}
    known = SharedShapes((tune.start, tune.duration, tune.pitch) for tune in tunes.of_split("train"))
    for name, folder in folders.items():
        model = library.load(folder)
        epochs = Figure(model.card.training.get("epochs", 0), "epochs")
        measured = {"training.epochs": epochs, "validation.loss": Figure(_loss(model, tunes), "bits/token")}
        measured |= yield from texts.run(model, known, count)
        figures |= {f"{name}.{figure}": value for figure, value in measured.items()}
    return Report(figures, [f"{count} texts by each, primed with the beginning of a tune, at temperature 1.0"])


def _loss(model: Model, tunes: Tunes) -> float:
    learned = model.card.training.get("recipe", {}).get("collections", [])
    held_out = material.chosen(tunes.of_split("validation"), learned)
    streams = material.fitting(model.encoding, held_out)
    *_, result = evaluation.evaluate(model.network, streams, model.encoding)
    return result.loss


def table(report: Report, folders: Mapping[str, Path]) -> str:
    """Return the report as a table in Markdown, a network a line."""
    lines = [["network", *_HEAD.values()], ["---"] * (len(_HEAD) + 1)]
    for name in folders:
        lines.append([name, *(_cell(report, name, figure) for figure in _HEAD)])
    return "".join(f"| {' | '.join(line)} |\n" for line in lines) + "\n" + "\n".join(report.notes) + "\n"


def _cell(report: Report, name: str, figure: str) -> str:
    """Return a figure of the table, a dash for the tunes of a model of which none could be read."""
    unread = not report.figures[f"{name}.texts.readable_mended"].value
    return "–" if unread and figure.endswith("_within") else f"{report.figures[f'{name}.{figure}'].value:.4g}"


def write(report: Report, folders: Mapping[str, Path], out: Path) -> Path:
    """Write the table beside the models of the study. Raises UnwritableFile."""
    paths.write_whole(out / TABLE, table(report, folders).encode())
    return out / TABLE
