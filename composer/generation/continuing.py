"""Continuing a track, or writing a passage of it anew, in the way of the encoding that a model speaks."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

from composer.errors import ComposerError
from composer.generation.take import Take
from composer.generation.wishes import Passage, Task, Wishes
from composer.music.measures import ALARM, longest_run, tandem_repeats
from composer.music.score import Notes, Score

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


class OnlyContinues(ComposerError):
    """A model that can continue, but not do what is asked of it to a passage."""


def does(encoding: str, task: Task) -> bool:
    """Return whether models of an encoding can do a task."""
    return task is Task.CONTINUE or task in REWRITING.get(encoding, {})


def remembers(encoding: str) -> bool:
    """Return whether models of an encoding mix what they have learned with a memory of the piece at hand."""
    return encoding == "melody"


class OneVoice(ComposerError):
    """A model that can continue one track at a time only."""


def continue_(
    score: Score, model: Model, wishes: Wishes, track: int = 0, passage: Passage | None = None
) -> Generator[Take, None, Take]:
    """Yield the growing take after each note of a track that a model writes, and return the finished one.

    What is to be done is `wishes.task`; all but to continue is done to a passage. Closing the generator stops it at
    once. Raises OnlyContinues.
    """
    encoding = model.card.encoding
    if wishes.task is Task.CONTINUE:
        way = import_module(WAYS[encoding])
        return (yield from way.continue_(score, model, wishes, track))
    if not does(encoding, wishes.task):
        cannot = "harmonise a melody" if wishes.task is Task.HARMONISE else "write a passage anew"
        raise OnlyContinues(f"“{model.card.name}” cannot {cannot}.")
    way = getattr(import_module(REWRITING[encoding][wishes.task]), wishes.task.value)
    return (yield from way(score, model, wishes, track, passage or Passage(0, 0, Notes())))


def together(score: Score, model: Model, wishes: Wishes) -> Generator[Score, None, Score]:
    """Yield the growing score in which all its tracks go on together; return the finished one. Raises OneVoice."""
    way = import_module(WAYS[model.card.encoding])
    if not hasattr(way, "together"):
        raise OneVoice(f"“{model.card.name}” continues one track at a time.")
    return (yield from way.together(score, model, wishes))


def takes(
    score: Score, model: Model, wishes: Wishes, count: int, *, track: int = 0, passage: Passage | None = None
) -> Generator[Take, None, list[Take]]:
    """Yield the growing takes of `count` random seeds one after the other; return them, fewest alarms first."""
    finished = []
    for index in range(count):
        seeded = replace(wishes, random_seed=wishes.random_seed + index)
        finished.append((yield from continue_(score, model, seeded, track, passage)))
    return sorted(finished, key=lambda take: alarms(take.notes))


def alarms(notes: Notes) -> int:
    """Return how many of the alarms for runs and repeats some notes set off."""
    run, repeats = longest_run(notes.pitch), tandem_repeats(notes.pitch, notes.duration)
    return (run > ALARM.run) + (repeats > ALARM.tandem)
