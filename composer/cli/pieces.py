"""The verbs on files: reading, writing, converting, playing, and the demo of the window."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import Any

from composer.cli.progress import with_bar


def demo_options(parser: argparse.ArgumentParser) -> None:
    """Add where its files go, and how the window looks."""
    parser.add_argument("--out", type=Path, default=Path("demo"), metavar="DIR")
    parser.add_argument("--theme", choices=("dark", "light"), default="dark")


def demo(given: argparse.Namespace) -> None:
    """Do the main job of the window with nobody at the mouse."""
    from composer.ui import demo

    for line in demo.run(given.out, given.theme):
        print(line)


def read(path: Path) -> Any:
    """Return the score of a file, having said what was odd in it."""
    from composer.files import formats

    imported = formats.read(path)
    for warning in imported.warnings:
        print(f"composer: {warning}", file=sys.stderr)
    return imported.score


def write(score: Any, path: Path, chosen: Any = None) -> None:
    """Write a score in a chosen format, else that of the file, and say what that has no place for."""
    from composer.files import engraving, formats

    if path.suffix.lower() == ".pdf":
        from composer.ui.paper import printing

        printing.write_pdf(score, path)
        told = engraving.left_out(score)
    else:
        told = formats.write(score, path, chosen=chosen)
    for sentence in told:
        print(f"composer: {sentence}", file=sys.stderr)


def convert_options(parser: argparse.ArgumentParser) -> None:
    """Add the two files."""
    parser.add_argument("source", type=Path, metavar="IN")
    parser.add_argument("target", type=Path, metavar="OUT")
    kind = "of OUT.mid: 1 has a track for each of the piece, 0 has all in one"
    parser.add_argument("--type", type=int, choices=(0, 1), default=1, dest="kind", metavar="N", help=kind)


def convert(given: argparse.Namespace) -> None:
    """Read one file and write another, in the formats of their suffixes."""
    from composer.audio import export
    from composer.files import formats

    score, suffix = read(given.source), given.target.suffix.lower()
    if suffix in export.suffixes():
        _render(score, given.target)
    else:
        single = suffix in {".mid", ".midi"} and given.kind == 0
        write(score, given.target, formats.SINGLE_MIDI if single else None)


def _render(score: Any, path: Path) -> None:
    """Write how a score sounds, under a progress bar."""
    from composer.audio import export
    from composer.audio.soundfont import embedded

    seconds = with_bar(export.export(score, path, embedded()))
    print(f"{path}: {seconds:.1f} s")


def play_options(parser: argparse.ArgumentParser) -> None:
    """Add the file."""
    parser.add_argument("file", type=Path, metavar="FILE")


def play(given: argparse.Namespace) -> None:
    """Play a file and say where it is."""
    from composer.audio.player import Player
    from composer.files import formats
    from composer.music import timing

    score = formats.read(given.file).score
    player = Player()
    player.play(score)
    length = float(timing.seconds_at(score, score.end))
    try:
        while not player.finished:
            now = float(timing.seconds_at(score, player.position()))
            print(f"\r{now:6.1f} / {length:.1f} s", end="", flush=True)
            time.sleep(0.1)
    finally:
        player.stop()
        print()
