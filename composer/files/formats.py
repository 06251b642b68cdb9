"""Which kinds of file can be read and written: a file's suffix names its format."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

from composer.errors import ComposerError
from composer.files import abc, engraving, midi, musicxml, project
from composer.files.border import Imported, Place
from composer.music.score import Score

_FORMATS: dict[str, ModuleType] = {
    ".composer": project,
    ".mid": midi,
    ".midi": midi,
    ".abc": abc,
    ".musicxml": musicxml,
    ".mxl": musicxml,
    ".svg": engraving,
    ".composer~": project,
}
READABLE = tuple(suffix for suffix, found in _FORMATS.items() if hasattr(found, "read"))
WRITABLE = tuple(suffix for suffix in _FORMATS if not suffix.endswith("~"))
"""All but backups: those are only read."""
SAVABLE = tuple(suffix for suffix in WRITABLE if suffix in READABLE)
"""What a piece can be saved as and opened again."""


class UnknownFormat(ComposerError):
    """A file whose suffix stands for no format."""

    def __init__(self, path: Path, suffixes: tuple[str, ...]) -> None:
        super().__init__(f"{path} is of no known kind; the kinds are {', '.join(suffixes)}.")


def read(path: Path) -> Imported:
    """Return the score of a file. Raises UnknownFormat or UnreadableFile."""
    return _format(path, READABLE).read(path)


def write(score: Score, path: Path, place: Place = ()) -> tuple[str, ...]:
    """Write a score in the format of the file's suffix, and return a sentence on each thing it has no place for.

    Where one is in the piece goes into project files, and nowhere else. Raises UnknownFormat, UnwritableFile, for
    project files TooLarge, for ABC NothingToWrite and for MusicXML TooLong.
    """
    chosen = _format(path, WRITABLE)
    if chosen is project:
        project.write(score, path, place)
    else:
        chosen.write(score, path)
    return chosen.left_out(score)


def _format(path: Path, suffixes: tuple[str, ...]) -> ModuleType:
    suffix = path.suffix.lower()
    if suffix not in suffixes:
        raise UnknownFormat(path, suffixes)
    return _FORMATS[suffix]
