"""Notation that music21 reads - MusicXML, ABC, kern -, read by a process of its own.

A file that is made to do harm, or that takes for ever, harms that process alone: it has the bytes of the file and
nothing else, may neither write nor connect nor start anything, and is ended when it takes too long or too much. What
it says is a line of JSON and a project file, which are read with every doubt.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from time import monotonic
from typing import Any

from composer import paths
from composer.files import project
from composer.files.border import Imported, UnreadableFile, read_bytes
from composer.files.foreign.kinds import SUFFIXES

__all__ = ["MOST_SECONDS", "SUFFIXES", "WORD", "read", "reading"]

WORD = "--read-foreign"
"""What tells the program that it is that process."""
MOST_SECONDS = 60
_SECONDS_BETWEEN_REPORTS = 0.05
_MOST_WARNINGS = 100


def read(path: Path) -> Imported:
    """Return the score of a file. Raises UnreadableFile."""
    work = reading(path)
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value


def reading(path: Path) -> Generator[float, None, Imported]:
    """Yield every moment the share of the time that is used up, and return the score. Raises UnreadableFile."""
    data = read_bytes(path)
    began = monotonic()
    with _process(path.suffix.lower(), data) as process:
        while True:
            try:
                said, _ = process.communicate(timeout=_SECONDS_BETWEEN_REPORTS)
                return _imported(said, str(path))
            except subprocess.TimeoutExpired:
                spent = monotonic() - began
            if spent > MOST_SECONDS:
                raise UnreadableFile(path, f"takes longer than {MOST_SECONDS} seconds to read")
            yield spent / MOST_SECONDS


@contextmanager
def _process(suffix: str, data: bytes) -> Iterator[subprocess.Popen[bytes]]:
    """Begin the process that reads the bytes of one kind of file, and see it ended."""
    with TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        process = subprocess.Popen(
            [*paths.this_program("-P"), WORD, suffix],
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(os.path.isabs, sys.path))},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    with process:
        try:
            yield process
        finally:
            process.kill()


def _imported(said: bytes, name: str) -> Imported:
    """Return what the process made of a file. Raises UnreadableFile."""
    line, _, piece = said.partition(b"\n")
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        told = None
    match told:
        case {"refused": str() as cause}:
            raise UnreadableFile(name, cause)
        case {"warnings": [*warnings]} if all(isinstance(one, str) for one in warnings):
            return Imported(project.parse(piece, name).score, tuple(warnings[:_MOST_WARNINGS]))
    raise UnreadableFile(name, "takes more memory to read than a file may, or makes no sense")


def answer(imported: Imported) -> bytes:
    """Return what the process says of a score."""
    facts: dict[str, Any] = {"warnings": imported.warnings}
    return json.dumps(facts).encode() + b"\n" + project.render(project.Project(imported.score))


def refusal(cause: str) -> bytes:
    """Return what the process says of a file that it cannot read."""
    return json.dumps({"refused": cause}).encode() + b"\n"
