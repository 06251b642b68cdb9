"""The journals: the unsaved work of every window, each in a project file beside a lock that its window holds.

The system lets go of a lock when its process ends, however that ends. So a journal whose lock can be had is what a
window left behind that was not closed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from io import FileIO
from pathlib import Path
from time import time_ns

from composer.errors import ComposerError
from composer.files import project
from composer.files.border import read_bytes
from composer.files.project import Project
from composer.paths import UnwritableFile, write_whole

_SUFFIX, _LOCK = ".composer", ".lock"
_ASIDE = "aside"
_MOST_ASIDE = 20

if sys.platform == "win32":
    import msvcrt

    def _lock(file: FileIO) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: FileIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class NotKept(ComposerError):
    """A journal that cannot be written."""

    def __init__(self, cause: ComposerError) -> None:
        super().__init__(f"What is not saved would be lost in a crash: {cause}")


class Journal:
    """The unsaved work of one window; nobody else has it while this one does."""

    def __init__(self, path: Path) -> None:
        """Take a journal. Raises OSError where that cannot be done, as where a window that lives has it."""
        self.path = path
        self._lock = FileIO(path.with_suffix(_LOCK), "ab")
        try:
            _lock(self._lock)
        except OSError:
            self._lock.close()
            raise

    @property
    def is_empty(self) -> bool:
        """Whether there is no unsaved work."""
        return not self.path.exists()

    @property
    def time(self) -> float:
        """When it was written last, in seconds since 1970. Raises OSError for an empty one."""
        return self.path.stat().st_mtime

    def read(self) -> Project:
        """Return the unsaved work. Raises UnreadableFile."""
        return project.parse(read_bytes(self.path, project.MOST_MEGABYTES), str(self.path))

    def write(self, work: Project) -> None:
        """Keep unsaved work, in the place of what was kept before. Raises NotKept."""
        try:
            write_whole(self.path, project.render(work))
        except ComposerError as error:
            raise NotKept(error) from error

    def clear(self) -> None:
        """Forget the unsaved work: it is saved, or not wanted."""
        with suppress(OSError):
            self.path.unlink()

    def set_aside(self) -> Path:
        """Move it to where it is not offered any more and return its new path; so many are kept there.

        Raises UnwritableFile.
        """
        aside = self.path.parent / _ASIDE / self.path.name
        try:
            aside.parent.mkdir(exist_ok=True)
            self.path.replace(aside)
        except OSError as error:
            raise UnwritableFile(aside, error) from error
        for old in sorted(aside.parent.glob(f"*{_SUFFIX}"))[:-_MOST_ASIDE]:
            with suppress(OSError):
                old.unlink()
        return aside

    def let_go(self) -> None:
        """Leave it to whoever takes it next; without unsaved work nothing of it stays."""
        for half_written in self.path.parent.glob(f".{self.path.name}.*"):
            with suppress(OSError):
                half_written.unlink()
        # A name is never used twice, so nobody can be waiting for this lock to begin a journal.
        gone = self.is_empty
        self._lock.close()
        if gone:
            with suppress(OSError):
                self.path.with_suffix(_LOCK).unlink()


def begin(folder: Path) -> Journal:
    """Return a new and empty journal in a folder. Raises NotKept."""
    path = folder / f"{time_ns()}-{os.getpid()}{_SUFFIX}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return Journal(path)
    except OSError as error:
        raise NotKept(UnwritableFile(path, error)) from error


def left_behind(folder: Path) -> Iterator[Journal]:
    """Yield the journals of windows that were not closed, the newest first; each is to be let go of."""
    # Names begin with the time, and a lock without a journal is tidied away.
    for lock in sorted(folder.glob(f"*{_LOCK}"), reverse=True):
        try:
            journal = Journal(lock.with_suffix(_SUFFIX))
        except OSError:
            continue
        if journal.is_empty:
            journal.let_go()
        else:
            yield journal
