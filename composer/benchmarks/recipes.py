"""The models beside one another: the bits that each spends on the same held-out tunes, divided by their notes."""

from __future__ import annotations

from collections.abc import Sequence

from composer import corpora
from composer.benchmarks.figures import Figure, Report
from composer.encodings.encoding import DoesNotFit, Encoding
from composer.generation import library
from composer.generation.asking import finished
from composer.music.tunes import Tune, Tunes
from composer.networks.checkpoint import Model
from composer.training import evaluation

_SONGS = "essen"
"""The collection of songs; all others are dance tunes."""

_OF_NOTES = "of_notes leaves out the end and what only text has: fields, bar lines, repeats and spaces"


def run() -> Report:
    """Compare all the models at hand that learned from tunes, on the test tunes of the built-in corpus."""
    names = [card.name for card in library.cards() if library.kind_of(card.name) == "tunes"]
    tunes = Tunes.read(finished(corpora.prepare())).of_split("test")
    return compare([library.load(name) for name in names], tunes)


def compare(models: Sequence[Model], tunes: Sequence[Tune]) -> Report:
    """Compare models on those of some tunes that the encodings of all of them hold."""
    held = [tune for tune in tunes if all(_holds(model.encoding, tune) for model in models)]
    parts = {
        "songs": [tune for tune in held if tune.collection == _SONGS],
        "dances": [tune for tune in held if tune.collection != _SONGS],
    }
    figures: dict[str, Figure] = {}
    for model in models:
        figures |= _figures(model, parts)
    counts = ", ".join(f"{len(found)} {name}" for name, found in parts.items())
    return Report(figures, [f"the same {len(held)} of {len(tunes)} test tunes for all: {counts}", _OF_NOTES])


def _holds(encoding: Encoding, tune: Tune) -> bool:
    try:
        encoding.encode(tune)
    except DoesNotFit:
        return False
    return True


def _figures(model: Model, parts: dict[str, list[Tune]]) -> dict[str, Figure]:
    found = {name: _evaluated(model, tunes) for name, tunes in parts.items()}
    notes = {name: sum(map(len, tunes)) for name, tunes in parts.items()}
    whole = evaluation.Evaluation._make(map(sum, zip(*found.values(), strict=True)))
    count = max(sum(notes.values()), 1)
    bits = {name: Figure(part.bits / max(notes[name], 1), "bits/note") for name, part in found.items()}
    figures = {
        "bits_per_note": Figure(whole.bits / count, "bits/note"),
        "bits_per_note.of_notes": Figure(whole.note_bits / count, "bits/note"),
        **{f"bits_per_note.{name}": figure for name, figure in bits.items()},
        "loss": Figure(whole.loss, "bits/token"),
        "perplexity": Figure(whole.perplexity, "per token"),
        "accuracy": Figure(whole.accuracy, "share of tokens"),
    }
    return {f"{model.card.name}.{name}": figure for name, figure in figures.items()}


def _evaluated(model: Model, tunes: Sequence[Tune]) -> evaluation.Evaluation:
    encoding = model.encoding
    streams = [encoding.encode(tune) for tune in tunes]
    *_, found = evaluation.Evaluation(), *evaluation.evaluate(model.network, streams, encoding)
    return found
