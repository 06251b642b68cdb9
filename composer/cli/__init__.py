"""The command-line verbs, each a thin call into one layer."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from composer import __version__
from composer.cli import generating, learning, measuring, pieces
from composer.errors import ComposerError

VERBS = ("demo", "generate", "convert", "play", "models", "train", "index", "evaluate", "benchmark")


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the words of a command line as values; `verb` is empty for the window. Exits with 2 for bad words."""
    if arguments and arguments[0] in VERBS:
        return _parsed_verb(arguments)
    parser = argparse.ArgumentParser(
        prog="composer",
        description="Click a few notes on a piano roll, press Generate, and an LSTM continues the music.",
        epilog=f"Commands: {', '.join(VERBS)}. Each tells its options with --help.",
    )
    parser.add_argument("--version", action="version", version=f"Composer {__version__}")
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE", help="a piece to open in the window")
    given = parser.parse_args(arguments)
    if given.file is not None and not given.file.suffix and not given.file.exists():
        parser.error(f"“{given.file}” is neither a command nor a file")
    given.verb = ""
    return given


def run(given: argparse.Namespace) -> int:
    """Do what a verb asks; return 0, or 1 with a sentence on stderr for what a user can cause."""
    try:
        given.run(given)
    except ComposerError as error:
        print(f"composer: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("composer: stopped.", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # Nobody reads on; what Python would flush at its end has nowhere to go either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return 0


def _parsed_verb(arguments: Sequence[str]) -> argparse.Namespace:
    parser = _verb_parser()
    given = parser.parse_args(arguments)
    if given.verb == "generate" and given.start_text is not None and (given.start is not None or given.all_tracks):
        parser.error("--start-text goes neither with --start nor with --all-tracks")
    return given


def _verb_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="composer")
    verbs = parser.add_subparsers(dest="verb", required=True)
    for name, help_, do, add_options in (
        ("demo", "do the whole main job with nobody at the mouse", pieces.demo, pieces.demo_options),
        ("generate", "continue a tune and write it as MIDI", generating.generate, generating.generate_options),
        ("convert", "read one file, write another", pieces.convert, pieces.convert_options),
        ("play", "play a file", pieces.play, pieces.play_options),
        ("models", "list the models with their cards", learning.models, measuring.json_option),
        ("train", "train a model", learning.train, learning.train_options),
        ("index", "index tunes, so that what takes quote of them is found", learning.index, learning.index_options),
        ("evaluate", "measure a model on music it has not seen", learning.evaluate, learning.evaluate_options),
        ("benchmark", "measure how fast and how good the program is", measuring.benchmark, measuring.benchmark_options),
    ):
        verb = verbs.add_parser(name, help=help_, description=help_[0].upper() + help_[1:] + ".")
        add_options(verb)
        verb.set_defaults(run=do)
    return parser
