"""How fast the roll is and how much it holds, beside a QGraphicsScene and a loop of drawRect with the same notes."""

from __future__ import annotations

import gc
import tempfile
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication

from composer.benchmarks import eventloop
from composer.benchmarks.figures import Figure, Report
from composer.benchmarks.rivals import Loop, Scene
from composer.files import midi
from composer.music import edits
from composer.music.score import Notes, Score
from composer.ui import display
from composer.ui.look.theme import Theme
from composer.ui.roll.view import RollView
from composer.ui.session import Session

_WIDTH, _HEIGHT = 1280, 800
_FRAMES, _RIVAL_FRAMES = 60, 12
_NOTES_A_BEAT = 50
_SELECTED = 1000
_NONE = Qt.KeyboardModifier.NoModifier


def run() -> Report:
    """Measure frames of 10 000, 100 000 and 1 000 000 notes, edits, memory, and the event loop of a busy window."""
    display.do_without()
    app = QApplication.instance() or QApplication(["composer"])
    assert isinstance(app, QApplication)
    theme = Theme(app, "dark")
    figures = {
        **_painting(theme, _notes(10_000, 150)),
        **_large(theme, _notes(100_000, 100_000 // _NOTES_A_BEAT)),
        **_huge(theme, _notes(1_000_000, 1_000_000 // _NOTES_A_BEAT)),
        **eventloop.while_playing("melody"),
    }
    return Report(figures, [f"{_WIDTH} x {_HEIGHT} pixels, {_FRAMES} frames, of rivals {_RIVAL_FRAMES}", *_WAYS])


_WAYS = [
    "rivals: a QGraphicsScene of a QGraphicsRectItem each, and a loop of QPainter.drawRect, all notes in one colour",
    "paint: all notes in sight, scrolled by a pixel; anew: with nothing kept of the frame before; playhead: a beat on",
    "scroll: beats 42 pixels wide, by 9 pixels; whole: as far out as it goes",
    "drag: 1000 selected notes, painted at every move of the mouse; undo: 1000 notes higher, painted, undone, painted",
    "open: a MIDI file of 100 000 notes read, opened and painted; memory: what 1 000 000 notes take more, and one edit",
]


def _notes(count: int, beats: int) -> Notes:
    """Return notes spread evenly over some beats and all pitches, a quarter of a beat to one beat long."""
    dice = np.random.default_rng(0)
    start = dice.integers(0, beats * 480, count)
    pitch, duration = dice.integers(0, 128, count), dice.integers(120, 481, count)
    return Notes.of_columns(start, pitch, duration, dice.integers(40, 127, count))


class _Roll(RollView):
    """A roll and its session."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self.session = session


def _roll(theme: Theme, notes: Notes) -> _Roll:
    """Return a shown roll of a piece."""
    roll = _Roll(Session(edits.add(Score(), notes)), theme)
    roll.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    roll.resize(_WIDTH, _HEIGHT)
    roll.show()
    QApplication.processEvents()
    return roll


def _look_at_all(roll: _Roll) -> None:
    """Bring all notes into sight, as far as the roll can."""
    view, notes = roll.camera.viewport, roll.session.track.notes
    beat = view.width * 480 / notes.span[1]
    roll.camera.look(replace(view, left=0.0, top=128.0, beat_width=beat, row_height=1.0).clamped())
    QApplication.processEvents()


def _p95(do: Callable[[int], object], count: int = _FRAMES) -> float:
    return _percentile(do, 95, count)


def _percentile(do: Callable[[int], object], share: int, count: int = _FRAMES) -> float:
    """Return a percentile of the milliseconds that something takes, after a few runs to warm up."""
    times = []
    for frame in range(count + 3):
        began = perf_counter()
        do(frame)
        times.append((perf_counter() - began) * 1000)
    return round(float(np.percentile(times[3:], share)), 3)


def _scrolling(roll: _Roll, pixels: int) -> Callable[[int], None]:
    """Return what shows a roll moved to the left, in a frame of a number, by so many pixels more than before."""
    first = roll.camera.viewport.left

    def frame(number: int) -> None:
        view = roll.camera.viewport
        roll.camera.look(replace(view, left=first + number * pixels / view.scale))
        roll.canvas.repaint()

    return frame


def _painting(theme: Theme, notes: Notes) -> dict[str, Figure]:
    """Return how long 10 000 notes in sight take, and a step of the playhead over them."""
    roll = _roll(theme, notes)
    _look_at_all(roll)
    scene, loop = Scene(notes, roll.camera.viewport), Loop(notes, roll.camera.viewport)

    def step(number: int) -> None:
        roll.show_playhead(number * 480.0)
        QApplication.processEvents()

    def anew(number: int) -> None:
        roll.choose_grid(roll.canvas.hand.grid)
        roll.lanes.velocity.refresh()
        roll.canvas.repaint()

    scrolled, by_scene, by_loop = _scrolling(roll, 1), lambda _: scene.viewport().repaint(), loop.scroll_to
    figures = {
        "roll.paint_10k.p95": Figure(_p95(scrolled), "ms", "QGraphicsScene", _p95(by_scene)),
        "roll.paint_10k_beside_drawrect.p95": Figure(_p95(scrolled), "ms", "loop of drawRect", _p95(by_loop)),
        "roll.paint_10k_anew.p95": Figure(_p95(anew), "ms", "QGraphicsScene", _p95(by_scene)),
        "roll.playhead": Figure(_percentile(step, 50), "ms", "the whole roll painted anew", _percentile(anew, 50)),
        "roll.playhead.p95": Figure(_p95(step), "ms", "the whole roll painted anew", _p95(anew)),
    }
    _close(roll, scene, loop)
    return figures


def _large(theme: Theme, notes: Notes) -> dict[str, Figure]:
    """Return how long it takes to open, scroll, zoom, drag and edit a piece of 100 000 notes."""
    opened = _opened(theme, notes)
    roll = _roll(theme, notes)
    scene, loop = Scene(notes, roll.camera.viewport), Loop(notes, roll.camera.viewport)
    close = roll.camera.viewport

    def zoom(number: int) -> None:
        roll.camera.look(close.time_zoomed(0.94 ** (number % _FRAMES), close.width / 2))
        roll.canvas.repaint()

    figures = {
        "roll.open_100k": opened,
        "roll.scroll_100k.p95": Figure(
            _p95(_scrolling(roll, 9)), "ms", "QGraphicsScene", _p95(lambda n: scene.scroll_to(9 * n), _RIVAL_FRAMES)
        ),
        "roll.zoom_100k.p95": Figure(
            _p95(zoom), "ms", "QGraphicsScene", _p95(lambda n: scene.zoom_to(0.94 ** (5 * n)), _RIVAL_FRAMES)
        ),
    }
    roll.camera.look(close)
    figures["roll.drag_1000.p95"] = _drag(roll, scene)
    figures["roll.edit_and_undo.p95"] = _edit_and_undo(roll, scene)
    _look_at_all(roll)
    figures["roll.whole_100k.p95"] = Figure(
        _p95(_scrolling(roll, 9)), "ms", "loop of drawRect", _p95(lambda n: loop.scroll_to(9 * n), _RIVAL_FRAMES)
    )
    _close(roll, scene, loop)
    return figures


def _opened(theme: Theme, notes: Notes) -> Figure:
    """Return how long a file takes from being read to being painted, beside making the items of a scene of it."""
    roll = _roll(theme, Notes())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "large.mid")
        midi.write(edits.add(Score(), notes), path)

        def open_(number: int) -> None:
            roll.session.open(midi.read(path).score, path)
            roll.show_whole()
            roll.canvas.repaint()

        ours = _p95(open_, 3)
    began = perf_counter()
    scene = Scene(notes, roll.camera.viewport)
    scene.viewport().repaint()
    theirs = (perf_counter() - began) * 1000
    _close(roll, scene)
    return Figure(ours, "ms", "QGraphicsScene of the notes already read", theirs)


def _drag(roll: _Roll, scene: Scene) -> Figure:
    """Return how long a frame of dragging selected notes takes."""
    session, view, hand = roll.session, roll.camera.viewport, roll.canvas.hand
    chosen = _chosen(session.track.notes)
    session.select(chosen)
    held = chosen[len(chosen) // 2]
    middle = view.x_at(held.start + held.duration / 2)
    at = QPointF(middle, view.y_at(float(held.pitch)) + view.row_height / 2)
    hand.begin(Qt.MouseButton.LeftButton, at, _NONE)

    def frame(number: int) -> None:
        hand.lead(at + QPointF(12.0 * (number % 20), 20.0 * (number % 3)), _NONE)
        roll.canvas.repaint()

    ours = _p95(frame)
    hand.cancel()
    items = scene.items_of(_SELECTED)
    theirs = _p95(lambda n: scene.move_to(items, 12.0 * (n % 20), 20.0 * (n % 3)), _RIVAL_FRAMES)
    return Figure(ours, "ms", "QGraphicsScene", theirs)


def _chosen(notes: Notes) -> Notes:
    """Return the first notes that can go up and down."""
    return notes[np.flatnonzero((notes.pitch > 60) & (notes.pitch < 84))[:_SELECTED]]


def _edit_and_undo(roll: _Roll, scene: Scene) -> Figure:
    """Return how long it takes to move notes, show it, take it back and show that."""
    session = roll.session
    notes = _chosen(session.track.notes)

    def frame(number: int) -> None:
        moved = edits.moved(notes, semitones=1)
        session.commit("Transpose", edits.swap(session.score, notes, moved), moved)
        roll.canvas.repaint()
        session.undo_stack.undo()
        roll.canvas.repaint()

    items = scene.items_of(_SELECTED)

    def theirs(number: int) -> None:
        scene.move_to(items, 0.0, -6.0)
        scene.move_to(items, 0.0, 0.0)

    return Figure(_p95(frame), "ms", "QGraphicsScene", _p95(theirs, _RIVAL_FRAMES))


def _huge(theme: Theme, notes: Notes) -> dict[str, Figure]:
    """Return how long a million notes take to scroll, and how much memory they take."""
    roll = _roll(theme, Notes())
    a_note, an_edit = _memory(roll, notes)
    loop = Loop(notes, roll.camera.viewport)
    theirs = _p95(lambda number: loop.scroll_to(9 * number), 3)
    near = _p95(_scrolling(roll, 9))
    _look_at_all(roll)
    whole = _p95(_scrolling(roll, 9))
    _close(roll, loop)
    return {
        "roll.scroll_1m.p95": Figure(near, "ms", "loop of drawRect", theirs),
        "roll.scroll_1m_whole.p95": Figure(whole, "ms", "loop of drawRect", theirs),
        "roll.bytes_a_note": Figure(a_note, "bytes", "asked for", 400.0),
        "roll.undo_bytes_a_note": Figure(an_edit, "bytes", "asked for", 16.0),
    }


def _memory(roll: _Roll, given: Notes) -> tuple[float, float]:
    """Return the bytes a note that a piece takes when it is shown, and those that can be undone of one edit."""
    tracemalloc.start()
    # A piece that comes from elsewhere: its columns are its own.
    score = edits.add(Score(), Notes.of_sorted([column.copy() for column in given.columns]))
    roll.session.open(score, None)
    roll.show_whole()
    roll.canvas.repaint()
    held = _held()
    chosen = _chosen(score.tracks[0].notes)
    moved = edits.moved(chosen, semitones=1)
    roll.session.commit("Transpose", edits.swap(score, chosen, moved), moved)
    roll.canvas.repaint()
    after = _held()
    tracemalloc.stop()
    return held / len(given), (after - held) / len(given)


def _held() -> int:
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


def _close(*widgets: _Roll | Scene | Loop) -> None:
    for widget in widgets:
        widget.close()
        widget.deleteLater()
    QApplication.processEvents()
