"""Whatever is done in whatever order: nothing fails, the piece stays a piece, and undo leads back to where it began."""

from dataclasses import replace
from random import Random

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from composer.music.score import DRUM_CHANNEL, KeyChange, Meter, Note, Notes, Score, Tempo, Track
from composer.ui.documents import Documents
from tests.ui.test_canvas import move as mouse_moved

STEPS = 120
LOST_RELEASES = 0.05
"""How often a menu or a dialog of the system gets the release of a button."""
BUTTONS = [Qt.MouseButton.LeftButton] * 4 + [Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton]
MODIFIERS = [
    *[Qt.KeyboardModifier.NoModifier] * 4,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
]
KEYS = [
    Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Tab, Qt.Key.Key_Space,
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_5,
]  # fmt: skip
CLIPS = [b"", b"not music", b"MThd\x00\x00\x00\x06\x00\x00\x00\x01\x00\x60MTrk"]


def a_piece() -> Score:
    """Return a piece with odd meters, drums, an empty track and notes at every edge."""
    melody = Notes([Note(240 * n, 50 + n * 7 % 30, 240, 40 + n, n % 5 == 0) for n in range(40)])
    edges = Notes([Note(0, 0, 1, 1), Note(0, 127, 9600, 127), Note(4000, 60, 480), Note(4000, 60, 960)])
    drums = Notes([Note(480 * n, 36 + n % 4 * 2, 60) for n in range(16)])
    return Score(
        (Track("A", melody), Track("B", edges, 40, 1), Track("Empty"), Track("Drums", drums, 0, DRUM_CHANNEL)),
        tempos=(Tempo(0), Tempo(1920, 300_000)),
        meters=(Meter(0, 15, 8), Meter(3600, 3, 4), Meter(6480, 5, 16)),
        keys=(KeyChange(0, 2), KeyChange(3600, -5, True)),
    )


class Storm:
    """Does to a desk what no musician does, each thing drawn by lot; `done` tells what was done."""

    def __init__(self, desk, dice):
        self.desk, self.dice, self.done = desk, dice, []
        self._held = None
        roll = desk.roll
        self.parts = [roll.canvas, roll.canvas, roll.keys, roll.ruler, roll.overview, roll.lanes.velocity,
                      roll.lanes.tempo, roll.lanes.controller, desk.tracks, desk.transport]  # fmt: skip
        self.names = [name for name in desk.actions if name != "actionQuit"]
        self.kinds = [self.act] * 6 + [self.press, self.move, self.move, self.release] * 2
        self.kinds += [self.double_click, self.key, self.wheel, self.lose_focus, self.clip, self.field, self.resize]

    def step(self):
        self.dice.choice(self.kinds)()
        QApplication.processEvents()
        if self.dice.random() < 0.5:
            self.close_what_is_open()

    def end(self):
        """Let go of everything."""
        while QApplication.activePopupWidget() or QApplication.activeModalWidget():
            self.close_what_is_open()
        self.release()
        self.desk.playback.stop()
        self.desk.generating.forget()

    def tell(self, *what):
        self.done.append(" ".join(map(str, what)))

    def act(self):
        name = self.dice.choice(self.names)
        self.tell("trigger", name, self.desk.actions[name].isEnabled())
        self.desk.actions[name].trigger()

    def _place(self, part):
        beyond = self.dice.random() < 0.2
        low, high = (-50, 50) if beyond else (0, 0)
        return QPoint(self.dice.randint(low, part.width() + high), self.dice.randint(low, part.height() + high))

    def press(self):
        if self._held is None:
            part, button, keys = self.dice.choice(self.parts), self.dice.choice(BUTTONS), self.dice.choice(MODIFIERS)
            self._held = part, button
            self.tell("press", part.objectName(), button, keys)
            QTest.mousePress(part, button, keys, self._place(part))

    def move(self):
        part, button = self._held or (self.dice.choice(self.parts), Qt.MouseButton.NoButton)
        self.tell("move", part.objectName())
        lost = self.dice.random() < LOST_RELEASES
        mouse_moved(part, self._place(part), self.dice.choice(MODIFIERS), Qt.MouseButton.NoButton if lost else button)

    def release(self):
        if self._held is not None:
            (part, button), self._held = self._held, None
            self.tell("release", part.objectName())
            QTest.mouseRelease(part, button, self.dice.choice(MODIFIERS), self._place(part))

    def double_click(self):
        if self._held is None:
            part, button, keys = self.dice.choice(self.parts), self.dice.choice(BUTTONS), self.dice.choice(MODIFIERS)
            at = self._place(part)
            self.tell("double click", part.objectName(), button, keys, at)
            QTest.mouseClick(part, button, keys, at)
            QTest.mouseDClick(part, button, keys, at)
            QTest.mouseRelease(part, button, keys, at)

    def key(self):
        into = QApplication.focusWidget() or self.desk.roll.canvas
        key, keys = self.dice.choice(KEYS), self.dice.choice(MODIFIERS)
        self.tell("key", key, keys, type(into).__name__)
        QTest.keyClick(into, key, keys)

    def wheel(self):
        part = self.dice.choice(self.parts)
        at, turn = QPointF(self._place(part)), QPoint(0, self.dice.choice([-1200, -120, 15, 120, 1200]))
        self.tell("wheel", part.objectName())
        event = QWheelEvent(at, part.mapToGlobal(at), QPoint(), turn, Qt.MouseButton.NoButton,
                            self.dice.choice(MODIFIERS), Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
        QApplication.sendEvent(part, event)

    def lose_focus(self):
        self.tell("lose focus")
        QApplication.sendEvent(self.desk.roll.canvas, QFocusEvent(QEvent.Type.FocusOut))

    def clip(self):
        self.tell("clip")
        fresh = QMimeData()
        if self.dice.random() < 0.5:
            fresh.setText("some words")
        else:
            fresh.setData("audio/midi", self.dice.choice(CLIPS))
        QGuiApplication.clipboard().setMimeData(fresh)

    def field(self):
        fields = [one for one in self.desk.frame.findChildren(QLineEdit) if one.isVisible() and one.isEnabled()]
        if fields:
            field = self.dice.choice(fields)
            field.setFocus()
            self.tell("write", field.objectName(), field.parent().objectName())
            field.selectAll()
            QTest.keyClicks(field, self.dice.choice(["0", "-1", "999999", "3/8", "15/8", "x", " ", "400", "7/5"]))
            QTest.keyClick(field, self.dice.choice([Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab]))

    def resize(self):
        size = self.dice.choice([(640, 480), (1280, 800), (900, 500)])
        self.tell("resize", size)
        self.desk.frame.resize(*size)

    def close_what_is_open(self):
        for open_one in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
            if open_one is not None:
                key = self.dice.choice([Qt.Key.Key_Escape, Qt.Key.Key_Return])
                self.tell("close", open_one.objectName() or type(open_one).__name__, key)
                QTest.keyClick(open_one, key)
        QApplication.processEvents()


@pytest.fixture
def quiet(monkeypatch):
    """Answer every dialog that waits: no file is named, unsaved work may go."""
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *given: ("", ""))
    monkeypatch.setattr(Documents, "may_drop", lambda self: True)


def check(session):
    """What holds of a piece at all times; a score looks at itself when it is made."""
    assert replace(session.score) == session.score
    assert session.track.notes.contains(session.selection).all()


@pytest.mark.parametrize("piece", [Score(), a_piece()], ids=["empty", "odd"])
@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_is_done_nothing_fails_and_undo_leads_back(desk, qtbot, no_network, quiet, piece, seed):
    session, stack = desk.session, desk.session.undo_stack
    session.open(piece, None)
    storm = Storm(desk, Random(seed))
    for _ in range(STEPS):
        with qtbot.captureExceptions() as failures:
            storm.step()
        assert not failures, storm.done[-20:]
        check(session)
    storm.end()
    while stack.canRedo():
        stack.redo()
    end = session.score
    while stack.canUndo():
        stack.undo()
        check(session)
    assert session.score in (piece, Score()), storm.done
    while stack.canRedo():
        stack.redo()
    assert session.score == end
