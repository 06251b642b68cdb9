"""Which kinds of notation there are, and what reads each: imported only where it is read."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import redirect_stderr
from dataclasses import replace
from importlib import import_module
from io import StringIO

from composer.files.border import Imported, UnreadableFile

_MODULES = {
    ".abc": "composer.files.abc",
    ".krn": "composer.files.foreign.kern",
    ".musicxml": "composer.files.foreign.musicxml",
    ".xml": "composer.files.foreign.musicxml",
    ".mxl": "composer.files.foreign.musicxml",
}
SUFFIXES = tuple(_MODULES)
_ODD = "What is not understood of the notation was left out."


def reader(suffix: str) -> Callable[[bytes, str], Imported]:
    """Return what makes a score of the bytes of a file and its name, and raises UnreadableFile, never anything else."""
    parse = import_module(_MODULES[suffix]).parse_bytes

    def read(data: bytes, name: str) -> Imported:
        try:
            # music21 says there what it could not read.
            with redirect_stderr(StringIO()) as said:
                imported: Imported = parse(data, name)
            return imported if not said.getvalue() else replace(imported, warnings=(*imported.warnings, _ODD))
        except UnreadableFile:
            raise
        except MemoryError as error:
            raise UnreadableFile(name, "takes more memory to read than a file may") from error
        # music21 meets notation that it does not know with any exception there is.
        except Exception as error:
            raise UnreadableFile(name, "makes no sense as notation") from error

    return read
