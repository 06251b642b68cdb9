"""The verb that measures the program, and how figures are printed."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from composer import words
from composer.cli.progress import with_bar


def json_option(parser: argparse.ArgumentParser) -> None:
    """Add the option to print one JSON object."""
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def benchmark_options(parser: argparse.ArgumentParser) -> None:
    """Add the kinds of figures, and what each needs."""
    kinds = parser.add_subparsers(dest="what", required=True)
    for name in (
        "speed",
        "sound",
        "roll",
        "paper",
        "start",
        "windows",
        "recipes",
        "training",
        "fills",
        "takes",
        "harmony",
        "files",
    ):
        kinds.add_parser(name)
    melodies = kinds.add_parser("melodies", help="the melody prediction table")
    melodies.add_argument("folder", type=Path, metavar="DIR", help="sets of melodies, a .json file each")
    folds = words.between(int, 1, 10)
    melodies.add_argument("--folds", type=folds, default=10, metavar="N", help="only the first N of ten")
    opened = kinds.add_parser("opened", help="the same of a network that learned from all other tunes at hand")
    opened.add_argument("folder", type=Path, metavar="DIR", help="sets of melodies, a .json file each")
    frames = kinds.add_parser("frames", help="the polyphonic frame table")
    frames.add_argument("file", type=Path, metavar="FILE.npz", help="frames of 88 keys, split for training and test")
    drift = kinds.add_parser("drift", help="whether the playhead stays with the sound")
    minutes = words.between(float, 0.5, 60)
    drift.add_argument("--minutes", type=minutes, default=10.0, metavar="N", help="of playing, 10 if not said")
    for kind in kinds.choices.values():
        json_option(kind)
        kind.add_argument("--save", type=Path, metavar="FILE", help="write the figures to a .json file too")
    for name in ("fills", "takes"):
        kinds.choices[name].add_argument("--record", action="store_true", help="write them into the model's card too")
    page = kinds.add_parser("page", help="one page of Markdown out of saved figures")
    page.add_argument("folder", type=Path, metavar="DIR", help="where they were saved, each under the name of its kind")


def benchmark(given: argparse.Namespace) -> None:
    """Print the figures of a kind, and save them if that is wished for."""
    import importlib

    from composer import paths

    benchmark = importlib.import_module(f"composer.benchmarks.{given.what}")
    if given.what == "page":
        print(benchmark.run(given.folder), end="")
        return
    about = {
        "melodies": ("folder", "folds"),
        "opened": ("folder",),
        "frames": ("file",),
        "drift": ("minutes",),
        "sound": (),
    }
    work = benchmark.run(*(getattr(given, name) for name in about.get(given.what, ())))
    report = with_bar(work) if given.what in about else work
    print_report(report, given.json)
    if given.save:
        paths.write_whole(given.save, f"{report.json()}\n".encode())
    if getattr(given, "record", False):
        from composer.benchmarks import evaluation
        from composer.generation import library

        evaluation.record(library.folder_of("melody"), report)


def print_report(report: Any, as_json: bool) -> None:
    """Print figures as a table or as JSON."""
    print(report.json() if as_json else report.text())
