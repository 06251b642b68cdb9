"""Score -> Score: the tempo, the meter and the key along the way.

The first tempo and the first meter stand at tick 0 and can be neither moved nor taken away.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeAlias

import numpy as np

from composer.music.score import MAX_TICK, KeyChange, Meter, Score, Tempo
from composer.music.theory import Key

Change: TypeAlias = Tempo | Meter | KeyChange

_FIELDS: dict[type, str] = {Tempo: "tempos", Meter: "meters", KeyChange: "keys"}
_MICROSECONDS_A_MINUTE = 60_000_000
_SLOWEST = 2**24 - 1
"""Microseconds a beat; MIDI has three bytes for them."""


def tempo_of(tick: int, bpm: float) -> Tempo:
    """Return a tempo in quarter notes a minute, the nearest that MIDI can say."""
    return Tempo(tick, min(max(round(_MICROSECONDS_A_MINUTE / max(bpm, 1)), 1), _SLOWEST))


def set_tempo(score: Score, bpm: float, tick: int = 0) -> Score:
    """Return the score with another tempo from a tick on, in quarter notes a minute."""
    return with_change(score, tempo_of(tick, bpm))


def set_meter(score: Score, numerator: int, denominator: int, tick: int = 0) -> Score:
    """Return the score with another meter from a tick on."""
    return with_change(score, Meter(tick, numerator, denominator))


def set_key(score: Score, key: Key | None, tick: int = 0) -> Score:
    """Return the score with another key signature from a tick on; for None, without the one that is there."""
    if key is None:
        return without_change(score, KeyChange(tick))
    return with_change(score, KeyChange(tick, key.sharps, key.minor))


def with_change(score: Score, change: Change) -> Score:
    """Return the score with a change at its tick, in place of one of its kind that is there."""
    others = [other for other in _of_kind(score, change) if other.tick != change.tick]
    return _with_all(score, change, [*others, change])


def without_change(score: Score, change: Change) -> Score:
    """Return the score without the change of that kind at that tick; itself where it has to stay."""
    others = [other for other in _of_kind(score, change) if other.tick != change.tick]
    return score if is_first(change) else _with_all(score, change, others)


def with_change_moved(score: Score, change: Change, tick: int) -> Score:
    """Return the score with a change at another tick, where it takes the place of one of its kind."""
    if is_first(change):
        return score
    return with_change(without_change(score, change), change._replace(tick=min(max(tick, 0), MAX_TICK)))


def is_first(change: Change) -> bool:
    """Return whether a change is a tempo or a meter that stands at the beginning and has to stay."""
    return change.tick == 0 and not isinstance(change, KeyChange)


def with_tempos(score: Score, first: int, after: int, tempos: Iterable[Tempo]) -> Score:
    """Return the score with tempos in place of all from `first` up to `after`, between which they lie."""
    kept = [tempo for tempo in score.tempos if not first <= tempo.tick < after]
    fresh = list(tempos)
    if not any(tempo.tick == 0 for tempo in (*kept, *fresh)):
        kept.append(score.tempos[0])
    return _with_all(score, score.tempos[0], [*kept, *fresh])


def with_tempo_line(score: Score, one: tuple[int, float], other: tuple[int, float], every: int) -> Score:
    """Return the score whose tempo goes straight from one point (tick, bpm) to another, in steps of so many ticks.

    It replaces the tempos in between and holds its last one until the next that there is.
    """
    (first, _), (last, _) = ends = sorted((one, other), key=lambda point: point[0])
    if first == last:
        return set_tempo(score, other[1], first)
    ticks = np.unique(np.append(np.arange(first, last, max(1, every)), last))
    bpms = np.interp(ticks, [first, last], [bpm for _, bpm in ends])
    tempos = [tempo_of(tick, bpm) for tick, bpm in zip(ticks.tolist(), bpms.tolist(), strict=True)]
    changing = [now for before, now in zip([None, *tempos], tempos, strict=False) if _differs(before, now)]
    return with_tempos(score, first, last + 1, changing)


def _differs(before: Tempo | None, now: Tempo) -> bool:
    return before is None or before.microseconds != now.microseconds


def _of_kind(score: Score, change: Change) -> tuple[Change, ...]:
    return getattr(score, _FIELDS[type(change)])


def _with_all(score: Score, kind: Change, changes: list[Change]) -> Score:
    """Return the score with these and no other changes of a kind."""
    made = tuple(sorted(changes, key=lambda change: change.tick))
    fields: dict[str, Any] = {_FIELDS[type(kind)]: made}
    return score if made == _of_kind(score, kind) else replace(score, **fields)
