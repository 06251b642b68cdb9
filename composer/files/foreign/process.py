"""The process that reads one file of notation: bytes in, a score out, and no way to anything else."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from composer.files import foreign
from composer.files.border import MOST_MEGABYTES, UnreadableFile
from composer.files.foreign.kinds import reader

_MOST_MEMORY = 2 * 2**30
_IN, _OUT = 0, 1
"""The system's own numbers: a program without a console has no sys.stdin and no sys.stdout."""
_FORBIDDEN = (
    "ctypes",
    "ftplib",
    "http",
    "msvcrt",
    "os.exec",
    "os.fork",
    "os.link",
    "os.mkdir",
    "os.posix_spawn",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.spawn",
    "os.startfile",
    "os.symlink",
    "os.system",
    "os.truncate",
    "pickle",
    "shutil",
    "socket",
    "sqlite3",
    "subprocess",
    "tempfile",
    "urllib",
    "webbrowser",
    "winreg",
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


if sys.platform == "win32":

    def _limit() -> None:
        """Leave it to the one who waits: Windows has no such limits for a process alone."""

else:
    import resource

    def _limit() -> None:
        """Set what memory and time there is, and that no file can grow."""
        seconds = foreign.MOST_SECONDS
        for kind, most in (
            (resource.RLIMIT_AS, _MOST_MEMORY),
            (resource.RLIMIT_CPU, seconds),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
        ):
            _, hard = resource.getrlimit(kind)
            resource.setrlimit(kind, (most if hard < 0 else min(most, hard), hard))


class Forbidden(RuntimeError):
    """What reading a file of notation has no need of."""


def main(suffix: str) -> int:
    """Read a file of a kind from standard input, say on standard output what it holds, and return the exit status."""
    said = os.fdopen(os.dup(_OUT), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), _OUT)
    sys.dont_write_bytecode = True
    read = reader(suffix)
    with os.fdopen(_IN, "rb") as file:
        data = file.read(MOST_MEGABYTES * 2**20)
    bind()
    try:
        answer = foreign.answer(read(data, ""))
    except UnreadableFile as error:
        answer = foreign.refusal(error.cause)
    said.write(answer)
    said.close()
    return 0


def bind() -> None:
    """Take from this process what it does not need: writing, connections, other programs, memory without end."""
    _limit()
    roots = tuple({str(Path(root).resolve()) for root in (*sys.path, sys.prefix, sys.base_prefix) if root})

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        if event.startswith(_FORBIDDEN) or (event == "open" and not _is_of_the_program(arguments, roots)):
            raise Forbidden(event)

    sys.addaudithook(watch)


def _is_of_the_program(opened: tuple[Any, ...], roots: tuple[str, ...]) -> bool:
    """Return whether a file, of which path, mode and flags are told, belongs to the program and is to be read."""
    path, _, flags = opened
    if flags & _WRITING or not isinstance(path, str | bytes):
        return False
    return os.path.realpath(os.fsdecode(path)).startswith(roots)
