"""How fast the roll paints, beside a QGraphicsScene and a loop of drawRect with the same notes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from time import perf_counter

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView, QWidget

from composer.benchmarks.figures import Figure, Report
from composer.music import edits
from composer.music.score import Notes, Score
from composer.ui import display
from composer.ui.roll.painter import rectangles
from composer.ui.roll.view import RollView
from composer.ui.roll.viewport import Viewport
from composer.ui.session import Session
from composer.ui.theme import Theme

_WIDTH, _HEIGHT = 1280, 800
_FRAMES = 60


def run() -> Report:
    """Measure frames of 10 000 notes in sight, of 100 000 zoomed out, and a step of the playhead."""
    display.do_without()
    app = QApplication.instance() or QApplication(["composer"])
    assert isinstance(app, QApplication)
    theme = Theme(app, "dark")
    few, many = _notes(10_000, 150), _notes(100_000, 2000)
    figures = {
        "roll.paint_10k.p95": _beside_scene(theme, few),
        "roll.paint_10k_beside_drawrect.p95": _beside_loop(theme, few),
        "roll.paint_100k_zoomed_out.p95": _beside_scene(theme, many),
        "roll.playhead.p95": _playhead(theme, few),
    }
    size = f"{_WIDTH} x {_HEIGHT} pixels, {_FRAMES} frames, each scrolled by a pixel and painted anew"
    return Report(figures, [size, "rivals: QGraphicsScene of QGraphicsRectItem, and a loop of QPainter.drawRect"])


def _notes(count: int, beats: int) -> Notes:
    """Return notes spread evenly over some beats and all pitches, a quarter of a beat to one beat long."""
    dice = np.random.default_rng(0)
    start = dice.integers(0, beats * 480, count)
    pitch, duration = dice.integers(0, 128, count), dice.integers(120, 481, count)
    return Notes.of_columns(start, pitch, duration, dice.integers(40, 127, count))


def _roll(theme: Theme, notes: Notes) -> RollView:
    """Return a shown roll with all its notes in sight."""
    roll = RollView(Session(edits.add(Score(), notes)), theme)
    roll.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    roll.resize(_WIDTH, _HEIGHT)
    roll.show()
    roll.show_whole()
    view = roll.camera.viewport
    roll.camera.look(
        replace(view, left=0.0, top=128.0, beat_width=view.width * 480 / notes.span[1], row_height=1.0).clamped()
    )
    QApplication.processEvents()
    return roll


def _p95(do: Callable[[int], object]) -> float:
    """Return the 95th percentile of the milliseconds that something takes, after a few runs to warm up."""
    times = []
    for frame in range(_FRAMES + 5):
        began = perf_counter()
        do(frame)
        times.append((perf_counter() - began) * 1000)
    return round(float(np.percentile(times[5:], 95)), 3)


def _roll_p95(roll: RollView) -> float:
    def frame(number: int) -> None:
        view = roll.camera.viewport
        roll.camera.look(replace(view, left=(number % 2) / view.scale))
        roll.canvas.repaint()

    return _p95(frame)


def _beside_scene(theme: Theme, notes: Notes) -> Figure:
    roll = _roll(theme, notes)
    ours = _roll_p95(roll)
    scene = QGraphicsScene()
    for x, y, width, height in rectangles(roll.camera.viewport, notes).tolist():
        scene.addRect(x, y, width, height, Qt.PenStyle.NoPen, QColor("teal"))
    view = QGraphicsView(scene)
    view.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    view.resize(_WIDTH, _HEIGHT)
    view.show()
    theirs = _p95(lambda frame: view.viewport().repaint())
    view.close()
    roll.close()
    return Figure(ours, "ms", "QGraphicsScene", theirs)


class _LoopWidget(QWidget):
    """Paints notes the obvious way."""

    def __init__(self, notes: Notes, view: Viewport) -> None:
        super().__init__()
        self._boxes = [QRectF(*box) for box in rectangles(view, notes).tolist()]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint one rectangle after the other."""
        painter = QPainter(self)
        painter.setBrush(QColor("teal"))
        for box in self._boxes:
            painter.drawRect(box)


def _beside_loop(theme: Theme, notes: Notes) -> Figure:
    roll = _roll(theme, notes)
    ours = _roll_p95(roll)
    loop = _LoopWidget(notes, roll.camera.viewport)
    loop.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    loop.resize(_WIDTH, _HEIGHT)
    loop.show()
    theirs = _p95(lambda frame: loop.repaint())
    loop.close()
    roll.close()
    return Figure(ours, "ms", "loop of drawRect", theirs)


def _playhead(theme: Theme, notes: Notes) -> Figure:
    """Return what a step of the playhead costs, beside painting everything anew."""
    roll = _roll(theme, notes)

    def step(number: int) -> None:
        roll.show_playhead(number * 480.0)
        QApplication.processEvents()

    ours, theirs = _p95(step), _roll_p95(roll)
    roll.close()
    return Figure(ours, "ms", "the whole roll painted anew", theirs)
