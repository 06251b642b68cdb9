"""Makes or mends the environment in .venv, then opens the window, runs the tests or looks over the code.

Standard library only, and also without make: python packaging/setup_environment.py and one of run, test, lint,
translations, desktop, endurance, fuzz, kills.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
BEGUN = VENV / ".begun"  # there while an install runs, so that one cut short is seen
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
TRANSLATIONS = ROOT / "resources" / "translations"
DEBIAN_PACKAGES = ROOT / "packaging" / "debian-packages.txt"

LOAD_PLUGIN = """
import ctypes, pathlib, sys
import PySide6.QtWidgets
folder = pathlib.Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms"
ctypes.CDLL(str(folder / f"libq{sys.argv[1]}.so"))
"""
OPEN_DISPLAY = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"


class SetupError(Exception):
    """What keeps the work from being done, and what to do about it, in a sentence or two."""


def say(text: str) -> None:
    """Tell the user."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def call(*command: str | Path) -> int:
    """Run a command in the folder of the checkout and return its exit status."""
    return subprocess.run([str(word) for word in command], cwd=ROOT, check=False).returncode


def complaint(code: str, *arguments: str) -> str:
    """Return the last line that a piece of Python writes when it fails in the environment, else nothing."""
    done = subprocess.run([str(PYTHON), "-c", code, *arguments], capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return ""
    return (done.stderr.strip().splitlines() or [f"it ended with status {done.returncode}"])[-1]


def prepare(extra: str = "") -> None:
    """Bring .venv to what pyproject.toml and the constraints say now, if it is not there already."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is what an older Python is told by
        raise SetupError("Composer needs Python 3.11 or later. Name one: make run PYTHON=python3.12")
    stamps = [VENV / f".installed{name}" for name in {"", extra}]
    wanted = fingerprint()
    if BEGUN.exists() or any(not stamp.is_file() or stamp.read_text() != wanted for stamp in stamps):
        make_environment()
        install(extra)
        for stamp in stamps:
            stamp.write_text(wanted)
        BEGUN.unlink()


def fingerprint() -> str:
    """Return what an environment depends on, in few letters."""
    parts = [
        (ROOT / "pyproject.toml").read_bytes(),
        CONSTRAINTS.read_bytes(),
        f"{ROOT} {sys.version}".encode(),
    ]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def make_environment() -> None:
    """Make .venv anew unless a whole one is there."""
    whole = not BEGUN.exists() and PYTHON.exists() and complaint("import pip, encodings") == ""
    if not whole:
        if importlib.util.find_spec("ensurepip") is None:
            venv = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
            install_with_apt([venv, *debian_packages()], "Python's module venv is missing")
            importlib.invalidate_caches()
        say(f"Making the environment in {VENV}")
        if call(sys.executable, "-m", "venv", "--clear", VENV) != 0:
            raise SetupError(f"The environment could not be made in {VENV}; the reason stands above.")
    BEGUN.touch()


def install(extra: str) -> None:
    """Install the program, and what an extra of pyproject.toml names, into the environment."""
    say("Installing what Composer needs; the first time takes some minutes")
    program = f".[{extra}]" if extra else "."
    pip = (PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    if call(*pip, "-c", CONSTRAINTS, "-e", program) != 0:
        raise SetupError("The packages could not be installed; the reason stands above. The same command tries again.")


def debian_packages() -> list[str]:
    """Return the names of the system's packages that Qt's window needs on Debian."""
    return DEBIAN_PACKAGES.read_text().split()


def need_libraries(platform: str) -> None:
    """See to it that the libraries of the system are there that one of Qt's platforms is linked to."""
    if not sys.platform.startswith("linux"):
        return
    missing = complaint(LOAD_PLUGIN, platform)
    if missing:
        install_with_apt(debian_packages(), f"Qt lacks a library of the system ({missing})")
        missing = complaint(LOAD_PLUGIN, platform)
    if missing:
        raise SetupError(f"Qt still lacks a library of the system: {missing}")


def install_with_apt(packages: list[str], reason: str) -> None:
    """Install packages of the system if the user may, else stop with the line that does."""
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if not Path("/usr/bin/apt-get").exists():
        raise SetupError(f"{reason}. Install what your system calls these packages of Debian: {' '.join(packages)}")
    if os.geteuid() != 0:
        raise SetupError(f"{reason}. Type this line, then the same command again:\n\n    sudo {shlex.join(command)}\n")
    say(f"{reason}; installing {' '.join(packages)}")
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    call("apt-get", "update", "-q")
    if call(*command) != 0:
        raise SetupError(f"{reason}, and apt-get could not install it; the reason stands above.")


def display() -> str:
    """Return Qt's name for the kind of display that the user sits at, or nothing where there is none."""
    if not sys.platform.startswith("linux"):
        return "native"
    if os.environ.get("DISPLAY"):
        return "xcb"
    return "wayland" if os.environ.get("WAYLAND_DISPLAY") else ""


def run(arguments: list[str]) -> int:
    """Open the window; where there is no display, say so and run the demonstration."""
    prepare()
    seen = display()
    need_libraries(seen or "offscreen")
    if seen and not complaint(OPEN_DISPLAY):
        return call(PYTHON, "-m", "composer", *arguments)
    say("There is no display, so the demonstration runs without a window and leaves its files in demo.")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return call(PYTHON, "-m", "composer", "demo", "--out", "demo")


def test(arguments: list[str]) -> int:
    """Run all tests, or those that the arguments name."""
    prepare("test")
    need_libraries("offscreen")
    return call(PYTHON, "-m", "pytest", *arguments)


def fuzz(arguments: list[str]) -> int:
    """Let every reader read 100 000 damaged files, or as many as the arguments say."""
    prepare("test")
    return call(PYTHON, "-m", "tests.fuzzing", *arguments)


def kills(arguments: list[str]) -> int:
    """Kill a program that saves, at 200 random moments."""
    prepare("test")
    os.environ.setdefault("COMPOSER_KILLS", "200")
    return call(PYTHON, "-m", "pytest", "-q", "tests/files/test_killed.py", *arguments)


def lint(arguments: list[str]) -> int:
    """Look over style and types."""
    prepare("test")
    looks = (["ruff", "check"], ["ruff", "format", "--check"], ["mypy"])
    return max(call(PYTHON, "-m", *look, *arguments) for look in looks)


def translations(arguments: list[str]) -> int:
    """Bring the texts of the code into the files of every language, and make those files what the window reads."""
    prepare()
    sources = sorted((ROOT / "composer" / "ui").rglob("*.py"))
    for texts in sorted(TRANSLATIONS.glob("composer_*.ts")):
        # The texts of the code are English, so all that English itself lacks is the plural.
        english = ["-pluralonly"] if texts.stem.endswith("_en") else []
        update = ["-no-obsolete", "-locations", "none", "-source-language", "en", "-silent", *english, *arguments]
        parts = sorted(TRANSLATIONS.glob(f"*_{texts.stem.removeprefix('composer_')}.ts"))
        done = call(tool("lupdate"), *sources, *update, "-ts", texts)
        if done != 0 or call(tool("lrelease"), "-silent", *parts, "-qm", texts.with_suffix(".qm")) != 0:
            return 1
    return 0


def endurance(arguments: list[str]) -> int:
    """Open, play in and close a thousand windows, or as many as the first argument says."""
    prepare("test")
    need_libraries("offscreen")
    return call(PYTHON, "-m", "tests.endurance", *arguments)


def desktop(arguments: list[str]) -> int:
    """Tell the desktop of this user that Composer opens pieces; with the word remove no more."""
    prepare()
    return call(PYTHON, Path(__file__).with_name("file_associations.py"), *(arguments or ["install"]))


def tool(name: str) -> Path:
    """Return a tool of Qt's that came with PySide6 into the environment."""
    return PYTHON.with_name(f"pyside6-{name}{PYTHON.suffix}")


def main(words: list[str]) -> int:
    """Do what the first word says and return the exit status."""
    verbs = {
        "run": run,
        "test": test,
        "lint": lint,
        "translations": translations,
        "desktop": desktop,
        "endurance": endurance,
        "fuzz": fuzz,
        "kills": kills,
    }
    if not words or words[0] not in verbs:
        say(f"Say one of: {' '.join(verbs)}")
        return 2
    try:
        return verbs[words[0]](words[1:])
    except SetupError as reason:
        sys.stderr.write(f"{reason}\n")
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
