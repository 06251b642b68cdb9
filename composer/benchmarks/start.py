"""How long it takes from the start of the process to the first painted window, beside a bare QMainWindow."""

from __future__ import annotations

import json
import subprocess
import sys
from statistics import median
from time import time

from composer.benchmarks.figures import Figure, Report
from composer.errors import ComposerError
from composer.ui import display

_ROUNDS = 7

_WATCH = """
import json, sys, time
from PySide6.QtCore import QEvent, QObject
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched is seen:
            loaded = [name for name in ("torch", "music21") if name in sys.modules]
            print(json.dumps({"at": time.time(), "loaded": loaded}), flush=True)
            app.exit()
        return False
watch = Watch()
app.installEventFilter(watch)
window.show()
app.exec()
"""
_BARE = "from PySide6.QtWidgets import QApplication, QMainWindow\napp = QApplication([])\nseen = window = QMainWindow()"
_OURS = "from composer.app import make_window\napp, window = make_window()\nseen = window.roll.canvas"


class StartFailed(ComposerError):
    """A window that never painted itself."""


def run() -> Report:
    """Measure both in turn and return the medians."""
    display.do_without()
    rounds = [(_start(_OURS), _start(_BARE)) for _ in range(_ROUNDS)]
    ours, bare = (round(median(pair[which][0] for pair in rounds), 3) for which in (0, 1))
    loaded = sorted({name for pair in rounds for name in pair[0][1]})
    figures = {
        "start.first_paint": Figure(ours, "s", "bare QMainWindow", bare),
        "start.ratio": Figure(round(ours / bare, 3), "x of a bare QMainWindow"),
        "start.heavy_modules": Figure(len(loaded), "of torch, music21 imported by then"),
    }
    return Report(figures, [f"median of {_ROUNDS} starts each, in turn, from the start of the process"])


def _start(make: str) -> tuple[float, list[str]]:
    """Return the seconds until a window was painted and the heavy modules that were loaded by then."""
    began = time()
    done = subprocess.run(
        [sys.executable, "-c", make + _WATCH], capture_output=True, text=True, timeout=120, check=False
    )
    if done.returncode or not done.stdout.strip():
        raise StartFailed(f"The window did not start: {(done.stderr.strip().splitlines() or ['no reason given'])[-1]}.")
    seen = json.loads(done.stdout.splitlines()[-1])
    return seen["at"] - began, seen["loaded"]
