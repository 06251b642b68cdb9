"""Opens, generates, plays, records and closes a window again and again, and ends each time at a random moment.

`make endurance` goes through a thousand windows: no crash, no word from Qt, no thread left, and memory flat.
Run as `python -m tests.endurance [WINDOWS] [SEED]`.
"""

import ctypes
import gc
import os
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random
from time import monotonic
from types import TracebackType

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import shiboken6
from PySide6.QtCore import QEvent, QEventLoop, QPoint, QSettings, Qt, QThread, QTimer, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from composer.app import keep_safe
from composer.files import formats
from composer.music.score import KeyChange, Note, Notes, Score, Track
from composer.ui.desk import Desk
from composer.ui.failures import Failures
from composer.ui.frame import Frame
from composer.ui.look.theme import Theme

WINDOWS, SEED = 1000, 6
_REPORT_EVERY = 50
_SETTLED_AFTER = 0.2
"""The share of the windows after which nothing new is imported or kept: memory is measured from there on."""
_GROWTH = 1.10
_LONGEST_STEP_MS = 60
_ONE_STORE = -8, 1
"""The setting of the C library that says how many stores of memory it has, and that it is one: each of the many threads
that come and go would leave behind a store of its own, with little in it."""
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
_SAID_BY_OFFSCREEN = "This plugin does not support"


class Windows:
    """Lives through windows one after the other. What Qt said is in `said`, what slots let fall in `failures`."""

    def __init__(self, folder: Path, dice: Random) -> None:
        self._folder, self._dice = folder, dice
        application = QApplication.instance() or QApplication(["composer"])
        assert isinstance(application, QApplication)
        self._app = application
        self.said: list[str] = []
        self.failures: list[str] = []
        self.done: list[str] = []
        self._files = self._write_pieces()
        self._threads = threading.enumerate()
        """Those of others, which are there already."""

    def _write_pieces(self) -> list[Path]:
        """Write pieces of several sizes and tracks in every format."""
        paths = []
        for number, suffix in enumerate((".mid", ".composer", ".abc", ".mid")):
            notes = [Note(240 * step, 60 + (step * 7 + number) % 12, 240) for step in range(20 + 300 * (number == 3))]
            tracks = tuple(Track(f"Track {n}", Notes(notes), 10 * n, n) for n in range(1 + number % 3))
            paths.append(self._folder / f"piece{number}{suffix}")
            formats.write(Score(tracks, keys=(KeyChange(0, number),)), paths[-1])
        return paths

    def live_through_one(self) -> None:
        """Make a window, do what comes to mind, and close it at a random moment."""
        store = QSettings(str(self._folder / "settings.ini"), QSettings.Format.IniFormat)
        theme, frame = Theme(self._app, self._dice.choice(["dark", "light"])), Frame()
        desk = Desk(frame, theme, store, Random(self._dice.random()), Failures(frame, self._folder / "log"))
        desk.failures.show = lambda error: self.failures.append(repr(error))  # type: ignore[method-assign]
        keep_safe(desk, self._folder / "journals")
        frame.show()
        deeds = self._deeds(desk)
        for _ in range(self._dice.randint(0, 8)):
            deed = self._dice.choice(list(deeds))
            self.done.append(deed)
            deeds[deed]()
            self._wait(self._dice.randint(0, _LONGEST_STEP_MS))
        self._close(desk, frame, theme)

    def _deeds(self, desk: Desk) -> dict[str, Callable[[], object]]:
        actions = desk.actions
        named = ("Generate", "CancelGenerate", "KeepTake", "NextTake", "Play", "Stop", "Record", "Undo", "Redo", "Loop",
                 "TypedPiano", "StepInput", "AddTrack", "SelectAll", "Delete", "Metronome", "SeedFromTake")  # fmt: skip
        return {
            **{name: actions[f"action{name}"].trigger for name in named},
            "open": lambda: self._open(desk),
            "import": lambda: desk.documents.import_file(self._dice.choice(self._files)),
            "again": actions["actionGenerate"].trigger,
            "type": lambda: QTest.keyClick(desk.roll.canvas, self._dice.choice([Qt.Key.Key_Z, Qt.Key.Key_T])),
            "draw": lambda: self._draw(desk),
            "model": lambda: self._wait(400),
        }

    def _open(self, desk: Desk) -> None:
        desk.playback.stop()
        desk.session.undo_stack.setClean()
        desk.documents.open_file(self._dice.choice(self._files))

    def _draw(self, desk: Desk) -> None:
        at = QPoint(self._dice.randint(0, desk.roll.canvas.width()), self._dice.randint(0, desk.roll.canvas.height()))
        QTest.mouseClick(desk.roll.canvas, Qt.MouseButton.LeftButton, pos=at)

    def _close(self, desk: Desk, frame: Frame, theme: Theme) -> None:
        """Close without being asked, as one who does not want the piece."""
        desk.playback.stop()
        while (modal := QApplication.activeModalWidget()) is not None:
            modal.close()
        desk.session.undo_stack.setClean()
        frame.close()
        for one in (frame, theme):
            one.deleteLater()
        self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._app.processEvents()

    @staticmethod
    def _wait(milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def left(self) -> list[str]:
        """Return what is left behind: threads, and windows that are not gone."""
        gc.collect()
        threads = [one for one in gc.get_objects() if issubclass(type(one), QThread) and shiboken6.isValid(one)]
        running = [repr(one) for one in threads if one.isRunning() and one != self._app.thread()]
        python = [one.name for one in threading.enumerate() if one not in self._threads]
        windows = [repr(one) for one in self._app.topLevelWidgets() if isinstance(one, Frame)]
        return running + [name for name in python if "Dummy" not in name] + windows

    def fall(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Take down what a slot lets fall."""
        self.failures.append("".join(traceback.format_exception(kind, error, trace)))

    def hear(self, kind: object, context: object, text: str) -> None:
        """Take down what Qt says."""
        if _SAID_BY_OFFSCREEN not in text:
            self.said.append(text)


def megabytes() -> float:
    """Return the memory that this process has in use; 0 where the system does not tell.

    What the allocator keeps for later is given back first.
    """
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * _PAGE / 2**20
    except OSError:
        return 0.0


def main(windows: int, seed: int) -> int:
    """Live through windows, report on the way, and return 0 if all that is promised was kept."""
    with tempfile.TemporaryDirectory() as folder:
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).mallopt(*_ONE_STORE)
        living, began, memory = Windows(Path(folder), Random(seed)), monotonic(), list[float]()
        qInstallMessageHandler(living.hear)
        sys.excepthook = living.fall
        for number in range(1, windows + 1):
            living.live_through_one()
            gc.collect()
            memory.append(megabytes())
            if number % _REPORT_EVERY == 0 or number == windows:
                sys.stdout.write(
                    f"{number} windows in {monotonic() - began:.0f} s, {memory[-1]:.0f} MB, "
                    f"{len(living.failures)} failures, {len(living.said)} words from Qt\n"
                )
                sys.stdout.flush()
        left = living.left()
        qInstallMessageHandler(None)
    first = sorted(memory[int(windows * _SETTLED_AFTER) :][: max(1, windows // 10)])
    last = sorted(memory[-max(1, windows // 10) :])
    before, after = first[len(first) // 2], last[len(last) // 2]
    sys.stdout.write(f"memory from {before:.0f} to {after:.0f} MB; left behind: {', '.join(left) or 'nothing'}\n")
    for text in [*living.failures[:20], *living.said[:20]]:
        sys.stdout.write(f"{text}\n")
    return int(bool(living.failures or living.said or left or after > before * _GROWTH))


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    sys.exit(main(*(given + [WINDOWS, SEED][len(given) :])))
