"""How the window lives while a take is made: how soon the first ghost comes, how long its event loop is held up."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from time import perf_counter

import numpy as np
from PySide6.QtCore import QObject, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from composer.audio import recording
from composer.audio.player import PlayState
from composer.benchmarks.figures import Figure
from composer.generation.wishes import Wishes
from composer.ui import demo, display
from composer.ui.desk import Desk
from composer.ui.failures import Failures
from composer.ui.frame import Frame
from composer.ui.look.theme import Theme

_SECONDS = 4.0
_TAKES = 12


class Pulse(QObject):
    """Notes how far apart the turns of the event loop are, asking for one every millisecond."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._last = perf_counter()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_turn)
        self._timer.start(1)

    def _on_turn(self) -> None:
        now = perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now

    def stop(self) -> list[float]:
        """Stop, and return the gaps in milliseconds."""
        self._timer.stop()
        return self.gaps


def figures(model: str) -> dict[str, Figure]:
    """Measure the real window with a model: first ghosts, cancels, and the event loop beside an idle one."""
    with _window(model) as desk:
        first = [_first_ghost(desk, model, seed) for seed in range(_TAKES)]
        stop = [_stop(desk, model, seed) for seed in range(_TAKES)]
        idle = _gaps(desk, lambda: None)
        busy = _gaps(desk, lambda: _keep_busy(desk, model))
    return {
        "window.first_ghost.p95": Figure(float(np.percentile(first, 95)), "ms", "asked for", 300.0),
        "window.stop.p95": Figure(float(np.percentile(stop, 95)), "ms", "asked for", 100.0),
        "window.event_loop.p99": Figure(float(np.percentile(busy, 99)), "ms", "idle", float(np.percentile(idle, 99))),
        "window.event_loop.longest": Figure(max(busy), "ms", "idle", max(idle)),
    }


def while_playing(model: str) -> dict[str, Figure]:
    """Measure the event loop of the window while it plays and generates, and while it only plays."""
    with tempfile.TemporaryDirectory() as folder:
        recording.record_to(Path(folder, "mixer.raw"))
        with _window(model) as desk:
            playing = _gaps(desk, lambda: _keep_playing(desk))
            both = _gaps(desk, lambda: _keep_both(desk, model))
            desk.playback.stop()
    return {
        "window.playing_and_generating.p99": Figure(
            float(np.percentile(both, 99)), "ms", "playing alone", float(np.percentile(playing, 99))
        ),
        "window.playing_and_generating.longest": Figure(max(both), "ms", "playing alone", max(playing)),
    }


@contextmanager
def _window(model: str) -> Iterator[Desk]:
    """Show the real window with a few notes and a model that is loaded, without a sound of its own."""
    display.do_without()
    app = QApplication.instance() or QApplication(["composer"])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        store = QSettings(str(Path(folder, "benchmark.ini")), QSettings.Format.IniFormat)
        frame = Frame()
        desk = Desk(frame, Theme(app, "dark"), store, Random(0), Failures(frame, Path(folder, "benchmark.log")))
        for name in ("actionPlayTakes", "actionHearNotes"):
            desk.actions[name].setChecked(False)
        frame.show()
        try:
            demo.wait_until(lambda: bool(desk.panel.model), "a model")
            demo.click_notes(desk)
            _take(desk, model, 0)
            yield desk
        finally:
            desk.session.undo_stack.setClean()
            frame.close()


def _take(desk: Desk, model: str, seed: int) -> None:
    desk.generating.forget()
    desk.generating.generate(model, Wishes(bars=8, random_seed=seed))
    demo.wait_until(lambda: not desk.generating.is_busy, "a take")


def _first_ghost(desk: Desk, model: str, seed: int) -> float:
    """Return the milliseconds from asking for a take to its first note on the roll."""
    desk.generating.forget()
    began = perf_counter()
    desk.generating.generate(model, Wishes(random_seed=seed))
    while not len(desk.roll.canvas.ghosts) and desk.generating.is_busy:
        QApplication.processEvents()
    shown = (perf_counter() - began) * 1000
    demo.wait_until(lambda: not desk.generating.is_busy, "a take")
    return shown


def _stop(desk: Desk, model: str, seed: int) -> float:
    """Return the milliseconds from cancelling takes that are under way until nothing is."""
    desk.generating.forget()
    desk.generating.generate(model, Wishes(bars=64, random_seed=seed), 8)
    demo.wait_until(lambda: len(desk.roll.canvas.ghosts) > 0, "a ghost")
    began = perf_counter()
    desk.actions["actionCancelGenerate"].trigger()
    while desk.generating.is_busy:
        QApplication.processEvents()
    return (perf_counter() - began) * 1000


def _keep_busy(desk: Desk, model: str) -> None:
    if not desk.generating.is_busy:
        desk.generating.forget()
        desk.generating.generate(model, Wishes(bars=64, random_seed=len(desk.generating.takes)))


def _keep_both(desk: Desk, model: str) -> None:
    _keep_playing(desk)
    _keep_busy(desk, model)


def _keep_playing(desk: Desk) -> None:
    if desk.playback.state is not PlayState.PLAYING:
        desk.playback.play_from(0)


def _gaps(desk: Desk, work: Callable[[], None]) -> list[float]:
    """Return the gaps between turns of the event loop while some work goes on."""
    pulse, until = Pulse(), perf_counter() + _SECONDS

    def is_over() -> bool:
        work()
        return perf_counter() > until

    demo.wait_until(is_over, "the end")
    desk.generating.forget()
    return pulse.stop()
