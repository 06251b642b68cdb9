"""The whole main job with nobody at the mouse: the real window, clicked notes, Generate, playback, export."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Generator
from pathlib import Path
from random import Random
from time import monotonic

from PySide6.QtCore import QEvent, QEventLoop, QPoint, QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from composer.audio import recording
from composer.audio.player import PlayState
from composer.errors import ComposerError
from composer.music import changes
from composer.music.score import Score
from composer.music.theory import Key
from composer.paths import UnwritableFile
from composer.ui import display
from composer.ui.desk import Desk
from composer.ui.failures import Failures
from composer.ui.frame import Frame
from composer.ui.look.theme import Choice, Theme

# Two bars in D that a visitor might click, as (first eighth, length in eighths, pitch).
SEED = ((0, 2, 62), (2, 1, 66), (3, 1, 67), (4, 2, 69), (6, 1, 69), (7, 1, 71), (8, 2, 74), (10, 2, 69), (12, 4, 66))
_DICE = 4
_LONGEST_WAIT = 120.0
_RINGING_MILLISECONDS = 600


class DemoFailed(ComposerError):
    """A step of the demonstration that did not come to its end."""


def run(out: Path, theme: Choice = "dark") -> Generator[str, None, None]:
    """Do the main job and leave demo.mid, roll.png and demo.wav in a folder; yield what was done, step by step.

    Works with no display and no sound card. Raises ComposerError if a step fails or the folder cannot be written.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableFile(out, error) from error
    display.do_without()
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder, "mixer.raw")
        recording.record_to(raw)
        yield from _perform(out, theme, Path(folder))
        recording.wav_of(raw, out / "demo.wav")
        yield f"{out / 'demo.wav'}: what the mixer played"


def _perform(out: Path, theme: Choice, folder: Path) -> Generator[str, None, None]:
    app = QApplication.instance() or QApplication(["composer"])
    assert isinstance(app, QApplication)
    store = QSettings(str(folder / "demo.ini"), QSettings.Format.IniFormat)
    frame = Frame()
    desk = Desk(frame, Theme(app, theme), store, Random(_DICE), Failures(frame, folder / "composer.log"))
    desk.actions["actionPlayTakes"].setChecked(False)
    frame.show()
    try:
        yield from _drive(desk, out)
    finally:
        desk.session.undo_stack.setClean()
        frame.close()
        frame.deleteLater()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _drive(desk: Desk, out: Path) -> Generator[str, None, None]:
    wait_until(lambda: bool(desk.panel.model), "a model to be listed")
    desk.session.open(changes.set_key(changes.set_tempo(Score(), 108), Key(tonic=2)), None)
    click_notes(desk)
    yield f"{len(desk.session.track.notes)} notes clicked"
    QTest.mouseClick(_button(desk, "generate"), Qt.MouseButton.LeftButton)
    wait_until(lambda: desk.generating.take is not None, "a take")
    take = desk.generating.take
    assert take is not None
    yield f"{len(take.notes)} notes continued by “{take.model}”, random seed {take.wishes.random_seed}"
    desk.playback.play_from(0)
    if desk.playback.state is not PlayState.PLAYING:
        raise DemoFailed("The demonstration stopped: the piece could not be played.")
    wait_until(lambda: desk.playback.position > take.start + (take.end - take.start) / 3, "the playhead")
    if not desk.frame.grab().save(str(out / "roll.png")):
        raise DemoFailed(f"{out / 'roll.png'} cannot be written.")
    yield f"{out / 'roll.png'}: the window while the take plays"
    QTest.mouseClick(_button(desk, "keep"), Qt.MouseButton.LeftButton)
    wait_until(lambda: desk.playback.state is PlayState.STOPPED, "the end of the piece")
    QTest.qWait(_RINGING_MILLISECONDS)
    if not desk.documents.export_to(out / "demo.mid"):
        raise DemoFailed(f"{out / 'demo.mid'} cannot be written.")
    yield f"{out / 'demo.mid'}: {len(desk.session.track.notes)} notes"


def click_notes(desk: Desk) -> None:
    """Draw the seed notes on the roll with the mouse, dragging the longer ones to their length.

    The short ones come first: a click draws a note as long as the last one.
    """
    canvas, eighth, left = desk.roll.canvas, desk.session.score.ticks_per_beat // 2, Qt.MouseButton.LeftButton
    for first, length, pitch in sorted(SEED, key=lambda note: note[1]):
        QTest.mousePress(canvas, left, pos=canvas.point_at(first * eighth, pitch))
        QTest.mouseMove(canvas, canvas.point_at((first + length) * eighth, pitch) - QPoint(5, 0))
        QTest.mouseRelease(canvas, left, pos=canvas.point_at((first + length) * eighth, pitch) - QPoint(5, 0))


def _button(desk: Desk, name: str) -> QPushButton:
    button = desk.frame.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    return button


def wait_until(happened: Callable[[], bool], what: str, seconds: float = _LONGEST_WAIT) -> None:
    """Let the window live until something has happened. Raises DemoFailed if it does not in time."""
    deadline = monotonic() + seconds
    loop, timer = QEventLoop(), QTimer()
    timer.setInterval(10)
    timer.timeout.connect(lambda: loop.quit() if happened() or monotonic() > deadline else None)
    timer.start()
    if not happened():
        loop.exec()
    timer.stop()
    if not happened():
        raise DemoFailed(f"The demonstration stopped: {what} did not come within {seconds:.0f} seconds.")
