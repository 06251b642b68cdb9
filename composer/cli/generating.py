"""The verb that lets a model write: options, wishes, seeds, and the files that come of them."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Any

from composer import words
from composer.cli.pieces import read, write
from composer.cli.progress import result, with_bar
from composer.errors import ComposerError

_PASSAGES = {
    "--fill": "fill these bars up to the notes that follow",
    "--vary": "let some of the notes in these bars give way to others",
    "--new-pitches": "keep the rhythm of these bars, renew the pitches",
    "--new-rhythm": "keep the pitches in these bars, renew the rhythm",
}


_WHOLE = (1, 1)
"""The bars of a passage that is all there is."""


def generate_options(parser: argparse.ArgumentParser) -> None:
    """Add what can be wished for."""
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


def generate(given: argparse.Namespace) -> None:
    """Write what a model makes of a seed, or of its own beginning, or what it made of a piece again."""
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

    score = read(given.again)
    found = origins.of_score(score, given.again)
    models = {origin.model: library.load(origin.model) for _, origin in found}
    for track, origin in found:
        made = result(replaying.replay(score, track, origin, models[origin.model]))
        same = "as it was" if made.same else "not what stood there"
        print(f"{given.out}: {made.notes} notes by {origin.words}: {same}")
        for remark in made.remarks:
            print(f"  {remark}")
        score = made.score
    write(score, given.out)


def _generate_text(given: argparse.Namespace, model: Any, wishes: Any) -> None:
    from composer import paths
    from composer.files import formats
    from composer.generation import origins, texts

    found = result(texts.several(model, _start_text(given), wishes, given.takes))
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
        made = result(continuing.together(score, model, wishes))
        write(origins.told(made, origins.of_all_tracks(score, model, wishes, (score.end, made.end))), given.out)
        print(f"{given.out}: {len(score.tracks)} tracks continued by {model.card.name}")
        return
    begin, end = (timing.bar_start(score, bar) for bar in bars)
    passage = NOWHERE if wishes.task is Task.CONTINUE else Passage.between(score, begin, end, track)
    book = library.songbook(given.model)
    takes = result(continuing.takes(score, model, wishes, given.takes, book, track=track, passage=passage))
    for path, take in zip(_numbered(given.out, given.takes), takes, strict=True):
        own = path.with_suffix(take.suffix)
        if path != own or not take.text:
            write(origins.kept(score, take, track), path)
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
        score = read(given.seed)
    elif given.notes is not None:
        score = seeds.of_notes(given.notes)
    elif given.start_text is not None:
        score = seeds.of_text(_start_text(given), model)
    elif given.start is not None:
        kind = seeds.kind_to_start_in(given.model)
        score = seeds.unheard(with_bar(corpora.prepare(None, None, kind)), given.random_seed)
    else:
        score = Score()
    return score if given.start is None else seeds.excerpt(score, given.start, given.random_seed)


def _start_text(given: argparse.Namespace) -> str:
    """Return the start string; few shells have another way to write a new line than this."""
    return given.start_text.replace("\\n", "\n")


def _numbered(path: Path, count: int) -> list[Path]:
    if count == 1:
        return [path]
    return [path.with_name(f"{path.stem}-{number}{path.suffix}") for number in range(1, count + 1)]
