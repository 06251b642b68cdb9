"""What the readers of foreign files share: the value they return, their error and their caps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, TypeVar

from composer.errors import ComposerError
from composer.music.score import Score
from composer.music.timing import seconds_at

MOST_MEGABYTES = 16
MOST_EVENTS = 1_000_000
MOST_CHUNKS = 1000
MOST_TRACKS = 256
"""So many tracks of a foreign file are read; each is a card in the window."""
MOST_HOURS = 24

MOST_SIGNS = 2000
"""So many changes of one kind along a foreign piece are read: no more are seen on a ruler."""
MOST_LETTERS = 1000
"""The name of a track is cut after so many."""

_Value = TypeVar("_Value")

Place: TypeAlias = tuple[float, ...]
"""Where one was: left edge in ticks, width of a beat, upper edge in pitches, height of a row; () if nobody knows."""


class UnreadableFile(ComposerError):
    """A file that cannot be opened; the cause completes the sentence that its name begins."""

    def __init__(self, name: object, cause: str) -> None:
        super().__init__(f"{name} {cause}.")
        self.cause = cause


@dataclass(frozen=True, slots=True)
class Imported:
    """A score read from a file, a sentence for each kind of thing that was wrong with it, and where one was in it."""

    score: Score
    warnings: tuple[str, ...] = ()
    place: Place = ()


class Complaints:
    """Collects what is wrong with a file, each kind once with its count."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def add(self, sentence: str) -> None:
        """Note one more case of what a sentence says, which ends with a full stop."""
        self._counts[sentence] += 1

    def sentences(self) -> tuple[str, ...]:
        """Return what was noted, in the order it was met first."""
        return tuple(s if n == 1 else f"{s[:-1]} ({n} times)." for s, n in self._counts.items())


def read_bytes(path: Path, megabytes: int | None = None) -> bytes:
    """Return all the bytes of a file. Raises UnreadableFile for one beyond the cap, which a format may set itself."""
    megabytes = MOST_MEGABYTES if megabytes is None else megabytes
    most = megabytes * 2**20
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise UnreadableFile(path, f"cannot be read: {error.strerror or error}") from error
    if len(data) > most:
        raise UnreadableFile(path, f"is larger than {megabytes} MB")
    return data


def first_of(tracks: Sequence[_Value], complaints: Complaints) -> Sequence[_Value]:
    """Return as many tracks as are read of a file."""
    if len(tracks) > MOST_TRACKS:
        complaints.add(f"Of the {len(tracks)} tracks in it, the first {MOST_TRACKS} are read.")
    return tracks[:MOST_TRACKS]


def first_signs(signs: Sequence[_Value], complaints: Complaints) -> tuple[_Value, ...]:
    """Return as many meters, keys or markers as are read of a file."""
    if len(signs) > MOST_SIGNS:
        complaints.add(f"Of {len(signs)} changes of one kind along the piece the first {MOST_SIGNS:,} are read.")
    return tuple(signs[:MOST_SIGNS])


def check_length(score: Score, name: object) -> None:
    """Raise UnreadableFile for a score that lasts longer than any piece."""
    if seconds_at(score, score.end) > MOST_HOURS * 3600:
        raise UnreadableFile(name, f"lasts longer than {MOST_HOURS} hours")
