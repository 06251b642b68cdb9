"""What the readers of foreign files share: the value they return, their error and their caps."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from composer.errors import ComposerError
from composer.music.score import Score

MOST_MEGABYTES = 16
MOST_EVENTS = 1_000_000
MOST_HOURS = 24


class UnreadableFile(ComposerError):
    """A file that cannot be opened; the cause completes the sentence that its name begins."""

    def __init__(self, name: object, cause: str) -> None:
        super().__init__(f"{name} {cause}.")


@dataclass(frozen=True, slots=True)
class Imported:
    """A score read from a file, and a sentence for each kind of thing that was wrong with the file."""

    score: Score
    warnings: tuple[str, ...] = ()


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


def read_bytes(path: Path) -> bytes:
    """Return all the bytes of a file. Raises UnreadableFile for one that is empty or beyond the cap."""
    most = MOST_MEGABYTES * 2**20
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise UnreadableFile(path, f"cannot be read: {error.strerror or error}") from error
    if len(data) > most:
        raise UnreadableFile(path, f"is larger than {MOST_MEGABYTES} MB")
    return data
