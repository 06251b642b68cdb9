"""Continuing a track, in the way of the encoding that a model speaks."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

from composer.errors import ComposerError
from composer.generation.take import Take
from composer.generation.wishes import Wishes
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


def continue_(score: Score, model: Model, wishes: Wishes, track: int = 0) -> Generator[Take, None, Take]:
    """Yield the growing take after each note that follows the last one of a track, and return the finished one.

    Closing the generator stops it at once.
    """
    way = import_module(WAYS[model.card.encoding])
    return (yield from way.continue_(score, model, wishes, track))


def remembers(encoding: str) -> bool:
    """Return whether models of an encoding mix what they have learned with a memory of the piece at hand."""
    return encoding == "melody"


class OneVoice(ComposerError):
    """A model that can continue one track at a time only."""


def together(score: Score, model: Model, wishes: Wishes) -> Generator[Score, None, Score]:
    """Yield the growing score in which all its tracks go on together; return the finished one. Raises OneVoice."""
    way = import_module(WAYS[model.card.encoding])
    if not hasattr(way, "together"):
        raise OneVoice(f"“{model.card.name}” continues one track at a time.")
    return (yield from way.together(score, model, wishes))


def takes(score: Score, model: Model, wishes: Wishes, count: int, track: int = 0) -> Generator[Take, None, list[Take]]:
    """Yield the growing takes of `count` random seeds one after the other; return them, fewest alarms first."""
    finished = []
    for index in range(count):
        seeded = replace(wishes, random_seed=wishes.random_seed + index)
        finished.append((yield from continue_(score, model, seeded, track)))
    return sorted(finished, key=lambda take: alarms(take.notes))


def alarms(notes: Notes) -> int:
    """Return how many of the alarms for runs and repeats some notes set off."""
    run, repeats = longest_run(notes.pitch), tandem_repeats(notes.pitch, notes.duration)
    return (run > ALARM.run) + (repeats > ALARM.tandem)
