"""A real window on settings and a log of its own; the test that leaves a thread or a timer behind fails."""

import gc
from collections.abc import Iterator
from itertools import count
from random import Random

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSettings, QThread, QTimer
from PySide6.QtGui import QGuiApplication

from composer.generation import library
from composer.ui.desk import Desk
from composer.ui.failures import Failures
from composer.ui.frame import Frame
from composer.ui.look.theme import Theme
from composer.ui.roll.view import RollView
from tests.generation.dicey import dicey_model

_TESTS = count(1)
_COLLECTED_EVERY = 12


@pytest.fixture(autouse=True)
def nothing_left_running() -> Iterator[None]:
    # What is frozen is collected by nobody, and a window that is closed is twenty megabytes of circles.
    if next(_TESTS) % _COLLECTED_EVERY == 0:
        gc.collect()
    # Who looks for what a test has left behind need not look through all that was there before, again and again.
    gc.freeze()
    yield
    app = QCoreApplication.instance()
    if app is None:
        gc.unfreeze()
        return
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if alive(app):
        gc.collect()  # what only waits for the collector is not left behind
    left = alive(app)
    gc.unfreeze()
    names = [f"{type(one).__name__} {one.objectName()!r} of {type(one.parent()).__name__}" for one in left]
    for one in left:
        end(one)
    assert not left, f"still running after the test: {', '.join(names)}"


@pytest.fixture(autouse=True)
def clipboard_of_its_own() -> Iterator[None]:
    yield
    if isinstance(app := QCoreApplication.instance(), QGuiApplication):
        # What Python has put there would be freed after Python itself has gone, and crash.
        app.clipboard().setText("")


def alive(app: QCoreApplication) -> list[QThread | QTimer]:
    """Return the threads that run and the timers that tick, without the thread of the tests."""
    found = [one for one in gc.get_objects() if issubclass(type(one), (QThread, QTimer)) and shiboken6.isValid(one)]
    return [one for one in found if is_running(one) and one != app.thread()]


def is_running(one: QThread | QTimer) -> bool:
    return one.isActive() if isinstance(one, QTimer) else one.isRunning()


def end(one: QObject) -> None:
    """Stop it, so that the next test is not blamed for it."""
    if isinstance(one, QTimer):
        one.stop()
    elif isinstance(one, QThread):
        one.requestInterruption()
        one.quit()
        one.wait(5000)


@pytest.fixture
def roll(session, qapp, qtbot):
    """A roll of the session of a test, shown as a whole."""
    theme = Theme(qapp, "dark")
    view = RollView(session, theme)
    qtbot.addWidget(view)
    view.resize(1000, 640)
    with qtbot.waitExposed(view):
        view.show()
    view.show_whole()
    yield view
    theme.deleteLater()


@pytest.fixture
def unseen_desk(qapp, tmp_path):
    """A desk on a frame that is not shown yet."""
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    theme, frame = Theme(qapp, "dark"), Frame()
    desk = Desk(frame, theme, store, Random(0), Failures(frame, tmp_path / "composer.log"))
    desk.actions["actionHearNotes"].setChecked(False)
    desk.actions["actionPlayTakes"].setChecked(False)
    desk.panel._count.setValue(1)
    yield desk
    # What is under way in a test that failed becomes work, and work is asked about.
    desk.documents.asking.emit()
    desk.session.undo_stack.setClean()
    frame.close()
    frame.deleteLater()
    theme.deleteLater()


@pytest.fixture
def desk(unseen_desk, qtbot):
    with qtbot.waitExposed(unseen_desk.frame):
        unseen_desk.frame.show()
    qtbot.waitUntil(lambda: bool(unseen_desk.panel.model))
    return unseen_desk


@pytest.fixture
def no_network(monkeypatch):
    """A model without a network in the place of all others, to be there before a desk begins to load one."""
    model = dicey_model()
    monkeypatch.setattr(library, "load", lambda name: model)
    return model
