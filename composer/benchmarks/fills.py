"""How well what fills a gap joins what follows it, beside a continuation of the same model that is cut off there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import torch
from torch.nn import functional

from composer import corpora
from composer.benchmarks.figures import Figure, Report
from composer.encodings import melody
from composer.generation import library
from composer.generation.asking import finished
from composer.generation.continuing import continue_
from composer.generation.wishes import MOST_BARS, Passage, Task, Wishes
from composer.music import voices
from composer.music.score import Notes, Score, Track
from composer.music.tunes import Tune, Tunes
from composer.networks.checkpoint import Model
from composer.training import material

_FEWEST, _MOST = 4, 12
_BEFORE = 4
_AFTER = 3
_VELOCITY = 80


class Gap(NamedTuple):
    """A tune as a score, the first note of its gap and the one after the last, and the dice."""

    score: Score
    first: int
    after: int
    wishes: Wishes

    @property
    def notes(self) -> Notes:
        """All the notes of the tune."""
        return self.score.tracks[0].notes

    @property
    def span(self) -> tuple[int, int]:
        """The ticks from the first note of the gap to the one that follows it."""
        return int(self.notes.start[self.first]), int(self.notes.start[self.after])

    def around(self, middle: Notes) -> Score:
        """Return the tune up to three notes after the gap, with some notes in the gap."""
        notes = self.notes
        return self.score.with_notes(0, notes[: self.first] | middle | notes[self.after : self.after + _AFTER])


def run(model: str = "melody", count: int = 200) -> Report:
    """Measure a model on gaps in held-out tunes of the built-in corpus, one a tune."""
    loaded, tunes = library.load(model), Tunes.read(finished(corpora.prepare()))
    learned = loaded.card.training.get("recipe", {}).get("collections", [])
    return compare(loaded, material.chosen(tunes.of_split("test"), learned), count)


def compare(model: Model, tunes: Sequence[Tune], count: int) -> Report:
    """Measure a model on gaps in `count` tunes that are long enough, or in all of them."""
    found = gaps(tunes, count)
    rows = [[_bits(model, gap, middle) for middle in _middles(model, gap)] for gap in found]
    fill, rival, own = np.array(rows).reshape(-1, 3).T
    figures = {
        "fills.better": Figure(float((fill < rival).mean()), "share", "asked for", 0.8),
        "fills.bits": Figure(float(fill.mean()), "bits/note", "append and cut", float(rival.mean())),
    }
    return Report(
        figures,
        [
            f"the {_AFTER} notes after {len(found)} gaps of {_FEWEST} to {_MOST} notes, foreseen without any hint",
            f"after the notes that the tunes have there: {own.mean():.3f} bits/note",
        ],
    )


def gaps(tunes: Sequence[Tune], count: int) -> list[Gap]:
    """Return a gap in each of `count` tunes at even distances, at a place and of a size drawn at random."""
    long = [tune for tune in tunes if len(tune) >= _BEFORE + _MOST + _AFTER]
    count = min(count, len(long))
    return [_gap(long[index * len(long) // count], index) for index in range(count)]


def _gap(tune: Tune, seed: int) -> Gap:
    dice = np.random.default_rng(seed)
    size = int(dice.integers(_FEWEST, _MOST + 1))
    first = int(dice.integers(_BEFORE, len(tune) - size - _AFTER + 1))
    notes = Notes.of_columns(tune.start, tune.pitch, tune.duration, np.full(len(tune), _VELOCITY))
    keys = (tune.key._replace(tick=0),) if tune.key else ()
    score = Score((Track("Melody", notes),), meters=tune.meters, keys=keys)
    return Gap(score, first, first + size, Wishes(bars=MOST_BARS, random_seed=seed, style=tune.style, finish=False))


def _middles(model: Model, gap: Gap) -> tuple[Notes, Notes, Notes]:
    """Return what fills a gap, what goes on from the notes before it until it is cut off, and what stood there."""
    wishes = replace(gap.wishes, task=Task.FILL)
    fill = finished(continue_(gap.score, model, wishes, 0, Passage.between(gap.score, *gap.span)))
    return fill.notes, _appended(model, gap), gap.notes[gap.first : gap.after]


def _appended(model: Model, gap: Gap) -> Notes:
    """Return what goes on from the notes before a gap, cut off at its end."""
    end, notes = gap.span[1], Notes()
    for take in continue_(gap.score.with_notes(0, gap.notes[: gap.first]), model, gap.wishes):
        notes = take.notes
        if take.end >= end:
            break
    notes = notes[notes.start < end]
    start, pitch, duration, *others = notes.columns
    return Notes.of_columns(start, pitch, np.minimum(duration, end - start), *others)


@torch.no_grad()
def _bits(model: Model, gap: Gap, middle: Notes) -> float:
    """Return the bits a note that the notes after a gap cost the network, which is told nothing, after a middle."""
    stream = melody.encode(voices.tune_of(gap.around(middle)))
    tokens, contexts = melody.hinted(stream, 0.0, np.random.default_rng(0))
    inputs = (torch.from_numpy(column[None, :-1].astype(np.int64)) for column in (tokens, contexts))
    logits, _ = model.network(*inputs)
    bits = functional.cross_entropy(logits[0], torch.from_numpy(tokens[1:].astype(np.int64)), reduction="none").numpy()
    first = np.flatnonzero((tokens >= melody.LOWEST) & (tokens < melody.SHORTEST))[-_AFTER]
    return float(bits[first - 1 : -1].sum() / np.log(2) / _AFTER)
