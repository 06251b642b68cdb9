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
import json, os, sys, time
from PySide6.QtCore import QEvent, QObject
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and seen in (watched, watched.objectName()):
            loaded = [name for name in ("torch", "music21") if name in sys.modules]
            print(json.dumps({"at": time.time(), "loaded": loaded}), flush=True)
            os._exit(0)  # a model may be loading on a thread; nobody waits for it here
        return False
watch = Watch()
app.installEventFilter(watch)
window.show()
app.exec()
"""
_BARE = "from PySide6.QtWidgets import QApplication, QMainWindow\napp = QApplication([])\nseen = window = QMainWindow()"
_FRAME = "from composer.app import make_window\napp, window = make_window()\nseen = window"
_READY = _FRAME.replace("seen = window", "seen = 'pianoRoll'")


class StartFailed(ComposerError):
    """A window that never painted itself."""


def run() -> Report:
    """Measure both in turn and return the medians."""
    display.do_without()
    rounds = [(_start(_FRAME), _start(_BARE), _start(_READY)) for _ in range(_ROUNDS)]
    ours, bare, ready = (round(median(times[which][0] for times in rounds), 3) for which in (0, 1, 2))
    loaded = {name for times in rounds for _, names in times for name in names}
    figures = {
        "start.first_paint": Figure(ours, "s", "bare QMainWindow", bare),
        "start.first_paint_ratio": Figure(round(ours / bare, 3), "times", "asked for", 1.5),
        "start.roll_painted": Figure(ready, "s", "bare QMainWindow", bare),
        "start.heavy_modules": Figure(len(loaded), "of torch, music21 imported by then"),
    }
    notes = [
        f"median of {_ROUNDS} starts each, in turn, from the start of the process",
        "the first paint is the empty window in its colours; the roll and the panels follow it",
    ]
    return Report(figures, notes)


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
