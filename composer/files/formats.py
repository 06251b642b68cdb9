"""Which kinds of file can be read and written: a file's suffix names its format."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import TypeAlias, TypeVar

from composer.errors import ComposerError
from composer.files import abc, engraving, foreign, midi, musicxml, project
from composer.files.border import Imported, Place
from composer.files.midi import single
from composer.music.score import Score

_Kind = TypeVar("_Kind")
Writer: TypeAlias = ModuleType
"""A format: a module that writes a score and says what it has no place for."""
SINGLE_MIDI: Writer = single
"""MIDI of type 0, whose suffix is that of type 1."""

_READERS: dict[str, Callable[[Path], Imported]] = {
    ".composer": project.read,
    **dict.fromkeys((".mid", ".midi", ".kar", ".rmi", ".syx"), midi.read),
    **dict.fromkeys(foreign.SUFFIXES, foreign.read),
    ".composer~": project.read,
}
_WRITERS: dict[str, Writer] = {
    ".composer": project,
    ".mid": midi,
    ".midi": midi,
    ".abc": abc,
    ".musicxml": musicxml,
    ".mxl": musicxml,
    ".svg": engraving,
}
READABLE = tuple(_READERS)
WRITABLE = tuple(_WRITERS)
"""Backups, for one, are only read."""
SAVABLE = (".composer", ".mid", ".midi", ".abc")
"""What a piece is saved as once it was opened. Of other notation too much would be lost on the way."""
_SOON = 2**18
"""A file of so many bytes is read in a moment."""


class UnknownFormat(ComposerError):
    """A file whose suffix stands for no format."""

    def __init__(self, path: Path, suffixes: tuple[str, ...]) -> None:
        super().__init__(f"{path} is of no known kind; the kinds are {', '.join(suffixes)}.")


def read(path: Path) -> Imported:
    """Return the score of a file. Raises UnknownFormat or UnreadableFile."""
    return _named(path, _READERS)(path)


def reading(path: Path) -> Generator[float, None, Imported]:
    """Yield now and then how far it has come, from 0 to 1, and return the score of a file.

    Raises UnknownFormat or UnreadableFile.
    """
    if _named(path, _READERS) is foreign.read:
        return (yield from foreign.reading(path))
    yield 0.0
    return read(path)


def takes_time(path: Path) -> bool:
    """Return whether somebody would have to wait for a file to be read."""
    with suppress(OSError):
        return path.suffix.lower() in foreign.SUFFIXES or path.stat().st_size > _SOON
    return False


def write(score: Score, path: Path, place: Place = (), chosen: Writer | None = None) -> tuple[str, ...]:
    """Write a score in a chosen format or that of the suffix; return a sentence on each thing it has no place for.

    Where one is in the piece goes into project files, and nowhere else. Raises UnknownFormat, UnwritableFile, for
    project files TooLarge, for ABC NothingToWrite and for MusicXML TooLong.
    """
    chosen = chosen or _named(path, _WRITERS)
    if chosen is project:
        project.write(score, path, place)
    else:
        chosen.write(score, path)
    return chosen.left_out(score)


def _named(path: Path, kinds: Mapping[str, _Kind]) -> _Kind:
    suffix = path.suffix.lower()
    if suffix not in kinds:
        raise UnknownFormat(path, tuple(kinds))
    return kinds[suffix]
