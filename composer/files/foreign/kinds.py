"""Which kinds of notation there are, and what reads each: imported only where it is read."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from composer.files.border import Imported, UnreadableFile

_MODULES = {
    ".abc": "composer.files.abc",
    ".krn": "composer.files.foreign.kern",
    ".musicxml": "composer.files.foreign.musicxml",
    ".xml": "composer.files.foreign.musicxml",
    ".mxl": "composer.files.foreign.musicxml",
}
SUFFIXES = tuple(_MODULES)


def reader(suffix: str) -> Callable[[bytes, str], Imported]:
    """Return what makes a score of the bytes of a file and its name, and raises UnreadableFile, never anything else."""
    parse = import_module(_MODULES[suffix]).parse_bytes

    def read(data: bytes, name: str) -> Imported:
        try:
            return parse(data, name)
        except UnreadableFile:
            raise
        except MemoryError as error:
            raise UnreadableFile(name, "takes more memory to read than a file may") from error
        # music21 meets notation that it does not know with any exception there is.
        except Exception as error:
            raise UnreadableFile(name, "makes no sense as notation") from error

    return read
