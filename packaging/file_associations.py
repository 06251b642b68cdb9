"""Tells the desktop of a Linux user that Composer opens pieces and other music, or no more.

Standard library only: python packaging/file_associations.py install [PROGRAM] | remove. PROGRAM is what opens a
file, else the `composer` of the environment beside this folder, or the one that the shell finds.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

PACKAGING = Path(__file__).resolve().parent
PLACES = {
    "composer.desktop": "applications/composer.desktop",
    "composer-mime.xml": "mime/packages/composer-mime.xml",
    "icons/composer.svg": "icons/hicolor/scalable/apps/composer.svg",
}
"""What is put where under the folder of the user's data."""

UPDATES = (("update-mime-database", "mime"), ("update-desktop-database", "applications"))
"""The programs that read the new files, and the folder that each reads; a desktop without them looks by itself."""

_RESERVED = '"`$\\'


def data_home(environment: Mapping[str, str]) -> Path:
    """Return the folder of the user's data."""
    given = environment.get("XDG_DATA_HOME", "")
    return Path(given) if Path(given).is_absolute() else Path.home() / ".local" / "share"


def program() -> Path:
    """Return what opens a file. Raises FileNotFoundError."""
    own = PACKAGING.parent / ".venv" / "bin" / "composer"
    found = own if own.exists() else shutil.which("composer")
    if found is None:
        raise FileNotFoundError("There is no composer to be started; “make run” makes one.")
    return Path(found).absolute()


def entry(opens: Path) -> str:
    """Return the desktop entry with the whole path of the program, in the quotes that the format asks for."""
    quoted = "".join(f"\\{sign}" if sign in _RESERVED else sign for sign in str(opens)).replace("%", "%%")
    # A string of the format has escapes of its own, which come off before the quotes do.
    quoted = quoted.replace("\\", "\\\\")
    told = {"Exec": f'"{quoted}" %f', "TryExec": str(opens).replace("\\", "\\\\")}
    lines = []
    for line in (PACKAGING / "composer.desktop").read_text("utf-8").splitlines():
        key = line.partition("=")[0]
        lines.append(f"{key}={told[key]}" if key in told else line)
    return "\n".join([*lines, ""])


def install(home: Path, opens: Path) -> None:
    """Put everything in its place under a folder of data."""
    for name, place in PLACES.items():
        target = home / place
        target.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith(".desktop"):
            target.write_text(entry(opens), "utf-8")
        else:
            shutil.copyfile(PACKAGING / name, target)
    update(home)


def remove(home: Path) -> None:
    """Take everything away again."""
    for place in PLACES.values():
        (home / place).unlink(missing_ok=True)
    update(home)


def update(home: Path) -> None:
    """Let the desktop read what has changed."""
    for command, folder in UPDATES:
        if shutil.which(command) and (home / folder).is_dir():
            subprocess.run([command, str(home / folder)], check=False)


def main(words: list[str]) -> int:
    """Do what the first word says and return the exit status."""
    if not sys.platform.startswith("linux"):
        sys.stderr.write("Files are tied to programs by this script on Linux only.\n")
        return 1
    home = data_home(os.environ)
    if words[:1] == ["remove"]:
        remove(home)
    elif words[:1] == ["install"]:
        try:
            install(home, Path(words[1]).absolute() if len(words) > 1 else program())
        except OSError as error:
            sys.stderr.write(f"{error}\n")
            return 1
    else:
        sys.stderr.write("Say one of: install remove\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
