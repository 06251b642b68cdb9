"""Writing on from a start string of any length: the text that a model of ABC makes of it."""

from __future__ import annotations

import re
from collections.abc import Generator
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from composer.encodings.abc_text import Characters, bars_in, mended, notes_in
from composer.files import abc
from composer.files.border import Imported, UnreadableFile
from composer.generation import asking, notated
from composer.generation.continuing import alarms
from composer.generation.wishes import Wishes
from composer.music import notation
from composer.music.score import KeyChange
from composer.music.theory import Key
from composer.networks.streams import Readers

if TYPE_CHECKING:
    from composer.networks.checkpoint import Model

_UNHEARD_FIELD = re.compile(r"^(?![MLK]:)[A-Za-z]:.*(?:\n|\Z)", re.MULTILINE)
_COUNTED = "|ABCDEFGabcdefg"
_EARLIEST_END = 4
_UNREADABLE = 99


class Text(NamedTuple):
    """A tune as ABC text, with number and title, whether the model ended it, and where it is from."""

    text: str
    ended: bool
    model: str
    wishes: Wishes

    def read(self) -> Imported:
        """Return the text as a score. Raises UnreadableFile for one that makes no sense."""
        return abc.parse(self.text, f"What {self.model} wrote with random seed {self.wishes.random_seed}")

    @property
    def alarms(self) -> int:
        """How many of the alarms for runs and repeats it sets off, very many if it cannot be read."""
        try:
            return alarms(self.read().score.tracks[0].notes)
        except UnreadableFile:
            return _UNREADABLE


class _Made(NamedTuple):
    bars: int
    notes: int


class _Counter:
    """Counts what has been made of a growing text."""

    def __init__(self, heard: str, wishes: Wishes) -> None:
        self._heard, self._wishes, self.made = heard, wishes, _Made(0, 0)

    def watch(self, text: str) -> notated.Sight:
        """Return the text, unless that is all that is wished for."""
        self.made = _counted(self._heard, text, self.made)
        over = _is_over(self.made, self._wishes)
        return notated.Sight(None if over else text, not over, _may_end(self.made, self._wishes))


def writes_text(model: Model) -> bool:
    """Return whether a model writes ABC, so that it can be given a start string."""
    return isinstance(model.encoding, Characters)


def several(model: Model, start: str, wishes: Wishes, count: int) -> Generator[str, None, list[Text]]:
    """Yield the growing texts of `count` random seeds; return them, fewest alarms first. Raises ForeignStart."""
    finished = []
    for index in range(count):
        finished.append((yield from write(model, start, replace(wishes, random_seed=wishes.random_seed + index))))
    return sorted(finished, key=lambda found: found.alarms)


def write(model: Model, start: str, wishes: Wishes) -> Generator[str, None, Text]:
    """Yield a start string grown by one character after the other, and return the whole tune. Raises ForeignStart.

    Bars and notes that are wished for come after the start string. Titles and other fields that no model has seen are
    kept for the text and not read to it.
    """
    heard = _UNHEARD_FIELD.sub("", start)
    if wishes.key and not notes_in(heard) and "K:" not in heard:
        heard += "\n" * (not heard.endswith("\n") and bool(heard)) + f"K:{_key_name(wishes.key)}\n"
    counter = _Counter(heard, wishes)
    writing = notated.write_on(model, heard, wishes, counter.watch, most=notated.most_characters(wishes))
    text, ended = yield from asking.alone(writing, Readers(model.stepper))
    text = mended(_cut(text, counter.made, wishes))
    return Text(_headed(_UNHEARD_FIELD.findall(start), text, model.card.name, wishes), ended, model.card.name, wishes)


def _key_name(key: Key) -> str:
    return notation.key_name(KeyChange(0, key.sharps, key.minor))


def _counted(heard: str, text: str, before: _Made) -> _Made:
    """Return how many bars were filled and notes begun since the start string, whose own last bar does not count."""
    if text[-1:] not in _COUNTED:
        return before
    whole, opened = bars_in(heard)
    return _Made(bars_in(text)[0] - whole - opened, notes_in(text) - notes_in(heard))


def _is_over(made: _Made, wishes: Wishes) -> bool:
    if wishes.length is not None:
        return made.notes > wishes.length
    return wishes.bars is not None and made.bars >= wishes.bars


def _may_end(made: _Made, wishes: Wishes) -> bool:
    if wishes.length is not None:
        return False
    return made.notes >= _EARLIEST_END if wishes.bars is None else made.bars >= wishes.bars - 1


def _cut(text: str, made: _Made, wishes: Wishes) -> str:
    """Return a text that ends where the wishes are fulfilled: before a note too many, or with a double bar line."""
    if wishes.length is not None and made.notes > wishes.length:
        return text[:-1].rstrip("^_=([ ")
    return f"{text}]" if wishes.bars is not None and made.bars >= wishes.bars and text.endswith("|") else text


def _headed(fields: list[str], text: str, model: str, wishes: Wishes) -> str:
    given = [field.rstrip("\n") for field in fields]
    first = [field for field in given if field.startswith("X:")][:1] or ["X:1"]
    title = [] if any(field.startswith("T:") for field in given) else [notated.title_of(model, wishes)]
    others = [field for field in given if not field.startswith("X:")]
    return "\n".join([*first, *title, *others, text.rstrip()]) + "\n"
