"""The melody prediction table: bits per note of small networks, alone and with a short-term memory of the tune.

The protocol is that of Pearce and Wiggins 2004 and Cherla 2015, closed: ten folds over the tunes of a set, and of each
only the other nine are seen.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Callable, Generator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from composer import paths
from composer.benchmarks import melodysets
from composer.benchmarks.figures import Figure, Report
from composer.benchmarks.melodysets import FOLDS, MelodySet
from composer.generation.memory import Memory, Recall, mixed, recall
from composer.training import ensemble, lines
from composer.training.ensemble import Member, Schooling
from composer.training.lines import Line

_VERSION = 1
"""Of the way in which a fold is measured; what was kept of another one is measured anew."""

_WEIGHTS = np.arange(0, 0.85, 0.05).tolist()
_ALONE, _MIXED = "one LSTM of 192 units, untuned, four folds", "the same × a short-term memory of weight .35"
_RIVALS = {
    "chorales": (2.205, 2.127),
    "elsass": (2.644, 2.371),
    "schweiz": (2.609, 2.280),
    "oesterrh": (2.909, 2.473),
    "kinder": (2.168, 1.954),
}
"""What was measured of each set alone and mixed before anything was tuned."""

_PUBLISHED = (("RTDRBM, Cherla 2015", 2.712), ("RTDRBM × n-gram short-term, Cherla 2015", 2.421))
_PUBLISHED_SETS = 8
_KINDS = ("alone", "mixed", "single", "memory")


class Progress(NamedTuple):
    """How many networks of how many are trained, and a word on what is under way."""

    done: int
    total: int
    text: str


class Fold(NamedTuple):
    """What a fold has given: its notes, the bits spent on all of them in each way, and the weight of the memory."""

    notes: int
    bits: dict[str, float]
    weight: float


def run(
    folder: Path, folds: int = FOLDS, schooling: Schooling | None = None, cache: Path | None = None
) -> Generator[Progress, None, Report]:
    """Measure the sets of a folder; finished folds are kept in a folder and not measured again.

    Raises UnreadableMelodies or UnwritableFile.
    """
    schooling, kept = schooling or Schooling(), cache or paths.cache() / "benchmarks" / "melodies"
    sets = melodysets.read(folder)
    total, found = len(sets) * folds * schooling.members, dict[str, list[Fold]]()
    for melodies in sets:
        for number in range(folds):
            done = (len(found) * folds + number) * schooling.members
            fold = yield from _kept_fold(melodies, number, schooling, kept, _telling(done, total, melodies, number))
            found.setdefault(melodies.name, []).append(fold)
    return Report(_figures(found), _notes(sets, folds, schooling, found))


def _telling(done: int, total: int, melodies: MelodySet, number: int) -> Callable[[int, int], Progress]:
    """Return what makes the progress of a fold, given the member and the epoch."""
    return lambda member, epoch: Progress(
        done + member, total, f"{melodies.name}, fold {number + 1}, network {member + 1}, epoch {epoch + 1}"
    )


def _kept_fold(
    melodies: MelodySet, number: int, schooling: Schooling, kept: Path, tell: Callable[[int, int], Progress]
) -> Generator[Progress, None, Fold]:
    """Return a fold as it was kept, else measure and keep it."""
    key = json.dumps([_VERSION, melodies.fingerprint, number, asdict(schooling)], sort_keys=True)
    path = kept / f"{melodies.name}-{number}-{hashlib.sha256(key.encode()).hexdigest()[:16]}.json"
    try:
        return Fold(**json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        fold = yield from _measured(melodies, number, schooling, tell)
    try:
        kept.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise paths.UnwritableFile(kept, error) from error
    paths.write_whole(path, json.dumps(fold._asdict()).encode())
    return fold


def _measured(
    melodies: MelodySet, number: int, schooling: Schooling, tell: Callable[[int, int], Progress]
) -> Generator[Progress, None, Fold]:
    """Train the networks of a fold, choose the weight of the memory on what they did not learn from, and predict."""
    lowest, highest = melodies.span
    known, predicted = ([lines.line(tune, lowest) for tune in part] for part in melodies.fold(number))
    pitches, members = highest - lowest + 1, list[Member]()
    for member in range(schooling.members):
        training = ensemble.train(known, pitches, schooling, member)
        members.append((yield from _watched(training, member, tell)))
    weight = _best_weight(members, known, pitches)
    each = [ensemble.foretold(member.network, predicted) for member in members]
    alone, recalled = ensemble.agreed(each), [_recalled(one, pitches) for one in predicted]
    told = {
        "alone": alone,
        "mixed": _all_mixed(alone, recalled, weight),
        "single": each[0],
        "memory": _all_mixed(alone, [Recall(one.told, np.ones(len(one.told))) for one in recalled], 1.0),
    }
    return Fold(
        sum(len(one.pitch) for one in predicted), {kind: _bits(told[kind], predicted) for kind in _KINDS}, weight
    )


def _watched(
    training: Generator[tuple[int, float], None, Member], member: int, tell: Callable[[int, int], Progress]
) -> Generator[Progress, None, Member]:
    try:
        while True:
            yield tell(member, next(training)[0])
    except StopIteration as end:
        return end.value


def _best_weight(members: Sequence[Member], known: Sequence[Line], pitches: int) -> float:
    """Return the weight of the memory that is best for tunes that a member was stopped by but did not learn from."""
    held_out = [[known[index] for index in member.held_out] for member in members]
    told = [
        rows for member, part in zip(members, held_out, strict=True) for rows in ensemble.foretold(member.network, part)
    ]
    tunes = [one for part in held_out for one in part]
    recalled = [_recalled(one, pitches) for one in tunes]
    spent = [_bits(_all_mixed(told, recalled, weight), tunes) for weight in _WEIGHTS]
    return _WEIGHTS[int(np.argmin(spent))]


def _recalled(one: Line, pitches: int) -> Recall:
    """Return what the memories of pitches and intervals tell of each note of a line, from those before it alone."""
    heights, steps, found = Memory(), Memory(), list[Recall]()
    last = 0
    for pitch in one.pitch.tolist():
        found.append(recall((heights, range(pitches)), (steps, range(-last, pitches - last))))
        if len(heights):
            steps.add(pitch - last)
        heights.add(pitch)
        last = pitch
    return Recall(*(np.stack(column) for column in zip(*found, strict=True)))


def _all_mixed(
    told: Sequence[NDArray[np.float64]], recalled: Sequence[Recall], weight: float
) -> list[NDArray[np.float64]]:
    return [mixed(rows, one, weight) for rows, one in zip(told, recalled, strict=True)]


def _bits(told: Sequence[NDArray[np.float64]], tunes: Sequence[Line]) -> float:
    return ensemble.bits_per_note(told, tunes) * sum(len(one.pitch) for one in tunes)


def _figures(found: dict[str, list[Fold]]) -> dict[str, Figure]:
    """Return the figures of each set, over all its notes, and their unweighted mean."""
    bits = {
        name: {kind: sum(fold.bits[kind] for fold in folds) / sum(fold.notes for fold in folds) for kind in _KINDS}
        for name, folds in found.items()
    }
    figures = {
        f"{name}.{kind}": _figure(value, kind, _rival(name, kind))
        for name, values in bits.items()
        for kind, value in values.items()
    }
    for kind in _KINDS:
        mean = math.fsum(values[kind] for values in bits.values()) / len(bits)
        figures[f"mean.{kind}"] = _figure(mean, kind, _rival_of_mean(list(bits), kind))
    return figures


Rival = tuple[str, float] | None


def _figure(value: float, kind: str, rival: Rival) -> Figure:
    return Figure(value, "bits/note", *(rival or (None, None)))


def _rival(name: str, kind: str) -> Rival:
    if name not in _RIVALS or kind not in {"alone", "mixed"}:
        return None
    alone, together = _RIVALS[name]
    return (_ALONE, alone) if kind == "alone" else (_MIXED, together)


def _rival_of_mean(names: list[str], kind: str) -> Rival:
    """Return what was published of all eight sets, else the mean of the rivals where every set has one."""
    if kind not in {"alone", "mixed"}:
        return None
    if len(names) == _PUBLISHED_SETS:
        return _PUBLISHED[kind == "mixed"]
    rivals = [_rival(name, kind) for name in names]
    if not all(rivals):
        return None
    return rivals[0] and (rivals[0][0], sum(rival[1] for rival in rivals if rival) / len(rivals))


def _notes(sets: list[MelodySet], folds: int, schooling: Schooling, found: dict[str, list[Fold]]) -> list[str]:
    weights = {name: np.mean([fold.weight for fold in done]) for name, done in found.items()}
    chosen = ", ".join(f"{name} {weight:.2f}" for name, weight in weights.items())
    few = [] if folds == FOLDS else [f"only the first {folds} of {FOLDS} folds: not the figures of the table"]
    return [
        *few,
        f"closed: {len(sets)} sets, {FOLDS} folds over the tunes of each, of which nine are seen and nothing else",
        "visible: the pitches before each note in its tune, and the range of the set; no durations, no bars, no key",
        f"alone: the mean of {schooling.members} LSTMs of {schooling.hidden} units; single: the first of them",
        "memory: what the short-term memory foretells by itself, of pitches and intervals; mixed: alone × memory",
        f"weight of the memory, chosen on tunes of the nine folds that a network had not learned: {chosen}",
        "rivals as measured or published before, not in this run",
    ]
