"""A soundfont of the user's is tried in another process before this one reads it."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Generator
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep

from composer import paths
from composer.audio.probe import MEGABYTES, WORD
from composer.errors import ComposerError

SUFFIXES = (".sf2", ".sf3")
_SECONDS = 40.0
_POLL_SECONDS = 0.05
_SEPARATORS = ":;" if sys.platform != "win32" else ";"
"""What the mixer takes for the end of one path in a list of them."""


class UnusableSoundfont(ComposerError):
    """A soundfont that cannot be used."""

    def __init__(self, path: Path, cause: str) -> None:
        super().__init__(f"{path} cannot be used as a soundfont: {cause}.")


def probed(path: Path, seconds: float = _SECONDS) -> Generator[None, None, int]:
    """Yield while a soundfont is tried and return how many sounds it has. Raises UnusableSoundfont."""
    _check(path)
    with tempfile.TemporaryFile() as out:
        silent = subprocess.DEVNULL
        process = subprocess.Popen(
            _command(path.absolute()),
            cwd=paths.HOME,
            stdin=silent,
            stdout=out,
            stderr=silent,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        try:
            yield from _until_over(process, path, seconds)
        finally:
            process.kill()
            process.wait()
        out.seek(0)
        return _sounds(path, out.read())


def _command(path: Path) -> list[str]:
    return [*paths.this_program(), WORD, str(path)]


def _check(path: Path) -> None:
    """Refuse at once what need not be tried."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(12)
    except OSError as error:
        raise UnusableSoundfont(path, error.strerror or str(error)) from error
    if size > MEGABYTES << 20:
        raise UnusableSoundfont(path, f"it is larger than {MEGABYTES} MB")
    if head[:4] != b"RIFF" or head[8:] != b"sfbk":
        raise UnusableSoundfont(path, "it is of another kind")
    if any(separator in str(path) for separator in _SEPARATORS):
        raise UnusableSoundfont(path, "there is a colon or a semicolon in its name or in that of its folder")


def _until_over(process: subprocess.Popen[bytes], path: Path, seconds: float) -> Generator[None, None, None]:
    deadline = monotonic() + seconds
    while process.poll() is None:
        if monotonic() > deadline:
            raise UnusableSoundfont(path, "it takes too long to read")
        sleep(_POLL_SECONDS)
        yield


def _sounds(path: Path, said: bytes) -> int:
    """Return what the process has found; one that has said nothing was ended by what it read."""
    found: object = None
    with suppress(ValueError):
        found = json.loads(said)
    if not isinstance(found, dict):
        raise UnusableSoundfont(path, "reading it ends in a crash")
    if "cause" in found:
        raise UnusableSoundfont(path, str(found["cause"]))
    if not found["sounds"]:
        raise UnusableSoundfont(path, "nothing in it can be heard")
    return int(found["sounds"])
