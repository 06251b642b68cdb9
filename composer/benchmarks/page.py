"""One page of help out of the figures that the benchmarks have saved."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from composer.benchmarks.figures import Figure, Report
from composer.errors import ComposerError


class Chapter(NamedTuple):
    """The name of a saved report, what its table is called, and the command that measures it."""

    name: str
    title: str
    command: str


CHAPTERS = (
    Chapter("takes", "A thousand takes", "composer benchmark takes"),
    Chapter("fills", "Filling a span", "composer benchmark fills"),
    Chapter("harmony", "Voices below a melody", "composer benchmark harmony"),
    Chapter("melodies", "Foretelling melodies, bits a note", "composer benchmark melodies DIR"),
    Chapter("opened", "Foretelling melodies after all others, bits a note", "composer benchmark opened DIR"),
    Chapter("JSB_Chorales", "Foretelling chorales, nats a frame", "composer benchmark frames JSB_Chorales.npz"),
    Chapter("Nottingham", "Foretelling tunes with chords, nats a frame", "composer benchmark frames Nottingham.npz"),
    Chapter("roll", "Speed of the roll", "composer benchmark roll"),
    Chapter("speed", "Speed of the generator", "composer benchmark speed"),
    Chapter("sound", "Sound and the playhead", "composer benchmark sound"),
    Chapter("paper", "Sheet music behind the edits", "composer benchmark paper"),
    Chapter("files", "Files, whole and damaged", "composer benchmark files"),
    Chapter("drift", "The playhead after many minutes", "composer benchmark drift"),
    Chapter("windows", "Speed of the published models", "composer benchmark windows"),
)

_HEAD = """# How good it is

Everything here was measured by the command named beside it, which measures it again and saves it with `--save FILE`.
Beside a figure stands what another way of doing the same gave, or what was asked for.
"""


class UnreadableFigures(ComposerError):
    """A folder without saved figures, or a file that holds none."""

    def __init__(self, path: Path, cause: str) -> None:
        super().__init__(f"{path} cannot be read as saved figures: {cause}.")


def run(folder: Path) -> str:
    """Return the page of the reports in a folder, in Markdown. Raises UnreadableFigures."""
    found = [(chapter, folder / f"{chapter.name}.json") for chapter in CHAPTERS]
    chapters = [_chapter(chapter, _read(path)) for chapter, path in found if path.is_file()]
    if not chapters:
        raise UnreadableFigures(folder, "there are none in it")
    return "\n".join([_HEAD, *chapters])


def _read(path: Path) -> Report:
    try:
        content = json.loads(path.read_text("utf-8"))
        figures = {str(name): Figure(**figure) for name, figure in content["figures"].items()}
        return Report(figures, [str(note) for note in content["notes"]])
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise UnreadableFigures(path, "it is damaged or of another kind") from error


def _chapter(chapter: Chapter, report: Report) -> str:
    rows = [
        f"| {name} | {_number(figure.value)} {figure.unit} | {_beside(figure)} |"
        for name, figure in report.figures.items()
    ]
    notes = [f"- {note}" for note in report.notes]
    head = [f"## {chapter.title}", "", f"`{chapter.command}`", "", "| Figure | Measured | Beside it |", "|---|---|---|"]
    return "\n".join([*head, *rows, "", *notes, ""])


def _beside(figure: Figure) -> str:
    return "" if figure.rival_value is None else f"{figure.rival}: {_number(figure.rival_value)}"


def _number(value: float) -> str:
    return f"{value:.4g}" if abs(value) < 1e4 else f"{value:,.0f}"
