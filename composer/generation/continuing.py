"""Continuing a track, or writing a passage of it anew, in the way of the encoding that a model speaks."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

from composer.errors import ComposerError
from composer.generation import origins, ranking
from composer.generation.asking import Asking, alone, side_by_side
from composer.generation.origins import Origin
from composer.generation.take import Take
from composer.generation.wishes import MOST_TAKES, NOWHERE, Limits, Passage, Task, Wishes
from composer.music.measures import ALARM, longest_run, tandem_repeats
from composer.music.score import Notes, Score
from composer.music.songbook import Songbook
from composer.networks.streams import Readers

if TYPE_CHECKING:
    from composer.networks.checkpoint import Model

WAYS = {
    "melody": "composer.generation.melodic",
    "note-int": "composer.generation.noted",
    "essen-grid": "composer.generation.gridded",
    "abc-char": "composer.generation.notated",
    "abc-tune": "composer.generation.notated",
    "chords": "composer.generation.chordal",
}
"""The module that continues with models of each encoding."""


REWRITING = {
    "melody": {
        Task.FILL: "composer.generation.filling",
        **dict.fromkeys((Task.VARY, Task.RENEW_PITCHES, Task.RENEW_RHYTHM), "composer.generation.rewriting"),
    },
    "chords": {Task.HARMONISE: "composer.generation.harmonising"},
}
"""The modules that write a passage anew, or voices below it, with models of each encoding that can, by the task."""

STYLED = frozenset({"melody"})
"""The encodings whose models can be told a style, and whether to come to an end."""


_KEEPS_RANGE_ONLY = frozenset({"abc-char", "abc-tune"})


class CannotPromise(ComposerError):
    """A model whose notes come as text, or voices that go together: leap and density show too late there."""


class OnlyContinues(ComposerError):
    """A model that can continue, but not do what is asked of it to a passage."""


def does(encoding: str, task: Task) -> bool:
    """Return whether models of an encoding can do a task."""
    return task is Task.CONTINUE or task in REWRITING.get(encoding, {})


def keeps_all_limits(encoding: str, task: Task) -> bool:
    """Return whether models of an encoding keep all limits at a task; all keep the lowest and the highest pitch."""
    return encoding not in _KEEPS_RANGE_ONLY and task is not Task.HARMONISE


def remembers(encoding: str) -> bool:
    """Return whether models of an encoding mix what they have learned with a memory of the piece at hand."""
    return encoding == "melody"


class OneVoice(ComposerError):
    """A model that can continue one track at a time only."""


def continue_(
    score: Score, model: Model, wishes: Wishes, track: int = 0, passage: Passage | None = None
) -> Generator[Take, None, Take]:
    """Yield the growing take after each note of a track that a model writes, and return the finished one.

    What is to be done is `wishes.task`; it is done to a passage, and to continue is to continue its notes alone where
    there are any, else the whole track. Closing the generator stops it at once. Raises OnlyContinues or CannotPromise.
    """
    return (yield from alone(_asking(score, model, wishes, track, passage), Readers(model.stepper)))


def _asking(score: Score, model: Model, wishes: Wishes, track: int, passage: Passage | None) -> Asking[Take]:
    """Return a take in the making, which asks the network. Raises OnlyContinues or CannotPromise."""
    encoding, limits = model.card.encoding, wishes.limits
    if limits != Limits(limits.lowest, limits.highest) and not keeps_all_limits(encoding, wishes.task):
        raise CannotPromise(f"“{model.card.name}” can promise neither a largest leap nor a density here.")
    if wishes.task is Task.CONTINUE:
        seed = score.with_notes(track, passage.notes) if passage and len(passage.notes) else score
        return import_module(WAYS[encoding]).continue_(seed, model, wishes, track)
    if not does(encoding, wishes.task):
        cannot = "harmonise a melody" if wishes.task is Task.HARMONISE else "write a passage anew"
        raise OnlyContinues(f"“{model.card.name}” cannot {cannot}.")
    way = getattr(import_module(REWRITING[encoding][wishes.task]), wishes.task.value)
    return way(score, model, wishes, track, passage or NOWHERE)


def together(score: Score, model: Model, wishes: Wishes) -> Generator[Score, None, Score]:
    """Yield the growing score in which all its tracks go on together; return the finished one. Raises OneVoice."""
    way = import_module(WAYS[model.card.encoding])
    if not hasattr(way, "together"):
        raise OneVoice(f"“{model.card.name}” continues one track at a time.")
    return (yield from alone(way.together(score, model, wishes), Readers(model.stepper)))


def takes(
    score: Score,
    model: Model,
    wishes: Wishes,
    count: int,
    book: Songbook,
    *,
    track: int = 0,
    passage: Passage | None = None,
) -> Generator[Take | None, None, list[Take]]:
    """Make the takes of `count` random seeds, up to 16 side by side; return them with verdicts, best first.

    Yields the first of them as it grows, and None while the others do. What they quote is looked for in an index of
    known tunes. Raises OnlyContinues.
    """
    origin, told = origins.origin_of(score, model, wishes, track, passage or NOWHERE), list[Take]()
    drawn = [replace(wishes, random_seed=wishes.random_seed + index) for index in range(count)]
    for first in range(0, count, MOST_TAKES):
        making = [_asking(score, model, one, track, passage) for one in drawn[first : first + MOST_TAKES]]
        made = yield from _together(making, model)
        told += [
            _from(take, replace(origin, wishes=take.wishes, number=number, count=len(made)))
            for number, take in enumerate(made, 1)
        ]
    if wishes.task is Task.CONTINUE and passage and len(passage.notes):
        told = [origins.making_room(take, score, track) for take in told]
    return ranking.ranked(score, told, track, book)


def _together(making: list[Asking[Take]], model: Model, shown: int = 0) -> Generator[Take | None, None, list[Take]]:
    """Make takes side by side; yield one of them as it grows, and None while the others do."""
    growing = side_by_side(making, Readers(model.stepper))
    while True:
        try:
            index, grown = next(growing)
        except StopIteration as stop:
            return stop.value
        yield grown if index == shown else None


def again(origin: Origin, model: Model) -> Generator[Take | None, None, Take]:
    """Yield the growing take that was made before, and return it with a remark if it may be another one now."""
    first, seed = origin.wishes.random_seed - origin.number + 1, origin.seed
    drawn = [replace(origin.wishes, random_seed=first + index) for index in range(origin.count)]
    # How many are made side by side changes how the network's sums are rounded, and a note may hang on that.
    making = [_asking(seed, model, one, 0, origin.passage) for one in drawn]
    take = (yield from _together(making, model, origin.number - 1))[origin.number - 1]
    return replace(_from(take, origin), remarks=(*take.remarks, *origins.doubts(origin, model)))


def _from(take: Take, origin: Origin) -> Take:
    return replace(take, origin=replace(origin, span=(take.start, take.end)))


def alarms(notes: Notes) -> int:
    """Return how many of the alarms for runs and repeats some notes set off."""
    run, repeats = longest_run(notes.pitch), tandem_repeats(notes.pitch, notes.duration)
    return (run > ALARM.run) + (repeats > ALARM.tandem)
