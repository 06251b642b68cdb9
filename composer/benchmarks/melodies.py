"""The melody prediction table: bits per note of small networks, alone and with memories of the tune and of the others.

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
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from composer import paths
from composer.benchmarks import melodysets
from composer.benchmarks.figures import Figure, Report
from composer.benchmarks.melodysets import FOLDS, MelodySet
from composer.benchmarks.remembering import Tradition
from composer.training import ensemble, lines
from composer.training.ensemble import Member, Schooling
from composer.training.lines import Line
from composer.training.mixture import Mixture, Opinions

_VERSION = 2
"""Of the way in which a fold is measured; what was kept of another one is measured anew."""

_MIXTURES = {"mixed": [0, 1, 2, 3, 4], "short": [0, 1, 2], "memory": [1, 2, 3, 4]}
"""Which are mixed: the networks, the memories of the tune's pitches and intervals, and those of all tunes."""

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
_KINDS = ("alone", "mixed", "single", "short", "memory")


Foretold = list[NDArray[np.float64]]
"""The logarithm of each pitch's probability at each note of some tunes, shape (notes, pitches) each."""


class Progress(NamedTuple):
    """How many networks of how many are trained, and a word on what is under way."""

    done: int
    total: int
    text: str


class Fold(NamedTuple):
    """What a fold has given: its notes, and the bits spent on all of them in each way."""

    notes: int
    bits: dict[str, float]


Found = TypeVar("Found", bound=Any)
"""A named tuple of numbers and words."""


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
    return Report(_figures(found), _notes(len(sets), folds, schooling))


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
    return (yield from kept_or(_measured(melodies, number, schooling, tell), path, Fold))


def kept_or(
    measuring: Generator[Progress, None, Found], path: Path, kind: type[Found]
) -> Generator[Progress, None, Found]:
    """Return what was kept in a file, else find it by measuring, and keep it. Raises UnwritableFile."""
    try:
        return kind(**json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        found = yield from measuring
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise paths.UnwritableFile(path.parent, error) from error
    paths.write_whole(path, json.dumps(found._asdict()).encode())
    return found


def _measured(
    melodies: MelodySet, number: int, schooling: Schooling, tell: Callable[[int, int], Progress]
) -> Generator[Progress, None, Fold]:
    """Train the networks of a fold, learn the weights of the memories from tunes new to them, and predict."""
    lowest, highest = melodies.span
    known, predicted = ([lines.line(tune, lowest) for tune in part] for part in melodies.fold(number))
    pitches, members = highest - lowest + 1, list[Member]()
    for member in range(schooling.members):
        training = ensemble.train(known, pitches, schooling, member)
        members.append((yield from _watched(training, member, tell)))
    each = [ensemble.foretold(member.network, predicted) for member in members]
    alone = ensemble.agreed(each)
    told = {"alone": alone, "single": each[0], **_mixed(members, known, (alone, predicted), pitches)}
    return Fold(sum(len(one.pitch) for one in predicted), {kind: _bits(told[kind], predicted) for kind in _KINDS})


def _watched(
    training: Generator[tuple[int, float], None, Member], member: int, tell: Callable[[int, int], Progress]
) -> Generator[Progress, None, Member]:
    try:
        while True:
            yield tell(member, next(training)[0])
    except StopIteration as end:
        return end.value


def _mixed(
    members: Sequence[Member], known: Sequence[Line], new: tuple[Foretold, Sequence[Line]], pitches: int
) -> dict[str, Foretold]:
    """Return what is foretold of new tunes by each mixture with what the networks foretell of them.

    How far to believe whom is learned from the tunes that stopped each network, which are new to it too.
    """
    heard, found = list[Opinions](), list[Line]()
    for member in members:
        held_out = [known[index] for index in member.held_out]
        others = [one for index, one in enumerate(known) if index not in set(member.held_out)]
        heard += _opinions(ensemble.foretold(member.network, held_out), Tradition(others), held_out, pitches)
        found += held_out
    of_new = _opinions(new[0], Tradition(known), new[1], pitches)
    result = dict[str, Foretold]()
    for name, tellers in _MIXTURES.items():
        mixture = Mixture([_of(one, tellers) for one in heard], [one.pitch for one in found])
        result[name] = [mixture.mixed(_of(one, tellers)) for one in of_new]
    return result


def _opinions(told: Foretold, tradition: Tradition, tunes: Sequence[Line], pitches: int) -> list[Opinions]:
    """Return what networks and memories foretell of tunes."""
    recalled = (tradition.recalled(one, pitches) for one in tunes)
    return [
        Opinions(np.concatenate([rows[None], memories.told]), memories.depths)
        for rows, memories in zip(told, recalled, strict=True)
    ]


def _of(heard: Opinions, tellers: list[int]) -> Opinions:
    """Return what some of the networks, 0, and of the memories, from 1, foretell."""
    return Opinions(heard.told[tellers], heard.depths[:, [teller - 1 for teller in tellers if teller]])


def _bits(told: Foretold, tunes: Sequence[Line]) -> float:
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


def _notes(sets: int, folds: int, schooling: Schooling) -> list[str]:
    few = [] if folds == FOLDS else [f"only the first {folds} of {FOLDS} folds: not the figures of the table"]
    return [
        *few,
        f"closed: {sets} sets, {FOLDS} folds over the tunes of each, of which nine are seen and nothing else",
        "visible: the pitches before each note in its tune, and the range of the set; no durations, no bars, no key",
        f"alone: the mean of {schooling.members} LSTMs of {schooling.hidden} units that point to earlier places of the "
        "tune, with fixed weights; single: the first of them",
        "mixed: alone × memories of the tune at hand × memories of the nine folds, of pitches and of intervals; "
        "short: alone × those of the tune at hand; memory: all memories without a network",
        "weights of the mixtures by how many notes a memory knew: learned on tunes of the nine folds that stopped a "
        "network and that neither it nor its memories had learned",
        "rivals as measured or published before, not in this run",
    ]
