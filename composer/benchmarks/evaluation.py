"""How good a model is: bits per note on held-out tunes, and whether what it writes stays within human bands."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from composer.benchmarks import texts
from composer.benchmarks.figures import Figure, Report
from composer.generation import library
from composer.generation.asking import finished
from composer.generation.continuing import continue_
from composer.generation.wishes import Wishes
from composer.music.measures import ALARM, longest_run, tandem_repeats
from composer.music.score import Notes, Score, Track
from composer.music.songbook import Songbook
from composer.music.tunes import Tune
from composer.music.voices import top_voice
from composer.networks import card as cards
from composer.networks.checkpoint import Model
from composer.training import evaluation, material

_SEED_SHARE = 3
_VELOCITY = 80


class Progress(NamedTuple):
    """How many continuations of how many are written, and a word on what is under way."""

    done: int
    total: int
    text: str


class Trial(NamedTuple):
    """What was measured of one continuation."""

    notes: int
    ended: bool
    run: int
    tandem: int
    shared: int

    @property
    def within(self) -> bool:
        """Whether none of the alarms went off."""
        return self.run <= ALARM.run and self.tandem <= ALARM.tandem and self.shared <= ALARM.shared


def run(model: str | Path, data: Path, count: int = 200) -> Generator[Progress | texts.Progress, None, Report]:
    """Evaluate a model on the test tunes of prepared data, with `count` continuations of them.

    Raises UnknownModel, UnreadableModel or UnreadableTunes.
    """
    loaded, tunes = library.load(model), material.READERS[library.kind_of(model)](data)
    test = material.chosen(tunes.of_split("test"), _collections(loaded, tunes))
    yield Progress(0, count, "bits per note")
    streams = material.fitting(loaded.encoding, test)
    *_, held_out = evaluation.evaluate(loaded.network, streams, loaded.encoding)
    yield Progress(0, count, "an index of the training tunes")
    known = Songbook.of((tune.title, line_of(_notes_of(tune))) for tune in tunes.of_split("train"))
    trials = []
    for seed, tune in enumerate(spread(test, count)):
        trials.append(_trial(loaded, tune, seed, known))
        yield Progress(len(trials), count, "continuations")
    written = (yield from texts.run(loaded, known, count // 2)) if texts.writes_text(loaded) else {}
    return Report({**_foresight(held_out), **_band(trials), **written}, _notes(len(streams), len(test), trials))


def _collections(model: Model, music: material.Music) -> list[str]:
    """Return the collections that a model learned from, none where the music has none of them."""
    learned = set(model.card.training.get("recipe", {}).get("collections", []))
    return sorted(learned & {piece.collection for piece in music.of_split("test")})


def record(folder: Path, report: Report) -> None:
    """Write the figures of a report into the card of a model's folder. Raises UnreadableModel or UnwritableFile."""
    found = cards.read(folder)
    figures = {name: {"value": round(figure.value, 4), "unit": figure.unit} for name, figure in report.figures.items()}
    replace(found, figures={**found.figures, **figures}).write(folder)


def spread(tunes: list[Tune], count: int) -> list[Tune]:
    """Return `count` tunes taken at even distances."""
    return [tunes[index * len(tunes) // count] for index in range(count)] if tunes else []


def _trial(model: Model, tune: Tune, seed: int, known: Songbook) -> Trial:
    """Continue the first third of a tune until the model ends it, at temperature 1."""
    take = finished(continue_(opening(tune), model, Wishes(bars=None, random_seed=seed)))
    start, duration, pitch = line_of(take.notes)
    shared = known.longest(start, duration, pitch)
    return Trial(len(take.notes), take.ended, longest_run(pitch), tandem_repeats(pitch, duration), shared)


def opening(tune: Tune) -> Score:
    """Return the first third of a tune as a score."""
    notes = _notes_of(tune)[: max(1, len(tune) // _SEED_SHARE)]
    return Score((Track("Melody", notes),), meters=tune.meters)


def _notes_of(tune: Tune) -> Notes:
    return Notes.of_columns(tune.start, tune.pitch, tune.duration, np.full(len(tune), _VELOCITY))


def line_of(notes: Notes) -> tuple[NDArray, NDArray, NDArray]:
    """Return start, duration and pitch of the top voice, which is what is counted of several."""
    voice = top_voice(notes)
    return voice.start, voice.duration, voice.pitch


def _foresight(held_out: evaluation.Evaluation) -> dict[str, Figure]:
    notes = max(held_out.notes, 1)
    return {
        "test.bits_per_note": Figure(held_out.bits_per_note, "bits/note"),
        "test.pitch_bits_per_note": Figure(held_out.pitch_bits / notes, "bits/note"),
        "test.duration_bits_per_note": Figure(held_out.duration_bits / notes, "bits/note"),
        "test.end_bits_per_note": Figure(held_out.end_bits / notes, "bits/note"),
        "test.notation_bits_per_note": Figure(held_out.notation_bits / notes, "bits/note"),
        "test.loss": Figure(held_out.loss, "bits/token"),
        "test.accuracy": Figure(held_out.accuracy, "share of tokens"),
        "test.perplexity": Figure(held_out.perplexity, "per token"),
    }


def _band(trials: list[Trial]) -> dict[str, Figure]:
    def share(flags: list[bool]) -> Figure:
        return Figure(sum(flags) / max(len(flags), 1), "share")

    return {
        "continuations.within_alarms": share([trial.within for trial in trials]),
        "continuations.run_within": share([trial.run <= ALARM.run for trial in trials]),
        "continuations.tandem_within": share([trial.tandem <= ALARM.tandem for trial in trials]),
        "continuations.shared_within": share([trial.shared <= ALARM.shared for trial in trials]),
        "continuations.empty": share([trial.notes == 0 for trial in trials]),
        "continuations.ended_by_model": share([trial.ended for trial in trials]),
    }


def _notes(tunes: int, given: int, trials: list[Trial]) -> list[str]:
    length = float(np.median([trial.notes for trial in trials])) if trials else 0
    alarms = f"run > {ALARM.run}, tandem repeats > {ALARM.tandem}, shared with the training tunes > {ALARM.shared}"
    return [
        f"{tunes} of {given} test tunes that the encoding holds",
        f"{len(trials)} continuations of first thirds at temperature 1.0, median {length:.0f} notes; alarms: {alarms}",
    ]
