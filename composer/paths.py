"""Where resources, models and the user's own files are, and how a file is written whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from time import time_ns

import platformdirs

from composer.errors import ComposerError

_PACKAGE = Path(__file__).parent
HOME = _PACKAGE.parent
"""The folder in which Python finds this program first, whatever lies about where it was started."""
_APP = "composer"
_NO_SYNC = (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP)
"""What is answered by network disks that cannot sync, and by none that are full or broken."""


class UnwritableFile(ComposerError):
    """A file or folder that cannot be written."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(f"{path} cannot be written: {error.strerror or error}.")


def this_program(*options: str) -> list[str]:
    """Return the words that start this program once more; the options are for Python, where that runs it."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, *options, "-m", "composer"]


def _shipped(name: str) -> Path:
    """Return a folder that stands beside the package in a checkout and inside it once installed or frozen."""
    beside = HOME / name
    return beside if beside.is_dir() and not (_PACKAGE / name).is_dir() else _PACKAGE / name


def resources() -> Path:
    """Return the folder of icons, help and examples."""
    return _shipped("resources")


def models() -> Path:
    """Return the folder of the models that come with the program."""
    return _shipped("models")


def user_models() -> Path:
    """Return the folder of the models that the user trained."""
    return platformdirs.user_data_path(_APP) / "models"


def journals() -> Path:
    """Return the folder of the work that is not saved yet."""
    return platformdirs.user_data_path(_APP) / "journals"


def cache() -> Path:
    """Return the folder of what can be made again, such as prepared corpora."""
    return platformdirs.user_cache_path(_APP)


def log_file() -> Path:
    """Return the file that errors are logged to."""
    return platformdirs.user_log_path(_APP) / "composer.log"


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that at every moment it is either the old one or the new one, whole.

    Raises UnwritableFile, leaving what was there.
    """
    write_together({path: data})


def write_together(contents: Mapping[Path, bytes]) -> None:
    """Write files that belong together: none takes its place before there was room on the disk for all.

    Raises UnwritableFile, leaving what was there.
    """
    path, temporaries = Path(), {path: _beside(path) for path in contents}
    try:
        for path, data in contents.items():
            _write(temporaries[path], data, path)
        for path, temporary in temporaries.items():
            temporary.replace(os.path.realpath(path))
        _settle({temporary.parent for temporary in temporaries.values()})
    except OSError as error:
        raise UnwritableFile(path, error) from error
    finally:
        for temporary in temporaries.values():
            with suppress(OSError):
                temporary.unlink()


def write_over(path: Path, data: bytes) -> None:
    """Write a file as `write_whole` does, read it back, and keep the one that was there as NAME~.

    One that may not be written is left alone, though its folder would let it be replaced. Raises UnwritableFile,
    leaving what was there.
    """
    target = Path(os.path.realpath(path))
    try:
        if target.exists() and not os.access(target, os.W_OK):
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        with _scratch(target) as temporary:
            _write(temporary, data, target)
            if temporary.read_bytes() != data:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            _keep(target)
            temporary.replace(target)
        _settle({target.parent})
    except OSError as error:
        raise UnwritableFile(path, error) from error


@contextmanager
def writing(path: Path) -> Iterator[Path]:
    """Give a file to be written bit by bit, which takes the place of another once it is whole, or is no more.

    Raises UnwritableFile, leaving what was there.
    """
    target = Path(os.path.realpath(path))
    try:
        with _scratch(target) as temporary:
            yield temporary
            with temporary.open("rb+") as file:
                os.fsync(file.fileno())
            if target.exists():
                temporary.chmod(target.stat().st_mode & 0o777)
            temporary.replace(target)
        _settle({target.parent})
    except OSError as error:
        raise UnwritableFile(path, error) from error


def _keep(target: Path) -> None:
    """Keep a file under the name of its backup, and under its own: it is never missing."""
    if not target.exists():
        return
    with _scratch(target) as spare:
        try:
            os.link(target, spare)
        except OSError:  # Not every disk has links.
            shutil.copyfile(target, spare)
        spare.replace(target.with_name(f"{target.name}~"))


@contextmanager
def _scratch(target: Path) -> Iterator[Path]:
    """Give a name beside a file, under which nothing is left."""
    scratch = _beside(target)
    try:
        yield scratch
    finally:
        with suppress(OSError):
            scratch.unlink()


def _settle(folders: set[Path]) -> None:
    """Have the names in some folders put on the disk too, so that a power cut does not bring the old files back."""
    for folder in folders if os.name == "posix" else ():
        # Some network disks cannot; the files are in their places all the same.
        with suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def stamp(path: Path) -> tuple[int, ...]:
    """Return what tells a file from what other programs make of it, () for one that is not there."""
    try:
        found = path.stat()
    except OSError:
        return ()
    return found.st_mtime_ns, found.st_size, found.st_ino


def _beside(path: Path) -> Path:
    target = Path(os.path.realpath(path))
    return target.with_name(f".{target.name}.{os.getpid()}.{time_ns()}")


def _write(temporary: Path, data: bytes, target: Path) -> None:
    with temporary.open("xb") as file:
        file.write(data)
        file.flush()
        _sync(file.fileno())
    if target.exists():
        # Some network disks and memory sticks have no rights to give.
        with suppress(OSError):
            temporary.chmod(target.stat().st_mode & 0o777)


def _sync(descriptor: int) -> None:
    """Have what was written put on the disk, where the disk can say that it is. Raises OSError where it is not."""
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise
