"""A thousand takes after held-out seeds: whether they loop, stay human, are their own, and end in time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from composer import corpora
from composer.benchmarks.evaluation import line_of, opening, spread
from composer.benchmarks.figures import Figure, Report
from composer.generation import library
from composer.generation.asking import finished
from composer.generation.continuing import continue_
from composer.generation.take import Take
from composer.generation.wishes import Wishes
from composer.music import measures, timing, voices
from composer.music.measures import ALARM, BANDS
from composer.music.score import Score
from composer.music.songbook import Songbook
from composer.music.theory import Key, estimate_key
from composer.music.tunes import Tune, Tunes
from composer.networks.checkpoint import Model
from composer.training import material

TEMPERATURES = (0.2, 0.5, 0.8, 1.0, 1.5)
_USUAL = 1.0
_BARS = (2, 4, 8)
_WHOLE = 16
"""Fewer notes are no melody that could be held against the bands of whole ones."""


class Counted(NamedTuple):
    """What was counted of a take, and of the melody that it makes with its seed."""

    temperature: float
    run: int
    tandem: int
    shared: int
    notes: int
    bands: tuple[float, ...] | None


def run(model: str = "melody", count: int = 1000) -> Report:
    """Measure a model on takes after first thirds of held-out tunes, until it ends them and for some bars."""
    loaded, tunes = library.load(model), Tunes.read(finished(corpora.prepare()))
    learned = loaded.card.training.get("recipe", {}).get("collections", [])
    return compare(loaded, material.chosen(tunes.of_split("test"), learned), library.songbook(model), count)


def compare(model: Model, tunes: Sequence[Tune], book: Songbook, count: int) -> Report:
    """Measure a model on `count` takes after some tunes, and on one of each seed that is to finish in some bars."""
    seeds = [opening(tune) for tune in spread(list(tunes), -(-count // len(TEMPERATURES)))]
    own = [_own(tune) for tune in tunes]
    made = [_counted(finished(continue_(score, model, wishes)), score, book) for wishes, score in _asked(seeds, count)]
    finishing = [_lands(score, model, _BARS[index % len(_BARS)], index) for index, score in enumerate(seeds)]
    return Report(
        {**_degenerate(made), **_human(made, [bands for bands in own if bands]), **_finish(finishing)},
        _notes(made, len(finishing)),
    )


def _asked(seeds: Sequence[Score], count: int) -> list[tuple[Wishes, Score]]:
    """Return the wishes and the seed of each take: every seed at every temperature."""
    return [
        (Wishes(bars=None, temperature=temperature, random_seed=index), score)
        for temperature in TEMPERATURES
        for index, score in enumerate(seeds)
    ][:count]


def _counted(take: Take, score: Score, book: Songbook) -> Counted:
    start, duration, pitch = line_of(take.notes)
    whole = voices.top_voice(score.tracks[0].notes | take.notes)
    return Counted(
        take.wishes.temperature,
        measures.longest_run(pitch),
        measures.tandem_repeats(pitch, duration),
        book.longest(start, duration, pitch),
        len(pitch),
        _bands(*line_of(whole)) if len(whole) >= _WHOLE else None,
    )


def _own(tune: Tune) -> tuple[float, ...] | None:
    return _bands(tune.start, tune.duration, tune.pitch) if len(tune) >= _WHOLE else None


def _bands(start: np.ndarray, duration: np.ndarray, pitch: np.ndarray) -> tuple[float, ...]:
    return measures.of_bands(pitch, np.append(np.diff(start), duration[-1:]))


def _lands(score: Score, model: Model, bars: int, seed: int) -> tuple[bool, bool]:
    """Return whether a take that is to finish in some bars has its last note in the last, and on the tonic chord."""
    take = finished(continue_(score, model, Wishes(bars=bars, random_seed=seed)))
    if not len(take.notes):
        return False, False
    first = timing.position_at(score, take.start).bar
    inside = take.start > timing.bar_start(score, first)
    last = timing.position_at(score, int(take.notes.start[-1])).bar
    home = estimate_key(score.tracks[0].notes) or Key(0)
    return last == first + inside + bars - 1, int(take.notes.pitch[-1]) % 12 in home.triad


def _degenerate(made: Sequence[Counted]) -> dict[str, Figure]:
    return {
        "takes.longest_run": Figure(max(one.run for one in made), "notes", "at most", 9),
        "takes.most_tandem": Figure(max(one.tandem for one in made), "repeats", "at most", 8),
    }


def _human(made: Sequence[Counted], own: Sequence[tuple[float, ...]]) -> dict[str, Figure]:
    """Return the shares of the takes at temperature 1 that lie beyond what 95 % of human melodies stay within.

    Beside those of the bands stand the shares of the held-out tunes themselves.
    """
    usual = [one for one in made if one.temperature == _USUAL]
    beyond = {
        "run": [one.run > ALARM.run for one in usual],
        "tandem": [one.tandem > ALARM.tandem for one in usual],
        "shared": [one.shared > ALARM.shared for one in usual],
    }
    figures = {f"beyond.{name}": Figure(_share(flags), "share", "at most", 0.05) for name, flags in beyond.items()}
    for index, (name, (_, highest)) in enumerate(BANDS._asdict().items()):
        share = _share([one.bands[index] > highest for one in usual if one.bands])
        human = _share([bands[index] > highest for bands in own])
        figures[f"beyond.{name}"] = Figure(share, "share", "the held-out tunes themselves", human)
    return figures


def _share(flags: Sequence[bool]) -> float:
    return float(np.mean(flags)) if flags else 0.0


def _finish(found: Sequence[tuple[bool, bool]]) -> dict[str, Figure]:
    in_bar, at_home = np.mean(found, 0)
    return {
        "finish.in_bar": Figure(float(in_bar), "share", "asked for", 0.99),
        "finish.tonic_chord": Figure(float(at_home), "share", "asked for", 0.9),
    }


def _notes(made: Sequence[Counted], finishing: int) -> list[str]:
    temperatures = ", ".join(map(str, TEMPERATURES))
    length = float(np.median([one.notes for one in made]))
    return [
        f"{len(made)} takes until the model ends them, after first thirds of held-out tunes, at temperatures "
        f"{temperatures}; median {length:.0f} notes",
        f"beyond: shares of the takes at temperature {_USUAL} above the 95 % point of human melodies; run, tandem and "
        "shared of the take alone, the others of seed and take together",
        "shared: consecutive (interval, duration ratio) pairs in common with a tune that models learned from",
        f"finish: {finishing} takes of {', '.join(map(str, _BARS))} bars in turn",
    ]
