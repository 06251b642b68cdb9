"""The verbs on models: listing, training, indexing what they learned, and measuring them on what they did not."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Generator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from composer import words
from composer.cli.measuring import json_option, print_report
from composer.cli.progress import result, with_bar, with_step_bar


def models(given: argparse.Namespace) -> None:
    """List the models, and what is wrong with those that cannot be used."""
    import json

    from composer.generation import library

    cards = library.cards()
    if given.json:
        print(json.dumps([json.loads(card.json()) for card in cards], indent=2))
    else:
        for card in cards:
            print(f"{card.name:12} {card.title}\n{'':12} {card.data.get('summary', '')}")
    for fault in library.faults():
        print(f"composer: {fault}", file=sys.stderr)


def train_options(parser: argparse.ArgumentParser) -> None:
    """Add what to learn from, and how."""
    parser.add_argument("recipe", metavar="RECIPE", help="a name such as melody, or a .toml file")
    data = parser.add_mutually_exclusive_group()
    own = "a folder of MIDI, ABC or kern files to learn from, or one .npz file of prepared music"
    data.add_argument("--data", type=Path, metavar="DIR", help=own)
    data.add_argument("--corpus", metavar="NAME", help="a collection of the built-in corpus")
    parser.add_argument("--out", type=Path, metavar="DIR", help="where the model goes; else the user's own models")
    parser.add_argument("--epochs", type=words.between(int, 1, 100_000), metavar="N")
    begun = parser.add_mutually_exclusive_group()
    begun.add_argument("--resume", action="store_true", help="go on where an earlier run was stopped")
    begun.add_argument("--from", dest="begin_with", metavar="MODEL", help="begin with what another model has learned")
    parser.add_argument("--study", action="store_true", help="train each variant of the recipe's study and compare")


def train(given: argparse.Namespace) -> None:
    """Train a model, or each variant of a study, and measure what came of it."""
    from composer import paths
    from composer.generation import library
    from composer.training import parallel, studies, trainer
    from composer.training import recipe as recipes

    recipe = recipes.load(given.recipe)
    if given.data or given.corpus:
        recipe = replace(recipe, corpus=given.corpus or recipe.corpus, collections=[])
    out = given.out or paths.user_models() / (f"{recipe.name}-study" if given.study else recipe.name)
    known = library.folder_of(given.begin_with) if given.begin_with else None
    train: Callable[..., Any] = studies.train if given.study else partial(trainer.train, begin_with=known)
    with parallel.together() as ensemble:
        run, follow = (with_bar, with_step_bar) if ensemble.leads else (result, result)
        data = ensemble.after_the_leader(lambda: run(_prepared(recipe.corpus, given.data, recipe.kind)))
        made = follow(train(recipe, data, out, given.resume, given.epochs, ensemble=ensemble))
    if ensemble.leads and given.study:
        _compare(recipe, made, data, out)
    elif ensemble.leads:
        _measure(out, data)
        if given.data:
            # What its takes quote is to be found among what it has learned from.
            _write_songbook([data], (recipe.kind,), out / library.SONGBOOK)


def _prepared(corpus: str | None, data: Path | None, kind: str) -> Generator[Any, None, Path]:
    """Yield the progress of preparing a corpus or a folder and return the prepared file, which may be what is given."""
    if data is not None and data.suffix == ".npz":
        return data
    # Music that is prepared already is learned from without what reads notation.
    from composer import corpora

    return (yield from corpora.prepare(corpus, data, kind))


def _measure(out: Path, data: Path) -> None:
    """Measure a model on music that it has not seen, and write that on its card."""
    from composer.benchmarks import evaluation

    report = with_bar(evaluation.run(out, data))
    evaluation.record(out, report)
    print(report.text())
    print(f"The model is in {out}.")


def _compare(recipe: Any, folders: dict[str, Path], data: Path, out: Path) -> None:
    from composer.benchmarks import study

    report = with_bar(study.run(recipe, folders, data))
    table = study.write(report, folders, out)
    print(f"{table.read_text('utf-8')}\nThe models are in {out}.")


def index_options(parser: argparse.ArgumentParser) -> None:
    """Add what to index."""
    own = "a folder of MIDI, ABC or kern files, or one .npz file of prepared music, instead of the corpora"
    parser.add_argument("--data", type=Path, metavar="DIR", help=own)
    where = "songbook.npz in the folder of a model that learned from these tunes"
    parser.add_argument("-o", "--out", type=Path, required=True, metavar="FILE", help=where)


def index(given: argparse.Namespace) -> None:
    """Index what is for training of all the built-in corpora, or of one's own tunes."""
    from composer.training import material

    kinds = ("tunes",) if given.data else tuple(material.READERS)
    count = _write_songbook([with_bar(_prepared(None, given.data, kind)) for kind in kinds], kinds, given.out)
    print(f"{given.out}: {count} tunes")


def _write_songbook(prepared: Sequence[Path], kinds: Sequence[str], out: Path) -> int:
    """Index what is for training of some files of prepared music, each of a kind; return how many tunes that are."""
    from composer.music import songbook
    from composer.training import material

    found = [material.READERS[kind](path) for kind, path in zip(kinds, prepared, strict=True)]
    sources = {name: terms for music in found for name, terms in music.sources.items()}
    learned = [one for music in found for one in music.of_split("train")]
    made = songbook.Songbook.of(songbook.melodies(learned), sources)
    made.write(out)
    return len(made)


def evaluate_options(parser: argparse.ArgumentParser) -> None:
    """Add what to measure a model on."""
    parser.add_argument("model", metavar="MODEL")
    own = "a folder of MIDI, ABC or kern files, or one .npz file of prepared music, instead of the corpus"
    parser.add_argument("--data", type=Path, metavar="DIR", help=own)
    json_option(parser)


def evaluate(given: argparse.Namespace) -> None:
    """Print how well a model expects music that it has not seen."""
    from composer.benchmarks import evaluation
    from composer.generation import library

    kind = library.kind_of(given.model)  # before the corpus takes its minutes
    data = with_bar(_prepared(None, given.data, kind))
    print_report(with_bar(evaluation.run(given.model, data)), given.json)
