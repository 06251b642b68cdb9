"""The melody prediction table, open: a network that learned from all other tunes at hand foretells the sets."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Generator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from composer import corpora, paths
from composer.benchmarks import melodysets
from composer.benchmarks.figures import Figure, Report
from composer.benchmarks.melodies import Progress, kept_or
from composer.benchmarks.melodysets import MelodySet
from composer.generation.asking import finished
from composer.music import measures
from composer.music.tunes import Tune, Tunes
from composer.networks.pitches import PitchNetwork
from composer.training import ensemble, lines
from composer.training.ensemble import Schooling
from composer.training.lines import Line

_ALIKE = 16
"""A tune that has so many intervals in a row in common with one of the sets is left out."""

_VERSION = 1
_SCHOOLING = Schooling(
    members=1,
    hidden=192,
    dropout=0.2,
    input_dropout=0.1,
    learning_rate=2e-3,
    weight_decay=0.05,
    batch=32,
    epochs=5,
    average=0.995,
)


class _Found(NamedTuple):
    """How many tunes it learned from, how many were left out, and the bits that it spends on each set."""

    learned: int
    left_out: int
    bits: dict[str, float]


def run(
    folder: Path, schooling: Schooling = _SCHOOLING, music: Path | None = None, cache: Path | None = None
) -> Generator[Progress, None, Report]:
    """Measure the sets of a folder with a network that learned from the built-in corpus, or from prepared music.

    What was found is kept in a folder. Raises UnreadableMelodies or UnwritableFile.
    """
    sets, prepared = melodysets.read(folder), music or finished(corpora.prepare())
    fingerprints = [one.fingerprint for one in sets]
    key = json.dumps([_VERSION, fingerprints, prepared.name, asdict(schooling)], sort_keys=True)
    name = f"open-{hashlib.sha256(key.encode()).hexdigest()[:16]}.json"
    kept = (cache or paths.cache() / "benchmarks" / "melodies") / name
    found = yield from kept_or(_measured(sets, Tunes.read(prepared), schooling), kept, _Found)
    return Report(_figures(found), _notes(found, schooling))


def _measured(
    sets: Sequence[MelodySet], tunes: Sequence[Tune], schooling: Schooling
) -> Generator[Progress, None, _Found]:
    """Train a network on the tunes that are like none of the sets, and let it foretell all of these."""
    other = without_likes(tunes, sets)
    pitches = np.concatenate([*(one.pitch for one in other), *(np.array(tune) for one in sets for tune in one.tunes)])
    lowest, count = int(pitches.min()), int(np.ptp(pitches)) + 1
    training = ensemble.train([lines.line(one.pitch, lowest) for one in other], count, schooling, 0)
    while True:
        try:
            epoch, bits = next(training)
        except StopIteration as end:
            network = end.value.network
            break
        yield Progress(epoch + 1, schooling.epochs, f"{len(other)} tunes, {bits:.3f} bits on those held out")
    told = {one.name: _bits(network, one, lowest) for one in sets}
    return _Found(len(other), len(tunes) - len(other), told)


def without_likes(tunes: Sequence[Tune], sets: Sequence[MelodySet]) -> list[Tune]:
    """Return the tunes that have no sixteen intervals in a row in common with a tune of some sets."""
    known = np.unique(np.concatenate([_intervals(np.array(tune)) for one in sets for tune in one.tunes]))
    return [tune for tune in tunes if len(tune) and not np.isin(_intervals(tune.pitch), known).any()]


def _intervals(pitch: NDArray[np.integer]) -> NDArray[np.uint64]:
    """Return a number for every so many intervals in a row."""
    even = np.ones(len(pitch), np.int64)
    return measures.shapes(np.cumsum(even), even, pitch, _ALIKE)


def _bits(network: PitchNetwork, melodies: MelodySet, lowest: int) -> float:
    """Return the bits a note of a set, whose range is known."""
    found: list[Line] = [lines.line(tune, lowest) for tune in melodies.tunes]
    first, last = (pitch - lowest for pitch in melodies.span)
    told = ensemble.foretold(network, found)
    within = [rows - np.logaddexp.reduce(rows[:, first : last + 1], 1)[:, None] for rows in told]
    return ensemble.bits_per_note(within, found)


def _figures(found: _Found) -> dict[str, Figure]:
    figures = {f"{name}.open": Figure(bits, "bits/note") for name, bits in found.bits.items()}
    return {**figures, "mean.open": Figure(math.fsum(found.bits.values()) / len(found.bits), "bits/note")}


def _notes(found: _Found, schooling: Schooling) -> list[str]:
    return [
        f"open: an LSTM of {schooling.hidden} units that points to earlier places of the tune learned from "
        f"{found.learned} tunes of the built-in corpus, for {schooling.epochs} epochs, and from none of the sets",
        f"left out: {found.left_out} tunes that have {_ALIKE} intervals in a row in common with a tune of the sets",
        "visible: the pitches before each note in its tune, and the range of the set; no durations, no bars, no key",
    ]
