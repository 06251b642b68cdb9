"""The command-line verbs, each a thin call into one layer."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from composer import __version__, words
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
        ("demo", "do the whole main job with nobody at the mouse", _demo, _demo_options),
        ("generate", "continue a tune and write it as MIDI", _generate, _generate_options),
        ("convert", "read one file, write another", _convert, _convert_options),
        ("play", "play a file", _play, _play_options),
        ("models", "list the models with their cards", _models, _json_option),
        ("train", "train a model", _train, _train_options),
        ("index", "index tunes, so that what takes quote of them is found", _index, _index_options),
        ("evaluate", "measure a model on music it has not seen", _evaluate, _evaluate_options),
        ("benchmark", "measure how fast and how good the program is", _benchmark, _benchmark_options),
    ):
        verb = verbs.add_parser(name, help=help_, description=help_[0].upper() + help_[1:] + ".")
        add_options(verb)
        verb.set_defaults(run=do)
    return parser


def _json_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def _demo_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, default=Path("demo"), metavar="DIR")
    parser.add_argument("--theme", choices=("dark", "light"), default="dark")


def _demo(given: argparse.Namespace) -> None:
    from composer.ui import demo

    for line in demo.run(given.out, given.theme):
        print(line)


_PASSAGES = {
    "--fill": "fill these bars up to the notes that follow",
    "--vary": "let some of the notes in these bars give way to others",
    "--new-pitches": "keep the rhythm of these bars, renew the pitches",
    "--new-rhythm": "keep the pitches in these bars, renew the rhythm",
}
_WHOLE = (1, 1)
"""The bars of a passage that is all there is."""


def _generate_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-o", "--out", type=Path, required=True, metavar="OUT.mid")
    parser.add_argument("--model", metavar="NAME", help="“melody”, or “chords” to harmonise, if none is named")
    seed = parser.add_mutually_exclusive_group()
    seed.add_argument("--seed", type=Path, metavar="FILE", help="a piece to continue")
    seed.add_argument("--notes", metavar="TEXT", help="notes to continue, such as “C4:1 E4:1 G4:2” (name:beats)")
    own = "a beginning in the model's own notation, of any length; in ABC, \\n begins a new line"
    seed.add_argument("--start-text", metavar="TEXT", help=own)
    seed.add_argument("--again", type=Path, metavar="FILE", help="make every take that was kept in a piece again")
    start = "go on from 100 notes at a place of the seed, or of music that the model has not learned: N or “random”"
    parser.add_argument("--start", type=words.place, metavar="NOTE", help=start)
    task = parser.add_mutually_exclusive_group()
    task.add_argument("--all-tracks", action="store_true", help="continue all the tracks together")
    for option, told in _PASSAGES.items():
        task.add_argument(option, type=words.bars, metavar="FROM-TO", help=f"{told}, such as 3-4")
    harmony = "write voices below the melody, or below these bars of it"
    task.add_argument("--harmonise", nargs="?", const=_WHOLE, type=words.bars, metavar="FROM-TO", help=harmony)
    length = parser.add_mutually_exclusive_group()
    length.add_argument("--bars", type=words.between(int, 1, 64), metavar="N")
    length.add_argument("--length", type=words.between(int, 1, 10_000), metavar="N", help="in notes")
    parser.add_argument("--temperature", type=words.between(float, 0.01, 10), default=1.0, metavar="T")
    parser.add_argument("--top-k", type=words.between(int, 1, 1000), metavar="K")
    parser.add_argument("--top-p", type=words.between(float, 0.01, 1), metavar="P")
    parser.add_argument(
        "--memory", type=words.between(float, 0, 1), metavar="W", help="0: surprise me … 1: stick to my motif"
    )
    parser.add_argument("--random-seed", type=words.between(int, 0, 2**63 - 1), default=0, metavar="N")
    parser.add_argument("--key", type=words.key, metavar="KEY", help="such as “D major”")
    parser.add_argument("--range", type=words.pitch_range, metavar="LOW-HIGH", help="of the new notes, such as C4-G5")
    parser.add_argument("--leap", type=words.between(int, 2, 127), metavar="N", help="largest leap, in semitones")
    density = "fewest and most notes a beat, such as 0.5-2, or the most alone"
    parser.add_argument("--density", type=words.density, metavar="FROM-TO", help=density)
    parser.add_argument("--style", type=words.style, metavar="NAME", help="such as “Irish”")
    parser.add_argument(
        "--strength", type=words.between(float, 0, 1), default=0.5, metavar="S", help="of --vary: 0 to 1"
    )
    parser.add_argument(
        "--voices", type=words.between(int, 1, 3), default=3, metavar="N", help="of --harmonise: 1 to 3"
    )
    parser.add_argument("--no-finish", action="store_true", help="do not come to an end in the last bar")
    parser.add_argument("--takes", type=words.between(int, 1, 100), default=1, metavar="K")
    parser.add_argument("--text", action="store_true", help="write beside OUT what the model wrote in its own notation")


def _generate(given: argparse.Namespace) -> None:
    if given.again is not None:
        _generate_again(given)
        return
    from composer.generation import library, texts

    task, bars = _task(given)
    given.model = given.model or ("chords" if given.harmonise else "melody")
    try:
        wishes = _wishes(given, task)
    except ValueError as error:
        raise ComposerError(f"This cannot be wished for: {error}.") from error
    model = library.load(given.model)
    if given.start_text is not None and texts.writes_text(model):
        _generate_text(given, model, wishes)
    else:
        _generate_notes(given, model, wishes, bars)


def _wishes(given: argparse.Namespace, task: Any) -> Any:
    from composer.generation.wishes import Limits, Wishes

    (lowest, highest), (fewest, most) = given.range or (0, 127), given.density or (None, None)
    wishes = Wishes(
        bars=given.bars if given.length is None else None,
        length=given.length,
        temperature=given.temperature,
        top_k=given.top_k,
        top_p=given.top_p,
        random_seed=given.random_seed,
        key=given.key,
        style=given.style or "",
        finish=not given.no_finish,
        task=task,
        strength=given.strength,
        limits=Limits(lowest, highest, given.leap, fewest, most),
        voices=given.voices,
    )
    return wishes if given.memory is None else replace(wishes, memory=given.memory)


def _generate_again(given: argparse.Namespace) -> None:
    """Make the takes of a piece again, each in the place of what stands there now."""
    from composer.generation import library, origins, replaying

    score = _read(given.again)
    found = origins.of_score(score, given.again)
    models = {origin.model: library.load(origin.model) for _, origin in found}
    for track, origin in found:
        made = _result(replaying.replay(score, track, origin, models[origin.model]))
        same = "as it was" if made.same else "not what stood there"
        print(f"{given.out}: {made.notes} notes by {origin.words}: {same}")
        for remark in made.remarks:
            print(f"  {remark}")
        score = made.score
    _write(score, given.out)


def _generate_text(given: argparse.Namespace, model: Any, wishes: Any) -> None:
    from composer import paths
    from composer.files import formats
    from composer.generation import origins, texts

    found = _result(texts.several(model, _start_text(given), wishes, given.takes))
    for path, text in zip(_numbered(given.out, given.takes), found, strict=True):
        own = path.with_suffix(model.encoding.SUFFIX)
        if path != own:
            origin = origins.of_text(_start_text(given), model, text.wishes)
            formats.write(origins.told(text.read().score, origin), path)
        if given.text or path == own:
            paths.write_whole(own, text.text.encode())
        print(f"{path}: a text by {text.model}, random seed {text.wishes.random_seed}")


def _generate_notes(given: argparse.Namespace, model: Any, wishes: Any, bars: tuple[int, int]) -> None:
    from composer import paths
    from composer.generation import continuing, library, origins
    from composer.generation.wishes import NOWHERE, Passage, Task
    from composer.music import timing

    score = _seed_score(given, model)
    track = max(range(len(score.tracks)), key=lambda index: len(score.tracks[index].notes) and -index)
    if given.all_tracks:
        made = _result(continuing.together(score, model, wishes))
        _write(origins.told(made, origins.of_all_tracks(score, model, wishes, (score.end, made.end))), given.out)
        print(f"{given.out}: {len(score.tracks)} tracks continued by {model.card.name}")
        return
    begin, end = (timing.bar_start(score, bar) for bar in bars)
    passage = NOWHERE if wishes.task is Task.CONTINUE else Passage.between(score, begin, end, track)
    book = library.songbook(given.model)
    takes = _result(continuing.takes(score, model, wishes, given.takes, book, track=track, passage=passage))
    for path, take in zip(_numbered(given.out, given.takes), takes, strict=True):
        own = path.with_suffix(take.suffix)
        if path != own or not take.text:
            _write(origins.kept(score, take, track), path)
        if take.text and (given.text or path == own):
            paths.write_whole(own, take.text.encode())
        print(
            f"{path}: {len(take.notes)} notes by {take.model}, random seed {take.wishes.random_seed}: "
            f"{take.verdict.reason}"
        )
        for remark in take.remarks:
            print(f"  {remark}")


def _task(given: argparse.Namespace) -> tuple[Any, tuple[int, int]]:
    """Return what is to be done, and the first bar of its passage and the one after it."""
    from composer.generation.wishes import Task

    asked = {
        Task.FILL: given.fill,
        Task.VARY: given.vary,
        Task.RENEW_PITCHES: given.new_pitches,
        Task.RENEW_RHYTHM: given.new_rhythm,
        Task.HARMONISE: given.harmonise,
    }
    return next(((task, bars) for task, bars in asked.items() if bars), (Task.CONTINUE, _WHOLE))


def _seed_score(given: argparse.Namespace, model: Any) -> Any:
    """Return what is to be continued: a file, a line of notes or symbols, an unheard piece, or nothing."""
    from composer import corpora
    from composer.generation import seeds
    from composer.music.score import Score

    if given.seed is not None:
        score = _read(given.seed)
    elif given.notes is not None:
        score = seeds.of_notes(given.notes)
    elif given.start_text is not None:
        score = seeds.of_text(_start_text(given), model)
    elif given.start is not None:
        kind = seeds.kind_to_start_in(given.model)
        score = seeds.unheard(_with_bar(corpora.prepare(None, None, kind)), given.random_seed)
    else:
        score = Score()
    return score if given.start is None else seeds.excerpt(score, given.start, given.random_seed)


def _start_text(given: argparse.Namespace) -> str:
    """Return the start string; few shells have another way to write a new line than this."""
    return given.start_text.replace("\\n", "\n")


def _read(path: Path) -> Any:
    """Return the score of a file, having said what was odd in it."""
    from composer.files import formats

    imported = formats.read(path)
    for warning in imported.warnings:
        print(f"composer: {warning}", file=sys.stderr)
    return imported.score


def _write(score: Any, path: Path, chosen: Any = None) -> None:
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


def _numbered(path: Path, count: int) -> list[Path]:
    if count == 1:
        return [path]
    return [path.with_name(f"{path.stem}-{number}{path.suffix}") for number in range(1, count + 1)]


def _convert_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", type=Path, metavar="IN")
    parser.add_argument("target", type=Path, metavar="OUT")
    kind = "of OUT.mid: 1 has a track for each of the piece, 0 has all in one"
    parser.add_argument("--type", type=int, choices=(0, 1), default=1, dest="kind", metavar="N", help=kind)


def _convert(given: argparse.Namespace) -> None:
    from composer.audio import export
    from composer.files import formats

    score, suffix = _read(given.source), given.target.suffix.lower()
    if suffix in export.suffixes():
        _render(score, given.target)
    else:
        single = suffix in {".mid", ".midi"} and given.kind == 0
        _write(score, given.target, formats.SINGLE_MIDI if single else None)


def _render(score: Any, path: Path) -> None:
    """Write how a score sounds, under a progress bar."""
    from composer.audio import export
    from composer.audio.soundfont import embedded

    seconds = _with_bar(export.export(score, path, embedded()))
    print(f"{path}: {seconds:.1f} s")


def _play_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")


def _play(given: argparse.Namespace) -> None:
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


def _models(given: argparse.Namespace) -> None:
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


def _train_options(parser: argparse.ArgumentParser) -> None:
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


def _train(given: argparse.Namespace) -> None:
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
        with_bar, with_step_bar = (_with_bar, _with_step_bar) if ensemble.leads else (_result, _result)
        data = ensemble.after_the_leader(lambda: with_bar(_prepared(recipe.corpus, given.data, recipe.kind)))
        made = with_step_bar(train(recipe, data, out, given.resume, given.epochs, ensemble=ensemble))
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

    report = _with_bar(evaluation.run(out, data))
    evaluation.record(out, report)
    print(report.text())
    print(f"The model is in {out}.")


def _compare(recipe: Any, folders: dict[str, Path], data: Path, out: Path) -> None:
    from composer.benchmarks import study

    report = _with_bar(study.run(recipe, folders, data))
    table = study.write(report, folders, out)
    print(f"{table.read_text('utf-8')}\nThe models are in {out}.")


def _index_options(parser: argparse.ArgumentParser) -> None:
    own = "a folder of MIDI, ABC or kern files, or one .npz file of prepared music, instead of the corpora"
    parser.add_argument("--data", type=Path, metavar="DIR", help=own)
    where = "songbook.npz in the folder of a model that learned from these tunes"
    parser.add_argument("-o", "--out", type=Path, required=True, metavar="FILE", help=where)


def _index(given: argparse.Namespace) -> None:
    """Index what is for training of all the built-in corpora, or of one's own tunes."""
    from composer.training import material

    kinds = ("tunes",) if given.data else tuple(material.READERS)
    count = _write_songbook([_with_bar(_prepared(None, given.data, kind)) for kind in kinds], kinds, given.out)
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


def _evaluate_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("model", metavar="MODEL")
    own = "a folder of MIDI, ABC or kern files, or one .npz file of prepared music, instead of the corpus"
    parser.add_argument("--data", type=Path, metavar="DIR", help=own)
    _json_option(parser)


def _evaluate(given: argparse.Namespace) -> None:
    from composer.benchmarks import evaluation
    from composer.generation import library

    kind = library.kind_of(given.model)  # before the corpus takes its minutes
    data = _with_bar(_prepared(None, given.data, kind))
    _print_report(_with_bar(evaluation.run(given.model, data)), given.json)


def _benchmark_options(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(dest="what", required=True)
    for name in (
        "speed",
        "sound",
        "roll",
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
    minutes = words.between(float, 0.5, 60)
    kinds.choices["sound"].add_argument(
        "--minutes", type=minutes, default=1.0, metavar="N", help="to find the drift in"
    )
    for kind in kinds.choices.values():
        _json_option(kind)
        kind.add_argument("--save", type=Path, metavar="FILE", help="write the figures to a .json file too")
    for name in ("fills", "takes"):
        kinds.choices[name].add_argument("--record", action="store_true", help="write them into the model's card too")
    page = kinds.add_parser("page", help="one page of Markdown out of saved figures")
    page.add_argument("folder", type=Path, metavar="DIR", help="where they were saved, each under the name of its kind")


def _benchmark(given: argparse.Namespace) -> None:
    import importlib

    from composer import paths

    benchmark = importlib.import_module(f"composer.benchmarks.{given.what}")
    if given.what == "page":
        print(benchmark.run(given.folder), end="")
        return
    about = {"melodies": ("folder", "folds"), "opened": ("folder",), "frames": ("file",), "sound": ("minutes",)}
    work = benchmark.run(*(getattr(given, name) for name in about.get(given.what, ())))
    report = _with_bar(work) if given.what in about else work
    _print_report(report, given.json)
    if given.save:
        paths.write_whole(given.save, f"{report.json()}\n".encode())
    if getattr(given, "record", False):
        from composer.benchmarks import evaluation
        from composer.generation import library

        evaluation.record(library.folder_of("melody"), report)


def _print_report(report: Any, as_json: bool) -> None:
    print(report.json() if as_json else report.text())


def _result(work: Generator[Any, None, Any]) -> Any:
    """Run a generator to its end and return what it returns."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value


def _with_bar(work: Generator[Any, None, Any]) -> Any:
    """Run a generator of (done, total, text) under a progress bar and return what it returns."""
    from tqdm import tqdm

    bar = tqdm(leave=False, disable=None)

    def show(progress: Any) -> None:
        bar.total, bar.n = progress.total, progress.done
        bar.set_description(progress.text)

    with bar:
        return _result(_watched(work, show))


def _with_step_bar(work: Generator[Any, None, Any]) -> Any:
    """Run a training under a progress bar that tells loss and validation, and return what it returns."""
    from tqdm import tqdm

    bar = tqdm(unit="step", disable=None)

    def show(step: Any) -> None:
        bar.total, bar.n = step.steps * step.epochs, step.steps * (step.epoch - 1) + step.step
        bar.set_description(f"epoch {step.epoch}/{step.epochs}")
        validation = "" if step.validation is None else f"{step.validation:.3f}"
        bar.set_postfix(loss=f"{step.loss:.3f}", validation=validation, tokens_s=round(step.tokens_per_second))

    with bar:
        return _result(_watched(work, show))


def _watched(work: Generator[Any, None, Any], show: Callable[[Any], None]) -> Generator[None, None, Any]:
    try:
        while True:
            show(next(work))
            yield
    except StopIteration as end:
        return end.value
