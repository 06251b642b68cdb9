"""Which kinds of file can be read and written: a file's suffix names its format."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

from composer.errors import ComposerError
from composer.files import abc, midi
from composer.files.border import Imported
from composer.music.score import Score

_FORMATS: dict[str, ModuleType] = {".mid": midi, ".midi": midi, ".abc": abc}
READABLE = tuple(_FORMATS)
WRITABLE = tuple(_FORMATS)


class UnknownFormat(ComposerError):
    """A file whose suffix stands for no format."""

    def __init__(self, path: Path, suffixes: tuple[str, ...]) -> None:
        super().__init__(f"{path} is of no known kind; the kinds are {', '.join(suffixes)}.")


def read(path: Path) -> Imported:
    """Return the score of a file. Raises UnknownFormat or UnreadableFile."""
    return _format(path, READABLE).read(path)


def write(score: Score, path: Path) -> None:
    """Write a score in the format of the file's suffix. Raises UnknownFormat or UnwritableFile."""
    _format(path, WRITABLE).write(score, path)


def _format(path: Path, suffixes: tuple[str, ...]) -> ModuleType:
    suffix = path.suffix.lower()
    if suffix not in suffixes:
        raise UnknownFormat(path, suffixes)
    return _FORMATS[suffix]
