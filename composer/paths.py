"""Where resources, models and the user's own files are, and how a file is written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from time import time_ns

import platformdirs

from composer.errors import ComposerError

_PACKAGE = Path(__file__).parent
_APP = "composer"


class UnwritableFile(ComposerError):
    """A file or folder that cannot be written."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(f"{path} cannot be written: {error.strerror or error}.")


def _shipped(name: str) -> Path:
    """Return a folder that stands beside the package in a checkout and inside it once installed or frozen."""
    beside = _PACKAGE.parent / name
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
    except OSError as error:
        raise UnwritableFile(path, error) from error
    finally:
        for temporary in temporaries.values():
            with suppress(OSError):
                temporary.unlink()


def _beside(path: Path) -> Path:
    target = Path(os.path.realpath(path))
    return target.with_name(f".{target.name}.{os.getpid()}.{time_ns()}")


def _write(temporary: Path, data: bytes, target: Path) -> None:
    with temporary.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if target.exists():
        temporary.chmod(target.stat().st_mode & 0o777)
