"""Sets of melodies for the melody prediction table: a folder of JSON files, one for each set."""

from __future__ import annotations

import hashlib
import json
import random
from pathlib import Path
from typing import Any, NamedTuple

from composer.errors import ComposerError

FOLDS = 10
_FEWEST = 2 * FOLDS
"""Of fewer tunes no fold could be trained and stopped in time."""


class UnreadableMelodies(ComposerError):
    """A folder or file that holds no melodies to predict."""

    def __init__(self, path: Path, cause: str) -> None:
        super().__init__(f"{path} cannot be read as sets of melodies: {cause}.")


class MelodySet(NamedTuple):
    """A name and the pitches of each tune."""

    name: str
    tunes: list[list[int]]

    @property
    def notes(self) -> int:
        """How many notes there are."""
        return sum(map(len, self.tunes))

    @property
    def span(self) -> tuple[int, int]:
        """The lowest and the highest pitch, which are known beforehand."""
        pitches = [pitch for tune in self.tunes for pitch in tune]
        return min(pitches), max(pitches)

    @property
    def fingerprint(self) -> str:
        """What changes with any note."""
        return hashlib.sha256(json.dumps(self.tunes).encode()).hexdigest()

    def fold(self, number: int) -> tuple[list[list[int]], list[list[int]]]:
        """Return the tunes to learn from and those to predict in a fold, 0-9, of the cross-validation."""
        order = list(range(len(self.tunes)))
        random.Random(0).shuffle(order)
        predicted = order[number::FOLDS]
        known = sorted(set(order) - set(predicted))
        return [self.tunes[index] for index in known], [self.tunes[index] for index in predicted]


def read(folder: Path) -> list[MelodySet]:
    """Return the sets of a folder, each a file {"name", "melodies": [{"notes": [[onset, duration, pitch], …]}]}.

    Raises UnreadableMelodies.
    """
    try:
        found = [_read(path) for path in sorted(folder.iterdir()) if path.suffix == ".json"]
    except OSError as error:
        raise UnreadableMelodies(folder, error.strerror or str(error)) from error
    if not found:
        raise UnreadableMelodies(folder, "there is no .json file in it")
    names = [one.name for one in found]
    if len(set(names)) < len(names):
        raise UnreadableMelodies(folder, "two of its sets have the same name")
    return found


def _read(path: Path) -> MelodySet:
    try:
        held = json.loads(path.read_text("utf-8"))
        name, tunes = held["name"], [[note[2] for note in melody["notes"]] for melody in held["melodies"]]
    except (ValueError, RecursionError, KeyError, IndexError, TypeError) as error:
        raise UnreadableMelodies(path, "it is damaged or of another kind") from error
    tunes = [tune for tune in tunes if tune]
    if not isinstance(name, str) or not name or not all(_is_pitch(pitch) for tune in tunes for pitch in tune):
        raise UnreadableMelodies(path, "it has no name, or a pitch outside 0 to 127")
    if len(tunes) < _FEWEST:
        raise UnreadableMelodies(path, f"it has {len(tunes)} tunes and needs {_FEWEST}")
    return MelodySet(name, tunes)


def _is_pitch(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 127
